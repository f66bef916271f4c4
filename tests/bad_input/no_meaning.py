"""The symbol `C` has no meaning."""
from derive import Model, behavioural, variable

Y = variable("Y", ("income", "国民收入"))
C = variable("C")

EATING = Model("eating", ("Eating", "消费"), [behavioural(C, Y / 2)], [C], [Y])
