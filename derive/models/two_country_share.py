"""What a larger share of firms without owners does: signs for any risk aversion and any technology with constant returns."""

from __future__ import annotations

from derive.equation import Condition, Equation, behavioural, constraint, definition, negative
from derive.model import Model
from derive.models.two_country_symbols import A, F, L, b_1, beta, c_1, c_1s, c_2, c_2s, k_0, k_1, sigma, theta, u
from derive.rules import ambiguous, conclude, define, differentiate, sign, totally_differentiate
from derive.rules.take_root import take_root
from derive.step import Derivation
from derive.symbols import POSITIVE, aggregate, differential, variable
from derive.text import Text

W = variable("W", ("resources of a country in period 1", "一国第 1 期的资源"), domain=POSITIVE)
m = variable("m", ("initial capital with its return", "初始资本及其回报"), domain=POSITIVE)
R = aggregate("R", ("gross return in period 2", "第 2 期总回报率"), domain=POSITIVE)
q = aggregate("q", ("discounted return", "贴现后的回报"), domain=POSITIVE)
g = aggregate("g", ("growth factor of consumption", "消费增长倍数"), domain=POSITIVE)

_HOME_1 = constraint(c_1, W - k_1 + b_1, ("home resources, period 1", "本国第 1 期资源约束"))
_HOME_2 = constraint(c_2, k_1 + A * F(k_1, L) - R * m * theta - R * b_1, ("home resources, period 2", "本国第 2 期资源约束"))
_FOREIGN_1 = constraint(c_1s, W - k_1 - b_1, ("foreign resources, period 1", "外国第 1 期资源约束"))
_FOREIGN_2 = constraint(c_2s, k_1 + A * F(k_1, L) + R * b_1, ("foreign resources, period 2", "外国第 2 期资源约束"))
_HOME_EULER = behavioural(c_1**-sigma, beta * R * c_2**-sigma, ("Euler equation", "欧拉方程"))
_FOREIGN_EULER = behavioural(c_1s**-sigma, beta * R * c_2s**-sigma, ("foreign Euler equation", "外国欧拉方程"))
_RETURN = definition(R, 1 + A * F(k_1, L).diff(k_1), ("gross return", "总回报率"))
_RESOURCES = definition(W, k_0 + A * F(k_0, L), ("resources in period 1", "第 1 期资源"))
_CAPITAL = definition(m, (1 + A * F(k_0, L).diff(k_0)) * k_0, ("initial capital with its return", "初始资本及其回报"))

SHARE_MODEL = Model(
    "two_country_share",
    ("Two equal countries and the share of the firms", "两个初始条件相同的国家与企业所占份额"),
    [_HOME_1, _HOME_2, _FOREIGN_1, _FOREIGN_2, _HOME_EULER, _FOREIGN_EULER, _RETURN, _RESOURCES, _CAPITAL],
    endogenous=[c_1, c_2, c_1s, c_2s, k_1, b_1, R, W, m],
    exogenous=[k_0, L],
    parameters=[A, beta, sigma, theta],
    aggregates=[q, g],
    order=(c_1, c_2, c_1s, c_2s, beta, sigma, A, q, g, R, m, theta, W, k_0, k_1, L, b_1),
)


def theta_sweep() -> Derivation:
    """One equilibrium for each share, and the signs of everything along the way."""
    derivation = Derivation(
        SHARE_MODEL,
        "theta_sweep",
        ("A larger share of the firms: what rises and what falls", "企业所占份额上升：各变量如何变动"),
        intro=Text(
            "Both countries start with the same capital; {W} is what each of them has in period 1, {m} the value of its "
            "capital "
            "with the return. Nothing is supposed about technology but constant returns and a falling marginal product, "
            "nothing "
            "about {sigma} but its sign. Everything is written along the single equation for {k}: it gives the share {theta} "
            "that belongs to each value of {k}.",
            "两国初始资本相同；{W}是每个国家第 1 期的资源，{m}是初始资本连同其回报。对技术只假定规模报酬不变、"
            "资本边际产出递减，"
            "对{sigma}只假定为正。以下都沿着关于{k}的一个方程来写：每个{k}值对应一个份额{theta}。",
            W=W,
            m=m,
            sigma=sigma,
            k=k_1,
            theta=theta,
        ),
        reading=Text(
            "{theta} rises with {k} throughout, so each share belongs to one value of {k} only: the equilibrium is unique, and "
            "every sign found along {k} is the sign of the reaction to {theta}. The return falls, the home country lends more, "
            "consumes less in both periods; abroad consumption of period 1 rises.",
            "{theta}始终随{k}递增，所以一个份额只对应一个{k}值：均衡唯一，并且沿{k}得到的符号就是对{theta}的反应方向。"
            "回报率下降，本国借出更多，两期消费都减少；外国第 1 期消费增加。",
            theta=theta,
            k=k_1,
        ),
    )
    discounted = derivation.by(define(q, beta * R), id="discounted")
    growth = derivation.by(define(g, q ** (1 / sigma), discounted), id="growth")
    names = (_RETURN, discounted, growth)
    home, foreign = _euler(derivation, discounted, growth)
    invested, single = _single_equation(derivation, home, foreign)
    _share_rises(derivation, single, names, invested)
    negative = _borrowing(derivation, foreign, single)
    _foreign_consumption(derivation, foreign, names, negative)
    _home(derivation, home, names, negative)
    return derivation


def _euler(derivation: Derivation, discounted: Equation, growth: Equation) -> tuple[Equation, Equation]:
    root = derivation.by(take_root(c_2, equation=_HOME_EULER), id="root_home")
    foreign_root = derivation.by(take_root(c_2s, equation=_FOREIGN_EULER), id="root_foreign")
    home = derivation.by(conclude(Equation(c_2, g * c_1), root, discounted, growth), id="growth_home")
    return home, derivation.by(conclude(Equation(c_2s, g * c_1s), foreign_root, discounted, growth), id="growth_foreign")


def _single_equation(derivation: Derivation, home: Equation, foreign: Equation) -> tuple[Condition, Equation]:
    """Add up both countries."""
    today = derivation.by(conclude(Equation(c_1 + c_1s, 2 * (W - k_1)), _HOME_1, _FOREIGN_1), id="world_1")
    invested = derivation.by(
        sign(W - k_1, ">0", today),
        id="something_consumed",
        reading=("Something is consumed in period 1.", "第 1 期消费为正。"),
    )
    tomorrow = derivation.by(
        conclude(Equation(c_2 + c_2s, 2 * (k_1 + A * F(k_1, L)) - R * m * theta), _HOME_2, _FOREIGN_2), id="world_2"
    )
    both = derivation.by(conclude(Equation(c_2 + c_2s, g * (c_1 + c_1s)), home, foreign), id="world_growth")
    demand = derivation.by(conclude(Equation(c_2 + c_2s, 2 * g * (W - k_1)), both, today), id="world_demand")
    single = derivation.by(
        conclude(Equation(R * m * theta, 2 * (k_1 + A * F(k_1, L) - g * (W - k_1))), demand, tomorrow),
        id="single",
        label="E",
        reading=Text(
            "The closed economy has {half} on the left: an open world with the share {theta} invests like a closed economy "
            "with "
            "half of it.",
            "封闭经济中左边为{half}：份额为{theta}的开放世界，其投资等于份额减半的封闭经济。",
            half=2 * R * m * theta,
            theta=theta,
        ),
    )
    return invested, single  # type: ignore[return-value]


def _share_rises(derivation: Derivation, single: Equation, names: tuple[Equation, ...], invested: Condition) -> None:
    effect = derivation.by(differentiate(theta, k_1, single, *names), id="dtheta_dk")
    bend = F(k_1, L).diff(k_1, 2)
    value = 2 * (R + g) - A * bend * (m * theta + 2 * g * (W - k_1) / (sigma * R))
    short = derivation.by(conclude(Equation(effect.lhs, value / (R * m)), effect, *names), id="dtheta_dk_short")
    derivation.by(
        sign(short, ">0", *names, invested),
        id="dtheta_dk_sign",
        reading=(
            "More capital means more resources in period 2 and a lower return; both leave more room for the firms' wealth.",
            "资本增加，第 2 期资源增加而回报率下降，两者都使企业财富的份额上升。",
        ),
    )
    falls = derivation.by(differentiate(R, k_1, _RETURN), id="dR_dk")
    derivation.by(sign(falls, "<0"), id="dR_dk_sign")


def _borrowing(derivation: Derivation, foreign: Equation, single: Equation) -> Condition:
    """Who lends, and how much."""
    borrowing = derivation.by(
        conclude(Equation((R + g) * b_1, g * (W - k_1) - k_1 - A * F(k_1, L)), _FOREIGN_1, _FOREIGN_2, foreign),
        id="foreign_block",
    )
    value = derivation.by(
        conclude(Equation(b_1, -R * m * theta / (2 * (R + g))), borrowing, single), id="borrowing", label="b_1"
    )
    return derivation.by(  # type: ignore[return-value]
        sign(value, "<=0"),
        id="home_lends",
        reading=(
            "The country of the firms lends, whatever preferences and technology: half of what the firms withhold from the "
            "household goes abroad, weighted by how the world saves.",
            "无论偏好与技术如何，拥有不分红企业的国家总是借出方：企业留住的财富，按世界的储蓄方式加权，一半流向外国。",
        ),
    )


def _foreign_consumption(derivation: Derivation, foreign: Equation, names: tuple[Equation, ...], negative: Condition) -> None:
    """Period 1 abroad rises; period 2 is open."""
    bend = F(k_1, L).diff(k_1, 2)
    tomorrow = derivation.by(conclude(Equation(g * c_1s, k_1 + A * F(k_1, L) + R * b_1), _FOREIGN_2, foreign), id="foreign_2")
    rise = derivation.by(differentiate(c_1s, k_1, tomorrow, _FOREIGN_1, *names, jointly=(b_1,)), id="dc_1s_dk")
    short = derivation.by(
        conclude(Equation(rise.lhs, A * bend * (b_1 - g * c_1s / (sigma * R)) / (R + g)), rise, *names), id="dc_1s_dk_short"
    )
    derivation.by(sign(short, ">0", *names, negative), id="dc_1s_dk_sign")
    later = derivation.by(differentiate(c_2s, k_1, foreign, tomorrow, _FOREIGN_1, *names, jointly=(c_1s, b_1)), id="dc_2s_dk")
    criterion = derivation.by(
        conclude(Equation(later.lhs, A * bend * g * (c_1s + sigma * b_1) / (sigma * (R + g))), later, *names),
        id="dc_2s_dk_short",
    )
    derivation.by(
        ambiguous(criterion, *names, negative),
        id="dc_2s_dk_open",
        reading=Text(
            "Abroad {growth} falls while consumption of period 1 rises: period 2 moves as the sign of "
            "{criterion}: it rises only where debt and risk aversion are large. At the numbers of the notes it falls, so that "
            "their sentence about rising foreign consumption holds for period 1 and for welfare "
            "only.",
            "外国的{growth}下降而第 1 期消费增加，第 2 期消费的变动方向与{criterion}的符号相同："
            "只有借款与风险厌恶系数都较大时才会增加。在讲义的参数下它下降，"
            "因此讲义所说“外国消费提升”只对第 1 期消费与福利成立。",
            growth=g,
            criterion=-(c_1s + sigma * b_1),
        ),
    )


def _home(derivation: Derivation, home: Equation, names: tuple[Equation, ...], negative: Condition) -> None:
    """Borrowing and both periods at home: everything follows from consumption abroad."""
    bend, rise = F(k_1, L).diff(k_1, 2), derivation.result("dc_1s_dk_short")
    tomorrow = derivation.result("foreign_2")
    slope = derivation.by(differentiate(b_1, k_1, tomorrow, _FOREIGN_1, *names, jointly=(c_1s,)), id="db_dk")
    short = derivation.by(conclude(Equation(slope.lhs, -1 - rise.rhs), slope, *names), id="db_dk_short")
    derivation.by(
        sign(short, "<0", *names, negative),
        id="db_dk_sign",
        reading=("The home country lends more.", "本国借出更多。"),
    )
    fall = derivation.by(differentiate(c_1, k_1, _HOME_1, tomorrow, _FOREIGN_1, *names, jointly=(b_1, c_1s)), id="dc_1_dk")
    first = derivation.by(conclude(Equation(fall.lhs, -2 - rise.rhs), fall, *names), id="dc_1_dk_short")
    derivation.by(sign(first, "<0", *names, negative), id="dc_1_dk_sign")
    growth = derivation.by(differentiate(g, k_1, *names), id="dg_dk")
    slower = derivation.by(conclude(Equation(growth.lhs, A * bend * g / (sigma * R)), growth, *names), id="dg_dk_short")
    derivation.by(
        sign(slower, "<0", *names),
        id="dg_dk_sign",
        reading=Text(
            "Consumption of period 1 falls and so does its growth {growth}: at home both periods lose, and welfare falls. The "
            "firms' saving is forced saving that is never eaten.",
            "第 1 期消费下降，消费增长倍数{growth}也下降：本国两期消费都减少，福利下降。企业的储蓄是刚性储蓄，永远不会被消费。",
            growth=g,
        ),
    )
    later = derivation.by(
        differentiate(c_2, k_1, home, _HOME_1, tomorrow, _FOREIGN_1, *names, jointly=(c_1, b_1, c_1s)), id="dc_2_dk"
    )
    second = derivation.by(conclude(Equation(later.lhs, g * first.rhs + c_1 * slower.rhs), later, *names), id="dc_2_dk_short")
    derivation.by(sign(second, "<0", *names, negative), id="dc_2_dk_sign")


# Welfare, for any utility function.

U = variable("U", ("welfare at home", "本国居民福利"))
U_s = variable("U_star", ("welfare abroad", "外国居民福利"), notation="U^*")
_U = definition(U, u(c_1) + beta * u(c_2), ("welfare", "福利"))
_U_S = definition(U_s, u(c_1s) + beta * u(c_2s), ("foreign welfare", "外国福利"))
_EULER = behavioural(u(c_1).diff(c_1), beta * R * u(c_2).diff(c_2), ("Euler equation", "欧拉方程"))
_EULER_S = behavioural(u(c_1s).diff(c_1s), beta * R * u(c_2s).diff(c_2s), ("foreign Euler equation", "外国欧拉方程"))

WELFARE = Model(
    "two_country_welfare",
    ("Welfare in two countries", "两国的福利"),
    [_U, _U_S, _HOME_1, _HOME_2, _FOREIGN_1, _FOREIGN_2, _EULER, _EULER_S, _RETURN, _RESOURCES, _CAPITAL],
    endogenous=[U, U_s, c_1, c_2, c_1s, c_2s, k_1, b_1, R, W, m],
    exogenous=[k_0, L],
    parameters=[A, beta, theta],
    order=(U, U_s, c_1, c_2, c_1s, c_2s, beta, A, R, m, theta, W, k_0, k_1, L, b_1),
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
        reading=(
            "The foreign country borrows, and the return falls: it gains, in proportion to its debt. At home the firms' larger "
            "share costs the household its return in full; a lower return also makes what the firms withhold cheaper, which is "
            "a partial comfort. The first effect wins, since consumption falls in both periods. Paying out the initial capital "
            "as a dividend would undo the whole loss.",
            "外国是借入方，回报率下降使它按借款额受益。本国方面，企业份额上升使居民损失这部分资本的全部本利和；"
            "回报率下降又使企业留住的财富有所减少，部分抵消损失。由于两期消费都下降，直接效应更大。"
            "若企业把初始资本作为红利分给居民，损失就会完全消失。",
        ),
    )
    abroad = (c_1s, c_2s, k_1, b_1, R)
    at_home = (c_1, c_2, k_1, b_1, R, theta)
    d = differential
    foreign_steps = tuple(
        derivation.by(totally_differentiate(equation, (*abroad, U_s)), id=f"d_{name}")
        for equation, name in ((_U_S, "U_s"), (_FOREIGN_1, "c_1s"), (_FOREIGN_2, "c_2s"))
    )
    gain = derivation.by(
        conclude(Equation(d(U_s), beta * u(c_2s).diff(c_2s) * b_1 * d(R)), *foreign_steps, _EULER_S, _RETURN),
        id="foreign_gain",
        label="dU*",
    )
    derivation.by(sign(gain, ">0", given=(negative(b_1), negative(d(R)))), id="foreign_gain_sign")
    home_steps = tuple(
        derivation.by(totally_differentiate(equation, (*at_home, U)), id=f"d_{name}")
        for equation, name in ((_U, "U"), (_HOME_1, "c_1"), (_HOME_2, "c_2"))
    )
    derivation.by(
        conclude(
            Equation(d(U), -beta * u(c_2).diff(c_2) * (R * m * d(theta) + (m * theta + b_1) * d(R))),
            *home_steps,
            _EULER,
            _RETURN,
        ),
        id="home_loss",
        label="dU",
    )
    return derivation
