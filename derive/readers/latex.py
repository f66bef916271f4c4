r"""LaTeX files: displays, inline formulas, the author's commands, `\input` below the document's folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from derive.errors import Location, ReadError
from derive.readers.declarations import front_matter_of
from derive.readers.document import MOST_LETTERS, Document, Passage, Source, passages_of
from derive.readers.macros import Macro, braced, expanded, macros_of
from derive.readers.scanner import blanked, formulas
from derive.readers.tokens import Unread

MOST_FILES = 60
_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*")
_VERBATIM = re.compile(r"\\begin\{(verbatim|lstlisting|minted|comment)\*?\}.*?\\end\{\1\*?\}", re.S)
_INPUT = re.compile(r"\\(?:input|include|subfile)\s*\{([^{}]*)\}")
_LABEL = re.compile(r"\\label\{([^{}]*)\}")
_REFERENCE = re.compile(r"\\(?:eqref|ref|cref|Cref|autoref)\{([^{}]*)\}")
_DEFINING = re.compile(r"\\(?:(?:re)?newcommand|providecommand|def|DeclareMathOperator|newenvironment)\b")


def read_latex(source: Source, folder: Path | None = None) -> Document:
    """Return the formulas of a LaTeX file and of the files that it inputs."""
    files = [source, *_inputs(source, folder, {source.file})]
    macros: dict[str, Macro] = {}
    for one in files:
        macros |= macros_of(_without_comments(one.text))
    passages: list[Passage] = []
    labels: list[tuple[str, int]] = []
    references: list[tuple[str, int]] = []
    for one in files:
        plain = _plain(one.text)
        passages += [_expanded(passage, macros) for passage in _passages(one, plain)]
        labels += [(match.group(1), match.start()) for match in _LABEL.finditer(plain)]
        references += [(name, match.start()) for match in _REFERENCE.finditer(plain) for name in match.group(1).split(",")]
    return Document(source, tuple(passages), _front_matter(source.text), tuple(labels), tuple(references))


def _plain(text: str) -> str:
    """Return the text without comments, verbatim parts, the preamble and definitions, every offset kept."""
    plain = blanked(text, [(match.end(1), match.end()) for match in _COMMENT.finditer(text)])
    plain = blanked(plain, [match.span() for match in _VERBATIM.finditer(plain)])
    begin = plain.find("\\begin{document}")
    if begin >= 0:
        plain = blanked(plain, [(0, begin)])
    return blanked(plain, [_definition(plain, match) for match in _DEFINING.finditer(plain)])


def _definition(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Return the span of a definition: the command and the braces that follow it."""
    end = match.end()
    for _ in range(3):
        brace = re.compile(r"[^{}\n]{0,40}(?=\{)").match(text, end)
        inside = braced(text, brace.end()) if brace else None
        if brace is None or inside is None:
            break
        end = brace.end() + len(inside) + 2
    return match.start(), end


def _without_comments(text: str) -> str:
    return _COMMENT.sub(r"\1", text)


def _passages(source: Source, plain: str) -> tuple[Passage, ...]:
    comments = [(match.start(), match.group().lstrip("\\% ")) for match in _COMMENT.finditer(source.text)]
    found = passages_of(source, formulas(plain), [one for one in comments if one[1].startswith("derive:")])
    made = []
    for passage in found:
        labels = tuple(_LABEL.findall(passage.math))
        math = plain[passage.start : passage.end]
        made.append(replace(passage, labels=labels, math=math))
    return tuple(made)


def _expanded(passage: Passage, macros: Mapping[str, Macro]) -> Passage:
    try:
        return replace(passage, math=expanded(passage.math, macros))
    except Unread as gap:
        return replace(passage, problem=gap.reason)


def _front_matter(text: str) -> Mapping[str, object]:
    """Return the tables that a printed handout carries in its first comments."""
    lines = []
    for line in text.splitlines():
        if not line.startswith("%"):
            break
        lines.append(line[1:].removeprefix(" "))
    return front_matter_of("\n".join(lines))


def _inputs(source: Source, folder: Path | None, seen: set[str]) -> list[Source]:
    found: list[Source] = []
    if folder is None:
        return found
    for match in _INPUT.finditer(
        _plain(source.text) if "\\begin{document}" not in source.text else _without_comments(source.text)
    ):
        path = _below(folder, match.group(1).strip(), source.file)
        if str(path) in seen or not path.is_file():
            continue
        if len(seen) >= MOST_FILES:
            raise ReadError("too-many-files", f"{source.file} inputs more than {MOST_FILES} files.", "Verify the parts.")
        seen.add(str(path))
        inner = Source(str(path), read_text(path))
        found += [inner, *_inputs(inner, folder, seen)]
    return found


def _below(folder: Path, name: str, file: str) -> Path:
    """Return the path of an input; nothing outside the document's folder is ever opened."""
    given = Path(name if Path(name).suffix else f"{name}.tex")
    path = (folder / given).resolve()
    if given.is_absolute() or not path.is_relative_to(folder.resolve()):
        raise ReadError(
            "input-outside",
            f"{file} inputs {name!r}, which lies outside the document's folder.",
            "Only files below the folder of the document are read.",
            Location(file),
        )
    return path


def read_text(path: Path) -> str:
    """Return the text of a file, or say why it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError("unreadable-file", f"{path} cannot be read: {error.strerror}.", "Check the name.") from error
    if len(data) > MOST_LETTERS:
        raise ReadError("file-too-large", f"{path} has more than {MOST_LETTERS} bytes.", "Split the document.")
    if b"\x00" in data:
        raise ReadError("binary-file", f"{path} is not a text file.", "Give a Markdown, LaTeX or notebook file.")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        place = f"byte {error.start}"
        raise ReadError("not-utf-8", f"{path} is not UTF-8 ({place}).", "Save it as UTF-8.", Location(str(path))) from error
