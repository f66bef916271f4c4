"""Conclusions that are not formulas, put into sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sympy

from derive.display import Number
from derive.equation import Condition, Equation, Statement
from derive.handout.slots import Bare, DomainOf
from derive.handout.words import word
from derive.symbols import EconomicSymbol
from derive.text import Text
from derive.worded import Ambiguity, Curvature, Exclusion, Existence, Optimum, RankStatement, Sufficiency


def sentence_of(conclusion: Any) -> Text | None:
    """Return the sentence that states a conclusion, or None when the conclusion is a formula."""
    match conclusion:
        case Existence():
            key = "exists_unique" if conclusion.unique else "exists"
            return word(key, equation=Bare(conclusion.equation), unknown=conclusion.unknown, domain=_range(conclusion))
        case Exclusion():
            return word("excluded", premises=conclusion.premises)
        case Ambiguity():
            return word("ambiguous", expression=conclusion.expression)
        case Optimum():
            point = tuple(Bare(Equation(choice, value)) for choice, value in conclusion.point)
            if conclusion.constraints:
                return word(
                    f"constrained_{conclusion.kind}",
                    objective=conclusion.objective,
                    point=point,
                    constraints=_unnumbered_conditions(conclusion.constraints),
                    multipliers=tuple(Bare(Equation(*one)) for one in conclusion.multipliers),
                )
            return word(conclusion.kind, objective=conclusion.objective, point=point)
        case Sufficiency():
            met = (*conclusion.stationarity, *_unnumbered_conditions(conclusion.constraints))
            slackness = any(isinstance(one, Condition) for one in conclusion.constraints)
            key = f"sufficient_with_slackness_{conclusion.kind}" if slackness else f"sufficient_{conclusion.kind}"
            return word(key, objective=conclusion.objective, conditions=met)
        case Curvature():
            return word(conclusion.kind, function=conclusion.function, variables=conclusion.variables)
        case RankStatement():
            return word("rank", matrix=conclusion.matrix, rank=Number(sympy.Integer(conclusion.rank)))
        case _:
            return None


def _unnumbered_conditions(statements: Iterable[Statement]) -> tuple[Any, ...]:
    """Equations are referred to by number, inequalities are written out."""
    return tuple(Bare(one) if isinstance(one, Condition) else one for one in statements)


def _range(existence: Existence) -> Any:
    symbol, domain = existence.unknown, existence.domain
    if not isinstance(symbol, EconomicSymbol):
        return symbol
    narrowed = EconomicSymbol(symbol.key, symbol.notation, symbol.meaning, domain, symbol.unit, symbol.role)
    return DomainOf(narrowed)
