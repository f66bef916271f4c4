"""`p` is declared twice, once positive and once negative."""
from derive import NEGATIVE, POSITIVE, Model, behavioural, variable

D = variable("D", ("demand", "需求"))
p = variable("p", ("price", "价格"), domain=POSITIVE)
price = variable("p", ("price", "价格"), domain=NEGATIVE)

MARKET = Model("market", ("Market", "市场"), [behavioural(D, 1 - price)], [D], [p])
