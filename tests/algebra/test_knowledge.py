"""What is said about signs is never contradicted by a point, for random polynomials, ranges and facts."""

from __future__ import annotations

from random import Random

import pytest
from flint import fmpq, fmpq_mpoly_ctx

from derive.algebra.elimination import eliminate
from derive.algebra.knowledge import Knowledge
from derive.algebra.positivity import ANY, POSSIBLE, Range, coefficient_signs, sign_of_number
from derive.algebra.root import roots_inside, sign_changes
from derive.algebra.values import inside, random_value

CONTEXT = fmpq_mpoly_ctx.get(("x", "y", "z"), "degrevlex")
RANGES = (
    Range(),
    Range(lower=fmpq(0)),
    Range(lower=fmpq(0), open_lower=False),
    Range(upper=fmpq(0)),
    Range(fmpq(0), fmpq(1)),
    Range(fmpq(0), fmpq(1), False, False),
    Range(fmpq(-1), fmpq(2), False, True),
    Range(lower=fmpq(-1)),
    Range(upper=fmpq(3), open_upper=False),
    Range(nonzero=True),
    Range(fmpq(1, 2), fmpq(1, 2), False, False),
)


def _polynomial(source: Random, terms: int = 4, degree: int = 2):
    entries = {}
    for _ in range(source.randint(1, terms)):
        exponents = tuple(source.choice((0, 0, 1, 1, degree)) for _ in range(3))
        entries[exponents] = fmpq(source.randint(-3, 3))
    return CONTEXT.from_dict(entries)


def _ends(interval: Range):
    """Random values and those ends that belong to the interval."""
    lower = [] if interval.lower is None or interval.open_lower else [interval.lower]
    upper = [] if interval.upper is None or interval.open_upper else [interval.upper]
    return [end for end in (*lower, *upper) if inside(end, interval)]


def _points(ranges, facts, source: Random, count: int):
    for _ in range(count):
        values = []
        for interval in ranges:
            ends = _ends(interval)
            point = interval.lower is not None and interval.lower == interval.upper
            values.append(
                source.choice(ends) if point or (ends and source.random() < 0.3) else random_value(interval, source, 99)
            )
        if all(sign_of_number(polynomial(*values)) in signs for polynomial, signs in facts):
            yield values


@pytest.mark.parametrize("seed", range(12))
def test_possible_signs_contain_the_sign_at_every_point(seed: int) -> None:
    source = Random(seed)
    decided = 0
    for _ in range(60):
        ranges = [source.choice(RANGES) for _ in range(3)]
        kinds = [POSSIBLE[sign] for sign in (">0", ">=0", "<0", "!=0")]
        facts = [(_polynomial(source, 3, 1), source.choice(kinds)) for _ in range(source.randint(0, 2))]
        known = Knowledge(ranges, facts)
        for _ in range(4):
            polynomial = _polynomial(source)
            if facts and source.random() < 0.5:
                polynomial = polynomial * facts[0][0] + source.choice((0, 1)) * _polynomial(source, 2, 2) ** 2
            possible = known.signs(polynomial)
            decided += possible != ANY
            for values in _points(ranges, facts, source, 25):
                assert sign_of_number(polynomial(*values)) in possible
    assert decided > 40


@pytest.mark.parametrize("seed", range(4))
def test_signs_of_coefficients_hold_on_the_boundary(seed: int) -> None:
    source = Random(100 + seed)
    for _ in range(150):
        ranges = [source.choice(RANGES) for _ in range(3)]
        polynomial = _polynomial(source)
        possible = coefficient_signs(polynomial, ranges)
        for values in _points(ranges, (), source, 25):
            assert sign_of_number(polynomial(*values)) in possible


@pytest.mark.parametrize("seed", range(4))
def test_elimination_keeps_solutions(seed: int) -> None:
    """Whatever is reduced to zero vanishes at every solution of the equations."""
    source = Random(200 + seed)
    x, y, z = CONTEXT.gens()
    for _ in range(40):
        first = x * source.randint(1, 3) - y * z
        second = y * source.randint(1, 4) - z**2 + source.randint(-2, 2)
        system = eliminate([first, second], Knowledge([Range()] * 3), [0, 1, 2])
        combination = _polynomial(source) * first + _polynomial(source) * second
        assert not system.reduce(combination)
        assert system.reduce(combination + 1) != 0


@pytest.mark.parametrize("seed", range(6))
def test_the_rule_of_signs_agrees_with_exact_counting(seed: int) -> None:
    from flint import fmpq_poly

    source = Random(300 + seed)
    for _ in range(60):
        entries = [source.randint(-4, 4) for _ in range(source.randint(2, 5))]
        exact = fmpq_poly(entries)
        if exact.degree() < 1:
            continue
        interval = source.choice((Range(lower=fmpq(0)), Range(lower=fmpq(-1)), Range(fmpq(0), fmpq(2)), Range(upper=fmpq(1))))
        spread = CONTEXT.from_dict({(power, 0, 0): fmpq(entry) for power, entry in enumerate(entries)})
        counts = sign_changes(spread, 0, interval, Knowledge([interval, Range(), Range()]))
        assert counts is not None
        found = len(roots_inside(exact, interval))
        if counts == {0}:
            assert found == 0
        if counts == {1}:
            assert found == 1
