"""Money: aggregates, motives, bond prices, inventory and portfolio demand, and the money market."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sympy
from sympy import Rational, sqrt

from derive.algebra.compare import compare
from derive.check import check
from derive.equation import Equation
from derive.lecture import statement_of
from derive.models import bond_price, inventory_demand, money_aggregates, money_market, money_motives, portfolio_demand
from derive.models.keynesian_symbols import M, P, Y, h, k
from derive.step import Derivation
from derive.verdict import Status

DERIVATIONS = (
    money_aggregates.money_aggregates,
    money_motives.money_motives,
    money_motives.money_pay_period,
    bond_price.money_bond_price,
    bond_price.money_speculative,
    portfolio_demand.money_tobin,
    inventory_demand.money_baumol_tobin,
    money_market.demand_for_money,
    money_market.money_equilibrium,
    money_market.money_adjustment,
    money_market.money_both_shift,
    money_market.money_trap,
)


def same(left: sympy.Expr, right: sympy.Expr) -> bool:
    return compare(left, right).status is Status.PROVED


def chosen_sign(derivation: Derivation, step: str) -> str:
    return check(derivation).of(step).step.conclusion.sign


def forged(derivation: Derivation, step: str, conclusion: Equation) -> Status:
    """The verdict on a step whose conclusion has been replaced."""
    place = next(number for number, one in enumerate(derivation.steps) if one.id == step)
    original = derivation.steps[place]
    move = replace(original.move, claim=replace(original.claim, conclusion=conclusion))
    derivation.steps[place] = replace(original, candidates=(move,))
    return check(derivation).of(step).verdict.status


@pytest.mark.parametrize("build", DERIVATIONS, ids=lambda build: build.__name__)
def test_every_step_is_proved(build):
    proof = check(build())
    assert [(one.step.id, one.verdict.reason) for one in proof.judged if one.verdict.status is not Status.PROVED] == []


@pytest.mark.parametrize("build", DERIVATIONS, ids=lambda build: build.__name__)
def test_every_derivation_is_explained_in_both_languages(build):
    derivation = build()
    for text in (derivation.title, derivation.intro, derivation.reading):
        assert text.en.strip()
        assert any("\u4e00" <= letter <= "\u9fff" for letter in text.zh) or text is derivation.title


def test_a_transfer_between_deposits_lowers_narrow_money_only():
    derivation = money_aggregates.money_aggregates()
    assert statement_of(derivation, "narrow_after_transfer").rhs != 0
    assert statement_of(derivation, "broad_after_transfer").rhs == 0


def test_the_average_of_thirty_days_is_1550_and_1500_in_the_limit():
    derivation = money_motives.money_pay_period()
    assert statement_of(derivation, "thirty_days").rhs == Rational(sum(range(100, 3001, 100)), 30) == 1550
    assert statement_of(derivation, "share_continuous").rhs * 3000 == 1500
    assert statement_of(derivation, "share_thirty_days").rhs == Rational(31, 60)


def test_consol_price_and_its_elasticity():
    derivation = bond_price.money_bond_price()
    assert same(statement_of(derivation, "P_b").rhs, bond_price.Q / bond_price.r)
    assert chosen_sign(derivation, "slope_sign") == "<0"
    assert statement_of(derivation, "elasticity").rhs == -1
    assert statement_of(derivation, "at_five_per_cent").rhs == 100
    assert statement_of(derivation, "at_ten_per_cent").rhs == 50


def test_the_critical_rate_separates_bonds_from_money():
    derivation = bond_price.money_speculative()
    total = statement_of(derivation, "return").rhs
    at_critical = total.xreplace({bond_price.r: statement_of(derivation, "critical_rate").rhs})
    assert same(at_critical, sympy.Integer(0))


def test_tobins_share_and_demand():
    derivation = portfolio_demand.money_tobin()
    share = (portfolio_demand.r + portfolio_demand.g) / (portfolio_demand.aversion * portfolio_demand.risk)
    assert same(statement_of(derivation, "s*").rhs, share)
    assert same(statement_of(derivation, "L2").rhs, portfolio_demand.wealth * (1 - share))
    assert [chosen_sign(derivation, f"dL2_d{key}_sign") for key in ("r", "g", "V", "rho")] == ["<0", "<0", ">0", ">0"]


def test_the_square_root_rule():
    derivation = inventory_demand.money_baumol_tobin()
    F, income, rate = inventory_demand.F, inventory_demand.Y, inventory_demand.r
    assert same(statement_of(derivation, "L_t").rhs, sqrt(F * income / (2 * rate)))
    elasticities = [statement_of(derivation, f"{name}_elasticity").rhs for name in ("income", "interest", "cost")]
    assert elasticities == [Rational(1, 2), -Rational(1, 2), Rational(1, 2)]


def test_the_equilibrium_rate_and_its_signs():
    derivation = money_market.money_equilibrium()
    assert same(statement_of(derivation, "equilibrium_rate").rhs, (k * Y - M / P) / h)
    signs = {key: chosen_sign(derivation, f"dr_d{key}_sign") for key in ("Y", "M", "P", "k", "h")}
    assert signs == {"Y": ">0", "M": "<0", "P": ">0", "k": ">0", "h": "<0"}


def test_a_forged_rate_is_refuted():
    derivation = money_market.money_equilibrium()
    wrong = Equation(money_market.r, (k * Y + M / P) / h)
    assert forged(derivation, "equilibrium_rate", wrong) is Status.REFUTED


def test_a_forged_optimum_is_refuted():
    derivation = portfolio_demand.money_tobin()
    place = next(number for number, step in enumerate(derivation.steps) if step.id == "optimal_share")
    original = derivation.steps[place]
    claim = replace(original.claim, point=((portfolio_demand.s, original.claim.point[0][1] / 2),))
    derivation.steps[place] = replace(original, candidates=(replace(original.move, claim=claim),))
    assert check(derivation).of("optimal_share").verdict.status is Status.REFUTED


def test_the_rate_stays_put_when_supply_keeps_pace():
    derivation = money_market.money_both_shift()
    assert statement_of(derivation, "rate_unchanged").rhs == 0
    needed = statement_of(derivation, "needed_supply")
    assert same(needed.rhs, P * k * money_market.differential(Y))
