"""From what a comment names and what the page prints to a claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import sympy
from sympy import Expr, Symbol

from derive.claims import (
    ApproximatesWithin,
    ChangesSign,
    Claim,
    Defines,
    Entails,
    Form,
    HasLimit,
    HasRank,
    HasSign,
    HasSolution,
    IsCurved,
    IsDerivative,
    IsInfeasible,
    IsLagrangian,
    IsOptimum,
    IsStationary,
    IsSufficient,
    IsTotalDifferential,
    Specialises,
    SumsTo,
)
from derive.equation import Condition, Equation, Statement
from derive.functions import DeclaredFunction
from derive.judging.printed.blocks import Told
from derive.symbols import Domain, EconomicSymbol, MarginalNotation, domain_of


@dataclass(frozen=True)
class Stated:
    """All that is printed about a step."""

    told: Told
    premises: tuple[Statement, ...]
    given: tuple[Condition, ...]
    said: Statement | None = None
    expressions: tuple[Expr, ...] = ()
    """The expressions of the sentence, or of a conclusion that is a sentence."""
    relations: tuple[Statement, ...] = ()
    interval: Domain | None = None

    @property
    def equation(self) -> Equation:
        """The conclusion, which has to be an equation."""
        if not isinstance(self.said, Equation):
            raise TypeError("an equation is wanted")
        return self.said

    @property
    def condition(self) -> Condition:
        """The conclusion, which has to be a condition."""
        if not isinstance(self.said, Condition):
            raise TypeError("a condition is wanted")
        return self.said

    def symbols(self, key: str) -> tuple[EconomicSymbol, ...]:
        """Return the symbols that a field of the comment names, in its order."""
        parts: list[Statement | Expr] = [*self.premises, *self.relations, *self.expressions, *self.given]
        parts += [self.said] if self.said is not None else []
        known = {symbol.key: symbol for part in parts for symbol in part.free_symbols if isinstance(symbol, EconomicSymbol)}
        return tuple(known[name] for name in self.told.names(key) if name in known)

    def symbol(self, key: str) -> EconomicSymbol:
        """Return the one symbol that a field names."""
        found = self.symbols(key)
        if len(found) != 1:
            raise TypeError(f"{self.told.fields.get(key, key)} stands nowhere in the step")
        return found[0]


def claim_of(stated: Stated) -> Claim:
    """Return the claim of a step; an unknown kind is an entailment."""
    return _CLAIMS.get(stated.told.kind, _entails)(stated)


def _entails(stated: Stated) -> Claim:
    assert stated.said is not None
    return Entails(stated.premises, stated.said, given=stated.given, equivalent=stated.told.kind == "equivalent")


def _defines(stated: Stated) -> Claim:
    symbol = stated.equation.lhs
    if not isinstance(symbol, EconomicSymbol):
        raise TypeError("a definition names a symbol")
    return Defines(symbol, stated.equation.rhs, stated.premises, given=stated.given)


def _derivative(stated: Stated) -> Claim:
    symbol = stated.equation.lhs
    if not isinstance(symbol, EconomicSymbol) or not isinstance(symbol.notation, MarginalNotation):
        raise TypeError("a derivative stands on the left")
    outcome, shock = stated.symbol("of"), stated.symbol("by")
    moving = stated.symbols("moving")
    return IsDerivative(outcome, shock, stated.equation.rhs, stated.premises, moving, given=stated.given)


def _lagrangian(stated: Stated) -> Claim:
    symbol = stated.equation.lhs
    assert isinstance(symbol, EconomicSymbol)
    sense = stated.told.fields.get("sense", "maximum")
    return IsLagrangian(symbol, stated.equation.rhs, sense, stated.symbols("multipliers"), stated.premises)


def _stationary(stated: Stated) -> Claim:
    function = stated.symbol("of") if stated.told.names("of") else stated.expressions[0]
    return IsStationary(function, stated.symbol("by"), stated.equation, stated.premises, given=stated.given)


def _differential(stated: Stated) -> Claim:
    return IsTotalDifferential(stated.premises, stated.symbols("moving"), stated.equation, given=stated.given)


def _sign(stated: Stated) -> Claim:
    if isinstance(stated.said, Equation):
        return HasSign(stated.said.residual, "=0", stated.premises, given=stated.given)
    return HasSign(stated.condition.expression, stated.condition.sign, stated.premises, given=stated.given)


def _both_signs(stated: Stated) -> Claim:
    return ChangesSign(stated.expressions[-1], stated.premises, given=stated.given)


def _limit(stated: Stated) -> Claim:
    value, variable, point, side = stated.equation.lhs.args
    direction = str(side) if str(side) in ("+", "-") else "+"
    return HasLimit(value, variable, point, stated.equation.rhs, direction, stated.premises, given=stated.given)


def _sum(stated: Stated) -> Claim:
    term, (index, lower, upper) = stated.equation.lhs.args
    return SumsTo(term, index, lower, upper, stated.equation.rhs, stated.premises, given=stated.given)


def _solution(stated: Stated) -> Claim:
    unique = stated.told.kind == "only-solution"
    if stated.said is None:
        equation, symbol = _first_equation(stated.relations), stated.symbol("by")
        domain = stated.interval or domain_of(symbol)
        return HasSolution(equation, symbol, domain, unique, premises=stated.premises, given=stated.given)
    unknown = stated.equation.lhs
    equation = _first_equation(stated.premises)
    return HasSolution(equation, unknown, domain_of(unknown), unique, stated.equation.rhs, stated.premises, given=stated.given)


def _first_equation(statements: Iterable[Statement]) -> Equation:
    for one in statements:
        if isinstance(one, Equation):
            return one
    raise TypeError("an equation is wanted among the premises")


def _excluded(stated: Stated) -> Claim:
    return IsInfeasible(stated.premises, given=stated.given)


def _optimum(stated: Stated) -> Claim:
    objective = stated.symbol("of") if stated.told.names("of") else stated.expressions[0]
    said = (stated.said,) if stated.said is not None else stated.relations
    point = tuple((one.lhs, one.rhs) for one in said if isinstance(one, Equation) and isinstance(one.lhs, Symbol))
    return IsOptimum(objective, stated.told.kind, point, stated.premises, given=stated.given)


def _constrained(stated: Stated) -> Claim:
    """The values of the choices and of the multipliers are told apart by the names of the multipliers."""
    names = stated.told.names("multipliers")
    values = [(one.lhs, one.rhs) for one in stated.relations if isinstance(one, Equation) and isinstance(one.lhs, Symbol)]
    multipliers = tuple(one for one in values if one[0].key in names)
    point = tuple(one for one in values if one not in multipliers)
    kind, (_, *constraints) = stated.told.kind.removeprefix("constrained-"), stated.premises
    return IsOptimum(
        stated.symbol("of"),
        kind,
        point,
        stated.premises,
        given=stated.given,
        constraints=tuple(constraints),
        multipliers=multipliers,
    )


def _sufficient(stated: Stated) -> Claim:
    """After the objective come one constraint per multiplier and one condition per choice; then signs of multipliers."""
    choices, multipliers = stated.symbols("by"), stated.symbols("multipliers")
    constraints = stated.premises[1 : 1 + len(multipliers)]
    conditions = stated.premises[1 + len(multipliers) : 1 + len(multipliers) + len(choices)]
    stationarity = tuple(one for one in conditions if isinstance(one, Equation))
    kind = stated.told.kind.removeprefix("sufficient-")
    return IsSufficient(
        stated.symbol("of"), kind, choices, stationarity, constraints, multipliers, stated.premises, given=stated.given
    )


def _curved(stated: Stated) -> Claim:
    function, *variables = stated.expressions
    return IsCurved(function, tuple(variables), stated.told.kind, stated.premises, given=stated.given)


def _functions(stated: Stated) -> Claim:
    forms = tuple(
        Form(one.lhs.declaration, one.lhs.args, one.rhs)
        for one in stated.relations
        if isinstance(one, Equation) and isinstance(one.lhs, DeclaredFunction)
    )
    return Specialises(stated.premises, forms, stated.equation, given=stated.given)


def _rank(stated: Stated) -> Claim:
    matrix, rank = stated.expressions
    return HasRank(sympy.ImmutableMatrix(matrix), int(rank), stated.premises, given=stated.given)


def _within(stated: Stated) -> Claim:
    size = next(iter(stated.condition.expression.atoms(sympy.Abs)))
    coefficient = stated.condition.expression.coeff(size)
    bound = stated.condition.expression - coefficient * size
    scale = -coefficient if stated.condition.sign == ">=0" else coefficient
    above = bound if stated.condition.sign == ">=0" else -bound
    return ApproximatesWithin(size.args[0] * scale, sympy.S.Zero, above, stated.premises, given=stated.given)


_CLAIMS: Mapping[str, Callable[[Stated], Claim]] = {
    "definition": _defines,
    "derivative": _derivative,
    "lagrangian": _lagrangian,
    "stationary": _stationary,
    "differential": _differential,
    "sign": _sign,
    "both-signs": _both_signs,
    "limit": _limit,
    "sum": _sum,
    "solution": _solution,
    "only-solution": _solution,
    "excluded": _excluded,
    "maximum": _optimum,
    "minimum": _optimum,
    "constrained-maximum": _constrained,
    "constrained-minimum": _constrained,
    "sufficient-maximum": _sufficient,
    "sufficient-minimum": _sufficient,
    "concave": _curved,
    "convex": _curved,
    "affine": _curved,
    "functions": _functions,
    "rank": _rank,
    "within": _within,
}


def have_differentials(statements: Iterable[Statement]) -> bool:
    """Whether a small change dY occurs, so that d marks differentials in what follows from it."""
    names = (symbol for statement in statements for symbol in statement.free_symbols)
    return any(getattr(symbol, "role", "") == "differential" for symbol in names)
