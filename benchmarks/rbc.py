"""The real-business-cycle model used for measuring: household with capital adjustment costs, and firm."""

from __future__ import annotations

from derive.equation import constraint, positive
from derive.functions import function
from derive.indexed import Period, family, shift
from derive.problem import OptimizationProblem, maximize
from derive.symbols import POSITIVE, UNIT_INTERVAL, parameter, variable

t = Period()
c, n, i, k, w, r = (family(base, (base, base), domain=POSITIVE) for base in ("c", "n", "i", "k", "w", "r"))
beta = parameter("beta", ("discount factor", "贴现因子"), domain=UNIT_INTERVAL)
delta = parameter("delta", ("depreciation rate", "折旧率"), domain=UNIT_INTERVAL)
phi = parameter("phi", ("adjustment cost", "调整成本"), domain=POSITIVE)
productivity = parameter("A", ("productivity", "生产率"), domain=POSITIVE)
capital, labour = (variable(key, (key, key), domain=POSITIVE) for key in ("capital", "labour"))
rental, wage = (variable(key, (key, key), domain=POSITIVE) for key in ("rental", "wage"))
u = function("u", 1, ("utility of consumption", "消费效用"), signs={1: ">0", (1, 1): "<0"}, concave=True)
v = function("v", 1, ("disutility of work", "劳动负效用"), signs={1: ">0", (1, 1): ">0"})
F = function("F", 2, ("output", "产出"), signs={1: ">0", 2: ">0", (1, 1): "<0", (2, 2): "<0"}, concave=True, homogeneous=1)

budget = constraint(c[t] + i[t], r[t] * k[t] + w[t] * n[t])
accumulation = constraint(k[t + 1], (1 - delta) * k[t] + i[t] - phi / 2 * (i[t] / k[t] - delta) ** 2 * k[t])
families = (c, n, i, k, w, r)


def household() -> OptimizationProblem:
    """Two periods out of many: everything chosen at t, and what the capital of t + 1 is worth."""
    later = [shift(one, families, t=1) for one in (budget, accumulation)]
    return OptimizationProblem(
        "household",
        ("Household", "居民"),
        maximize(u(c[t]) - v(n[t]) + beta * (u(c[t + 1]) - v(n[t + 1]))),
        [c[t], n[t], i[t], k[t + 1], c[t + 1], i[t + 1]],
        [budget, accumulation, *later],
        exogenous=[k[t], k[t + 2], n[t + 1], w[t], r[t], w[t + 1], r[t + 1]],
        parameters=[beta, delta, phi],
        conditions=[positive(1 - phi * (i[time] / k[time] - delta)) for time in (t, t + 1)],
    )


def firm() -> OptimizationProblem:
    """Rent capital and hire labour at given prices."""
    return OptimizationProblem(
        "firm",
        ("Firm", "企业"),
        maximize(productivity * F(capital, labour) - rental * capital - wage * labour),
        [capital, labour],
        exogenous=[rental, wage],
        parameters=[productivity],
    )
