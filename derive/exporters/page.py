"""One template, one style, one handout: a page.

Every expression in a template passes through `finalize`: words are escaped for the format at hand, text that is ready
for the page is let through, and anything else is an error. Nothing depends on a file's name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from derive.exporters.sentences import Sentences
from derive.exporters.style import Style
from derive.handout.handout import Handout
from derive.handout.parts import ModelPart, TablePart
from derive.handout.runs import runs
from derive.handout.shown import Shown
from derive.handout.slots import Formula, Prose, Scope
from derive.handout.words import template_folder, word
from derive.printing.spoken import speak
from derive.text import Text

if TYPE_CHECKING:
    from jinja2 import Environment


def render(handout: Handout, style: Style, **filters: Callable[..., Any]) -> str:
    """Return the page; `filters` are further ones of this format, and what they return is ready for the page."""
    environment = environment_of(style, handout.language, handout.shown, Scope(handout.models[0]), **filters)
    page: str = environment.get_template(style.template).render(handout=handout, language=handout.language)
    return page.strip() + "\n"


def environment_of(style: Style, language: str, shown: Shown, scope: Scope, **filters: Callable[..., Any]) -> Environment:
    """Return the environment of one format and language; it may print any number of pages.

    `scope` is that of words which belong to no model in particular.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    sentences = Sentences(style, language, shown, scope)

    def finalize(value: Any) -> Any:
        if hasattr(value, "__html__"):
            return value
        if isinstance(value, str | int | float):
            return Markup(style.escape(str(value)))
        if isinstance(value, Text | Prose):
            return text(value)
        if isinstance(value, Formula):
            return Markup(sentences.inline(value))
        raise TypeError(f"A template prints {value!r}, which is neither words nor ready for the page.")

    def text(value: Text | Prose) -> Markup:
        return Markup(sentences.prose(value) if isinstance(value, Prose) else sentences.text(value))

    def capital(value: Text) -> Markup:
        words = text(value)
        return Markup(words[:1].upper() + words[1:])

    def formula(value: Formula) -> Markup:
        return Markup(style.formula(shown.tree(value), language))

    def large(value: Formula) -> Markup:
        return Markup(style.large(shown.tree(value), language))

    def spoken(value: Formula) -> str:
        return speak(shown.tree(value), language)

    environment = Environment(
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<%#",
        comment_end_string="#%>",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        loader=FileSystemLoader(template_folder()),
    )
    environment.globals.update(word=word, compact=style.compact)
    environment.filters.update(text=text, formula=formula, large=large, spoken=spoken, capital=capital, runs=runs)
    environment.tests["model_part"] = lambda value: isinstance(value, ModelPart)
    environment.tests["table_part"] = lambda value: isinstance(value, TablePart)
    for name, filter in filters.items():
        environment.filters[name] = lambda *values, ready=filter: Markup(ready(*values))
    return environment
