"""What a user relies on in `derive.compare`."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import sympy
from hypothesis import given, settings, strategies as st
from pairs import Pair, pairs
from sympy import Function, I, Integer, Pow, Rational, Symbol, exp, log, sqrt, symbols

import derive
from derive.algebra import compare as module
from derive.algebra.compare import compare
from derive.algebra.refute import Evidence
from derive.equation import Condition, less, nonzero, positive
from derive.errors import InternalError, ModelError
from derive.functions import function
from derive.symbols import POSITIVE, UNIT_INTERVAL, interval, parameter
from derive.verdict import Status, Verdict, Witness

x, y, z = symbols("x y z", positive=True)
a, b, v = symbols("a b v", real=True)
F = function("F", 2, "output", signs={1: ">0", 2: ">0", (1, 1): "<0"})


def test_it_is_public() -> None:
    assert derive.compare(x + x, 2 * x).status is Status.PROVED


@pytest.fixture(scope="module")
def some_pairs() -> list[Pair]:
    return list(pairs(400))


def test_no_verdict_on_the_generated_pairs_is_wrong(some_pairs: list[Pair]) -> None:
    found: Counter[tuple[bool, Status]] = Counter()
    for pair in some_pairs:
        verdict = compare(pair.left, pair.right)
        found[pair.equal, verdict.status] += 1
        if not pair.equal:
            assert verdict.status is Status.REFUTED, pair
            assert verdict.witness is not None
        else:
            assert verdict.status is not Status.REFUTED, pair
    assert found[True, Status.PROVED] >= 0.97 * 200
    assert len({pair.family for pair in some_pairs}) == 8


def test_the_pairs_are_the_same_every_time() -> None:
    first = [(str(pair.left), str(pair.right)) for pair in pairs(6)]
    assert first == [(str(pair.left), str(pair.right)) for pair in pairs(6)]


def test_verdicts_do_not_depend_on_hashing() -> None:
    program = (
        "import sympy; from derive import compare; x, y, z = sympy.symbols('x y z', positive=True);"
        "print(compare(x**y + z, x**z + y).witness, compare(sympy.sqrt(x*y)/(x-y), 1/sympy.sqrt(x*y)).witness,"
        "compare(1/(x-y) + 1/(y-z) + 1/(z-x), (x-y)/((x-y)**2) + 1/(y-z) + 1/(z-x)).conditions)"
    )
    root = Path(__file__).parents[2]
    results = set()
    for seed in "0", "1", "42":
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, cwd=root, env={"PYTHONHASHSEED": seed}, check=True
        )
        results.add(done.stdout)
    assert len(results) == 1


def test_a_witness_is_exact_and_lies_in_the_domain() -> None:
    share = parameter("b", "share", domain=UNIT_INTERVAL)
    verdict = compare(1 / (1 - share), 1 / (1 + share))
    assert verdict.status is Status.REFUTED
    assert verdict.witness is not None
    at = verdict.witness.values[share]
    assert isinstance(at, Rational)
    assert 0 < at < 1
    assert verdict.witness.left == str(sympy.N(1 / (1 - at), 12))
    assert verdict.witness.right != verdict.witness.left


@pytest.mark.parametrize("exponent", [9, 20, 60, 150, 400])
def test_a_tiny_difference_is_refuted_with_digits_that_show_it(exponent: int) -> None:
    verdict = compare(x + Rational(1, 10**exponent), x)
    assert verdict.status is Status.REFUTED
    assert verdict.witness is not None
    assert verdict.witness.left != verdict.witness.right


def test_a_true_equality_beyond_the_normal_form_is_supported_with_the_reason() -> None:
    verdict = compare(sqrt(3 + 2 * sqrt(2)), 1 + sqrt(2))
    assert verdict.status is Status.SUPPORTED
    assert "no proof" in verdict.reason


def test_domains_may_be_given() -> None:
    assert compare(sqrt(a**2), a).status is Status.REFUTED
    assert compare(sqrt(a**2), a, domains={a: POSITIVE}).status is Status.PROVED
    assert compare(sqrt(a**2), -a, domains={a: interval(None, 0)}).status is Status.PROVED


def test_joint_conditions_restrict_the_points_and_help_the_proof() -> None:
    assert compare(abs(x - y), x - y).status is Status.REFUTED
    assert compare(abs(x - y), x - y, conditions=[less(y, x)]).status is Status.PROVED
    refused = compare(abs(x - y), y - x, conditions=[less(y, x)])
    assert refused.status is Status.REFUTED
    assert refused.witness is not None
    assert refused.witness.values[x] > refused.witness.values[y]


def test_contradictory_conditions_prove_nothing() -> None:
    impossible = [less(x, y), less(y, x)]
    assert compare(abs(x - y), x - y, conditions=impossible).status is Status.UNKNOWN
    assert compare(abs(x - y), y - x, conditions=impossible).status is Status.UNKNOWN
    assert compare((x + y) ** 2, x**2 + 2 * x * y + y**2, conditions=impossible).status is Status.PROVED


def test_divisors_become_conditions_unless_the_domain_excludes_zero() -> None:
    verdict = compare((a**2 - 1) / (a - 1), a + 1)
    assert verdict.status is Status.PROVED
    assert verdict.conditions == (nonzero(a - 1),)
    assert compare((x**2 - 1) / (x + 1), x - 1).conditions == ()


def test_a_side_that_exists_nowhere_is_not_proved() -> None:
    verdict = compare(log(-1 - a**2), log(-1 - a**2) + 0 * a + sympy.expand((a + 1) ** 2) - (a + 1) ** 2)
    assert verdict.status is Status.UNKNOWN
    hidden = 1 / ((a + 1) ** 2 - a**2 - 2 * a - 1)
    assert compare(hidden, 2 * hidden).status is Status.UNKNOWN


def test_points_at_which_a_side_does_not_exist_are_no_evidence() -> None:
    assert compare(log(a) + log(b), log(a * b)).status is Status.SUPPORTED
    assert compare(sqrt(a) * 0 + sqrt(-1 - a**2), a).status is Status.UNKNOWN


def test_two_symbols_of_one_name_are_refused() -> None:
    with pytest.raises(ModelError, match="called p") as caught:
        compare(Symbol("p"), Symbol("p", positive=True))
    assert caught.value.code == "contradictory-domains"
    assert caught.value.location.symbol == "p"
    with pytest.raises(ModelError):
        compare(parameter("b", "share", domain=UNIT_INTERVAL), parameter("b", "propensity"))
    with pytest.raises(ModelError):
        compare(a, b, conditions=[positive(Symbol("a"))])


@pytest.mark.parametrize(
    "wrong", ["x", None, True, sympy.Eq(x, y), x < y, sympy.true, sympy.Matrix([[x]]), sympy.FiniteSet(x), (x, y)], ids=str
)
def test_what_is_no_expression_is_refused(wrong: object) -> None:
    with pytest.raises(ModelError) as caught:
        compare(wrong, x)
    assert caught.value.fix


def test_floats_are_read_as_the_decimals_they_print() -> None:
    assert compare(0.1 * x + 0.2 * x, Rational(3, 10) * x).status is Status.PROVED
    assert compare(1 / 3 * x, x / 3).status is Status.REFUTED
    assert compare(0.25, Rational(1, 4)).status is Status.PROVED


@pytest.mark.parametrize(
    "strange",
    [I * x, sympy.zoo, sympy.nan, sympy.oo, x + sympy.zoo, sympy.Integral(x, x), sympy.Limit(1 / x, x, 0)],
    ids=str,
)
def test_what_has_no_value_is_unknown_with_a_reason(strange: sympy.Expr) -> None:
    verdict = compare(strange, y)
    assert verdict.status is Status.UNKNOWN
    assert verdict.reason


def test_assumptions_finer_than_an_interval_hold_at_the_points() -> None:
    even, prime = Symbol("n", even=True), Symbol("n", prime=True)
    assert compare(sympy.floor(even / 2), even / 2).status is not Status.REFUTED
    verdict = compare(prime**2, prime)
    assert verdict.witness is not None
    assert verdict.witness.values[prime].is_prime
    assert compare(Symbol("s", irrational=True), 1).status is Status.UNKNOWN


def test_symbols_that_are_not_real_numbers_are_unknown() -> None:
    first, second = symbols("A B", commutative=False)
    assert compare(first * second, second * first).status is Status.UNKNOWN
    assert compare(Symbol("j", imaginary=True) ** 2, 1).status is Status.UNKNOWN


def test_many_fractions_in_many_symbols_are_proved() -> None:
    names = symbols("s1:16", positive=True)
    fractions = [
        (names[at] * names[at + 1] + names[at + 2] - 1) / (names[at + 3] + 2 * names[at] * names[at + 4] - names[at + 1])
        for at in range(0, 11, 2)
    ]
    total = sympy.Add(*fractions)
    assert compare(total, sympy.together(fractions[0] + fractions[1]) + sympy.Add(*fractions[2:])).status is Status.PROVED
    assert compare(total, sympy.expand(total) + Rational(1, 10**15)).status is Status.REFUTED


def test_huge_input_is_judged_without_being_built() -> None:
    tower = Pow(9, Pow(9, 9, evaluate=False), evaluate=False)
    assert compare(tower, 3).status is Status.REFUTED
    assert compare((x + y + z) ** 3000, (x + y + z) ** 3000 * 1).status in (Status.PROVED, Status.SUPPORTED, Status.UNKNOWN)
    deep = x
    for _ in range(3000):
        deep = Pow(sympy.Add(1, deep, evaluate=False), Rational(1, 2), evaluate=False)
    assert compare(deep, x).status is Status.UNKNOWN
    long = sympy.Add(*(Symbol(f"s_{place}") ** 2 for place in range(15000)))
    assert compare(long, x).status in (Status.UNKNOWN, Status.REFUTED)


def test_sums_and_derivatives_are_never_wrong() -> None:
    j, n = Symbol("j", integer=True), Symbol("n", integer=True, positive=True)
    total = sympy.Sum(j, (j, 1, n))
    assert compare(total, n * (n + 1) / 2).status is Status.SUPPORTED
    assert compare(total, n**2).status is Status.REFUTED
    assert compare(sympy.Sum(x / (1 + y) ** j, (j, 1, 3)), x * (1 - (1 + y) ** -3) / y).status is Status.PROVED
    f = Function("f")
    slope = sympy.Derivative(f(x), x)
    assert compare(2 * slope, slope + slope).status is Status.PROVED
    assert compare(slope, f(x)).status is Status.REFUTED


def test_abstract_functions_differ_unless_they_must_agree() -> None:
    assert compare(F(x * (1 + y), z), F(x + x * y, z)).status is Status.PROVED
    for other in (F(z, x), F(x, 2 * z), F.partial(1)(x, z)):
        verdict = compare(F(x, z), other)
        assert verdict.status is Status.REFUTED
        assert verdict.witness is not None
        assert "F" in verdict.witness.functions


def test_every_proof_is_evaluated_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """A normal form that says yes to everything is stopped by the evaluation, never printed."""
    honest = module.glance
    monkeypatch.setattr(module.Tower, "difference", lambda *_: 0)
    monkeypatch.setattr(
        module, "glance", lambda question, first, count: honest(question, first, count) if first else Evidence()
    )
    with pytest.raises(InternalError, match="differ at x ="):
        compare(x, y)


def test_an_evaluator_that_sees_no_difference_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("derive.algebra.refute.excludes_zero", lambda _: False)
    assert compare(x, y).status is Status.UNKNOWN


def test_conditions_on_equalities_hold_at_the_points() -> None:
    verdict = compare(x + y, 3, conditions=[Condition(x + 2 * y - 3, "=0")])
    assert verdict.status is Status.REFUTED
    assert verdict.witness is not None
    assert verdict.witness.values[x] + 2 * verdict.witness.values[y] == 3


def test_verdicts_are_plain_values() -> None:
    first, second = compare(x * y, y * z), compare(x * y, y * z)
    assert isinstance(first, Verdict)
    assert isinstance(first.witness, Witness)
    assert first == second


_terms = st.sampled_from([x, y, z, a, x * y, x**2, sqrt(x + 1), log(y), exp(-z), x**z, Integer(3), Rational(1, 7), F(x, y)])
_sums = st.lists(st.tuples(_terms, _terms, st.integers(-3, 3)), min_size=1, max_size=4)


def _built(parts: list[tuple[sympy.Expr, sympy.Expr, int]]) -> sympy.Expr:
    return sympy.Add(*(number * (one + other) ** 2 / (1 + x * y) for one, other, number in parts))


@settings(max_examples=50, deadline=None, derandomize=True)
@given(_sums)
def test_rewriting_stays_proved(parts: list[tuple[sympy.Expr, sympy.Expr, int]]) -> None:
    expression = _built(parts)
    for rewritten in (sympy.expand(expression), sympy.together(expression), sympy.factor(expression)):
        assert compare(expression, rewritten).status is Status.PROVED


@settings(max_examples=50, deadline=None, derandomize=True)
@given(_sums, _terms, st.integers(1, 60))
def test_adding_a_nonzero_term_is_refuted(
    parts: list[tuple[sympy.Expr, sympy.Expr, int]], term: sympy.Expr, digits: int
) -> None:
    expression = _built(parts)
    verdict = compare(sympy.expand(expression), expression + (1 + term**2) / 10**digits)
    assert verdict.status is Status.REFUTED
