"""Loanable funds against liquidity preference: two accounts of one equilibrium, two theories of what adjusts."""

from __future__ import annotations

from derive.equation import Equation, equilibrium, identity, positive
from derive.functions import function
from derive.model import Model
from derive.models.interest_symbols import M, P, Y, i
from derive.rules import conclude, differentiate, evaluate_at, isolate, sign
from derive.step import Derivation
from derive.strategies.signs import add_sign
from derive.symbols import variable

X_g = variable("X_g", ("excess demand for goods, I - S", "产品的超额需求 I − S"))
X_b = variable("X_b", ("excess demand for bonds", "债券的超额需求"))
X_m = variable("X_m", ("excess demand for money", "货币的超额需求"))

walras = identity(X_g + X_b + X_m, 0, ("Walras' law for the three markets", "三个市场的瓦尔拉斯定律"))

WALRAS = Model(
    "loanable_funds_walras",
    ("Goods, bonds and money", "产品、债券与货币"),
    [walras],
    endogenous=[X_b],
    exogenous=[X_g, X_m],
    order=(X_g, X_b, X_m),
)


def interest_two_theories() -> Derivation:
    """Bonds clear exactly when money clears, provided that goods do."""
    derivation = Derivation(
        WALRAS,
        "interest_two_theories",
        ("Loanable funds and liquidity preference: the same equilibrium", "可贷资金理论与流动性偏好理论：同一个均衡"),
        intro=(
            "Loanable funds theory looks at the bond market, liquidity preference at the money market. What "
            "people do not spend "
            "on goods they put into bonds or money: summed over everybody, the three excess demands (in real terms) add up to "
            "zero.",
            "可贷资金理论着眼于债券市场，流动性偏好理论着眼于货币市场。人们不用于购买产品的部分，不是买债券就是持有货币："
            "全社会加总，三个市场的（实际）超额需求之和为零。",
        ),
        reading=(
            "Where the goods market clears, the rate that clears the market for loans is the rate that clears "
            "the money market: "
            "the theories cannot disagree about a full equilibrium. Off it they can: when investment exceeds saving and money "
            "is balanced, bonds are in excess supply and loanable funds theory expects the rate to rise.",
            "产品市场出清时，使债券（可贷资金）市场出清的利率也使货币市场出清：两种理论对一般均衡没有分歧。在非均衡状态则不同："
            "若投资大于储蓄而货币市场均衡，则债券供过于求，按可贷资金理论利率将上升。",
        ),
    )
    bonds = derivation.by(isolate(X_b, equation=walras), id="bonds")
    cleared = derivation.by(evaluate_at({X_g: 0}, equation=bonds), id="goods_cleared")
    derivation.by(
        evaluate_at({X_m: 0}, equation=cleared),
        id="money_cleared",
        reading=("Goods and money clear, so bonds do.", "产品与货币市场出清，则债券市场出清。"),
    )
    balanced = derivation.by(evaluate_at({X_m: 0}, equation=bonds), id="money_balanced")
    derivation.by(sign(balanced, "<0", given=(positive(X_g),)), id="bonds_in_excess_supply")
    return derivation


S = function("S", 2, ("saving function", "储蓄函数"), signs={1: ">0", 2: ">0"}, arguments=("Y", "i"))
I = function("I", 1, ("investment function", "投资函数"), signs={1: "<0"})
L = function("L", 2, ("demand for real balances", "实际货币需求函数"), signs={(): ">0", 1: ">0", 2: "<0"}, arguments=("Y", "i"))
A = variable("A", ("government deficit, borrowed from savers", "政府赤字（向储蓄者借入）"))
goods = equilibrium(S(Y, i), I(i) + A, ("market for loanable funds", "可贷资金市场均衡条件"))
money = equilibrium(M, P * L(Y, i), ("money-market equilibrium", "货币市场均衡条件"))

CLASSICAL = Model(
    "loanable_funds",
    ("Saving, investment and money", "储蓄、投资与货币"),
    [goods, money],
    endogenous=[i, P],
    exogenous=[M, Y, A],
    order=(M, P, A, Y, i),
)

KEYNESIAN = Model(
    "liquidity_preference",
    ("The same equations with a given price level", "价格水平给定时的同一方程组"),
    [goods, money],
    endogenous=[i, Y],
    exogenous=[M, P, A],
    order=(M, P, A, Y, i),
)


def interest_loanable_funds() -> Derivation:
    """Given income: saving and investment set the rate, money sets the price level."""
    derivation = Derivation(
        CLASSICAL,
        "interest_loanable_funds",
        ("Loanable funds: income given, prices flexible", "可贷资金理论：收入给定，价格可变"),
        intro=(
            "The classical view: income is at full employment and prices are flexible. Expected inflation is zero, so that one "
            "rate will do.",
            "古典观点：收入处于充分就业水平，价格可以变动。设预期通货膨胀率为零，名义利率与实际利率相同。",
        ),
        reading=(
            "Saving and investment alone determine the rate; more money raises the price level in proportion and "
            "leaves the rate "
            "where it was. More income means more saving and a lower rate, a government deficit a higher one.",
            "利率只由储蓄与投资决定；货币供给增加使价格水平同比例上升，利率不变。收入增加使储蓄增加，利率下降；政府赤字增加使利率上升。",
        ),
    )
    for outcome, shock in ((i, M), (P, M), (i, Y), (i, A)):
        name = f"d{outcome.key}_d{shock.key}"
        effect = derivation.by(differentiate(outcome, shock, goods, money, jointly=(i, P)), id=name)
        add_sign(derivation, effect, id=f"{name}_sign")
        if outcome is P:
            derivation.by(conclude(Equation(effect.lhs * M / P, 1), effect, money), id="prices_in_proportion")
    return derivation


def interest_liquidity_preference() -> Derivation:
    """Given prices: money moves the rate, and income adjusts saving to investment."""
    derivation = Derivation(
        KEYNESIAN,
        "interest_liquidity_preference",
        ("Liquidity preference: prices given, income flexible", "流动性偏好理论：价格给定，收入可变"),
        intro=(
            "Keynes's view: prices are given in the short run and income adjusts. The same two equations now "
            "determine the rate "
            "and income together.",
            "凯恩斯的观点：短期价格给定，收入可变。同样两个方程现在共同决定利率与收入。",
        ),
        reading=(
            "More money lowers the rate and raises income; a deficit raises both. The rate is independent of "
            "saving and investment only as long as "
            "income is held fixed, as the first part of this lecture does; once income adjusts, rate and income are determined "
            "together, which is IS–LM.",
            "货币供给增加使利率下降、收入上升；赤字增加使利率与收入都上升。只有像本讲前半部分那样假定收入不变，利率才与储蓄、投资无关；收入可变时，"
            "利率与收入同时决定，这就是 IS–LM 模型。",
        ),
    )
    for outcome, shock in ((i, M), (Y, M), (i, A), (Y, A)):
        name = f"d{outcome.key}_d{shock.key}"
        effect = derivation.by(differentiate(outcome, shock, goods, money, jointly=(i, Y)), id=name)
        add_sign(derivation, effect, id=f"{name}_sign")
    return derivation
