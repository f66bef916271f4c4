"""The Keynesian cross, step by step."""

from derive import UNIT_INTERVAL, Derivation, Model, behavioural, equilibrium, parameter, variable
from derive.rules import collect, isolate, substitute

Y = variable("Y", ("income", "国民收入"))
C = variable("C", ("consumption", "消费"))
I = variable("I", ("investment", "投资"))
a = parameter("a", ("autonomous consumption", "自发消费"))
b = parameter("b", ("marginal propensity to consume", "边际消费倾向"), domain=UNIT_INTERVAL)

goods_market = equilibrium(Y, C + I, ("goods-market equilibrium", "产品市场均衡条件"))
consumption = behavioural(C, a + b * Y, ("consumption function", "消费函数"))
CROSS = Model("cross", ("Keynesian cross", "凯恩斯交叉图"), [goods_market, consumption], [Y, C], [I], [a, b])


def income() -> Derivation:
    """Income at which the goods market clears."""
    d = Derivation(CROSS, "income", ("Equilibrium income", "均衡收入"))
    spending = d.by(substitute(consumption, into=goods_market))
    collected = d.by(collect(spending, Y))
    d.by(isolate(Y, equation=collected), label="Y*")
    return d
