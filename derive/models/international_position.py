"""From flows to stocks: the international investment position, and what exchange rates do to reserves."""

from __future__ import annotations

from derive.equation import Equation, definition, identity, positive
from derive.model import Model
from derive.models.national_accounts import CA, E, F, K
from derive.rules import calibrate, conclude, isolate, rearrange, sign_by, substitute
from derive.step import Derivation
from derive.symbols import NONNEGATIVE, POSITIVE, variable
from derive.text import Text

B_0 = variable("B_0", ("net position at the start of the year", "年初国际投资净头寸"), notation="B_0")
B_1 = variable("B_1", ("net position at the end of the year", "年末国际投资净头寸"), notation="B_1")
G = variable("G_valuation", ("valuation and other changes", "估值变化与其他调整"), notation="G")
stock_flow = identity(B_1, B_0 - F + G, ("stocks and flows", "存量与流量的关系"))
_OF_2017 = (
    identity(CA, 1649, ("current account in 2017", "当年经常账户差额")),
    identity(K, -1, ("capital account in 2017", "当年资本账户差额")),
    identity(E, -2219, ("errors and omissions in 2017", "当年净误差与遗漏")),
)

POSITION = Model(
    "international_position",
    ("From the balance of payments to the international position", "由国际收支到国际投资头寸"),
    [identity(CA + K + F + E, 0, ("balance-of-payments identity", "国际收支恒等式")), stock_flow, *_OF_2017],
    endogenous=[F, B_1, CA, K, E],
    exogenous=[B_0, G],
    order=(B_1, B_0, CA, K, E, F, G),
)


def international_position() -> Derivation:
    """The change of the position: current and capital account, errors, valuation."""
    derivation = Derivation(
        POSITION,
        "international_position",
        ("Flows and stocks: the international investment position", "流量与存量：国际投资头寸"),
        intro=(
            "A financial account below zero means buying claims on foreigners: the position grows by its negative. On top of "
            "that prices and exchange rates revalue what is already held.",
            "金融账户差额为负，表示净购入对外债权，净头寸按其相反数增加。此外，资产价格与汇率的变动会使已有的头寸重新估值。",
        ),
        reading=(
            "Without valuation effects and errors the position changes by the current (and capital) account: a lasting deficit "
            "eats up the position. This is why the model below can identify what a country borrows with its current account. "
            "In 2017 the errors outweighed the surplus: by what was recorded the position fell, although China exported more "
            "than it imported.",
            "若没有估值效应与误差，净头寸的变动等于经常（与资本）账户差额：持续的逆差会不断消耗净头寸。"
            "下文模型中一国的借款与其经常账户因此可以相互对应。"
            "2017 年的净误差与遗漏超过了经常账户顺差：虽有顺差，按有记录的交易净头寸反而下降。",
        ),
    )
    identity_, flow = POSITION.equations[:2]
    account = derivation.by(isolate(F, equation=identity_), id="financial")
    end = derivation.by(substitute(account, into=flow), id="end_position")
    change = derivation.by(rearrange(B_1 - B_0, CA + K + E + G, equation=end), label="ΔB", id="change_of_position")
    derivation.by(calibrate(*_OF_2017, equation=change, worked_out=True), id="change_2017")
    return derivation


_MEANINGS = (("at the start of the year", "年初"), ("at the end of the year", "年末"))
(H_0, H_1), (D_0, D_1), (h_0, h_1), (e_0, e_1) = (
    tuple(
        variable(f"{key}_{year}", (f"{en} {when}", f"{at}{zh}"), domain=domain, notation=f"{letter}_{year}")
        for year, (when, at) in enumerate(_MEANINGS)
    )
    for key, letter, en, zh, domain in (
        ("H", "H", "reserves in dollars", "以美元计价的储备总额", POSITIVE),
        ("D", "D", "dollar assets", "美元资产", NONNEGATIVE),
        ("h", "h", "euro assets, in euros", "欧元资产（以欧元计）", POSITIVE),
        ("e", "e", "price of a euro in dollars", "一欧元的美元价格", POSITIVE),
    )
)
J = variable("J_purchases", ("purchases of reserve assets", "购入的储备资产"), notation="J")
G_e = variable("G_e", ("valuation effect", "估值效应"), notation="G_e")

RESERVES = Model(
    "reserve_valuation",
    ("The value of reserves", "外汇储备的估值"),
    [
        definition(H_0, D_0 + e_0 * h_0, ("reserves at the start", "年初储备")),
        definition(H_1, D_1 + e_1 * h_1, ("reserves at the end", "年末储备")),
        definition(J, (D_1 - D_0) + e_1 * (h_1 - h_0), ("purchases", "年内购入")),
        definition(G_e, (e_1 - e_0) * h_0, ("valuation effect", "估值效应")),
    ],
    endogenous=[H_0, H_1, J, G_e],
    exogenous=[D_0, D_1, h_0, h_1, e_0, e_1],
    order=(H_1, H_0, J, G_e, D_1, D_0, e_1, e_0, h_1, h_0),
)


def reserve_valuation() -> Derivation:
    """The change of reserves: what was bought, and what the exchange rate did."""
    derivation = Derivation(
        RESERVES,
        "reserve_valuation",
        ("Valuation: reserves when the dollar moves", "估值效应：美元汇率与外汇储备"),
        intro=Text(
            "Reserves are published in dollars, but part of them are euros. The dollar appreciates when a euro costs less: "
            "{dearer}.",
            "外汇储备以美元公布，其中一部分却是欧元资产。欧元的美元价格下降，即{dearer}，就是美元升值。",
            dearer=positive(e_0 - e_1),
        ),
        reading=(
            "Only the purchases stand in the balance of payments (with a minus); the valuation effect is the part of the "
            "change that it does not know. When the dollar appreciates, published reserves fall although nothing was sold.",
            "国际收支平衡表中只有年内购入的部分（记为负数），估值效应不在其中。美元升值时，即使没有出售任何资产，公布的储备也会减少。",
        ),
    )
    start, end, purchases, valuation = RESERVES.equations
    derivation.by(conclude(Equation(H_1 - H_0, J + G_e), start, end, purchases, valuation), id="change", label="ΔH")
    derivation.by(sign_by(G_e, "<0", valuation, given=(positive(e_0 - e_1),)), id="appreciation")
    derivation.by(sign_by(G_e, ">0", valuation, given=(positive(e_1 - e_0),)), id="depreciation")
    return derivation
