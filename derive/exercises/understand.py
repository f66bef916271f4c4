"""From the text of an exercise to an `Exercise`: lattices, model, conditions and parts, each with its complaints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from sympy import Expr

from derive.errors import DeriveError, Location, ReadError, nearest
from derive.exercises.ask_checks import read_parts
from derive.exercises.barter import PRICE
from derive.exercises.body import Body, Math, Slot, read_bodies
from derive.exercises.catalogue_model import catalogue_vocabulary
from derive.exercises.conditions import Filter, condition_filter, niceness
from derive.exercises.exercise_file import Exercise
from derive.exercises.formulas import Formulas, equations_of
from derive.exercises.front_matter import FrontMatter, read_front_matter
from derive.exercises.lattice import Complain, lattice
from derive.exercises.securities import matrices_of, symbols_of_securities
from derive.exercises.stability import WORDS, conditions_of_word
from derive.exercises.stated_model import known_symbol, stated_subject
from derive.exercises.subject import Subject
from derive.model import Model
from derive.readers.declarations import declared
from derive.symbols import NONNEGATIVE, POSITIVE, REAL, Domain, EconomicSymbol

MOST_POINTS = 50_000_000


def read_exercise(text: str, file: str = "exercise.md", key: str = "exercise") -> Exercise:
    r"""Read an exercise; the first thing that is wrong with it is an error with file and line.

    >>> exercise = read_exercise('''+++
    ... [parameters]
    ... b = [0.5, 0.8]
    ... G = 100
    ... [[parts]]
    ... ask = "equilibrium of Y"
    ... +++
    ... # en: A cross
    ... Income is $Y = C + G$, consumption $C = bY$, spending {G}.
    ... 1. Find income.
    ... ''')
    >>> exercise.size, [symbol.key for symbol in exercise.lattices]
    (2, ['b', 'G'])
    """
    matter = read_front_matter(text, file)
    bodies = read_bodies(matter)
    values = _lattices(matter)
    computed = {name: _string(matter, "computed", name) for name in matter.table("computed")}
    source = _model_of(matter)
    formulas = _formulas(matter, bodies, computed, source)
    named = {*(name for table, name in values if table == "parameters"), *computed}
    symbols = _symbols(formulas, bodies, source, computed, named)
    formulas = formulas.with_domains(_domains(matter, symbols, values))
    symbols = _symbols(formulas, bodies, source, computed, named)
    lattices = {known_symbol(matter, name, symbols, table): points for (table, name), points in values.items()}
    subject = stated_subject(matter, bodies, formulas, symbols, lattices, computed, source, key)
    exercise = Exercise(
        key,
        text,
        matter,
        bodies,
        formulas,
        subject,
        lattices,
        tuple(_filters(matter, formulas, subject, lattices)),
        read_parts(matter, subject, (*lattices, *(symbol for symbol, _ in subject.computed))),
    )
    _require_size(exercise)
    _require_told(exercise)
    return exercise


# Parameters and their values


def _lattices(matter: FrontMatter) -> dict[tuple[str, str], tuple[Fraction, ...]]:
    found: dict[tuple[str, str], tuple[Fraction, ...]] = {}
    for table in ("parameters", "hidden"):
        for name, value in matter.table(table).items():
            found[table, name] = lattice(value, _complaint(matter, name, table))
    if not found:
        raise matter.error(
            "no-parameters", "The exercise has no parameters.", "List them: [parameters], then G = [100, 200] on a line."
        )
    for table, name in found:
        if table == "hidden" and ("parameters", name) in found:
            cause = f"{name} stands under [parameters] and under [hidden]."
            raise matter.error("declared-twice", cause, "Keep it in one of them.", name, "hidden")
    return found


def _complaint(matter: FrontMatter, name: str, table: str) -> Complain:
    def complain(code: str, cause: str, fix: str) -> ReadError:
        return matter.error(code, f"{name}: {cause}", fix, name, table)

    return complain


def _string(matter: FrontMatter, table: str, name: str) -> str:
    value = matter.table(table)[name]
    if not isinstance(value, str):
        raise matter.error("not-a-formula", f"{name} is no formula.", f"Write {name} = 'kY - hr'.", name, table)
    return value


# Formulas and symbols


def _model_of(matter: FrontMatter) -> Model | None:
    name = matter.tables.get("model")
    if name is None:
        return None
    from derive.exercises.catalogue_model import catalogue_model

    return catalogue_model(matter, name)


def _formulas(matter: FrontMatter, bodies: Sequence[Body], computed: Mapping[str, str], source: Model | None) -> Formulas:
    more = [*matter.strings("conditions"), *computed.values(), *matter.table("nice")]
    try:
        known = declared({"domains": dict(matter.table("domains"))}).vocabulary
    except DeriveError as error:
        raise matter.error(error.code, error.cause, error.fix, "", "domains") from error
    if source is not None:
        known = catalogue_vocabulary(source)
    if "payoffs" in matter.tables:
        known = replace(known, symbols={**known.symbols, **symbols_of_securities()})
    if "economy" in matter.tables:
        known = replace(known, symbols={**known.symbols, str(PRICE.notation): PRICE})
    return Formulas.of(bodies, more, known, matter.file)


def _symbols(
    formulas: Formulas, bodies: Sequence[Body], source: Model | None, computed: Mapping[str, str], named: set[str]
) -> dict[str, EconomicSymbol]:
    """Every symbol of the model by its key, in the order in which the text uses them."""
    if source is not None:
        return {symbol.key: symbol for symbol in source.symbols}
    used = {symbol for equation in equations_of(formulas, bodies[0], named) for symbol in equation.free_symbols}
    used |= {symbol for matrix in matrices_of(formulas, bodies[0]).values() for symbol in matrix.free_symbols}
    found: dict[str, EconomicSymbol] = {}
    for piece in bodies[0].pieces:
        for symbol in formulas.names(piece) if isinstance(piece, Math) else ():
            if symbol in used:
                found.setdefault(symbol.key, symbol)
    # A number that only the words tell, such as the size of a change.
    for piece in bodies[0].pieces:
        if isinstance(piece, Slot) and piece.name in named and piece.name not in found:
            symbol = formulas.expression(piece.name, piece.line)
            if isinstance(symbol, EconomicSymbol) and symbol.key == piece.name:
                found[symbol.key] = symbol
    for text in computed.values():
        for symbol in sorted(formulas.expression(text, None).free_symbols, key=str):
            if isinstance(symbol, EconomicSymbol):
                found.setdefault(symbol.key, symbol)
    return found


def _domains(
    matter: FrontMatter, symbols: Mapping[str, EconomicSymbol], values: Mapping[tuple[str, str], Sequence[Fraction]]
) -> dict[EconomicSymbol, Domain]:
    """A parameter lies where its values lie; what is chosen is positive; anything else as declared."""
    stated = matter.table("domains")
    found: dict[EconomicSymbol, Domain] = {}
    for (_, name), points in values.items():
        if name in symbols and name not in stated:
            low = min(points)
            found[symbols[name]] = POSITIVE if low > 0 else NONNEGATIVE if low == 0 else REAL
    goods = [name for row in matter.table("economy").get("goods", []) for name in row]
    for name in (*matter.strings("choose"), *goods):
        if name in symbols and name not in stated:
            found[symbols[name]] = POSITIVE
    return found


# Conditions, and what the student must be told


def _filters(matter: FrontMatter, formulas: Formulas, subject: Subject, lattices: Mapping[EconomicSymbol, Any]) -> list[Filter]:
    found = []
    line = matter.line_of("conditions")
    for words in matter.strings("conditions"):
        is_word = words.strip() in WORDS
        complain = _complaint(matter, "conditions", "")
        stated = conditions_of_word(words.strip(), subject, complain) if is_word else formulas.conditions(words, line)
        for condition in stated:
            expression = _in_lattice(matter, words, condition.expression, subject, lattices, line)
            found.append(condition_filter(words, condition, expression, line))
    for name, wish in matter.table("nice").items():
        line = matter.line_of(name, "nice")
        scale = niceness(str(wish), _complaint(matter, name, "nice"))
        expression = _in_lattice(matter, name, formulas.expression(name, line), subject, lattices, line)
        found.append(Filter(f"{name}: {wish}", expression, scale=scale, line=line))
    return found


def _in_lattice(
    matter: FrontMatter,
    words: str,
    expression: Expr,
    subject: Subject,
    lattices: Mapping[EconomicSymbol, Any],
    line: int | None,
) -> Expr:
    found = subject.in_parameters(expression)
    for symbol in sorted(found.free_symbols - set(lattices), key=str):
        known = [one.key for one in (*lattices, *subject.closed_forms) if isinstance(one, EconomicSymbol)]
        raise ReadError(
            "unknown-result",
            f"{words}: {symbol} is neither a parameter nor a result with a formula.{nearest(str(symbol), known)}",
            f"Use {', '.join(dict.fromkeys(known))}, or an effect such as dY/dG.",
            Location(matter.file, line),
        )
    return found


def _require_size(exercise: Exercise) -> None:
    if exercise.size > MOST_POINTS:
        raise exercise.matter.error(
            "large-lattice",
            f"The lattice has {exercise.size} points.",
            f"Keep it under {MOST_POINTS}: fewer values for some parameter.",
            "",
            "parameters",
        )


def _require_told(exercise: Exercise) -> None:
    """Every parameter must be told in every language: in an equation or in a slot; slots must name parameters."""
    for body in exercise.bodies:
        if len(body.parts) != len(exercise.parts):
            raise ReadError(
                "part-count",
                f"The text in {body.language} has {len(body.parts)} parts, the front matter {len(exercise.parts)}.",
                "Write one item `1.`, `2.`, ... for each [[parts]].",
                Location(exercise.file, body.parts[-1].line if body.parts else body.line),
            )
        slots = [piece for piece in body.pieces if isinstance(piece, Slot)]
        if any(slot.name == "equations" for slot in slots):
            told = set(exercise.shown_parameters)
        else:
            told = {
                symbol for one in equations_of(exercise.formulas, body, exercise.given_names) for symbol in one.free_symbols
            }
        told |= {symbol for matrix in matrices_of(exercise.formulas, body).values() for symbol in matrix.free_symbols}
        told |= {exercise.slot_symbol(slot) for slot in slots if slot.name != "equations"}
        for symbol in exercise.shown_parameters:
            if symbol not in told:
                raise ReadError(
                    "not-told",
                    f"The text in {body.language} does not tell the value of {symbol}.",
                    f"Use {symbol} in an equation, or put its value in words: {{{symbol}}}.",
                    Location(exercise.file, body.line),
                )
