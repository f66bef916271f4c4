"""A market with constant elasticities, to be solved for numbers; and a second one that has two equilibria."""

from derive import POSITIVE, UNIT_INTERVAL, Model, behavioural, equilibrium, interval, parameter, variable

p = variable("p", ("price", "价格"), domain=POSITIVE)
q = variable("q", ("quantity", "数量"), domain=POSITIVE)
A = parameter("A", ("demand shift", "需求水平"), domain=POSITIVE)
epsilon = parameter("epsilon", ("elasticity of supply", "供给弹性"), domain=UNIT_INTERVAL)

MARKET = Model(
    "market",
    ("A market", "市场"),
    [behavioural(q, A / p), equilibrium(q, p**epsilon)],
    endogenous=[p, q],
    parameters=[A, epsilon],
    given={epsilon: "0.5"},
)

t = variable("t", ("tax rate", "税率"), domain=interval(0, 1, closed=True))
G = parameter("G", ("revenue", "财政收入"), domain=POSITIVE)

LAFFER = Model("laffer", ("Laffer curve", "拉弗曲线"), [equilibrium(G, t * (1 - t))], endogenous=[t], parameters=[G])
