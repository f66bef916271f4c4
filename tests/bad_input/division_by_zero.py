"""The equation divides by `h`, whose domain contains zero."""
from derive import Model, behavioural, parameter, variable

Y = variable("Y", ("income", "国民收入"))
r = variable("r", ("interest rate", "利率"))
k = parameter("k", ("income sensitivity of money demand", "货币需求的收入敏感度"))
h = parameter("h", ("interest sensitivity of money demand", "货币需求的利率敏感度"))

LM = Model("lm", ("LM curve", "LM 曲线"), [behavioural(r, k / h * Y)], [r], [Y], [k, h])
