"""A million parameter points of (Y*, r*): compiled formulas against the same formulas written by hand.

Run with `pytest benchmarks/test_numeric.py -s`; the ratio is printed, and must not exceed 1.3.
"""

from time import process_time

import numpy as np
import sympy

from derive.numeric.compile import compile_numpy

NAMES = "a I_0 T_0 R G NX b t d k h M P"
POINTS = 1_000_000
ROUNDS = 15


def by_hand(a, I_0, T_0, R, G, NX, b, t, d, k, h, M, P):
    multiplier = 1 / (1 - b + b * t)
    spending = a + I_0 - b * T_0 + b * R + G + NX
    money = M / P
    slope = multiplier * d
    determinant = h + slope * k
    return (multiplier * h * spending + slope * money) / determinant, (multiplier * k * spending - money) / determinant


def best_ratio(one, other, arguments):
    """The ratio of the fastest runs, taken in turn so that both meet the same machine."""
    times = ([], [])
    for _ in range(ROUNDS):
        for function, seconds in zip((one, other), times, strict=True):
            start = process_time()
            function(*arguments)
            seconds.append(process_time() - start)
    return min(times[0]) / min(times[1])


def test_a_million_points_cost_no_more_than_by_hand():
    symbols = sympy.symbols(NAMES, positive=True)
    compiled = compile_numpy(list(by_hand(*symbols)), symbols)
    generator = np.random.default_rng(0)
    arguments = [generator.uniform(0.1, 0.9, POINTS) for _ in symbols]
    for found, expected in zip(compiled(*arguments), by_hand(*arguments), strict=True):
        np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)
    ratio = best_ratio(compiled, by_hand, arguments)
    print(f"compiled / by hand at {POINTS} points: {ratio:.2f}")
    assert ratio <= 1.3
