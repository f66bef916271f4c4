"""`derive verify` takes time linear in the document: ten copies in new symbols, at most twelve times the time of one.

pytest benchmarks/test_linear.py -s

`LECTURE=path/to/notes.md` measures any Markdown document, such as lecture 10; else a document of the mutation corpus is taken.
"""

import os
import re
from pathlib import Path
from time import process_time

from derive.judging.report import Report
from derive.verify import verify

CORPUS = Path(__file__).parent / "mutation" / "corpus"
DOCUMENT = "islm_linear.md"
COPIES = 10
MOST = 12.0
_MATH = re.compile(r"\$\$.*?\$\$|\$[^$\n]+\$", re.S)
_WORDED = r"\\(?:begin|end|tag|label|text|mathrm|mathbb|operatorname)\{[^{}]*\}|\\[A-Za-z]+"
_KEPT = rf"{_WORDED}|_\{{[^{{}}]*\}}|_[A-Za-z0-9]|\^\{{[A-Za-z]*\*\}}|\^d"
_LETTER = re.compile(rf"{_KEPT}|([A-Za-z])")
_TAG = re.compile(r"(\\tag\{|\()([0-9]+(?:\.[0-9]+)?[a-z']*)(?=[)}])")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)


def in_new_symbols(text: str, number: int) -> str:
    r"""Return a document with a mark on every letter but those of subscripts, and on every equation number.

    >>> in_new_symbols("So $$Y_t = bC + 1. \\tag{1.2}$$ by (1.2)", 1)
    'So $$\\mathit{Yqb}_t = \\mathit{bqb}\\mathit{Cqb} + 1. \\tag{b1.2}$$ by (b1.2)'
    """
    mark = chr(ord("a") + number)

    def marked(found: re.Match[str]) -> str:
        return rf"\mathit{{{found.group(1)}q{mark}}}" if found.group(1) else found.group()

    renamed = _MATH.sub(lambda math: _LETTER.sub(marked, math.group()), text)
    return _TAG.sub(rf"\g<1>{mark}\g<2>", renamed)


def source() -> str:
    """Return the lecture named in the environment, or a document of the corpus."""
    return _FRONT_MATTER.sub("", Path(os.environ.get("LECTURE", CORPUS / DOCUMENT)).read_text())


def timed(text: str) -> tuple[float, Report]:
    """Return the seconds of computing that a document takes, and the report."""
    begin = process_time()
    report = verify(text)
    return process_time() - begin, report


def test_ten_copies_take_at_most_twelve_times_as_long() -> None:
    text = source()
    verify("Suppose $x = y$.")
    once, one = timed(in_new_symbols(text, 0))
    often, ten = timed("\n\n".join(in_new_symbols(text, number) for number in range(COPIES)))
    print(f"\n{len(one.entries)} lines {once:.2f} s {dict(one.counts)}")
    print(f"{len(ten.entries)} lines {often:.2f} s {dict(ten.counts)}: {often / once:.1f} times")
    assert len(ten.entries) >= 0.98 * COPIES * len(one.entries)
    assert ten.counts["proved"] >= 0.98 * COPIES * one.counts["proved"]
    assert often <= MOST * once
