"""The fixed plan on models that nobody prepared: every endogenous variable, every sign proved."""

from __future__ import annotations

from derive.check import check
from derive.claims import HasSign
from derive.equation import Condition, behavioural, equilibrium
from derive.functions import function
from derive.model import Model
from derive.strategies import plan
from derive.symbols import POSITIVE, UNIT_INTERVAL, interval, parameter, variable


def _signs(model: Model) -> dict[str, str]:
    found = {}
    for derivation in plan(model):
        proof = check(derivation)
        assert proof.stands, [(one.step.id, one.verdict.reason) for one in proof.judged if not one.verdict.stands]
        for one in proof.judged:
            claim = one.step.claim
            if one.step.id.endswith("_sign"):
                found[one.step.id.removesuffix("_sign")] = claim.sign if isinstance(claim, HasSign) else "open"
    return found


def test_tax_incidence() -> None:
    quantity, price = variable("Q", ("quantity", "数量")), variable("p", ("price", "价格"))
    alpha, beta, gamma, tau = (parameter(name, (name, name), domain=POSITIVE) for name in ("alpha", "beta", "gamma", "tau"))
    demand = behavioural(quantity, alpha - beta * price)
    supply = equilibrium(quantity, gamma * (price - tau))
    model = Model("tax", ("tax", "税"), [demand, supply], [quantity, price], [], [alpha, beta, gamma, tau])
    signs = _signs(model)
    assert (signs["dQ_dtau"], signs["dp_dtau"]) == ("<0", ">0")
    assert (signs["dQ_dgamma"], signs["dp_dgamma"]) == (">0", "<0")
    supposed = next(step for step in plan(model)[1].steps if step.id == "dQ_dgamma_sign")
    assert any(move.claim.given == (Condition(quantity, ">0"),) for move in supposed.candidates)


def test_two_equations_for_one_variable_are_set_equal() -> None:
    quantity, price, income, wage = (variable(name, (name, name), domain=POSITIVE) for name in ("Q", "p", "y", "w"))
    demand = function("D", 2, ("demand", "需求"), signs={1: "<0", 2: ">0"})
    supply = function("S", 2, ("supply", "供给"), signs={1: ">0", 2: "<0"})
    equations = [equilibrium(quantity, demand(price, income)), equilibrium(quantity, supply(price, wage))]
    signs = _signs(Model("market", ("market", "市场"), equations, [price, quantity], [income, wage]))
    assert signs == {"dp_dy": ">0", "dQ_dy": ">0", "dp_dw": ">0", "dQ_dw": "<0"}


def test_signs_at_a_steady_state_use_the_steady_state() -> None:
    capital, output = (variable(name, (name, name), domain=POSITIVE) for name in ("k", "y"))
    level, growth, decay = (parameter(name, (name, name), domain=POSITIVE) for name in ("A", "n", "delta"))
    saving, share = (parameter(name, (name, name), domain=UNIT_INTERVAL) for name in ("s", "alpha"))
    equations = [behavioural(output, level * capital**share), equilibrium(saving * output, (growth + decay) * capital)]
    signs = _signs(Model("solow", ("solow", "索洛"), equations, [capital, output], [], [level, saving, growth, decay, share]))
    assert (signs["dk_ds"], signs["dy_ds"], signs["dk_dn"], signs["dy_ddelta"]) == (">0", ">0", "<0", "<0")
    assert signs["dk_dalpha"] == "open"


def test_names_avoid_the_letters_of_the_model() -> None:
    gap, inflation, rate = (variable(name, (name, name)) for name in ("x", "pi", "i"))
    shock = variable("u", ("shock", "冲击"))
    sigma, kappa = (parameter(name, (name, name), domain=POSITIVE) for name in ("sigma", "kappa"))
    phi = parameter("phi", ("reaction", "反应系数"), domain=interval(1))
    equations = [
        behavioural(gap, -sigma * rate),
        behavioural(inflation, kappa * gap + shock),
        behavioural(rate, phi * inflation),
    ]
    model = Model("nk", ("nk", "新凯恩斯"), equations, [gap, inflation, rate], [shock], [sigma, kappa, phi])
    signs = _signs(model)
    assert (signs["dx_du"], signs["dpi_du"], signs["di_du"]) == ("<0", ">0", ">0")
    names = {str(symbol) for derivation in plan(model) for step in derivation.steps for symbol in step.conclusion.free_symbols}
    assert not any(name.startswith("kappa_") for name in names)
