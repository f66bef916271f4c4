"""Every claim of the hand-written list is accepted, and for the right reason."""

from __future__ import annotations

import pytest
from claims import A_0, CLAIMS, EFFECTS, IS, LM, T_0, D, G, K, L, M, R, Y, b, d, h, k, multiplier, p, r, t, x, y, z
from sympy import Integer, Rational, log, oo, sqrt

from derive.check import CHECKS, check_claim
from derive.checks.context import Context
from derive.claims import Defines, Entails, HasLimit, HasSign, HasSolution, IsDerivative
from derive.equation import Condition, Equation, nonzero, positive
from derive.symbols import NONNEGATIVE, POSITIVE, aggregate, interval, parameter
from derive.verdict import Status


@pytest.mark.parametrize("name", CLAIMS)
def test_true_claims_are_proved(name: str) -> None:
    verdict = check_claim(CLAIMS[name])
    assert verdict.status is Status.PROVED, verdict.reason
    assert verdict.method
    assert not verdict.conditions


def test_every_kind_of_claim_is_in_the_list() -> None:
    assert {type(claim) for claim in CLAIMS.values()} == set(CHECKS)


def test_the_table_of_effects_needs_its_suppositions() -> None:
    """Without r > 0 or Y > 0 the conditional signs of the comparative statics are false, with a witness."""
    for (_, shock), (value, sign, given) in EFFECTS.items():
        if given:
            verdict = check_claim(HasSign(value, sign))
            assert verdict.status is Status.REFUTED, shock
            assert verdict.witness is not None


def test_the_witness_is_a_point_of_the_premises() -> None:
    verdict = check_claim(Entails((IS, LM), Equation(Y, K * A_0 + K * d * r)))
    assert verdict.status is Status.REFUTED
    values = verdict.witness.values
    assert IS.residual.subs(values) == 0
    assert LM.residual.subs(values) == 0
    assert (Y - K * A_0 - K * d * r).subs(values) != 0
    assert all(symbol.domain.contains(value) for symbol, value in values.items())


def test_premises_that_do_not_tie_the_symbols_down_entail_nothing() -> None:
    verdict = check_claim(Entails((IS,), Equation(Y, K * A_0)))
    assert verdict.status is Status.REFUTED


def test_an_unproved_divisor_is_a_printed_condition() -> None:
    verdict = check_claim(Entails((Equation(x * Y, M),), Equation(Y, M / x), conditions=(nonzero(x),), equivalent=True))
    assert verdict.status is Status.PROVED
    assert verdict.conditions == () or verdict.conditions == (nonzero(x),)
    open_slope = check_claim(Entails((Equation((x - y) * Y, 0),), Equation(Y, 0), conditions=(nonzero(x - y),)))
    assert open_slope.status is Status.PROVED
    assert open_slope.conditions == (nonzero(x - y),)


def test_a_cancelled_divisor_that_nobody_mentions_refutes() -> None:
    verdict = check_claim(Entails((Equation((x - y) * Y, 0),), Equation(Y, 0)))
    assert verdict.status is Status.REFUTED


def test_a_condition_that_the_model_contradicts_refutes() -> None:
    claim = Entails((Equation(x, y),), Equation(1 / (x - y), 1), conditions=(nonzero(x - y),))
    assert check_claim(claim).status is Status.REFUTED
    joint = Context((positive(k - h),))
    assert check_claim(Entails((), Equation(x, x), conditions=(positive(h - k),)), joint).status is Status.REFUTED


def test_an_equivalence_needs_its_converse() -> None:
    squared = Entails((Equation(x, y),), Equation(x**2, y**2))
    assert check_claim(squared).status is Status.PROVED
    backwards = Entails((Equation(x, y),), Equation(x**2, y**2), equivalent=True)
    assert check_claim(backwards).status is Status.REFUTED


def test_the_region_of_a_premise_is_not_forgotten() -> None:
    regional = Equation(Y, x + 1, holds_for=(positive(x),))
    everywhere = check_claim(Entails((regional,), Equation(Y - 1, x)))
    assert everywhere.conditions == (positive(x),)
    inside = check_claim(Entails((regional,), Equation(Y - 1, x, holds_for=(positive(x),))))
    assert inside.status is Status.PROVED
    assert inside.conditions == ()


def test_joint_conditions_of_the_model_count() -> None:
    claim = HasSign(k - h, ">0")
    assert check_claim(claim).status is Status.REFUTED
    assert check_claim(claim, Context((positive(k - h),))).status is Status.PROVED


@pytest.mark.parametrize(
    ("expression", "sign", "given"),
    [
        (1 - b + b * t, ">0", ()),
        (b / (1 - b), ">0", ()),
        (1 - b - (1 - b) * t, ">=0", ()),
        (k * r - 1, ">0", (positive(k * r - 2),)),
        (x + y, ">0", (positive(x), Condition(y, ">=0"))),
        (x * y, "<0", (positive(x), Condition(y, "<0"))),
        (x**2, ">=0", ()),
        (x**2 + y**2 + 1, ">0", ()),
        (x**4 - x**2 + 1, ">0", (positive(x - 2),)),
        (sqrt(z) + z, ">0", ()),
    ],
)
def test_signs_under_joint_conditions(expression, sign, given) -> None:
    assert check_claim(HasSign(expression, sign, given=given)).status is Status.PROVED


def test_a_boundary_makes_a_sign_weak() -> None:
    assert check_claim(HasSign(b * t, ">=0")).status is Status.PROVED
    assert check_claim(HasSign(b * t, ">0")).status is not Status.PROVED


def test_a_definition_must_exist_and_keep_its_promise() -> None:
    positive_name = aggregate("Q", ("Q", "Q"), domain=POSITIVE)
    assert check_claim(Defines(positive_name, b - 1)).status is Status.REFUTED
    assert check_claim(Defines(positive_name, 1 - b)).status is Status.PROVED
    assert check_claim(Defines(K, K + 1)).status is Status.REFUTED
    assert check_claim(Defines(A_0, 1 / (x - y))).conditions == (nonzero(x - y),)


def test_a_derivative_with_a_singular_jacobian_is_not_proved() -> None:
    flat = IsDerivative(Y, G, 1 / (x - y), (Equation((x - y) * Y, G),), (Y,))
    verdict = check_claim(flat)
    assert verdict.status is Status.PROVED
    assert verdict.conditions == (nonzero(x - y),)
    unused = IsDerivative(Y, M, Integer(0), (Equation(x, M),), (x, Y))
    assert check_claim(unused).status is Status.UNKNOWN


def test_a_forgotten_dependent_is_noticed() -> None:
    forgotten = IsDerivative(Y, b, A_0, (Equation(Y, K * A_0), multiplier), (Y,))
    assert check_claim(forgotten).status is Status.UNKNOWN


def test_limits_take_the_side_and_the_definitions_into_account() -> None:
    assert check_claim(HasLimit(1 / x, x, Integer(0), oo)).status is Status.PROVED
    assert check_claim(HasLimit(1 / x, x, Integer(0), -oo, "-")).status is Status.PROVED
    assert check_claim(HasLimit(1 / x, x, Integer(0), oo, "-")).status is Status.REFUTED
    assert check_claim(HasLimit(1 / D, h, oo, Integer(0))).status is not Status.PROVED
    assert check_claim(HasLimit(log(z) / z, z, oo, Integer(0))).status is Status.UNKNOWN
    assert check_claim(HasLimit(x * z, z, oo, oo)).status is Status.UNKNOWN


def test_a_divisor_that_may_vanish_in_a_limit_is_a_condition() -> None:
    verdict = check_claim(HasLimit((x * z + 1) / (y * z + 1), z, oo, x / y))
    assert verdict.status is Status.PROVED
    assert nonzero(y) in verdict.conditions


def test_solutions_are_counted() -> None:
    two = Equation((x - 1) * (x - 2), 0)
    assert check_claim(HasSolution(two, x, interval(0), True, Integer(1))).status is Status.REFUTED
    assert check_claim(HasSolution(two, x, interval(0), False, Integer(1))).status is Status.PROVED
    assert check_claim(HasSolution(two, x, interval(Rational(3, 2)), True, Integer(2))).status is Status.PROVED
    assert check_claim(HasSolution(Equation(x**2 + 1, 0), x, interval(0))).status is Status.REFUTED
    closed = HasSolution(Equation(x * (x - 1), 0), x, interval(0, closed_lower=True))
    assert check_claim(closed).status is not Status.PROVED


def test_monotonic_equations_have_one_root() -> None:
    claim = HasSolution(Equation(log(z), 0), z, POSITIVE, True, Integer(1))
    assert check_claim(claim).status is Status.PROVED


def test_a_sum_that_may_be_empty_is_judged_at_its_empty_bound() -> None:
    from claims import j

    from derive.claims import SumsTo

    count = parameter("count", ("count", "个数"), domain=NONNEGATIVE)
    not_whole = SumsTo(j, j, Integer(1), count, count * (count + 1) / 2)
    assert check_claim(not_whole).status is Status.UNKNOWN


def test_same_input_same_verdict() -> None:
    for claim in (CLAIMS["interest of both markets"], Entails((IS,), Equation(Y, T_0)), HasSign(R - T_0, ">0")):
        assert check_claim(claim) == check_claim(claim)


def test_abstract_functions_are_printed_with_the_witness() -> None:
    wrong = HasSign(L.partial(1)(Y, r) + L.partial(2)(Y, r), ">0")
    verdict = check_claim(wrong)
    assert verdict.status is Status.REFUTED
    assert "L" in verdict.witness.functions


def test_a_claim_beyond_the_method_is_unknown() -> None:
    assert check_claim(HasSign(Rational(1, 2) - p ** (p**p), ">0")).status in (Status.UNKNOWN, Status.REFUTED)


def test_a_late_question_brings_its_symbol_with_its_domain() -> None:
    """The base of a power is a symbol of its own only once somebody asks about it."""
    decay = HasLimit((1 + p) ** (-z), z, oo, Integer(0))
    assert check_claim(decay).status is Status.PROVED
    assert check_claim(HasLimit((1 + p) ** z, z, oo, Integer(0))).status is Status.REFUTED
    assert check_claim(HasLimit((1 + x) ** z, z, oo, oo, given=(positive(x + 1),))).status is not Status.PROVED
