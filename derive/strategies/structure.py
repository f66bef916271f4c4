"""Reading the structure of a model: which equations give a variable outright, and which form the core to be solved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sympy import Symbol

from derive.equation import Equation, Kind
from derive.model import Model
from derive.rules.linear import is_linear
from derive.step import Derivation
from derive.symbols import EconomicSymbol


@dataclass(frozen=True)
class Structure:
    """`explicit` equations give one endogenous variable each; the `core` determines the `unknowns` jointly."""

    explicit: tuple[Equation, ...]
    core: tuple[Equation, ...]
    unknowns: tuple[EconomicSymbol, ...]

    def needed_for(self, equation: Equation) -> tuple[Equation, ...]:
        """Return the explicit equations to substitute into one equation, in an order that resolves chains."""
        needed: list[Equation] = []
        waiting = _ordered(equation.free_symbols)
        while waiting:
            symbol = waiting.pop(0)
            for candidate in self.explicit:
                if candidate.lhs == symbol and candidate is not equation and not _own_left(candidate, equation):
                    if candidate in needed:
                        needed.remove(candidate)
                    needed.append(candidate)
                    waiting.extend(_ordered(candidate.rhs.free_symbols))
        return tuple(needed)

    def giving(self, symbol: EconomicSymbol) -> tuple[Equation, ...]:
        """Return the explicit equation for a variable and those on which it rests, short of the core's unknowns."""
        (own,) = (equation for equation in self.explicit if equation.lhs == symbol)
        return (own, *(equation for equation in self.needed_for(own) if equation.lhs != symbol))


def _own_left(candidate: Equation, equation: Equation) -> bool:
    return bool(candidate.same_sides(equation))


def _ordered(symbols: Iterable[Symbol]) -> list[Symbol]:
    return sorted(symbols, key=str)


def structure_of(model: Model, targets: Sequence[EconomicSymbol]) -> Structure:
    """Split a model's equations so that the targets are among the unknowns of the core.

    An equation is explicit when its left-hand side is an endogenous variable other than a target and substituting it
    does not lead back to that variable. Equilibrium conditions are kept in the core where there is a choice.
    """
    unknowns = list(targets)
    explicit: dict[EconomicSymbol, Equation] = {}
    for equation in sorted(model.equations, key=lambda equation: equation.kind is Kind.EQUILIBRIUM):
        symbol = equation.lhs
        is_free = isinstance(symbol, EconomicSymbol) and symbol in model.endogenous and symbol not in unknowns
        if is_free and symbol not in explicit and not _leads_back(symbol, equation, explicit):
            explicit[symbol] = equation
    for symbol in model.endogenous:
        if symbol not in explicit and symbol not in unknowns:
            unknowns.append(symbol)
    core = tuple(equation for equation in model.equations if equation not in explicit.values())
    return Structure(tuple(explicit.values()), core, tuple(unknowns))


def _leads_back(symbol: EconomicSymbol, equation: Equation, explicit: dict[EconomicSymbol, Equation]) -> bool:
    seen: set[Symbol] = set()
    waiting = list(equation.rhs.free_symbols)
    while waiting:
        current = waiting.pop()
        if current == symbol:
            return True
        if current in explicit and current not in seen:
            seen.add(current)
            waiting.extend(explicit[current].rhs.free_symbols)
    return False


def is_linear_model(model: Model) -> bool:
    """Whether every equation is jointly linear in the endogenous variables."""
    return all(is_linear(equation.residual, model.endogenous) for equation in model.equations)


def start(source: Model | Derivation, id: str) -> Derivation:
    """Return the derivation to extend, or a new one about a model."""
    return source if isinstance(source, Derivation) else Derivation(source, id)
