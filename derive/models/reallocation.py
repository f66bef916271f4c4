"""When a planner who may only reallocate securities can help everybody: number of securities, one good, complete markets."""

from __future__ import annotations

from dataclasses import replace

import sympy
from sympy import Expr

from derive.equation import Condition, Equation, behavioural, definition, nonzero
from derive.model import Model
from derive.rules import conclude, evaluate_at, sign
from derive.step import Derivation
from derive.symbols import POSITIVE, EconomicSymbol, parameter, variable
from derive.text import Text


def _gain(h: int) -> EconomicSymbol:
    words = (f"change of the expected utility of household {h}", f"家庭 {h} 期望效用的变化")
    return variable(f"dU_{h}", words, notation=f"Delta_{{{h}}}")


def _value(h: int, m: int) -> EconomicSymbol:
    words = (
        f"value of one unit of security {m} to household {h}, prices having adjusted",
        f"计入价格调整后，一单位证券 {m} 对家庭 {h} 的价值",
    )
    return variable(f"g_{h}_{m}", words, domain=POSITIVE, notation=f"g_{{{m}}}^{{{h}}}")


def _moved(m: int) -> EconomicSymbol:
    words = (f"amount of security {m} moved to household 1", f"转移给家庭 1 的证券 {m} 的数量")
    return variable(f"eta_{m}", words, notation=f"eta_{{{m}}}")


dU_1, dU_2 = _gain(1), _gain(2)
g = tuple(tuple(_value(h, m) for m in (1, 2)) for h in (1, 2))
eta_1, eta_2 = _moved(1), _moved(2)
ratio = variable("c", ("factor between the incomes of the households", "两个家庭的收入之比"), domain=POSITIVE, notation="c")


def _by_state(letter: str, words: tuple[str, str], notation: str = "") -> tuple[EconomicSymbol, ...]:
    return tuple(
        variable(
            f"{letter}_{s}",
            (f"{words[0]} in state {s}", f"状态 {s} 的{words[1]}"),
            domain=POSITIVE,
            notation=f"{notation or letter}_{{{s}}}",
        )
        for s in STATES
    )


STATES = (1, 2, 3)
kappa = _by_state("kappa", ("worth of one unit transferred", "转移一单位的实际价值"))
income = tuple(
    tuple(
        variable(f"m_{h}_{s}", (f"income of household {h} in state {s}", f"家庭 {h} 在状态 {s} 的收入"), domain=POSITIVE,
                 notation=f"m_{{{s}}}^{{{h}}}")
        for s in STATES
    )
    for h in (1, 2)
)  # fmt: skip
payoff = tuple(
    tuple(
        parameter(f"a_{s}_{m}", (f"payoff of security {m} in state {s}", f"证券 {m} 在状态 {s} 的支付"), domain=POSITIVE,
                  notation=f"a_{{{s}{m}}}")
        for s in STATES
    )
    for m in (1, 2)
)  # fmt: skip
pi = tuple(
    parameter(f"pi_{s}", (f"probability of state {s}", f"状态 {s} 的概率"), domain=POSITIVE, notation=f"pi_{{{s}}}")
    for s in STATES
)
mu = tuple(
    variable(
        f"mu_{h}",
        (f"multiplier of household {h} at date 0", f"家庭 {h} 在 0 期的乘子"),
        domain=POSITIVE,
        notation=f"mu_{{{h}}}",
    )
    for h in (1, 2)
)
q = tuple(
    variable(f"q_{m}", (f"price of security {m}", f"证券 {m} 的价格"), domain=POSITIVE, notation=f"q_{{{m}}}") for m in (1, 2)
)

_FIRST = definition(dU_1, g[0][0] * eta_1 + g[0][1] * eta_2, dU_1.meaning)
_SECOND = definition(dU_2, -g[1][0] * eta_1 - g[1][1] * eta_2, dU_2.meaning)


def _worth(h: int, m: int, factors: tuple[object, ...]) -> Expr:
    """Probability times marginal utility of income times payoff, times a factor for each state."""
    return sympy.Add(
        *(factor * one * a / spent for factor, one, a, spent in zip(factors, pi, payoff[m], income[h], strict=True))
    )


_VALUES = tuple(tuple(definition(g[h][m], _worth(h, m, kappa), g[h][m].meaning) for m in (0, 1)) for h in (0, 1))
_PORTFOLIOS = tuple(
    tuple(
        behavioural(
            _worth(h, m, (1, 1, 1)),
            mu[h] * q[m],
            (f"security {m + 1} in the portfolio of household {h + 1}", f"家庭 {h + 1} 对证券 {m + 1} 的一阶条件"),
        )
        for m in (0, 1)
    )
    for h in (0, 1)
)
REALLOCATION = Model(
    "reallocation",
    ("Moving securities from household 2 to household 1", "把证券由家庭 2 转移给家庭 1"),
    [_FIRST, _SECOND, *_VALUES[0], *_VALUES[1], *_PORTFOLIOS[0], *_PORTFOLIOS[1]],
    endogenous=[dU_1, dU_2, *g[0], *g[1], *q, income[0][0], income[1][0]],
    exogenous=[eta_1, eta_2, *income[0][1:], *income[1][1:], *kappa, *mu, ratio],
    parameters=[*pi, *payoff[0], *payoff[1]],
    order=(dU_1, dU_2, ratio, *pi, *kappa, *payoff[0], *payoff[1], *g[0], *g[1], *mu, *q, eta_1, eta_2),
)


def constrained_number_of_securities() -> Derivation:
    """One security cannot show constrained inefficiency, two can unless both households value them in proportion."""
    derivation = Derivation(
        REALLOCATION,
        "constrained_number_of_securities",
        ("How many securities a planner needs", "计划者需要几只证券"),
        intro=Text(
            "There is no consumption at date 0. What household 1 receives household 2 gives. The value {value} of a security "
            "adds up, over the states, probability times marginal utility of income times payoff times the factor {kappa} by "
            "which the price change multiplies every transfer; a household that takes prices as given leaves this factor out.",
            "0 期没有消费，家庭 1 得到的就是家庭 2 付出的。证券的价值{value}是在各状态上将概率、收入的边际效用、"
            "支付以及价格变动对转移的放大倍数{kappa}相乘后加总而得；把价格视为给定的家庭不会考虑这一倍数。",
            value=g[0][0],
            kappa=kappa[0],
        ),
        reading=(
            "With a single security that pays in every state somebody is always hurt, so no example with one bond and without "
            "consumption at date 0 can show constrained inefficiency. With two securities a direction that helps both exists "
            "unless their values are in the same proportion for both. They are when the factor is the same in all states, as "
            "with one good, and when incomes are in proportion, as with complete markets; otherwise this would be a "
            "coincidence (Geanakoplos and Polemarchakis 1986).",
            "只有一只在每个状态都有支付的证券时，总有人受损，因此没有 0 期消费、只有一只债券的例子不可能说明约束无效。"
            "有两只证券时，除非它们对两个家庭的价值成同一比例，否则总存在使双方都受益的再配置方向。各状态的放大倍数相同"
            "（例如只有一种商品）时成比例；两个家庭的收入成比例（例如市场完全）时也成比例；此外成比例只是巧合"
            "（Geanakoplos and Polemarchakis，1986）。",
        ),
    )
    alone = [derivation.by(evaluate_at({eta_2: 0}, equation=one), id=f"alone_{h}") for h, one in ((1, _FIRST), (2, _SECOND))]
    derivation.by(
        sign(dU_1 * dU_2, "<=0", *alone),
        id="one_security",
        reading=("With security 1 alone the changes never have the same sign.", "只有证券 1 时，两个变化绝不同号。"),
    )
    _both_gain(derivation)
    _in_proportion(derivation)
    return derivation


def _both_gain(derivation: Derivation) -> None:
    """Choose the direction by Cramer's rule."""
    determinant = g[0][0] * g[1][1] - g[0][1] * g[1][0]
    chosen = tuple(
        Condition(symbol - value, "=0")
        for symbol, value in (
            (eta_1, (g[1][1] + g[0][1]) / determinant),
            (eta_2, -(g[0][0] + g[1][0]) / determinant),
        )
    )
    for name, one in (("household_1", _FIRST), ("household_2", _SECOND)):
        derivation.by(
            conclude(Equation(one.lhs, 1, holds_for=chosen), one, given=(*chosen, nonzero(determinant))),
            id=f"both_gain_{name}",
            reading=("With both securities this direction raises both utilities by one.",
                     "有两只证券时，沿这一方向双方的效用各增加一单位。") if name == "household_1" else None,
        )  # fmt: skip


def _in_proportion(derivation: Derivation) -> None:
    """Equal factors and proportional incomes make values proportional; then one household's gain is the other's loss."""
    proportional = Equation(g[0][0] * g[1][1], g[0][1] * g[1][0])
    equal = tuple(Condition(one - kappa[0], "=0") for one in kappa[1:])
    chosen = [
        derivation.by(
            conclude(
                Equation(g[h][m], kappa[0] * mu[h] * q[m], holds_for=equal), _VALUES[h][m], _PORTFOLIOS[h][m], given=equal
            ),
            id=f"equal_factors_{h + 1}_{m + 1}",
        )
        for h in (0, 1)
        for m in (0, 1)
    ]
    derivation.by(
        conclude(replace(proportional, holds_for=equal), *chosen, given=equal),
        id="equal_factors",
        reading=(
            "The same factor in all states, in particular one good: the portfolios that households have chosen make values "
            "proportional.",
            "各状态放大倍数相同（特别是只有一种商品）：家庭自己的证券选择已使价值成比例。",
        ),
    )
    complete = tuple(Condition(one - ratio * other, "=0") for one, other in zip(*income, strict=True))
    scaled = [
        derivation.by(
            conclude(Equation(g[1][m], ratio * g[0][m], holds_for=complete), _VALUES[0][m], _VALUES[1][m], given=complete),
            id=f"complete_markets_{m + 1}",
            reading=(
                "Complete markets: incomes, and with them marginal utilities, are in proportion.",
                "市场完全：收入从而边际效用成比例。",
            )
            if m == 0
            else None,
        )
        for m in (0, 1)
    ]
    derivation.by(conclude(replace(proportional, holds_for=complete), *scaled, given=complete), id="complete_markets")
    loss = Condition(proportional.residual, "=0")
    derivation.by(
        conclude(Equation(g[1][0] * dU_1, -g[0][0] * dU_2, holds_for=(loss,)), _FIRST, _SECOND, given=(loss,)),
        id="in_proportion",
        reading=("Values in proportion: what one gains the other loses.", "价值成比例：一方所得即另一方所失。"),
    )
