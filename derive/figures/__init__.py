"""Figures: each plots equations that were derived; no curve is typed in twice.

`draw("is_four_panel", proofs, "zh")` returns a `Figure` with its title, its description in words and its bytes. A figure
is one module with `NEEDS` (the derivations it is drawn from), `TITLE` and `compose(canvas, evidence)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from derive.figures.figure import Figure

# Every figure, in the order of the lecture. A module is imported when its figure is drawn.
FIGURES: Mapping[str, str] = MappingProxyType(
    {
        name: f"derive.figures.{name}"
        for name in (
            "investment_demand",
            "mec_steps",
            "mec_and_mei",
            "is_four_panel",
            "is_shift_and_rotation",
            "money_demand",
            "money_demand_parts",
            "money_market",
            "lm_two_panel",
            "lm_four_panel",
            "lm_shift_and_rotation",
            "lm_regions",
            "four_zones",
            "adjustment_path",
            "four_equilibria",
            "keynes_framework",
            "interest_money_market",
            "interest_adjustment",
            "interest_shifts",
            "interest_trap",
            "home_sectors",
            "foreign_sectors",
            "theta_sweep",
            "capital_reversal",
            "event_tree",
            "constrained_reallocation",
        )
    }
)


def draw(name: str, proofs: Mapping[str, Any], language: str) -> Figure:
    """Draw a figure from proofs (or bare derivations), given by the ids of their derivations."""
    from derive.figures.figure import draw as drawn

    return drawn(name, proofs, language)
