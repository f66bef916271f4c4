"""How fast equality is, against plain SymPy in the same run, and how often it is right on thousands of pairs.

    pytest benchmarks/test_equality.py --benchmark-enable -s

The ratios are medians over pairs: for each pair the time of SymPy divided by ours. SymPy is stopped after some seconds,
and its time then counts as that limit, so that the ratios are lower bounds.
"""

from __future__ import annotations

import faulthandler
import gc
import multiprocessing
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
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
AGAINST_SYMPY = 60
LIMIT = 10
FORK = multiprocessing.get_context("fork")


def seconds(action: Callable[[], Any]) -> float:
    """Time one call on the processor's clock."""
    before = process_time()
    action()
    return process_time() - before


def _report(action: Callable[[], Any], end: Connection) -> None:
    faulthandler.disable()  # a crash of SymPy is expected now and then
    before = process_time()
    with suppress(Exception):  # SymPy's own failures count with the time that they took
        action()
    end.send(process_time() - before)


def seconds_of_sympy(action: Callable[[], Any]) -> float:
    """Time one call of SymPy in a process of its own, with an empty cache; some calls never return, and some crash."""
    sympy.core.cache.clear_cache()
    here, there = FORK.Pipe(duplex=False)
    child = FORK.Process(target=_report, args=(action, there))
    before = perf_counter()
    child.start()
    there.close()
    try:
        return float(here.recv()) if here.poll(LIMIT) else float(LIMIT)
    except EOFError:
        return perf_counter() - before
    finally:
        child.kill()
        child.join()


@pytest.fixture(scope="module")
def all_pairs() -> list[Pair]:
    return list(pairs(PAIRS))


def test_thousands_of_pairs_get_the_right_verdict(all_pairs: list[Pair]) -> None:
    gc.collect()
    gc.freeze()  # the pairs themselves are no part of a comparison, and walking them costs a tenth of a second
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
        left, right = pair.left, pair.right
        ours = min(seconds(partial(compare, left, right)) for _ in range(3))
        simplify_ratios.append(seconds_of_sympy(partial(sympy.simplify, left - right)) / ours)
        equals_ratios.append(seconds_of_sympy(partial(left.equals, right)) / ours)
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
