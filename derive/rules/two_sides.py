"""An expression that vanishes, written as an equation: positive terms on one side, common nonzero factors dropped."""

from __future__ import annotations

from collections.abc import Sequence

import sympy
from sympy import Expr

from derive.rules.common_factors import collected
from derive.rules.leading_sign import lies_below_zero
from derive.rules.powers import combined


def two_sides(vanishing: Expr, multipliers: Sequence[Expr] = ()) -> tuple[Expr, Expr]:
    """Return the two sides of `vanishing = 0`: marginal values left, prices and lone multipliers right.

    >>> p = sympy.Symbol("p", positive=True)
    >>> a, b, q = sympy.symbols("a b q")
    >>> two_sides(p * a - p * b), two_sides(b - a, multipliers=[b]), two_sides(a * (-1 - q) + b, multipliers=[a])
    ((a, b), (a, b), (b, a*(q + 1)))
    """
    terms = [_oriented(term) for term in _terms(combined(without_nonzero_factors(combined(vanishing))))]
    taken = [term for term in terms if term.could_extract_minus_sign()]
    if not taken or len(taken) == len(terms):
        sign = -1 if taken else 1
        return collected(sign * sympy.Add(*terms)), sympy.S.Zero
    left, right = sympy.Add(*(term for term in terms if term not in taken)), sympy.Add(*(-term for term in taken))
    left, right = collected(left), collected(right)
    if _weight(left, multipliers) > _weight(right, multipliers):
        left, right = right, left
    return left, right


def _terms(expression: Expr) -> tuple[Expr, ...]:
    """The terms of a sum, or of a product with one sum: λ (F_1 - r) is λ F_1 - λ r."""
    if isinstance(expression, sympy.Mul):
        sums = [factor for factor in expression.args if isinstance(factor, sympy.Add)]
        if len(sums) == 1:
            rest = expression / sums[0]
            return tuple(rest * term for term in sums[0].args)
    return tuple(sympy.Add.make_args(expression))


def _oriented(term: Expr) -> Expr:
    """Write (-1 - r) x as -(1 + r) x, and (δ - 1) x as -(1 - δ) x."""
    for factor in sympy.Mul.make_args(term):
        if isinstance(factor, sympy.Add) and (_all_taken_away(factor) or lies_below_zero(factor)):
            return -(term / factor) * -factor
    return term


def _all_taken_away(factor: sympy.Add) -> bool:
    return all(part.could_extract_minus_sign() for part in factor.args)


def _weight(side: Expr, multipliers: Sequence[Expr]) -> tuple[bool, bool, int]:
    """A side with multipliers stands right, then one without marginal values (powers, functions), then the longer one."""
    marginal = side.has(sympy.Function, sympy.Pow)
    return bool(side.free_symbols & set(multipliers)), not marginal, sympy.count_ops(side)


def without_nonzero_factors(expression: Expr) -> Expr:
    """Divide by the factors, common to all terms, that cannot vanish by their declared domains or signs.

    >>> p, x, y = sympy.Symbol("p", positive=True), *sympy.symbols("x y")
    >>> without_nonzero_factors(2 * p * x - 2 * p * y)
    x - y
    """
    if isinstance(expression, sympy.Mul) and any(isinstance(factor, sympy.Add) for factor in expression.args):
        inner = [factor for factor in expression.args if not factor.is_nonzero]
        return sympy.Mul(*inner) if len(inner) > 1 or not inner else without_nonzero_factors(inner[0])
    content, primitive = expression.as_content_primitive() if isinstance(expression, sympy.Add) else (sympy.S.One, expression)
    expression = primitive if content.is_Integer and content > 1 else expression
    terms = sympy.Add.make_args(expression)
    if len(terms) < 2:
        return expression
    common = dict(terms[0].as_powers_dict())
    for term in terms[1:]:
        powers = term.as_powers_dict()
        common = {base: _smaller(exponent, powers[base]) for base, exponent in common.items() if base in powers}
    factor = sympy.Mul(*(base**exponent for base, exponent in common.items() if exponent is not None and base.is_nonzero))
    return expression if factor == 1 else sympy.Add(*(term / factor for term in terms))


def _smaller(one: Expr, other: Expr) -> Expr | None:
    """The smaller of two exponents; None where they cannot be compared."""
    if one == other:
        return one
    difference = one - other
    return one if difference.is_negative else other if difference.is_positive else None
