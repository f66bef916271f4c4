"""Parts about markets: state prices without arbitrage, and the demands of households that trade."""

from __future__ import annotations

from derive.equation import Equation
from derive.errors import InternalError, RuleError
from derive.exercises.asked import Asked
from derive.exercises.solution_parts import equilibrium
from derive.exercises.working import Answer, Working
from derive.rules import sign
from derive.step import Derivation
from derive.strategies import demands as derive_demands

_NO_ARBITRAGE = (
    "Positive state prices explain the prices of all securities, so there is no arbitrage.",
    "存在一组正的状态价格能解释所有证券的价格，因此不存在套利机会。",
)


def state_prices(working: Working, asked: Asked) -> list[Answer]:
    """The state prices, and that they are positive: then, and only then, there is no arbitrage."""
    answers = equilibrium(working, Asked("equilibrium", tuple(symbol.key for symbol in working.subject.unknowns)))
    derivation = working.derivation()
    for answer in answers:
        last = answer is answers[-1]
        derivation.by(sign(answer.statement, ">0"), id=f"{answer.name}_sign", reading=_NO_ARBITRAGE if last else None)
    return answers


def demands(working: Working, asked: Asked) -> list[Answer]:
    """What each household wants at a given price."""
    if not working.subject.households:
        raise RuleError("no-households", "The exercise has no households.", "Describe them in [economy].")
    numeric = {equation.lhs: equation for equation in working.derivation().model.equations}
    answers = []
    for problem in working.subject.households_at(working.values):
        derivation = Derivation(problem, problem.key)
        working.derivations[problem.key] = derivation
        for choice, equation in derive_demands(derivation).items():
            _require_same(equation, numeric[choice])
            answers.append(Answer(choice.key, equation))
    return answers


def _require_same(derived: Equation, taken: Equation) -> None:
    """What the market model takes as a household's demand must be what the household's problem gives."""
    difference = (derived.rhs - taken.rhs).expand()
    if difference != 0:
        raise InternalError(f"The demand {derived} is derived, but the market is solved with {taken}.")
