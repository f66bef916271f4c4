"""From a file to a document, by its ending."""

from __future__ import annotations

from pathlib import Path

from derive.errors import ReadError
from derive.readers.document import Document, Source
from derive.readers.latex import read_latex, read_text
from derive.readers.markdown import read_markdown
from derive.readers.notebook import read_notebook

ENDINGS = (".md", ".markdown", ".myst", ".txt", ".tex", ".ltx", ".ipynb")


def read_file(path: Path) -> Document:
    """Return the document in a file."""
    if path.is_dir():
        raise ReadError("folder-for-file", f"{path} is a folder.", "Name the files in it.")
    if path.suffix.lower() not in ENDINGS:
        raise ReadError("unknown-ending", f"{path} has no ending that is read.", f"Use one of {', '.join(ENDINGS)}.")
    source = Source(str(path), read_text(path))
    if path.suffix.lower() in (".tex", ".ltx"):
        return read_latex(source, path.parent)
    if path.suffix.lower() == ".ipynb":
        return read_notebook(source)
    return read_markdown(source)


def read_document(text: str, name: str = "text.md") -> Document:
    """Return the document in a text; a name that ends in .tex makes it LaTeX."""
    source = Source(name, text)
    return read_latex(source) if name.endswith((".tex", ".ltx")) else read_markdown(source)
