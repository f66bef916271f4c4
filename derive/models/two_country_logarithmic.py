"""Logarithmic utility: the reversal of the capital flow in closed form."""

from __future__ import annotations

from derive.equation import Equation, behavioural
from derive.model import Model
from derive.models.two_country_reversal import FOREIGN_1, NO_FLOW
from derive.models.two_country_symbols import A, L, b_1, beta, c_1, c_1s, c_2, c_2s, k_1, theta
from derive.models.two_country_world import FOREIGN_2, HOME_1, HOME_2, WEALTH, R, W, W_s, m, n
from derive.rules import conclude, differentiate, sign
from derive.step import Derivation
from derive.text import Text

_EULER = behavioural(1 / c_1, beta * R / c_2, ("Euler equation", "欧拉方程"))
_EULER_S = behavioural(1 / c_1s, beta * R / c_2s, ("foreign Euler equation", "外国欧拉方程"))

LOGARITHMIC = Model(
    "two_country_logarithmic",
    ("Different capital and logarithmic utility", "初始资本不同、效用为对数"),
    [HOME_1, HOME_2, FOREIGN_1, FOREIGN_2, _EULER, _EULER_S, WEALTH],
    endogenous=[c_1, c_2, c_1s, c_2s, k_1, b_1, n],
    exogenous=[R, W, W_s, m, L],
    parameters=[A, beta, theta],
    order=(c_1, c_2, c_1s, c_2s, beta, A, R, theta, m, W_s, W, k_1, L, n, b_1),
)


def logarithmic_reversal() -> Derivation:
    """Borrowing and the threshold, explicit in the initial capital."""
    derivation = Derivation(
        LOGARITHMIC,
        "logarithmic_reversal",
        ("Logarithmic utility: the threshold in closed form", "对数效用：临界份额的显式解"),
        intro=(
            "Marginal utility is the inverse of consumption. Households then spend a fixed proportion of their wealth in each "
            "period, whatever the return.",
            "对数效用的边际效用是消费的倒数，居民各期支出占财富的比例固定，与回报率无关。",
        ),
        reading=(
            "Neither the return nor anything else of period 2 is left: borrowing falls along a straight line as the share "
            "rises, and the threshold depends on the initial capital of the two countries alone.",
            "式中不再有回报率，也没有第 2 期的任何变量：借款随企业份额直线下降，临界份额只取决于两国的初始资本。",
        ),
    )
    home = derivation.by(conclude(Equation(c_2, beta * R * c_1), _EULER), id="growth_home")
    foreign = derivation.by(conclude(Equation(c_2s, beta * R * c_1s), _EULER_S), id="growth_foreign")
    gap = derivation.by(conclude(Equation(c_1 - c_1s, W - W_s + 2 * b_1), HOME_1, FOREIGN_1), id="gap")
    later = derivation.by(conclude(Equation(c_2 - c_2s, -R * n - 2 * R * b_1), HOME_2, FOREIGN_2), id="gap_2")
    flow = derivation.by(
        conclude(Equation(beta * (W - W_s + 2 * b_1), -n - 2 * b_1), home, foreign, gap, later),
        id="flow",
        reading=Text("{R} cancels.", "{R}被约去。", R=R),
    )
    borrowing = derivation.by(
        conclude(Equation(b_1, (beta * (W_s - W) - theta * m) / (2 * (1 + beta))), flow, WEALTH), id="borrowing", label="b_1"
    )
    effect = derivation.by(differentiate(b_1, theta, borrowing), id="db_dtheta")
    derivation.by(sign(effect, "<0"), id="db_dtheta_sign")
    derivation.by(conclude(Equation(theta, beta * (W_s - W) / m), borrowing, given=(NO_FLOW,)), id="threshold")
    return derivation
