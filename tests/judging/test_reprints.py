"""A formula sheet prints numbered lines again: a sign that differs from the first print is refuted."""

import pytest

from derive.judging.words import said_in
from derive.verdict import Status
from derive.verify import verify

HANDOUT = r"""<!-- derive: id=m:1 -->
$$
Y = C + I \tag{1.1}
$$

<!-- derive: id=m/saving from=m:1 kind=entails -->
Solve for investment.

$$
I = Y - C \tag{1.2}
$$

## Formula sheet

$$
\begin{aligned} I &= Y \cr &\quad %s C \end{aligned} \tag{1.2}
$$
"""


def refuted(text: str) -> list[tuple[str, str]]:
    return [(entry.number, entry.reason) for entry in verify(text).entries if entry.status is Status.REFUTED]


def test_the_same_line_in_another_layout_is_the_same():
    assert refuted(HANDOUT % "-") == []


@pytest.mark.parametrize("ending", ["", "\nA sentence behind it.\n"])
def test_a_changed_sign_is_found(ending):
    ((number, reason),) = refuted(HANDOUT % "+" + ending)
    assert number == "1.2"
    assert said_in(reason, "zh") == "这一编号的式子在第 9 行写法不同。"
