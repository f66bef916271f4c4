"""Eliminating multipliers.

first-order conditions, linear in λ_1 ... λ_m
---------------------------------------------
       equations without multipliers
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sympy
from sympy import Expr, Symbol

from derive.claims import Entails
from derive.equation import Equation, Statement
from derive.errors import Location, RuleError
from derive.rules.powers import combined
from derive.rules.two_sides import two_sides
from derive.step import rule


@rule(en="Eliminate {multipliers} from {equation} with {known}.", zh="利用{known}消去{equation}中的{multipliers}。")
def eliminate_multipliers(
    multipliers: Sequence[Symbol], *known: Equation, equation: Equation
) -> tuple[Entails, dict[str, Any]]:
    """Put what the other first-order conditions say about the multipliers into an equation."""
    values = solved_multipliers(known, multipliers)
    result = sympy.Add(*(term.xreplace(values) for term in sympy.Add.make_args(equation.lhs - equation.rhs)))
    left = result.free_symbols & set(multipliers)
    if left:
        missing = min(map(str, left))
        raise RuleError(
            "multiplier-left",
            f"The conditions {', '.join(map(str, known))} do not determine {missing}.",
            f"Pass a first-order condition in which {missing} occurs.",
            Location(symbol=missing),
        )
    gone = tuple(symbol for symbol in multipliers if symbol in equation.free_symbols)
    held = tuple(dict.fromkeys(condition for one in (*known, equation) for condition in one.holds_for))
    premises: tuple[Statement, ...] = (*known, equation)
    sides = two_sides(combined(result))
    if len(sympy.Add.make_args(sides[0])) == 1 and len(sympy.Add.make_args(sides[1])) == 1:
        sides = two_sides(_cleared(combined(result)))
    return Entails(premises, Equation(*sides, holds_for=held)), {"multipliers": gone}


def solved_multipliers(conditions: Sequence[Equation], multipliers: Sequence[Symbol]) -> Mapping[Symbol, Expr]:
    """Solve conditions for the multipliers one by one; each is taken from the first condition that gives it."""
    values: dict[Symbol, Expr] = {}
    waiting = [condition.lhs - condition.rhs for condition in conditions]
    for residual in waiting:
        current = residual.xreplace(values)
        for symbol in multipliers:
            coefficient = current.diff(symbol)
            if symbol in values or coefficient == 0 or symbol in coefficient.free_symbols:
                continue
            rest = current.xreplace({symbol: sympy.S.Zero})
            found = sympy.Add(*(-term / coefficient for term in sympy.Add.make_args(rest)))
            values = {name: value.xreplace({symbol: found}) for name, value in values.items()} | {symbol: found}
            break
    return values


def _cleared(expression: Expr) -> Expr:
    """Multiply by denominators that cannot vanish, so that conditions read as products."""
    below = sympy.S.One
    for term in sympy.Add.make_args(expression):
        for base, exponent in term.as_powers_dict().items():
            if exponent.is_Integer and exponent < 0 and base.is_nonzero:
                have = below.as_powers_dict().get(base, 0)
                below *= base ** max(-exponent - have, 0)
    return expression if below == 1 else sympy.Add(*(term * below for term in sympy.Add.make_args(expression)))
