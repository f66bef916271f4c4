"""Deriving and checking an equilibrium from its declaration, against one warm `sympy.solve` of the same equations.

    pytest benchmarks/test_pipeline.py -s

The four-sector economy with net exports: eight equations in eight unknowns. Ours writes the model, derives income and
interest rate step by step, and checks every step by an independent algebra; SymPy only solves. Medians of 20 runs each,
taken in turn, after one run of both to warm their caches.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import process_time

import sympy

from derive.check import Proof, check
from derive.equation import Equation, behavioural
from derive.model import Model
from derive.models.is_lm import IS_LM
from derive.models.keynesian_symbols import A_0, I_0, NX, ORDER, T_0, C, D, G, I, K, L, M, P, R, T, Y, Y_d, a, b, d, h, k, r, t
from derive.strategies import solve
from derive.symbols import POSITIVE, parameter
from derive.verdict import Status

RUNS = 20
BAR = 3.0

NX_0 = parameter("NX_0", ("autonomous net exports", "自发净出口"))
m_y = parameter("m_y", ("marginal propensity to import", "边际进口倾向"), domain=POSITIVE)
n_r = parameter("n_r", ("interest sensitivity of net exports", "净出口对利率的敏感程度"), domain=POSITIVE)
EQUATIONS = (*IS_LM.equations, behavioural(NX, NX_0 - m_y * Y - n_r * r, ("net-export function", "净出口函数")))
UNKNOWNS = (Y, r, C, Y_d, T, I, L, NX)


def declared() -> Model:
    """Return the model, validated anew."""
    return Model(
        "open_economy",
        ("Open IS–LM model", "开放经济 IS–LM 模型"),
        list(EQUATIONS),
        endogenous=list(UNKNOWNS),
        exogenous=[G, T_0, R, M, P],
        parameters=[a, b, t, I_0, d, k, h, NX_0, m_y, n_r],
        aggregates=[K, A_0, D],
        order=ORDER,
    )


def derived_and_checked() -> Proof:
    """Derive income and interest rate from the declaration and judge every step."""
    return check(solve(declared(), (Y, r)))


def solved_by_sympy() -> dict[sympy.Symbol, sympy.Expr]:
    """Solve the eight equations at once, as a user of SymPy would."""
    found = sympy.solve([equation.lhs - equation.rhs for equation in EQUATIONS], UNKNOWNS, dict=True)
    return dict(found[0])


def seconds(run: Callable[[], object]) -> float:
    """CPU time of one run."""
    start = process_time()
    run()
    return process_time() - start


def test_the_pipeline_takes_no_longer_than_three_times_a_bare_solver() -> None:
    proof, expected = derived_and_checked(), solved_by_sympy()
    assert all(judged.verdict.status is Status.PROVED for judged in proof.judged)
    assert len(expected) == len(EQUATIONS) == len(UNKNOWNS) == 8
    _same(proof, expected)
    pairs = [(seconds(derived_and_checked), seconds(solved_by_sympy)) for _ in range(RUNS)]
    ours, theirs = (median(times) for times in zip(*pairs, strict=True))
    print(
        f"\n{len(proof.judged)} steps derived and checked in {1000 * ours:.1f} ms; sympy.solve {1000 * theirs:.1f} ms; ", end=""
    )
    print(f"ratio {ours / theirs:.2f} (bar {BAR})")
    assert ours <= BAR * theirs


def _same(proof: Proof, expected: dict[sympy.Symbol, sympy.Expr]) -> None:
    """Both must have found the same income and interest rate, once the aggregates are put in."""
    conclusions = [judged.step.conclusion for judged in proof.judged]
    known = {one.lhs: one.rhs for one in conclusions if isinstance(one, Equation) and isinstance(one.lhs, sympy.Symbol)}
    for unknown in (Y, r):
        value = known[unknown]
        for _ in known:
            value = value.xreplace({symbol: formula for symbol, formula in known.items() if symbol not in UNKNOWNS})
        assert sympy.cancel(value - expected[unknown]) == 0
