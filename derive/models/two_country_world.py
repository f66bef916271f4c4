"""Two countries in short: resources, the wealth of the firms, the gross return, and the equations they stand in."""

from __future__ import annotations

from derive.equation import Equation, behavioural, constraint, definition
from derive.models.two_country_symbols import A, F, L, b_1, beta, c_1, c_1s, c_2, c_2s, k_0, k_0s, k_1, sigma, theta
from derive.symbols import NONNEGATIVE, POSITIVE, aggregate, parameter, variable

W = variable("W", ("resources of the country in period 1", "本国第 1 期的资源"), domain=POSITIVE)
W_s = variable("W_star", ("foreign resources in period 1", "外国第 1 期的资源"), domain=POSITIVE, notation="W^*")
m = variable("m", ("initial capital with its return", "初始资本的本利和"), domain=POSITIVE)
n = variable("n", ("wealth of the firms at the end of period 1", "企业第 1 期期末的财富"), domain=NONNEGATIVE)
R = parameter("R", ("gross return in period 2", "第 2 期总回报率"), domain=POSITIVE)
g = aggregate("g", ("growth factor of consumption", "消费增长倍数"), domain=POSITIVE)
phi = aggregate("phi", ("spending on period 2 per unit spent on period 1", "第 2 期与第 1 期消费支出之比"), domain=POSITIVE)

OUTPUT_2 = k_1 + A * F(k_1, L)
SLOPE = A * F(k_1, L).diff(k_1, 2)

RETURN = definition(R, 1 + A * F(k_1, L).diff(k_1), ("gross return", "总回报率"))
RESOURCES = definition(W, k_0 + A * F(k_0, L), ("resources in period 1", "第 1 期资源"))
RESOURCES_S = definition(W_s, k_0s + A * F(k_0s, L), ("foreign resources in period 1", "外国第 1 期资源"))
CAPITAL = definition(m, (1 + A * F(k_0, L).diff(k_0)) * k_0, ("initial capital with its return", "初始资本的本利和"))
WEALTH = definition(n, theta * m, ("wealth of the firms", "企业的财富"))

HOME_1 = constraint(c_1, W - k_1 + b_1, ("home resources, period 1", "本国第 1 期资源约束"))
HOME_2 = constraint(c_2, OUTPUT_2 - R * n - R * b_1, ("home resources, period 2", "本国第 2 期资源约束"))
FOREIGN_2 = constraint(c_2s, OUTPUT_2 + R * b_1, ("foreign resources, period 2", "外国第 2 期资源约束"))
HOME_EULER = behavioural(c_1**-sigma, beta * R * c_2**-sigma, ("Euler equation", "欧拉方程"))
FOREIGN_EULER = behavioural(c_1s**-sigma, beta * R * c_2s**-sigma, ("foreign Euler equation", "外国欧拉方程"))


def foreign_1(resources: object) -> Equation:
    """Foreign resources in period 1, in a world of equal (W) or different (W^*) initial capital."""
    return constraint(c_1s, resources - k_1 - b_1, ("foreign resources, period 1", "外国第 1 期资源约束"))  # type: ignore[operator]
