"""The tools of monetary policy: M = (1 + cr)/(cr + rr) B, and what each tool does to money and to the interest rate."""

from __future__ import annotations

from derive.equation import Equation, behavioural, definition
from derive.functions import function
from derive.model import Model
from derive.models.interest_symbols import ORDER, M, P, Y, i, phi
from derive.models.money_market_general import market
from derive.rules import conclude, define, differentiate, isolate, sign, substitute
from derive.step import Derivation
from derive.strategies.signs import add_sign
from derive.symbols import POSITIVE, UNIT_INTERVAL, aggregate, parameter, variable
from derive.text import Text

Cu = variable("Cu", ("currency held by the public", "公众持有的现金"), domain=POSITIVE, notation="C_u")
D = variable("D", ("deposits", "存款"), domain=POSITIVE)
Re = variable("Re", ("reserves of the banks", "银行准备金"), domain=POSITIVE, notation="R_e")
B = variable("B", ("monetary base", "基础货币"), domain=POSITIVE)
B_o = variable("B_o", ("base created by open-market purchases", "公开市场购买投放的基础货币"), domain=POSITIVE)
i_d = variable("i_d", ("discount rate of the central bank", "再贴现率"), domain=POSITIVE)
cr = parameter("cr", ("ratio of currency to deposits", "现金存款比率（漏出率）"), domain=POSITIVE)
rr = parameter("rr", ("reserve ratio", "准备金率"), domain=UNIT_INTERVAL)
mm = aggregate("mm", ("money multiplier", "货币乘数"), domain=POSITIVE, notation="m")

loans = function("N", 1, ("base borrowed at the discount window", "再贴现投放的基础货币"), signs={(): ">0", 1: "<0"})

money = definition(M, Cu + D, ("money supply", "货币供给"))
base = definition(B, Cu + Re, ("monetary base", "基础货币"))
currency = behavioural(Cu, cr * D, ("currency held", "现金持有量"))
reserves = behavioural(Re, rr * D, ("reserves held", "准备金"))
sources = behavioural(B, B_o + loans(i_d), ("sources of the base", "基础货币的来源"))

MONEY_CREATION = Model(
    "money_creation",
    ("Money creation", "货币创造"),
    [money, base, currency, reserves, sources],
    endogenous=[M, B, Cu, Re, D],
    exogenous=[B_o, i_d],
    parameters=[cr, rr],
    aggregates=[mm],
    order=(M, mm, B, B_o, Cu, D, Re, cr, rr, i_d),
)


def interest_money_creation() -> Derivation:
    """The money multiplier and the effect of the three tools on the money supply."""
    derivation = Derivation(
        MONEY_CREATION,
        "interest_money_creation",
        ("Money supply and the tools of the central bank", "货币供给与中央银行的政策工具"),
        intro=Text(
            "The central bank controls the base {B}: it buys bonds in the open market ({open}) and lends to banks at the "
            "discount rate {rate}. Banks hold {reserves} of deposits in reserve, the public {currency} in cash.",
            "中央银行控制基础货币{B}：通过公开市场购买债券投放{open}，并按再贴现率{rate}向银行提供贷款。"
            "银行按存款的比例{reserves}持有准备金，公众按存款的比例{currency}持有现金。",
            B=B,
            open=B_o,
            rate=i_d,
            reserves=rr,
            currency=cr,
        ),
        reading=(
            "All three tools work on the money supply: buying bonds and a lower discount rate through the base, "
            "a lower reserve "
            "ratio through the multiplier. More cash per deposit lowers the multiplier, since a yuan of cash supports one yuan "
            "of money and a yuan of reserves several.",
            "三种工具都作用于货币供给：公开市场购买与降低再贴现率增加基础货币，降低法定准备金率提高货币乘数。"
            "现金存款比率上升使乘数下降，因为一元现金只支撑一元货币，而一元准备金支撑数元货币。",
        ),
    )
    in_deposits = derivation.by(substitute(currency, reserves, into=base), id="base_in_deposits")
    deposits = derivation.by(isolate(D, equation=in_deposits), id="deposits")
    supply = derivation.by(substitute(currency, deposits, into=money), id="money_in_parts")
    multiplier = derivation.by(define(mm, (1 + cr) / (cr + rr)), id="multiplier")
    total = derivation.by(conclude(Equation(M, mm * B), multiplier, supply), label="M", id="money_supply")
    derivation.by(sign(mm - 1, ">0", multiplier), id="multiplier_above_one")
    explicit = derivation.by(substitute(multiplier, into=total), id="money_supply_explicit")
    for shock in (B, rr, cr):
        effect = derivation.by(differentiate(M, shock, explicit), id=f"dM_d{shock.key}")
        add_sign(derivation, effect, id=f"dM_d{shock.key}_sign")
    from_sources = derivation.by(substitute(sources, into=explicit), id="money_from_sources")
    for shock in (B_o, i_d):
        effect = derivation.by(differentiate(M, shock, from_sources), id=f"dM_d{shock.key}")
        add_sign(derivation, effect, id=f"dM_d{shock.key}_sign")
    return derivation


supplied = behavioural(M, (1 + cr) / (cr + rr) * (B_o + loans(i_d)), ("money supply", "货币供给函数"))

POLICY = Model(
    "interest_policy",
    ("Monetary policy and the interest rate", "货币政策与利率"),
    [market, supplied],
    endogenous=[i, M],
    exogenous=[P, Y, phi, B_o, i_d],
    parameters=[cr, rr],
    order=(*ORDER, B_o, cr, rr, i_d),
)


def interest_policy() -> Derivation:
    """What the three tools do to the equilibrium interest rate."""
    derivation = Derivation(
        POLICY,
        "interest_policy",
        ("The tools of monetary policy and the interest rate", "货币政策工具与利率"),
        intro=Text(
            "Put the money supply into the equilibrium condition {market} and ask what each tool does to the rate.",
            "把货币供给代入{market}，考察各种工具对利率的影响。",
            market=market,
        ),
        reading=(
            "An expansion, be it an open-market purchase, a lower reserve ratio or a lower discount rate, lowers the "
            "equilibrium rate.",
            "扩张性货币政策，无论是公开市场购买、降低法定准备金率还是降低再贴现率，都使均衡利率下降。",
        ),
    )
    clearing = derivation.by(conclude(Equation(supplied.rhs, market.rhs), supplied, market), id="clearing")
    for shock in (B_o, rr, i_d, cr):
        effect = derivation.by(differentiate(i, shock, clearing), id=f"di_d{shock.key}")
        add_sign(derivation, effect, id=f"di_d{shock.key}_sign")
    return derivation
