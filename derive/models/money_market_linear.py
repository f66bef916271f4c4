"""The money market with L = kY - hi, financial innovation lowering k; it agrees with the general results."""

from __future__ import annotations

from sympy import oo

from derive.equation import Equation, behavioural, equilibrium, positive
from derive.model import Model
from derive.models.interest_symbols import M, P, Y, h, i, k, phi
from derive.rules import conclude, differentiate, isolate, limit, rearrange, sign, substitute
from derive.step import Derivation
from derive.symbols import variable
from derive.text import Text

L = variable("L", ("demand for real balances", "实际货币需求"))

market = equilibrium(M, P * L, ("money-market equilibrium", "货币市场均衡条件"))
demand = behavioural(L, (k - phi) * Y - h * i, ("demand for money", "货币需求函数"))

LINEAR = Model(
    "money_market_linear",
    ("The money market with a linear demand function", "线性货币需求下的货币市场"),
    [market, demand],
    endogenous=[i, L],
    exogenous=[M, P, Y, phi],
    parameters=[k, h],
    conditions=[positive(k - phi)],
    order=(M, P, k, phi, h, Y, i, L),
    decimals=True,
    given={k: "0.5", h: 10, M: 60, P: 1, Y: 200, phi: 0},
)


def interest_linear() -> Derivation:
    """The equilibrium rate in closed form, its reactions, the trap."""
    derivation = Derivation(
        LINEAR,
        "interest_linear",
        ("Linear money demand", "线性货币需求"),
        intro=Text(
            "Let demand be linear. Without innovation ({zero}) it is {demand}; innovation, measured by the money "
            "that a unit of income no longer needs, lowers {k}.",
            "设货币需求为线性函数。没有金融创新（{zero}）时为{demand}；金融创新（以单位收入少用的货币量衡量）使{k}下降。",
            k=k,
            zero=Equation(phi, 0),
            demand=k * Y - h * i,
        ),
        reading=(
            "Every sign is the one found in general. In the linear case the trap is the limit of a demand that reacts to the "
            "rate without bound; the rate then no longer reacts to anything.",
            "各个符号都与一般情形相同。线性情形下，流动性陷阱是货币需求对利率反应无限强的极限，此时利率对任何变动都没有反应。",
        ),
    )
    clearing = derivation.by(substitute(demand, into=market), id="clearing")
    raw = derivation.by(isolate(i, equation=clearing), id="rate_in_parts")
    rate = derivation.by(rearrange(i, ((k - phi) * Y - M / P) / h, equation=raw), label="i*", id="rate")
    derivation.by(sign(rate, ">0", given=(positive((k - phi) * Y - M / P),)), id="rate_positive")
    for shock, expected in ((M, "<0"), (Y, ">0"), (P, ">0"), (phi, "<0")):
        effect = derivation.by(differentiate(i, shock, rate), id=f"di_d{shock.key}")
        derivation.by(sign(effect, expected), id=f"di_d{shock.key}_sign")
        derivation.by(limit(effect, h, oo), id=f"di_d{shock.key}_in_the_trap")
    return derivation


def interest_linear_agreement() -> Derivation:
    """The linear reactions are the general ones with L_Y = k - phi, L_i = -h, L_phi = -Y."""
    derivation = Derivation(
        LINEAR,
        "interest_linear_agreement",
        ("The linear case agrees with the general one", "线性情形与一般结论一致"),
        intro=(
            "Put the derivatives of the linear demand function into the general formulas and compare.",
            "把线性需求函数的偏导数代入一般公式，并加以比较。",
        ),
        reading=(
            "The general formulas give exactly what solving the linear equation gave.",
            "一般公式与直接求解线性方程的结果完全一致。",
        ),
    )
    by_income = derivation.by(differentiate(L, Y, demand), id="L_Y")
    derivation.by(sign(by_income, ">0"), id="L_Y_sign")
    by_rate = derivation.by(differentiate(L, i, demand), id="L_i")
    derivation.by(sign(by_rate, "<0"), id="L_i_sign")
    by_innovation = derivation.by(differentiate(L, phi, demand), id="L_phi")
    derivation.by(sign(by_innovation, "<0"), id="L_phi_sign")
    general = {
        M: (1 / (P * by_rate.lhs), (by_rate,)),
        Y: (-by_income.lhs / by_rate.lhs, (by_income, by_rate)),
        P: (-L / (P * by_rate.lhs), (by_rate, demand)),
        phi: (-by_innovation.lhs / by_rate.lhs, (by_innovation, by_rate)),
    }
    clearing = derivation.by(substitute(demand, into=market), id="clearing")
    for shock, (formula, used) in general.items():
        effect = derivation.by(differentiate(i, shock, clearing), id=f"di_d{shock.key}")
        derivation.by(conclude(Equation(effect.lhs, formula), effect, *used), id=f"di_d{shock.key}_agrees")
    return derivation
