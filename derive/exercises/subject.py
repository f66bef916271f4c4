"""What an exercise is about: a model with letters, the same model with numbers, and its solution in letters.

The model comes from the catalogue or from the equations in the text. Closed forms propose which points of the lattice
have nice results; they prove nothing: every key is derived and checked on its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import sympy
from sympy import Expr, Symbol

from derive.equation import Equation, Kind
from derive.errors import DeriveError, ReadError
from derive.model import Model
from derive.problem import OptimizationProblem, maximize, minimize
from derive.strategies.structure import is_linear_model, structure_of
from derive.symbols import EconomicSymbol, MarginalNotation, Notation


@dataclass(frozen=True)
class Subject:
    """A model whose parameters are letters; `unknowns` are the variables that a solution gives first.

    `hidden` are endogenous variables whose value the author chooses and the student finds (an interest rate that makes
    a price come out); `computed` gives the parameters that follow from others.
    """

    model: Model
    parameters: tuple[EconomicSymbol, ...]
    unknowns: tuple[EconomicSymbol, ...]
    hidden: frozenset[EconomicSymbol] = frozenset()
    computed: tuple[tuple[EconomicSymbol, Expr], ...] = ()
    households: tuple[OptimizationProblem, ...] = ()
    """The problems behind the demands of a market model, for a part that derives them."""

    def households_at(self, values: Mapping[Symbol, Expr]) -> tuple[OptimizationProblem, ...]:
        """Return the households' problems with numbers."""
        made = []
        for problem in self.households:
            free = tuple(symbol for symbol in problem.exogenous if symbol not in values)
            made.append(_problem_at(problem, values, free, problem.key))
        return tuple(made)

    def at(self, values: Mapping[Symbol, Expr], key: str = "") -> Model:
        """Return the model with numbers for some or all parameters; the author's shape of each equation is kept."""
        key = key or self.model.key
        free = tuple(symbol for symbol in self.parameters if symbol not in values)
        if isinstance(self.model, OptimizationProblem):
            return _problem_at(self.model, values, free, key)
        return Model(
            key,
            self.model.title,
            [equation.with_numbers(values) if values else equation for equation in self.model.equations],
            self.model.endogenous,
            free,
            conditions=[one for one in self.model.conditions if one.free_symbols <= {*free, *self.model.endogenous}],
            order=self.model.order,
            decimals=True,
        )

    @cached_property
    def closed_forms(self) -> Mapping[Symbol, Expr]:
        """The endogenous variables in terms of the parameters, as far as they have such a form."""
        if isinstance(self.model, OptimizationProblem):
            return _optimum(self.model)
        return _solved(self.model, self.hidden, dict(self.computed), self.unknowns)

    def in_parameters(self, expression: Expr) -> Expr:
        """Return an expression of results, marginal effects (dY/dG) included, in terms of lattice symbols."""
        effects = {symbol: self._effect(symbol) for symbol in expression.free_symbols if is_marginal(symbol)}
        whole = expression.xreplace(effects).xreplace(dict(self.closed_forms))
        return self.reduced(whole)

    def reduced(self, expression: Expr) -> Expr:
        """Replace computed parameters by what they are computed from."""
        for symbol, value in reversed(self.computed):
            expression = expression.xreplace({symbol: value})
        return expression

    def _effect(self, marginal: EconomicSymbol) -> Expr:
        notation = marginal.notation
        assert isinstance(notation, MarginalNotation)
        outcome, shock = self.named(notation.outcome), self.named(notation.shock)
        if outcome is None or shock is None or outcome not in self.closed_forms:
            return marginal
        return sympy.cancel(self.closed_forms[outcome].diff(shock))

    def named(self, notation: Notation) -> EconomicSymbol | None:
        """Return the symbol of the model that is printed so."""
        known: Sequence[EconomicSymbol] = self.model.symbols
        return next((symbol for symbol in known if str(symbol.notation) == str(notation)), None)


def is_marginal(symbol: Symbol) -> bool:
    """Whether a symbol stands for a derivative such as dY/dG."""
    return isinstance(symbol, EconomicSymbol) and isinstance(symbol.notation, MarginalNotation)


def equations_subject(
    key: str,
    title: tuple[str, str],
    equations: Sequence[Equation],
    symbols: Sequence[EconomicSymbol],
    parameters: Sequence[EconomicSymbol],
    unknowns: Sequence[EconomicSymbol],
    hidden: frozenset[EconomicSymbol],
    computed: Sequence[tuple[EconomicSymbol, Expr]],
) -> Subject:
    """Return the subject of equations that stand in the text: whatever is no parameter is to be determined.

    `symbols` are in the order in which the text writes them.
    """
    used = _used(symbols, equations)
    endogenous = [symbol for symbol in used if symbol not in parameters]
    first = [symbol for symbol in unknowns if symbol in endogenous]
    endogenous = [*first, *(symbol for symbol in endogenous if symbol not in first)]
    given = [symbol for symbol in parameters if symbol in used]
    model = Model(key, title, _with_kinds(equations, first), endogenous, given, order=used, decimals=True)
    return Subject(model, tuple(given), tuple(first) or tuple(endogenous[:1]), hidden, tuple(computed))


def problem_subject(
    key: str,
    title: tuple[str, str],
    sense: str,
    objective: Equation,
    constraints: Sequence[Equation],
    symbols: Sequence[EconomicSymbol],
    choices: Sequence[EconomicSymbol],
    parameters: Sequence[EconomicSymbol],
    computed: Sequence[tuple[EconomicSymbol, Expr]],
) -> Subject:
    """Return the subject of a problem of choice that stands in the text."""
    used = _used(symbols, (objective, *constraints))
    given = [symbol for symbol in parameters if symbol in used]
    make = maximize if sense == "maximize" else minimize
    assert isinstance(objective.lhs, EconomicSymbol)
    model = OptimizationProblem(
        key,
        title,
        make(objective.rhs, objective.lhs),
        choices,
        [_of_kind(constraint, Kind.CONSTRAINT) for constraint in constraints],
        exogenous=given,
        order=used,
        decimals=True,
    )
    return Subject(model, tuple(given), tuple(choices), frozenset(), tuple(computed))


def _used(symbols: Sequence[EconomicSymbol], equations: Sequence[Equation]) -> list[EconomicSymbol]:
    inside = set().union(*(equation.free_symbols for equation in equations))
    return [symbol for symbol in symbols if symbol in inside]


def _with_kinds(equations: Sequence[Equation], unknowns: Sequence[EconomicSymbol]) -> list[Equation]:
    """An equation that gives a variable first is behavioural; one that gives it again, or an unknown, clears a market."""
    seen: set[Expr] = set(unknowns)
    made = []
    for equation in equations:
        gives = isinstance(equation.lhs, EconomicSymbol) and equation.lhs not in seen
        made.append(_of_kind(equation, Kind.BEHAVIOURAL if gives else Kind.EQUILIBRIUM))
        seen.add(equation.lhs)
    return made


def _of_kind(equation: Equation, kind: Kind) -> Equation:
    return Equation(equation.lhs, equation.rhs, kind)


def _problem_at(
    problem: OptimizationProblem, values: Mapping[Symbol, Expr], free: Sequence[EconomicSymbol], key: str
) -> OptimizationProblem:
    objective = problem.objective
    make = maximize if objective.kind == "maximum" else minimize
    constraints = [one.statement.with_numbers(values) for one in problem.constraints if isinstance(one.statement, Equation)]
    return OptimizationProblem(
        key,
        problem.title,
        make(objective.expression.xreplace(dict(values)), objective.symbol),
        problem.choices,
        constraints,
        problem.multipliers,
        exogenous=free,
        order=problem.order,
        decimals=True,
    )


def _optimum(problem: OptimizationProblem) -> Mapping[Symbol, Expr]:
    from derive.step import Derivation
    from derive.strategies import demands
    from derive.strategies.solve import unfolded

    derivation = Derivation(problem)
    try:
        found = demands(derivation)
    except DeriveError:
        return {}
    return {choice: unfolded(derivation, equation.rhs) for choice, equation in found.items()}


def _solved(
    model: Model,
    hidden: frozenset[EconomicSymbol],
    computed: Mapping[Symbol, Expr],
    first: Sequence[EconomicSymbol],
) -> Mapping[Symbol, Expr]:
    """Solve a model that is linear in its unknowns, the hidden ones taken as known; else one whose core is linear."""
    unknowns = [symbol for symbol in model.endogenous if symbol not in hidden]
    residuals = [equation.residual for equation in model.equations]
    known: dict[Symbol, Expr] = {symbol: symbol for symbol in hidden}
    if hidden:
        residuals = [value for value in (sympy.cancel(one.xreplace(dict(computed))) for one in residuals) if value != 0]
    elif not is_linear_model(model):
        return _solved_by_core(model, first)
    if not unknowns:
        return known
    try:
        solutions = sympy.linsolve(residuals, unknowns)
    except (sympy.polys.solvers.PolyNonlinearError, ValueError):
        return known
    for solution in solutions:
        if not any(value.free_symbols & set(unknowns) for value in solution):
            known.update({symbol: sympy.factor(value) for symbol, value in zip(unknowns, solution, strict=True)})
    return known


def _solved_by_core(model: Model, first: Sequence[EconomicSymbol]) -> Mapping[Symbol, Expr]:
    """Substitute what is explicit; where the rest is linear in the unknowns, solve it and go back."""
    structure = structure_of(model, first)
    rows = []
    for equation in structure.core:
        residual = equation.residual
        for explicit in structure.needed_for(equation):
            residual = residual.xreplace({explicit.lhs: explicit.rhs})
        rows.append(sympy.numer(sympy.together(residual)))
    try:
        solutions = list(sympy.linsolve(rows, list(structure.unknowns)))
    except (sympy.polys.solvers.PolyNonlinearError, ValueError):
        return {}
    if len(solutions) != 1:
        return {}
    known = {symbol: sympy.factor(value) for symbol, value in zip(structure.unknowns, solutions[0], strict=True)}
    for explicit in structure.explicit:
        value, *needed = structure.giving(explicit.lhs)
        found = value.rhs
        for other in needed:
            found = found.xreplace({other.lhs: other.rhs})
        known[explicit.lhs] = sympy.factor(found.xreplace(known))
    return known


def not_square(error: DeriveError, equations: int, unknowns: Sequence[EconomicSymbol]) -> ReadError:
    """Return the error for a text whose equations do not determine what is unknown."""
    names = ", ".join(symbol.key for symbol in unknowns)
    more = "Give one of them values in [parameters]" if equations < len(unknowns) else "Take values out of [parameters]"
    return ReadError(
        "not-square",
        f"The text states {equations} equations for {len(unknowns)} unknowns ({names}).",
        f"{more}, or change the equations: every letter without values is an unknown.",
        error.location,
    )
