"""What an expression silently supposes: divisors that do not vanish, logarithms and roots of numbers that have them."""

from __future__ import annotations

from collections.abc import Iterator

import sympy

from derive.equation import Condition


def suppositions(*expressions: sympy.Expr) -> tuple[Condition, ...]:
    """Return the conditions under which the expressions exist, each once.

    >>> x, y = sympy.symbols("x y")
    >>> [str(condition) for condition in suppositions(1 / (x - y) + sympy.log(x))]
    ['x - y ≠ 0', 'x > 0']
    """
    found = dict.fromkeys(condition for expression in expressions for condition in _walk(expression))
    return tuple(condition for condition in found if not condition.expression.is_number)


def _walk(expression: sympy.Basic) -> Iterator[Condition]:
    for node in sympy.preorder_traversal(expression):
        if isinstance(node, sympy.Pow):
            yield from _power(node.base, node.exp)
        elif isinstance(node, sympy.log):
            yield Condition(node.args[0], ">0")


def _power(base: sympy.Expr, exponent: sympy.Expr) -> Iterator[Condition]:
    if isinstance(exponent, sympy.Integer):
        if exponent < 0:
            yield Condition(base, "!=0")
    elif base is sympy.E or (exponent.is_integer and base.is_nonzero):
        return
    elif exponent.is_positive:
        yield Condition(base, ">=0")
    else:
        yield Condition(base, ">0")
