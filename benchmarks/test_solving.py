"""The theta sweep of the two-country lecture against scipy in a loop, and what certification costs.

    pytest benchmarks/test_solving.py -s

The loop calls `scipy.optimize.root` on residuals written by hand, from one plain starting point; it is timed at 100 of the
10,000 points and scaled up. The sweep finds its own start. Times are processor times, the best of several runs taken in
turn; `cold` includes the symbolic Jacobian and the compilation.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
from scipy.optimize import root

from derive.numeric import System, sweep

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "numeric"))

from two_countries import TWO_COUNTRIES, residuals_by_hand

POINTS, SAMPLED, ROUNDS = 10_000, 100, 12
SHARES = np.linspace(0, 1, POINTS)
START = [1.0, 1.0, 1.0, 1.0, 1.0, 0.0]


def seconds(action: Callable[[], Any]) -> float:
    before = process_time()
    action()
    return process_time() - before


def scipy_in_a_loop() -> None:
    for share in SHARES[:: POINTS // SAMPLED]:
        assert root(residuals_by_hand, START, args=(share,)).success


def test_ten_thousand_equilibria() -> None:
    cold = seconds(lambda: sweep(System.of(TWO_COUNTRIES), {"theta": SHARES}))
    system = System.of(TWO_COUNTRIES)
    found = sweep(system, {"theta": SHARES})
    assert found.found.all()
    pairs = [(seconds(lambda: sweep(system, {"theta": SHARES})), seconds(scipy_in_a_loop)) for _ in range(ROUNDS)]
    ours, sampled = (min(column) for column in zip(*pairs, strict=True))
    loop = sampled * POINTS / SAMPLED
    print(f"\n{POINTS} equilibria: {1000 * ours:.0f} ms (cold {1000 * cold:.0f} ms); scipy in a loop, scaled: {loop:.2f} s")
    print(f"ratio {loop / ours:.0f}, cold {loop / cold:.0f}")
    assert cold < 2
    assert loop / ours >= 100


def test_a_hundred_certificates() -> None:
    found = sweep(System.of(TWO_COUNTRIES), {"theta": SHARES})
    solutions: list[Any] = []
    spent = seconds(lambda: solutions.extend(found.certify(range(0, POINTS, POINTS // 100))))
    assert len(solutions) == 100
    assert all(solution.certified and 2 * solution.radius <= 1e-10 for solution in solutions)
    print(f"\n100 certificates: {1000 * spent:.0f} ms")
    assert spent < 1
