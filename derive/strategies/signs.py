"""The sign of a derivative: candidates in a fixed order, of which `check` keeps the first that is proved."""

from __future__ import annotations

from derive.equation import Condition, Equation
from derive.rules.sign import ambiguous, sign
from derive.step import Derivation, Move


def add_sign(
    derivation: Derivation,
    effect: Equation,
    definitions: tuple[Equation, ...] = (),
    supposing: tuple[Condition, ...] = (),
    *,
    id: str = "",
) -> None:
    """Add the step that finds the sign of an effect, unless the effect is plainly zero."""
    if effect.rhs != 0:
        derivation.by(*sign_candidates(effect, definitions, supposing), id=id)


def sign_candidates(
    equation: Equation, premises: tuple[Equation, ...], supposing: tuple[Condition, ...] = ()
) -> tuple[Move, ...]:
    """Return the signs that a derivative may have, in the order in which they are tried.

    First without supposition, then under each supposition alone, at last that the sign is open.
    """
    used = tuple(premise for premise in premises if _touches(premise, equation, premises))
    moves = [sign(equation, relation, *used) for relation in (">0", "<0", "=0")]
    for condition in supposing:
        if condition.free_symbols & equation.rhs.free_symbols:
            moves += [sign(equation, relation, *used, given=(condition,)) for relation in (">0", "<0")]
    moves += [sign(equation, relation, *used) for relation in (">=0", "<=0")]
    return (*moves, ambiguous(equation, *used))


def _touches(premise: Equation, equation: Equation, premises: tuple[Equation, ...]) -> bool:
    """Whether a definition is needed, directly or through another definition, to know the right-hand side."""
    reached = set(equation.rhs.free_symbols)
    for _ in premises:
        for other in premises:
            if other.lhs in reached:
                reached |= other.rhs.free_symbols
    return premise.lhs in reached
