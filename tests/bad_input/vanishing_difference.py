"""The two propensities may be equal, and then the denominator is zero."""
from derive import UNIT_INTERVAL, Model, behavioural, parameter, variable

Y = variable("Y", ("income", "国民收入"))
A = variable("A", ("autonomous spending", "自发支出"))
b = parameter("b", ("propensity to consume", "消费倾向"), domain=UNIT_INTERVAL)
s = parameter("s", ("propensity to save", "储蓄倾向"), domain=UNIT_INTERVAL)

GAP = Model("gap", ("Gap", "缺口"), [behavioural(Y, A / (b - s))], [Y], [A], [b, s])
