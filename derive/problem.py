"""An optimisation problem: an objective, what is chosen, and the constraints with their multipliers.

One sign convention for the Lagrangian throughout: the slack of a constraint is what is available less what is used,
`rhs - lhs` of an equation and the left-hand side of `g >= 0`. A maximum adds `multiplier * slack` to the objective, a
minimum subtracts it. So the multiplier of a constraint that binds is never negative, and it is the gain (or the cost saved)
from having one unit more available.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import sympy
from sympy import Expr, Symbol

from derive.divisors import require_divisors
from derive.equation import Condition, Equation, Kind, as_expression
from derive.functions import FunctionDeclaration, declared_functions
from derive.model import Model, validate
from derive.problem_validation import validate_problem
from derive.symbols import NONNEGATIVE, REAL, EconomicSymbol, Notation, aggregate, exact, variable
from derive.text import Text, as_text


@dataclass(frozen=True)
class Objective:
    """What is to be made as large (`maximum`) or as small (`minimum`) as possible; `symbol` names its value."""

    expression: Expr
    kind: str
    symbol: EconomicSymbol | None = None
    name: Text | None = None


def maximize(expression: object, symbol: EconomicSymbol | None = None, name: Text | tuple[str, str] | None = None) -> Objective:
    """Return the objective of a maximisation."""
    return Objective(as_expression(expression, "the objective"), "maximum", symbol, None if name is None else as_text(name))


def minimize(expression: object, symbol: EconomicSymbol | None = None, name: Text | tuple[str, str] | None = None) -> Objective:
    """Return the objective of a minimisation."""
    return Objective(as_expression(expression, "the objective"), "minimum", symbol, None if name is None else as_text(name))


@dataclass(frozen=True)
class Constraint:
    """A constraint with its multiplier; `statement` is an equation, or a condition `slack >= 0`."""

    statement: Equation | Condition
    multiplier: EconomicSymbol

    @property
    def slack(self) -> Expr:
        """What is available less what is used."""
        if isinstance(self.statement, Equation):
            return self.statement.rhs - self.statement.lhs
        return self.statement.expression

    @property
    def binds(self) -> bool:
        """Whether it holds with equality by declaration."""
        return isinstance(self.statement, Equation)

    @property
    def slackness(self) -> Equation:
        """Complementary slackness, `multiplier * slack = 0`."""
        name = Text("complementary slackness", "互补松弛条件")
        return Equation(self.multiplier * self.slack, sympy.S.Zero, Kind.OPTIMALITY, name=name)


class ProblemRank(dict[Symbol, int]):
    """The display positions of the symbols of a problem, with their part in it.

    A product begins with the multiplier and goes on with what is given (a price): `λp`, `px`, `(1 + r)b`. A term with a
    multiplier stands after the objective: `u(c) + λ(m - pc)`.
    """

    def __init__(self, positions: Mapping[Symbol, int], given: Iterable[Symbol], multipliers: Iterable[Symbol]) -> None:
        """Take the positions of all symbols, and which of them are given or multipliers."""
        super().__init__(positions)
        self.given, self.multipliers = frozenset(given), tuple(multipliers)


@dataclass(frozen=True, init=False)
class OptimizationProblem(Model):
    """A problem of choice, which is also a model: it determines the choices and the multipliers.

    Equality constraints are equations, inequality constraints conditions `g >= 0`; each gets the multiplier at the same
    place of `multipliers` (`lambda_1`, `lambda_2` ... when none are named). The equations of the model are the value of
    the objective, the equality constraints and complementary slackness; there is one first-order condition per choice.
    A maximum, minimum or absolute value of choices is listed in `kinks`; the problem is then solved side by side.

    >>> from derive.equation import constraint
    >>> from derive.functions import function
    >>> c, d = variable("c", ("tea", "茶")), variable("d", ("rice", "米"))
    >>> m = variable("m", ("income", "收入"))
    >>> u = function("u", 1, ("utility", "效用"), signs={1: ">0", (1, 1): "<0"}, concave=True)
    >>> problem = OptimizationProblem(
    ...     "meal", ("A meal", "一餐"), maximize(u(c) + u(d)), [c, d], [constraint(c + d, m)], exogenous=[m]
    ... )
    >>> problem.lagrangian
    lambda*(-c - d + m) + u(c) + u(d)
    """

    objective: Objective
    choices: tuple[EconomicSymbol, ...]
    constraints: tuple[Constraint, ...]
    kinks: tuple[Expr, ...]

    def __init__(
        self,
        key: str,
        title: Text | str | tuple[str, str],
        objective: Objective,
        choices: Iterable[EconomicSymbol],
        constraints: Iterable[Equation | Condition] = (),
        multipliers: Iterable[EconomicSymbol] = (),
        *,
        kinks: Iterable[Expr] = (),
        exogenous: Iterable[EconomicSymbol] = (),
        parameters: Iterable[EconomicSymbol] = (),
        conditions: Iterable[Condition] = (),
        aggregates: Iterable[EconomicSymbol] = (),
        order: Sequence[EconomicSymbol] = (),
        decimals: bool = False,
        intro: Text | tuple[str, str] | None = None,
        given: dict[EconomicSymbol, object] | None = None,
    ) -> None:
        chosen, statements = tuple(choices), tuple(constraints)
        given_names = (*exogenous, *parameters, *aggregates)
        declared = (*chosen, *given_names)
        named = tuple(multipliers) or _multipliers(statements)
        bent = tuple(kinks)
        validate_problem(key, objective.expression, chosen, statements, named, given_names, bent)
        paired = tuple(Constraint(statement, name) for statement, name in zip(statements, named, strict=True))
        objective = objective if objective.symbol is not None else _with_symbol(objective, declared)
        assert objective.symbol is not None
        value = Equation(objective.symbol, objective.expression, Kind.OBJECTIVE, name=objective.name)
        equalities = tuple(one.statement for one in paired if isinstance(one.statement, Equation))
        slackness = tuple(one.slackness for one in paired if not one.binds)
        inequalities = tuple(one.statement for one in paired if isinstance(one.statement, Condition))
        values = {
            "key": key,
            "title": as_text(title),
            "objective": objective,
            "choices": chosen,
            "constraints": paired,
            "kinks": bent,
            "equations": (value, *equalities, *slackness),
            "endogenous": (*chosen, *named, objective.symbol),
            "exogenous": tuple(exogenous),
            "parameters": tuple(parameters),
            "conditions": (*inequalities, *conditions),
            "aggregates": tuple(aggregates),
            "order": tuple(order),
            "decimals": decimals,
            "intro": None if intro is None else as_text(intro),
            "given": {symbol: exact(number) for symbol, number in (given or {}).items()},
        }
        for name, content in values.items():
            object.__setattr__(self, name, content)
        self.validate_declaration()

    __hash__ = Model.__hash__

    def validate_declaration(self) -> None:
        """Raise a `ModelError` for a symbol or a divisor that the declaration does not account for.

        The count comes out by construction: one first-order condition per choice, one equation per multiplier.
        """
        validate(self)
        require_divisors(self.equations, (*self.exogenous, *self.parameters), self.conditions)

    @property
    def multipliers(self) -> tuple[EconomicSymbol, ...]:
        """One multiplier per constraint, in the order of the constraints."""
        return tuple(one.multiplier for one in self.constraints)

    @property
    def lagrangian(self) -> Expr:
        """The objective plus (for a minimum: less) each multiplier times the slack of its constraint."""
        sign = 1 if self.objective.kind == "maximum" else -1
        return sympy.Add(self.objective.expression, *(sign * one.multiplier * one.slack for one in self.constraints))

    @cached_property
    def system(self) -> tuple[Equation, ...]:
        """The equations of the model and one first-order condition per choice: as many as there are unknowns."""
        if self.kinks:
            return self.equations
        slopes = tuple(Equation(self.lagrangian.diff(choice), sympy.S.Zero, Kind.OPTIMALITY) for choice in self.choices)
        return (*self.equations, *slopes)

    @cached_property
    def rank(self) -> ProblemRank:
        """The display position of every symbol, and which of them are given or multipliers."""
        # The capital of today is given, but no price: it is a quantity like the capital that is chosen for tomorrow.
        quantities = {getattr(choice.notation, "base", "") for choice in self.choices}
        given = (one for one in self.exogenous if getattr(one.notation, "base", "") not in quantities)
        return ProblemRank(super().rank, given, self.multipliers)

    @cached_property
    def lagrangian_symbol(self) -> EconomicSymbol:
        """The symbol that stands for the Lagrangian."""
        return aggregate(f"Lagrangian_{self.key}", ("Lagrangian", "拉格朗日函数"), notation="ℒ")

    @cached_property
    def functions(self) -> tuple[FunctionDeclaration, ...]:
        """The abstract functions that occur in the objective and the constraints."""
        return tuple(dict.fromkeys(declared_functions(self.lagrangian)))


def _multipliers(statements: Sequence[Equation | Condition]) -> tuple[EconomicSymbol, ...]:
    """Return a multiplier for each constraint; that of an inequality is never negative."""
    made = []
    for place, statement in enumerate(statements, start=1):
        key = "lambda" if len(statements) == 1 else f"lambda_{place}"
        domain = REAL if isinstance(statement, Equation) else NONNEGATIVE
        meaning = (f"multiplier of constraint {place}", f"第 {place} 个约束的拉格朗日乘子")
        made.append(variable(key, meaning, domain=domain))
    return tuple(made)


def _with_symbol(objective: Objective, declared: Sequence[EconomicSymbol]) -> Objective:
    """Give the value of the objective a letter that the problem does not use otherwise."""
    letters = ("U", "V", "W", "Omega") if objective.kind == "maximum" else ("C", "E", "W", "Omega")
    used = {symbol.notation.base for symbol in declared if isinstance(symbol.notation, Notation)}
    used |= {declaration.notation.base for declaration in declared_functions(objective.expression)}
    letter = next((letter for letter in letters if letter not in used), "Omega")
    return replace(objective, symbol=variable("objective", ("value of the objective", "目标函数值"), notation=letter))
