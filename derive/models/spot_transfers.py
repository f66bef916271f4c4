"""What a transfer between two households does in a spot market: the direct effect and the effect through the price."""

from __future__ import annotations

from sympy import log

from derive.equation import Equation, behavioural, definition, equilibrium
from derive.model import Model
from derive.rules import conclude, define, derivative_form, differentiate, sign
from derive.step import Derivation
from derive.symbols import POSITIVE, UNIT_INTERVAL, EconomicSymbol, aggregate, parameter, variable
from derive.text import Text


def _share(h: int) -> EconomicSymbol:
    words = (f"share of good 1 in the spending of household {h}", f"家庭 {h} 用于商品 1 的支出份额")
    return parameter(f"alpha_{h}", words, domain=UNIT_INTERVAL, notation=f"alpha_{{{h}}}")


def _of_household(letter: str, h: int, k: int, words: tuple[str, str]) -> EconomicSymbol:
    meaning = (f"{words[0]} {k}, household {h}", f"家庭 {h} 的商品 {k} {words[1]}")
    return variable(f"{letter}_{h}_{k}", meaning, domain=POSITIVE, notation=f"{letter}_{{{k}}}^{{{h}}}")


def _income(h: int) -> EconomicSymbol:
    return variable(f"m_{h}", (f"income of household {h}", f"家庭 {h} 的收入"), domain=POSITIVE, notation=f"m^{{{h}}}")


def _utility(h: int) -> EconomicSymbol:
    return variable(f"u_{h}", (f"utility of household {h} in the state", f"家庭 {h} 在该状态的效用"), notation=f"u^{{{h}}}")


alpha = tuple(_share(h) for h in (1, 2))
e = tuple(tuple(_of_household("e", h, k, ("endowment of good", "禀赋")) for k in (1, 2)) for h in (1, 2))
x = tuple(tuple(_of_household("x", h, k, ("consumption of good", "消费")) for k in (1, 2)) for h in (1, 2))
m = tuple(_income(h) for h in (1, 2))
u = tuple(_utility(h) for h in (1, 2))
p = variable("p", ("price of good 2 in units of good 1", "商品 2 的价格（以商品 1 计价）"), domain=POSITIVE)
z = variable("z", ("what securities pay to household 1, and household 2 pays", "证券支付给家庭 1、由家庭 2 支出的数量"))
D = aggregate("D", ("endowments of good 2, weighted with the shares", "以支出份额加权的商品 2 禀赋"), domain=POSITIVE)
kappa = aggregate("kappa", ("worth of one unit transferred", "转移一单位的实际价值"), domain=POSITIVE, notation="kappa")

INCOMES = tuple(
    definition(m[h], e[h][0] + p * e[h][1] + (z, -z)[h], (f"income of household {h + 1}", f"家庭 {h + 1} 的收入"))
    for h in (0, 1)
)
DEMANDS = tuple(
    tuple(
        behavioural(
            x[h][k],
            (alpha[h] * m[h], (1 - alpha[h]) * m[h] / p)[k],
            (f"demand of household {h + 1} for good {k + 1}", f"家庭 {h + 1} 对商品 {k + 1} 的需求"),
        )
        for k in (0, 1)
    )
    for h in (0, 1)
)
CLEARING = equilibrium(x[0][1] + x[1][1], e[0][1] + e[1][1], ("market for good 2", "商品 2 的市场"))
UTILITIES = tuple(
    definition(
        u[h],
        alpha[h] * log(x[h][0] / alpha[h]) + (1 - alpha[h]) * log(x[h][1] / (1 - alpha[h])),
        (f"utility of household {h + 1}", f"家庭 {h + 1} 的效用"),
    )
    for h in (0, 1)
)

SPOT_MARKET = Model(
    "spot_transfers",
    ("The spot market of one state", "某一状态的即期市场"),
    [*INCOMES, *DEMANDS[0], *DEMANDS[1], CLEARING, *UTILITIES],
    endogenous=[*m, *x[0], *x[1], p, *u],
    exogenous=[*e[0], *e[1], z],
    parameters=alpha,
    aggregates=[D, kappa],
    order=(*u, *m, *alpha, p, *x[0], *x[1], *e[0], *e[1], D, kappa, z),
    given={
        alpha[0]: "3/4", alpha[1]: "1/4", e[0][0]: 4, e[0][1]: 7, e[1][0]: 4, e[1][1]: 1, z: -3,
    },
)  # fmt: skip


def constrained_efficiency() -> Derivation:
    """Price, incomes and utilities as the transfer changes."""
    derivation = Derivation(
        SPOT_MARKET,
        "constrained_efficiency",
        ("Equilibrium at given portfolios, and what a reallocation does", "给定证券配置下的均衡与证券再配置的效应"),
        intro=Text(
            "Once securities have been allocated, every state has its own spot market. Securities pay {z} of good 1, the "
            "numeraire, to household 1, and household 2 pays it. An equilibrium at given portfolios (a y-equilibrium) is such "
            "a market in every state; an allocation is constrained efficient if no other portfolios lead to a y-equilibrium "
            "that everybody prefers. Tastes are Cobb–Douglas, so that there is only one price.",
            "证券配置给定后，每个状态各有一个即期市场。证券支付{z}单位商品 1（计价物）给家庭 1，由家庭 2 支出。"
            "各状态的即期市场合起来就是给定证券配置下的均衡（y-均衡）；若不存在另一证券配置，其 y-均衡使每个家庭都更好，"
            "则称原配置为约束有效的。偏好取柯布–道格拉斯形式，因而出清价格唯一。",
            z=z,
        ),
        reading=Text(
            "A unit of good 1 given to household 1 is worth {kappa} units to it, not one, and household 2 loses just as many: "
            "the price moves, and moves income between the two. {kappa} differs from one exactly where goods are traded and "
            "tastes differ. Whoever receives a transfer gains and whoever pays it loses.",
            "给家庭 1 一单位商品 1，对它的价值是{kappa}单位而不是一单位，家庭 2 的损失恰好相同：价格变动使收入在两者之间转移，"
            "这就是价格外部性。当且仅当家庭之间有商品交易且偏好不同时，{kappa}才不等于 1。得到转移的一方总是受益，"
            "付出的一方总是受损。",
            kappa=kappa,
        ),
    )
    weighted = derivation.by(define(D, alpha[0] * e[0][1] + alpha[1] * e[1][1]), id="weighted_endowments")
    spending = (1 - alpha[0]) * e[0][0] + (1 - alpha[1]) * e[1][0] + (alpha[1] - alpha[0]) * z
    cleared = derivation.by(
        conclude(Equation(D * p, spending), *INCOMES, DEMANDS[0][1], DEMANDS[1][1], CLEARING, weighted), id="clearing"
    )
    price = derivation.by(conclude(Equation(p, spending / D), cleared), id="price", label="p")
    slope = derivation.by(differentiate(p, z, price), id="dp_dz")
    sold = tuple(
        derivation.by(
            conclude(Equation(u[h], log(m[h]) - (1 - alpha[h]) * log(p)), UTILITIES[h], *DEMANDS[h]),
            id=f"indirect_utility_{h + 1}",
        )
        for h in (0, 1)
    )
    effects = []
    for h in (0, 1):
        direct = (1, -1)[h]
        bought = (x[h][1] - e[h][1]) / m[h] * slope.rhs
        effects.append(
            derivation.by(
                derivative_form(u[h], z, direct / m[h] - bought, sold[h], INCOMES[h], price, DEMANDS[h][1]),
                id=f"effect_{h + 1}",
                reading=Text(
                    "The first term is the transfer itself, the second the change of the price, times what the household buys "
                    "of good 2: the pecuniary externality.",
                    "第一项是转移本身，第二项是价格变动乘以该家庭对商品 2 的净购买量，即价格外部性。",
                )
                if h == 0
                else None,
            )
        )
    worth = derivation.by(define(kappa, (alpha[0] * x[0][1] + alpha[1] * x[1][1]) / D, weighted), id="worth")
    for h, effect in enumerate(effects):
        total = derivation.by(
            conclude(Equation(effect.lhs, (1, -1)[h] * kappa / m[h]), effect, worth, weighted, CLEARING), id=f"total_{h + 1}"
        )
        derivation.by(sign(total, (">0", "<0")[h]), id=f"total_{h + 1}_sign")
    return derivation
