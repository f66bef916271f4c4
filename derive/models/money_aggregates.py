"""What counts as money: the aggregates M1, M2 and M3, each of which contains the one before."""

from __future__ import annotations

from derive.equation import definition
from derive.model import Model
from derive.rules import evaluate_at, sign, substitute, totally_differentiate
from derive.step import Derivation
from derive.symbols import NONNEGATIVE, POSITIVE, differential, variable

M_1 = variable("M_1", ("narrow money", "狭义货币"))
M_2 = variable("M_2", ("broad money", "广义货币"))
M_3 = variable("M_3", ("broad money and near money", "广义货币加近似货币"))
cash = variable("Cu", ("currency held by the public", "公众持有的现金"), domain=POSITIVE, notation="C_u")
demand_deposits = variable("D_1", ("demand deposits", "活期存款"), domain=POSITIVE)
savings_deposits = variable(
    "D_2",
    ("small time and savings deposits, money market accounts", "小额定期存款、短期储蓄存款与货币市场互助账户"),
    domain=NONNEGATIVE,
)
large_deposits = variable("D_3", ("large certificates of deposit", "大额定期存单"), domain=NONNEGATIVE)

narrow = definition(M_1, cash + demand_deposits, ("narrow money M1", "狭义货币 M1"))
broad = definition(M_2, M_1 + savings_deposits, ("broad money M2", "广义货币 M2"))
broadest = definition(M_3, M_2 + large_deposits, ("M3", "M3"))

MONEY_AGGREGATES = Model(
    "money_aggregates",
    ("The monetary aggregates", "货币的层次"),
    [narrow, broad, broadest],
    endogenous=[M_1, M_2, M_3],
    exogenous=[cash, demand_deposits, savings_deposits, large_deposits],
    given={cash: 100, demand_deposits: 400, savings_deposits: 800, large_deposits: 300},
)


def money_aggregates() -> Derivation:
    """Each aggregate in its parts, their order, and what moving a deposit does to them."""
    derivation = Derivation(
        MONEY_AGGREGATES,
        "money_aggregates",
        ("M1, M2 and M3", "M1、M2 与 M3"),
        intro=(
            "Money is what everybody accepts in payment. The less liquid an asset, the later it enters the aggregates.",
            "货币是人们普遍接受的支付手段。资产的流动性越低，计入的货币层次就越靠后。",
        ),
        reading=(
            "In the IS–LM model the money supply is narrow money. It is a stock, measured at a point in time, and the central "
            "bank is taken to control it. Moving a deposit from one kind to another changes M1 although M2 stays the same.",
            "IS–LM 模型中的货币供给指狭义货币。它是存量，在某一时点上计量，并假定由中央银行控制。"
            "把活期存款转为定期存款，M2 不变而 M1 减少。",
        ),
    )
    second = derivation.by(substitute(narrow, into=broad), label="M2", id="broad_money")
    derivation.by(substitute(second, into=broadest), label="M3", id="broadest_money")
    derivation.by(sign(M_2 - M_1, ">=0", broad), id="broad_exceeds_narrow")
    derivation.by(sign(M_3 - M_2, ">=0", broadest), id="broadest_exceeds_broad")
    narrow_change = derivation.by(totally_differentiate(narrow, (M_1, cash, demand_deposits)), id="change_of_narrow")
    broad_change = derivation.by(
        totally_differentiate(second, (M_2, cash, demand_deposits, savings_deposits)), id="change_of_broad"
    )
    transfer = {differential(cash): 0, differential(demand_deposits): -differential(savings_deposits)}
    derivation.by(
        evaluate_at(transfer, equation=narrow_change),
        id="narrow_after_transfer",
        reading=("What savings deposits gain, narrow money loses.", "定期存款增加多少，狭义货币就减少多少。"),
    )
    derivation.by(
        evaluate_at(transfer, equation=broad_change),
        id="broad_after_transfer",
        reading=("Broad money contains both kinds of deposit and stays put.", "广义货币同时包含两类存款，故保持不变。"),
    )
    return derivation
