"""`Yd` is misspelt: the symbol is called `Y_d`."""
from derive import Model, behavioural, definition, equilibrium, parameter, variable

Y = variable("Y", ("income", "国民收入"))
Y_d = variable("Y_d", ("disposable income", "可支配收入"))
T = variable("T", ("tax", "税收"))
b = parameter("b", ("marginal propensity to save", "边际储蓄倾向"))

TAX = Model("tax", ("Tax", "税收"), [definition(Yd, Y - T), behavioural(T, b * Y)], [Y_d, T], [Y], [b])
