"""Two unknowns, one equation."""
from derive import Model, equilibrium, variable

Y = variable("Y", ("income", "国民收入"))
C = variable("C", ("consumption", "消费"))
I = variable("I", ("investment", "投资"))

HALF = Model("half", ("Half a model", "半个模型"), [equilibrium(Y, C + I)], [Y, C], [I])
