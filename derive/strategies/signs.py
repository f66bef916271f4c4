"""The sign of a derivative: candidates in a fixed order, of which `check` keeps the first that is proved."""

from __future__ import annotations

from derive.equation import Condition, Equation, positive
from derive.rules.sign import ambiguous, sign
from derive.step import Derivation, Move


def add_sign(
    derivation: Derivation,
    effect: Equation,
    definitions: tuple[Equation, ...] = (),
    supposing: tuple[Condition, ...] = (),
    *,
    solutions: tuple[Equation, ...] = (),
    holding: tuple[Equation, ...] = (),
    id: str = "",
) -> None:
    """Add the step that finds the sign of an effect, unless the effect is plainly zero.

    `solutions` are reduced forms whose left-hand sides may be supposed positive; `holding` are equations of the model
    that hold wherever the effect is evaluated (the steady state, the equilibrium).
    """
    if effect.rhs != 0:
        derivation.by(*sign_candidates(effect, definitions, supposing, solutions, holding), id=id)


def sign_candidates(
    equation: Equation,
    premises: tuple[Equation, ...],
    supposing: tuple[Condition, ...] = (),
    solutions: tuple[Equation, ...] = (),
    holding: tuple[Equation, ...] = (),
) -> tuple[Move, ...]:
    """Return the signs that a derivative may have, in the order in which they are tried.

    First without supposition, then where the equations in `holding` hold, then under each supposition alone, then
    supposing that a solved variable is positive, at last that the sign is open.
    """
    used = _touched(premises, equation)
    moves = [sign(equation, relation, *used) for relation in (">0", "<0", "=0")]
    if holding:
        used = (*used, *holding)
        moves += [sign(equation, relation, *used) for relation in (">0", "<0", "=0")]
    for condition in supposing:
        if condition.free_symbols & equation.rhs.free_symbols:
            moves += [sign(equation, relation, *used, given=(condition,)) for relation in (">0", "<0")]
    for solution in solutions:
        known = _touched(premises, equation, solution)
        moves += [sign(equation, relation, *known, solution, given=(positive(solution.lhs),)) for relation in (">0", "<0")]
    moves += [sign(equation, relation, *used) for relation in (">=0", "<=0")]
    return (*moves, ambiguous(equation, *used))


def _touched(premises: tuple[Equation, ...], *equations: Equation) -> tuple[Equation, ...]:
    """The definitions needed, directly or through another definition, to know the right-hand sides."""
    reached = set().union(*(equation.rhs.free_symbols for equation in equations))
    for _ in premises:
        for premise in premises:
            if premise.lhs in reached:
                reached |= premise.rhs.free_symbols
    return tuple(premise for premise in premises if premise.lhs in reached)
