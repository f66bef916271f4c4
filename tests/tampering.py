"""Forgeries: a claim with one node of its conclusion changed.

Every check must refute them. The few that happen to be true (a sign flipped on both sides, a symbol swapped for an equal
one) are listed with their proof. `examine` is a function of the table of checks, so that the test can also show that it
notices a check that always says yes or always says no.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import sympy
from sympy import oo

from derive.check import CHECKS, Check, check_claim
from derive.checks.context import Context
from derive.claims import (
    ApproximatesWithin,
    ChangesSign,
    Claim,
    Defines,
    Entails,
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
from derive.equation import Condition, Equation
from derive.functions import DeclaredFunction
from derive.step import Derivation
from derive.verdict import Status

Forgery = tuple[str, Any]
WRONG_SIGNS = {
    ">0": ("<0", "<=0", "=0"),
    ">=0": ("<0",),
    "<0": (">0", ">=0", "=0"),
    "<=0": (">0",),
    "!=0": ("=0",),
    "=0": ("!=0",),
}
LARGEST_SHARE_TRUE = 0.05


# Forging expressions


def forged_expressions(expression: sympy.Expr, symbols: Sequence[sympy.Symbol]) -> Iterator[tuple[str, sympy.Expr]]:
    """Yield the expression with one node changed, each different expression once."""
    seen = {expression}
    everywhere = [("the whole negated", -expression), ("one added to the whole", expression + 1)]
    for description, forged in (*everywhere, *_at_nodes(expression, symbols)):
        if forged not in seen and not forged.has(sympy.nan, sympy.zoo, sympy.I):
            seen.add(forged)
            yield description, forged


def _at_nodes(node: sympy.Expr, symbols: Sequence[sympy.Symbol]) -> Iterator[tuple[str, sympy.Expr]]:
    yield from _changed(node, symbols)
    for place, part in enumerate(node.args):
        if isinstance(node, (sympy.Sum, sympy.Limit)) and place > 0:
            continue
        for description, forged in _at_nodes(part, symbols):
            yield description, node.func(*node.args[:place], forged, *node.args[place + 1 :])


def _changed(node: sympy.Expr, symbols: Sequence[sympy.Symbol]) -> Iterator[tuple[str, sympy.Expr]]:
    if isinstance(node, sympy.Symbol):
        yield from _swapped(node, symbols)
    elif isinstance(node, sympy.Rational):
        yield f"{node} raised by one", node + 1
        yield f"{node} doubled", 2 * node
        yield f"{node} negated", -node
    elif isinstance(node, sympy.Add):
        for place, term in enumerate(node.args):
            others = sympy.Add(*node.args[:place], *node.args[place + 1 :])
            yield f"the term {term} dropped", others
            yield f"the sign of {term} flipped", others - term
    elif isinstance(node, sympy.Mul):
        for place, factor in enumerate(node.args):
            yield f"the factor {factor} dropped", sympy.Mul(*node.args[:place], *node.args[place + 1 :])
    elif isinstance(node, sympy.Pow):
        yield f"the exponent of {node} raised by one", node.base ** (node.exp + 1)
        yield f"{node} turned over", node.base ** (-node.exp)
    elif isinstance(node, DeclaredFunction):
        yield from _other_application(node)


def _swapped(symbol: sympy.Symbol, symbols: Sequence[sympy.Symbol]) -> Iterator[tuple[str, sympy.Expr]]:
    others = [other for other in symbols if other != symbol]
    if others:
        start = symbols.index(symbol) if symbol in symbols else 0
        other = others[start % len(others)]
        yield f"{symbol} swapped for {other}", other


def _other_application(node: DeclaredFunction) -> Iterator[tuple[str, sympy.Expr]]:
    if len(node.args) > 1 and node.args[0] != node.args[1]:
        yield f"the arguments of {node} exchanged", node.func(*reversed(node.args))
    for position in range(1, len(node.args) + 1):
        yield f"{node} differentiated once more", type(node).partial(position)(*node.args)


# Forging claims


def forgeries(claim: Claim, symbols: Sequence[sympy.Symbol] = ()) -> Iterator[Forgery]:
    """Yield forged claims with a description, mechanically from every node of the conclusion."""
    names = list(symbols) or sorted(_symbols_of(claim), key=str)
    yield from _FORGERS[type(claim)](claim, names)


def _symbols_of(claim: Claim) -> set[sympy.Symbol]:
    found: set[sympy.Symbol] = set()
    for premise in claim.premises:
        found |= premise.free_symbols
    if isinstance(claim, IsLagrangian):
        return found
    if isinstance(claim, IsDerivative):
        return found | claim.outcome.free_symbols | claim.value.free_symbols
    return found | set(getattr(claim.conclusion, "free_symbols", ()))


def _entails(claim: Entails, symbols: Sequence[sympy.Symbol]) -> Iterator[Forgery]:
    if isinstance(claim.conclusion, Condition):
        for sign in WRONG_SIGNS[claim.conclusion.sign]:
            yield f"{claim.conclusion.sign} turned into {sign}", replace(claim, conclusion=replace(claim.conclusion, sign=sign))
        return
    for description, conclusion in _equations(claim.conclusion, symbols):
        yield description, replace(claim, conclusion=conclusion)


def _equations(equation: Equation, symbols: Sequence[sympy.Symbol]) -> Iterator[tuple[str, Equation]]:
    for side in ("lhs", "rhs"):
        for description, forged in forged_expressions(getattr(equation, side), symbols):
            yield f"{side}: {description}", replace(equation, **{side: forged}, form=None)


def _total(claim: IsTotalDifferential, symbols: Sequence[sympy.Symbol]) -> Iterator[Forgery]:
    for description, conclusion in _equations(claim.conclusion, symbols):
        yield description, replace(claim, conclusion=conclusion)


def _of_field(name: str) -> Any:
    def forge(claim: Any, symbols: Sequence[sympy.Symbol]) -> Iterator[Forgery]:
        for description, forged in forged_expressions(getattr(claim, name), symbols):
            yield description, replace(claim, **{name: forged})

    return forge


def _definition(claim: Defines, symbols: Sequence[sympy.Symbol]) -> Iterator[Forgery]:
    """A definition is free; it can only be circular, or break the promise of the symbol's domain."""
    yield "circular", replace(claim, definiens=claim.definiens + claim.symbol)
    domain = claim.symbol.domain
    if domain.lower is not None:
        yield "below its domain", replace(claim, definiens=domain.lower - 1)
        yield "sometimes below its domain", replace(claim, definiens=domain.lower - claim.definiens)
    if domain.upper is not None:
        yield "above its domain", replace(claim, definiens=domain.upper + 1)


def _sign(claim: HasSign, symbols: Sequence[sympy.Symbol]) -> Iterator[Forgery]:
    for sign in WRONG_SIGNS[claim.sign]:
        yield f"{claim.sign} turned into {sign}", replace(claim, sign=sign)
    if claim.sign in (">0", "<0"):
        yield "the expression negated", replace(claim, expression=-claim.expression)


def _open_sign(claim: ChangesSign, symbols: Sequence[sympy.Symbol]) -> Iterator[Forgery]:
    yield "squared", replace(claim, expression=claim.expression**2)
    yield "squared and raised by one", replace(claim, expression=claim.expression**2 + 1)
    for sign in (">0", "<0", "=0"):
        yield f"said to be {sign}", HasSign(claim.expression, sign, claim.premises, claim.conditions, claim.given)


def _limit(claim: HasLimit, symbols: Sequence[sympy.Symbol]) -> Iterator[Forgery]:
    if not claim.value.is_infinite:
        yield "the limit said to be infinite", replace(claim, value=oo)
        for description, forged in forged_expressions(claim.value, [name for name in symbols if name != claim.variable]):
            yield description, replace(claim, value=forged)
        return
    for value in (-claim.value, sympy.S.Zero, sympy.S.One):
        yield f"the limit said to be {value}", replace(claim, value=value)


def _sum(claim: SumsTo, symbols: Sequence[sympy.Symbol]) -> Iterator[Forgery]:
    yield from _of_field("value")(claim, symbols)
    yield "one term more", replace(claim, upper=claim.upper + 1) if claim.upper != oo else replace(claim, lower=claim.lower + 1)


def _solution(claim: HasSolution, symbols: Sequence[sympy.Symbol]) -> Iterator[Forgery]:
    if claim.value is not None:
        yield from _of_field("value")(claim, [name for name in symbols if name != claim.unknown])
    yield "an equation without roots", replace(claim, equation=Equation(claim.unknown**2 + 1, sympy.S.Zero), value=None)
    if claim.unique:
        start = 0 if claim.domain.lower is None else claim.domain.lower
        end = start + 3 if claim.domain.upper is None else claim.domain.upper
        roots = (start + (end - start) / sympy.Integer(3), start + 2 * (end - start) / sympy.Integer(3))
        twice = Equation((claim.unknown - roots[0]) * (claim.unknown - roots[1]), sympy.S.Zero)
        yield "an equation with two roots", replace(claim, equation=twice, value=None)


def _infeasible(claim: IsInfeasible, symbols: Sequence[sympy.Symbol]) -> Iterator[Forgery]:
    for place, premise in enumerate(claim.premises):
        rest = (*claim.premises[:place], *claim.premises[place + 1 :])
        yield f"without {premise}", replace(claim, premises=rest)


def _optimum(claim: IsOptimum, symbols: Sequence[sympy.Symbol]) -> Iterator[Forgery]:
    yield "kind turned over", replace(claim, kind="minimum" if claim.kind == "maximum" else "maximum")
    choices = [symbol for symbol, _ in (*claim.point, *claim.multipliers)]
    for place, (symbol, value) in enumerate(claim.multipliers):
        for description, forged in forged_expressions(value, [name for name in symbols if name not in choices]):
            multipliers = (*claim.multipliers[:place], (symbol, forged), *claim.multipliers[place + 1 :])
            yield f"multiplier: {description}", replace(claim, multipliers=multipliers)
    for place, (symbol, value) in enumerate(claim.point):
        for description, forged in forged_expressions(value, [name for name in symbols if name not in choices]):
            yield description, replace(claim, point=(*claim.point[:place], (symbol, forged), *claim.point[place + 1 :]))


def _sufficient(claim: IsSufficient, symbols: Sequence[sympy.Symbol]) -> Iterator[Forgery]:
    yield "kind turned over", replace(claim, kind="minimum" if claim.kind == "maximum" else "maximum")
    for place, condition in enumerate(claim.stationarity):
        for side in ("lhs", "rhs"):
            for description, forged in forged_expressions(getattr(condition, side), symbols):
                wrong = replace(condition, **{side: forged})
                stated = (*claim.stationarity[:place], wrong, *claim.stationarity[place + 1 :])
                premises = tuple(wrong if one == condition else one for one in claim.premises)
                yield f"{condition}: {description}", replace(claim, stationarity=stated, premises=premises)


def _curvature(claim: IsCurved, symbols: Sequence[sympy.Symbol]) -> Iterator[Forgery]:
    if claim.kind != "affine":
        other = "convex" if claim.kind == "concave" else "concave"
        yield f"{claim.kind} turned into {other}", replace(claim, kind=other)
        yield f"{claim.kind} turned into affine", replace(claim, kind="affine")
        return
    first = claim.variables[0]
    yield "a square added", replace(claim, function=claim.function + first**2)
    yield "a square taken away", replace(claim, function=claim.function - first**2)


def _rank(claim: HasRank, symbols: Sequence[sympy.Symbol]) -> Iterator[Forgery]:
    yield "rank raised", replace(claim, rank=claim.rank + 1)
    yield "rank lowered", replace(claim, rank=claim.rank - 1)


def _approximation(claim: ApproximatesWithin, symbols: Sequence[sympy.Symbol]) -> Iterator[Forgery]:
    yield "bound negated", replace(claim, bound=-claim.bound)
    yield "bound of zero", replace(claim, bound=sympy.S.Zero)
    yield "approximation moved by three bounds", replace(claim, approximation=claim.approximation + 3 * claim.bound)


_FORGERS: Mapping[type, Any] = {
    Entails: _entails,
    Defines: _definition,
    IsDerivative: _of_field("value"),
    IsLagrangian: _of_field("value"),
    IsStationary: _entails,
    IsTotalDifferential: _total,
    HasSign: _sign,
    ChangesSign: _open_sign,
    HasLimit: _limit,
    SumsTo: _sum,
    HasSolution: _solution,
    IsInfeasible: _infeasible,
    IsOptimum: _optimum,
    IsSufficient: _sufficient,
    IsCurved: _curvature,
    Specialises: _entails,
    HasRank: _rank,
    ApproximatesWithin: _approximation,
}


# Keeping the score


@dataclass
class Score:
    """What became of the genuine claims and of their forgeries; forged and true ones are counted by kind of claim."""

    counts: Counter[str] = field(default_factory=Counter)
    refuted: int = 0
    true: list[tuple[str, str]] = field(default_factory=list)
    survivors: list[str] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)

    @property
    def forged(self) -> int:
        """The number of forgeries."""
        return self.counts.total()

    @property
    def problems(self) -> list[str]:
        """Return everything that the test must not let pass."""
        found = [f"genuine, but not accepted: {one}" for one in self.rejected]
        found += [f"forged, but not refuted: {one}" for one in self.survivors]
        for kind, count in self.counts.items():
            true = [text for other, text in self.true if other == kind]
            if len(true) > LARGEST_SHARE_TRUE * count:
                found.append(f"{len(true)} of {count} forgeries of {kind} were accepted as true, such as {true[0]}")
        return found

    def __add__(self, other: Score) -> Score:
        return Score(
            self.counts + other.counts,
            self.refuted + other.refuted,
            self.true + other.true,
            self.survivors + other.survivors,
            self.rejected + other.rejected,
        )


def examine_claim(
    name: str,
    claim: Claim,
    context: Context,
    symbols: Sequence[sympy.Symbol] = (),
    checks: Mapping[type, Check] = CHECKS,
) -> Score:
    """Judge a genuine claim and all its forgeries."""
    score, kind = Score(), type(claim).__name__
    verdict = check_claim(claim, context, checks)
    if not verdict.stands:
        score.rejected.append(f"{name}: {verdict.status}, {verdict.reason}")
    for description, forged in forgeries(claim, symbols):
        found = check_claim(forged, context, checks)
        score.counts[kind] += 1
        text = f"{name}: {description}: {forged} ({found.status}, {found.reason})"
        if found.status is Status.REFUTED:
            score.refuted += 1
        elif found.status is Status.PROVED:
            score.true.append((kind, text))
        else:
            score.survivors.append(text)
    return score


def examine(derivation: Derivation, checks: Mapping[type, Check] = CHECKS) -> Score:
    """Judge all steps of a derivation, their forgeries, and what forged definitions do to the steps that use them."""
    context = Context(derivation.model.conditions)
    symbols = list(derivation.model.symbols)
    score = Score()
    for step in derivation.steps:
        if step.is_choice:
            continue
        claim = step.claim
        score += examine_claim(f"{derivation.id}/{step.id}", claim, context, symbols, checks)
        if isinstance(claim, Defines):
            score += _forged_definition(derivation, step.id, claim, context, symbols, checks)
    return score


def _forged_definition(
    derivation: Derivation,
    id: str,
    claim: Defines,
    context: Context,
    symbols: Sequence[sympy.Symbol],
    checks: Mapping[type, Check],
) -> Score:
    """A forged definition must be refuted itself, or at a step that uses it."""
    score = Score()
    genuine = claim.conclusion
    users = [step.claim for step in derivation.steps if any(_is(premise, genuine) for premise in step.claim.premises)]
    for description, definiens in forged_expressions(claim.definiens, [name for name in symbols if name != claim.symbol]):
        forged = replace(claim, definiens=definiens)
        score.counts["used definition"] += 1
        text = f"{derivation.id}/{id}: {description}: {forged.conclusion}"
        if check_claim(forged, context, checks).status is Status.REFUTED:
            score.refuted += 1
            continue
        changed = (replace(user, premises=_with(user.premises, genuine, forged.conclusion)) for user in users)
        found = [check_claim(user, context, checks).status for user in changed]
        if Status.REFUTED in found:
            score.refuted += 1
        elif all(status is Status.PROVED for status in found):
            score.true.append(("used definition", f"{text} (definitions are free, and no step depends on this one)"))
        else:
            score.survivors.append(f"{text} ({found})")
    return score


def _is(premise: Any, equation: Equation) -> bool:
    return isinstance(premise, Equation) and premise.same_sides(equation)


def _with(premises: Sequence[Any], old: Equation, new: Equation) -> tuple[Any, ...]:
    return tuple(new if _is(premise, old) else premise for premise in premises)
