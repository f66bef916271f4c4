"""The Keynesian cross: equations only, no steps."""

from derive import UNIT_INTERVAL, Model, behavioural, equilibrium, parameter, variable

Y = variable("Y", ("income", "国民收入"))
C = variable("C", ("consumption", "消费"))
I = variable("I", ("investment", "投资"))
a = parameter("a", ("autonomous consumption", "自发消费"))
b = parameter("b", ("marginal propensity to consume", "边际消费倾向"), domain=UNIT_INTERVAL)

CROSS = Model(
    "cross",
    ("Keynesian cross", "凯恩斯交叉图"),
    [equilibrium(Y, C + I), behavioural(C, a + b * Y)],
    endogenous=[Y, C],
    exogenous=[I],
    parameters=[a, b],
)
