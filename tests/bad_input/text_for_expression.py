"""Half a symbol: text where an expression belongs."""
from derive import Model, behavioural, variable

Y = variable("Y", ("income", "国民收入"))
C = variable("C", ("consumption", "消费"))

EATING = Model("eating", ("Eating", "消费"), [behavioural(C, "0.8 * Y")], [C], [Y])
