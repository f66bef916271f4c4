"""The judged document as one HTML page: every formula with its verdict, the reason to be opened, no script.

A verdict is said by a mark and a word, never by colour alone; formulas are MathML with their spoken form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape

from derive.errors import DeriveError
from derive.judging.outputs import explanation
from derive.judging.report import Entry, Finding, Page, Report
from derive.judging.verdict_words import MARKS, NAMES, counts_in_words
from derive.judging.words import said_in
from derive.printing.mathml import write
from derive.printing.spoken import speak
from derive.readers.document import Passage
from derive.readers.formula import Gap, Reading
from derive.readers.statement import Statement
from derive.text import Text
from derive.verdict import Status

_TITLE = Text("What follows, line by line", "逐行检验")
_FINDINGS = Text("Findings", "其他问题")
_LEGEND = Text("Open a mark to read the reason.", "点开标记可查看理由。")
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*)$|\\(?:sub)*section\*?\{([^{}]*)\}", re.M)
_HIDDEN = re.compile(r"<!--.*?-->|^---\n.*?\n---\n|^\([\w:.\-]+\)=[ \t]*$|(?<!\\)%[^\n]*", re.S | re.M)
_STYLE = """
:root { color-scheme: light; --ink: #1b3a57; --rule: #c9d2da; --tint: #f3f6f9; }
body { margin: 0; background: #fff; color: #1c1c1c; font: 1rem/1.65 Georgia, "Noto Serif SC", "Songti SC", SimSun, serif; }
main { max-width: 50rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1, h2, summary, .mark { font-family: "Helvetica Neue", Arial, "Noto Sans SC", "PingFang SC", sans-serif; }
h1, h2 { color: var(--ink); line-height: 1.3; }
.text { white-space: pre-line; margin: 0.6rem 0; overflow-wrap: anywhere; }
.display { margin: 0.7rem 0; padding: 0.2rem 0.7rem; border-left: 3px solid var(--rule); overflow-x: auto; }
.row { display: flex; gap: 1rem; align-items: baseline; justify-content: space-between; flex-wrap: wrap; }
.number { color: #555; }
code { background: var(--tint); padding: 0 0.2em; overflow-wrap: anywhere; }
details { display: inline-block; vertical-align: baseline; max-width: 100%; }
summary { display: inline; cursor: pointer; font-size: 0.8rem; border-bottom: 1px dotted #555; }
details[open] > p { white-space: normal; margin: 0.2rem 0 0.5rem; padding: 0.3rem 0.6rem; background: var(--tint); }
.refuted { border-left: 5px double #b00020; }
.does-not-follow { border-left: 5px dashed #9a5b00; }
.unread, .unknown { border-left: 5px dotted #555; }
.proved { border-left: 5px solid #2b6e3f; }
.supported { border-left: 5px dashed #2b6e3f; }
span.refuted, span.does-not-follow, span.unread, span.unknown, span.proved, span.supported { padding-left: 0.25em; }
table { border-collapse: collapse; } td { padding: 0.1rem 0.8rem 0.1rem 0; vertical-align: top; }
"""


def as_page(report: Report, language: str) -> str:
    """Return the judged documents as one self-contained page."""
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{"zh-CN" if language == "zh" else "en"}">',
        f'<head><meta charset="utf-8"><title>{_TITLE[language]}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{_STYLE}</style></head>",
        f"<body><main><h1>{_TITLE[language]}</h1>",
        f"<p>{escape(counts_in_words(report, language))}</p><p>{_LEGEND[language]}</p>",
        *_findings(report, language),
    ]
    entries: dict[tuple[str, int, int], list[Entry]] = {}
    for entry in report.entries:
        entries.setdefault((entry.file, entry.line, entry.column), []).append(entry)
    for page in report.pages:
        parts.append(f"<section><h2>{escape(page.document.file)}</h2>")
        parts += _document(page, entries, language)
        parts.append("</section>")
    return "\n".join([*parts, "</main></body></html>", ""])


def _findings(report: Report, language: str) -> Iterator[str]:
    if not report.findings:
        return
    yield f"<h2>{_FINDINGS[language]}</h2><table>"
    for finding in report.findings:
        yield f"<tr><td>{_place(finding)}</td><td>{escape(said_in(finding.message, language))}</td></tr>"
    yield "</table>"


def _place(finding: Finding) -> str:
    return escape(f"{finding.file}:{finding.line}:{finding.column}")


def _document(page: Page, entries: Mapping[tuple[str, int, int], list[Entry]], language: str) -> Iterator[str]:
    """Yield the words and formulas of a document in their order."""
    inline = ""
    for passage in page.document.passages:
        reading = page.readings.get(passage)
        drawn = _formula(passage, reading, entries, language)
        inline += _words(passage.prose)
        if not passage.is_display:
            inline += drawn
            continue
        yield from _paragraphs(inline)
        inline = ""
        yield f'<div class="display" id="line-{passage.place()[0]}">{drawn}</div>'
    last = page.document.passages[-1] if page.document.passages else None
    inline += _words(last.source.text[last.end :].lstrip("$") if last else page.document.source.text)
    yield from _paragraphs(inline)


def _words(prose: str) -> str:
    return escape(_HIDDEN.sub("", prose), quote=False).replace("$$", "").replace("$", "")


def _paragraphs(inline: str) -> Iterator[str]:
    for part in re.split(r"\n[ \t]*\n", inline):
        if not part.strip():
            continue
        heading = _HEADING.match(part.strip())
        if heading is None:
            yield f'<div class="text">{part.strip()}</div>'
            continue
        yield f"<h2>{heading.group(2) or heading.group(3)}</h2>"
        yield from _paragraphs(part.strip()[heading.end() :])


def _formula(
    passage: Passage,
    reading: Reading | None,
    entries: Mapping[tuple[str, int, int], list[Entry]],
    language: str,
) -> str:
    """Draw a formula with the verdicts of its statements."""
    file = passage.source.file
    whole = entries.get((file, *passage.place()), [])
    if reading is None or not (reading.statements or reading.gaps):
        return f"<code>{escape(passage.math.strip())}</code>{_marks(whole, language)}"
    rows = []
    parts: list[Statement | Gap] = [*reading.statements, *reading.gaps]
    for part in sorted(parts, key=lambda one: one.start):
        offset = part.offset if isinstance(part, Gap) else part.start
        found = entries.get((file, *passage.place(offset)), []) or (whole if len(reading.statements) == 1 else [])
        tree = part.tree if isinstance(part, Statement) else None
        source = passage.math[part.start : part.end]
        drawn = _math(tree, source, passage.is_display, language) if tree is not None else f"<code>{escape(source)}</code>"
        number = "".join(f' <span class="number">({escape(tag)})</span>' for tag in part.tags)
        kind = f' class="{found[0].status.value.replace(" ", "-")}{" row" if passage.is_display else ""}"' if found else ""
        tag = "div" if passage.is_display else "span"
        rows.append(f"<{tag}{kind}><span>{drawn}</span>{number}{_marks(found, language)}</{tag}>")
    return "".join(rows)


def _math(tree: object, source: str, is_display: bool, language: str) -> str:
    try:
        content, spoken = write(tree, language), speak(tree, language)  # type: ignore[arg-type]
    except (DeriveError, TypeError, ValueError, AttributeError, KeyError):
        return f"<code>{escape(source)}</code>"
    display = "block" if is_display else "inline"
    return f'<math display="{display}" alttext="{escape(spoken)}"><mrow>{content}</mrow></math>'


def _marks(entries: list[Entry], language: str) -> str:
    """Return one mark per verdict, its reason on hovering and on opening."""
    drawn = []
    for entry in entries:
        name = f"{MARKS.get(entry.status, '?')} {NAMES[entry.status][language]}"
        reason = explanation(entry, language)
        if entry.status is Status.ASSUMED and not reason:
            drawn.append(f' <span class="mark">{escape(name)}</span>')
            continue
        drawn.append(f' <details><summary title="{escape(reason)}">{escape(name)}</summary><p>{escape(reason)}</p></details>')
    return "".join(drawn)
