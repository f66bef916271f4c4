"""Premises that contradict each other prove nothing, and the smallest set of them is named with its lines."""

import pytest

from derive.judging.words import said_in
from derive.verdict import Status
from derive.verify import verify


def clashes(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.message) for one in verify(text).findings if one.code == "contradictory-premises"]


def test_the_smallest_set_is_named_with_its_lines():
    text = "Suppose $z > 0$,\n$Y = C + I$,\n$Y = C + I + G$ and\n$G > 0$. Hence $$C = 2 I.$$"
    message = "The premises contradict each other: line 2: Y = C + I; line 3: Y = C + I + G; line 4: G > 0."
    assert clashes(text) == [(4, message)]


def test_a_single_premise_may_contradict_itself():
    assert clashes("假设 $x^2 = -1$。因此 $$x = y.$$") == [(1, "The premise contradicts itself: line 1: x^2 = -1.")]


def test_in_chinese():
    ((_, message),) = clashes("假设 $w = p a$，$w = p a + 1$。因此 $$p = 2 a.$$")
    assert said_in(message, "zh") == "前提相互矛盾：第 1 行：w = p a；第 1 行：w = p a + 1。"


@pytest.mark.parametrize("claim", ["x + 1 = 2", "x + 1 = 3", "2x = 7", "y = x"])
def test_whatever_the_claim_nothing_is_proved_or_refuted(claim):
    entry = verify(f"Suppose $x = 1$ and $x = 2$. Hence $${claim}$$").entries[-1]
    assert entry.status not in (Status.PROVED, Status.SUPPORTED, Status.REFUTED)


def test_a_claim_that_runs_into_a_clash_reports_it():
    text = "Suppose $k = 3$.\n\nAssume $m = 1$.\n\nSuppose $$k + m = 5$$\n\nHence $$k = 7 m$$"
    assert [line for line, _ in clashes(text)] == [5]


@pytest.mark.parametrize(
    "text",
    [
        "Suppose $x = 1$. Then $x + 1 = 2$. Suppose now $x = 2$. Then $x + 1 = 3$.",
        "If $r > 0$, lending pays. If $r < 0$, borrowing pays.",
        "若 $r > 0$，放贷有利；若 $r < 0$，借款有利。",
        "Suppose $Y = C + I$ and $C = a + bY$, $0 < b < 1$. Hence $$(1 - b) Y = a + I.$$",
        "Suppose $x = 1$.\n\nSuppose instead $x = 2$.",
        "Assume $k_0 = 1$ in case A, and $k_0 = 2$ in case B.",
        r"Suppose $\sigma > 0$, and $\sigma = 1$ for log utility. Assume $\sigma \neq 1$. Hence $$\sigma > 0$$",
        "设 $t = 0$ 期，$t = 1$ 期的消费为 $c_0$、$c_1$。",
        "设本国 $k = 1$，外国 $k = 2$。因此 $$k = 3.$$",
        r"Suppose $$\begin{align} \text{home: } k &= 1 \\ \text{abroad: } k &= 2 \end{align}$$",
    ],
)
def test_cases_and_sound_premises_are_no_clash(text):
    assert clashes(text) == []


def test_the_reason_of_the_claim_names_the_lines():
    entry = verify("Suppose $x = 1$, $y = 2$,\n$x = y$. Hence $$x + 1 = 2$$").entries[-1]
    assert entry.reason == "The premises contradict each other: line 1: x = 1; line 1: y = 2; line 2: x = y."
