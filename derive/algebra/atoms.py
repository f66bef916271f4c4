"""Atoms: the bases that powers are taken of, and the generators that stand for them.

An atom is a symbol, a prime number, Euler's number, an applied function, or a polynomial that cannot be split further
(`a*K**rho + (1 - a)*L**rho`). Each atom owns a lattice of exponents; when its first power is asked for, the lattice is
frozen and each basis element gets a generator. A polynomial with the exponent 1/n gets a root generator g with the
relation g**n = polynomial.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import sympy
from flint import fmpq_mpoly

from derive.algebra.exponents import ExponentLattice
from derive.algebra.positivity import Range


@dataclass(frozen=True)
class Generator:
    """What one generator of a tower stands for.

    `kind` is "symbol", "power", "exp", "log", "function", "trigonometric", "constant" or "opaque". `base` and `exponent`
    are given for powers (and exp, whose base is E), `arguments` for the others.
    """

    kind: str
    expression: sympy.Expr
    base: sympy.Expr | None = None
    exponent: sympy.Expr | None = None
    arguments: tuple[sympy.Expr, ...] = ()


@dataclass
class Atom:
    """One base and its powers.

    `polynomial` is the base as a polynomial in earlier generators, or None for a free atom (symbol, function, E).
    `nonnegative` says whether its sign is known, so that it may be split off from a product under a power.
    """

    key: str
    expression: sympy.Expr
    kind: str
    lattice: ExponentLattice
    polynomial: fmpq_mpoly | None = None
    nonnegative: bool = False
    range: Range = field(default_factory=Range)
    arguments: tuple[sympy.Expr, ...] = ()
    generators: list[int | None] = field(default_factory=list)
    """The generator of each basis element; None where the base itself serves (exponent 1 of a polynomial)."""
