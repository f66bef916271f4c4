"""A drawn figure: name, title, description, and bytes that are made when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Protocol, cast

from derive.errors import OutputError, nearest
from derive.figures import FIGURES
from derive.figures.cache import Cache, fingerprint
from derive.figures.canvas import Canvas
from derive.figures.evidence import Evidence
from derive.figures.style import house_style
from derive.text import LANGUAGES, Text


class FigureModule(Protocol):
    """What a figure's module offers."""

    NEEDS: Sequence[str]
    TITLE: Text

    def compose(self, canvas: Canvas, evidence: Evidence) -> None:
        """Draw the figure on a canvas."""


@dataclass(frozen=True)
class Figure:
    """A figure in one language; `title` and `alt` are given in both."""

    name: str
    language: str
    evidence: Evidence = field(repr=False)
    cache: Cache = field(repr=False)
    key: str = field(repr=False)

    @property
    def title(self) -> Text:
        """The title, printed as a caption."""
        return module_of(self.name).TITLE

    @property
    def alt(self) -> Text:
        """What the figure shows, for readers who cannot see it."""
        english, chinese = self._bytes("alt").decode().split("\n")
        return Text(english, chinese)

    @property
    def svg(self) -> bytes:
        """The figure as SVG; its text is outlines, so that it needs no font."""
        return self._bytes("svg")

    @property
    def png(self) -> bytes:
        """The figure as PNG."""
        return self._bytes("png")

    def _bytes(self, form: str) -> bytes:
        key = f"{self.key}.{form}"
        found = self.cache.read(key)
        if found is None:
            made = self._made(form)
            for made_form, content in made.items():
                self.cache.write(f"{self.key}.{made_form}", content)
            found = made[form]
        return found

    def _made(self, form: str) -> dict[str, bytes]:
        """Compose the figure once; its description comes along with whatever was asked for."""
        with house_style():
            canvas = Canvas(self.language)
            module_of(self.name).compose(canvas, self.evidence)
            drawn = {} if form == "alt" else {form: canvas.save(form)}
        shown = canvas.description()
        words = f"{self.title.en}. {shown.en}\n{self.title.zh}。{shown.zh}"
        return {**drawn, "alt": words.encode()}


def draw(name: str, proofs: Mapping[str, Any], language: str, cache: Cache | None = None) -> Figure:
    """Return a figure; nothing is drawn before its bytes are asked for, and nothing twice."""
    if language not in LANGUAGES:
        raise OutputError("unknown-language", f"There is no language {language!r}.", "Use 'en' or 'zh'.")
    every = Evidence.of(name, proofs)
    needed = {key: every.derivation(key) for key in module_of(name).NEEDS}
    evidence = Evidence(name, needed)
    return Figure(name, language, evidence, cache or Cache.of_user(), fingerprint(name, language, needed.values()))


def module_of(name: str) -> FigureModule:
    """Return the module that draws a figure."""
    if name not in FIGURES:
        raise OutputError(
            "unknown-figure", f"There is no figure {name!r}.{nearest(name, FIGURES)}", f"Use one of {', '.join(FIGURES)}."
        )
    return cast(FigureModule, import_module(FIGURES[name]))
