r"""Expressions: sums of products of factors, read by recursive descent into the display tree.

    >>> from derive.readers.vocabulary import Vocabulary
    >>> from derive.printing.latex import write
    >>> write(read_expression(r"(1+r_2)k_{c1}/P", Vocabulary()))
    '\\frac{(1 + r_2)k_{c1}}{P}'

A slash divides what stands before it by one factor; when more factors follow without a sign (`1/Kd`), the author may
have meant either, and the formula is unread.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sympy import Integer, Rational, S

from derive.display import Absolute, Constant, Fraction, Group, Node, Number, Power, Product, Sum, Term
from derive.readers import blocks, fractions, naming, operators
from derive.readers.bounds import require_small_power
from derive.readers.commands import words
from derive.readers.cursor import Cursor, split
from derive.readers.names import starts_name
from derive.readers.shaping import shaped
from derive.readers.tokens import Unread, tokenize
from derive.readers.vocabulary import Vocabulary

MOST_LEVELS = 30
_SIGNS_OF_FACTORS = ("(", "[", "\\{", "{", "infty", "sum", "lim", "int", "prod", "partial", "...", "||")
_COMMANDS_OF_FACTORS = words(
    "frac sqrt underbrace overbrace boxed binom phantom mathbin mathrel mathop underset overset stackrel not tag label"
)


@dataclass(frozen=True)
class Scope:
    """What is known while an expression is read: the vocabulary, whether d marks differentials, how deep it is nested.

    `told` says that d marks differentials whatever the row looks like.
    """

    vocabulary: Vocabulary
    differential: bool = False
    depth: int = 0
    told: bool = False

    def deeper(self, cursor: Cursor) -> Scope:
        """Return the scope one level further in."""
        if self.depth >= MOST_LEVELS:
            raise cursor.unread(f"The formula is nested more than {MOST_LEVELS} levels deep")
        return replace(self, depth=self.depth + 1)

    def whole(self, cursor: Cursor) -> Node:
        """Read an expression that has to reach to the end of the cursor."""
        return whole(cursor, self)

    def product(self, cursor: Cursor) -> Node:
        """Read a product: what a sum sign or a limit reaches over."""
        return read_product(cursor, self)

    def factor(self, cursor: Cursor) -> Node:
        """Read one factor."""
        return read_factor(cursor, self)


def read_expression(text: str, vocabulary: Vocabulary) -> Node:
    """Read a text that is one expression; raises `Unread`."""
    tokens = shaped(tokenize(text), vocabulary.names_of_letters)
    return whole(Cursor(tokens, len(text)), Scope(vocabulary))


def whole(cursor: Cursor, scope: Scope) -> Node:
    """Read an expression to the end of the cursor, or say where it stops being one."""
    if cursor.is_done:
        raise cursor.unread("An expression is missing")
    found = read_sum(cursor, scope)
    if not cursor.is_done:
        raise cursor.unread("The expression cannot be read any further")
    return found


def read_sum(cursor: Cursor, scope: Scope) -> Node:
    """Read terms joined by plus and minus."""
    scope = scope.deeper(cursor)
    negative = cursor.next.is_sign("-")
    cursor.accept("+", "-")
    terms = [Term(read_product(cursor, scope), negative)]
    while cursor.next.is_sign("+", "-"):
        negative = cursor.take().text == "-"
        terms.append(Term(read_product(cursor, scope), negative))
    return terms[0].value if len(terms) == 1 and not terms[0].negative else Sum(tuple(terms))


def read_product(cursor: Cursor, scope: Scope) -> Node:
    """Read factors side by side, with times signs and slashes."""
    factors = [read_factor(cursor, scope)]
    while True:
        if cursor.next.is_sign("*"):
            cursor.take()
            factors.append(read_factor(cursor, scope))
        elif cursor.next.is_sign("/"):
            cursor.take()
            factors = [_quotient(factors, cursor, scope)]
        elif starts_factor(cursor):
            if cursor.next.kind == "number":
                raise cursor.unread("A number follows a factor without a sign between them")
            if operators.reaches_right(factors[-1]):
                raise cursor.unread("How far the operator before it reaches is not clear")
            factors.append(read_factor(cursor, scope))
        else:
            return _product(factors)


def _product(factors: list[Node]) -> Node:
    return factors[0] if len(factors) == 1 else Product(tuple(factors))


def _quotient(factors: list[Node], cursor: Cursor, scope: Scope) -> Node:
    above = _product(factors)
    below = read_factor(cursor, scope)
    numbers = isinstance(above, Number) and isinstance(below, Number)
    if starts_factor(cursor) and not numbers:
        raise cursor.unread("Whether this factor stands above or below the slash is not clear")
    return Fraction(_bare(above), _bare(below))


def _bare(node: Node) -> Node:
    """A fraction needs no brackets around its parts."""
    return node.content if isinstance(node, Group) else node


def starts_factor(cursor: Cursor) -> bool:
    """Whether the next token begins a factor."""
    token = cursor.next
    if token.kind in ("number", "words", "begin", "upright") or starts_name(token):
        return True
    if token.kind == "command":
        return token.text in _COMMANDS_OF_FACTORS or token.text in operators.NAMES
    return token.is_sign(*_SIGNS_OF_FACTORS)


def read_factor(cursor: Cursor, scope: Scope) -> Node:
    """Read an atom and what is raised on it."""
    start = cursor.next
    base = _read_atom(cursor, scope)
    while cursor.next.kind == "sign":
        if cursor.next.is_sign("^"):
            cursor.take()
            tokens = cursor.braced()
            if not tokens.tokens or all(token.is_sign("*", "'") for token in tokens.tokens):
                raise tokens.unread("A star or prime stands on something that is no name")
            if isinstance(base, Power):
                raise cursor.unread("A second exponent stands on the same base")
            base = Power(base, scope.whole(tokens))
            require_small_power(base, start.start)
        elif cursor.next.is_sign("%"):
            cursor.take()
            base = _percentage(base, cursor)
        elif cursor.next.is_sign("_", "'", "!"):
            raise cursor.unread("This sign cannot stand here")
        else:
            break
    return base


def _percentage(base: Node, cursor: Cursor) -> Node:
    if not isinstance(base, Number):
        raise cursor.unread("Only a number can be a percentage")
    return Number(base.value / 100, True)


def _read_atom(cursor: Cursor, scope: Scope) -> Node:
    token = cursor.next
    if token.kind == "number":
        cursor.take()
        return number(token.text)
    if token.kind in ("letter", "word", "upright") or starts_name(token):
        return naming.read_named(cursor, scope)
    if token.kind == "words":
        return naming.read_worded(cursor, scope)
    if token.kind == "begin":
        return blocks.read_environment(cursor, scope)
    if token.kind == "command":
        return _read_command(cursor, scope)
    if token.is_sign("(", "[", "\\{"):
        return _read_group(cursor, scope)
    if token.is_sign("{"):
        return _read_braces(cursor, scope)
    if token.is_sign("|"):
        return _read_absolute(cursor, scope)
    if token.is_sign("infty"):
        cursor.take()
        return Constant(S.Infinity)
    if token.is_sign("sum", "lim"):
        return operators.read_big(cursor, scope)
    if token.is_sign("..."):
        raise cursor.unread("Dots leave open what they stand for")
    raise cursor.unread("A factor is missing")


def number(text: str) -> Number:
    """Return a number as it stands; decimals are exact.

    >>> number("0.98").value
    49/50
    """
    if "." in text:
        return Number(Rational(text), True)
    return Number(Integer(text))


def _read_group(cursor: Cursor, scope: Scope) -> Node:
    inner = cursor.bracketed()
    if len(split(inner.tokens, ",", ";")) > 1:
        raise inner.unread("A list in brackets has no value of its own")
    return Group(scope.deeper(inner).whole(inner))


def _read_braces(cursor: Cursor, scope: Scope) -> Node:
    r"""Braces only group; `{a \over b}` is a fraction."""
    start = cursor.next
    inner = cursor.bracketed()
    over = next((place for place, token in enumerate(inner.tokens) if token.is_command("over")), None)
    if over is not None:
        above, below = Cursor(inner.tokens[:over], start.end), Cursor(inner.tokens[over + 1 :], inner.end)
        return fractions.ratio(above, below, scope)
    found = scope.deeper(inner).whole(inner)
    return Group(found) if isinstance(found, Sum) else found


def _read_absolute(cursor: Cursor, scope: Scope) -> Node:
    cursor.take()
    rest = cursor.tokens[cursor.place :]
    length = len(split(rest, "|")[0])
    if length >= len(rest):
        raise cursor.unread("The second bar of the absolute value is missing")
    inner = Cursor(rest[:length], rest[length].start)
    cursor.place += length + 1
    return Absolute(scope.deeper(inner).whole(inner))


def _read_command(cursor: Cursor, scope: Scope) -> Node:
    token = cursor.next
    if token.text in operators.NAMES:
        return operators.read_operator(cursor, scope)
    cursor.take()
    if token.text == "frac":
        above, below = cursor.braced(), cursor.braced()
        return fractions.ratio(above, below, scope)
    if token.text == "sqrt":
        return fractions.root(cursor, scope)
    if token.text in ("underbrace", "overbrace"):
        inner = cursor.braced()
        if cursor.accept("_", "^"):
            cursor.braced()
        return _grouped(scope.deeper(inner).whole(inner))
    if token.text in ("boxed", "mathbin", "mathop", "mathrel"):
        inner = cursor.braced()
        return _grouped(scope.deeper(inner).whole(inner))
    raise Unread(f"The command \\{token.text} is not read.", token.start)


def _grouped(node: Node) -> Node:
    return Group(node) if isinstance(node, Sum) else node
