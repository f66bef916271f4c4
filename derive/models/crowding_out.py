"""Crowding out in numbers: the economy of homework 2 with government purchases raised by 50."""

from __future__ import annotations

from sympy import Rational

from derive.equation import Equation
from derive.model import Model
from derive.models.homework_2 import (
    consumption,
    goods_market,
    investment,
    money_demand,
    money_market,
    money_supply,
    net_exports,
    price_level,
    tax_rate,
)
from derive.models.keynesian_symbols import NX, ORDER, C, G, I, K, L, M, P, Y, r, t
from derive.rules import calibrate, collect, conclude, define, differentiate, evaluate_at, express, isolate, sign, substitute
from derive.step import Derivation
from derive.symbols import aggregate
from derive.text import Text

Y_fixed = aggregate("Y_f", ("income if the interest rate had stayed put", "利率不变时的收入"), notation="Y_f")
Y_new = aggregate("Y_n", ("new equilibrium income", "新的均衡收入"), notation="Y_n")
OLD_PURCHASES, NEW_PURCHASES = 200, 250

CROWDING_OUT = Model(
    "crowding_out",
    ("The economy of homework 2 with variable government purchases", "作业 2 的经济：政府支出可变"),
    [goods_market, consumption, investment, net_exports, money_market, money_demand, tax_rate, money_supply, price_level],
    endogenous=[Y, r, C, I, NX, L, t, M, P],
    exogenous=[G],
    aggregates=[K, Y_fixed, Y_new],
    order=ORDER,
    decimals=True,
    given={G: OLD_PURCHASES},
)


def crowding_out_example() -> Derivation:
    """Fifty more of government purchases: income rises by half of what the multiplier promises."""
    derivation = Derivation(
        CROWDING_OUT,
        "crowding_out_example",
        ("Crowding out in numbers", "挤出效应的数值例子"),
        intro=Text(
            "The government of homework 2 spends 250 instead of 200. By how much does income rise, and who gives way?",
            "在作业 2 的经济中，政府支出由 200 增加到 250。收入增加多少？谁被挤出？",
        ),
        reading=Text(
            "At the old interest rate income would rise by 125, that is 2.5 times 50, to 1375. But the extra income needs "
            "money, the rate "
            "rises from 0.1 to 0.125, and investment and net exports fall; income rises by 62.5 only, to 1312.5. Half of "
            "the effect is crowded out, though not half of the purchases: the multiplier is 1.25 instead of 2.5.",
            "若利率不变，收入将增加 50 的 2.5 倍即 125，达到 1375。但收入增加需要更多货币，利率由 0.1 上升到 0.125，"
            "投资与净出口减少；收入只增加 62.5，为 1312.5。乘数由 2.5 降为 1.25，效果有一半被挤出。",
        ),
    )
    is_curve, rate, income = _equilibrium(derivation)
    _multipliers(derivation, is_curve, income)
    _new_equilibrium(derivation, is_curve, rate, income)
    _who_gives_way(derivation, rate, income)
    return derivation


def _equilibrium(derivation: Derivation) -> tuple[Equation, Equation, Equation]:
    spending = derivation.by(substitute(consumption, investment, net_exports, into=goods_market), id="spending")
    numbers = derivation.by(calibrate(tax_rate, equation=spending), id="spending_in_numbers")
    collected = derivation.by(collect(numbers, Y), id="is_collected")
    is_curve = derivation.by(isolate(Y, equation=collected), label="IS", id="is_curve")
    market = derivation.by(substitute(money_demand, into=money_market), id="money")
    lm_curve = derivation.by(calibrate(money_supply, price_level, equation=market), label="LM", id="lm_curve")
    crossing = derivation.by(substitute(is_curve, into=lm_curve), id="crossing")
    rate = derivation.by(isolate(r, equation=crossing), label="r*", id="interest_rate")
    income = derivation.by(substitute(rate, into=is_curve), label="Y*", id="income")
    return is_curve, rate, income


def _multipliers(derivation: Derivation, is_curve: Equation, income: Equation) -> None:
    multiplier = derivation.by(
        define(K, 1 / (1 - Rational(72, 100) + Rational(12, 100))),
        id="multiplier_at_given_rate",
        reading=(
            "Of each unit of income 0.72 is spent on consumption, and net exports fall by 0.12.",
            "收入每增加一单位，消费增加 0.72，净出口减少 0.12。",
        ),
    )
    derivation.by(
        express(Y, K * (400 + G - 1000 * r), equation=is_curve, using=(multiplier,)),
        id="is_with_multiplier",
        reading=Text(
            "Without crowding out, at a given rate, income rises by {K} for each unit.",
            "利率给定、不考虑挤出时，政府支出每增加一单位，收入增加{K}。",
            K=K,
        ),
    )
    derivation.by(differentiate(Y, G, income), id="multiplier_in_equilibrium", reading=("With crowding out.", "考虑挤出效应。"))


def _new_equilibrium(derivation: Derivation, is_curve: Equation, rate: Equation, income: Equation) -> None:
    derivation.by(evaluate_at({G: OLD_PURCHASES}, equation=rate), id="old_interest_rate")
    derivation.by(evaluate_at({G: OLD_PURCHASES}, equation=income), id="old_income")
    derivation.by(evaluate_at({G: NEW_PURCHASES}, equation=rate), id="new_interest_rate")
    new = derivation.by(evaluate_at({G: NEW_PURCHASES}, equation=income), id="new_income")
    fixed = derivation.by(
        evaluate_at({G: NEW_PURCHASES, r: Rational(1, 10)}, equation=is_curve),
        id="income_at_old_rate",
        reading=("What income would be if the rate stayed at 0.1.", "利率保持 0.1 时的收入。"),
    )
    without = derivation.by(define(Y_fixed, fixed.rhs), id="without_crowding_out")
    with_it = derivation.by(define(Y_new, new.rhs), id="with_crowding_out")
    derivation.by(
        conclude(Equation(Y_fixed - Y_new, fixed.rhs - new.rhs), without, with_it),
        label="crowding out",
        id="crowded_out",
        reading=("This much income is crowded out.", "这就是被挤出的收入。"),
    )


def _who_gives_way(derivation: Derivation, rate: Equation, income: Equation) -> None:
    for name, function in (("investment", investment), ("net_exports", net_exports), ("consumption", consumption)):
        known = tuple(equation for equation in (tax_rate, income, rate) if equation.lhs in function.rhs.free_symbols)
        part = derivation.by(substitute(*known, into=function), id=name)
        effect = derivation.by(differentiate(part.lhs, G, part), id=f"{name}_effect")  # type: ignore[arg-type]
        derivation.by(sign(effect, ">0" if name == "consumption" else "<0"), id=f"{name}_effect_sign")
