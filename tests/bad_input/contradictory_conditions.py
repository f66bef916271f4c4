"""Two joint conditions that cannot both hold."""
from derive import POSITIVE, Model, behavioural, less, parameter, variable

Y = variable("Y", ("income", "国民收入"))
a = parameter("a", ("first share", "第一份额"), domain=POSITIVE)
b = parameter("b", ("second share", "第二份额"), domain=POSITIVE)

SHARES = Model("shares", ("Shares", "份额"), [behavioural(Y, a + b)], [Y], [], [a, b], conditions=[less(a, b), less(2 * b, a)])
