"""Who gains: welfare at home and abroad, for any utility function."""

from __future__ import annotations

from derive.equation import Equation, behavioural, definition, negative, positive
from derive.model import Model
from derive.models.two_country_share import FOREIGN_1
from derive.models.two_country_symbols import A, L, b_1, beta, c_1, c_1s, c_2, c_2s, k_1, theta, u
from derive.models.two_country_world import FOREIGN_2, HOME_1, HOME_2, RETURN, WEALTH, R, W, m, n
from derive.rules import conclude, sign, sign_by, totally_differentiate
from derive.step import Derivation
from derive.symbols import differential, variable
from derive.text import Text

d = differential
U = variable("U", ("welfare at home", "本国居民福利"))
U_s = variable("U_star", ("welfare abroad", "外国居民福利"), notation="U^*")
_U = definition(U, u(c_1) + beta * u(c_2), ("welfare", "本国福利"))
_U_S = definition(U_s, u(c_1s) + beta * u(c_2s), ("foreign welfare", "外国福利"))
_EULER = behavioural(u(c_1).diff(c_1), beta * R * u(c_2).diff(c_2), ("Euler equation", "欧拉方程"))
_EULER_S = behavioural(u(c_1s).diff(c_1s), beta * R * u(c_2s).diff(c_2s), ("foreign Euler equation", "外国欧拉方程"))

WELFARE = Model(
    "two_country_welfare",
    ("Welfare in two countries", "两国的福利"),
    [_U, _U_S, HOME_1, HOME_2, FOREIGN_1, FOREIGN_2, _EULER, _EULER_S, RETURN, WEALTH],
    endogenous=[U, U_s, c_1, c_2, c_1s, c_2s, k_1, b_1, R, n],
    exogenous=[W, m, L],
    parameters=[A, beta, theta],
    order=(U, U_s, c_1, c_2, c_1s, c_2s, beta, A, R, theta, m, W, k_1, L, n, b_1),
)


def theta_welfare() -> Derivation:
    """The envelope: only the return matters abroad; at home a direct loss and a gain from the return."""
    derivation = Derivation(
        WELFARE,
        "theta_welfare",
        ("Who gains: welfare at home and abroad", "谁受益：两国的福利"),
        intro=(
            "Small changes of an equilibrium, for any utility function. Changes of saving and lending drop out because both "
            "were chosen well (envelope); what remains are prices and the firms' share itself.",
            "考察均衡的微小变动，效用函数可以是任意的。储蓄与借贷本来就是最优选择，它们的变动不影响福利（包络定理），"
            "剩下的只有价格的影响与企业份额本身的影响。",
        ),
        reading=Text(
            "The foreign country borrows, and the return falls: it gains, in proportion to its debt, whatever its consumption "
            "of period 2 does. At home there are two effects: the direct one, {direct}, is what the household no longer owns; "
            "the fall of the return makes what the firms keep cheaper, which comforts a little. The direct effect wins, since "
            "consumption falls in both periods.",
            "外国是借入方，回报率下降使它按借款额受益，与其第 2 期消费如何变动无关。本国有两种效应：直接效应{direct}，"
            "即居民失去的那部分财富；回报率下降又使企业留住的财富有所减少，部分抵消损失。由于两期消费都下降，直接效应必然更大。",
            direct=R * d(n),
        ),
    )
    _abroad(derivation)
    _at_home(derivation)
    return derivation


def _abroad(derivation: Derivation) -> None:
    moving = (c_1s, c_2s, k_1, b_1, R, U_s)
    steps = tuple(
        derivation.by(totally_differentiate(equation, moving), id=f"d_{name}")
        for equation, name in ((_U_S, "U_s"), (FOREIGN_1, "c_1s"), (FOREIGN_2, "c_2s"))
    )
    gain = derivation.by(
        conclude(Equation(d(U_s), beta * u(c_2s).diff(c_2s) * b_1 * d(R)), *steps, _EULER_S, RETURN),
        id="foreign_gain",
    )
    derivation.by(
        sign_by(d(U_s), ">0", gain, given=(negative(b_1), negative(d(R)))),
        id="foreign_gain_sign",
        reading=("Both suppositions were proved above.", "这两个前提上文已经证明。"),
    )


def _at_home(derivation: Derivation) -> None:
    moving = (c_1, c_2, k_1, b_1, R, n, theta, U)
    total, today, tomorrow, wealth = (
        derivation.by(totally_differentiate(equation, moving), id=f"d_{name}")
        for equation, name in ((_U, "U"), (HOME_1, "c_1"), (HOME_2, "c_2"), (WEALTH, "n"))
    )
    derivation.by(
        sign_by(d(U), "<0", total, given=(negative(d(c_1)), negative(d(c_2)))),
        id="home_loss_sign",
        reading=(
            "Consumption falls in both periods, as was shown above for constant relative risk aversion.",
            "上文已证明，相对风险厌恶系数不变时两期消费都下降。",
        ),
    )
    derivation.by(
        conclude(
            Equation(d(U), -beta * u(c_2).diff(c_2) * (R * d(n) + (n + b_1) * d(R))), total, today, tomorrow, _EULER, RETURN
        ),
        id="home_loss",
    )
    derivation.by(
        sign_by(-R * d(n), "<0", wealth, given=(positive(d(theta)),)),
        id="direct_effect",
        reading=("The direct effect: wealth that is no longer the household's.", "直接效应：居民失去的财富。"),
    )
    derivation.by(
        sign(-(n + b_1) * d(R), ">0", given=(positive(n + b_1), negative(d(R)))),
        id="rate_effect",
        reading=(
            "The effect of the return: a comfort, since the firms keep more than the country lends.",
            "利率效应：企业留住的财富多于本国借出的数额，回报率下降对居民是一种补偿。",
        ),
    )
