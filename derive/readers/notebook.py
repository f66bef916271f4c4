"""Jupyter notebooks: the Markdown cells, each a source of its own, so that a place is a cell and a line."""

from __future__ import annotations

import json
from dataclasses import replace

from derive.errors import ReadError
from derive.readers.document import Document, Passage, Source
from derive.readers.markdown import read_markdown


def read_notebook(source: Source) -> Document:
    """Return the formulas in the Markdown cells of a notebook."""
    try:
        cells = json.loads(source.text)["cells"]
        texts = [_text(cell["source"]) if cell["cell_type"] == "markdown" else None for cell in cells]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ReadError("bad-notebook", f"{source.file} is not a notebook.", "Give a .ipynb file of format 4.") from error
    documents = [
        read_markdown(Source(f"{source.file}#cell{number}", text))
        for number, text in enumerate(texts, start=1)
        if text is not None
    ]
    passages: list[Passage] = [passage for document in documents for passage in document.passages]
    matter = next((document.front_matter for document in documents if document.front_matter), {})
    whole = Source(source.file, "\n\n".join(text for text in texts if text))
    labels = tuple(label for document in documents for label in document.defined_labels)
    references = tuple(one for document in documents for one in document.references)
    return replace(Document(whole, tuple(passages), matter), defined_labels=labels, references=references)


def _text(source: object) -> str:
    if isinstance(source, str):
        return source
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    raise TypeError("a cell's source is a string or a list of strings")
