"""What the words around a formula make of it, and derivatives of what a document says."""

import pytest

from derive.verify import verify


def verdicts(text):
    return [(entry.source, entry.status.value) for entry in verify(text).entries]


def test_and_continues_what_was_said():
    text = r"Suppose $x = a + b$ and $y = a - b$. We obtain $$x + y = 2 a$$ and $$x - y = 3 b.$$"
    assert [status for _, status in verdicts(text)] == ["assumed", "assumed", "proved", "refuted"]


@pytest.mark.parametrize("words", ["with", "where", "for", "provided", "其中", "当"])
def test_a_proviso_is_a_condition_and_the_claim_goes_on(words):
    text = rf"Suppose $a x = b$. Hence $$2 a x = 2 b$$ and, {words} $a \neq 0$, $$x = \frac{{b}}{{2 a}}.$$"
    assert [status for _, status in verdicts(text)] == ["assumed", "proved", "assumed", "refuted"]


def test_a_condition_at_a_point_defines_no_function():
    text = r"""---
functions: {"u": {"arguments": 2, "signs": {"1": ">0", "2": ">0"}}}
positive: ["c", "l", "p", "w", "\\lambda"]
---
Suppose $u_1(c, l) = \lambda p$ and $u_2(c, l) = \lambda w$. Hence $$p u_2(c, l) = w u_1(c, l)$$ and $$p u_2(c, l) = w u_1(c, w).$$
"""
    assert [status for _, status in verdicts(text)][2:] == ["proved", "does not follow"]


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        (r"\frac{\partial x}{\partial m} = \frac{1}{p + q}", "proved"),
        (r"\frac{\partial x}{\partial m} = \frac{2}{p + q}", "refuted"),
        (r"\frac{\partial x}{\partial p} = -\frac{m}{(p + q)^2}", "proved"),
        (r"\frac{\partial x}{\partial p} = \frac{m}{(p + q)^2}", "refuted"),
    ],
)
def test_derivatives_of_what_is_said(claim, status):
    assert verdicts(rf"Assume $x = \frac{{m}}{{p + q}}$. Hence $${claim}.$$")[-1][1] == status


def test_a_total_derivative_may_mean_either_reading():
    said = r"Assume $Y = C + G$ and $C = a + b T$. Hence "
    assert verdicts(said + r"$$\frac{dY}{dT} = b.$$")[-1][1] == "proved"
    assert verdicts(said + r"$$\frac{dY}{dC} = 1.$$")[-1][1] == "proved"
    assert verdicts(said + r"$$\frac{dY}{dT} = a.$$")[-1][1] != "proved"


def test_a_point_does_not_choose_a_derivative():
    text = r"Assume $x = \frac{m}{p}$. Hence $$\frac{\partial x}{\partial m} = \frac{2}{p}.$$ Define $s = p \frac{\partial x}{\partial m}$. Hence $$s = 1.$$"
    assert verdicts(text)[-1][1] == "does not follow"


def test_a_name_that_nothing_uses_is_no_definition():
    assert verdicts(r"Suppose $x_1 = a$. Hence $$x_2 = a.$$")[-1][1] in ("refuted", "does not follow")
    assert verdicts(r"Suppose $x_1 = a$. Hence $$V = 2 a.$$ Then $$V = 2 x_1.$$")[-1][1] == "proved"


def test_what_no_line_mentions_is_new_not_wrong():
    text = r"Suppose $p = a - b q$ and $p = c + d q$. Hence $$S(q) = a q - p q.$$"
    assert verdicts(text)[-1][1] == "does not follow"


def test_the_derivative_of_an_applied_function():
    text = r"Let $W(q) = a q - b q^2$. Hence $$\frac{d W(q)}{d q} = a - 2 b q.$$"
    assert verdicts(text)[-1][1] == "proved"
    assert verdicts(text.replace("- 2 b", "+ 2 b"))[-1][1] == "refuted"


def test_a_decimal_may_begin_with_its_point():
    assert verdicts(r"Suppose $r = .05$ and $R = 1 + r$. Hence $R = 1.05$.")[-1][1] == "proved"
