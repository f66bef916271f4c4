"""The lectures and models that come with derive: one visible table, name to module.

Modules are imported when they are asked for, so that the table costs nothing. Adding a lecture or a model is one file
and one row here.
"""

from __future__ import annotations

LECTURES = {
    "is_lm": "derive.lectures.is_lm",
}

MODELS: dict[str, str] = {}


def module_of(name: str) -> str | None:
    """Return the module of a lecture or model, or None for a name that is not in the catalogue.

    >>> module_of("is_lm")
    'derive.lectures.is_lm'
    """
    return LECTURES.get(name) or MODELS.get(name)


def names() -> tuple[str, ...]:
    """Return every name, lectures first."""
    return (*LECTURES, *MODELS)
