"""The four agents of the two-country lecture as problems, declared anew for measuring."""

from __future__ import annotations

from derive.models.two_country_firms import HOME_FIRM, k_0ds, k_1ds, l_1ds, l_2ds
from derive.models.two_country_households import FOREIGN_HOUSEHOLD, HOME_HOUSEHOLD
from derive.models.two_country_symbols import A, F, r_1s, r_2s, w_1s, w_2s
from derive.problem import OptimizationProblem, maximize


def foreign_firm() -> OptimizationProblem:
    """Hire capital and labour in each period; nothing links the periods."""
    return OptimizationProblem(
        "foreign_firm",
        ("The foreign firm", "外国企业"),
        maximize(A * F(k_0ds, l_1ds) - r_1s * k_0ds - w_1s * l_1ds + A * F(k_1ds, l_2ds) - r_2s * k_1ds - w_2s * l_2ds),
        [k_0ds, l_1ds, k_1ds, l_2ds],
        exogenous=[r_1s, w_1s, r_2s, w_2s],
        parameters=[A],
    )


def declared_again(problem: OptimizationProblem) -> OptimizationProblem:
    """The same declaration, validated anew, with nothing remembered from before."""
    inequalities = [one.statement for one in problem.constraints if not one.binds]
    return OptimizationProblem(
        problem.key,
        problem.title,
        problem.objective,
        problem.choices,
        [one.statement for one in problem.constraints],
        problem.multipliers,
        exogenous=problem.exogenous,
        parameters=problem.parameters,
        conditions=[one for one in problem.conditions if one not in inequalities],
        order=problem.order,
    )


def agents() -> list[OptimizationProblem]:
    """Households and firms of both countries."""
    return [*map(declared_again, (HOME_HOUSEHOLD, FOREIGN_HOUSEHOLD, HOME_FIRM)), foreign_firm()]
