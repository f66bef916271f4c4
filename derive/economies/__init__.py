"""Economies over events: event trees, payoff matrices, exchange economies. Each answer is a derivation to be checked."""

from __future__ import annotations

from derive.economies.event_tree import EventTree
from derive.economies.payoff_matrix import PayoffMatrix
from derive.economies.spot_payoffs import bundle_payoffs, nominal_payoffs, numeraire_payoffs

__all__ = ["EventTree", "PayoffMatrix", "bundle_payoffs", "nominal_payoffs", "numeraire_payoffs"]
