"""Bounds by work, never by the clock.

Every costly call is preceded by an estimate of the terms, degrees or bits it would make. Out of bound means *unknown*,
the same on every machine. These constants are the whole policy.
"""

from __future__ import annotations

MAXIMUM_TERMS = 20_000
"""Terms of a polynomial that may be built."""
MAXIMUM_PRODUCTS = 300_000
"""Term products that one multiplication may take."""
MAXIMUM_WORK = 1_000_000
"""Term products of all multiplications for one tower."""
MAXIMUM_GCD_PRODUCTS = 250_000
"""Term products above which a common factor is not looked for."""
MAXIMUM_FACTOR_TERMS = 150
"""Terms above which a polynomial counts as irreducible."""
MAXIMUM_FACTOR_DEGREE = 40
"""Total degree above which a polynomial counts as irreducible."""
MAXIMUM_DEGREE = 100_000
"""Largest exponent of a generator."""
MAXIMUM_BITS = 20_000
"""Bits of a coefficient that may be built."""
MAXIMUM_NODES = 20_000
"""Nodes of an expression that is read at all."""
MAXIMUM_GENERATORS = 96
"""Generators of one tower."""
MAXIMUM_ROOT = 360
"""Largest degree of a common root of one base."""
MAXIMUM_WRITTEN_OUT = 40
"""Terms of a sum between integers that is written out in the normal form."""
MAXIMUM_SUMMANDS = 2_000
"""Terms of a finite sum that is evaluated numerically."""
PRECISIONS = (64, 128, 256, 512, 1024, 2048)
"""Working precisions of ball arithmetic, tried in this order."""


class OutOfReach(Exception):  # noqa: N818 (an answer, not an error)
    """The method does not apply, or its work bound ran out; `reason` is a sentence for people."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)
