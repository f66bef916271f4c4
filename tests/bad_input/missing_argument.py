"""A calling error inside derive: the equations are missing."""
from derive import Model

EATING = Model("eating", ("Eating", "消费"))
