r"""The vocabulary of a document, inferred from how its names are used.

A name is a function when it is primed before a bracket, applied to several arguments or to a single name, or stands
before its own arguments (`C = C(Y)`). `\beta(1+r)` gives no such evidence, so that beta stays a factor.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from derive.functions import FunctionDeclaration
from derive.readers.blocks import rows_of
from derive.readers.commands import ABBREVIATIONS, GREEK, RELATIONS
from derive.readers.cursor import Cursor, split
from derive.readers.formula import tokens_of
from derive.readers.names import canonical, is_star, key_of, read_base, read_scripts, script_text, starts_name
from derive.readers.operators import STATISTICS
from derive.readers.statement import differential_marks
from derive.readers.tokens import Token, Unread, tokenize
from derive.readers.vocabulary import Vocabulary, stem
from derive.symbols import Notation
from derive.text import Text

_BREAKS = ("rows", "gap", "cell")


@dataclass
class Evidence:
    """How one name is used before brackets."""

    notation: Notation
    counts: Counter[int] = field(default_factory=Counter)
    """How often it stands before so many arguments, as a function would."""
    arguments: dict[int, list[list[str]]] = field(default_factory=lambda: defaultdict(list))


class _Survey:
    """One walk over all formulas of a document."""

    def __init__(self, declared: Vocabulary) -> None:
        self.declared = declared
        self.evidence: dict[str, Evidence] = {}
        self.baseline: set[str] = set()
        self.subscripted: Counter[str] = Counter()
        self.bound: set[str] = set()
        self.indexed: dict[str, int] = {}
        self.names: dict[str, list[Notation]] = defaultdict(list)
        self.positive: set[str] = set()
        """Stems of names under a logarithm or a power that only positive numbers have."""

    def formula(self, tokens: Sequence[Token], bound: bool) -> None:
        """Look at one formula, including what stands inside scripts and arguments."""
        cursor = Cursor(tokens, 0)
        while not cursor.is_done:
            if cursor.next.is_sign("_", "^"):
                # A script without a base: of a bracket, a sum or a limit.
                cursor.take()
                self._script(cursor)
            elif starts_name(cursor.next):
                self._name(cursor, bound)
            elif cursor.take().is_command("ln", "log"):
                self._under_logarithm(cursor)

    def _script(self, cursor: Cursor) -> None:
        try:
            inner = cursor.braced()
        except Unread:
            return
        if any(token.is_sign("=", "in") for token in inner.tokens) and starts_name(inner.next):
            self.bound.add(inner.next.text)
        else:
            self.formula(inner.tokens, False)

    def _under_logarithm(self, cursor: Cursor) -> None:
        """A single name under a logarithm is positive."""
        last = cursor.match(cursor.place) if cursor.next.is_sign("(") else None
        tokens = cursor.tokens[cursor.place + 1 : last] if last is not None else cursor.tokens[cursor.place : cursor.place + 4]
        inner = Cursor(tokens, 0)
        if not starts_name(inner.next):
            return
        try:
            written = read_base(inner)
            read_scripts(inner)
        except Unread:
            return
        if last is None or inner.is_done:
            self.positive.add(stem(Notation(written.base, accent=written.accent)))

    def _name(self, cursor: Cursor, bound: bool) -> None:
        begin = cursor.place
        try:
            written = read_base(cursor)
            scripts = read_scripts(cursor)
        except Unread:
            cursor.place = max(cursor.place, begin + 1)
            return
        if not (written.base == "d" and not scripts.below and not scripts.above and _is_differential(cursor)):
            self._stands(written.base, written.accent, scripts.below, scripts.above, cursor)
        above = script_text(scripts.above) if scripts.above and self._is_label(scripts.above) else ""
        if scripts.above and not above:
            self.formula(scripts.above, bound)
        notation = Notation(written.base, script_text(scripts.below), above, written.accent)
        if scripts.above and not above and any(one.text in GREEK or one.is_command("frac") for one in scripts.above):
            self.positive.add(stem(notation))
        self.names[canonical(replace(notation, subscript=""))].append(notation)
        # What is raised to a power with a name in it, as in R^{1-\gamma}(s), is a factor.
        is_power = bool(scripts.above) and not above and any(map(starts_name, scripts.above))
        if cursor.next.is_sign("(", "[") and not is_power:
            self._before_bracket(notation, scripts.primes, cursor, tokens_before=cursor.tokens[:begin])

    def _stands(self, base: str, accent: str, below: Sequence[Token], above: Sequence[Token], cursor: Cursor) -> None:
        is_label = bool(above) and self._is_label(above)
        if not below and not accent and not is_label and not (base == "Delta" and starts_name(cursor.next)):
            self.baseline.add(base)
        elif base != "Delta":
            self.subscripted[base] += 1

    def _is_label(self, tokens: Sequence[Token]) -> bool:
        text = script_text(tokens)
        worded = any(token.kind in ("word", "words") for token in tokens)
        letters = all(token.kind == "letter" for token in tokens)
        return is_star(tokens) or worded or (letters and self.declared.is_label(text))

    def _before_bracket(self, notation: Notation, primes: int, cursor: Cursor, tokens_before: Sequence[Token]) -> None:
        last = cursor.match(cursor.place)
        is_round = cursor.next.is_sign("(")
        if last is None or notation.base in STATISTICS:
            return
        content = cursor.tokens[cursor.place + 1 : last]
        pieces = split(content, ",")
        if not (_speaks_for_function(notation, primes, pieces, tokens_before) and (is_round or primes)):
            return
        if not primes and _stands_before_power(notation, content, cursor.tokens[last + 1 :]):
            return
        seen = self.evidence.setdefault(canonical(notation), Evidence(notation))
        seen.counts[len(pieces)] += 1 + 2 * bool(primes)
        seen.arguments[len(pieces)].append([_letter(piece) for piece in pieces])


def _stands_before_power(notation: Notation, content: Sequence[Token], after: Sequence[Token]) -> bool:
    r"""A name is a factor of a power: `\alpha (k)^{\alpha - 1}`, or `s (k^*)^2`, bracketed for its star."""
    cursor = Cursor(after, 0)
    if cursor.is_done or not cursor.next.is_sign("^"):
        return False
    try:
        above = read_scripts(cursor).above
    except Unread:
        return False
    names_itself = any(starts_name(token) and token.text == notation.base for token in above)
    return bool(above) and (names_itself or any(token.is_sign("^") for token in content))


def _is_differential(cursor: Cursor) -> bool:
    return starts_name(cursor.next) and not cursor.next.spaced


def _speaks_for_function(notation: Notation, primes: int, pieces: Sequence[Sequence[Token]], before: Sequence[Token]) -> bool:
    if not all(pieces):
        return False
    if primes or len(pieces) > 1:
        return all(not token.is_sign("=", ";") for piece in pieces for token in piece)
    if _is_single_name(pieces[0]):
        return True
    plain = Notation(notation.base, notation.subscript, notation.superscript, notation.accent)
    return len(before) >= 2 and before[-1].is_sign("=", ":=") and _ends_in(before[:-1], plain)


def _is_single_name(tokens: Sequence[Token]) -> bool:
    cursor = Cursor(tokens, 0)
    if not starts_name(cursor.next):
        return False
    try:
        read_base(cursor)
        scripts = read_scripts(cursor)
    except Unread:
        return False
    return cursor.is_done and (not scripts.above or is_star(scripts.above) or all(t.kind == "letter" for t in scripts.above))


def _ends_in(tokens: Sequence[Token], notation: Notation) -> bool:
    """Whether a side of an equation is nothing but the name: `C = C(...)`."""
    for begin in range(len(tokens)):
        if (
            begin
            and not tokens[begin - 1].is_sign(",", ";", "=", "{")
            and tokens[begin - 1].kind not in ("rows", "gap", "cell")
        ):
            continue
        cursor = Cursor([token for token in tokens[begin:] if token.kind != "cell"], 0)
        if not starts_name(cursor.next):
            continue
        try:
            written, scripts = read_base(cursor), read_scripts(cursor)
        except Unread:
            continue
        name = Notation(written.base, script_text(scripts.below), script_text(scripts.above), written.accent)
        if cursor.is_done and name == notation and not scripts.primes:
            return True
    return False


def _letter(tokens: Sequence[Token]) -> str:
    """Return the letter of an argument that is a single name, for partials named by letters (F_K)."""
    return tokens[0].text if tokens and starts_name(tokens[0]) and _is_single_name(tokens) else ""


def infer(sources: Iterable[str], declared: Vocabulary | None = None) -> Vocabulary:
    r"""Return the vocabulary of a document from the texts of its formulas; what is declared goes first.

    >>> found = infer([r"u'(c_1) = \beta (1+r) u'(c_2)", "Y = F(K, L)", "F_K(K, L) = r"])
    >>> sorted(found.functions), found.functions["F"].argument_names
    (['F', 'u'], ('K', 'L'))
    """
    declared = declared or Vocabulary()
    words = declared.names_of_letters | ABBREVIATIONS | _words(sources := list(sources))
    survey = _Survey(declared)
    formulas = [tokens_of(source, words) for source in sources]
    for tokens in formulas:
        survey.formula(tokens, False)
        if _has_coefficient_d(tokens):
            survey.baseline.add("d")
    # A second look: what counts as a label depends on the letters that stand on the line.
    again = _Survey(replace(declared, baseline=frozenset(survey.baseline)))
    for tokens in formulas:
        again.formula(tokens, False)
    functions = {**_functions(again, declared), **declared.functions}
    families = {**_families(again, functions), **declared.families}
    return replace(
        declared,
        functions=functions,
        families=families,
        names_of_letters=words,
        baseline=frozenset(survey.baseline),
        positive=frozenset(again.positive - {"e"}),
    )


def _has_coefficient_d(tokens: Sequence[Token]) -> bool:
    """Whether a relation has terms with d before a letter and terms without: `I = I_0 - dr`."""
    for row in rows_of(tokens):
        sides = split([token for token in row if token.kind != "cell"], *RELATIONS)
        marks, every = differential_marks(sides)
        if len(sides) > 1 and marks and not every and not any(token.text in ("frac", "/", "int") for token in row):
            return True
    return False


def _words(sources: Iterable[str]) -> frozenset[str]:
    """Return the names of several letters that the document sets upright or in italics somewhere."""
    found: set[str] = set()
    for source in sources:
        try:
            tokens = tokenize(source)
        except Unread:
            continue
        found |= {token.text for token in tokens if token.kind == "word" and len(token.text) > 1 and token.text.isupper()}
    return frozenset(found)


def _functions(survey: _Survey, declared: Vocabulary) -> dict[str, FunctionDeclaration]:
    found: dict[str, FunctionDeclaration] = {}
    whole = survey.evidence
    for name, seen in whole.items():
        arity = max(seen.counts, key=lambda count: (seen.counts[count], count))
        base = canonical(replace(seen.notation, subscript=""))
        if seen.notation.subscript and arity > 1 and _is_partial(seen.notation.subscript, whole.get(base), arity):
            continue
        if _is_partial_of_declared(seen.notation.subscript, declared.functions.get(base), arity):
            continue
        names = _argument_names(seen.arguments[arity], arity)
        words = canonical(seen.notation)
        found[name] = FunctionDeclaration(key_of(seen.notation), arity, seen.notation, Text(words, words), argument_names=names)
    return found


def _is_partial_of_declared(subscript: str, function: FunctionDeclaration | None, arity: int) -> bool:
    """Whether a name such as u_1(c, l) is a partial of a function declared with so many arguments."""
    marks = subscript.replace(",", "")
    return function is not None and function.arity == arity and marks.isdigit() and all(1 <= int(one) <= arity for one in marks)


def _is_partial(subscript: str, base: Evidence | None, arity: int) -> bool:
    if base is None or arity not in base.counts:
        return False
    if subscript.isdigit():
        return all(1 <= int(mark) <= arity for mark in subscript)
    names = _argument_names(base.arguments[arity], arity)
    return bool(names) and all(mark in names for mark in (subscript.split(",") if "," in subscript else subscript))


def _argument_names(calls: Sequence[Sequence[str]], arity: int) -> tuple[str, ...]:
    """Return one letter per argument when the calls agree on them and they differ."""
    names = []
    for position in range(arity):
        letters = {call[position] for call in calls if call[position]}
        names.append(letters.pop() if len(letters) == 1 else "")
    plain = all(len(name) == 1 or name in GREEK for name in names)
    return tuple(names) if plain and all(names) and len(set(names)) == arity else ()


def _families(survey: _Survey, functions: dict[str, FunctionDeclaration]) -> dict[str, int]:
    """Return the names whose subscript holds an index that some sum binds."""
    found: dict[str, int] = {}
    for name, uses in survey.names.items():
        for notation in uses:
            pieces = notation.subscript.split(",")
            if any(_holds(piece, survey.bound) for piece in pieces) and canonical(notation) not in functions:
                found[name] = (
                    len(pieces) if len(pieces) > 1 or not pieces[0].isalnum() or pieces[0] in GREEK else len(pieces[0])
                )
    return found


def _holds(piece: str, bound: set[str]) -> bool:
    letters = "".join(letter if letter.isalpha() else " " for letter in piece).split()
    return any(letter in bound or (letter not in GREEK and set(letter) & bound) for letter in letters)
