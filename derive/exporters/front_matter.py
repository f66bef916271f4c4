"""What a machine needs in order to read the page back: notation, ranges and functions, model by model."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from derive.functions import FunctionDeclaration
from derive.handout import Handout
from derive.model import Model
from derive.symbols import REAL, EconomicSymbol


def front_matter(handout: Handout) -> str:
    """Return the tables as lines of YAML (each value is written as JSON, which YAML contains).

    A symbol whose notation is its key, or whose range is the real line, is left out.
    """
    tables: dict[str, dict[str, dict[str, Any]]] = {"notation": {}, "domains": {}, "functions": {}}
    for model in handout.models:
        symbols = tuple(dict.fromkeys((*model.symbols, *_introduced(handout, model))))
        for name, entries in (("notation", notation(symbols)), ("domains", domains(symbols)), ("functions", functions(model))):
            if entries:
                tables[name][model.key] = entries
    lines = []
    for name, models in tables.items():
        if models:
            lines.append(f"{name}:")
            lines.extend(f"  {key}: {json.dumps(entries, ensure_ascii=False)}" for key, entries in models.items())
    return "\n".join(lines)


def _introduced(handout: Handout, model: Model) -> tuple[EconomicSymbol, ...]:
    """Return the symbols that occur in the derivations about a model."""
    parts = (part for section in handout.sections for part in section.derivations if part.model == model.key)
    return tuple(symbol for part in parts for symbol in part.symbols)


def notation(symbols: Iterable[EconomicSymbol]) -> dict[str, str]:
    """Return the printed form of each key that is not its own printed form."""
    return {symbol.key: str(symbol.notation) for symbol in symbols if str(symbol.notation) != symbol.key}


def domains(symbols: Iterable[EconomicSymbol]) -> dict[str, str]:
    """Return the range of each symbol that is not simply real."""
    return {symbol.key: str(symbol.domain) for symbol in symbols if symbol.domain != REAL}


def functions(model: Model) -> dict[str, dict[str, Any]]:
    """Return what is declared about each abstract function."""
    return {declaration.key: _declared(declaration) for declaration in model.functions}


def _declared(declaration: FunctionDeclaration) -> dict[str, Any]:
    said: dict[str, Any] = {
        "arguments": declaration.arity,
        "signs": {",".join(map(str, index)): sign for index, sign in declaration.signs},
    }
    if declaration.argument_names:
        said["names"] = list(declaration.argument_names)
    if declaration.concave:
        said["concave"] = True
    if declaration.homogeneous is not None:
        said["homogeneous"] = declaration.homogeneous
    return said
