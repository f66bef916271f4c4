"""Laws of demand on a user's own problem: Roy's identity, the Slutsky equation, elasticities.

Shephard's and Hotelling's lemmas are the envelope theorem itself: `envelope(problem, wage, conditions)`.
"""

from __future__ import annotations

from collections.abc import Mapping

from derive.equation import Equation
from derive.problem import OptimizationProblem
from derive.rules.conclude import conclude
from derive.rules.define import define
from derive.rules.differentiate import differentiate
from derive.rules.envelope import envelope
from derive.rules.express import express
from derive.rules.powers import combined
from derive.rules.sign import sign
from derive.rules.written_out import written_out
from derive.step import Derivation
from derive.strategies.first_order_conditions import problem_of
from derive.symbols import REAL, EconomicSymbol, aggregate


def roy(
    derivation: Derivation,
    conditions: Mapping[EconomicSymbol, Equation],
    good: EconomicSymbol,
    price: EconomicSymbol,
    income: EconomicSymbol,
) -> Equation:
    """Derive Roy's identity, `good = -(dV/dprice) / (dV/dincome)`, from the envelope theorem used twice."""
    problem: OptimizationProblem = problem_of(derivation)
    by_price = derivation.by(envelope(problem, price, conditions), id=f"value_{price.key}")
    by_income = derivation.by(envelope(problem, income, conditions), id=f"value_{income.key}")
    positive = derivation.by(sign(by_income.rhs, ">0", conditions[good]), id="marginal_value_of_income")
    identity = Equation(good, -by_price.lhs / by_income.lhs)
    return derivation.by(conclude(identity, by_price, by_income, positive), id="roy")


def slutsky(
    derivation: Derivation,
    demand: Equation,
    price: EconomicSymbol,
    income: EconomicSymbol,
    priced: Equation | None = None,
) -> Equation:
    """Split the effect of a price on a demand into substitution and income effect.

    `demand` gives a choice in terms of prices and income, `priced` the demand for the good whose price changes (by default
    the same one). Compensated means that income moves by as much as the old bundle has become dearer, so the substitution
    effect is dx/dp + x_p dx/dm. Returns it in terms of what is given; its own-price sign is a step.
    """
    bought = priced or demand
    outcome = demand.lhs
    by_price = derivation.by(differentiate(outcome, price, demand), id=f"d{outcome.key}_d{price.key}")
    by_income = derivation.by(differentiate(outcome, income, demand), id=f"d{outcome.key}_d{income.key}")
    name = aggregate(
        f"S_{outcome.key}_{price.key}",
        (f"substitution effect of {price.key} on {outcome.key}", f"{price.key}对{outcome.key}的替代效应"),
        domain=REAL,
        notation="S",
    )
    defined = derivation.by(define(name, by_price.lhs + bought.lhs * by_income.lhs, by_price, by_income, bought), id="slutsky")
    value = written_out(combined(by_price.rhs + bought.rhs * by_income.rhs))
    effect = derivation.by(
        express(name, value, equation=defined, using=(by_price, by_income, bought)), id="substitution_effect"
    )
    if bought is demand:
        derivation.by(sign(effect, "<0"), id="substitution_effect_sign")
    return effect


def elasticity(derivation: Derivation, demand: Equation, shock: EconomicSymbol) -> Equation:
    """Derive the elasticity of a closed form with respect to something given."""
    outcome = demand.lhs
    slope = derivation.by(differentiate(outcome, shock, demand), id=f"slope_{outcome.key}_{shock.key}")
    name = aggregate(
        f"elasticity_{outcome.key}_{shock.key}",
        (f"elasticity of {outcome.key} with respect to {shock.key}", f"{outcome.key}对{shock.key}的弹性"),
        domain=REAL,
        notation="epsilon",
    )
    defined = derivation.by(define(name, slope.lhs * shock / outcome, slope, demand), id=f"elasticity_{shock.key}")
    value = written_out(combined(slope.rhs * shock / demand.rhs))
    return derivation.by(express(name, value, equation=defined, using=(slope, demand)), id=f"elasticity_{shock.key}_value")
