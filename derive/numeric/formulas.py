"""Formulas put in for abstract functions, and for their partials with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sympy

from derive.errors import RuleError
from derive.functions import DeclaredFunction, FunctionDeclaration


def with_formulas(expression: sympy.Expr, formulas: Mapping[FunctionDeclaration, sympy.Lambda]) -> sympy.Expr:
    """Return the expression with every function that has a formula written out.

    >>> from derive.functions import function
    >>> x = sympy.Symbol("x", positive=True)
    >>> u = function("u", 1, ("utility", "效用"))
    >>> with_formulas(u(x) + u.partial(1)(2 * x), {u.declaration: sympy.Lambda(x, sympy.log(x))})
    log(x) + 1/(2*x)
    """
    while found := [applied for applied in expression.atoms(DeclaredFunction) if applied.declaration in formulas]:
        innermost = [applied for applied in found if not any(argument.atoms(*map(type, found)) for argument in applied.args)]
        expression = expression.xreplace({applied: _value(applied, formulas[applied.declaration]) for applied in innermost})
    return expression


def by_declaration(functions: Mapping[Any, sympy.Lambda]) -> dict[FunctionDeclaration, sympy.Lambda]:
    """Return the formulas keyed by declaration; the number of arguments must agree."""
    found = {}
    for function, formula in functions.items():
        declaration = function.declaration
        if not isinstance(formula, sympy.Lambda) or len(formula.variables) != declaration.arity:
            raise RuleError(
                "bad-formula",
                f"The formula for {declaration.key} is not a function of {declaration.arity} arguments.",
                f"Give a Lambda, such as Lambda(({', '.join('xyzuvw'[: declaration.arity])}), ...).",
            )
        found[declaration] = formula
    return found


def _value(applied: DeclaredFunction, formula: sympy.Lambda) -> sympy.Expr:
    places = [sympy.Dummy(f"x_{position}", positive=True) for position in range(len(applied.args))]
    value = formula.expr.xreplace(dict(zip(formula.variables, places, strict=True)))
    for position in applied.index:
        value = sympy.diff(value, places[position - 1])
    return value.xreplace(dict(zip(places, applied.args, strict=True)))
