"""Atoms: the bases that powers are taken of, and the generators that stand for them.

An atom is a symbol, a prime number, Euler's number, an applied function, or a polynomial that cannot be split further
(`a*K**rho + (1 - a)*L**rho`). Each atom owns a lattice of exponents; when its first power is asked for, the lattice is
frozen and each basis element gets a generator. A polynomial with the exponent 1/n gets a root generator g with the
relation g**n = polynomial.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property

import sympy
from flint import fmpq_mpoly

from derive.algebra.exponents import ExponentLattice
from derive.algebra.positivity import Range
from derive.algebra.quotient import Quotient


class Generator:
    """What one generator of a tower stands for.

    `kind` is "symbol", "power", "exp", "log", "function", "trigonometric", "constant" or "opaque". `base` and `exponent`
    are given for powers (and exp, whose base is E), `arguments` for logarithms and functions. The expressions are made
    when they are first looked at; equality alone never needs them.
    """

    def __init__(self, kind: str, atom: Atom, power: Callable[[], sympy.Expr] | None = None) -> None:
        self.kind = kind
        self._atom = atom
        self._power = power

    @cached_property
    def exponent(self) -> sympy.Expr | None:
        """The exponent of a power."""
        return None if self._power is None else self._power()

    @property
    def base(self) -> sympy.Expr | None:
        """The base of a power."""
        return None if self._power is None else self._atom.expression

    @property
    def arguments(self) -> tuple[sympy.Expr, ...]:
        """The arguments of a logarithm or function."""
        return () if self._power is not None else self._atom.arguments

    @cached_property
    def expression(self) -> sympy.Expr:
        """The generator as SymPy writes it."""
        return self._atom.expression if self._power is None else self._atom.expression**self.exponent


@dataclass(eq=False)
class Atom:
    """One base and its powers.

    `polynomial` is the base as a polynomial in earlier generators, or None for a free atom (symbol, function, E).
    `nonnegative` says whether its sign is known, so that it may be split off from a product under a power.
    """

    key: Hashable
    express: Callable[[], sympy.Expr]
    kind: str
    lattice: ExponentLattice
    polynomial: fmpq_mpoly | None = None
    nonnegative: bool = False
    range: Range = field(default_factory=Range)
    explain: Callable[[], tuple[sympy.Expr, ...]] = tuple
    generators: list[int | None] = field(default_factory=list)
    """The generator of each basis element; None where the base itself serves (exponent 1 of a polynomial)."""

    plain: Quotient | None = None
    """The atom itself in normal form, once it has been asked for."""

    @cached_property
    def expression(self) -> sympy.Expr:
        """The base as SymPy writes it."""
        return self.express()

    @cached_property
    def arguments(self) -> tuple[sympy.Expr, ...]:
        """The arguments of a logarithm or function."""
        return self.explain()
