"""Counted equations and unknowns: a wrong count is a finding, and only where the words leave no doubt."""

import pytest

from derive.judging.words import said_in
from derive.verify import verify

SYSTEM = r"$$\begin{align} x + y &= a \tag{1} \\ x - y &= b \tag{2} \\ z &= x y \tag{3} \end{align}$$"


def wrong(text: str) -> list[str]:
    return [one.message for one in verify(text).findings if one.code == "wrong-count"]


@pytest.mark.parametrize(
    "text",
    [
        f"We have 4 equations in 3 unknowns: {SYSTEM}",
        f"We have four equations in three unknowns: {SYSTEM}",
        f"由此得到 4 个方程、3 个未知数：{SYSTEM}",
        f"共有四个方程，三个未知数：\n\n{SYSTEM}",
        f"{SYSTEM} These are 4 equations in the 3 unknowns $x$, $y$ and $z$.",
        f"{SYSTEM} 这是4个方程、3个未知数 $x$、$y$、$z$。",
        f"{SYSTEM} Thus (1)-(3) are 4 equations in 3 unknowns.",
        f"{SYSTEM} 式（1）至（3）是四个方程、三个未知数。",
    ],
)
def test_a_wrong_number_of_equations(text):
    assert wrong(text) == ["The words count 4 equations, but 3 stand here."]


@pytest.mark.parametrize(
    "text",
    [
        f"{SYSTEM} These are 3 equations in 4 unknowns: $x$, $y$ and $z$.",
        f"{SYSTEM} These are three equations in four unknowns $x, y, z$.",
        f"{SYSTEM} 这是三个方程、四个未知数：$x$、$y$ 和 $z$。",
    ],
)
def test_a_wrong_number_of_unknowns(text):
    assert wrong(text) == ["The words count 4 unknowns, but 3 symbols are named here."]


def test_fewer_equations_than_unknowns():
    assert wrong("Now $x = 1$. So seven equations determine eight unknowns.") == ["7 equations cannot determine 8 unknowns."]
    assert wrong("$x = 1$。七个方程可以确定八个未知数。") == ["7 equations cannot determine 8 unknowns."]


@pytest.mark.parametrize(
    "text",
    [
        f"We have 3 equations in 3 unknowns: {SYSTEM}",
        f"由此得到三个方程、三个未知数：{SYSTEM}",
        f"{SYSTEM} These are 3 equations in the 3 unknowns $x$, $y$ and $z$.",
        f"{SYSTEM} Thus (1)-(3) are 3 equations in 3 unknowns.",
        # What is meant is not clear, or more than what stands here.
        f"We have 4 equations in 4 unknowns: {SYSTEM} and $$w = z.$$",
        f"With what was said before, we have 8 equations in 8 unknowns. {SYSTEM}",
        f"{SYSTEM} Together with market clearing these are 8 equations in 8 unknowns.",
        f"{SYSTEM} 加上市场出清条件，共有 8 个方程、8 个未知数。",
        "We have 6 equations in 6 unknowns: $$\\begin{align} c_i &= y_i \\\\ k_i &= s y_i \\end{align}$$",
        f"{SYSTEM} These are 3 equations in 5 unknowns, $x$, $y$ and the prices.",
        f"{SYSTEM} These are 3 equations in 5 unknowns $x, \\dots, z$.",
        f"{SYSTEM} Three equations cannot determine four unknowns. 三个方程不能确定四个未知数。",
        f"{SYSTEM} Thus (1)-(9) are 8 equations in 8 unknowns.",
    ],
)
def test_no_false_alarm(text):
    assert wrong(text) == []


def test_in_chinese():
    (message,) = wrong(f"由此得到 4 个方程、3 个未知数：{SYSTEM}")
    assert said_in(message, "zh") == "文字说有 4 个方程，这里却有 3 个。"
