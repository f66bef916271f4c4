"""The function forgets to return its derivation."""
from derive import Derivation, Model, behavioural, parameter, variable

Y = variable("Y", ("income", "国民收入"))
C = variable("C", ("consumption", "消费"))
b = parameter("b", ("propensity to consume", "消费倾向"))

EATING = Model("eating", ("Eating", "消费"), [behavioural(C, b * Y)], [C], [Y], [b])


def eaten() -> Derivation:
    Derivation(EATING)
