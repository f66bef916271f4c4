"""Euler's theorem for homogeneous functions.

F homogeneous of degree h
-------------------------------
x_1 F_1 + ... + x_n F_n = h F
"""

from __future__ import annotations

from typing import Any

import sympy

from derive.claims import Entails
from derive.equation import Equation
from derive.errors import Location, RuleError
from derive.functions import DeclaredFunction
from derive.step import rule
from derive.text import Text


@rule(
    en="Euler's theorem: {name} is homogeneous of degree {degree}.",
    zh="欧拉定理：{name}是{degree}次齐次函数。",
)
def euler_theorem(applied: DeclaredFunction) -> tuple[Entails, dict[str, Any]]:
    """State Euler's theorem for a function that is declared homogeneous."""
    degree = applied.declaration.homogeneous
    if degree is None or applied.index:
        raise RuleError(
            "not-homogeneous",
            f"{applied} is not declared homogeneous.",
            f"Declare {applied.declaration.key} with homogeneous=1 for constant returns to scale.",
            Location(symbol=applied.declaration.key),
        )
    total = sympy.Add(*(argument * applied.fdiff(place) for place, argument in enumerate(applied.args, start=1)))
    name = Text("Euler's theorem", "欧拉定理")
    return Entails((), Equation(total, degree * applied, name=name)), {"name": applied, "degree": degree}
