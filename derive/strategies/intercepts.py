"""Intercepts and slope of a curve in the plane."""

from __future__ import annotations

from derive.equation import Condition, Equation
from derive.model import Model
from derive.rules.differentiate import differentiate
from derive.rules.evaluate import evaluate_at
from derive.rules.isolate import isolate
from derive.step import Derivation
from derive.strategies.signs import add_sign
from derive.strategies.structure import start
from derive.symbols import EconomicSymbol


def intercepts_and_slope(
    source: Model | Derivation,
    curve: Equation,
    *,
    horizontal: EconomicSymbol,
    vertical: EconomicSymbol,
    definitions: tuple[Equation, ...] = (),
    supposing: tuple[Condition, ...] = (),
) -> Derivation:
    """Derive the horizontal intercept, the vertical intercept and the slope, with its sign, of a linear curve.

    `horizontal` and `vertical` name the axes (Y and r for IS and LM); `definitions` are those of the aggregates in it.
    """
    derivation = start(source, f"{curve.label or 'curve'}_intercepts_and_slope")
    if horizontal in curve.free_symbols:
        at_zero = evaluate_at({vertical: 0}, equation=curve)
        crossing = derivation.by(at_zero, id="on_horizontal_axis")
        if crossing.lhs != horizontal or horizontal in crossing.rhs.free_symbols:
            derivation.by(isolate(horizontal, equation=crossing), id="horizontal_intercept")
    if vertical in curve.free_symbols and horizontal in curve.free_symbols:
        solved = curve if curve.lhs == vertical else derivation.by(isolate(vertical, equation=curve), id="inverse_form")
        derivation.by(evaluate_at({horizontal: 0}, equation=solved), id="vertical_intercept")
        slope = derivation.by(differentiate(vertical, horizontal, solved), id="slope")
        add_sign(derivation, slope, definitions, supposing, id="slope_sign")
    return derivation
