"""The firms of both countries: at home they own capital and borrow abroad, abroad they only hire."""

from __future__ import annotations

from derive.equation import Equation, constraint, definition, positive
from derive.model import Model
from derive.models.two_country_symbols import (
    A,
    F,
    b_f1,
    k_f0,
    k_f1,
    r_1,
    r_1s,
    r_2,
    r_2s,
    r_g2,
    w_1,
    w_1s,
    w_2,
    w_2s,
)
from derive.problem import OptimizationProblem, maximize
from derive.rules import conclude, curved, first_order_condition, sign_by
from derive.step import Derivation
from derive.strategies.euler_equations import euler_equations
from derive.strategies.first_order_conditions import first_order_conditions
from derive.symbols import POSITIVE, EconomicSymbol, parameter, variable
from derive.text import Text


def _demand(key: str, en: str, zh: str, notation: str) -> EconomicSymbol:
    return variable(key, (en, zh), domain=POSITIVE, notation=notation)


k_0d = _demand("k_0_d", "capital hired in period 1", "第 1 期租用的资本", "k_0^d")
k_1d = _demand("k_1_d", "capital hired in period 2", "第 2 期租用的资本", "k_1^d")
l_1d = _demand("l_1_d", "labour hired in period 1", "第 1 期雇用的劳动", "l_1^d")
l_2d = _demand("l_2_d", "labour hired in period 2", "第 2 期雇用的劳动", "l_2^d")
k_0ds = _demand("k_0_d_star", "capital hired abroad in period 1", "外国企业第 1 期租用的资本", "k_0^{d*}")
k_1ds = _demand("k_1_d_star", "capital hired abroad in period 2", "外国企业第 2 期租用的资本", "k_1^{d*}")
l_1ds = _demand("l_1_d_star", "labour hired abroad in period 1", "外国企业第 1 期雇用的劳动", "l_1^{d*}")
l_2ds = _demand("l_2_d_star", "labour hired abroad in period 2", "外国企业第 2 期雇用的劳动", "l_2^{d*}")
multiplier = variable("lambda", ("multiplier of the firm's budget", "企业预算约束的乘子"))

a_f = variable("a_f", ("capital of the firm at the end of period 2", "企业第 2 期期末的资本"), notation="a_f")

HOME_FIRM = OptimizationProblem(
    "home_firm",
    ("The home firm", "本国企业"),
    maximize(A * F(k_f1 + k_1d, l_2d) - r_2 * k_1d - w_2 * l_2d - (1 + r_g2) * b_f1 + k_f1, a_f),
    [k_0d, l_1d, k_1d, l_2d, k_f1, b_f1],
    [
        constraint(
            k_f1,
            k_f0 + A * F(k_f0 + k_0d, l_1d) - r_1 * k_0d - w_1 * l_1d + b_f1,
            ("budget of the firm in period 1", "企业第 1 期预算约束"),
        )
    ],
    [multiplier],
    exogenous=[k_f0, r_1, w_1, r_2, w_2, r_g2],
    parameters=[A],
    conditions=[positive(k_f0 + k_0d), positive(k_f1 + k_1d)],
    order=(A, k_f0, k_0d, k_f1, k_1d, l_1d, l_2d, r_1, r_2, r_g2, w_1, w_2, b_f1),
)


def home_firm() -> Derivation:
    """Factor prices are marginal products, both ways to finance capital cost the same, and what the firm ends with."""
    derivation = Derivation(
        HOME_FIRM,
        "home_firm",
        ("The home firm: it hires, accumulates and borrows", "本国企业：租用、积累与借款"),
        intro=Text(
            "Nobody owns the firm and it pays no dividends; it makes its own capital at the end of period 2 as large as it "
            "can. "
            "Putting the budget into the objective would place one production function inside the other, since {capital} "
            "stands inside {output} as well; the Lagrangian avoids that. Hired capital costs {hired}: output counts new goods "
            "only, and the capital itself returns to its owner without entering any equation. Money borrowed abroad entered "
            "the budget of period 1, so that period 2 must show its repayment too, {repaid}.",
            "企业没有股东、不分红，目标是使第 2 期期末的资本尽可能多。若把预算约束代入目标函数，"
            "由于{capital}也出现在{output}中，"
            "一个生产函数会套进另一个，所以用拉格朗日方法。租用资本的成本为{hired}：产出只包括新生产的产品，"
            "资本本身归还所有者，不进入任何方程。"
            "国际借款的流入已写入第 1 期预算，第 2 期就必须连本带息写出归还额{repaid}。",
            capital=k_f1,
            output=F(k_f1 + k_1d, l_2d),
            hired=r_2 * k_1d,
            repaid=(1 + r_g2) * b_f1,
        ),
        reading=(
            "With constant returns the factors use up the whole product: what the firm hires neither adds to nor takes from "
            "its "
            "wealth, and its scale is left to market clearing. It ends with its initial capital at compound interest. This is "
            "exactly the amount that the household never gets to eat.",
            "规模报酬不变时，产出恰好全部分配给要素：租用多少要素对企业的财富没有影响，企业规模由市场出清决定。"
            "企业期末拥有的是初始资本的本利和，这正是居民永远消费不到的那一部分。",
        ),
        figures=("home_sectors",),
    )
    conditions = first_order_conditions(derivation)
    derivation.by(sign_by(multiplier, ">0", conditions[k_f1]), id="multiplier_positive")
    eliminated = euler_equations(derivation, conditions)
    _one_rate(derivation, conditions, eliminated)
    _terminal_wealth(derivation, conditions, eliminated)
    return derivation


def _one_rate(
    derivation: Derivation, conditions: dict[EconomicSymbol, Equation], eliminated: dict[EconomicSymbol, Equation]
) -> None:
    """The return to own capital equals the international rate, and the rental price."""
    for equation in eliminated.values():
        if equation.free_symbols & {r_g2} and r_2 not in equation.free_symbols:
            derivation.by(
                conclude(Equation(r_2, r_g2), equation, conditions[k_1d]),
                id="no_arbitrage",
                reading=(
                    "Own capital, hired capital and borrowed money do the same work, so they cost the same.",
                    "自有资本、租用资本与借入资金的作用相同，成本也必须相同。",
                ),
            )


def _terminal_wealth(
    derivation: Derivation, conditions: dict[EconomicSymbol, Equation], eliminated: dict[EconomicSymbol, Equation]
) -> None:
    """Factor exhaustion in both periods leaves the initial capital with interest."""
    first, second = k_f0 + k_0d, k_f1 + k_1d
    exhausted_1 = derivation.by(
        conclude(Equation(A * F(first, l_1d), r_1 * first + w_1 * l_1d), eliminated[k_0d], eliminated[l_1d]),
        id="exhaustion_1",
        reading=("Euler's theorem for constant returns.", "规模报酬不变函数的欧拉定理。"),
    )
    exhausted_2 = derivation.by(
        conclude(Equation(A * F(second, l_2d), r_2 * second + w_2 * l_2d), conditions[k_1d], conditions[l_2d]),
        id="exhaustion_2",
    )
    objective, budget = derivation.model.equations[0], derivation.model.equations[1]
    saved = derivation.by(conclude(Equation(k_f1 - b_f1, (1 + r_1) * k_f0), budget, exhausted_1), id="net_capital")
    rate = derivation.result("no_arbitrage")
    end = derivation.by(conclude(Equation(a_f, (1 + r_2) * (k_f1 - b_f1)), objective, exhausted_2, rate), id="end_capital")
    derivation.by(
        conclude(Equation(a_f, (1 + r_1) * (1 + r_2) * k_f0), end, saved),
        id="terminal_wealth",
        label="a_f",
    )
    derivation.by(
        curved(objective.rhs, (k_f1, k_1d, l_2d, b_f1), "concave"),
        id="concave_objective",
        reading=(
            "Output is concave, everything else linear, and the multiplier is positive: the conditions are sufficient. They do "
            "not fix how much the firm hires.",
            "产出函数为凹函数，其余各项是线性的，乘子为正，所以一阶条件也是充分条件，但它们并不能确定企业租用多少要素。",
        ),
    )


scale = parameter("t", ("factor by which all inputs are multiplied", "全部投入扩大的倍数"), domain=POSITIVE)
profit_1 = variable("Pi_1", ("profit abroad in period 1", "外国企业第 1 期利润"), notation="Pi_1^*")
profit_2 = variable("Pi_2", ("profit abroad in period 2", "外国企业第 2 期利润"), notation="Pi_2^*")

FOREIGN_FIRM = Model(
    "foreign_firm",
    ("The foreign firm", "外国企业"),
    [
        definition(profit_1, A * F(k_0ds, l_1ds) - r_1s * k_0ds - w_1s * l_1ds, ("profit in period 1", "第 1 期利润")),
        definition(profit_2, A * F(k_1ds, l_2ds) - r_2s * k_1ds - w_2s * l_2ds, ("profit in period 2", "第 2 期利润")),
    ],
    endogenous=[profit_1, profit_2],
    exogenous=[k_0ds, l_1ds, k_1ds, l_2ds, r_1s, w_1s, r_2s, w_2s],
    parameters=[A, scale],
    order=(A, scale, k_0ds, l_1ds, k_1ds, l_2ds, r_1s, w_1s, r_2s, w_2s),
)


def foreign_firm() -> Derivation:
    """A static problem in each period: no constraint, no Lagrangian, zero profit."""
    derivation = Derivation(
        FOREIGN_FIRM,
        "foreign_firm",
        ("The foreign firm: hiring only", "外国企业：只租用要素"),
        intro=(
            "Abroad households own the capital and do the saving. The firm hires both factors anew in each period; nothing "
            "links the periods, there is no constraint and no multiplier, only a profit to be made as large as possible.",
            "外国的资本归居民所有，储蓄由居民决定。企业每期重新租用两种要素，各期之间没有联系，也就没有约束与乘子，"
            "只需使当期利润最大。",
        ),
        reading=(
            "At these prices profit is zero at every scale, at lower ones it would grow without bound, at higher ones the firm "
            "would close: the conditions fix the ratio of capital to labour, market clearing the scale.",
            "在这样的价格下，任何规模的利润都为零；价格再低，利润将无限增大；价格再高，企业就会停产。"
            "一阶条件只确定资本与劳动之比，规模由市场出清确定。",
        ),
        figures=("foreign_sectors",),
    )
    first, second = FOREIGN_FIRM.equations
    costs = (r_1s * k_0ds + w_1s * l_1ds, r_2s * k_1ds + w_2s * l_2ds)
    for profit, cost, capital, labour in zip((first, second), costs, (k_0ds, k_1ds), (l_1ds, l_2ds), strict=True):
        hired = derivation.by(first_order_condition(capital, profit), id=f"foc_{capital.key}")
        employed = derivation.by(first_order_condition(labour, profit), id=f"foc_{labour.key}")
        derivation.by(conclude(Equation(profit.rhs + cost, cost), hired, employed), id=f"zero_{profit.lhs}")
        derivation.by(curved(profit.rhs, (capital, labour), "concave"), id=f"concave_{profit.lhs}")
    larger = A * F(scale * k_0ds, scale * l_1ds) - r_1s * scale * k_0ds - w_1s * scale * l_1ds
    derivation.by(
        conclude(Equation(larger, scale * profit_1), first),
        id="scale",
        reading=Text(
            "{scale} times the inputs give {scale} times the profit: a positive profit could be multiplied without bound, so "
            "that the largest profit is zero or does not exist.",
            "投入变为{scale}倍，利润也变为{scale}倍：只要利润为正，就可以无限扩大规模。因此最大利润或者为零，或者不存在。",
            scale=scale,
        ),
    )
    return derivation
