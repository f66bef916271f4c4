"""A concrete function for every abstract one, with the signs that were declared.

The forms are chosen so that their derivatives keep one sign on the whole line: `x`, `exp(x)`, `-exp(-x)` and their
mirror images; a positive value is had by an exponential of a sum, homogeneity by a product of powers.
"""

from __future__ import annotations

from collections.abc import Sequence

import sympy
from sympy import Dummy, Rational

from derive.errors import Location, RuleError
from derive.functions import DeclaredFunction, FunctionDeclaration

_SLOWLY = Rational(1, 8)


def instantiate(expression: sympy.Expr) -> sympy.Expr:
    """Return the expression with every declared function, and every partial of it, made concrete.

    >>> from derive.functions import function
    >>> from derive.symbols import variable
    >>> Y, i = variable("Y", ("income", "收入")), variable("i", ("interest rate", "利率"))
    >>> L = function("L", 2, ("money demand", "货币需求"), signs={1: ">0", 2: "<0"})
    >>> instantiate(L(Y, i)), instantiate(L.partial(2)(Y, i))
    (3*Y/2 - 2*i + 3, -2)
    """
    while found := expression.atoms(DeclaredFunction):
        innermost = [applied for applied in found if not any(argument.has(DeclaredFunction) for argument in applied.args)]
        expression = expression.xreplace({applied: _value(applied) for applied in innermost})
    return expression


def _value(applied: DeclaredFunction) -> sympy.Expr:
    arguments = [Dummy(f"x_{position}", positive=True) for position in range(len(applied.args))]
    form = concrete_form(applied.declaration, arguments)
    for position in applied.index:
        form = sympy.diff(form, arguments[position - 1])
    return form.xreplace(dict(zip(arguments, applied.args, strict=True)))


def concrete_form(declaration: FunctionDeclaration, arguments: Sequence[sympy.Symbol]) -> sympy.Expr:
    """Return a formula in `arguments` that satisfies every declared sign, or raise a `RuleError`."""
    for form in _candidates(declaration, arguments):
        if all(_has_sign(_derivative(form, arguments, index), sign) for index, sign in declaration.signs):
            return form
    raise RuleError(
        "no-instance",
        f"No concrete function is at hand for {declaration.key} with the declared signs "
        f"{', '.join(f'{index}: {sign}' for index, sign in declaration.signs)}.",
        "The residuals of this model cannot be computed numerically; its derivations can still be proved.",
        Location(symbol=declaration.key),
    )


def _candidates(declaration: FunctionDeclaration, arguments: Sequence[sympy.Symbol]) -> list[sympy.Expr]:
    degree = declaration.homogeneous
    if degree is not None:
        return [sympy.prod(argument ** Rational(degree, len(arguments)) for argument in arguments)]
    terms = [
        _term(argument, declaration.sign((position,)), declaration.sign((position, position)), position)
        for position, argument in enumerate(arguments, start=1)
    ]
    roots = sympy.prod(argument ** Rational(1, len(arguments) + 1) for argument in arguments)
    sums = sympy.Add(*terms)
    if declaration.concave:
        return [roots, sums]
    return [sums + 3, sums, sympy.exp(sums * _SLOWLY), -sympy.exp(sums * _SLOWLY), roots, sums - 3]


def _term(argument: sympy.Symbol, first: str | None, second: str | None, position: int) -> sympy.Expr:
    """A function of one argument with the given signs of its first and second derivative."""
    weight = Rational(position + 2, 2)
    rising, convex = first not in ("<0", "<=0"), second == ">0"
    if first == "=0":
        return sympy.S.Zero
    if second in (None, "=0", ">=0", "<=0"):
        return weight * argument if rising else -weight * argument
    direction = 1 if rising == convex else -1
    return (1 if convex else -1) * weight * sympy.exp(direction * argument * _SLOWLY)


def _derivative(form: sympy.Expr, arguments: Sequence[sympy.Symbol], index: tuple[int, ...]) -> sympy.Expr:
    for position in index:
        form = sympy.diff(form, arguments[position - 1])
    return form


def _has_sign(form: sympy.Expr, sign: str) -> bool:
    known = {
        ">0": form.is_positive,
        ">=0": form.is_nonnegative,
        "<0": form.is_negative,
        "<=0": form.is_nonpositive,
        "=0": form.is_zero,
    }
    return known[sign] is True
