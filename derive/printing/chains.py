"""Two bounds on one letter read as a chain: `r ≥ r_0, r ≤ r_1` is printed as `r_0 ≤ r ≤ r_1`."""

from __future__ import annotations

from derive.display import Node, Relation

_TURNED = {">": "<", ">=": "<="}


def chained(conditions: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return the conditions with pairs of bounds joined; the others stay as they are.

    >>> from sympy import Symbol
    >>> from derive.display import ONE, ZERO, Name
    >>> from derive.symbols import Notation
    >>> r = Name(Symbol("r"), Notation("r"))
    >>> chained((Relation((r, ZERO), (">=",)), Relation((r, ONE), ("<",))))[0].signs
    ('<=', '<')
    """
    rest = list(conditions)
    found: list[Node] = []
    while rest:
        first = rest.pop(0)
        other = next((one for one in rest if _bounds(first, one) or _bounds(one, first)), None)
        if other is None:
            found.append(first)
            continue
        rest.remove(other)
        below, above = (first, other) if _bounds(first, other) else (other, first)
        assert isinstance(below, Relation)
        assert isinstance(above, Relation)
        found.append(Relation((below.sides[1], *above.sides), (_TURNED[below.signs[0]], *above.signs)))
    return tuple(found)


def _bounds(below: Node, above: Node) -> bool:
    """Whether one condition bounds from below what the other bounds from above."""
    if not (isinstance(below, Relation) and isinstance(above, Relation)):
        return False
    simple = len(below.signs) == len(above.signs) == 1 and below.sides[0] == above.sides[0]
    return simple and below.signs[0] in _TURNED and above.signs[0] in _TURNED.values()
