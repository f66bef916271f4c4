"""The model that the text of an exercise states, with everything that can be wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from sympy import Expr

from derive.equation import Equation
from derive.errors import DeriveError, Location, ReadError, nearest
from derive.exercises.barter import barter_subject
from derive.exercises.body import Body
from derive.exercises.catalogue_model import catalogue_subject, require_equations_of
from derive.exercises.formulas import Formulas, equations_of
from derive.exercises.front_matter import FrontMatter
from derive.exercises.securities import pricing_equations
from derive.exercises.subject import Subject, equations_subject, not_square, problem_subject
from derive.model import Model
from derive.printing import plain
from derive.printing.arrange import arrange
from derive.symbols import EconomicSymbol


def known_symbol(matter: FrontMatter, name: str, symbols: Mapping[str, EconomicSymbol], table: str) -> EconomicSymbol:
    """Return the symbol that a table gives values to; one that the text does not use is an error with its line."""
    if name not in symbols:
        raise matter.error(
            "unknown-symbol",
            f"[{table}] gives values to {name}, which no equation uses.{nearest(name, symbols)}",
            f"The equations use {', '.join(symbols)}.",
            name,
            table,
        )
    return symbols[name]


def stated_subject(
    matter: FrontMatter,
    bodies: Sequence[Body],
    formulas: Formulas,
    symbols: Mapping[str, EconomicSymbol],
    lattices: Mapping[EconomicSymbol, Sequence[Fraction]],
    computed: Mapping[str, str],
    source: Model | None,
    key: str,
) -> Subject:
    """Return the model: of the catalogue, a problem of choice, an economy, securities, or plain equations."""
    named = {*(symbol.key for symbol in lattices if symbol.key not in matter.table("hidden")), *computed}
    stated = [(body, equations_of(formulas, body, named)) for body in bodies]
    following = [
        (known_symbol(matter, name, symbols, "computed"), formulas.expression(text, matter.line_of(name, "computed")))
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
