"""Functions that a document defines by a formula: their definitions are put in where a claim needs them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import sympy

from derive.equation import Condition, Equation, Statement
from derive.functions import DeclaredFunction
from derive.judging.knowledge import Knowledge


@dataclass
class Concrete:
    """The definitions learnt so far: `u(c) = ln c` says what u is for every argument."""

    known: dict[type[DeclaredFunction], tuple[tuple[sympy.Symbol, ...], sympy.Expr]] = field(default_factory=dict)

    def learn(self, said: Equation) -> None:
        """Take an equation as the definition of a function when it is one."""
        applied = said.lhs
        if not isinstance(applied, DeclaredFunction) or applied.index or said.rhs.atoms(DeclaredFunction):
            return
        names = applied.args
        if all(isinstance(one, sympy.Symbol) for one in names) and len(set(names)) == len(names):
            self.known[type(applied)] = names, said.rhs

    def in_all(self, base: Knowledge, about: Iterable[sympy.Symbol]) -> Knowledge:
        """Return the statements around some symbols with the definitions put in, what they then say of themselves left out."""
        put_in = (replace(entry, statement=self.put_in(entry.statement)) for entry in base.around(about))
        return Knowledge([entry for entry in put_in if not is_trivial(entry.statement)])

    def put_in(self, said: Statement) -> Statement:
        """Return a statement with the definitions put in."""
        if isinstance(said, Equation):
            return Equation(self._value(said.lhs), self._value(said.rhs), said.kind)
        return Condition(self._value(said.expression), said.sign)

    def _value(self, value: sympy.Expr) -> sympy.Expr:
        change = {}
        for atom in value.atoms(DeclaredFunction):
            whole = next((one for one in self.known if one.declaration == atom.declaration), None)
            if whole is not None:
                names, body = self.known[whole]
                for place in atom.index:
                    body = sympy.diff(body, names[place - 1])
                change[atom] = body.xreplace(dict(zip(names, atom.args, strict=True)))
        return value.xreplace(change)


def is_trivial(said: Statement) -> bool:
    """Whether both sides of an equation are the same."""
    return isinstance(said, Equation) and said.lhs == said.rhs
