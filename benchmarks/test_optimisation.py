"""How fast problems become checked first-order conditions, against plain SymPy (`diff` and `solve`) on the same problems.

    pytest benchmarks/test_optimisation.py --benchmark-enable -s

Plain SymPy knows no chain of reasons and checks nothing; it differentiates the Lagrangian, solves for the multipliers one by
one and puts them in. Times are seconds of this process, so that whatever else the machine does is no part of them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
import sympy
from sympy.core.cache import clear_cache

sys.path.insert(0, str(Path(__file__).parent))

import four_agents
import rbc

from derive.check import check
from derive.problem import OptimizationProblem
from derive.step import Derivation
from derive.strategies import euler_equations
from derive.verdict import Status

RBC_LIMIT = 0.1
FOUR_AGENTS_LIMIT = 0.3
# Deriving with reasons and checking may cost at most so many times what SymPy needs for the bare algebra.
MOST_TIMES_SYMPY = 3
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


def plain(problem: OptimizationProblem) -> list[sympy.Expr]:
    """The same by SymPy alone: differentiate, solve for the multipliers, put them in."""
    conditions = [sympy.diff(problem.lagrangian, choice) for choice in problem.choices]
    for multiplier in problem.multipliers:
        given = min((one for one in conditions if multiplier in one.free_symbols), key=sympy.count_ops)
        (value,) = sympy.solve(given, multiplier)
        conditions = [one.subs(multiplier, value) for one in conditions if one is not given]
    return conditions


def seconds(work: Callable[[], object]) -> float:
    """The best of a few runs, in processor time; SymPy remembers nothing from the run before."""
    times = []
    for _ in range(REPEATS):
        clear_cache()
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def compared(name: str, declare: Callable[[], list[OptimizationProblem]]) -> tuple[float, float]:
    """Measure declaring, deriving and checking, and the plain script; print both and their ratio."""
    problems = declare()
    derived(problems)
    best = seconds(lambda: derived(declare()))
    bare = seconds(lambda: [plain(problem) for problem in problems])
    choices = sum(len(problem.choices) for problem in problems)
    print(f"\n{name}: {choices} conditions in {1000 * best:.0f} ms with all checks; plain SymPy {1000 * bare:.0f} ms", end="")
    print(f" ({best / bare:.2f} times)")
    return best, bare


def test_the_real_business_cycle_model(benchmark: pytest.FixtureRequest) -> None:
    """Household with capital adjustment costs and firm: eight choices in less than 100 ms."""
    best, bare = compared("RBC", lambda: [rbc.household(), rbc.firm()])
    benchmark(lambda: derived([rbc.household(), rbc.firm()]))
    assert best < RBC_LIMIT
    assert best < MOST_TIMES_SYMPY * bare


def test_two_countries_with_four_agents(benchmark: pytest.FixtureRequest) -> None:
    """Households and firms of both countries in less than 300 ms."""
    best, bare = compared("two countries", four_agents.agents)
    benchmark(lambda: derived(four_agents.agents()))
    assert best < FOUR_AGENTS_LIMIT
    assert best < MOST_TIMES_SYMPY * bare
