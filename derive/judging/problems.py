"""Optimisation problems of a document: the Lagrangian and the conditions that its own derivatives give."""

from __future__ import annotations

from dataclasses import dataclass, field

import sympy

from derive.check import check_claim
from derive.checks.context import Context
from derive.claims import IsDerivative
from derive.display import Name
from derive.equation import Condition, Equation, Statement
from derive.judging.deduce import deduce
from derive.judging.knowledge import Knowledge, Known
from derive.symbols import EconomicSymbol, Notation
from derive.verdict import Status

_MULTIPLIERS = ("lambda", "mu", "nu", "eta", "xi", "zeta", "phi", "psi", "kappa", "varphi")


@dataclass
class Problem:
    """The Lagrangian that is in force."""

    symbol: sympy.Symbol | None = None
    expression: sympy.Expr | None = None
    multipliers: frozenset[sympy.Symbol] = frozenset()
    objective: sympy.Expr | None = None
    choices: frozenset[sympy.Symbol] = frozenset()
    conditions: dict[sympy.Symbol, Known] = field(default_factory=dict)

    def state(self, symbol: sympy.Symbol, expression: sympy.Expr) -> None:
        """Take a new Lagrangian."""
        self.symbol, self.expression = symbol, expression
        self.multipliers = frozenset(name for name in expression.free_symbols if _is_multiplier(name))
        self.conditions = {}

    def aim(self, objective: sympy.Expr, choices: frozenset[sympy.Symbol]) -> None:
        """Take a new objective; without a Lagrangian the conditions are its own derivatives."""
        self.symbol = self.expression = None
        self.objective, self.choices, self.conditions = objective, choices, {}

    def condition(self, about: sympy.Symbol, number: int, place: str) -> Known | None:
        """Return the first-order condition in one symbol; its derivative is checked by the table of the checks."""
        value = self.expression if self.expression is not None else self.objective
        if value is None or about not in value.free_symbols or not isinstance(about, EconomicSymbol):
            return None
        if about not in self.conditions:
            slope = sympy.diff(value, about)
            verdict = check_claim(IsDerivative(value, about, slope, symbol=about))
            if verdict.status is not Status.PROVED:
                return None
            name = f"the derivative of the {'Lagrangian' if self.expression is not None else 'objective'} in {about}"
            self.conditions[about] = Known(Equation(slope, sympy.S.Zero), number, f"{name} ({place})")
        return self.conditions[about]

    def all_conditions(self, number: int, place: str) -> list[Known]:
        """Return the conditions in every symbol that is no multiplier."""
        value = self.expression if self.expression is not None else self.objective
        if value is None:
            return []
        chosen = value.free_symbols & self.choices or value.free_symbols - self.multipliers
        names = sorted(chosen, key=str)
        found = [self.condition(name, number, place) for name in names]
        return [one for one in found if one is not None]


def is_lagrangian(equation: Equation, words: str) -> bool:
    r"""Whether an equation states a Lagrangian: `\mathcal{L} = ...`, or words that say so."""
    symbol = equation.lhs
    if not isinstance(symbol, EconomicSymbol) or not isinstance(symbol.notation, Notation):
        return False
    notation = symbol.notation
    says = any(word in words for word in ("拉格朗日", "Lagrangian", "Lagrange"))
    is_scripted = notation.accent == "mathcal" and notation.base in ("L", "H")
    return is_scripted or (says and notation.base in ("L", "Lambda", "J", "H"))


def _is_multiplier(symbol: sympy.Symbol) -> bool:
    notation = getattr(symbol, "notation", None)
    return isinstance(notation, Notation) and notation.base in _MULTIPLIERS


def label_symbol(name: Name | None) -> sympy.Symbol | None:
    """Return the symbol that a row is labelled with."""
    return None if name is None else name.symbol


def in_full(objective: sympy.Expr, choices: frozenset[sympy.Symbol], knowledge: Knowledge) -> sympy.Expr:
    """Put in what is known of an objective until the choices stand in it."""
    for _ in range(3):
        if not choices or choices & objective.free_symbols:
            return objective
        known = [one.statement for one in knowledge.about(objective.free_symbols)]
        change = {one.lhs: one.rhs for one in known if isinstance(one, Equation) and not one.lhs.is_Add}
        objective = objective.xreplace(change)
    return objective


def meant(
    said: Statement,
    given: tuple[Condition, ...],
    conditions: list[Known],
    knowledge: Knowledge,
    display: int,
    context: Context,
) -> Known:
    """Return the condition that a line without a label states: the one that entails it, else the most similar one."""
    for one in conditions:
        found = deduce(said, given, knowledge.with_more([one]), [one], display, context, only_proof=True)
        if found.verdict.stands:
            return one
    return min(conditions, key=lambda one: len(one.symbols ^ said.free_symbols))
