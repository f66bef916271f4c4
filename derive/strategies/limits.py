"""Limits of an expression as parameters tend to the ends of their domains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sympy import Symbol

from derive.equation import Equation
from derive.model import Model
from derive.rules.limit import limit
from derive.step import Derivation
from derive.strategies.structure import start


def limits(
    source: Model | Derivation,
    expression: Any,
    points: Mapping[Symbol, Any],
    *,
    definitions: Sequence[Equation] = (),
) -> Derivation:
    """Derive the limits of an expression (or of an equation's right-hand side).

    `points` maps a parameter to a point or to several: `{h: (0, oo), d: (0, oo)}`.
    """
    derivation = start(source, "limits")
    for variable, goals in points.items():
        for point in goals if isinstance(goals, (tuple, list)) else (goals,):
            derivation.by(limit(expression, variable, point, *definitions))
    return derivation
