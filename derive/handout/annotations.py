"""What a comment beside a step tells a machine: its id, its premises, the kind of its claim and the symbols that it is about.

Only names stand there, never a formula or a verdict, so that a page is read back without trusting it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from sympy import Basic, Symbol

from derive.claims import (
    ApproximatesWithin,
    ChangesSign,
    Claim,
    Defines,
    Entails,
    HasLimit,
    HasRank,
    HasSign,
    HasSolution,
    IsCurved,
    IsDerivative,
    IsInfeasible,
    IsLagrangian,
    IsOptimum,
    IsStationary,
    IsSufficient,
    IsTotalDifferential,
    Specialises,
    SumsTo,
)
from derive.equation import Condition, Equation
from derive.functions import FunctionDeclaration
from derive.symbols import EconomicSymbol, Notation

_KINDS: dict[type, str] = {
    ApproximatesWithin: "within",
    ChangesSign: "both-signs",
    Defines: "definition",
    HasLimit: "limit",
    HasRank: "rank",
    HasSign: "sign",
    IsDerivative: "derivative",
    IsInfeasible: "excluded",
    IsLagrangian: "lagrangian",
    IsStationary: "stationary",
    IsTotalDifferential: "differential",
    Specialises: "functions",
    SumsTo: "sum",
}


def annotation(id: str, sources: tuple[str, ...], claim: Claim, supposed: int = 0, objective: str = "") -> str:
    """Return the words of a comment: `id=... from=... kind=derivative of=Y by=G moving=Y,r given=1`.

    `given` counts the suppositions that the sentence of the step begins with; `objective` is the id of the line whose
    right side is optimised.
    """
    words = [("id", id), ("from", ",".join(sources)), ("kind", _kind(claim)), *_names(claim)]
    words += [("objective", objective), ("given", str(supposed) if supposed else "")]
    return " ".join(f"{name}={value}" for name, value in words if value)


def symbols_of(part: Any) -> Iterator[EconomicSymbol]:
    """Yield the variables and parameters that a claim, or a part of it, is about; derivatives and differentials left out."""
    if isinstance(part, tuple):
        for item in part:
            yield from symbols_of(item)
    elif isinstance(part, (Basic, Equation, Condition)):
        names = (name for name in part.free_symbols if isinstance(name, EconomicSymbol))
        yield from sorted(
            (name for name in names if isinstance(name.notation, Notation) and not name.notation.prefix), key=_key
        )
    elif is_dataclass(part) and not isinstance(part, FunctionDeclaration):
        for item in fields(part):
            yield from symbols_of(getattr(part, item.name))


def _key(symbol: EconomicSymbol) -> str:
    return symbol.key


def _kind(claim: Claim) -> str:
    match claim:
        case Entails(equivalent=equivalent):
            return "equivalent" if equivalent else "entails"
        case HasSolution(unique=unique):
            return "only-solution" if unique else "solution"
        case IsOptimum(kind=kind, constraints=constraints) if constraints:
            return f"constrained-{kind}"
        case IsOptimum(kind=kind) | IsCurved(kind=kind):
            return kind
        case IsSufficient(kind=kind):
            return f"sufficient-{kind}"
    return _KINDS[type(claim)]


def _names(claim: Claim) -> Iterator[tuple[str, str]]:
    match claim:
        case IsDerivative(outcome=outcome, shock=shock, dependents=moving):
            yield "of", _keys([outcome] if isinstance(outcome, Symbol) else [])
            yield "by", _keys([shock])
            yield "moving", _keys(moving)
        case IsLagrangian(kind=sense, multipliers=multipliers):
            yield "sense", sense
            yield "multipliers", _keys(multipliers)
        case IsStationary(function=function, choice=choice):
            yield "of", _keys([function] if isinstance(function, Symbol) else [])
            yield "by", _keys([choice])
        case IsTotalDifferential(moving=moving):
            yield "moving", _keys(moving)
        case HasSolution(unknown=unknown):
            yield "by", _keys([unknown])
        case IsOptimum(objective=objective, multipliers=multipliers) if isinstance(objective, Symbol):
            yield "of", _keys([objective])
            yield "multipliers", _keys([name for name, _ in multipliers])
        case IsSufficient(objective=objective, choices=choices, multipliers=multipliers):
            yield "of", _keys([objective])
            yield "by", _keys(choices)
            yield "multipliers", _keys(multipliers)


def _keys(symbols: Iterable[Symbol]) -> str:
    return ",".join(str(getattr(symbol, "key", symbol.name)) for symbol in symbols)
