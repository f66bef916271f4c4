"""What a machine needs in order to read the page back: notation, ranges and functions, model by model."""

from __future__ import annotations

import json
from typing import Any

from derive.handout import Handout
from derive.model import Model
from derive.symbols import REAL


def front_matter(handout: Handout) -> str:
    """Return the tables as lines of YAML (each value is written as JSON, which YAML contains).

    A symbol whose notation is its key, or whose range is the real line, is left out.
    """
    tables: dict[str, dict[str, dict[str, Any]]] = {"notation": {}, "domains": {}, "functions": {}}
    for model in handout.models:
        for name, entries in (("notation", notation(model)), ("domains", domains(model)), ("functions", functions(model))):
            if entries:
                tables[name][model.key] = entries
    lines = []
    for name, models in tables.items():
        if models:
            lines.append(f"{name}:")
            lines.extend(f"  {key}: {json.dumps(entries, ensure_ascii=False)}" for key, entries in models.items())
    return "\n".join(lines)


def notation(model: Model) -> dict[str, str]:
    """Return the printed form of each key that is not its own printed form."""
    return {symbol.key: str(symbol.notation) for symbol in model.symbols if str(symbol.notation) != symbol.key}


def domains(model: Model) -> dict[str, str]:
    """Return the range of each symbol that is not simply real."""
    return {symbol.key: str(symbol.domain) for symbol in model.symbols if symbol.domain != REAL}


def functions(model: Model) -> dict[str, dict[str, Any]]:
    """Return what is declared about each abstract function."""
    return {
        declaration.key: {
            "arguments": declaration.arity,
            "signs": {",".join(map(str, index)): sign for index, sign in declaration.signs},
        }
        for declaration in model.functions
    }
