r"""Exercises about securities: the payoff matrix and the prices stand in the text, the pricing equations follow.

payoffs = "A"     # the text states $A = \begin{pmatrix} 1 & x_1 \\ 1 & x_2 \end{pmatrix}$, a row for each state
prices = "q"      # and $q = \begin{pmatrix} q_1 \\ q_2 \end{pmatrix}$, one for each security
claim = "z"       # and perhaps what a claim pays in each state; its price is called v
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sympy

from derive.economies.payoff_matrix import PayoffMatrix
from derive.economies.state_prices import pricing_equation, state_symbols
from derive.equation import Equation, equilibrium
from derive.errors import DeriveError, Location, ReadError, nearest
from derive.exercises.body import Body, Math
from derive.exercises.formulas import Formulas
from derive.exercises.front_matter import FrontMatter
from derive.readers.names import canonical
from derive.symbols import EconomicSymbol, Notation, variable

_MOST_STATES = 6

CLAIM_PRICE = variable("v", ("price of the claim", "该权益的价格"))


def symbols_of_securities() -> Mapping[str, EconomicSymbol]:
    """Return the state prices and the price of the claim by the names under which a text may write them."""
    states = state_symbols(PayoffMatrix("states", sympy.eye(_MOST_STATES)), positive=False)
    known = (*states, CLAIM_PRICE)
    return {canonical(symbol.notation): symbol for symbol in known if isinstance(symbol.notation, Notation)}


def matrices_of(formulas: Formulas, body: Body) -> dict[str, sympy.MatrixBase]:
    """Return the matrices that a text states, by the name on the left."""
    found: dict[str, sympy.MatrixBase] = {}
    for piece in body.pieces:
        if isinstance(piece, Math):
            found.update(formulas.matrices(piece))
    return found


def pricing_equations(matter: FrontMatter, formulas: Formulas, bodies: Sequence[Body]) -> list[Equation]:
    """Return what no arbitrage says about the securities of the text, and the price of the claim."""
    known = [matrices_of(formulas, body) for body in bodies]
    payoffs = _matrix(matter, "payoffs", known, bodies)
    prices = _matrix(matter, "prices", known, bodies)
    if prices.shape not in ((payoffs.cols, 1), (1, payoffs.cols)):
        cause = f"There are {payoffs.cols} securities (columns of the payoffs) and {len(prices)} prices."
        raise matter.error("wrong-dimension", cause, "State one price for each security.", "prices")
    if payoffs.rows > _MOST_STATES:
        raise matter.error("wrong-dimension", f"{payoffs.rows} states are too many.", f"Use {_MOST_STATES} at most.", "payoffs")
    try:
        matrix = PayoffMatrix("payoffs", payoffs, decimals=True)
    except DeriveError as error:
        raise matter.error(error.code, error.cause, error.fix, "payoffs") from error
    states = state_symbols(matrix, positive=False)
    found = [pricing_equation(matrix, place, price, states) for place, price in enumerate(prices)]
    if "claim" in matter.tables:
        claim = _matrix(matter, "claim", known, bodies)
        if len(claim) != len(states):
            cause = f"The claim pays in {len(claim)} states, the securities in {len(states)}."
            raise matter.error("wrong-dimension", cause, "State one payoff for each state.", "claim")
        worth = sympy.Add(*(amount * state for amount, state in zip(claim, states, strict=True)))
        found.append(equilibrium(CLAIM_PRICE, worth, CLAIM_PRICE.meaning))
    return found


def _matrix(
    matter: FrontMatter, key: str, known: Sequence[Mapping[str, sympy.MatrixBase]], bodies: Sequence[Body]
) -> sympy.MatrixBase:
    name = str(matter.tables.get(key, ""))
    for body, matrices in zip(bodies, known, strict=True):
        if name not in matrices:
            raise matter.error(
                "no-matrix",
                f"The text in {body.language} states no matrix {name!r} for {key}.{nearest(name, matrices)}",
                f"Write ${name or 'A'} = \\begin{{pmatrix}} 1 & 2 \\\\ 1 & 3 \\end{{pmatrix}}$.",
                key,
            )
        if matrices[name] != known[0][name]:
            cause = f"The text in {body.language} states another matrix {name} than the text in {bodies[0].language}."
            raise ReadError("different-equations", cause, "State the same in every language.", Location(matter.file, body.line))
    return known[0][name]
