"""Absolute values, maxima and minima on the side of the kink that is supposed: there they are one of their parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sympy
from sympy import Expr

from derive.algebra.positivity import POSSIBLE
from derive.checks.context import Context
from derive.checks.situation import Situation
from derive.equation import Condition

_KINKED = (sympy.Abs, sympy.Max, sympy.Min)


def sides_of_kinks(
    expressions: Iterable[sympy.Basic], conditions: Sequence[Condition], context: Context
) -> dict[sympy.Basic, Expr]:
    """Return, for every kinked part of the expressions, what it equals where the conditions settle that.

    >>> from derive.equation import nonnegative
    >>> x, y = sympy.symbols("x y", real=True)
    >>> sides_of_kinks([1 + sympy.Min(x, y)], [nonnegative(y - x)], Context())
    {Min(x, y): x}
    """
    nodes = sorted({node for one in expressions for node in one.atoms(*_KINKED)}, key=sympy.default_sort_key)
    gaps = [gap for node in nodes for part in _parts(node) for gap in _gaps(node, part)]
    if not nodes:
        return {}
    situation = Situation((), conditions, context, gaps)
    found: dict[sympy.Basic, Expr] = {}
    for node in nodes:
        for part in _parts(node):
            if all(situation.signs(gap) <= POSSIBLE[">=0"] for gap in _gaps(node, part)):
                found[node] = part
                break
    return found


def _parts(node: sympy.Basic) -> tuple[Expr, ...]:
    """What a kinked expression may equal."""
    return (node.args[0], -node.args[0]) if isinstance(node, sympy.Abs) else tuple(node.args)


def _gaps(node: sympy.Basic, part: Expr) -> tuple[Expr, ...]:
    """What must not be negative for the expression to equal one of its parts."""
    if isinstance(node, sympy.Abs):
        return (part,)
    others = (other for other in node.args if other != part)
    return tuple(part - other if isinstance(node, sympy.Max) else other - part for other in others)
