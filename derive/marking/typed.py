r"""From what a student types at a keyboard to a formula that the reader knows.

>>> as_formula("Y = 1,500 − 2500*r")
'Y = 1500 - 2500\\cdot r'
>>> as_formula("10 %"), as_formula("sqrt(2)/2"), as_formula("2**3")
('10 \\%', '\\sqrt{2}/2', '2^3')
"""

from __future__ import annotations

import re
import unicodedata

MOST_LETTERS = 2_000
_SIGNS = {"−": "-", "–": "-", "—": "-", "×": r"\cdot ", "·": r"\cdot ", "÷": "/", "，": ",", "、": ",", "；": ";", "＝": "="}
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_ORDERS = (("<=", r"\le "), (">=", r"\ge "), ("!=", r"\ne "), ("≈", "="), ("==", "="))
_ROOT = re.compile(r"(?<!\\)\b(?:sqrt|√)\s*\(")


def as_formula(text: str) -> str:
    """Return typed text as LaTeX; it says the same, in the reader's spelling."""
    text = "".join(_SIGNS.get(letter, letter) for letter in unicodedata.normalize("NFKC", text.strip().strip("$").strip()))
    text = _THOUSANDS.sub(lambda match: match.group().replace(",", ""), text)
    text = text.replace("**", "^").replace("*", r"\cdot ")
    for typed, command in _ORDERS:
        text = text.replace(typed, command)
    text = re.sub(r"(?<!\\)%", r"\\%", text)
    text = re.sub(r"√\s*(\d+(?:\.\d+)?)", r"\\sqrt{\1}", text)
    return _with_roots(text)


def _with_roots(text: str) -> str:
    while (match := _ROOT.search(text)) is not None:
        depth, end = 0, match.end() - 1
        for end in range(match.end() - 1, len(text)):
            depth += (text[end] == "(") - (text[end] == ")")
            if depth == 0:
                break
        if depth:
            return text
        text = f"{text[: match.start()]}\\sqrt{{{text[match.end() : end]}}}{text[end + 1 :]}"
    return text
