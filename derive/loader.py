"""Find what a command is asked for: a lecture, a model, or a user's own file.

All three become a `Lecture`, an ordered list of derivations under headings, so that every command treats them alike.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from derive import catalogue
from derive.errors import Location, ReadError, nearest
from derive.lecture import Lecture, Section
from derive.model import Model
from derive.step import Derivation
from derive.strategies.plan import plan
from derive.text import Text
from derive.user_file import blaming, run_file

Recipe = Callable[[], Derivation]


def load(target: str) -> Lecture:
    """Return the lecture for a catalogue name or for the path of a Python file; it builds each derivation once."""
    module = catalogue.module_of(target)
    if module is not None:
        return lecture_of(import_module(module), target).remembered()
    path = Path(target)
    if path.exists() or path.suffix or len(path.parts) > 1:
        return _of_file(path)
    raise unknown_name(target)


def models(target: str) -> tuple[Model, ...]:
    """Return the models that a catalogue name or a Python file declares, in their order."""
    module = catalogue.module_of(target)
    path = Path(target)
    if module is not None:
        declared = import_module(module)
    elif path.exists() or path.suffix or len(path.parts) > 1:
        declared = run_file(path)
    else:
        raise unknown_name(target)
    found = tuple(dict.fromkeys(value for value in vars(declared).values() if isinstance(value, Model)))
    if not found:
        raise ReadError(
            "no-model",
            f"{target} declares no Model.",
            "Name one of its models (`derive list`), or give a Model a name at the top level of the file.",
        )
    return found


def unknown_name(target: str) -> ReadError:
    """Return the error for a name that is not in the catalogue."""
    return ReadError(
        "unknown-name",
        f"There is no lecture or model called {target!r}.{nearest(target, catalogue.names())}",
        "`derive list` shows the names; for a file of your own give its path, such as ./model.py.",
    )


def _of_file(path: Path) -> Lecture:
    module = run_file(path)
    with blaming(path, vars(module)):
        found = lecture_of(module, path.stem)
    guarded = tuple(
        replace(section, derivations=tuple(_guarded(recipe, path, module) for recipe in section.derivations))
        for section in found.sections
    )
    return replace(found, sections=guarded).remembered()


def _guarded(recipe: Recipe, path: Path, module: ModuleType) -> Recipe:
    """The recipe with its errors blamed on the user's file; a derivation without an id is called like its function."""

    @wraps(recipe)
    def run() -> Derivation:
        with blaming(path, vars(module)):
            derivation = recipe()
            if not isinstance(derivation, Derivation):
                raise ReadError(
                    "not-a-derivation",
                    f"The function {recipe.__name__} returns {type(derivation).__name__}, not a Derivation.",
                    "End it with `return d`, where d = Derivation(MODEL).",
                    Location(line=recipe.__code__.co_firstlineno if inspect.isfunction(recipe) else None),
                )
            if derivation.id == derivation.model.key:
                derivation.id = recipe.__name__
            return derivation

    return run


def lecture_of(module: ModuleType, key: str) -> Lecture:
    """Return the module's lecture, or one made of its derivations, or of a plan for each of its models."""
    lectures = [value for value in vars(module).values() if isinstance(value, Lecture)]
    if lectures:
        return lectures[0]
    models = list(dict.fromkeys(value for value in vars(module).values() if isinstance(value, Model)))
    recipes = tuple(_recipes(module))
    if recipes:
        title = models[0].title if models else Text(key, key)
        return Lecture(key, title, (Section(title, recipes),))
    if not models:
        raise ReadError(
            "no-model",
            "The file declares no Model, no Derivation and no Lecture.",
            "Give a model a name at the top level (MODEL = Model(...)), or write a function `def name() -> Derivation`.",
        )
    return Lecture(key, models[0].title, tuple(_planned(model, alone=len(models) == 1) for model in models))


def _planned(model: Model, *, alone: bool) -> Section:
    """The fixed plan for a bare model; among several models the derivations are told apart by the model's key."""
    derivations = plan(model)
    if not alone:
        for derivation in derivations:
            derivation.id = f"{model.key}_{derivation.id}"
    return Section(model.title, tuple(_constant(derivation) for derivation in derivations), model.intro)


def _recipes(module: ModuleType) -> Iterator[Recipe]:
    """Yield, in order of definition, what gives a derivation: annotated functions and finished derivations."""
    for value in vars(module).values():
        if isinstance(value, Derivation):
            yield _constant(value)
        elif _returns_derivation(value) and value.__module__ == module.__name__:
            yield value


def _constant(derivation: Derivation) -> Recipe:
    def finished() -> Derivation:
        return derivation

    finished.__name__ = derivation.id
    return finished


def _returns_derivation(value: Any) -> bool:
    if inspect.isclass(value) or not callable(value):
        return False
    annotation = getattr(value, "__annotations__", {}).get("return")
    if annotation is not Derivation and str(annotation).rpartition(".")[2] != "Derivation":
        return False
    parameters = inspect.signature(value).parameters.values()
    free = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    return all(parameter.default is not parameter.empty or parameter.kind in free for parameter in parameters)
