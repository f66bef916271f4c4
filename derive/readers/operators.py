r"""Operators with a name: logarithm, exponential, largest and smallest, sums, limits, expectations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sympy

from derive.display import Application, BigSum, Exponential, Group, Limit, Logarithm, Name, Node
from derive.functions import FunctionDeclaration, partial_of
from derive.readers.cursor import Cursor, split
from derive.readers.names import read_scripts, script_text
from derive.readers.tokens import Token
from derive.symbols import Notation
from derive.text import Text

if TYPE_CHECKING:
    from derive.readers.expression import Scope

NAMES = frozenset(("ln", "log", "exp", "max", "min", "lim", "sin", "cos", "tan"))
_PLAIN = {"max": sympy.Max, "min": sympy.Min, "sin": sympy.sin, "cos": sympy.cos, "tan": sympy.tan}
OPERATOR = "operator_"
"""Functions whose key begins so are operators (expectations, variances): equality of their values is not pointwise."""
STATISTICS = frozenset(("bbE", "Var", "var", "Cov", "cov", "Corr", "corr", "Pr", "bbP", "Prob", "sd", "std"))


def reaches_right(node: Node) -> bool:
    """Whether an operator without brackets stands open to the right, so that a further factor could be part of it."""
    if isinstance(node, Logarithm):
        return not isinstance(node.argument, Group)
    return isinstance(node, (BigSum, Limit))


def read_operator(cursor: Cursor, scope: Scope) -> Node:
    """Read an operator and its argument."""
    name = cursor.take()
    if name.text == "lim":
        return _limit(cursor, scope)
    if cursor.next.is_sign("^", "_", "'"):
        raise cursor.unread(f"A script on {name.text} is not read here")
    if name.text in ("ln", "log"):
        return _logarithm(cursor, scope)
    if not cursor.next.is_sign("(", "[", "\\{", "{"):
        raise cursor.unread(f"The argument of {name.text} needs brackets")
    inner = cursor.bracketed()
    pieces = split(inner.tokens, ",")
    arguments = tuple(scope.deeper(inner).whole(Cursor(piece, inner.end)) for piece in pieces)
    if name.text == "exp" and len(arguments) == 1:
        return Exponential(arguments[0])
    if name.text not in _PLAIN or (name.text in ("sin", "cos", "tan") and len(arguments) > 1):
        raise inner.unread(f"{name.text} takes one argument")
    return Application(_PLAIN[name.text], Notation(name.text), arguments)


def _logarithm(cursor: Cursor, scope: Scope) -> Node:
    if cursor.is_done:
        raise cursor.unread("The logarithm has no argument")
    bracketed = cursor.next.is_sign("(", "[", "\\{")
    argument = scope.factor(cursor)
    if bracketed and not isinstance(argument, Group):
        raise cursor.unread("Whether the exponent belongs to the logarithm or to its argument is not clear")
    return Logarithm(argument)


def read_big(cursor: Cursor, scope: Scope) -> Node:
    """Read a sum or a limit."""
    name = cursor.take()
    if name.text == "lim":
        return _limit(cursor, scope)
    scripts = read_scripts(cursor)
    parts = split(scripts.below, "=")
    if len(parts) != 2 or not scripts.above:
        raise cursor.unread("The sum does not say from where to where it runs")
    index = Cursor(parts[0], name.end)
    node = scope.whole(index)
    if not isinstance(node, Name):
        raise index.unread("The index of the sum must be a name")
    first = scope.whole(Cursor(parts[1], scripts.below[-1].end))
    last = scope.whole(Cursor(scripts.above, scripts.above[-1].end))
    return BigSum(scope.deeper(cursor).product(cursor), node, first, last)


def _limit(cursor: Cursor, scope: Scope) -> Node:
    scripts = read_scripts(cursor)
    parts = split(scripts.below, "->")
    if len(parts) != 2 or scripts.above:
        raise cursor.unread("The limit does not say what tends to what")
    variable = scope.whole(Cursor(parts[0], scripts.below[0].start))
    if not isinstance(variable, Name):
        raise cursor.unread("Only a name can tend to a limit")
    point, direction = _directed(list(parts[1]))
    target = scope.whole(Cursor(point, scripts.below[-1].end))
    return Limit(scope.deeper(cursor).product(cursor), variable, target, direction)


def _directed(tokens: list[Token]) -> tuple[list[Token], str]:
    """Separate the direction from a point such as `0^+`."""
    plain = [token for token in tokens if not token.is_sign("{", "}")]
    if len(plain) >= 3 and plain[-2].is_sign("^") and plain[-1].is_sign("+", "-"):
        return plain[:-2], plain[-1].text
    return tokens, ""


def expectation(cursor: Cursor, scope: Scope) -> Node | None:
    r"""Read `\mathbb{E}_t[...]`, `E_t[...]`, `\operatorname{Var}(...)`: operators, not functions of a value."""
    token = cursor.next
    if not (token.kind == "word" and token.text in STATISTICS) and not _is_plain_expectation(cursor, scope):
        return None
    cursor.take()
    scripts = read_scripts(cursor)
    if scripts.above or scripts.primes:
        raise cursor.unread("An operator cannot be raised")
    if cursor.next.is_sign("(", "[", "\\{"):
        inner = cursor.bracketed()
        pieces = split(inner.tokens, ",")
        arguments = tuple(scope.deeper(inner).whole(Cursor(piece, inner.end)) for piece in pieces)
    else:
        arguments = (scope.deeper(cursor).product(cursor),)
    letters = token.text.removeprefix("bb")
    notation = Notation(letters, script_text(scripts.below), "", "mathbb" if token.text.startswith("bb") else "")
    words = Text(f"operator {letters}", f"算子 {letters}")
    key = OPERATOR + "_".join(part for part in (token.text, "".join(filter(str.isalnum, notation.subscript))) if part)
    declaration = FunctionDeclaration(key, len(arguments), notation, words)
    return Application(partial_of(declaration), notation, arguments)


def _is_plain_expectation(cursor: Cursor, scope: Scope) -> bool:
    """Whether an E, perhaps with a date below, stands before a square bracket."""
    token = cursor.next
    if token.kind != "letter" or token.text != "E" or "E" in scope.vocabulary.functions:
        return False
    place = 1
    if cursor.ahead(1).is_sign("_"):
        end = cursor.match(cursor.place + 2) if cursor.ahead(2).is_sign("{") else cursor.place + 2
        place = (end or cursor.place + 2) - cursor.place + 1
    return cursor.ahead(place).is_sign("[")
