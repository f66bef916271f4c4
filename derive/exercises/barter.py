"""Exercises about an economy of two households and two goods: utilities stand in the text, demands are derived.

    [economy]
    utilities = ["U_1", "U_2"]
    goods = [["x_11", "x_12"], ["x_21", "x_22"]]          # one row for each household
    endowments = [["e_11", "e_12"], ["e_21", "e_22"]]

Good 1 is the numeraire; p is the price of good 2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sympy

from derive.equation import Equation, behavioural, constraint, equilibrium
from derive.errors import DeriveError, nearest
from derive.exercises.front_matter import FrontMatter
from derive.exercises.subject import Subject
from derive.model import Model
from derive.problem import OptimizationProblem, maximize
from derive.step import Derivation
from derive.strategies import demands
from derive.strategies.solve import unfolded
from derive.symbols import POSITIVE, EconomicSymbol, variable
from derive.text import Text

PRICE = variable("p", ("price of good 2 in units of good 1", "以商品 1 表示的商品 2 的价格"), domain=POSITIVE)


def barter_subject(
    matter: FrontMatter,
    key: str,
    title: tuple[str, str],
    equations: Sequence[Equation],
    symbols: Mapping[str, EconomicSymbol],
    parameters: Sequence[EconomicSymbol],
    computed: Sequence[tuple[EconomicSymbol, sympy.Expr]],
) -> Subject:
    """Return the subject: the households' problems, and the market of good 1 with their demands."""
    utilities = [_utility(matter, name, equations) for name in _names(matter, "utilities", 2)]
    goods = [[_symbol(matter, "goods", name, symbols) for name in row] for row in _rows(matter, "goods")]
    owned = [[_symbol(matter, "endowments", name, symbols) for name in row] for row in _rows(matter, "endowments")]
    try:
        problems = [
            _problem(f"{key}_household_{number}", number, utility, amounts, stock, parameters)
            for number, (utility, amounts, stock) in enumerate(zip(utilities, goods, owned, strict=True), start=1)
        ]
        wanted = [one for number, problem in enumerate(problems, start=1) for one in _demands(problem, number)]
        name = Text("market for good 1", "商品 1 的市场")
        market = equilibrium(goods[0][0] + goods[1][0], owned[0][0] + owned[1][0], name)
        amounts = [amount for row in goods for amount in row]
        used = set().union(*(one.free_symbols for one in (*wanted, market)))
        given = [symbol for symbol in parameters if symbol in used]
        order = [*given, goods[0][0], goods[1][0], PRICE, goods[0][1], goods[1][1]]
        model = Model(key, title, [*wanted, market], [PRICE, *amounts], given, order=order, decimals=True)
    except DeriveError as error:
        raise matter.error(error.code, error.cause, error.fix, "utilities", "economy") from error
    return Subject(model, tuple(given), (PRICE,), frozenset(), tuple(computed), tuple(problems))


def _problem(
    key: str,
    number: int,
    utility: Equation,
    amounts: Sequence[EconomicSymbol],
    stock: Sequence[EconomicSymbol],
    parameters: Sequence[EconomicSymbol],
) -> OptimizationProblem:
    budget = constraint(amounts[0] + PRICE * amounts[1], stock[0] + PRICE * stock[1])
    used = utility.free_symbols | budget.free_symbols
    given = [symbol for symbol in parameters if symbol in used]
    assert isinstance(utility.lhs, EconomicSymbol)
    title = (f"Household {number}", f"居民 {number}")
    order = [*given, amounts[0], PRICE, amounts[1]]
    objective = maximize(utility.rhs, utility.lhs)
    return OptimizationProblem(key, title, objective, amounts, [budget], exogenous=[PRICE, *given], order=order, decimals=True)


def _demands(problem: OptimizationProblem, number: int) -> list[Equation]:
    derivation = Derivation(problem)
    name = Text(f"demand of household {number}", f"居民 {number} 的需求")
    found = demands(derivation)
    return [behavioural(choice, sympy.expand(unfolded(derivation, found[choice].rhs)), name) for choice in problem.choices]


def _utility(matter: FrontMatter, name: str, equations: Sequence[Equation]) -> Equation:
    for equation in equations:
        if str(equation.lhs) == name:
            return equation
    known = [str(one.lhs) for one in equations]
    cause = f"The text states no utility {name}.{nearest(name, known)}"
    raise matter.error("no-objective", cause, f"State it: ${name} = ...$.", "utilities", "economy")


def _symbol(matter: FrontMatter, key: str, name: Any, symbols: Mapping[str, EconomicSymbol]) -> EconomicSymbol:
    if name not in symbols:
        cause = f"{key} names {name}, which the text does not use.{nearest(str(name), symbols)}"
        raise matter.error("unknown-symbol", cause, f"Use {', '.join(symbols)}.", key, "economy")
    return symbols[name]


def _names(matter: FrontMatter, key: str, count: int) -> list[str]:
    value = matter.table("economy").get(key)
    if not isinstance(value, list) or len(value) != count or not all(isinstance(one, str) for one in value):
        raise matter.error("wrong-dimension", f"{key} does not list {count} names.", f"Write {key} = [...].", key, "economy")
    return value


def _rows(matter: FrontMatter, key: str) -> list[list[str]]:
    value = matter.table("economy").get(key)
    rows = value if isinstance(value, list) else []
    if len(rows) != 2 or not all(isinstance(row, list) and len(row) == 2 for row in rows):
        cause = f"{key} is not a row of two names for each of two households."
        raise matter.error("wrong-dimension", cause, f'Write {key} = [["...", "..."], ["...", "..."]].', key, "economy")
    return rows
