"""Words that announce that two sides are close, not equal: an approximation, or terms that are dropped."""

from __future__ import annotations

import re

from derive.judging.cues import sentence_before

APPROXIMATE = "The words announce an approximation, but the sign says equality."
DROPPED = "The words say that terms are dropped, so the sides are not equal but close."
_TERMS = r"terms?\b|products?\b|squares?\b|orders?\b|small\b|□"
_DROPS = re.compile(
    rf"\b(?:neglect|drop|ignor|omit|disregard|discard)\w*[^.;:]{{0,60}}?(?:{_TERMS})|"
    rf"(?:{_TERMS})[^.;:]{{0,40}}?\b(?:is|are|can be|may be)\s+(?:neglected|dropped|ignored|omitted|disregarded|discarded)|"
    r"(?:忽略|略去|舍去|舍弃|省略|丢掉|去掉)[^。；：]{0,20}?(?:项|高阶|乘积|平方|小量|□)|"
    r"(?:项|乘积|□)[^。；：，]{0,10}?(?:很小，?)?(?:忽略不计|可以忽略|可忽略|略去不计|舍去)",
    re.I,
)
_CLOSE = re.compile(
    r"\bapproximat\w+|\broughly\b|\bto (?:a )?first[- ]order\b(?! condition)|\blog-?lineari[sz]\w+|\blineari[sz]\w+|"
    r"近似|约等于|大约|线性化|一阶展开",
    re.I,
)
_NEAR = 120
"""How many characters before a formula may say that terms are dropped: `... is small. Hence`."""
_REMARK = re.compile(
    r"(?:\$\$|\\\]|\\end\{\w+\*?\})?\s*[,，(（]?\s*(?:where|when|after|if|approximately|其中|这里|此处|近似)[^.。\n$]{0,80}",
    re.I,
)


def closeness(before: str, after: str = "") -> str:
    """Return why an equality is none for its author, or nothing.

    `before` are the words in front of a formula, formulas in the running text as boxes; `after` those behind it.

    >>> closeness("Neglecting the product □, we obtain")
    'The words say that terms are dropped, so the sides are not equal but close.'
    >>> closeness("近似地有")
    'The words announce an approximation, but the sign says equality.'
    >>> closeness("Dropping the subscript, we obtain")
    ''
    """
    remark = _REMARK.match(after)
    behind = remark.group() if remark else ""
    if any(map(_DROPS.search, (before[-_NEAR:], behind))):
        return DROPPED
    return APPROXIMATE if any(map(_CLOSE.search, (sentence_before(before), behind))) else ""
