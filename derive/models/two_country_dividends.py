"""The counterfactual: what if the firms paid dividends, early or late?"""

from __future__ import annotations

from derive.equation import Equation, constraint, definition
from derive.model import Model
from derive.models.two_country_budgets import OWNED
from derive.models.two_country_firms import a_f
from derive.models.two_country_markets import BORROWING, HOME_CAPITAL
from derive.models.two_country_symbols import (
    A,
    F,
    L,
    b_1,
    b_c1,
    b_f1,
    c_1,
    c_2,
    k_0,
    k_1,
    k_c0,
    k_c1,
    k_f0,
    k_f1,
    r_1,
    r_2,
    theta,
    w_1,
    w_2,
)
from derive.rules import conclude, evaluate_at
from derive.step import Derivation
from derive.symbols import NONNEGATIVE, SHARE, parameter, variable
from derive.text import Text

v = variable("v", ("dividend in period 1", "第 1 期红利"), domain=NONNEGATIVE)
z = variable("z", ("dividend in period 2", "第 2 期红利"), domain=NONNEGATIVE)
delta = parameter("delta", ("share of the firms' wealth paid out", "企业财富的分红比例"), domain=SHARE)

_HOUSEHOLD_1 = constraint(
    c_1 + k_c1, k_c0 + r_1 * k_c0 + w_1 * L + b_c1 + v, ("household with dividend, period 1", "有红利的居民第 1 期预算约束")
)
_HOUSEHOLD_2 = constraint(
    c_2 + (1 + r_2) * b_c1,
    k_c1 + r_2 * k_c1 + w_2 * L + z,
    ("household with dividend, period 2", "有红利的居民第 2 期预算约束"),
)
_FIRM_1 = constraint(
    k_f1,
    k_f0 + A * F(k_0, L) - r_1 * k_c0 - w_1 * L + b_f1 - v,
    ("firm that pays a dividend, period 1", "分红企业第 1 期预算约束"),
)
_FIRM_2 = constraint(a_f, (1 + r_2) * (k_f1 - b_f1) - z, ("firm that pays a dividend, period 2", "分红企业第 2 期预算约束"))
_PAID = definition(v, delta * (1 + r_1) * k_f0, ("dividend in period 1", "第 1 期红利"))
_INCOME = tuple(
    Equation(A * F(capital, L), rate * capital + wage * L, name=Text("factors use up the product", "产出恰好分配给要素"))
    for capital, rate, wage in ((k_0, r_1, w_1), (k_1, r_2, w_2))
)

DIVIDENDS = Model(
    "two_country_dividends",
    ("Budgets with dividends", "有红利时的预算约束"),
    [_HOUSEHOLD_1, _HOUSEHOLD_2, _FIRM_1, _FIRM_2, _PAID, *HOME_CAPITAL, BORROWING, OWNED, *_INCOME],
    endogenous=[c_1, c_2, k_f1, a_f, v, k_c0, k_c1, b_c1, k_f0, w_1, w_2],
    exogenous=[z, k_0, k_1, b_1, b_f1, r_1, r_2, L],
    parameters=[A, theta, delta],
    order=(c_1, c_2, delta, theta, A, k_0, k_1, k_c0, k_f0, k_c1, k_f1, a_f, w_1, w_2, r_1, r_2, L, b_1, b_c1, b_f1, v, z),
)


def dividends() -> Derivation:
    """Paying out a part of the wealth is the same as owning less; paying out everything at the end undoes all."""
    derivation = Derivation(
        DIVIDENDS,
        "dividends",
        ("What if the firms paid dividends?", "如果企业分红"),
        intro=Text(
            "Let the firms hand out the part {part} of their wealth at the end of period 1, or a dividend {late} at the end of "
            "period 2. Everything else is as before, constant returns included.",
            "设企业在第 1 期末把财富的{part}部分作为红利分给居民，或在第 2 期末支付红利{late}。其余设定不变，规模报酬仍不变。",
            part=delta,
            late=z,
        ),
        reading=Text(
            "An early dividend works like a smaller share: {share} takes the place of {theta}, so that all signs of this "
            "lecture turn round, and {all} restores the symmetric world without lending. A late dividend that leaves the "
            "firm nothing removes {theta} from the equations altogether: households foresee it and borrow against it. "
            "It is not the ownership of capital that makes the imbalance, but that it never returns to those who consume.",
            "提前分红相当于企业份额降低：{share}取代了{theta}，本讲的各个方向随之反转；若{all}，就回到没有国际借贷的对称世界。"
            "若期末把全部财富分给居民，{theta}就从方程中消失：居民预见到红利，会提前借款消费。"
            "可见失衡的根源不在于资本归谁所有，而在于它永远不回到消费者手中。",
            share=(1 - delta) * theta,
            theta=theta,
            all=Equation(delta, 1),
        ),
    )
    income_1, income_2 = _INCOME
    capital_0, capital_1 = HOME_CAPITAL
    derivation.by(
        conclude(Equation(c_1, k_0 + A * F(k_0, L) - k_1 + b_1), _HOUSEHOLD_1, _FIRM_1, *HOME_CAPITAL, BORROWING),
        id="resources_1",
        reading=(
            "The dividend drops out: paid by the one, received by the other.",
            "红利一付一收，相互抵消。",
        ),
    )
    kept = derivation.by(
        conclude(Equation(k_f1 - b_f1, (1 - delta) * (1 + r_1) * k_f0), _FIRM_1, income_1, capital_0, _PAID), id="kept"
    )
    spent = derivation.by(
        conclude(
            Equation(c_2, k_1 + A * F(k_1, L) - (1 + r_2) * (k_f1 - b_f1) - (1 + r_2) * b_1 + z),
            _HOUSEHOLD_2, income_2, capital_1, BORROWING,
        ),
        id="spent",
    )  # fmt: skip
    share = (1 - delta) * theta
    both = derivation.by(
        conclude(
            Equation(c_2, k_1 + A * F(k_1, L) - (1 + r_1) * (1 + r_2) * share * k_0 - (1 + r_2) * b_1 + z), spent, kept, OWNED
        ),
        id="resources_2",
    )
    derivation.by(
        evaluate_at({z: 0}, equation=both),
        id="early",
        reading=Text(
            "The resource constraint of this lecture with {share} in place of {theta}.",
            "这就是本讲的资源约束，只是{share}取代了{theta}。",
            share=share,
            theta=theta,
        ),
    )
    derivation.by(
        conclude(Equation(c_2, k_1 + A * F(k_1, L) - (1 + r_2) * b_1 - a_f), spent, _FIRM_2),
        id="late",
        reading=Text(
            "With {nothing} the home country is like the foreign one.",
            "若{nothing}，本国与外国就没有差别。",
            nothing=Equation(a_f, 0),
        ),
    )
    return derivation
