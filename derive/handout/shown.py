"""What is shown is what is stored.

The display pass may reorder, group and write decimals. Every tree that goes to the page is lowered again and compared
with the stored sides by the equality engine; a page that says something else is a defect of derive and stops it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sympy

from derive.algebra.compare import compare
from derive.display import ZERO, Lowered, Node, Qualified, Relation, lower
from derive.equation import Condition, Equation
from derive.errors import InternalError
from derive.handout.slots import DomainOf, Formula, Signed
from derive.model import Model
from derive.printing.arrange import arrange, domain
from derive.symbols import Notation
from derive.verdict import Status

# How a relation sign of the page reads as the sign of "left minus right".
_SIGN_OF = {">": ">0", ">=": ">=0", "<": "<0", "<=": "<=0", "!=": "!=0", "=": "=0"}

_RELATION = {sign: relation for relation, sign in _SIGN_OF.items()}


class Shown:
    """Display trees for one handout, each made and compared once."""

    def __init__(self, notation: Mapping[sympy.Symbol, Notation] | None = None) -> None:
        self._notation = dict(notation or {})
        self._trees: dict[tuple[str, Any, bool], Node] = {}

    def tree(self, formula: Formula) -> Node:
        """Return the checked display tree of a formula; a tree given by an author is returned as it stands."""
        statement = formula.statement
        if isinstance(statement, Node):
            return statement
        if isinstance(statement, DomainOf):
            return domain(statement.symbol, formula.model.rank, self._notation, decimals=formula.model.decimals)
        if isinstance(statement, Signed):
            return self._chain(statement, formula.model)
        model, decimals = formula.model, formula.model.decimals or formula.decimals
        key = (model.key, statement, decimals)
        if key not in self._trees:
            tree = arrange(statement, model.rank, decimals=decimals, notation=self._notation)
            require_same(statement, tree)
            self._trees[key] = tree
        return self._trees[key]

    def _chain(self, signed: Signed, model: Model) -> Node:
        """Join an equation and a sign, each of which is checked on its own."""
        equation = self.tree(Formula(signed.equation, model))
        assert isinstance(equation, Relation)
        return Relation((*equation.sides, ZERO), (*equation.signs, _RELATION[signed.sign.sign]))


def require_same(statement: Any, tree: Node) -> None:
    """Raise an `InternalError` unless the tree provably says what is stored."""
    holds_for = statement.further_cases if isinstance(statement, Equation) else ()
    shown = tree.conditions if isinstance(tree, Qualified) else ()
    if len(holds_for) != len(shown) or not _agrees(statement, lower(tree)):
        raise InternalError(f"The printed form of {statement} is not proved to be the stored one: {tree}")
    for condition, part in zip(holds_for, shown, strict=True):
        require_same(condition, part)


def _agrees(statement: Any, shown: Lowered) -> bool:
    if isinstance(statement, Equation):
        stored = (statement.lhs, statement.rhs)
        return shown.signs == ("=",) and all(_same(*pair) for pair in zip(stored, shown.sides, strict=True))
    if isinstance(statement, Condition):
        if len(shown.signs) != 1 or len(shown.sides) != 2:
            return False
        seen = Condition(shown.sides[0] - shown.sides[1], _SIGN_OF[shown.signs[0]])
        turned = seen.flipped()
        return any(
            candidate.sign == statement.sign and _same(statement.expression, candidate.expression)
            for candidate in (seen, turned)
        )
    return len(shown.sides) == 1 and _same(statement, shown.sides[0])


def _same(stored: Any, shown: Any) -> bool:
    """Whether two expressions are structurally or provably equal; limits and sums part by part."""
    if stored == shown:
        return True
    bound = (sympy.Limit, sympy.Sum, sympy.Piecewise, sympy.MatrixBase, sympy.Tuple)
    if isinstance(stored, bound) or isinstance(shown, bound):
        alike = type(stored) is type(shown) and len(stored.args) == len(shown.args)
        return alike and all(_same(*pair) for pair in zip(stored.args, shown.args, strict=True))
    if not (isinstance(stored, sympy.Expr) and isinstance(shown, sympy.Expr)):
        return False
    return compare(stored, shown).status is Status.PROVED
