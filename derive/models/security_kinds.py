"""Three kinds of security: what they pay in goods, and how prices enter."""

from __future__ import annotations

from derive.equation import Equation, definition
from derive.model import Model
from derive.models.market_symbols import spot_price
from derive.rules import differentiate, evaluate_at, rearrange, sign, substitute
from derive.step import Derivation
from derive.symbols import NONNEGATIVE, POSITIVE, parameter, variable

STATE = 1
p_1, p_2 = (spot_price(STATE, k) for k in (1, 2))

b_1 = parameter(
    "b_1", ("quantity of commodity 1 in the bundle that is paid", "所付商品组合中商品 1 的数量"), domain=NONNEGATIVE
)
b_2 = parameter(
    "b_2", ("quantity of commodity 2 in the bundle that is paid", "所付商品组合中商品 2 的数量"), domain=NONNEGATIVE
)
a = parameter("a", ("quantity of the numeraire that is paid", "支付的计价商品数量"), domain=POSITIVE)
d = parameter("d", ("units of account that are paid", "支付的记账货币单位数"), domain=POSITIVE)

V_b = variable("V_b", ("value of the payment of a commodity bundle", "商品组合证券支付的价值"))
V_a = variable("V_a", ("value of the payment in the numeraire", "计价商品证券支付的价值"))
V_d = variable("V_d", ("value of the payment in units of account", "名义证券支付的价值"))
R_b, R_a, R_d = (
    variable(key, words)
    for key, words in (
        ("R_b", ("payment of the bundle in units of commodity 1", "商品组合证券的支付折合商品 1 的数量")),
        ("R_a", ("payment of the numeraire security in units of commodity 1", "计价商品证券的支付折合商品 1 的数量")),
        ("R_d", ("payment of the nominal security in units of commodity 1", "名义证券的支付折合商品 1 的数量")),
    )
)

_BUNDLE = definition(V_b, p_1 * b_1 + p_2 * b_2, ("security that pays a commodity bundle", "商品组合支付证券"))
_NUMERAIRE = definition(V_a, p_1 * a, ("security that pays the numeraire, commodity 1", "计价商品支付证券（以商品 1 计价）"))
_NOMINAL = definition(V_d, d, ("nominal security", "名义证券"))
_IN_GOODS = tuple(
    definition(real, value / p_1, ("purchasing power", "购买力")) for real, value in ((R_b, V_b), (R_a, V_a), (R_d, V_d))
)

SECURITY_KINDS = Model(
    "security_kinds",
    ("Three securities in one state", "同一状态中的三类证券"),
    [_BUNDLE, _NUMERAIRE, _NOMINAL, *_IN_GOODS],
    endogenous=[V_b, V_a, V_d, R_b, R_a, R_d],
    exogenous=[p_1, p_2],
    parameters=[b_1, b_2, a, d],
    order=(p_1, p_2, b_1, b_2, a, d, V_b, V_a, V_d),
    given={p_1: 2, p_2: 1, b_1: 1, b_2: 2, a: 1, d: 4},
)


def security_kinds() -> Derivation:
    """Purchasing power: relative prices, nothing, or the price level."""
    derivation = Derivation(
        SECURITY_KINDS,
        "security_kinds",
        ("Three kinds of security", "三类证券"),
        intro=(
            "A security is known by what it pays in every state: a bundle of commodities, some units of one commodity (the "
            "numeraire), or some units of account (money). The first two are real securities, the third is nominal. "
            "Consider one state; its spot prices are in units of account.",
            "一只证券由它在各状态的支付来界定：一组商品、若干单位某种商品（计价物），或者若干单位记账货币。"
            "前两类合称实际证券，后一类称为名义证券。下面看其中一个状态，即期价格以记账货币表示。",
        ),
        reading=(
            "What a bundle is worth depends on relative prices, so which portfolios can be formed depends on them too. A "
            "numeraire security pays the same goods whatever the prices. A nominal one pays less in goods when the price "
            "level of the state is high, and nothing in the model ties that level down.",
            "商品组合证券的价值取决于相对价格，因此证券组合能实现哪些支付也取决于相对价格。"
            "计价商品证券无论价格如何都支付同样的商品。名义证券在该状态的价格水平高时支付的实物较少，"
            "而模型中并没有什么来确定这一价格水平。",
        ),
    )
    bundle, numeraire, nominal = (
        derivation.by(substitute(value, into=real), id=name)
        for value, real, name in zip(
            (_BUNDLE, _NUMERAIRE, _NOMINAL),
            _IN_GOODS,
            ("bundle_in_goods", "numeraire_in_goods", "nominal_in_goods"),
            strict=True,
        )
    )
    relative = derivation.by(
        rearrange(R_b, b_1 + b_2 * p_2 / p_1, equation=bundle), label="R_b", id="bundle_and_relative_price"
    )
    derivation.by(
        evaluate_at({b_2: 0}, equation=relative),
        id="numeraire_is_a_bundle",
        reading=(
            "A numeraire security is a bundle that contains commodity 1 only.",
            "计价商品证券就是只含商品 1 的商品组合证券。",
        ),
    )
    _reactions(derivation, relative, numeraire, nominal)
    return derivation


def _reactions(derivation: Derivation, bundle: Equation, numeraire: Equation, nominal: Equation) -> None:
    by_other = derivation.by(differentiate(R_b, p_2, bundle), id="bundle_and_price_2")
    derivation.by(sign(by_other, ">=0"), id="bundle_and_price_2_sign")
    derivation.by(differentiate(R_a, p_1, numeraire), id="numeraire_and_price_1")
    by_level = derivation.by(differentiate(R_d, p_1, nominal), id="nominal_and_price_1")
    derivation.by(sign(by_level, "<0"), id="nominal_and_price_1_sign")
