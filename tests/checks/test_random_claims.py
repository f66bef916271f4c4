"""Random claims of many kinds against plain arithmetic: what is proved holds at random points, what is refuted fails there.

The arithmetic is Python's own, on SymPy's expressions; it knows nothing of the checks.
"""

from __future__ import annotations

import math
from functools import cache

import sympy
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from sympy import Expr, Rational, exp, log, sqrt

from derive.check import check_claim
from derive.checks.inlining import bounds
from derive.claims import Claim, Entails, HasSign, IsDerivative, IsInfeasible, IsOptimum
from derive.equation import Condition, Equation
from derive.symbols import NEGATIVE, NONNEGATIVE, POSITIVE, REAL, SHARE, UNIT_INTERVAL, variable
from derive.verdict import Status

DOMAINS = {"x": REAL, "y": REAL, "z": POSITIVE, "w": POSITIVE, "b": UNIT_INTERVAL, "t": SHARE, "m": NONNEGATIVE, "g": NEGATIVE}
SYMBOLS = {name: variable(name, (name, name), domain=domain) for name, domain in DOMAINS.items()}
INSIDE = {"x": (-3.0, 3.0), "y": (-3.0, 3.0), "z": (0.1, 4.0), "w": (0.1, 4.0)}
INSIDE |= {"b": (0.05, 0.95), "t": (0.0, 1.0), "m": (0.0, 4.0), "g": (-4.0, -0.1)}
SIGNS = (">0", ">=0", "<0", "<=0", "!=0")
NOTICEABLE = 1e-6
MANY = settings(
    max_examples=40,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

letters = st.sampled_from(sorted(SYMBOLS.values(), key=str))
leaves = st.one_of(letters, st.sampled_from([sympy.Integer(1), sympy.Integer(2), sympy.Integer(-1), Rational(1, 2)]))


def _compound(parts: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    pair = st.tuples(parts, parts)
    return st.one_of(
        pair.map(lambda two: two[0] + two[1]),
        pair.map(lambda two: two[0] * two[1]),
        pair.map(lambda two: two[0] / two[1] if two[1] != 0 else two[0]),
        parts.map(lambda one: one**2),
        parts.map(lambda one: sqrt(one)),
        parts.map(lambda one: log(one) if one != 0 else one),
        letters.map(exp),
        st.tuples(st.sampled_from([SYMBOLS["z"], SYMBOLS["w"]]), letters).map(lambda two: two[0] ** two[1]),
        parts.map(sympy.Abs),
    )


def _is_real(expression: Expr) -> bool:
    return not expression.has(sympy.zoo, sympy.nan, sympy.oo, -sympy.oo, sympy.I)


expressions = st.recursive(leaves, _compound, max_leaves=4).filter(_is_real)
conditions = st.builds(Condition, expressions, st.sampled_from(SIGNS)).filter(lambda one: bool(one.free_symbols))
definitions = st.builds(Equation, letters, expressions).filter(lambda one: one.lhs not in one.rhs.free_symbols)


@cache
def _compiled(expression: Expr):
    return sympy.lambdify(list(SYMBOLS.values()), expression, "math")


def value(expression: Expr, point: dict[sympy.Symbol, float]) -> float | None:
    """Return the value at a point in floating point, or None where there is none worth having."""
    try:
        found = _compiled(expression)(*(point.get(symbol, math.nan) for symbol in SYMBOLS.values()))
    except (ArithmeticError, ValueError, TypeError):
        return None
    return found if isinstance(found, (int, float)) and math.isfinite(found) and abs(found) < 1e6 else None


def clearly(condition: Condition, point: dict[sympy.Symbol, float], holds: bool) -> bool:
    """Whether a condition certainly holds (or fails) at a point, rounding left aside."""
    found = value(condition.expression, point)
    if found is None:
        return False
    above, below = found > NOTICEABLE, found < -NOTICEABLE
    if holds:
        return {">0": above, ">=0": above, "<0": below, "<=0": below, "!=0": above or below, "=0": False}[condition.sign]
    return {">0": below, ">=0": below, "<0": above, "<=0": above, "!=0": False, "=0": above or below}[condition.sign]


def points(source, premises, supposed):
    """Yield points at which definitions and conditions hold, and the symbols lie well inside their domains."""
    for _ in range(15):
        point = {symbol: source.uniform(*INSIDE[str(symbol)]) for symbol in SYMBOLS.values()}
        for premise in premises:
            found = value(premise.rhs, point)
            if found is None:
                break
            point[premise.lhs] = found
        else:
            within = [bound for premise in premises for bound in bounds(premise.lhs, premise.lhs)]
            if all(clearly(one, point, holds=True) for one in (*within, *supposed)):
                yield point


def fails(claim: Claim, conclusion: Equation | Condition, source, conditions=()) -> dict | None:
    """Return a point at which the claim's premises hold and the conclusion clearly fails."""
    for point in points(source, claim.premises, (*claim.given, *conditions)):
        if isinstance(conclusion, Condition):
            if clearly(conclusion, point, holds=False):
                return point
            continue
        left, right = value(conclusion.lhs, point), value(conclusion.rhs, point)
        if left is not None and right is not None and abs(left - right) > NOTICEABLE * (1 + abs(left) + abs(right)):
            return point
    return None


def require_honest(claim: Claim, conclusion: Equation | Condition, source) -> None:
    """A proof has no counterexample, and the witness of a refutation is one."""
    verdict = check_claim(claim)
    if verdict.status is Status.PROVED:
        assert fails(claim, conclusion, source, verdict.conditions) is None, verdict
    if verdict.status is Status.REFUTED and verdict.method != "side conditions" and verdict.witness is not None:
        point = {symbol: float(number) for symbol, number in verdict.witness.values.items()}
        for symbol, number in verdict.witness.values.items():
            assert symbol.domain.contains(number), (claim, verdict.witness)
        for premise in claim.premises:
            if premise.free_symbols <= set(point):
                left, right = value(premise.lhs, point), value(premise.rhs, point)
                assert left is None or right is None or math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-9), (claim, premise)
        for condition in claim.given:
            if condition.free_symbols <= set(point):
                assert not clearly(condition, point, holds=False), (claim, condition, verdict.witness)


@MANY
@given(
    definitions, expressions, st.sampled_from(["kept", "put in", "off by one"]), st.lists(conditions, max_size=1), st.randoms()
)
def test_entailments(premise, expression, change, supposed, source) -> None:
    put_in = expression.xreplace({premise.lhs: premise.rhs})
    other = {"kept": expression, "put in": put_in, "off by one": put_in + 1}[change]
    if _is_real(other):
        conclusion = Equation(expression, other)
        require_honest(Entails((premise,), conclusion, given=tuple(supposed)), conclusion, source)


@MANY
@given(expressions, st.sampled_from(SIGNS), st.lists(definitions, max_size=1), st.lists(conditions, max_size=2), st.randoms())
def test_signs(expression, sign, premises, supposed, source) -> None:
    claim = HasSign(expression, sign, tuple(premises), given=tuple(supposed))
    require_honest(claim, claim.conclusion, source)


@MANY
@given(expressions, letters, st.booleans(), st.randoms())
def test_derivatives(expression, symbol, is_right, source) -> None:
    slope = sympy.diff(expression, symbol)
    if _is_real(slope) and not expression.has(sympy.Abs, sympy.sign):
        claim = IsDerivative(expression, symbol, slope if is_right else -slope + 1)
        require_honest(claim, Equation(slope, claim.value), source)


@MANY
@given(st.lists(conditions, min_size=1, max_size=3), st.randoms())
def test_excluded_cases(supposed, source) -> None:
    claim = IsInfeasible((), given=()) if not supposed else IsInfeasible(tuple(supposed))
    verdict = check_claim(claim)
    if verdict.status is Status.PROVED:
        assert next(points(source, (), (*supposed, *verdict.conditions)), None) is None, claim


@MANY
@given(expressions, letters, st.sampled_from(["maximum", "minimum"]), st.integers(-2, 2), st.randoms())
def test_optima(objective, choice, kind, place, source) -> None:
    at = Rational(place, 2)
    verdict = check_claim(IsOptimum(objective, kind, ((choice, at),)))
    if verdict.status is Status.PROVED:
        for point in points(source, (), verdict.conditions):
            here, there = value(objective.xreplace({choice: at}), point), value(objective, point)
            if here is not None and there is not None:
                assert (there - here) * (1 if kind == "minimum" else -1) > -NOTICEABLE, (objective, kind, at, point)
