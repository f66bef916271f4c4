"""The cases of complementary slackness side by side: what binds, when the case occurs, and what is chosen in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from derive.equation import Condition
from derive.problem import OptimizationProblem
from derive.rules.leading_sign import leads_with_minus
from derive.strategies.kuhn_tucker import Case
from derive.text import Table, Text

_CAPTION = Text("The cases side by side", "各情形汇总")
_EXCLUDED = Text("excluded", "被排除")
_ALWAYS = Text("no condition", "无条件")
_SYSTEM = Text("see the conditions of the case", "见该情形的条件")


def cases_table(problem: OptimizationProblem, cases: Sequence[Case]) -> Table:
    """Return one row per case: its inequalities, its requirement, the value of each choice."""
    slacks = (one.slack for one in problem.constraints if not one.binds)
    inequalities = tuple(-slack if leads_with_minus(slack) else slack for slack in slacks)
    header = (*inequalities, Text("occurs when", "成立条件"), *problem.choices)
    return Table(_CAPTION, header, tuple(tuple(_row(problem, case)) for case in cases))


def _row(problem: OptimizationProblem, case: Case) -> Iterator[object]:
    for one in problem.constraints:
        if not one.binds:
            yield Condition(one.slack, "=0" if one in case.binding else ">=0")
    yield _occurrence(case)
    for choice in problem.choices:
        yield case.solution[choice].rhs if case.solution else Text("—", "—")


def _occurrence(case: Case) -> object:
    if case.is_excluded:
        return _EXCLUDED
    if not case.solution:
        return _SYSTEM
    if len(case.requirements) == 1:
        return case.requirements[0]
    if not case.requirements:
        return _ALWAYS
    return Text("{requirements}", "{requirements}", requirements=case.requirements)
