"""Counting the unknowns and the equations of an equilibrium with symbolic numbers of everything."""

from __future__ import annotations

from collections.abc import Sequence

import sympy
from sympy import Expr

from derive.equation import Equation, definition
from derive.model import Model
from derive.models.market_symbols import H, K, M, S
from derive.rules import conclude, substitute
from derive.step import Derivation
from derive.symbols import EconomicSymbol, variable

Group = tuple[str, Expr, tuple[str, str]]
n_u = variable("n_u", ("number of unknowns", "未知数的个数"))
n_e = variable("n_e", ("number of equations", "方程的个数"))


def _named(letter: str, group: Group) -> Equation:
    index, number, words = group
    symbol = variable(f"{letter}_{index}", (f"number of {words[0]}", f"{words[1]}的个数"), notation=f"{letter}_{{{index}}}")
    return definition(symbol, number, words)


def count_of(
    id: str, title: tuple[str, str], *, unknowns: Sequence[Group], equations: Sequence[Group], reading: tuple[str, str]
) -> Derivation:
    """Return the derivation that both numbers are the same; a group is an index, a number and words."""
    left, right = [_named("n", group) for group in unknowns], [_named("m", group) for group in equations]
    totals = (_total(n_u, left, ("all unknowns", "全部未知数")), _total(n_e, right, ("all equations", "全部方程")))
    used = set().union(*(one.rhs.free_symbols for one in (*left, *right)))
    model = Model(
        id,
        title,
        [*left, totals[0], *right, totals[1]],
        endogenous=[*(one.lhs for one in left), n_u, *(one.lhs for one in right), n_e],
        parameters=[one for one in (H, K, S, M) if one in used],
        order=(H, K, S, M),
    )
    derivation = Derivation(
        model,
        id,
        title,
        intro=(
            "Count what is to be found and what there is to find it with, for any numbers of households, commodities, "
            "states and securities.",
            "对任意的家庭数、商品数、状态数与证券数，数一数要求的未知数与可用的方程。",
        ),
        reading=reading,
    )
    found = derivation.by(substitute(*left, into=totals[0]), id="unknowns")
    given = derivation.by(substitute(*right, into=totals[1]), id="equations")
    derivation.by(conclude(Equation(n_u, n_e), found, given), label="count", id="square")
    return derivation


def _total(symbol: EconomicSymbol, parts: Sequence[Equation], words: tuple[str, str]) -> Equation:
    return definition(symbol, sympy.Add(*(one.lhs for one in parts)), words)
