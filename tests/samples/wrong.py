"""A user's own rule that forgets to divide: the check must object."""

from derive import UNIT_INTERVAL, Derivation, Equation, Model, behavioural, equilibrium, parameter, rule, variable
from derive.claims import Entails
from derive.rules import substitute

Y = variable("Y", ("income", "国民收入"))
C = variable("C", ("consumption", "消费"))
I = variable("I", ("investment", "投资"))
b = parameter("b", ("marginal propensity to consume", "边际消费倾向"), domain=UNIT_INTERVAL)

goods_market = equilibrium(Y, C + I)
consumption = behavioural(C, b * Y)
CROSS = Model("cross", ("Keynesian cross", "凯恩斯交叉图"), [goods_market, consumption], [Y, C], [I], [b])


@rule(en="Forget the multiplier in {equation}.", zh="在{equation}中漏掉乘数。")
def forget(equation: Equation) -> Entails:
    return Entails((equation,), Equation(Y, I))


def income() -> Derivation:
    d = Derivation(CROSS)
    spending = d.by(substitute(consumption, into=goods_market))
    d.by(forget(spending))
    return d
