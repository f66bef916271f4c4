"""A notebook that derives, checks and shows everything again: ids made of the derivations', no outputs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from derive.errors import OutputError
from derive.exporters.markdown import sentences_of
from derive.handout import Handout
from derive.handout.numbering import anchor
from derive.handout.parts import DerivationPart
from derive.handout.words import word

_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}

_OPENING = """\
from IPython.display import Markdown

from derive.check import check
from derive.exporters.markdown import as_markdown
from derive.loader import load

lecture = load({origin})
derivations = {{derivation.id: derivation for _, derivation in lecture.derivations()}}
proofs = {{}}"""

_SHOWING = """\
proofs[{id}] = check(derivations[{id}])
Markdown(as_markdown(proofs[{id}], {language}))"""

_CLOSING = """\
assert all(proof.stands for proof in proofs.values())
{id: proof.overall.status.value for id, proof in proofs.items()}"""


def files(handout: Handout, name: str) -> dict[str, bytes]:
    """Return the notebook."""
    try:
        import nbformat
    except ImportError as error:
        raise OutputError(
            "notebook-extra-missing", "Notebooks need the package nbformat.", "Install it: pip install 'derive-econ[notebook]'."
        ) from error

    content = {"cells": list(_cells(handout)), "metadata": _METADATA, "nbformat": 4, "nbformat_minor": 5}
    nbformat.validate(content)
    return {name: (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()}


def _cells(handout: Handout) -> Iterator[dict[str, Any]]:
    """Yield the cells: for teachers the derivations run, for students the tasks with room for their work."""
    sentences = sentences_of(handout)
    title = f"# {sentences.text(handout.title)}"
    yield _words("title", f"{title}\n\n{sentences.prose(handout.intro)}" if handout.intro else title)
    if not handout.for_students:
        yield _code("load", _OPENING.format(origin=json.dumps(handout.origin, ensure_ascii=False)))
    for section in handout.sections:
        if section.heading:
            yield _words(f"section-{section.number}", f"## {section.number}. {sentences.text(section.heading)}")
        for derivation in section.derivations:
            yield from _exercise(handout, derivation) if handout.for_students else _shown(handout, derivation)
    if not handout.for_students:
        yield _code("verdicts", _CLOSING)


def _shown(handout: Handout, derivation: DerivationPart) -> Iterator[dict[str, Any]]:
    id, language = json.dumps(derivation.id, ensure_ascii=False), json.dumps(handout.language)
    yield _code(anchor(derivation.id), _SHOWING.format(id=id, language=language))


def _exercise(handout: Handout, derivation: DerivationPart) -> Iterator[dict[str, Any]]:
    sentences = sentences_of(handout)
    tasks = "\n".join(f"{place}. {sentences.prose(task)}" for place, task in enumerate(derivation.tasks, start=1))
    intro = f"{sentences.prose(derivation.intro)}\n\n" if derivation.intro else ""
    yield _words(f"{anchor(derivation.id)}-task", f"### {sentences.text(derivation.title)}\n\n{intro}{tasks}")
    yield _code(f"{anchor(derivation.id)}-work", f"# {word('space')[handout.language]}")


def _words(id: str, source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": _cell_id(id), "metadata": {}, "source": source.splitlines(keepends=True)}


def _code(id: str, source: str) -> dict[str, Any]:
    lines = source.splitlines(keepends=True)
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": _cell_id(id),
        "metadata": {},
        "outputs": [],
        "source": lines,
    }


def _cell_id(id: str) -> str:
    """Return an id of at most 64 characters, as the format demands."""
    return id[-64:]
