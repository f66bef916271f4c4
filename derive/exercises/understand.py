"""From the text of an exercise to an `Exercise`: lattices, model, conditions and parts, each with its complaints."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from sympy import Expr

from derive.equation import Equation
from derive.errors import DeriveError, Location, ReadError, nearest
from derive.exercises.ask_checks import read_parts
from derive.exercises.barter import PRICE, barter_subject
from derive.exercises.body import Body, Math, Slot, read_bodies
from derive.exercises.catalogue_model import catalogue_subject, catalogue_vocabulary, require_equations_of
from derive.exercises.conditions import Filter, condition_filter, niceness
from derive.exercises.exercise_file import Exercise
from derive.exercises.formulas import Formulas
from derive.exercises.front_matter import FrontMatter, read_front_matter
from derive.exercises.lattice import Complain, lattice
from derive.exercises.securities import matrices_of, pricing_equations, symbols_of_securities
from derive.exercises.stability import WORDS, conditions_of_word
from derive.exercises.subject import Subject, equations_subject, not_square, problem_subject
from derive.model import Model
from derive.printing import plain
from derive.printing.arrange import arrange
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
    lattices = {_known(matter, name, symbols, table): points for (table, name), points in values.items()}
    subject = _subject(matter, bodies, formulas, symbols, lattices, computed, source, key)
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


def _known(matter: FrontMatter, name: str, symbols: Mapping[str, EconomicSymbol], table: str) -> EconomicSymbol:
    if name not in symbols:
        raise matter.error(
            "unknown-symbol",
            f"[{table}] gives values to {name}, which no equation uses.{nearest(name, symbols)}",
            f"The equations use {', '.join(symbols)}.",
            name,
            table,
        )
    return symbols[name]


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


def equations_of(formulas: Formulas, body: Body, named: Collection[str] = ()) -> list[Equation]:
    """Return the different equations that a text states, in order.

    One about parameters only (`named` holds their names), such as h = 0 in a part, supposes something and is none of the
    model's.
    """
    found: list[Equation] = []
    for piece in body.pieces:
        for equation in formulas.equations(piece) if isinstance(piece, Math) else ():
            is_supposition = bool(named) and all(str(symbol) in named for symbol in equation.free_symbols)
            if not is_supposition and not any(equation.same_sides(known) for known in found):
                found.append(equation)
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


# The model


def _subject(
    matter: FrontMatter,
    bodies: Sequence[Body],
    formulas: Formulas,
    symbols: Mapping[str, EconomicSymbol],
    lattices: Mapping[EconomicSymbol, Sequence[Fraction]],
    computed: Mapping[str, str],
    source: Model | None,
    key: str,
) -> Subject:
    named = {*(symbol.key for symbol in lattices if symbol.key not in matter.table("hidden")), *computed}
    stated = [(body, equations_of(formulas, body, named)) for body in bodies]
    following = [
        (_known(matter, name, symbols, "computed"), formulas.expression(text, matter.line_of(name, "computed")))
        for name, text in computed.items()
    ]
    _require_computable(matter, lattices, following)
    hidden = frozenset(symbol for symbol in lattices if symbol.key in matter.table("hidden"))
    if source is not None:
        require_equations_of(source, stated, matter.file)
        return catalogue_subject(matter, source, lattices, following, hidden)
    _require_same_equations(matter, stated, tuple(symbols.values()))
    parameters = [*(symbol for symbol in lattices if symbol not in hidden), *(symbol for symbol, _ in following)]
    title = _title(bodies)
    equations = list(stated[0][1])
    if "economy" in matter.tables:
        return barter_subject(matter, key, title, equations, symbols, parameters, following)
    if "payoffs" in matter.tables:
        equations += pricing_equations(matter, formulas, bodies)
        symbols = {**symbols, **{str(one): one for equation in equations for one in _by_name(equation)}}
    if not equations:
        raise matter.error(
            "no-equations", "The text states no equation.", "State the model: $Y = C + I$, or name one: model = ..."
        )
    for sense in ("maximize", "minimize"):
        if sense in matter.tables:
            return _problem(matter, sense, equations, symbols, parameters, following, key, title)
    unknowns = [_unknown(matter, name, symbols, parameters) for name in matter.strings("unknowns")]
    try:
        return equations_subject(key, title, equations, tuple(symbols.values()), parameters, unknowns, hidden, following)
    except DeriveError as error:
        if error.code == "not-square":
            free = [symbol for symbol in symbols.values() if symbol not in parameters]
            raise not_square(error, len(equations), free).at(matter.file, bodies[0].line) from error
        raise error.at(matter.file, bodies[0].line) from error


def _problem(
    matter: FrontMatter,
    sense: str,
    equations: Sequence[Equation],
    symbols: Mapping[str, EconomicSymbol],
    parameters: Sequence[EconomicSymbol],
    computed: Sequence[tuple[EconomicSymbol, Expr]],
    key: str,
    title: tuple[str, str],
) -> Subject:
    name = matter.tables[sense]
    objective = next((one for one in equations if str(one.lhs) == str(name)), None)
    if objective is None:
        known = [str(one.lhs) for one in equations if isinstance(one.lhs, EconomicSymbol)]
        raise matter.error(
            "no-objective",
            f"{name} is to be made as large or small as possible, but no equation of the text says what it equals."
            f"{nearest(str(name), known)}",
            f"State it in the text: ${name} = ...$.",
            sense,
        )
    choices = [_unknown(matter, one, symbols, parameters, "choose") for one in matter.strings("choose")]
    if not choices:
        raise matter.error("no-choices", "It is not said what is chosen.", 'Add choose = ["c_1", "c_2"].', sense)
    constraints = [one for one in equations if one is not objective]
    try:
        return problem_subject(
            key, title, sense, objective, constraints, tuple(symbols.values()), choices, parameters, computed
        )
    except DeriveError as error:
        raise error.at(matter.file, matter.line_of(sense)) from error


def _unknown(
    matter: FrontMatter,
    name: str,
    symbols: Mapping[str, EconomicSymbol],
    parameters: Sequence[EconomicSymbol],
    key: str = "unknowns",
) -> EconomicSymbol:
    free = {symbol.key: symbol for symbol in symbols.values() if symbol not in parameters}
    if name not in free:
        raise matter.error(
            "unknown-symbol",
            f"{key} names {name}, which is not an unknown of the model.{nearest(name, free)}",
            f"The unknowns are {', '.join(free)}.",
            key,
        )
    return free[name]


def _by_name(equation: Equation) -> list[EconomicSymbol]:
    return [symbol for symbol in sorted(equation.free_symbols, key=str) if isinstance(symbol, EconomicSymbol)]


def _require_computable(
    matter: FrontMatter, lattices: Mapping[EconomicSymbol, Any], computed: Sequence[tuple[EconomicSymbol, Expr]]
) -> None:
    known = set(lattices)
    for symbol, value in computed:
        for used in sorted(value.free_symbols - known, key=str):
            raise matter.error(
                "not-computable",
                f"{symbol} is computed from {used}, which has no value yet.{nearest(str(used), map(str, known))}",
                "Compute it from parameters, hidden values and what is computed above it.",
                symbol.key,
                "computed",
            )
        known.add(symbol)


def _require_same_equations(
    matter: FrontMatter, stated: Sequence[tuple[Body, Sequence[Equation]]], symbols: Sequence[EconomicSymbol]
) -> None:
    """The languages must tell the same model."""
    first, *others = stated
    rank = {symbol: place for place, symbol in enumerate(symbols)}
    for other in others:
        for (body, equations), (twin, known) in ((first, other), (other, first)):
            for equation in equations:
                if not any(equation.same_sides(one) for one in known):
                    raise ReadError(
                        "different-equations",
                        f"The text in {body.language} states {plain.write(arrange(equation, rank))}, the text in "
                        f"{twin.language} does not.",
                        "State the same equations in every language.",
                        Location(matter.file, twin.line),
                    )


def _title(bodies: Sequence[Body]) -> tuple[str, str]:
    titles = {body.language: body.title for body in bodies}
    any_title = bodies[0].title
    return titles.get("en", any_title), titles.get("zh", any_title)


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
