"""Keynes's propensities to consume: which of them falls with income."""

from __future__ import annotations

from sympy import oo

from derive.equation import behavioural, definition
from derive.model import Model
from derive.models.keynesian_symbols import b
from derive.rules import define, differentiate, limit, rearrange, sign, substitute
from derive.step import Derivation
from derive.symbols import POSITIVE, aggregate, parameter, variable
from derive.text import Text

income = variable("Y", ("income", "收入"), domain=POSITIVE)
spent = variable("C", ("consumption", "消费"))
subsistence = parameter("a", ("autonomous consumption", "自发消费"), domain=POSITIVE)
average = variable("APC", ("average propensity to consume", "平均消费倾向"))
marginal_propensity = aggregate("MPC", ("marginal propensity to consume", "边际消费倾向"))

household = behavioural(spent, subsistence + b * income, ("consumption function", "消费函数"))
average_propensity = definition(average, spent / income, ("average propensity to consume", "平均消费倾向"))

PROPENSITIES = Model(
    "keynes_propensities",
    ("Propensities to consume", "消费倾向"),
    [household, average_propensity],
    endogenous=[spent, average],
    exogenous=[income],
    parameters=[subsistence, b],
    aggregates=[marginal_propensity],
    order=[average, marginal_propensity, subsistence, b, spent, income],
    decimals=True,
    given={subsistence: 100, b: "0.8", income: 500},
)


def keynes_propensities() -> Derivation:
    """With C = a + bY the marginal propensity is constant; only the average one falls."""
    derivation = Derivation(
        PROPENSITIES,
        "keynes_propensities",
        ("Average and marginal propensity to consume", "平均消费倾向与边际消费倾向"),
        intro=Text(
            "The notes say that the marginal propensity to consume decreases. Which of the two propensities does so according "
            "to {household}?",
            "讲义称“边际消费倾向递减”。按{household}，递减的究竟是哪一个消费倾向？",
            household=household,
        ),
        reading=Text(
            "The marginal propensity is the constant {b}. The average propensity exceeds it, falls as income grows and "
            "approaches {b}: what declines is the share of income that is consumed.",
            "边际消费倾向是常数 {b}；平均消费倾向大于 {b}，随收入增加而递减并趋于 {b}：递减的是消费占收入的比重。",
            b=b,
        ),
        figures=("keynes_framework",),
    )
    slope = derivation.by(differentiate(spent, income, household), label="MPC", id="marginal_propensity")
    named = derivation.by(define(marginal_propensity, slope.lhs, slope), id="marginal_propensity_named")
    value = derivation.by(substitute(slope, into=named), id="marginal_propensity_value")
    derivation.by(
        differentiate(marginal_propensity, income, value),
        id="marginal_propensity_change",
        reading=("It does not change with income.", "它不随收入变化。"),
    )
    share = derivation.by(substitute(household, into=average_propensity), id="average_in_income")
    share = derivation.by(rearrange(average, b + subsistence / income, equation=share), label="APC", id="average_propensity")
    falling = derivation.by(differentiate(average, income, share), id="average_falls")
    derivation.by(sign(falling, "<0"), id="average_falls_sign")
    derivation.by(sign(average - b, ">0", share), id="average_above_marginal")
    derivation.by(limit(share, income, oo), id="average_in_the_limit")
    return derivation
