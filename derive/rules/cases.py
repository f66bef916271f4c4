"""Cases: what follows from an equation that holds only in a case holds in that case."""

from __future__ import annotations

from collections.abc import Iterable

from derive.equation import Condition, Equation, Statement


def supposed(premises: Iterable[Statement], given: Iterable[Condition] = ()) -> tuple[Condition, ...]:
    """Return what is supposed: the conditions given, and those under which the premises hold, each once.

    >>> import sympy
    >>> x, y = sympy.symbols("x y")
    >>> [str(condition) for condition in supposed([Equation(x, 0, holds_for=(Condition(y, ">0"),))])]
    ['y > 0']
    """
    cases = (condition for premise in premises if isinstance(premise, Equation) for condition in premise.holds_for)
    return tuple(dict.fromkeys((*given, *cases)))
