"""Printed handouts read back: with their comments, without them, and with one sign changed.

`python benchmarks/round_trip.py FOLDER` reads every Markdown and LaTeX handout in a folder, as `make handouts` prints them,
and says how many lines get the verdict that they were printed with, how many still do when all comments are taken out, and
how many changes of one printed sign are found.
"""

from __future__ import annotations

import random
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from derive.judging.report import Report
from derive.verdict import Status
from derive.verify import verify

CHANGES = 10
"""How many signs are changed in each document, one at a time."""
_COMMENTS = {".md": re.compile(r"<!--.*?-->\n?", re.S), ".tex": re.compile(r"(?m)^%.*\n")}
_DISPLAY = re.compile(r"^\$\$\n(.*?)\n\$\$$|\\begin\{equation\*\}\n(.*?)\n\\end\{equation\*\}", re.S | re.M)
_ORDER = (
    *(Status.REFUTED, Status.UNREAD, Status.DOES_NOT_FOLLOW, Status.UNKNOWN),
    *(Status.SUPPORTED, Status.ASSUMED, Status.PROVED),
)
_SIGN = re.compile(r"(?<=[\w}\])] )[+-](?= )")


def stripped(text: str, ending: str) -> str:
    r"""Return a document without its comments; front matter that is no comment stays.

    >>> stripped("a\n<!-- derive: id=x -->\nb\n", ".md")
    'a\nb\n'
    """
    return _COMMENTS[ending].sub("", text)


def changed(text: str, chance: random.Random) -> tuple[str, int] | None:
    """Return a document with one printed sign of one numbered line turned round, and the line; None when it has none."""
    places = [
        match.start(group) + sign.start()
        for match in _DISPLAY.finditer(text)
        for group in (1, 2)
        if match.group(group) and "\\tag" in match.group(group)
        for sign in _SIGN.finditer(match.group(group))
    ]
    if not places:
        return None
    place = chance.choice(places)
    turned = "-" if text[place] == "+" else "+"
    return text[:place] + turned + text[place + 1 :], text.count("\n", 0, place) + 1


def judged_lines(report: Report) -> dict[str, Status]:
    """Return the weakest verdict of every numbered line."""
    found: dict[str, Status] = {}
    for entry in report.entries:
        if entry.number:
            found[entry.number] = min(found.get(entry.number, Status.PROVED), entry.status, key=_ORDER.index)
    return found


def same(before: Report, after: Report) -> int:
    """Return how many numbered lines get the same verdict.

    A definition is the same whether it was shown to make sense or is taken as the definition that it is.
    """
    definitions = {entry.number for entry in before.entries if entry.kind == "definition"}
    found, wanted = judged_lines(after), judged_lines(before)
    return sum(
        found.get(number) in ((status, Status.ASSUMED) if number in definitions else (status,))
        for number, status in wanted.items()
    )


@dataclass(frozen=True)
class Trip:
    """The figures of one document."""

    name: str
    lines: int
    same: int
    seconds: float
    without_comments: int
    seconds_without: float
    changes: int
    found: int


def finds(text: str, name: str, before: dict[str, Status]) -> bool:
    """Whether some line of a changed document is refuted, or stands no longer."""
    after = judged_lines(verify(text, name=name))
    return any(_ORDER.index(status) < _ORDER.index(Status.SUPPORTED) for number, status in after.items() if before.get(number))


def trip(path: Path, changes: int = CHANGES) -> Trip:
    """Read one handout back in the three ways."""
    text = path.read_text(encoding="utf-8")
    begin = time.perf_counter()
    report = verify(text, name=path.name)
    seconds = time.perf_counter() - begin
    lines = judged_lines(report)
    begin = time.perf_counter()
    plain = verify(stripped(text, path.suffix), name=path.name)
    seconds_without = time.perf_counter() - begin
    chance = random.Random(path.name)
    turned = [found for _ in range(changes) if (found := changed(text, chance)) is not None]
    hits = sum(finds(one, path.name, lines) for one, _ in turned)
    return Trip(
        path.name,
        len(lines),
        sum(status in (Status.PROVED, Status.ASSUMED) for status in lines.values()),
        seconds,
        same(report, plain),
        seconds_without,
        len(turned),
        hits,
    )


def main(folder: str, changes: int = CHANGES) -> None:
    """Print one row per handout."""
    for path in sorted(Path(folder).iterdir()):
        if path.suffix in _COMMENTS:
            one = trip(path, changes)
            print(
                f"{one.name}: {one.same}/{one.lines} as printed in {one.seconds:.1f} s; "
                f"{one.without_comments}/{one.lines} without comments in {one.seconds_without:.1f} s; "
                f"{one.found}/{one.changes} changed signs found",
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
