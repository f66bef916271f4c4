"""Roots.

f(x) = 0 has one root in the domain
-----------------------------------
           x = v
"""

from __future__ import annotations

from typing import Any

from sympy import Symbol

from derive.claims import HasSolution
from derive.equation import Condition, Equation, Statement, as_expression
from derive.step import rule
from derive.symbols import Domain, domain_of


@rule(en="{equation} has exactly one solution for {unknown} on its domain.", zh="{equation}在{unknown}的取值范围内有唯一解。")
def unique_root(
    equation: Equation,
    unknown: Symbol,
    value: Any = None,
    *premises: Statement,
    domain: Domain | None = None,
    given: tuple[Condition, ...] = (),
) -> HasSolution:
    """Claim that an equation determines a symbol uniquely; with `value`, that this is the solution."""
    root = None if value is None else as_expression(value)
    return HasSolution(equation, unknown, domain or domain_of(unknown), True, root, (equation, *premises), given=given)


@rule(en="{unknown} solves {equation}.", zh="{unknown}满足{equation}。")
def has_root(
    equation: Equation, unknown: Symbol, value: Any, *premises: Statement, domain: Domain | None = None
) -> HasSolution:
    """Claim that a value solves an equation, without claiming that no other value does."""
    return HasSolution(equation, unknown, domain or domain_of(unknown), False, as_expression(value), (equation, *premises))
