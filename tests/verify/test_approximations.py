"""An equals sign under words that announce an approximation is not refuted; it gets a message of its own."""

import pytest

from derive.judging.words import said_in
from derive.verdict import Status
from derive.verify import verify

DROPPED = "The words say that terms are dropped, so the sides are not equal but close."
APPROXIMATE = "The words announce an approximation, but the sign says equality."


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Suppose $i = r + p + r p$. Neglecting the product, we obtain $$i = r + p$$", DROPPED),
        ("Suppose $i = r + p + r p$. Dropping $r p$, we get $$i = r + p$$", DROPPED),
        ("Suppose $i = r + p + r p$. The last term is small and can be ignored. Hence $$i = r + p$$", DROPPED),
        ("Suppose $i = r + p + r p$. Omitting higher-order terms, $$i = r + p$$", DROPPED),
        ("Suppose $i = r + p + r p$. Hence $$i = r + p,$$ where the product is dropped.", DROPPED),
        ("Suppose $i = r + p + r p$. We obtain approximately $$i = r + p$$", APPROXIMATE),
        ("Suppose $i = r + p + r p$. To first order we have $$i = r + p$$", APPROXIMATE),
        ("设 $i = r + p + r p$。略去乘积项，可得 $$i = r + p$$", DROPPED),
        ("设 $i = r + p + r p$。$rp$ 很小，可以忽略，因此 $$i = r + p$$", DROPPED),
        ("设 $i = r + p + r p$。忽略高阶项，得到 $$i = r + p$$", DROPPED),
        ("设 $i = r + p + r p$。于是近似地有 $$i = r + p$$", APPROXIMATE),
    ],
)
def test_the_message(words, reason):
    entry = verify(words).entries[-1]
    assert (entry.status, entry.reason) == (Status.ASSUMED, reason)


@pytest.mark.parametrize(
    "words",
    [
        "Suppose $i = r + p + r p$. Hence $$i = r + p$$",
        "Suppose $i = r + p + r p$. Dropping the subscript, we obtain $$i = r + p$$",
        "设 $i = r + p + r p$。由一阶条件可得 $$i = r + p$$",
    ],
)
def test_without_such_words_it_is_refuted(words):
    assert verify(words).entries[-1].status is Status.REFUTED


def test_what_holds_exactly_is_proved_all_the_same():
    entry = verify("Suppose $i = r + p$. We obtain approximately $$i - r = p$$").entries[-1]
    assert entry.status is Status.PROVED


def test_what_rests_on_it_says_so():
    text = "Suppose $i = r + p + r p$. Neglecting the product, we obtain $$i = r + p$$ Hence $$r = i - p$$"
    entry = verify(text).entries[-1]
    assert entry.status is Status.PROVED
    assert "which was not derived" in entry.reason


def test_in_chinese():
    assert said_in(DROPPED, "zh") == "文字说明略去了某些项，两边因此只是近似相等。"
    assert said_in(APPROXIMATE, "zh") == "文字说的是近似，符号写的却是等号。"
