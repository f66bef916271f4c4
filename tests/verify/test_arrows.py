"""One arrow is not the other: squaring, cancelling what may vanish and taking one root are told apart."""

import pytest

from derive.judging.words import said_in
from derive.verdict import Status
from derive.verify import verify


def last(text: str):
    return verify(text).entries[-1]


@pytest.mark.parametrize(
    "formula",
    [
        r"x = 2 \implies x^2 = 4",
        r"a = b \Rightarrow ac = bc",
        r"x + y = 3 \iff x = 3 - y",
        r"x^2 = y^2 \Leftrightarrow (x - y)(x + y) = 0",
    ],
)
def test_what_is_true_is_proved(formula):
    assert last(f"$${formula}$$").status is Status.PROVED


@pytest.mark.parametrize(
    ("formula", "witness"),
    [
        (r"x^2 = 4 \iff x = 2", {"x": "-2"}),
        (r"x(x - 1) = 0 \Leftrightarrow x = 1", {"x": "0"}),
        (r"x = 2 \iff x^2 = 4", {"x": "-2"}),
    ],
)
def test_a_lost_or_added_root_is_the_witness(formula, witness):
    entry = last(f"$${formula}$$")
    assert entry.status is Status.REFUTED
    assert {str(symbol): str(value) for symbol, value in entry.witness.values.items()} == witness


def test_cancelling_what_may_vanish_loses_solutions():
    entry = last(r"$$a x = a y \iff x = y$$")
    values = {str(symbol): value for symbol, value in entry.witness.values.items()}
    assert entry.status is Status.REFUTED
    assert values["a"] == 0 != values["x"] - values["y"]
    assert said_in(entry.reason, "zh") == "在所给的点上，箭头左边成立而右边不成立：丢了解。"


def test_a_sign_that_is_known_makes_it_right():
    assert last(r"Suppose $a > 0$. Then $$a x = a y \iff x = y$$").status is Status.PROVED
    entry = last(r"设 $x > 0$。则 $$x^2 = 4 \iff x = 2$$")
    assert entry.status is Status.PROVED
    assert said_in(entry.reason, "zh").endswith("反过来，由箭头右边也能推出左边。")


def test_one_arrow_to_the_wrong_side_does_not_follow():
    entry = last(r"$$x^2 = 4 \implies x = 2$$")
    assert entry.status is Status.DOES_NOT_FOLLOW
    assert said_in(entry.reason, "zh") == "在第一个点上，箭头左边成立而右边不成立。"


def test_an_arrow_at_the_beginning_of_a_row():
    rows = r"$$\begin{align} & x = 2 \\ \Leftrightarrow\ & %s \end{align}$$"
    assert last(rows % "2x = 4").status is Status.PROVED
    assert last(rows % "x^2 = 4").status is Status.REFUTED


@pytest.mark.parametrize("formula", [r"u'(c) = u'(d) \iff c = d", r"F(K) = F(L) \Leftrightarrow K = L", r"x = 1 \iff y = 2"])
def test_what_an_author_may_have_in_mind_is_not_refuted(formula):
    assert last(f"$${formula}$$").status is not Status.REFUTED
