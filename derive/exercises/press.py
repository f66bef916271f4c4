"""The press: one template, one format, one language, any number of papers.

What is costly is made once: the template is compiled, and a formula that several papers share is arranged and compared
with what it stands for only the first time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Protocol

from derive.equation import definition
from derive.exercises.fields import Blank
from derive.exercises.paper import Centred, Equations
from derive.exporters.page import environment_of
from derive.exporters.style import Style
from derive.handout.shown import Shown
from derive.handout.slots import Formula, Scope
from derive.model import Model
from derive.symbols import variable

_NOTHING = variable("nothing", ("nothing", "无"))
_NO_MODEL = Model("no_model", ("No model", "无"), [definition(_NOTHING, 0)], [_NOTHING])


class Printed(Protocol):
    """What a template prints: a sheet, a key, a sheet of feedback."""

    @property
    def title(self) -> str:
        """The title of its document."""


class Press:
    """Prints papers in one format and one language."""

    def __init__(self, style: Style, language: str, **filters: Callable[..., Any]) -> None:
        self._style = style
        self._language = language
        self.filters = filters
        self.shown = Shown()

    def page(self, papers: Sequence[Printed], *, bare: bool = False) -> str:
        """Return one document with the papers in it, each on pages of its own; `bare` leaves out what stands around them."""
        page: str = self._template.render(papers=papers, language=self._language, bare=bare)
        return page.strip() + "\n"

    def gathered(self, title: str, pages: Sequence[str], page_break: str) -> str:
        """Return one document of bare pages."""
        opening, end = (self._surroundings(name, title) for name in ("opening", "end"))
        return f"{opening}{page_break.join(pages)}{end}".strip() + "\n"

    def _surroundings(self, name: str, title: str) -> str:
        block = self._template.blocks.get(name)
        values = {"papers": [{"title": title}], "language": self._language, "bare": False}
        return "".join(block(self._template.new_context(values))) if block is not None else ""

    @cached_property
    def _template(self) -> Any:
        """The compiled template. Words that belong to no model have no formulas, so any scope will do for them."""
        environment = environment_of(self._style, self._language, self.shown, Scope(_NO_MODEL), **self.filters)
        environment.tests["centred"] = lambda value: isinstance(value, Centred)
        environment.tests["blank"] = lambda value: isinstance(value, Blank)
        environment.tests["equations"] = lambda value: isinstance(value, Equations)
        return environment.get_template(self._style.template)

    def tree(self, formula: Formula) -> Any:
        """Return the checked display tree of a formula."""
        return self.shown.tree(formula)
