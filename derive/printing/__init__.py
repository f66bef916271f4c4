"""One display order, thin writers: from SymPy to LaTeX, Typst, plain text and speech.

`arrange` makes the display tree; each writer turns a tree into its format. A new format is one writer and one row here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from derive.display import Node
from derive.printing import latex, plain, spoken, typst
from derive.printing.arrange import arrange, arrange_statement
from derive.printing.writer import percent

WRITERS: Mapping[str, Callable[[Node, str], str]] = MappingProxyType(
    {
        "latex": latex.write,
        "typst": typst.write,
        "plain": plain.write,
        "spoken": spoken.speak,
    }
)

__all__ = ["WRITERS", "arrange", "arrange_statement", "percent"]
