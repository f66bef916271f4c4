"""How fast equality is, against plain SymPy in the same run, and how often it is right on thousands of pairs.

    pytest benchmarks/test_equality.py --benchmark-enable -s

The ratios are medians over pairs: for each pair the time of SymPy divided by ours. SymPy is stopped after some seconds,
and its time then counts as that limit, so that the ratios are lower bounds.
"""

from __future__ import annotations

import signal
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

import pytest
import sympy

from derive.algebra.compare import compare
from derive.verdict import Status

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "algebra"))

from pairs import Pair, pairs

PAIRS = 2000
AGAINST_SYMPY = 40
LIMIT = 10


class _TooLong(Exception):  # noqa: N818
    pass


def _stop(*_: object) -> None:
    raise _TooLong


def seconds(action: Callable[[], Any], limit: int = 0) -> float:
    """Time one call on the processor's clock; a call that is stopped counts as the limit."""
    before = process_time()
    if not limit:
        action()
        return process_time() - before
    signal.signal(signal.SIGALRM, _stop)
    signal.alarm(limit)
    try:
        action()
    except _TooLong:
        return float(limit)
    except (TypeError, ValueError, NotImplementedError, RecursionError, AttributeError):
        pass  # SymPy's own failures count with the time that they took
    finally:
        signal.alarm(0)
    return process_time() - before


@pytest.fixture(scope="module")
def all_pairs() -> list[Pair]:
    return list(pairs(PAIRS))


def test_thousands_of_pairs_get_the_right_verdict(all_pairs: list[Pair]) -> None:
    verdicts: Counter[tuple[bool, Status]] = Counter()
    times = []
    for pair in all_pairs:
        before = process_time()
        verdict = compare(pair.left, pair.right)
        times.append(process_time() - before)
        verdicts[pair.equal, verdict.status] += 1
        assert verdict.status is not (Status.REFUTED if pair.equal else Status.PROVED), pair
        assert pair.equal or verdict.status is Status.REFUTED, pair
    shown = ", ".join(f"{'equal' if equal else 'different'} {status}: {count}" for (equal, status), count in verdicts.items())
    print(f"\n{shown}; median {1000 * median(times):.2f} ms, worst {1000 * max(times):.1f} ms of processor time")
    assert verdicts[True, Status.PROVED] >= 0.9 * sum(pair.equal for pair in all_pairs)
    assert max(times) < 0.1


def test_ratios_against_sympy(all_pairs: list[Pair]) -> None:
    chosen = all_pairs[:AGAINST_SYMPY]
    simplify_ratios, equals_ratios = [], []
    for pair in chosen:
        difference = pair.left - pair.right
        ours = min(seconds(lambda pair=pair: compare(pair.left, pair.right)) for _ in range(3))
        sympy.core.cache.clear_cache()
        simplify_ratios.append(seconds(lambda difference=difference: sympy.simplify(difference), LIMIT) / ours)
        sympy.core.cache.clear_cache()
        equals_ratios.append(seconds(lambda pair=pair: pair.left.equals(pair.right), LIMIT) / ours)
    print(f"\nmedian ratio: simplify {median(simplify_ratios):.0f}, equals {median(equals_ratios):.0f}")
    assert median(simplify_ratios) >= 50
    assert median(equals_ratios) >= 100


def test_equal_pairs(benchmark: Any, all_pairs: list[Pair]) -> None:
    chosen = [pair for pair in all_pairs[:200] if pair.equal]
    benchmark(lambda: [compare(pair.left, pair.right) for pair in chosen])


def test_different_pairs(benchmark: Any, all_pairs: list[Pair]) -> None:
    chosen = [pair for pair in all_pairs[:200] if not pair.equal]
    benchmark(lambda: [compare(pair.left, pair.right) for pair in chosen])


def test_the_clock_is_worth_reading() -> None:
    """Guard against a clock that stands still, which would make every ratio meaningless."""
    before = perf_counter(), process_time()
    sum(range(10**6))
    assert perf_counter() > before[0]
    assert process_time() > before[1]
