"""The numeric bridge: compile, sample, solve, sweep, residuals. It proposes; ball arithmetic judges.

    >>> import sympy
    >>> from derive import numeric
    >>> x = sympy.Symbol("x", positive=True)
    >>> numeric.solve([sympy.exp(x) - 2], {}, [x]).solution["x"]
    0.6931471805599453

Importing this package is cheap: numpy and scipy are loaded by the functions that use them.
"""

# The modules come first, so that afterwards these names mean the functions and not the modules of the same name.
from derive.numeric.solve import Answer, Outcome, solve
from derive.numeric.sweep import Sweep, sweep
from derive.numeric.system import System

__all__ = ["Answer", "Outcome", "Sweep", "System", "solve", "sweep"]
