"""How fast problems become checked first-order conditions, against plain SymPy (`diff` and `solve`) on the same problems.

    pytest benchmarks/test_optimisation.py --benchmark-enable -s

Plain SymPy knows no chain of reasons and checks nothing; it has to differentiate the Lagrangian and eliminate the multipliers.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

import pytest
import sympy
from sympy.core.cache import clear_cache

sys.path.insert(0, str(Path(__file__).parent))

import rbc

from derive.check import check
from derive.problem import OptimizationProblem
from derive.step import Derivation
from derive.strategies import euler_equations
from derive.verdict import Status

LIMIT = 0.1
REPEATS = 7


def derived(problems: list[OptimizationProblem]) -> list[Derivation]:
    """First-order conditions and conditions without multipliers, every step checked."""
    derivations = []
    for problem in problems:
        derivation = Derivation(problem)
        euler_equations(derivation)
        assert check(derivation).overall.status is Status.PROVED
        derivations.append(derivation)
    return derivations


def plain(problem: OptimizationProblem) -> object:
    """The same by SymPy alone: differentiate, and solve for the multipliers."""
    lagrangian = problem.lagrangian
    conditions = [sympy.diff(lagrangian, choice) for choice in problem.choices]
    return (
        sympy.solve(conditions[: len(problem.multipliers)], problem.multipliers, dict=True)
        if problem.multipliers
        else conditions
    )


def seconds(work) -> float:
    """The best of a few runs."""
    times = []
    for _ in range(REPEATS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def test_the_real_business_cycle_model(benchmark: pytest.FixtureRequest) -> None:
    """Household with capital adjustment costs and firm: eight choices, declared, derived and checked in less than 100 ms."""
    problems = [rbc.household(), rbc.firm()]
    derived(problems)
    best = seconds(lambda: derived([rbc.household(), rbc.firm()]))

    def by_sympy() -> None:
        clear_cache()
        for problem in problems:
            plain(problem)

    bare = seconds(by_sympy)
    print(f"\nRBC: {1000 * best:.0f} ms with all checks; SymPy diff and solve alone {1000 * bare:.0f} ms")
    benchmark(lambda: derived(problems))
    assert best < LIMIT
