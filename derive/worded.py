"""Statements that are sentences rather than formulas: what a claim about a sign, a root, a case or an optimum concludes."""

from __future__ import annotations

from dataclasses import dataclass

import sympy
from sympy import Expr, Symbol

from derive.equation import Equation, Statement
from derive.symbols import Domain


@dataclass(frozen=True)
class Ambiguity:
    """The statement that an expression is positive at some points of the domain and negative at others."""

    expression: Expr


@dataclass(frozen=True)
class Existence:
    """The statement that an equation has a (unique) solution in an interval."""

    equation: Equation
    unknown: Symbol
    domain: Domain
    unique: bool = True


@dataclass(frozen=True)
class Exclusion:
    """The statement that a case cannot occur."""

    premises: tuple[Statement, ...]


@dataclass(frozen=True)
class Optimum:
    """The statement that an objective is largest (`maximum`) or smallest (`minimum`) at a point, under constraints.

    The values of the multipliers that go with the point belong to the statement: they certify it.
    """

    objective: Expr
    kind: str
    point: tuple[tuple[Symbol, Expr], ...]
    constraints: tuple[Statement, ...] = ()
    multipliers: tuple[tuple[Symbol, Expr], ...] = ()


@dataclass(frozen=True)
class Sufficiency:
    """The statement that every point which meets conditions is a global optimum of an objective."""

    objective: Expr
    kind: str
    stationarity: tuple[Equation, ...]
    constraints: tuple[Statement, ...]


@dataclass(frozen=True)
class Curvature:
    """The statement that a function is `concave`, `convex` or `affine` in some variables jointly."""

    function: Expr
    variables: tuple[Symbol, ...]
    kind: str


@dataclass(frozen=True)
class RankStatement:
    """The statement that a matrix has a rank."""

    matrix: sympy.ImmutableMatrix
    rank: int
