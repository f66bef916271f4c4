"""What can be wrong with the declaration of an exchange economy, said with the household, the event and the commodity."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import sympy
from sympy import Expr, Symbol

from derive.economies.marginal_utility import slopes
from derive.equation import as_expression
from derive.errors import Location, ModelError
from derive.symbols import EconomicSymbol

if TYPE_CHECKING:
    from derive.economies.exchange_economy import ExchangeEconomy

Table = tuple[tuple[Expr, ...], ...]


def table(rows: Any, number: int) -> Table:
    """Return an endowment as exact expressions, one row per event."""
    if not isinstance(rows, Sequence) or not all(isinstance(row, Sequence) and not isinstance(row, str) for row in rows):
        raise ModelError(
            "wrong-dimension",
            f"The endowment of household {number} is not a table: {rows!r}.",
            "Give endowment[event][commodity], such as [[1], [2]] for one commodity in two events.",
        )
    if not rows or not all(rows):
        raise ModelError("no-endowment", f"Household {number} has an empty endowment.", "Give endowment[event][commodity].")
    return tuple(tuple(as_expression(entry, f"the endowment of household {number}") for entry in row) for row in rows)


def require_one_shape(endowments: Sequence[Table]) -> None:
    """Every household owns something of the same commodities in the same events."""
    events, commodities = len(endowments[0]), len(endowments[0][0])
    for number, rows in enumerate(endowments, start=1):
        if len(rows) != events or any(len(row) != commodities for row in rows):
            raise ModelError(
                "wrong-dimension",
                f"The endowment of household {number} does not have {events} events with {commodities} "
                "commodities each, as that of household 1 has.",
                "Give every household a quantity endowment[event][commodity].",
            )


def require_endowments(economy: ExchangeEconomy) -> None:
    """No endowment is negative, nobody is destitute, and every commodity is owned by somebody."""
    for number, rows in enumerate(economy.endowments, start=1):
        for s, k in economy.places:
            if rows[s][k].is_negative:
                raise ModelError(
                    "negative-endowment",
                    f"Household {number} owns {rows[s][k]} of commodity {k + 1} in event {economy.label(s)}.",
                    "Endowments are not negative.",
                )
        if not economy.corners and all(entry == 0 for row in rows for entry in row):
            raise ModelError(
                "no-wealth",
                f"Household {number} owns nothing, so it can consume nothing at any prices.",
                "Give it something, leave it out, or declare the economy with corners=True.",
            )
    for s, k in economy.places:
        if economy.aggregate(s, k) == 0:
            raise ModelError(
                "zero-endowment",
                f"Nobody owns commodity {k + 1} in event {economy.label(s)}, so its market has no finite price.",
                "Give somebody some of it, or leave the commodity out.",
            )


def utility_at(utility: Callable[..., Any], own: Sequence[Sequence[EconomicSymbol]], number: int) -> Expr:
    """Return the utility of the household's consumption; whatever its author's function raises becomes one message."""
    if not callable(utility):
        raise ModelError(
            "bad-utility",
            f"The utility of household {number} is {utility!r}, not a function.",
            "Give a function of the table of consumption: lambda x: log(x[0][0]) + log(x[1][0]).",
        )
    try:
        value = utility(own)
    except IndexError as error:
        raise ModelError(
            "wrong-dimension",
            f"The utility of household {number} asks for more than {len(own)} events with {len(own[0])} commodities each.",
            "Use x[event][commodity], both counted from zero.",
        ) from error
    except (TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise ModelError(
            "bad-utility",
            f"The utility of household {number} cannot be evaluated: {error}.",
            "Write it with SymPy functions (from sympy import log, sqrt) of x[event][commodity].",
        ) from error
    return as_expression(value, f"the utility of household {number}")


def require_known_symbols(utility: Expr, known: set[Symbol], number: int) -> None:
    """The utility depends on the own consumption and on declared parameters only."""
    for symbol in sorted(utility.free_symbols - known, key=str):
        raise ModelError(
            "unknown-symbol",
            f"The utility of household {number} uses {symbol}, which is neither its consumption nor a parameter.",
            "Use x[event][commodity], or list the symbol in parameters=.",
            Location(symbol=str(symbol)),
        )


def require_monotone(utility: Expr, endowment: Mapping[EconomicSymbol, Expr], number: int) -> None:
    """More of everything is better: nowhere by the form of the utility, and not at the own endowment, may it fall.

    Satiation elsewhere is not excluded: a quadratic utility with its bliss point beyond what is consumed is fine.
    """
    for amount, slope in slopes(utility, endowment).items():
        owned = endowment[amount]
        if slope.is_negative or (slope.is_number and slope < 0):
            raise _not_monotone(number, amount, f"falls in {amount} (its derivative is {slope})")
        here = slope.xreplace(dict(endowment))
        if here.is_number and here.is_finite and sympy.im(here) == 0 and here < 0:
            raise _not_monotone(number, amount, f"falls in {amount} at its own endowment {owned} (its derivative is {here})")


def _not_monotone(number: int, amount: EconomicSymbol, how: str) -> ModelError:
    return ModelError(
        "not-monotone",
        f"The utility of household {number} {how}.",
        "Preferences must be monotone; otherwise prices may be negative and budgets slack.",
        Location(symbol=str(amount)),
    )
