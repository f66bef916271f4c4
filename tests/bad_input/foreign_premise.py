"""A premise that comes from nowhere."""
from derive import Derivation, Model, behavioural, parameter, variable
from derive.rules import substitute

Y = variable("Y", ("income", "国民收入"))
C = variable("C", ("consumption", "消费"))
b = parameter("b", ("propensity to consume", "消费倾向"))

EATING = Model("eating", ("Eating", "消费"), [behavioural(C, b * Y)], [C], [Y], [b])


def eaten() -> Derivation:
    d = Derivation(EATING)
    d.by(substitute(behavioural(Y, 2 * C), into=EATING.equations[0]))
    return d
