"""From stored SymPy to the display tree, as an economist would write it.

>>> from sympy import symbols
>>> from derive.printing import plain
>>> a, b, Y, T = symbols("a b Y T")
>>> plain.write(arrange(a + b * (Y - T), {a: 0, b: 1, Y: 2, T: 3}))
'a + b(Y - T)'
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Expr, MatrixBase, Symbol

from derive.display import Node
from derive.equation import Condition, Equation
from derive.errors import OutputError
from derive.printing.expression import Arranger, NotationOverride
from derive.printing.statements import arrange_domain, arrange_statement_tree, arrange_worded
from derive.text import Text
from derive.worded import Ambiguity, Curvature, Exclusion, Existence, Optimum, RankStatement, Sufficiency


def arrange(
    value: Any,
    rank: Mapping[Symbol, int] | None = None,
    decimals: bool = False,
    notation: NotationOverride | None = None,
) -> Node:
    """Return the display tree of an expression, an equation or a condition.

    `rank` orders symbols (`Model.rank`), `decimals` prints 9/10 as 0.9, `notation` maps symbols (or the keys of symbols
    and functions) to the notation that they have in this document. A display tree is returned as it is.
    """
    if isinstance(value, Node):
        return value
    arranger = Arranger(rank or {}, decimals, notation or {})
    if isinstance(value, (Equation, Condition)):
        return arrange_statement_tree(value, arranger)
    if not isinstance(value, (Expr, MatrixBase)):
        raise OutputError("unprintable", f"{value!r} is not a formula.", "Pass an expression, an equation or a condition.")
    return arranger.expression(value)


def arrange_statement(
    statement: Any,
    rank: Mapping[Symbol, int] | None = None,
    decimals: bool = False,
    notation: NotationOverride | None = None,
) -> Node | Text:
    """Return the tree of a statement, or for a worded one a `Text` (no full stop) whose slots hold trees.

    Equations and conditions are formulas; existence, an excluded case, an optimum and a rank are sentences.
    """
    if isinstance(statement, (Ambiguity, Curvature, Existence, Exclusion, Optimum, RankStatement, Sufficiency)):
        return arrange_worded(statement, Arranger(rank or {}, decimals, notation or {}))
    return arrange(statement, rank, decimals, notation)


def domain(
    symbol: Symbol,
    rank: Mapping[Symbol, int] | None = None,
    notation: NotationOverride | None = None,
    *,
    decimals: bool = False,
) -> Node:
    """Return the statement of a symbol's domain: `0 < b < 1`, `Y > 0`."""
    return arrange_domain(symbol, Arranger(rank or {}, decimals, notation or {}))
