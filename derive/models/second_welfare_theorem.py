"""The second theorem: prices and transfers that make a given Pareto optimal allocation an equilibrium."""

from __future__ import annotations

import sympy
from sympy import Rational

from derive.equation import Equation, definition, equilibrium
from derive.model import Model
from derive.models.complete_markets_example import ENDOWMENTS
from derive.rules import conclude, define, differentiate, evaluate_at, rearrange, sign, substitute
from derive.step import Derivation
from derive.symbols import POSITIVE, EconomicSymbol, aggregate, parameter, variable
from derive.text import Text

EVENTS, HOUSEHOLDS = (0, 1, 2), (1, 2)


def _indexed(letter: str, household: int, event: int, en: str, zh: str, notation: str = "") -> EconomicSymbol:
    words = (f"{en} of household {household} in event {event}", f"家庭 {household} 在事件 {event} 的{zh}")
    return variable(
        f"{letter}_{household}_{event}", words, domain=POSITIVE, notation=f"{notation or letter}_{{{event}}}^{{{household}}}"
    )


def _target(household: int, event: int) -> EconomicSymbol:
    return _indexed("xbar", household, event, "consumption in the given allocation", "给定配置下的消费", "\\bar x")


def _owned(household: int, event: int) -> EconomicSymbol:
    return _indexed("e", household, event, "endowment", "禀赋")


def _marginal(household: int, event: int) -> EconomicSymbol:
    return _indexed("U", household, event, "marginal utility at the given allocation", "给定配置下的边际效用")


def _price(event: int) -> EconomicSymbol:
    words = (f"contingent price of consumption in event {event}", f"事件 {event} 中消费品的价格")
    return aggregate(f"phat_{event}", words, domain=POSITIVE, notation=f"\\hat p_{{{event}}}")


def transfer(household: int) -> EconomicSymbol:
    """Return the transfer to a household at date 0."""
    words = (f"transfer to household {household}", f"给家庭 {household} 的转移支付")
    return aggregate(f"T_{household}", words, notation=f"T^{{{household}}}")


def _weight(household: int) -> EconomicSymbol:
    words = (f"planner's weight of household {household}", f"社会计划者给家庭 {household} 的权数")
    return parameter(f"mu_{household}", words, domain=POSITIVE)


_OPTIMAL = tuple(
    Equation(
        _weight(1) * _marginal(1, s),
        _weight(2) * _marginal(2, s),
        name=Text(f"Pareto optimality in event {s}", f"事件 {s} 中的帕累托最优条件"),
    )
    for s in EVENTS
)
_FEASIBLE = tuple(
    equilibrium(
        _target(1, s) + _target(2, s), _owned(1, s) + _owned(2, s), (f"feasibility in event {s}", f"事件 {s} 中的可行性")
    )
    for s in EVENTS
)

SECOND_THEOREM = Model(
    "second_welfare_theorem",
    ("A Pareto optimal allocation", "一个帕累托最优配置"),
    [*_OPTIMAL, *_FEASIBLE],
    endogenous=[*(_marginal(2, s) for s in EVENTS), *(_target(2, s) for s in EVENTS)],
    exogenous=[
        *(_marginal(1, s) for s in EVENTS),
        *(_target(1, s) for s in EVENTS),
        *(_owned(h, s) for h in HOUSEHOLDS for s in EVENTS),
    ],
    parameters=[_weight(h) for h in HOUSEHOLDS],
)


def second_welfare_theorem() -> Derivation:
    """Prices are weighted marginal utilities; transfers bridge to the endowments and add up to zero."""
    derivation = Derivation(
        SECOND_THEOREM,
        "second_welfare_theorem",
        ("The second theorem of welfare economics", "福利经济学第二定理"),
        intro=(
            "An allocation is given that is Pareto optimal and gives everybody something of everything: a planner with "
            "suitable weights would choose it. Utilities are concave. Which prices and which transfers at date 0 make it "
            "an equilibrium?",
            "给定一个帕累托最优且每人每种商品都有消费的配置：某个具有适当权数的社会计划者会选择它。效用函数为凹函数。"
            "怎样的价格与 0 期的转移支付能使它成为均衡？",
        ),
        reading=(
            "At these prices every household's first-order conditions hold, with the reciprocal of its weight as the "
            "marginal utility of income, and with the transfer its budget holds too; concavity makes this sufficient. "
            "Complete securities then do what the contingent markets do. The transfers are not a detail: without them only "
            "the equilibria that start from the given endowments are reached.",
            "在这组价格下，每个家庭的一阶条件都成立，其收入的边际效用等于权数的倒数；加上转移支付，预算约束也成立。"
            "效用函数为凹函数，所以这已是充分条件。完全的证券市场可以代替事件依赖商品市场。转移支付并非细枝末节：没有它，"
            "就只能达到从给定禀赋出发的均衡。",
        ),
    )
    prices = [derivation.by(define(_price(s), _weight(1) * _marginal(1, s)), id=f"price_{s}") for s in EVENTS]
    for h in HOUSEHOLDS:
        for s in EVENTS:
            condition = Equation(_marginal(h, s), _price(s) / _weight(h))
            premises = (prices[s],) if h == 1 else (prices[s], _OPTIMAL[s])
            derivation.by(conclude(condition, *premises), id=f"optimal_for_{h}_in_{s}")
    transfers = []
    for h in HOUSEHOLDS:
        needed = sympy.Add(*(_price(s) * (_target(h, s) - _owned(h, s)) for s in EVENTS))
        transfers.append(derivation.by(define(transfer(h), needed, *prices), label=f"T_{h}", id=f"transfer_{h}"))
        cost = sympy.Add(*(_price(s) * _target(h, s) for s in EVENTS))
        wealth = sympy.Add(*(_price(s) * _owned(h, s) for s in EVENTS))
        derivation.by(conclude(Equation(cost, wealth + transfer(h)), transfers[-1]), id=f"budget_{h}")
    derivation.by(conclude(Equation(transfer(1) + transfer(2), 0), *transfers, *_FEASIBLE), id="transfers_add_up")
    return derivation


# The same with numbers: the worked economy, with logarithmic utility and equally likely states.

_PROBABILITY = {0: Rational(1), 1: Rational(1, 2), 2: Rational(1, 2)}
_OWN = ENDOWMENTS[0]
_TOTAL = tuple(sum(amounts) for amounts in zip(*ENDOWMENTS, strict=True))
mu = parameter("mu", ("share of household 1 in every event", "家庭 1 在每个事件中的份额"), domain=POSITIVE)
SHARE = Rational(3, 4)
T = variable("T", ("transfer to household 1", "给家庭 1 的转移支付"))


def _number_price(event: int) -> EconomicSymbol:
    words = (f"contingent price of consumption in event {event}", f"事件 {event} 中消费品的价格")
    return variable(f"phat_{event}", words, domain=POSITIVE, notation=f"\\hat p_{{{event}}}")


_RATIOS = tuple(
    definition(
        _number_price(s),
        _PROBABILITY[s] * _TOTAL[0] / _TOTAL[s],
        ("rate of substitution at the given allocation", "给定配置下的边际替代率"),
    )
    for s in EVENTS
)
_TRANSFER = definition(
    T,
    sympy.Add(*(_number_price(s) * (mu * _TOTAL[s] - _OWN[s]) for s in EVENTS)),
    ("value of what is missing", "所缺部分的价值"),
)

SECOND_EXAMPLE = Model(
    "second_theorem_example",
    ("Any share of the aggregate endowment", "总禀赋的任意份额"),
    [*_RATIOS, _TRANSFER],
    endogenous=[*map(_number_price, EVENTS), T],
    parameters=[mu],
)


def second_theorem_example() -> Derivation:
    """The transfer as a function of the share; the share that needs none; three quarters."""
    derivation = Derivation(
        SECOND_EXAMPLE,
        "second_theorem_example",
        ("The second theorem in a worked economy", "福利经济学第二定理：算例"),
        intro=Text(
            "The economy of the worked example: logarithmic utility, equally likely states, aggregate endowments {today} "
            "at date 0, {good} and {bad} in the states. With equal tastes the Pareto optimal allocations give household 1 "
            "the same share of everything, {mu}, whatever it is.",
            "沿用上面的算例：对数效用，两个状态等概率，0 期总禀赋为{today}，两个状态的总禀赋分别为{good}与{bad}。"
            "两个家庭偏好相同，帕累托最优配置就是家庭 1 得到各种商品的同一份额{mu}，份额本身可取任意值。",
            today=_TOTAL[0],
            good=_TOTAL[1],
            bad=_TOTAL[2],
            mu=mu,
        ),
        reading=(
            "Prices are the same for every share: with equal tastes they depend on the aggregate alone. The transfer rises "
            "with the share; only at one half is it zero, and this is the equilibrium without transfers.",
            "无论份额是多少，价格都相同：偏好相同时价格只取决于总禀赋。份额越大，所需转移支付越多；"
            "只有份额为三分之一时转移支付为零，这正是没有转移支付的均衡。",
        ),
    )
    needed = derivation.by(substitute(*_RATIOS, into=_TRANSFER), id="in_prices")
    short = derivation.by(rearrange(T, 12 * mu - 4, equation=needed), label="T", id="transfer")
    reaction = derivation.by(differentiate(T, mu, short), id="reaction")
    derivation.by(sign(reaction, ">0"), id="rises_with_the_share")
    derivation.by(evaluate_at({mu: Rational(1, 3)}, equation=short), id="no_transfer")
    derivation.by(evaluate_at({mu: SHARE}, equation=short), id="three_quarters")
    return derivation
