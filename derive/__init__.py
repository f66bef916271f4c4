"""derive: symbolic derivations for economics in which every line is checked."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from derive.algebra.compare import compare as compare
    from derive.equation import (
        Condition as Condition,
        Equation as Equation,
        behavioural as behavioural,
        constraint as constraint,
        definition as definition,
        equilibrium as equilibrium,
        identity as identity,
        less as less,
        negative as negative,
        nonnegative as nonnegative,
        nonzero as nonzero,
        positive as positive,
    )
    from derive.functions import function as function
    from derive.model import Model as Model
    from derive.step import Derivation as Derivation, rule as rule
    from derive.symbols import (
        aggregate as aggregate,
        interval as interval,
        marginal as marginal,
        parameter as parameter,
        variable as variable,
    )
    from derive.text import Text as Text

__version__ = "0.1.0"

# Each public name and the module it lives in. Names are resolved on first use, so that `derive --help` stays instant.
_PUBLIC = {
    "compare": "derive.algebra.compare",
    "Model": "derive.model",
    "Derivation": "derive.step",
    "rule": "derive.step",
    "Text": "derive.text",
    "function": "derive.functions",
    **dict.fromkeys(
        (
            "Condition",
            "Equation",
            "behavioural",
            "constraint",
            "definition",
            "equilibrium",
            "identity",
            "less",
            "negative",
            "nonnegative",
            "nonzero",
            "positive",
        ),
        "derive.equation",
    ),
    **dict.fromkeys(
        (
            "aggregate",
            "interval",
            "marginal",
            "parameter",
            "variable",
            "NEGATIVE",
            "NONNEGATIVE",
            "NONZERO",
            "POSITIVE",
            "REAL",
            "SHARE",
            "UNIT_INTERVAL",
        ),
        "derive.symbols",
    ),
}

__all__ = sorted(_PUBLIC)


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'derive' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
