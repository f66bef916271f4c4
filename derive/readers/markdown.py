"""Markdown: formulas in dollars, MyST math directives and labels, front matter, derive comments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from derive.readers.declarations import front_matter_of
from derive.readers.document import Document, Found, Source, passages_of
from derive.readers.scanner import blanked, formulas

_COMMENT = re.compile(r"<!--(.*?)-->", re.S)
_CODE = re.compile(r"(`+)(?!`)(.{1,2000}?)(?<!`)\1(?!`)", re.S)
_IMAGE = re.compile(r"<(?:img|a|div|font|span|p)\b[^>\n]{0,2000}>")
_MYST_LABEL = re.compile(r"[ \t]*\(([A-Za-z][\w:.\-]*)\)")
_TARGET = re.compile(r"^\(([\w:.\-]+)\)=[ \t]*$", re.M)
_DIRECTIVE = re.compile(r"^([ \t]*)(`{3,}|:{3,})\{math\}[ \t]*(.*)$", re.M)
_OPTION = re.compile(r"^[ \t]*:(\w+):[ \t]*(.*)$")
_REFERENCE = re.compile(
    r"\{(?:eq|ref|numref)\}`([^`<>]+?)(?:<([^`<>]+)>)?`|\\(?:eq)?ref\{([^{}]+)\}|\[[^\]]*\]\(#(eq[^)\s]*)\)"
)


def read_markdown(source: Source) -> Document:
    """Return the formulas of a Markdown text."""
    text = source.text
    matter, length = front_matter(text)
    directives = list(_directives(text))
    comments = [(match.start(), match.group(1).strip()) for match in _COMMENT.finditer(text)]
    masked = [(0, length), *_fences(text), *(match.span() for match in _COMMENT.finditer(text))]
    plain = blanked(text, masked)
    plain = blanked(plain, [match.span() for match in _CODE.finditer(plain)])
    plain = blanked(plain, [match.span() for match in _IMAGE.finditer(plain)])
    found = [_labelled(one, text) for one in formulas(plain)] + directives
    labels = [(match.group(1), match.start()) for match in _TARGET.finditer(plain)]
    labels += [(one.label, one.start) for one in found if one.label]
    derived = [(place, words) for place, words in comments if words.startswith("derive:")]
    passages = passages_of(source, found, derived)
    references = [(next(filter(None, match.groups())).strip(), match.start()) for match in _REFERENCE.finditer(plain)]
    return Document(source, passages, matter, tuple(labels), tuple(references))


def front_matter(text: str) -> tuple[Mapping[str, Any], int]:
    """Return the front matter and where it ends."""
    if not text.startswith("---\n"):
        return {}, 0
    end = text.find("\n---", 4)
    if end < 0:
        return {}, 0
    return front_matter_of(text[4 : end + 1]), end + 4


def _fences(text: str) -> list[tuple[int, int]]:
    """Return the spans of fenced code, which markdown-it finds; a MyST math directive is no code but is read apart."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 40}).disable(["inline", "text_join"], True)
    lines = [0]
    for line in text.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    spans = []
    for token in parser.parse(text):
        if token.type == "fence" and token.map is not None:
            first, last = token.map
            spans.append((lines[first], lines[min(last, len(lines) - 1)]))
    return spans


def _directives(text: str) -> list[Found]:
    """Return the formulas of MyST math directives."""
    found = []
    for match in _DIRECTIVE.finditer(text):
        fence = match.group(2)
        close = re.compile(rf"^[ \t]*{re.escape(fence)}[ \t]*$", re.M).search(text, match.end())
        end = close.start() if close else len(text)
        begin, label = match.end() + 1, ""
        while (line_end := text.find("\n", begin, end)) >= 0 and (option := _OPTION.match(text[begin:line_end])):
            label = option.group(2).strip() if option.group(1) in ("label", "name") else label
            begin = line_end + 1
        found.append(Found(begin, max(begin, end), match.start(), close.end() if close else end, True, label))
    return found


def _labelled(one: Found, text: str) -> Found:
    """A display may be followed by its label in brackets: `$$ ... $$ (eq-budget)`."""
    match = _MYST_LABEL.match(text, one.outer_end) if one.is_display else None
    return replace(one, label=match.group(1), outer_end=match.end()) if match else one
