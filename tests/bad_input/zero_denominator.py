"""The denominator is zero whatever happens."""
from derive import Model, behavioural, variable

Y = variable("Y", ("income", "国民收入"))
A = variable("A", ("autonomous spending", "自发支出"))

NOTHING = Model("nothing", ("Nothing", "无"), [behavioural(Y, A / (A - A))], [Y], [A])
