"""Choosing a functional form.

A(f, f', ...),   f(x) = e(x) with every declared sign of f
----------------------------------------------------------
                    A(e, e', ...)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sympy
from sympy import Expr, Symbol

from derive.claims import Form, Specialises
from derive.equation import Equation
from derive.errors import Location, RuleError
from derive.functional_forms import Shape
from derive.functions import DeclaredFunction
from derive.rules.powers import combined
from derive.step import rule
from derive.symbols import EconomicSymbol


@rule(en="With {shapes}, {equation} becomes:", zh="取{shapes}，{equation}化为：")
def specify(
    *functions: tuple[type[DeclaredFunction], Shape, tuple[EconomicSymbol, ...]], equation: Equation
) -> tuple[Specialises, dict[str, Any]]:
    """Put functional forms for abstract functions: `specify((u, crra(sigma), (c,)), equation=euler)`.

    The symbols name the arguments in the printed form; their domains are where the declared signs must hold.
    """
    forms = []
    for applied, shape, arguments in functions:
        if len(arguments) != applied.declaration.arity:
            raise RuleError(
                "wrong-arguments",
                f"{applied.declaration.key} takes {applied.declaration.arity} arguments, {len(arguments)} were named.",
                "Name one symbol per argument.",
                Location(symbol=applied.declaration.key),
            )
        forms.append(Form(applied.declaration, tuple(arguments), shape(*arguments)))
    by_declaration = {form.declaration: form for form in forms}
    left, right = (combined(_put_in(side, by_declaration)) for side in (equation.lhs, equation.rhs))
    shapes = tuple(
        Equation(applied(*form.arguments), form.value) for (applied, _, _), form in zip(functions, forms, strict=True)
    )
    conclusion = Equation(left, right, holds_for=equation.holds_for)
    return Specialises((equation,), tuple(forms), conclusion), {"shapes": shapes}


def _put_in(expression: Expr, forms: Mapping[Any, Form]) -> Expr:
    if not expression.args:
        return expression
    arguments = [_put_in(argument, forms) for argument in expression.args]
    if isinstance(expression, DeclaredFunction) and expression.declaration in forms:
        form = forms[expression.declaration]
        value = form.value
        for place in expression.index:
            value = value.diff(form.arguments[place - 1])
        values: dict[Symbol, Expr] = dict(zip(form.arguments, arguments, strict=True))
        return combined(value.xreplace(values))
    rebuilt = expression.func(*arguments)
    return combined(rebuilt) if isinstance(rebuilt, sympy.Mul) else rebuilt
