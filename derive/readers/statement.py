"""Statements: relations and chains, comma lists, implications, conditions, objectives, rows with a label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from derive.display import Interval, Name, Node, Number, Qualified, Relation, Sequence as NodeSequence
from derive.readers.commands import GREEK, RELATIONS
from derive.readers.cursor import CLOSING, OPENING, Cursor, closing, split
from derive.readers.expression import Scope
from derive.readers.names import starts_name
from derive.readers.tokens import Token, Unread
from derive.readers.words import CONDITIONS, JOINS, OPENERS, plain

_ORDER = ("<", ">", "<=", ">=", "in", "!=")
_IMPLIES = ("=>", "<=>")


@dataclass(frozen=True)
class Statement:
    """One statement of a formula and where it stands.

    `kind` is `relation`, `expression` (no relation), `names` (a list) or `objective`. `continues` says that the first
    side is the last side of the row before. `about` is the label of a row such as `c_1: u'(c_1) = lambda`. `arrow` is the
    sign of implication that a row begins with.
    """

    kind: str
    tree: Node
    start: int
    end: int
    about: Name | None = None
    continues: bool = False
    constraint: bool = False
    sense: str = ""
    choices: tuple[Name, ...] = ()
    tags: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    arrow: str = ""


def read_row(tokens: Sequence[Token], scope: Scope, before: Node | None = None, constraint: bool = False) -> list[Statement]:
    """Return the statements of one row; `before` is the last side of the row before it."""
    tokens, words = _without_openers(tokens)
    tokens, about = _labelled(tokens, scope)
    more, words_inside = _without_openers(tokens)
    tokens, words = more, (*words, *words_inside)
    if not tokens:
        return []
    if _is_objective(tokens):
        return [replace(_objective(tokens, scope), about=about)]
    statements = _statements(_without_remark(tokens), scope, before)
    return [replace(one, about=about, constraint=constraint, words=words) for one in statements]


def _without_openers(tokens: Sequence[Token]) -> tuple[list[Token], tuple[str, ...]]:
    """Drop punctuation, gaps and opening words."""
    rest = list(tokens)
    words: list[str] = []
    while rest and (rest[0].kind == "gap" or rest[0].is_sign(",", ";", ".", ":") or _is_opener(rest)):
        if rest[0].kind == "words":
            words.append(plain(rest[0].text))
        rest.pop(0)
    while rest and (rest[-1].kind == "gap" or rest[-1].is_sign(",", ";", ".")):
        rest.pop()
    return rest, tuple(words)


def _is_opener(tokens: Sequence[Token]) -> bool:
    token = tokens[0]
    if token.kind != "words":
        return False
    follows = tokens[1] if len(tokens) > 1 else None
    is_heading = follows is not None and (follows.is_sign(":") or follows.kind == "gap")
    return plain(token.text) in OPENERS or is_heading or token.text.strip().endswith((":", "："))


def _without_remark(tokens: list[Token]) -> list[Token]:
    """Drop words at the end that are no operand and announce no condition."""
    while len(tokens) > 1 and tokens[-1].kind == "words" and not tokens[-2].is_sign(*RELATIONS, "+", "-", "*", "/", "_", "^"):
        tokens = tokens[:-1]
        while tokens and (tokens[-1].kind == "gap" or tokens[-1].is_sign(",", ";", ".")):
            tokens = tokens[:-1]
    return tokens


def _labelled(tokens: list[Token], scope: Scope) -> tuple[list[Token], Name | None]:
    """Take off a label in front of a colon: `c_1: ...`, the symbol that a first-order condition belongs to."""
    for place, token in enumerate(tokens):
        if token.is_sign(*RELATIONS):
            break
        if token.is_sign(":") and 0 < place < len(tokens) - 1 and not tokens[place + 1].is_sign("="):
            rest = tokens[place + 1 :]
            try:
                node = scope.whole(Cursor(_bare_label(tokens[:place]), token.start))
            except Unread:
                return rest, None
            return rest, node if isinstance(node, Name) else None
    return tokens, None


def _bare_label(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[-1].kind == "gap":
        tokens = tokens[:-1]
    if tokens and tokens[0].is_sign("(", "[") and closing(tokens, 0) == len(tokens) - 1:
        return tokens[1:-1]
    return tokens


# Objectives


def _is_objective(tokens: Sequence[Token]) -> bool:
    if not tokens[0].is_command("max", "min") or len(tokens) < 2:
        return False
    if tokens[1].is_sign("_"):
        return True
    if not tokens[1].is_sign("(", "\\{", "["):
        return True
    last = closing(tokens, 1)
    return last is not None and len(split(tokens[2:last], ",")) == 1


def _objective(tokens: list[Token], scope: Scope) -> Statement:
    cursor = Cursor(tokens, tokens[-1].end)
    sense = cursor.take().text
    choices: tuple[Name, ...] = ()
    if cursor.accept("_"):
        inner = cursor.braced()
        if inner.tokens and inner.tokens[0].is_sign("\\{"):
            inner = inner.bracketed()
        named = [scope.whole(Cursor(piece, inner.end)) for piece in split(inner.tokens, ",", ";")]
        choices = tuple(node for node in named if isinstance(node, Name))
    rest = [token for token in tokens[cursor.place :] if token.kind != "gap"]
    tree = scope.whole(Cursor(rest, tokens[-1].end))
    return Statement("objective", tree, tokens[0].start, tokens[-1].end, sense=sense, choices=choices)


# Lists of statements


def _statements(tokens: list[Token], scope: Scope, before: Node | None) -> list[Statement]:
    statement, conditions = _qualified(tokens)
    made = _listed(statement, scope, before)
    if not conditions:
        return made
    held = read_conditions(conditions, scope)
    items = held.items if isinstance(held, NodeSequence) else (held,)
    return [replace(one, tree=Qualified(one.tree, tuple(items))) for one in made]


def _qualified(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """Separate a statement from the conditions that words announce after it."""
    depth = 0
    for place, token in enumerate(tokens):
        depth += (token.kind == "begin") - (token.kind == "end")
        if depth:
            continue
        announces = (token.kind == "words" and plain(token.text) in CONDITIONS) or token.is_sign("forall")
        if not announces or place == 0:
            continue
        statement, conditions = tokens[:place], tokens[place + 1 :]
        if statement[-1].is_sign("("):
            if not conditions or not conditions[-1].is_sign(")"):
                break
            statement, conditions = statement[:-1], conditions[:-1]
        while statement and (statement[-1].kind == "gap" or statement[-1].is_sign(",", ";")):
            statement = statement[:-1]
        if statement and conditions:
            return statement, conditions
    return tokens, []


def read_conditions(tokens: Sequence[Token], scope: Scope) -> Node:
    """Read the conditions of a case or of a statement."""
    rest = [token for token in tokens if not (token.kind == "words" and plain(token.text) in CONDITIONS)]
    rest = [token for token in rest if token.kind != "gap" and not token.is_sign("forall")]
    if not rest:
        raise Unread("The condition is missing.", tokens[0].start if tokens else 0)
    made = _listed(rest, scope, None)
    trees = [one.tree for one in made]
    return trees[0] if len(trees) == 1 else NodeSequence(tuple(trees))


def _listed(tokens: list[Token], scope: Scope, before: Node | None) -> list[Statement]:
    """Read statements separated by commas, gaps and joining words."""
    pieces = _pieces(tokens)
    related = [any(token.is_sign(*RELATIONS) for token in _outside(piece)) for piece in pieces]
    if not any(related):
        return [_unrelated(pieces, tokens, scope)]
    made: list[Statement] = []
    waiting: list[list[Token]] = []
    for piece, has_relation in zip(pieces, related, strict=True):
        if has_relation:
            first = None if made or waiting else before
            made += _shared(waiting, piece, scope, first)
            waiting = []
        elif made and not waiting and _is_range(made[-1], piece):
            made[-1] = _extended(made[-1], piece, scope)
        else:
            waiting.append(piece)
    if waiting:
        raise Unread("After a relation stands a list that is no statement.", waiting[0][0].start)
    return made


def _pieces(tokens: list[Token]) -> list[list[Token]]:
    pieces: list[list[Token]] = [[]]
    depth = 0
    for place, token in enumerate(tokens):
        depth += (token.kind == "sign" and token.text in OPENING) - (token.kind == "sign" and token.text in CLOSING)
        depth += (token.kind == "begin") - (token.kind == "end")
        if token.kind == "gap" and any(one.is_sign(*_IMPLIES) for one in tokens[max(place - 1, 0) : place + 2]):
            continue
        joins = token.kind == "gap" or (token.kind == "words" and plain(token.text) in JOINS)
        if depth <= 0 and (joins or token.is_sign(",", ";")):
            pieces.append([])
        elif token.kind != "gap":
            pieces[-1].append(token)
    return [piece for piece in pieces if piece]


def _outside(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens outside all brackets and environments."""
    found, depth = [], 0
    for token in tokens:
        if token.kind == "sign":
            depth -= token.text in CLOSING
            if depth == 0:
                found.append(token)
            depth += token.text in OPENING
        else:
            depth -= token.kind == "end"
            if depth == 0:
                found.append(token)
            depth += token.kind == "begin"
    return found


def _unrelated(pieces: list[list[Token]], tokens: list[Token], scope: Scope) -> Statement:
    if _is_interval(tokens):
        return Statement("expression", _set(tokens, scope), tokens[0].start, tokens[-1].end)
    scope = _for_differentials(scope, tokens, [tokens])
    pieces = [piece for piece in pieces if not all(token.is_sign("...") for token in piece)]
    nodes = tuple(scope.whole(Cursor(piece, piece[-1].end)) for piece in pieces)
    if not nodes:
        raise Unread("Dots leave open what they stand for.", tokens[0].start)
    if len(nodes) == 1:
        return Statement("expression", nodes[0], tokens[0].start, tokens[-1].end)
    if not all(isinstance(node, Name) for node in nodes):
        raise Unread("A list of expressions says nothing.", tokens[0].start)
    return Statement("names", NodeSequence(nodes), tokens[0].start, tokens[-1].end)


def _is_interval(tokens: Sequence[Token]) -> bool:
    """Whether brackets hold an interval and no list: they differ, or one end is infinite."""
    first, last = tokens[0], tokens[-1]
    if not (first.is_sign("(", "[") and last.is_sign(")", "]")) or len(split(tokens[1:-1], ",")) != 2:
        return False
    if closing(tokens, 0) not in (None, len(tokens) - 1):
        return False
    is_infinite = any(token.is_sign("infty") for token in tokens)
    return is_infinite or (first.text, last.text) in (("(", "]"), ("[", ")"))


def _shared(waiting: list[list[Token]], piece: list[Token], scope: Scope, before: Node | None) -> list[Statement]:
    """Read one relation; in `c_1, c_2 >= 0` it is shared by the names before the comma."""
    one = read_relation(piece, scope, before)
    if not waiting:
        return [one]
    tree = one.tree
    if not isinstance(tree, Relation) or any(sign not in _ORDER for sign in tree.signs):
        raise Unread("A list stands before an equation.", waiting[0][0].start)
    made = []
    for names in waiting:
        node = scope.whole(Cursor(names, names[-1].end))
        made.append(Statement("relation", replace(tree, sides=(node, *tree.sides[1:])), names[0].start, piece[-1].end))
    return [*made, one]


def _is_range(one: Statement, piece: Sequence[Token]) -> bool:
    """Whether `2` in `t = 1, 2, ..., T` goes on with a range of an index."""
    tree = one.tree
    if not isinstance(tree, Relation) or tree.signs not in (("=",), ("in",)) or not isinstance(tree.sides[0], Name):
        return False
    started = isinstance(tree.sides[1], (Number, NodeSequence))
    return started and all(token.kind == "number" or token.is_sign("...") or starts_name(token) for token in piece)


def _extended(one: Statement, piece: Sequence[Token], scope: Scope) -> Statement:
    tree = one.tree
    assert isinstance(tree, Relation)
    known = tree.sides[1].items if isinstance(tree.sides[1], NodeSequence) else (tree.sides[1],)
    if all(token.is_sign("...") for token in piece):
        values = NodeSequence(known)
    else:
        values = NodeSequence((*known, scope.whole(Cursor(piece, piece[-1].end))))
    return replace(one, tree=Relation((tree.sides[0], values), ("in",)), end=piece[-1].end)


# Relations


def read_relation(tokens: Sequence[Token], scope: Scope, before: Node | None = None) -> Statement:
    """Read a relation, a chain of relations, or an implication."""
    if not tokens:
        raise Unread("A side of the relation is missing.", 0)
    tokens = _with_assignment(tokens)
    sides, signs = _cut(tokens, _IMPLIES)
    if signs:
        if not sides[0] and len(signs) == 1:
            return replace(read_relation(sides[1], scope), arrow=signs[0])
        read = tuple(read_relation(side, scope).tree for side in sides)
        return Statement("relation", Relation(read, signs), tokens[0].start, tokens[-1].end)
    sides, signs = _cut(tokens, tuple(RELATIONS))
    scope = _for_differentials(scope, tokens, sides)
    continues = not sides[0]
    if continues and before is None:
        raise Unread("The row begins with a relation, and nothing stands before it.", tokens[0].start)
    nodes = [before] if continues else [_side(sides[0], "", scope, tokens[0].start)]
    for side, sign in zip(sides[1:], signs, strict=True):
        nodes.append(_side(side, sign, scope, tokens[-1].end))
    tree = Relation(tuple(node for node in nodes if node is not None), signs)
    return Statement("relation", tree, tokens[0].start, tokens[-1].end, continues=continues)


def _with_assignment(tokens: Sequence[Token]) -> list[Token]:
    """Read a colon and an equals sign as one sign."""
    found: list[Token] = []
    for token in tokens:
        if token.is_sign("=") and found and found[-1].is_sign(":"):
            found[-1] = replace(token, text=":=", start=found[-1].start)
        else:
            found.append(token)
    return found


def _cut(tokens: Sequence[Token], signs: Sequence[str]) -> tuple[list[list[Token]], tuple[str, ...]]:
    outside = {id(token) for token in _outside(tokens)}
    sides: list[list[Token]] = [[]]
    found: list[str] = []
    for token in tokens:
        if id(token) in outside and token.is_sign(*signs):
            found.append(RELATIONS[token.text])
            sides.append([])
        else:
            sides[-1].append(token)
    return sides, tuple(found)


def _side(tokens: Sequence[Token], sign: str, scope: Scope, place: int) -> Node:
    if not tokens:
        raise Unread("A side of the relation is missing.", place)
    if sign == "in":
        return _set(tokens, scope)
    return scope.whole(Cursor(tokens, tokens[-1].end))


def _set(tokens: Sequence[Token], scope: Scope) -> Node:
    """Read an interval, a set of elements or a named set."""
    first, last = tokens[0], tokens[-1]
    if first.is_sign("(", "[") and last.is_sign(")", "]"):
        ends = split(tokens[1:-1], ",")
        if len(ends) == 2:
            lower, upper = (scope.whole(Cursor(end, last.start)) for end in ends)
            return Interval(lower, upper, first.is_sign("("), last.is_sign(")"))
    if first.is_sign("\\{") and last.is_sign("\\}"):
        pieces = [piece for piece in split(tokens[1:-1], ",", ";") if not all(token.is_sign("...") for token in piece)]
        return NodeSequence(tuple(scope.whole(Cursor(piece, last.start)) for piece in pieces))
    return scope.whole(Cursor(tokens, last.end))


def _for_differentials(scope: Scope, tokens: Sequence[Token], sides: Sequence[Sequence[Token]]) -> Scope:
    """Say whether d before a letter marks a differential in this row: every term must hold exactly one such mark.

    In `I = I_0 - dr` it does not, so that d is a coefficient; a single `dY` is a differential unless d is a quantity.
    """
    marks, every = differential_marks(sides)
    enough = 2 if len(sides) > 1 or "d" in scope.vocabulary.baseline else 1
    return replace(scope, differential=scope.told or (every and marks >= enough))


def differential_marks(sides: Sequence[Sequence[Token]]) -> tuple[int, bool]:
    """Return how many letters stand behind a d, and whether every term of the row holds exactly one of them."""
    terms = [term for side in sides for term in split(side, "+", "-") if term]
    marks = [sum(_is_mark(term, place) for place in range(len(term) - 1)) for term in terms]
    zero = [len(term) == 1 and term[0].text == "0" for term in terms]
    return sum(marks), all(count == 1 or is_zero for count, is_zero in zip(marks, zero, strict=True))


def _is_mark(tokens: Sequence[Token], place: int) -> bool:
    token, following = tokens[place], tokens[place + 1]
    # A Greek letter is a command in the source, and the space before it says nothing.
    is_close = not following.spaced or following.text in GREEK
    return token.kind == "letter" and token.text == "d" and starts_name(following) and is_close
