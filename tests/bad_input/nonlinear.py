"""A linear solution is asked of a model that is quadratic in income."""
from derive import Derivation, Model, behavioural, equilibrium, parameter, variable
from derive.strategies import solve

Y = variable("Y", ("income", "国民收入"))
C = variable("C", ("consumption", "消费"))
I = variable("I", ("investment", "投资"))
b = parameter("b", ("curvature", "曲率"))

CURVED = Model("curved", ("Curved cross", "弯曲的交叉图"), [equilibrium(Y, C + I), behavioural(C, b * Y**2)], [Y, C], [I], [b])


def solution() -> Derivation:
    return solve(CURVED, [Y])
