"""An exercise about a model of the catalogue: its symbols, and the promise that the text tells that model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import sympy
from sympy import Expr

from derive.equation import Equation
from derive.errors import DeriveError, Location, ReadError
from derive.exercises.body import Body
from derive.exercises.front_matter import FrontMatter
from derive.exercises.subject import Subject
from derive.model import Model
from derive.problem import OptimizationProblem
from derive.readers.names import canonical
from derive.readers.vocabulary import Vocabulary
from derive.symbols import EconomicSymbol, Notation


def catalogue_model(matter: FrontMatter, name: Any) -> Model:
    """Return the first model that a name of the catalogue declares."""
    from derive.catalogue import module_of
    from derive.loader import models, unknown_name

    try:
        if not isinstance(name, str) or module_of(name) is None:
            raise unknown_name(str(name))
        return models(name)[0]
    except DeriveError as error:
        raise matter.error(error.code, error.cause, error.fix, "model") from error


def catalogue_vocabulary(model: Model) -> Vocabulary:
    """Return the vocabulary in which the letters of the text are the symbols of the model."""
    symbols = {canonical(symbol.notation): symbol for symbol in model.symbols if isinstance(symbol.notation, Notation)}
    functions = {canonical(function.notation): function for function in model.functions}
    return Vocabulary(functions=functions, symbols=symbols)


def require_equations_of(model: Model, stated: Sequence[tuple[Body, Sequence[Equation]]], file: str) -> None:
    """Raise an error for an equation of the text that is none of the model's, up to the way it is written."""
    for body, equations in stated:
        for equation in equations:
            if not any(_same(equation, known) for known in model.equations):
                raise ReadError(
                    "not-the-model",
                    f"The text in {body.language} states {equation}, which is no equation of the model {model.key}.",
                    "Write the model's own equations (`derive show` lists them), or leave `model` out and state all of them.",
                    Location(file, body.line),
                )


def _same(one: Equation, other: Equation) -> bool:
    left, right = sympy.expand(one.residual), sympy.expand(other.residual)
    return bool(left == right or left == -right)


def catalogue_subject(
    matter: FrontMatter,
    model: Model,
    lattices: Mapping[EconomicSymbol, Sequence[Fraction]],
    computed: Sequence[tuple[EconomicSymbol, Expr]],
    hidden: frozenset[EconomicSymbol],
) -> Subject:
    """Return the subject of a model of the catalogue; each of its parameters must have values inside its range."""
    used = set().union(*(equation.free_symbols for equation in model.equations))
    given = [symbol for symbol in (*model.exogenous, *model.parameters) if symbol in used]
    valued = {*lattices, *(symbol for symbol, _ in computed)}
    for symbol in given:
        if symbol not in valued:
            raise matter.error(
                "no-values",
                f"{symbol.key} ({symbol.meaning.en}) of the model {model.key} has no values.",
                f"Add {symbol.key} = [...] to [parameters].",
                "",
                "parameters",
            )
    for symbol, points in lattices.items():
        for value in points:
            if not symbol.domain.contains(sympy.Rational(value.numerator, value.denominator)):
                raise matter.error(
                    "outside-domain",
                    f"{symbol.key} = {value} lies outside its range {symbol.domain} in the model {model.key}.",
                    "Leave the value out.",
                    symbol.key,
                    "parameters" if symbol not in hidden else "hidden",
                )
    names = matter.strings("unknowns")
    unknowns = tuple(model.symbol(name) for name in names) or model.endogenous[:1]
    if isinstance(model, OptimizationProblem) and not names:
        unknowns = model.choices
    return Subject(model, tuple(given), unknowns, hidden, tuple(computed))
