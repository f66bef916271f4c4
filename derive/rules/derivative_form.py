"""A derivative in the form the author gives.

 F(x, s) = 0,   dx/ds = v
--------------------------
          dx/ds = v

For a derivative that is easier to read term by term than over one denominator. It claims nothing more than that the
premises have this derivative.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from derive.claims import IsDerivative
from derive.equation import Condition, Equation, Statement, as_expression
from derive.rules.cases import supposed
from derive.step import rule
from derive.symbols import EconomicSymbol


@rule(en="Differentiate {premises} with respect to {shock}.", zh="将{premises}对{shock}求导。")
def derivative_form(
    outcome: EconomicSymbol,
    shock: EconomicSymbol,
    value: Any,
    *premises: Statement,
    jointly: Sequence[EconomicSymbol] = (),
    given: tuple[Condition, ...] = (),
) -> IsDerivative:
    """Claim that the derivative is `value`; `jointly` lists what moves besides the outcome.

    Without it the symbols move that the premises name on their left-hand sides.
    """
    named = tuple(one.lhs for one in premises if isinstance(one, Equation) and isinstance(one.lhs, EconomicSymbol))
    moving = tuple(dict.fromkeys((outcome, *(jointly or named))))
    return IsDerivative(outcome, shock, as_expression(value), premises, moving, given=supposed(premises, given))
