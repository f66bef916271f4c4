"""The value of a multiplier at the solution: what one more unit of the constrained quantity is worth.

first-order conditions,   x = e
-------------------------------
            λ = v
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sympy import Symbol

from derive.claims import Entails
from derive.equation import Equation
from derive.errors import Location, RuleError
from derive.rules.cases import supposed
from derive.rules.eliminate_multipliers import solved_multipliers
from derive.rules.powers import combined
from derive.rules.written_out import written_out
from derive.step import rule


@rule(en="The value of {multiplier} there, from {used}:", zh="由{used}得该处{multiplier}的值：")
def multiplier_value(
    multiplier: Symbol, conditions: Sequence[Equation], multipliers: Sequence[Symbol], solution: Sequence[Equation]
) -> tuple[Entails, dict[str, Any]]:
    """Solve first-order conditions for a multiplier and put the solution in."""
    values = solved_multipliers(conditions, multipliers)
    if multiplier not in values or values[multiplier].free_symbols & set(multipliers):
        raise RuleError(
            "multiplier-left",
            f"The conditions do not determine {multiplier}.",
            "Pass the first-order conditions in which it occurs.",
            Location(symbol=str(multiplier)),
        )
    known = {one.lhs: one.rhs for one in solution}
    value = written_out(combined(values[multiplier].xreplace(known)))
    used = tuple(one for one in conditions if one.free_symbols & set(multipliers))
    put_in = tuple(one for one in solution if any(one.lhs in other.free_symbols for other in used))
    premises = (*used, *put_in)
    held = supposed(premises)
    return Entails(premises, Equation(multiplier, value, holds_for=held)), {"used": premises}
