"""Every reason that a check may give has its Chinese counterpart."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import derive
from derive.handout.assemble import mark
from derive.reasons import SENTENCES, reason_in_words
from derive.text import Text
from derive.verdict import supported

ROOT = Path(derive.__file__).parent
VERDICTS = ("proved", "supported", "unknown", "refuted", "Verdict", "OutOfReach", "Evidence", "replace")


def _pattern(node: ast.AST) -> str | None:
    """The sentence that a literal makes, with bare braces for what is put in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join("{}" if isinstance(part, ast.FormattedValue) else str(part.value) for part in node.values)
    return None


def _literals(node: ast.AST) -> Iterator[ast.AST]:
    """Literals as wholes, without the pieces of a sentence with slots."""
    yield node
    if not isinstance(node, ast.JoinedStr):
        for part in ast.iter_child_nodes(node):
            yield from _literals(part)


def _reasons(path: Path) -> Iterator[str]:
    """Sentences handed to a verdict, or put together under the name `reason`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        candidates: list[ast.AST] = []
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in VERDICTS:
            candidates = [*node.args, *(one.value for one in node.keywords if one.arg == "reason")]
        elif isinstance(node, ast.Assign) and any(
            "reason" in ast.unparse(target) or "unreal" in ast.unparse(target) for target in node.targets
        ):
            candidates = list(_literals(node.value))
        for candidate in candidates:
            for part in [candidate, *((candidate.body, candidate.orelse) if isinstance(candidate, ast.IfExp) else ())]:
                sentence = _pattern(part)
                if sentence is not None and sentence.count(" ") >= 2:
                    yield sentence


REASONS = sorted(
    {reason for folder in ("checks", "algebra") for path in (ROOT / folder).glob("*.py") for reason in _reasons(path)}
)
KNOWN = {re.sub(r"\{\w+\}", "{}", english) for english in SENTENCES}
METHODS = {"first and second order"}


def in_chinese(text: Text) -> str:
    return text.render("zh", lambda slot: in_chinese(slot) if isinstance(slot, Text) else str(slot))


def in_english(text: Text) -> str:
    return text.render("en", lambda slot: in_english(slot) if isinstance(slot, Text) else str(slot))


def test_there_are_reasons() -> None:
    assert len(REASONS) > 80


@pytest.mark.parametrize("reason", [reason for reason in REASONS if reason not in METHODS])
def test_a_reason_has_a_counterpart(reason: str) -> None:
    assert reason in KNOWN, f"add {reason!r} to derive/reasons.py"


@pytest.mark.parametrize("english", SENTENCES)
def test_a_counterpart_carries_the_same_slots(english: str) -> None:
    chinese = SENTENCES[english]
    assert sorted(re.findall(r"\{\w+\}", english)) == sorted(re.findall(r"\{\w+\}", chinese))
    assert re.search(r"[一-鿿]", chinese)
    assert not re.search(r"[,;:?!](?!\w)|\.$", chinese), "Chinese sentences have full-width punctuation"
    if english.endswith("."):
        assert chinese.endswith("。")


def test_the_english_is_unchanged_and_slots_are_translated_in_turn() -> None:
    reason = "The converse does not follow: The derivative was not formed: a power of zero."
    assert in_english(reason_in_words(reason)) == reason
    assert in_chinese(reason_in_words(reason)) == "逆命题不成立：未能求导：零的幂。"
    assert in_chinese(reason_in_words("The sign holds at 150 points; the coefficients alone do not decide it.")).startswith(
        "符号在 150 个抽样点上成立"
    )
    assert in_chinese(reason_in_words("Something else.")) == "Something else."


def test_the_mark_of_a_chinese_handout_is_chinese() -> None:
    shown = in_chinese(mark(supported("sampling", "The sign holds at 150 points; the coefficients alone do not decide it.")))
    assert not re.search(r"[A-Za-z]", shown)
