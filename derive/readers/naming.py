"""Names as factors: symbols, powers of symbols, applied functions, partials, indexed families, differentials."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sympy import S

from derive.display import Application, Constant, Exponential, Indexed, Name, Node, Power
from derive.readers import fractions
from derive.readers.bounds import require_small_power
from derive.readers.commands import GREEK
from derive.readers.cursor import Cursor, split
from derive.readers.names import Scripts, Written, canonical, is_star, read_base, read_scripts, script_text, starts_name
from derive.readers.operators import expectation
from derive.readers.tokens import Token
from derive.readers.vocabulary import Partial
from derive.symbols import REAL, EconomicSymbol, Notation, differential
from derive.text import Text

if TYPE_CHECKING:
    from derive.readers.expression import Scope


def read_named(cursor: Cursor, scope: Scope) -> Node:
    """Read a factor that begins with a name."""
    found = _inline_derivative(cursor, scope) or _differential(cursor, scope) or expectation(cursor, scope)
    return found or _read_name(cursor, scope)


def _read_name(cursor: Cursor, scope: Scope) -> Node:
    start = cursor.next.start
    written = read_base(cursor)
    scripts = _scripts(cursor, written)
    family = _family(written, scripts, cursor, scope)
    if family is not None:
        return family
    notation, exponent = _interpreted(written, scripts, scope)
    if cursor.next.is_sign("(", "["):
        applied = _application(notation, scripts, exponent, cursor, scope)
        if applied is not None:
            return applied
    base = _atom(notation, scripts.primes, scope)
    if exponent is None:
        return base
    if base == Constant(S.Exp1):
        return Exponential(scope.deeper(exponent).whole(exponent))
    power = Power(base, scope.deeper(exponent).whole(exponent))
    require_small_power(power, start)
    return power


def _scripts(cursor: Cursor, written: Written) -> Scripts:
    """Read scripts; a whole number right behind a letter (`T0`) is its subscript."""
    token = cursor.next
    if token.kind == "number" and not token.spaced and token.text.isdigit() and len(token.text) <= 2:
        cursor.take()
        rest = read_scripts(cursor)
        if rest.below:
            raise cursor.unread("A second subscript stands on the same name")
        return replace(rest, below=(token,))
    return read_scripts(cursor)


def _interpreted(written: Written, scripts: Scripts, scope: Scope) -> tuple[Notation, Cursor | None]:
    """Return the name, and the raised tokens when they are an exponent."""
    notation = Notation(written.base, script_text(scripts.below), "", written.accent)
    if not scripts.above:
        return notation, None
    text = script_text(scripts.above)
    letters = all(token.kind in ("letter", "word", "words") for token in scripts.above)
    worded = any(token.kind in ("word", "words") for token in scripts.above)
    declared = canonical(replace(notation, superscript=text)) in {**scope.vocabulary.keys, **scope.vocabulary.symbols}
    if is_star(scripts.above) or declared or worded or (letters and scope.vocabulary.is_label(text)):
        return replace(notation, superscript=text), None
    return notation, Cursor(scripts.above, scripts.above[-1].end)


def _atom(notation: Notation, primes: int, scope: Scope) -> Node:
    if primes:
        notation = replace(notation, superscript=notation.superscript + "\\prime" * primes)
    constant = scope.vocabulary.constants.get(canonical(notation))
    if constant is not None:
        return Constant(constant)
    symbol = scope.vocabulary.symbol(notation)
    return Name(symbol, notation)


def notation_of(cursor: Cursor, scope: Scope) -> Notation | None:
    """Read a plain name without exponent or primes, or return None."""
    written = read_base(cursor)
    scripts = _scripts(cursor, written)
    notation, exponent = _interpreted(written, scripts, scope)
    return notation if exponent is None and not scripts.primes else None


def _application(notation: Notation, scripts: Scripts, exponent: Cursor | None, cursor: Cursor, scope: Scope) -> Node | None:
    """Read the arguments when the name is a function of so many; else the bracket is a factor."""
    begin = cursor.place
    inner = cursor.bracketed()
    pieces = split(inner.tokens, ",")
    partial = scope.vocabulary.application(notation, scripts.primes, len(pieces))
    if partial is None:
        cursor.place = begin
        if len(pieces) > 1 or (scripts.primes and cursor.next.is_sign("(")):
            raise cursor.unread(f"{canonical(notation)} is not known as a function of {len(pieces)} arguments")
        return None
    if exponent is not None:
        raise exponent.unread("A power of a function's name leaves open what is raised")
    return applied(partial, pieces, scope, inner.end)


def applied(partial: Partial, pieces: Sequence[Sequence[Token]], scope: Scope, end: int) -> Application:
    """Return a function of its arguments."""
    deeper = scope.deeper(Cursor((), end))
    arguments = tuple(deeper.whole(Cursor(piece, end)) for piece in pieces)
    return Application(partial.function, partial.notation, arguments, partial.index, partial.names)


def _family(written: Written, scripts: Scripts, cursor: Cursor, scope: Scope) -> Node | None:
    """Read c_t as an element of a family when c carries a bound index somewhere in the document."""
    if not scripts.below:
        return None
    above = script_text(scripts.above) if is_star(scripts.above) else ""
    notation = Notation(written.base, "", above, written.accent)
    count = scope.vocabulary.families.get(canonical(notation))
    pieces = split(scripts.below, ",")
    if len(pieces) == 1 and count == len(scripts.below):
        pieces = [(token,) for token in scripts.below]
    if count is None or count != len(pieces) or scripts.primes or cursor.next.is_sign("("):
        return None
    indices = tuple(scope.whole(Cursor(piece, scripts.below[-1].end)) for piece in pieces)
    function = scope.vocabulary.family(notation, count)
    from derive.display import lower

    element = Indexed(function(*(lower(index).expression for index in indices)), notation, indices)
    if not scripts.above or above:
        return element
    exponent = Cursor(scripts.above, scripts.above[-1].end)
    return Power(element, scope.deeper(exponent).whole(exponent))


def _inline_derivative(cursor: Cursor, scope: Scope) -> Node | None:
    """Read `dY/dG`."""
    begin = cursor.place
    tokens = cursor.tokens[begin:]
    if not _is_mark(cursor, "d") or not any(token.is_sign("/") for token in tokens):
        return None
    cursor.take()
    outcome = notation_of(cursor, scope)
    if outcome is not None and cursor.accept("/") and _is_mark(cursor, "d"):
        cursor.take()
        shock = notation_of(cursor, scope)
        if shock is not None:
            return fractions.marginal(outcome, shock, "d", scope)
    cursor.place = begin
    return None


def _is_mark(cursor: Cursor, letter: str) -> bool:
    token, name = cursor.next, cursor.ahead(1)
    is_mark = token.kind == "upright" or (token.kind == "letter" and token.text == letter)
    return is_mark and starts_name(name) and (not name.spaced or name.text in GREEK or token.kind == "upright")


def _differential(cursor: Cursor, scope: Scope) -> Node | None:
    r"""Read `dY` where d marks a differential, and `\Delta Y` where Delta is no quantity of its own."""
    token = cursor.next
    is_change = token.kind == "letter" and token.text == "Delta" and "Delta" not in scope.vocabulary.baseline
    if not (is_change or (scope.differential and _is_mark(cursor, "d")) or token.kind == "upright"):
        return None
    if not starts_name(cursor.ahead(1)):
        return None
    begin = cursor.place
    cursor.take()
    notation = notation_of(cursor, scope)
    if notation is None:
        cursor.place = begin
        return None
    symbol = scope.vocabulary.symbol(notation)
    if not is_change:
        return Name(differential(symbol), replace(notation, prefix="d"))
    changed = replace(notation, prefix="Δ")
    words = Text(f"change of {symbol.meaning.en}", f"{symbol.meaning.zh}的变动")
    return Name(EconomicSymbol(f"Delta_{symbol.key}", changed, words, REAL, None, "change"), changed)


def read_worded(cursor: Cursor, scope: Scope) -> Node:
    r"""Read `\text{exports}` as a name."""
    token = cursor.take()
    scripts = read_scripts(cursor)
    if scripts.above or scripts.primes:
        raise cursor.unread("Words cannot be raised")
    notation = Notation(token.text, script_text(scripts.below))
    return Name(scope.vocabulary.symbol(notation), notation)
