"""The trusted vocabulary: everything that a derivation, a textbook or an answer key can claim.

A claim is data. It does not know how it was found, and its `conclusion` is computed from it, so that what is printed is
what was checked. `premises` are model equations or earlier conclusions; `given` lists what the claim itself supposes
("if r* > 0"); `conditions` are the side conditions its author asserts (divisors that must not vanish).
"""

from __future__ import annotations

from dataclasses import dataclass

import sympy
from sympy import Expr, Symbol

from derive.equation import Condition, Equation, Kind, Statement
from derive.functions import FunctionDeclaration
from derive.symbols import Domain, EconomicSymbol, marginal
from derive.worded import Ambiguity, Curvature, Exclusion, Existence, Optimum, RankStatement, Sufficiency


@dataclass(frozen=True)
class Entails:
    """The premises entail the conclusion (⇒), or are equivalent to it (⇔) given each other."""

    premises: tuple[Statement, ...]
    conclusion: Statement
    conditions: tuple[Condition, ...] = ()
    given: tuple[Condition, ...] = ()
    equivalent: bool = False


@dataclass(frozen=True)
class Defines:
    """A new symbol names an expression that exists everywhere on the domain and lies in the symbol's own domain.

    `premises` are earlier definitions that occur in the definiens.
    """

    symbol: EconomicSymbol
    definiens: Expr
    premises: tuple[Statement, ...] = ()
    conditions: tuple[Condition, ...] = ()
    given: tuple[Condition, ...] = ()

    @property
    def conclusion(self) -> Equation:
        """`symbol = definiens`, a definition."""
        return Equation(self.symbol, self.definiens, Kind.DEFINITION, name=self.symbol.meaning)


@dataclass(frozen=True)
class IsDerivative:
    """The derivative of an outcome with respect to a shock is `value`.

    `outcome` is a symbol that the premises determine, or an expression. Every symbol in `dependents` moves with the
    shock in the way that differentiating the premises says; all other symbols stay put. With an expression as outcome
    and no dependents, it is an ordinary partial derivative. `second` marks a derivative of a derivative.
    """

    outcome: Expr
    shock: EconomicSymbol
    value: Expr
    premises: tuple[Statement, ...] = ()
    dependents: tuple[Symbol, ...] = ()
    conditions: tuple[Condition, ...] = ()
    given: tuple[Condition, ...] = ()
    symbol: EconomicSymbol | None = None

    @property
    def conclusion(self) -> Equation:
        """`dY/dG = value`, with the derivative standing as a symbol of its own."""
        if self.symbol is not None:
            return Equation(self.symbol, self.value)
        assert isinstance(self.outcome, EconomicSymbol)
        return Equation(marginal(self.outcome, self.shock), self.value)


@dataclass(frozen=True)
class IsLagrangian:
    """A new symbol names the Lagrangian of a problem: the objective with each multiplier times the slack of its constraint.

    The first premise says what the objective is (`U = ...`), the others are the constraints, in the order of the
    multipliers. The slack is `rhs - lhs` of an equation and `g` of `g >= 0`; it is added for a `maximum` and subtracted
    for a `minimum`.
    """

    symbol: EconomicSymbol
    value: Expr
    kind: str
    multipliers: tuple[EconomicSymbol, ...]
    premises: tuple[Statement, ...]
    conditions: tuple[Condition, ...] = ()
    given: tuple[Condition, ...] = ()

    @property
    def conclusion(self) -> Equation:
        """`symbol = value`, a definition."""
        return Equation(self.symbol, self.value, Kind.DEFINITION, name=self.symbol.meaning)


@dataclass(frozen=True)
class IsStationary:
    """Setting the derivative of `function` with respect to `choice` to zero says the same as the conclusion.

    `function` is a symbol that the premises define (the Lagrangian ℒ) or an expression; everything but the choice is held
    constant. This is the first-order condition, and says no more: whether a point that meets it is an optimum is for
    other claims.
    """

    function: Expr
    choice: EconomicSymbol
    conclusion: Equation
    premises: tuple[Statement, ...] = ()
    conditions: tuple[Condition, ...] = ()
    given: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class IsTotalDifferential:
    """Differentiating the premise totally gives the conclusion, an equation linear in the differentials.

    `moving` lists the symbols that change; the differential of each is `derive.symbols.differential(symbol)`. All other
    symbols are held constant.
    """

    premises: tuple[Statement, ...]
    moving: tuple[EconomicSymbol, ...]
    conclusion: Equation
    conditions: tuple[Condition, ...] = ()
    given: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class HasSign:
    """An expression has a sign, given the premises (definitions of the aggregates in it) and `given`."""

    expression: Expr
    sign: str
    premises: tuple[Statement, ...] = ()
    conditions: tuple[Condition, ...] = ()
    given: tuple[Condition, ...] = ()

    @property
    def conclusion(self) -> Condition:
        """The sign as a condition."""
        return Condition(self.expression, self.sign)


@dataclass(frozen=True)
class ChangesSign:
    """An expression takes both signs on the domain; the check exhibits a point of each."""

    expression: Expr
    premises: tuple[Statement, ...] = ()
    conditions: tuple[Condition, ...] = ()
    given: tuple[Condition, ...] = ()

    @property
    def conclusion(self) -> Ambiguity:
        """The ambiguity."""
        return Ambiguity(self.expression)


@dataclass(frozen=True)
class HasLimit:
    """An expression tends to `value` as `variable` tends to `point` from above (`+`) or below (`-`).

    `point` and `value` may be `oo` or `-oo`. Premises are definitions through which the variable enters.
    """

    expression: Expr
    variable: Symbol
    point: Expr
    value: Expr
    direction: str = "+"
    premises: tuple[Statement, ...] = ()
    conditions: tuple[Condition, ...] = ()
    given: tuple[Condition, ...] = ()

    @property
    def conclusion(self) -> Equation:
        """`lim expression = value`."""
        return Equation(sympy.Limit(self.expression, self.variable, self.point, self.direction), self.value)


@dataclass(frozen=True)
class SumsTo:
    """The finite sum of `term` over `index` from `lower` to `upper` is `value`; `upper` may be symbolic."""

    term: Expr
    index: Symbol
    lower: Expr
    upper: Expr
    value: Expr
    premises: tuple[Statement, ...] = ()
    conditions: tuple[Condition, ...] = ()
    given: tuple[Condition, ...] = ()

    @property
    def conclusion(self) -> Equation:
        """`sum = value`."""
        return Equation(sympy.Sum(self.term, (self.index, self.lower, self.upper)), self.value)


@dataclass(frozen=True)
class HasSolution:
    """The equation has a solution for `unknown` in `domain`, and only one when `unique`.

    `value` gives the solution exactly when it has a closed form.
    """

    equation: Equation
    unknown: Symbol
    domain: Domain
    unique: bool = True
    value: Expr | None = None
    premises: tuple[Statement, ...] = ()
    conditions: tuple[Condition, ...] = ()
    given: tuple[Condition, ...] = ()

    @property
    def conclusion(self) -> Statement | Existence:
        """`unknown = value` when the value is known, else the statement of existence."""
        if self.value is not None:
            return Equation(self.unknown, self.value)
        return Existence(self.equation, self.unknown, self.domain, self.unique)


@dataclass(frozen=True)
class IsInfeasible:
    """The premises contradict each other on the domain: the case that they describe is excluded."""

    premises: tuple[Statement, ...]
    conditions: tuple[Condition, ...] = ()
    given: tuple[Condition, ...] = ()

    @property
    def conclusion(self) -> Exclusion:
        """The excluded case: what is supposed, together with the premises."""
        return Exclusion((*self.premises, *self.given))


@dataclass(frozen=True)
class IsOptimum:
    """`objective` has its global maximum or minimum over the choices' domains at `point`.

    Without constraints the check proves the first-order condition and convexity (or concavity). With `constraints`, which
    are premises too, `multipliers` gives the value of the multiplier of each: the certificate of Kuhn and Tucker. The
    objective may then be a symbol that a premise defines.
    """

    objective: Expr
    kind: str
    point: tuple[tuple[Symbol, Expr], ...]
    premises: tuple[Statement, ...] = ()
    conditions: tuple[Condition, ...] = ()
    given: tuple[Condition, ...] = ()
    constraints: tuple[Statement, ...] = ()
    multipliers: tuple[tuple[Symbol, Expr], ...] = ()

    @property
    def conclusion(self) -> Equation | Optimum:
        """`choice = value` for a single free choice, else the whole point."""
        if len(self.point) == 1 and not self.constraints:
            return Equation(*self.point[0])
        return Optimum(self.objective, self.kind, self.point, self.constraints, self.multipliers)


@dataclass(frozen=True)
class IsSufficient:
    """Every point that meets the first-order conditions and the constraints is a global optimum of `objective`.

    `objective` is a symbol that the first premise defines. `stationarity` has one first-order condition per choice, and
    `multipliers` one name per constraint; for an inequality complementary slackness is among the conditions. All these and
    the signs of multipliers that the argument needs are premises.
    """

    objective: EconomicSymbol
    kind: str
    choices: tuple[EconomicSymbol, ...]
    stationarity: tuple[Equation, ...]
    constraints: tuple[Statement, ...]
    multipliers: tuple[EconomicSymbol, ...]
    premises: tuple[Statement, ...]
    conditions: tuple[Condition, ...] = ()
    given: tuple[Condition, ...] = ()

    @property
    def conclusion(self) -> Sufficiency:
        """The sufficiency of the conditions."""
        return Sufficiency(self.objective, self.kind, self.stationarity, self.constraints)


@dataclass(frozen=True)
class IsCurved:
    """A function is jointly `concave`, `convex` or `affine` in the variables, everything else held constant.

    `function` is a symbol that a premise defines (the Lagrangian) or an expression. No other premise may speak of the
    variables; signs of multipliers are premises or `given`.
    """

    function: Expr
    variables: tuple[Symbol, ...]
    kind: str
    premises: tuple[Statement, ...] = ()
    conditions: tuple[Condition, ...] = ()
    given: tuple[Condition, ...] = ()

    @property
    def conclusion(self) -> Curvature:
        """The curvature."""
        return Curvature(self.function, self.variables, self.kind)


@dataclass(frozen=True)
class Form:
    """A concrete function, `value` in terms of `arguments`, that may stand for a declared one."""

    declaration: FunctionDeclaration
    arguments: tuple[EconomicSymbol, ...]
    value: Expr


@dataclass(frozen=True)
class Specialises:
    """Concrete functions with every declared sign, put into the premise in place of the declared ones, give the conclusion.

    The partials of a declared function become those of the concrete one.
    """

    premises: tuple[Statement, ...]
    forms: tuple[Form, ...]
    conclusion: Equation
    conditions: tuple[Condition, ...] = ()
    given: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class HasRank:
    """A matrix has a rank everywhere on the domain."""

    matrix: sympy.ImmutableMatrix
    rank: int
    premises: tuple[Statement, ...] = ()
    conditions: tuple[Condition, ...] = ()
    given: tuple[Condition, ...] = ()

    @property
    def conclusion(self) -> RankStatement:
        """The rank."""
        return RankStatement(self.matrix, self.rank)


@dataclass(frozen=True)
class ApproximatesWithin:
    """`|expression - approximation| <= bound` everywhere on the domain (given `given`)."""

    expression: Expr
    approximation: Expr
    bound: Expr
    premises: tuple[Statement, ...] = ()
    conditions: tuple[Condition, ...] = ()
    given: tuple[Condition, ...] = ()

    @property
    def conclusion(self) -> Condition:
        """The bound on the error as a condition."""
        return Condition(self.bound - sympy.Abs(self.expression - self.approximation), ">=0")


Claim = (
    Entails
    | Defines
    | IsDerivative
    | IsLagrangian
    | IsStationary
    | IsTotalDifferential
    | HasSign
    | ChangesSign
    | HasLimit
    | SumsTo
    | HasSolution
    | IsInfeasible
    | IsOptimum
    | IsSufficient
    | IsCurved
    | Specialises
    | HasRank
    | ApproximatesWithin
)
Conclusion = Statement | Ambiguity | Existence | Exclusion | Optimum | Sufficiency | Curvature | RankStatement
