"""Radical membership: a polynomial vanishes wherever others do, shown by a bounded Gröbner basis.

`f` vanishes on the zeros of g1, g2, ... exactly when 1 lies in the ideal of g1, g2, ... and 1 - z*f; a side condition
`s ≠ 0` enters as 1 - w*s. Real zeros only make more true than is proved here.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import lcm

from flint import fmpq_mpoly, fmpz_mpoly, fmpz_mpoly_ctx, fmpz_mpoly_vec

LIMITS = (60, 300, 400)
MOST_GENERATORS = 14
MOST_TERMS = 120
HIGHEST_DEGREE = 8


def in_radical(polynomial: fmpq_mpoly, equations: Sequence[fmpq_mpoly], nonzero: Sequence[fmpq_mpoly] = ()) -> bool:
    """Whether a polynomial vanishes wherever the equations hold and the others do not vanish; False also means not shown.

    >>> from flint import fmpq_mpoly_ctx
    >>> x, y = fmpq_mpoly_ctx.get(("x", "y"), "degrevlex").gens()
    >>> in_radical(x - y, [x**2 - y**2], [x + y]), in_radical(x - y, [x**2 - y**2])
    (True, False)
    """
    used = [place for place, degree in enumerate(_joint_degrees((polynomial, *equations))) if degree > 0]
    within = set(used)
    nonzero = [one for one in nonzero if all(place in within for place, degree in enumerate(one.degrees()) if degree > 0)]
    everything = (polynomial, *equations, *nonzero)
    if len(used) + 1 + len(nonzero) > MOST_GENERATORS or any(
        len(one) > MOST_TERMS or one.total_degree() > HIGHEST_DEGREE for one in everything
    ):
        return False
    inverses = 1 + len(nonzero)
    context = fmpz_mpoly_ctx.get([f"x{place}" for place in range(len(used) + inverses)], "degrevlex")
    generators = context.gens()
    basis = [_integral(one, used, context) for one in equations]
    for number, one in enumerate((polynomial, *nonzero)):
        basis.append(1 - generators[len(used) + number] * _integral(one, used, context))
    found, _ = fmpz_mpoly_vec(basis, context).buchberger_naive(limits=LIMITS)
    return any(one.is_constant() and one != 0 for one in found)


def _joint_degrees(polynomials: Sequence[fmpq_mpoly]) -> list[int]:
    return [max(degrees) for degrees in zip(*(one.degrees() for one in polynomials), strict=True)]


def _integral(polynomial: fmpq_mpoly, used: Sequence[int], context: fmpz_mpoly_ctx) -> fmpz_mpoly:
    """Return an integer multiple of a polynomial in a context that holds only the generators in use."""
    terms = polynomial.to_dict()
    common = lcm(*(int(coefficient.q) for coefficient in terms.values()))
    width = len(context.names())
    padded = {}
    for exponents, coefficient in terms.items():
        key = [0] * width
        for place, source in enumerate(used):
            key[place] = int(exponents[source])
        padded[tuple(key)] = int(coefficient.p) * (common // int(coefficient.q))
    return context.from_dict(padded)
