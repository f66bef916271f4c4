"""The exact simplex method against scipy, and the cases in which there is no best point."""

from __future__ import annotations

import random
from fractions import Fraction

import numpy as np
import pytest
import sympy
from scipy.optimize import linprog
from sympy import Rational

from derive.economies.linear_program import arbitrage_portfolio, widest_state_prices
from derive.economies.simplex import largest
from derive.errors import ModelError


def fractions(numbers) -> list[Fraction]:
    return [Fraction(int(number)) for number in numbers]


def test_random_programs_agree_with_scipy() -> None:
    draw = random.Random(7)
    outcomes = {"solved": 0, "none": 0}
    for _ in range(150):
        variables, rows, same = draw.randint(1, 4), draw.randint(1, 6), draw.randint(0, 2)
        matrix = [[draw.randint(-3, 3) for _ in range(variables)] for _ in range(rows + same)]
        bounds = [draw.randint(-4, 6) for _ in range(rows + same)]
        goal = [draw.randint(-3, 3) for _ in range(variables)]
        constraints = [(fractions(row), Fraction(bound)) for row, bound in zip(matrix, bounds, strict=True)]
        found = largest(fractions(goal), constraints[:rows], constraints[rows:])
        wanted = linprog(
            -np.array(goal), matrix[:rows], bounds[:rows], matrix[rows:] or None, bounds[rows:] or None, (None, None)
        )
        assert (found is None) == (wanted.status in (2, 3, 4)), (goal, matrix, bounds)
        if found is None:
            outcomes["none"] += 1
            continue
        outcomes["solved"] += 1
        for number, (row, bound) in enumerate(constraints):
            value = sum(one * other for one, other in zip(row, found, strict=True))
            assert value == bound if number >= rows else value <= bound
        assert float(sum(g * x for g, x in zip(goal, found, strict=True))) == pytest.approx(-wanted.fun)
    assert min(outcomes.values()) > 20


def test_a_price_system_with_an_arbitrage_has_no_state_prices() -> None:
    """A bond at 1, a security that pays 1 and 3 at 5: the state prices would be -1 and 2."""
    payoffs = sympy.ImmutableMatrix([[1, 1], [1, 3]])
    prices = [Rational(1), Rational(5)]
    assert widest_state_prices(payoffs, prices) is None
    portfolio = sympy.Matrix(arbitrage_portfolio(payoffs, prices))
    assert (sympy.Matrix([prices]) * portfolio)[0] <= 0
    assert all(entry >= 0 for entry in payoffs * portfolio)


def test_numbers_must_be_rational() -> None:
    with pytest.raises(ModelError, match="not a rational number"):
        widest_state_prices(sympy.ImmutableMatrix([[sympy.sqrt(2)]]), [Rational(1)])
