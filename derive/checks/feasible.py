"""What an optimum is claimed of: an objective in the choices alone, and where the choices may move."""

from __future__ import annotations

from dataclasses import dataclass

import sympy

from derive.algebra.derivative import tangent
from derive.algebra.positivity import POSSIBLE
from derive.algebra.work import OutOfReach
from derive.checks.context import Context
from derive.checks.divisors import suppositions
from derive.checks.ground import precisely
from derive.checks.situation import Situation
from derive.claims import IsOptimum
from derive.equation import Condition, Equation, Statement

ROUNDS = 6


@dataclass(frozen=True)
class Problem:
    """To make `height` small by moving the choices; `premises` say nothing of them, `joint` are conditions on them."""

    kind: str
    height: sympy.Expr
    at_point: dict[sympy.Symbol, sympy.Expr]
    premises: tuple[Statement, ...]
    conditions: tuple[Condition, ...]
    given: tuple[Condition, ...]
    joint: tuple[Condition, ...]
    context: Context

    @property
    def choices(self) -> list[sympy.Symbol]:
        """The symbols that are chosen."""
        return list(self.at_point)

    @property
    def about_parameters(self) -> tuple[Condition, ...]:
        """What is supposed of everything but the choices."""
        return tuple(condition for condition in self.given if condition not in self.joint)

    @property
    def is_convex(self) -> bool:
        """Whether the choices move in a convex set on which the objective has no gap."""
        gaps = [one for one in suppositions(self.height) if self._bounds_choices(one) and not self._is_settled(one)]
        return all(self._is_linear(condition) for condition in (*self.joint, *gaps))

    def _bounds_choices(self, condition: Condition) -> bool:
        return bool(condition.free_symbols & set(self.choices))

    def _is_settled(self, condition: Condition) -> bool:
        """Whether an expression has one sign wherever the choices may move."""
        signs = precisely(lambda: Situation((), self.given, self.context, (condition.expression,)).signs(condition.expression))
        return signs <= POSSIBLE[">=0" if condition.sign == ">=0" else ">0"] or signs <= POSSIBLE["<0"]

    def _is_linear(self, condition: Condition) -> bool:
        try:
            rates = [tangent(condition.expression, {symbol: sympy.S.One}) for symbol in self.choices]
        except OutOfReach:
            return False
        return condition.sign != "!=0" and not any(set(self.choices) & rate.free_symbols for rate in rates)


def posed(claim: IsOptimum, context: Context) -> Problem | None:
    """Put definitions that move with the choices into the objective; None when another premise speaks of the choices."""
    choices = {symbol for symbol, _ in claim.point}
    objective, waiting = claim.objective, list(claim.premises)
    for _ in range(ROUNDS):
        moving = [one for one in waiting if isinstance(one, Equation) and one.free_symbols & choices]
        named = next((one for one in moving if _defines(one, choices)), None)
        if named is None:
            break
        change = {named.lhs: named.rhs}
        objective = objective.xreplace(change)
        waiting = [_with(one, change) for one in waiting if one is not named]
    conditions = tuple(one for one in waiting if isinstance(one, Condition))
    equations = tuple(one for one in waiting if isinstance(one, Equation))
    if any(one.free_symbols & choices for one in equations):
        return None
    given = (*claim.given, *(one for one in conditions if one.free_symbols & choices))
    joint = tuple(one for one in (*given, *context.about(choices)) if one.free_symbols & choices)
    premises: tuple[Statement, ...] = (*equations, *(one for one in conditions if not one.free_symbols & choices))
    height = objective if claim.kind == "minimum" else -objective
    return Problem(claim.kind, height, dict(claim.point), premises, claim.conditions, given, joint, context)


def _defines(equation: Equation, choices: set[sympy.Symbol]) -> bool:
    symbol = equation.lhs
    return isinstance(symbol, sympy.Symbol) and symbol not in choices and symbol not in equation.rhs.free_symbols


def _with(statement: Statement, change: dict[sympy.Expr, sympy.Expr]) -> Statement:
    if isinstance(statement, Condition):
        return statement.xreplace(change)
    return Equation(statement.lhs.xreplace(change), statement.rhs.xreplace(change), statement.kind)
