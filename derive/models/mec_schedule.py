"""Projects ordered by their marginal efficiency: investment as a step function of the interest rate."""

from __future__ import annotations

from sympy import Integer

from derive.equation import Condition, Equation, behavioural, definition, less
from derive.model import Model
from derive.rules import conclude
from derive.step import Derivation, Move
from derive.symbols import REAL, EconomicSymbol, variable
from derive.text import Text

PERCENT = ("per cent", "百分数")
TEN_THOUSANDS = ("ten thousand yuan", "万元")
I = variable("I", ("investment demand", "投资需求"), unit=TEN_THOUSANDS)
r = variable("r", ("real interest rate in per cent", "实际利率（百分数）"), domain=REAL, unit=PERCENT)


def _project(name: str) -> EconomicSymbol:
    words = (f"investment in project {name}", f"项目 {name} 的投资额")
    return variable(f"I_{name}", words, unit=TEN_THOUSANDS)


# Each project: its symbol, its size in ten thousand yuan, its marginal efficiency in per cent.
I_A, I_B, I_C, I_D = (_project(name) for name in "ABCD")
PROJECTS: tuple[tuple[EconomicSymbol, int, int], ...] = ((I_A, 100, 10), (I_B, 50, 8), (I_C, 150, 6), (I_D, 100, 4))


def _carried_out(project: EconomicSymbol, size: int, efficiency: int) -> Equation:
    return behavioural(project, size, Text("{p} is carried out", "{p} 付诸实施", p=project), holds_for=(less(r, efficiency),))


def _rejected(project: EconomicSymbol, efficiency: int) -> Equation:
    return behavioural(project, 0, Text("{p} is rejected", "{p} 不付诸实施", p=project), holds_for=(less(efficiency, r),))


CARRIED_OUT = tuple(_carried_out(*project) for project in PROJECTS)
REJECTED = tuple(_rejected(project, efficiency) for project, _, efficiency in PROJECTS)
total = definition(I, I_A + I_B + I_C + I_D, ("total investment", "投资总额"))

MEC_SCHEDULE = Model(
    "mec_schedule",
    ("Four projects", "四个投资项目"),
    [total, *(decision for pair in zip(CARRIED_OUT, REJECTED, strict=True) for decision in pair)],
    endogenous=[I, I_A, I_B, I_C, I_D],
    exogenous=[r],
    order=[I, I_A, I_B, I_C, I_D, r],
    given={r: 7},
)


def mec_schedule() -> Derivation:
    """Investment at every interest rate: 0, 100, 150, 300 or 400."""
    derivation = Derivation(
        MEC_SCHEDULE,
        "mec_schedule",
        ("The MEC schedule of four projects", "四个项目的资本边际效率曲线"),
        intro=(
            "Project A costs 1 million yuan and has a marginal efficiency of 10 %; B costs 0.5 million at 8 %, C 1.5 million "
            "at 6 %, D 1 million at 4 %. Firms carry out every project whose efficiency exceeds the interest rate. How much is "
            "invested at each rate?",
            "项目 A 投资 100 万元，资本边际效率 10%；B 为 50 万元、8%；C 为 150 万元、6%；D 为 100 万元、4%。"
            "凡资本边际效率高于利率的项目都付诸实施。各利率水平下的投资额是多少？",
        ),
        reading=(
            "Each time the rate falls below the efficiency of one more project, investment jumps by the size of that project. "
            "With many small projects the steps merge into a falling curve.",
            "利率每降到又一个项目的资本边际效率以下，投资就增加该项目的投资额。项目众多而规模不大时，"
            "阶梯便近似为一条向右下方倾斜的曲线。",
        ),
        figures=("mec_steps",),
    )
    names = ("above_ten", "eight_to_ten", "six_to_eight", "four_to_six", "below_four")
    steps = [derivation.by(_between(count), id=name) for count, name in enumerate(names)]
    derivation.by(
        conclude(Equation(I, 150, holds_for=(Condition(r - 7, "=0"),)), steps[2]),
        id="at_seven_per_cent",
        reading=("At 7 % projects A and B are carried out.", "利率为 7% 时，项目 A 与 B 付诸实施。"),
    )
    derivation.by(
        conclude(Equation(I, 400, holds_for=(Condition(r - 3, "=0"),)), steps[4]),
        id="at_three_per_cent",
        reading=("Below 4 % all four projects are carried out.", "利率低于 4% 时，四个项目全部付诸实施。"),
    )
    return derivation


def _between(count: int) -> Move:
    """Investment where the first `count` projects pay and the others do not."""
    decisions = (*CARRIED_OUT[:count], *REJECTED[count:])
    size = sum(size for _, size, _ in PROJECTS[:count])
    above = (less(PROJECTS[count][2], r),) if count < len(PROJECTS) else ()
    below = (less(r, PROJECTS[count - 1][2]),) if count else ()
    return conclude(Equation(I, Integer(size), holds_for=(*above, *below)), *decisions, total)
