"""A derivation asks for the symbol `Y_D`; the model calls it `Y_d`."""
from derive import Derivation, Model, behavioural, parameter, variable
from derive.rules import isolate

Y = variable("Y", ("income", "国民收入"))
Y_d = variable("Y_d", ("disposable income", "可支配收入"))
t = parameter("t", ("tax rate", "税率"))

TAX = Model("tax", ("Tax", "税收"), [behavioural(Y_d, Y - t * Y)], [Y_d], [Y], [t])


def income() -> Derivation:
    d = Derivation(TAX)
    d.by(isolate(TAX.symbol("Y_D"), equation=TAX.equations[0]))
    return d
