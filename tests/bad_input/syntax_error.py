"""A bracket is never closed."""
from derive import Model, variable

Y = variable("Y", ("income", "国民收入")
C = variable("C", ("consumption", "消费"))
