"""Symbolic payoff matrices, and certified equilibria of large economies.

    pytest benchmarks/test_economies.py -s

Times are processor times.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "economies"))

from test_market_equilibrium import many_households

from derive.check import check
from derive.economies import PayoffMatrix
from derive.numeric.market_equilibrium import equilibria
from derive.symbols import POSITIVE, parameter
from derive.verdict import Status

SIZE, BAND = 6, 2


def seconds(action: Callable[[], Any]) -> float:
    before = process_time()
    action()
    return process_time() - before


def twelve_symbols() -> PayoffMatrix:
    """Six states, six securities: security m pays a_m in state m and b_m in the next state but one."""
    a, b = (
        [parameter(f"{letter}_{m}", (f"payoff {letter} of security {m}", f"证券 {m} 的支付 {letter}"), domain=POSITIVE)
         for m in range(1, SIZE + 1)]
        for letter in "ab"
    )  # fmt: skip
    rows = [[0] * SIZE for _ in range(SIZE)]
    for m in range(SIZE):
        rows[m][m] = a[m]
        if m + BAND < SIZE:
            rows[m + BAND][m] = b[m]
        else:
            rows[m][(m + 1) % SIZE] = b[m]
    return PayoffMatrix("symbolic", rows)


def one_redundant() -> PayoffMatrix:
    """The same with a security 6 that pays twice what security 1 pays and what security 3 pays."""
    matrix = twelve_symbols().matrix.tolist()
    return PayoffMatrix("redundant", [[*row[:-1], 2 * row[0] + row[2]] for row in matrix])


def test_a_symbolic_payoff_matrix_with_twelve_symbols() -> None:
    """Rank, redundancy and state prices, each derived and checked in less than half a second."""
    prices = [parameter(f"q_{m}", (f"price of security {m}", f"证券 {m} 的价格"), domain=POSITIVE) for m in range(1, SIZE + 1)]
    assert len(twelve_symbols().parameters) == 2 * SIZE
    for name, ask in (
        ("rank", lambda: twelve_symbols().rank()),
        ("redundancy", lambda: one_redundant().redundant()),
        ("state prices", lambda: twelve_symbols().state_prices(prices)),
    ):
        proofs: list[Any] = []
        spent = seconds(lambda ask=ask, proofs=proofs: proofs.append(check(ask())))
        print(f"\n{name}: {1000 * spent:.0f} ms")
        assert proofs[0].overall.status is Status.PROVED
        assert spent < 0.5


def test_fifty_households_twenty_states_ten_securities() -> None:
    """A certified equilibrium, from the declaration of the economy on."""
    found: list[Any] = []
    spent = seconds(lambda: found.append(equilibria(many_households(50, 20, 10)).solution))
    print(f"\n50 households, 20 states, 10 securities: {spent:.1f} s, radius {found[0].radius:.1e}")
    assert found[0].certified
    assert spent < 15
