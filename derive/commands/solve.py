"""Solve a model numerically, and certify the solution.

Parameters that the model does not give are set by hand: `derive solve MODEL --set theta=0.3`. Interval arithmetic proves
that exactly one solution lies within the radius that is printed. With --json, one object of the schema derive/solve/1.
The exit code is 1 when no certified solution was found.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from derive.commands import arguments

if TYPE_CHECKING:
    from derive.model import Model
    from derive.numeric import Answer
    from derive.numeric.certify import Solution

SCHEMA = "derive/solve/1"


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `derive solve`."""
    arguments.target(parser)
    parser.add_argument(
        "--set", metavar="KEY=VALUE", dest="settings", action="append", default=[], help="a parameter; may be repeated"
    )
    parser.add_argument("--model", metavar="KEY", help="the key of the model, where the file has several")
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines of text")
    arguments.language(parser)


def run(options: argparse.Namespace) -> int:
    """Solve, print, and return 1 if nothing was certified."""
    from derive.loader import models

    model = chosen(models(options.target), options.model, options.target)
    parameters = _parameters(options.settings)
    from derive.numeric import solve

    answer = solve(model, parameters)
    print(as_json(model, answer, options.lang) if options.json else as_text(answer, options.lang))
    return 0 if answer.solutions else 1


def chosen(found: tuple[Model, ...], key: str | None, target: str) -> Model:
    """Return the model that is meant: by its key, or the one that is called like the target, or the only one."""
    from derive.errors import ReadError, nearest

    by_key = {model.key: model for model in found}
    wanted = key or (target if target in by_key else None)
    if wanted is None and len(by_key) == 1:
        return found[0]
    if wanted in by_key:
        return by_key[wanted]
    if wanted is None:
        raise ReadError(
            "several-models", f"{target} has {len(by_key)} models.", f"Choose one: --model {' or --model '.join(by_key)}."
        )
    raise ReadError("unknown-model", f"{target} has no model {wanted}.{nearest(wanted, by_key)}", f"Use {', '.join(by_key)}.")


def _parameters(settings: list[str]) -> dict[str, str]:
    from derive.errors import Location, ReadError

    found: dict[str, str] = {}
    for key, value in map(_setting, settings):
        if found.setdefault(key, value) != value:
            raise ReadError("set-twice", f"{key} is set to {found[key]} and to {value}.", "Set it once.", Location(symbol=key))
    return found


def _setting(words: str) -> tuple[str, str]:
    from derive.errors import ReadError

    key, equals, value = words.partition("=")
    if not (key.strip() and equals and value.strip()):
        raise ReadError("bad-setting", f"{words!r} sets nothing.", "Write --set KEY=VALUE, such as --set theta=0.3.")
    return key.strip(), value.strip()


def as_text(answer: Answer, language: str) -> str:
    """Return the values, one line each, and what is known about them."""
    from derive.numeric.messages import spoken

    blocks = []
    for solution in answer.solutions:
        width = max(len(str(symbol)) for symbol in solution.values)
        blocks.append("\n".join(f"{symbol!s:<{width}} = {value:.10g}" for symbol, value in solution.values.items()))
    return "\n\n".join((*blocks, spoken(answer.message, language)))


def as_json(model: Model, answer: Answer, language: str) -> str:
    """Return the answer as JSON of the schema `derive/solve/1` (derive/schemas/solve-1.json)."""
    import json

    from derive.numeric.messages import spoken

    single = answer.solutions[0] if len(answer.solutions) == 1 else None
    content = {
        "schema": SCHEMA,
        "name": model.key,
        "parameters": {str(symbol): float(value) for symbol, value in answer.parameters.items()},
        "outcome": answer.outcome.value,
        "solution": None if single is None else _values(single),
        "certified": bool(answer.solutions),
        "radius": max((solution.radius for solution in answer.solutions), default=None),
        "solutions": [{"solution": _values(one), "radius": one.radius} for one in answer.solutions],
        "message": spoken(answer.message, language),
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _values(solution: Solution) -> dict[str, Any]:
    return {str(symbol): value for symbol, value in solution.values.items()}
