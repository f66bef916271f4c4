"""Payoff matrices: what each security pays in each state, numbers or symbols, and the questions one asks about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import sympy
from sympy import Expr
from sympy.polys.matrices import DomainMatrix

from derive.equation import Condition, Equation, as_expression, definition
from derive.errors import ModelError
from derive.model import Model
from derive.step import Derivation
from derive.symbols import EconomicSymbol, variable
from derive.text import Text, as_text


class PayoffMatrix:
    """The payoffs of securities: one row for each state, one column for each security.

    The questions `rank`, `redundant`, `arrow`, `state_prices`, `price` ... return derivations, to be checked and printed
    like any other. Entries may be numbers or declared symbols; `conditions` are what is known jointly about the symbols.

    >>> matrix = PayoffMatrix("example", [[1, 1], [1, 3]])
    >>> matrix.generic_rank, matrix.states, matrix.securities
    (2, 2, 2)
    """

    def __init__(
        self,
        key: str,
        rows: Iterable[Sequence[Any]] | sympy.MatrixBase,
        title: Text | tuple[str, str] = ("Payoffs of the securities", "证券的支付"),
        *,
        conditions: Iterable[Condition] = (),
        decimals: bool = False,
    ) -> None:
        self.key = key
        self.title = as_text(title)
        self.conditions = tuple(conditions)
        self.decimals = decimals
        self.matrix = _matrix(rows)

    @property
    def states(self) -> int:
        """The number of states."""
        return int(self.matrix.rows)

    @property
    def securities(self) -> int:
        """The number of securities."""
        return int(self.matrix.cols)

    @property
    def is_numeric(self) -> bool:
        """Whether all entries are numbers."""
        return not self.matrix.free_symbols

    @cached_property
    def parameters(self) -> tuple[EconomicSymbol, ...]:
        """The symbols in the matrix, in the order in which they appear."""
        found = dict.fromkeys(symbol for entry in self.matrix for symbol in sorted(entry.free_symbols, key=str))
        return tuple(found)

    @cached_property
    def portfolio_symbols(self) -> tuple[EconomicSymbol, ...]:
        """The holdings y_1, ..., y_M."""
        return tuple(_holding(m, self.securities) for m in range(1, self.securities + 1))

    @cached_property
    def payoff_symbols(self) -> tuple[EconomicSymbol, ...]:
        """The portfolio's payoffs z_1, ..., z_S."""
        return tuple(
            variable(f"z_{s}", (f"payoff of the portfolio in state {s}", f"证券组合在状态 {s} 的支付"), notation=_index("z", s))
            for s in range(1, self.states + 1)
        )

    @cached_property
    def payoffs(self) -> tuple[Equation, ...]:
        """The payoff z_s of a portfolio in every state, the rows of z = A y."""
        return tuple(definition(symbol, self.payoff(s), symbol.meaning) for s, symbol in enumerate(self.payoff_symbols))

    def payoff(self, state: int) -> Expr:
        """Return what the portfolio pays in a state, counted from zero."""
        return sympy.Add(*(self.matrix[state, m] * amount for m, amount in enumerate(self.portfolio_symbols)))

    @cached_property
    def model(self) -> Model:
        """The portfolio's payoffs as a model."""
        return Model(
            self.key,
            self.title,
            self.payoffs,
            endogenous=self.payoff_symbols,
            exogenous=self.portfolio_symbols,
            parameters=self.parameters,
            conditions=self.conditions,
            order=(*self.parameters, *self.portfolio_symbols, *self.payoff_symbols),
            decimals=self.decimals,
        )

    @cached_property
    def pivots(self) -> tuple[int, ...]:
        """The first columns that are linearly independent where no symbol takes a special value."""
        return reduced(self.matrix)[1]

    @property
    def generic_rank(self) -> int:
        """The rank where no symbol takes a special value."""
        return len(self.pivots)

    # The questions; each is answered in a file of its own.

    def linearity(self) -> Derivation:
        """Derive that the payoff of a combination of portfolios is the combination of their payoffs."""
        from derive.economies.portfolio import linearity

        return linearity(self)

    def rank(self) -> Derivation:
        """Derive the rank, where it holds, and where it drops; complete or incomplete markets follow."""
        from derive.economies.payoff_rank import rank

        return rank(self)

    def redundant(self) -> Derivation:
        """Derive for every redundant security a portfolio of others that pays the same."""
        from derive.economies.portfolio import redundant

        return redundant(self)

    def replicate(self, claim: Sequence[Any]) -> Derivation:
        """Derive a portfolio that pays a claim, or that there is none."""
        from derive.economies.portfolio import replicate

        return replicate(self, claim)

    def arrow(self, state: int) -> Derivation:
        """Derive a portfolio that pays one in a state (counted from one) and nothing elsewhere, or that there is none."""
        from derive.economies.portfolio import arrow

        return arrow(self, state)

    def state_prices(self, prices: Sequence[Any]) -> Derivation:
        """Derive positive state prices behind security prices, or exhibit an arbitrage."""
        from derive.economies.state_prices import state_prices

        return state_prices(self, prices)

    def price(self, claim: Sequence[Any], prices: Sequence[Any]) -> Derivation:
        """Derive the price of a new claim, or the bounds between which it must lie."""
        from derive.economies.claim_pricing import price

        return price(self, claim, prices)

    def vector(self, values: Sequence[Any], length: int, what: str) -> tuple[Expr, ...]:
        """Return exact expressions, or an error when there are too few or too many."""
        if len(values) != length:
            raise ModelError(
                "wrong-dimension",
                f"{len(values)} {what} do not fit a payoff matrix with {self.states} states and {self.securities} securities.",
                f"Give {length}.",
            )
        return tuple(as_expression(value, f"the {what}") for value in values)


def _matrix(rows: Iterable[Sequence[Any]] | sympy.MatrixBase) -> sympy.ImmutableMatrix:
    given = rows.tolist() if isinstance(rows, sympy.MatrixBase) else list(rows)
    for number, row in enumerate(given, start=1):
        if isinstance(row, str) or not isinstance(row, Sequence):
            raise ModelError(
                "wrong-dimension",
                f"Row {number} of the payoff matrix is {row!r}, not a row of payoffs.",
                "Give one row per state, one column per security: [[1, 1], [1, 3]].",
            )
    listed = [list(row) for row in given]
    if not listed or not listed[0]:
        raise ModelError(
            "empty-matrix", "The payoff matrix has no entries.", "Give one row per state, one column per security."
        )
    for number, row in enumerate(listed, start=1):
        if len(row) != len(listed[0]):
            raise ModelError(
                "wrong-dimension",
                f"Row {number} of the payoff matrix has {len(row)} entries, row 1 has {len(listed[0])}.",
                "Give every state one payoff for each security.",
            )
    entries = [[as_expression(entry, "the payoff matrix") for entry in row] for row in listed]
    for entry in (entry for row in entries for entry in row):
        for symbol in entry.free_symbols:
            if not isinstance(symbol, EconomicSymbol):
                raise ModelError(
                    "no-meaning",
                    f"The symbol {symbol} in the payoff matrix has no meaning and no domain.",
                    f"Declare it: parameter({str(symbol)!r}, meaning=('...', '...'), domain=...).",
                )
    return sympy.ImmutableMatrix(entries)


def _index(letter: str, number: int) -> str:
    return f"{letter}_{{{number}}}"


def _holding(number: int, count: int) -> EconomicSymbol:
    words = ("amount held of the security", "证券的持有量") if count == 1 else (
        f"amount held of security {number}", f"证券 {number} 的持有量")  # fmt: skip
    return variable(f"y_{number}", words, notation=_index("y", number))


def reduced(matrix: sympy.MatrixBase) -> tuple[sympy.Matrix, tuple[int, ...]]:
    """Return the reduced row echelon form over the field of rational functions, and the pivot columns.

    >>> a = sympy.Symbol("a")
    >>> reduced(sympy.Matrix([[1, a, 2], [1, a, 3]]))[1]
    (0, 2)
    """
    form, pivots = DomainMatrix.from_Matrix(sympy.Matrix(matrix)).to_field().rref()
    return form.to_Matrix(), tuple(pivots)
