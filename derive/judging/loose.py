"""What the lines above leave loose, and what of a point concerns a claim."""

from __future__ import annotations

from dataclasses import replace

import sympy

from derive.equation import Equation, Statement
from derive.functions import DeclaredFunction
from derive.judging.knowledge import Knowledge, Known, sides
from derive.verdict import Verdict


def loose_in(said: Statement, used: tuple[Known, ...]) -> str:
    """Name the symbols of a claim that its premises do not mention."""
    reached = set().union(*(entry.symbols for entry in used)) if used else set()
    return ", ".join(sorted(shown(symbol) for symbol in said.free_symbols - reached))


def unheard_in(said: Statement, base: Knowledge) -> list[str]:
    """Return the symbols and functions of a claim that occur in no line above."""
    symbols = set().union(*(entry.symbols for entry in base.entries)) if base.entries else set()
    known = {_key(atom) for entry in base.entries for atom in _functions(entry.statement)}
    strange = {str(atom.func) for atom in _functions(said) if _key(atom) not in known}
    return sorted({shown(symbol) for symbol in said.free_symbols - symbols} | strange)


def is_identity(entry: Known) -> bool:
    """Whether a statement says nothing any more, as the definition of a function does once it is put in."""
    return isinstance(entry.statement, Equation) and entry.statement.lhs == entry.statement.rhs


def _functions(said: Statement) -> set[DeclaredFunction]:
    return set().union(*(side.atoms(DeclaredFunction) for side in sides(said)))


def _key(atom: DeclaredFunction) -> tuple[str, tuple[int, ...]]:
    """What is known of a function says nothing of its derivatives, and the other way round."""
    return atom.declaration.key, tuple(atom.index)


def about_claim(verdict: Verdict, *claim: Statement) -> Verdict:
    """Keep of a witness what concerns the claim (with an arrow, both sides): its symbols and the concrete functions."""
    witness = verdict.witness
    if witness is None:
        return verdict
    own = {str(symbol) for said in claim for symbol in said.free_symbols}
    atoms = (atom for said in claim for side in sides(said) for atom in side.atoms(DeclaredFunction))
    names = own | {atom.declaration.key for atom in atoms}
    values = {symbol: value for symbol, value in witness.values.items() if str(symbol) in own}
    functions = {name: value for name, value in witness.functions.items() if name in names}
    return replace(verdict, witness=replace(witness, values=values, functions=functions))


def shown(symbol: sympy.Symbol) -> str:
    """Return a symbol as the document writes it."""
    notation = getattr(symbol, "notation", None)
    return str(symbol.name if notation is None else notation)
