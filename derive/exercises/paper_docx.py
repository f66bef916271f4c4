"""Papers for word processors (DOCX), with native equations.

A page is a small XML text of headings, paragraphs and tables with equations among the words; `document` makes the file
of it, opens the file again, and compares every word and every equation.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from derive.display import Node
from derive.errors import InternalError, OutputError
from derive.exercises.press import Press
from derive.exporters import html
from derive.printing import omml

PAGE_BREAK = "<break/>"
_NAMESPACES = f'xmlns:m="{omml.NAMESPACE}"'
_MATH = f"{{{omml.NAMESPACE}}}oMath"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def press(language: str, template: str = "exercise.docx.j2") -> Press:
    """Return the press of the small XML text."""
    style = replace(
        html.STYLE,
        template=template,
        escape=lambda words: escape(_CONTROL.sub("", words)),
        inline=_math,
        large=_math,
        formula=_math,
        reference=lambda _, words: escape(words),
        blanks="，。；：、？！（“《(",
    )
    return Press(style, language)


def _math(tree: Node, language: str) -> str:
    return f"<m:oMath>{omml.write(tree, language)}</m:oMath>"


def document(page: str, language: str) -> bytes:
    """Return the file, after it has been opened again and found to hold everything."""
    content = ElementTree.fromstring(f"<doc {_NAMESPACES}>{page}</doc>")
    made = _new_document(language)
    for element in content:
        _add(made, element)
    _without_dates(made)
    buffer = io.BytesIO()
    made.save(buffer)
    file = _with_fixed_dates(buffer.getvalue())
    _require_whole(content, file)
    return file


def _new_document(language: str) -> Any:
    try:
        from docx import Document
        from docx.oxml.ns import qn
        from docx.shared import Pt
    except ImportError as error:
        cause = "DOCX needs the package python-docx, which is not installed."
        raise OutputError("missing-package", cause, 'pip install "derive-econ[docx]"') from error
    made = Document()
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(11)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), "SimSun" if language == "zh" else "Times New Roman")
    return made


def _add(made: Any, element: ElementTree.Element) -> None:
    match element.tag:
        case "title":
            _fill(made.add_heading(level=0), element)
        case "h1" | "h2" | "h3":
            _fill(made.add_heading(level=int(element.tag[1])), element)
        case "p":
            _fill(made.add_paragraph(), element)
        case "line":
            paragraph = made.add_paragraph()
            paragraph.alignment = 1
            _fill(paragraph, element)
        case "break":
            made.add_page_break()
        case "table":
            _add_table(made, element)
        case _:
            raise InternalError(f"A page for word processors has an element <{element.tag}>.")


def _add_table(made: Any, element: ElementTree.Element) -> None:
    from docx.shared import Cm

    rows = list(element)
    columns = max(map(len, rows))
    table = made.add_table(rows=0, cols=columns)
    table.style, table.autofit = "Table Grid", False
    # The number of the part needs little room, the answer much.
    widths = (Cm(1.5), *[Cm(3)] * (columns - 2), Cm(16.5 - 1.5 - 3 * (columns - 2)))
    for row in rows:
        cells = table.add_row().cells
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width
        for cell, content in zip(cells, row, strict=False):
            _fill(cell.paragraphs[0], content, bold=row.tag == "head")


def _fill(paragraph: Any, element: ElementTree.Element, bold: bool = False) -> None:
    """Add words and equations in reading order."""
    for piece in _pieces(element):
        if isinstance(piece, str):
            run = paragraph.add_run(piece)
            run.bold = bold or None
        else:
            paragraph._p.append(_native(piece))


def _pieces(element: ElementTree.Element) -> Iterator[str | ElementTree.Element]:
    """Yield words and equations; blanks and line ends between words count as one blank."""
    words = element.text or ""
    for child in element:
        if child.tag == _MATH:
            if words:
                yield _spaced(words)
            yield child
            words = child.tail or ""
        else:
            words += "".join(child.itertext()) + (child.tail or "")
    if words:
        yield _spaced(words)


def _spaced(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def _native(element: ElementTree.Element) -> Any:
    from docx.oxml import parse_xml

    # The words after an equation belong to the paragraph, not to it.
    alone = copy(element)
    alone.tail = None
    return parse_xml(ElementTree.tostring(alone, encoding="unicode"))


def _without_dates(made: Any) -> None:
    """The same input gives the same bytes: the properties carry no date of today."""
    from datetime import datetime

    properties = made.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = datetime(1980, 1, 1)
    properties.revision = 1


def _with_fixed_dates(file: bytes) -> bytes:
    import zipfile

    from derive.exercises.package import package

    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return package({name: archive.read(name) for name in archive.namelist()})


def _require_whole(content: ElementTree.Element, file: bytes) -> None:
    """Open the file again and compare the words and the equations with what was to be written."""
    from docx import Document

    body = Document(io.BytesIO(file)).element.body
    wanted = "".join(content.itertext())
    written = "".join(text.text or "" for text in body.iter() if str(text.tag).endswith("}t"))
    equations = sum(1 for _ in content.iter(_MATH)), sum(1 for _ in body.iter(_MATH))
    if _letters(wanted) != _letters(written) or equations[0] != equations[1]:
        raise InternalError("A DOCX file has lost words or equations.")


def _letters(text: str) -> str:
    return "".join(text.split())
