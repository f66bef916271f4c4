"""`c` is a plain SymPy symbol."""
import sympy

from derive import Model, behavioural, variable

Y = variable("Y", ("income", "国民收入"))
C = variable("C", ("consumption", "消费"))
c = sympy.Symbol("c")

EATING = Model("eating", ("Eating", "消费"), [behavioural(C, c * Y)], [C], [Y], [c])
