"""The fixed plan for a bare model: reduced form if it is linear, then comparative statics for everything given."""

from __future__ import annotations

from derive.model import Model
from derive.problem import OptimizationProblem
from derive.step import Derivation
from derive.strategies.comparative_statics import comparative_statics
from derive.strategies.optimisation_plan import optimisation_plan
from derive.strategies.solve import complete, solve
from derive.strategies.structure import is_linear_model, structure_of
from derive.strategies.total_differential import total_differential
from derive.symbols import EconomicSymbol
from derive.text import Text

_LINEAR = Text(
    "The model is linear in its endogenous variables. The plan: substitute the behavioural equations into the equilibrium "
    "conditions, solve, and differentiate the reduced form with respect to everything that is given.",
    "模型关于内生变量是线性的。步骤：将行为方程代入均衡条件，求出简化式，再对各外生变量和参数求导。",
)
_ABSTRACT = Text(
    "The model is not linear in its endogenous variables. The plan: substitute, take the total differential, and apply "
    "the implicit function theorem for everything that is given.",
    "模型关于内生变量不是线性的。步骤：代入行为方程，求全微分，再由隐函数定理得出各外生变量的影响。",
)


# A table with more effects than this is no longer read; then only the variables that the core determines are reported.
_MOST_EFFECTS = 36


def plan(model: Model) -> tuple[Derivation, ...]:
    """Derive what can be derived from a model's declaration alone."""
    if isinstance(model, OptimizationProblem):
        return optimisation_plan(model)
    outcomes = central_unknowns(model)
    shocks = tuple(symbol for symbol in (*model.exogenous, *model.parameters) if _occurs(model, symbol))
    others = tuple(symbol for symbol in model.endogenous if symbol not in outcomes)
    following = others if len(model.endogenous) * len(shocks) <= _MOST_EFFECTS else ()
    if is_linear_model(model):
        solution = complete(solve(model, outcomes), outcomes, following)
        solution.id, solution.title, solution.intro = "solution", Text("Reduced form", "简化式"), _LINEAR
        statics = comparative_statics(Derivation(model, after=solution), (*outcomes, *following), shocks)
    else:
        solution = None
        statics = total_differential(model, outcomes, shocks, following=following)
        statics.intro = _ABSTRACT
    statics.id, statics.title = "comparative_statics", Text("Comparative statics", "比较静态分析")
    return (statics,) if solution is None else (solution, statics)


def central_unknowns(model: Model) -> tuple[EconomicSymbol, ...]:
    """The unknowns that remain after everything explicit has been substituted, starting from the first declared one."""
    return structure_of(model, model.endogenous[:1]).unknowns


def _occurs(model: Model, symbol: EconomicSymbol) -> bool:
    return any(symbol in equation.free_symbols for equation in model.equations)
