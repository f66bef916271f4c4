"""From a document to lines: what each statement says in SymPy, and what it is for its author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import sympy

from derive.display import Interval, Name, Node, Qualified, Relation, Sequence, lower
from derive.equation import Condition, Equation
from derive.errors import DeriveError
from derive.judging.cues import Role, clause, goes_on, is_proviso, is_soft, role_of
from derive.readers.declarations import Declared
from derive.readers.document import Document, Passage
from derive.readers.formula import Gap, Reading, read_formula
from derive.readers.statement import Statement
from derive.readers.vocabulary import Vocabulary

_ORDER = {"<": "<0", ">": ">0", "<=": "<=0", ">=": ">=0", "!=": "!=0"}
_COMMENT = re.compile(r"(\w+)=(\S+)")
_CALLS = "就是|即为|即|称为|记为|记作|定义为|为|是|is called|is denoted|is|are|denoted|:="
_NAMING = re.compile(rf"^[^。，,.;；\n$]{{0,14}}(?:{_CALLS})[^。，,.;；\n$]{{0,14}}$")


@dataclass(frozen=True)
class Link:
    """One relation of a chain as a statement that a check can judge."""

    said: Equation | Condition
    given: tuple[Condition, ...] = ()
    implies: tuple[Equation | Condition, ...] = ()
    """What stands before an arrow: the link says that it implies `said`."""
    backwards: tuple[Equation | Condition, ...] = ()
    """Behind an arrow that points both ways: all that stands there, from which `implies` must follow in turn."""


@dataclass(frozen=True)
class Line:
    """A statement of the document."""

    passage: Passage
    statement: Statement | None
    role: Role
    links: tuple[Link, ...] = ()
    gap: Gap | None = None
    display: int = 0
    soft: bool = False
    tags: tuple[str, ...] = ()
    comment: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    """Why what was read cannot be judged."""
    expression: Any = None
    choices: frozenset[sympy.Symbol] = frozenset()
    """What an objective is maximised or minimised over, where it says so."""
    words: str = ""
    """The words of the paragraph before it, formulas in the running text as boxes."""
    paragraph: int = 0
    supposed: bool = False
    """Whether it stands behind `if`: it holds for what follows at once, not for the rest of the document."""

    @property
    def place(self) -> tuple[int, int]:
        """Line and column in the file."""
        offset = self.statement.start if self.statement else self.gap.offset if self.gap else 0
        return self.passage.place(offset)

    @property
    def source(self) -> str:
        """The text of the statement."""
        part = self.statement or self.gap
        return self.passage.math[part.start : part.end] if part else self.passage.math

    @property
    def continues(self) -> bool:
        """Whether it goes on with the chain of the row before."""
        return self.statement is not None and self.statement.continues

    def is_gentle(self, role: Role) -> bool:
        """Whether it is taken as given when it does not follow."""
        return role is Role.STATEMENT or (self.soft and role is Role.CLAIM and not self.continues)

    @property
    def symbols(self) -> frozenset[sympy.Basic]:
        """The symbols that occur in it."""
        own = self.expression.free_symbols if isinstance(self.expression, sympy.Expr) else frozenset[sympy.Basic]()
        return frozenset(own).union(*(link.said.free_symbols for link in self.links))

    @property
    def about(self) -> Name | None:
        """The symbol that a first-order condition is labelled with."""
        return self.statement.about if self.statement else None


def lines_of(document: Document, declared: Declared, vocabulary: Vocabulary) -> Iterator[tuple[Line, Reading]]:
    """Yield the lines of a document in reading order."""
    scope, comment = "", dict[str, str]()
    role: Role | None = None
    before, number_of_paragraph = "", 0
    aside: Role | None = None
    for number, passage in enumerate(document.passages):
        words = paragraph(before + passage.prose)
        before = "" if passage.is_display else f"{words}□"
        for remark in passage.comments:
            comment = _comment(remark)
            scope = _model(comment.get("id", ""), declared) or scope
        local = declared.models.get(scope)
        reading = _reading(passage, merged(vocabulary, local) if local else vocabulary)
        number_of_paragraph += len(re.findall(r"\n[ \t]*\n", passage.prose))
        own = clause(passage.prose)
        goes = own is None and goes_on(passage.prose)
        if own is None and not goes:
            role = role_of(words)
        # What stands behind `if` is a list of formulas in the running text; a display goes on with the sentence before.
        aside = own or (aside if goes and not passage.is_display else None)
        supposed = aside is Role.ASSUMPTION
        made = [
            replace(line, words=words, paragraph=number_of_paragraph, supposed=supposed)
            for line in _lines(passage, reading, aside or role, number, comment)
        ]
        for line in made:
            yield line, reading
        if not made:
            yield Line(passage, None, Role.EXPRESSION, display=number), reading
        if passage.is_display:
            comment = {}


def paragraph(words: str) -> str:
    r"""Return what belongs to the last paragraph.

    >>> paragraph("One.\n\nTwo □ and\n\n")
    'Two □ and'
    """
    return re.split(r"\n[ \t]*\n", words.rstrip())[-1][-2_000:]


def _reading(passage: Passage, vocabulary: Vocabulary) -> Reading:
    if passage.problem:
        return Reading(passage.math, gaps=(Gap(passage.problem, 0, 0, len(passage.math)),))
    return read_formula(passage.math, vocabulary)


def merged(vocabulary: Vocabulary, local: Vocabulary) -> Vocabulary:
    """Return the vocabulary of the document with a model's own names on top."""
    return replace(
        vocabulary,
        functions=local.functions,
        keys={**vocabulary.keys, **local.keys},
        domains={**vocabulary.domains, **local.domains},
    )


def _comment(words: str) -> dict[str, str]:
    found = dict(_COMMENT.findall(words))
    bare = words.removeprefix("derive:").strip()
    if bare == "assume":
        found["assume"] = "yes"
    if bare == "claim":
        found["cites"] = ""
    cited = re.match(r"from((?:\s*\([^()]*\))+)", bare)
    if cited:
        found["cites"] = " ".join(re.findall(r"\(([^()]*)\)", cited.group(1)))
    return found


def _model(identifier: str, declared: Declared) -> str:
    key = re.split(r"[:/]", identifier)[0]
    return key if key in declared.models or ":" in identifier else ""


def _lines(passage: Passage, reading: Reading, cue: Role | None, number: int, comment: Mapping[str, str]) -> Iterator[Line]:
    parts: list[Statement | Gap] = sorted([*reading.statements, *reading.gaps], key=lambda part: part.start)
    soft = is_soft(passage.prose)
    for part in parts:
        if isinstance(part, Gap):
            yield Line(passage, None, Role.CLAIM, gap=part, display=number, tags=part.tags, comment=comment)
            continue
        yield _line(passage, part, cue, number, comment, soft)


def _line(
    passage: Passage, statement: Statement, cue: Role | None, number: int, comment: Mapping[str, str], soft: bool
) -> Line:
    made = Line(
        passage, statement, _role(statement, cue, passage), display=number, soft=soft, tags=statement.tags, comment=comment
    )
    try:
        if statement.kind in ("objective", "expression"):
            choices = frozenset(name.symbol for name in statement.choices)
            return replace(made, expression=_checked(lower(statement.tree).expression), choices=choices)
        links = tuple(links_of(statement.tree))
        return replace(made, links=links)
    except DeriveError as error:
        return replace(made, problem=error.cause)
    except (ArithmeticError, ValueError, TypeError, RecursionError) as error:
        return replace(made, problem=f"It cannot be computed ({type(error).__name__}).")


def _role(statement: Statement, cue: Role | None, passage: Passage) -> Role:
    if statement.kind == "objective":
        return Role.OBJECTIVE
    if statement.kind in ("expression", "names"):
        return Role.EXPRESSION
    tree = statement.tree.statement if isinstance(statement.tree, Qualified) else statement.tree
    signs = tree.signs if isinstance(tree, Relation) else ()
    if "~" in signs:
        return Role.APPROXIMATION
    if ":=" in signs:
        return Role.DEFINITION
    if statement.constraint:
        return Role.CONSTRAINT
    if statement.continues or "=>" in signs or "<=>" in signs or statement.arrow == "<=>":
        return Role.CLAIM
    if signs and all(sign in ("in", *_ORDER) for sign in signs) and (cue is not Role.CLAIM or is_proviso(passage.prose)):
        stands_alone = passage.is_display and cue is None and "in" not in signs
        return Role.STATEMENT if stands_alone else Role.CONSTRAINT
    if not passage.is_display and cue is Role.CLAIM and signs == ("in",):
        return Role.ASSUMPTION
    return cue or Role.STATEMENT


def _checked(value: Any) -> Any:
    if isinstance(value, sympy.Basic) and value.has(sympy.zoo, sympy.nan):
        raise ZeroDivisionError("division by zero")
    return value


# Relations as statements


def links_of(tree: Node) -> Iterator[Link]:
    """Yield the relations of a statement one by one."""
    given: tuple[Condition, ...] = ()
    if isinstance(tree, Qualified):
        found = [one for condition in tree.conditions for one in _plain(condition)]
        given = tuple(one if isinstance(one, Condition) else Condition(one.residual, "=0") for one in found)
        tree = tree.statement
    if not isinstance(tree, Relation):
        return
    if tree.signs[0] in ("=>", "<=>"):
        for left, sign, right in zip(tree.sides, tree.signs, tree.sides[1:], strict=False):
            before, behind = tuple(_plain(left)), tuple(_plain(right))
            for place, said in enumerate(behind):
                is_last = place == len(behind) - 1
                yield Link(said, given, before, behind if sign == "<=>" and is_last else ())
        return
    for said in _plain(tree):
        yield Link(said, given)


def _plain(tree: Node) -> Iterator[Equation | Condition]:
    if not isinstance(tree, Relation):
        return
    for left, sign, right in zip(tree.sides, tree.signs, tree.sides[1:], strict=False):
        if sign == "in":
            yield from _membership(left, right)
            continue
        if sign not in ("=", ":=", *_ORDER) or isinstance(right, Sequence) or isinstance(left, Relation):
            continue
        first, second = _checked(lower(left).expression), _checked(lower(right).expression)
        if not (isinstance(first, sympy.Expr) and isinstance(second, sympy.Expr)) or first.is_Matrix or second.is_Matrix:
            raise TypeError("matrices are compared entry by entry")
        is_limit = isinstance(first, sympy.Limit)
        if not is_limit and (sympy.oo in (first, second) or -sympy.oo in (first, second)):
            raise ValueError("an infinite value")
        if sign in ("=", ":="):
            yield Equation(first, second)
        else:
            yield Condition(first - second, _ORDER[sign])


def _membership(left: Node, right: Node) -> Iterator[Condition]:
    """Read `x in (0, 1)` as two conditions; other sets say nothing that a check could use."""
    if not isinstance(right, Interval):
        return
    value = lower(left).expression
    low, high = lower(right.lower).expression, lower(right.upper).expression
    if low.is_finite:
        yield Condition(value - low, ">0" if right.open_lower else ">=0")
    if high.is_finite:
        yield Condition(high - value, ">0" if right.open_upper else ">=0")


def names_an_expression(passage: Passage) -> bool:
    """Whether the words between an expression and the next formula give it that name: `$Y-C$ is saving $S$`."""
    words = passage.after.split("$")[0].strip(" ）)（(\n")
    return len(words) < 30 and _NAMING.match(words) is not None
