"""Models, equations, derivations and proofs that show themselves in a notebook.

    >>> import derive.jupyter
    >>> derive.jupyter.load()  # or, in a notebook: %load_ext derive.jupyter
    Traceback (most recent call last):
        ...
    derive.errors.OutputError: There is no notebook to display in.
    Fix: Call derive.jupyter.load() inside IPython or Jupyter.

The formatters are registered by type from the outside: no lower layer knows how it is displayed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from derive.check import Judged, Proof
from derive.display import Node
from derive.equation import Condition, Equation
from derive.errors import OutputError
from derive.handout.words import word
from derive.model import Model
from derive.printing import latex
from derive.printing.arrange import domain
from derive.printing.expression import Arranger
from derive.printing.prose import Prose
from derive.step import Derivation, Step
from derive.symbols import EconomicSymbol
from derive.text import LANGUAGES
from derive.worded import Ambiguity, Curvature, Exclusion, Existence, Optimum, RankStatement, Sufficiency


def load(language: str = "en", shell: Any = None) -> None:
    """Let derive's objects display themselves in the running notebook, in English or Chinese."""
    if language not in LANGUAGES:
        raise OutputError("unknown-language", f"There is no language {language!r}.", "Use 'en' or 'zh'.")
    running = shell if shell is not None else _running_shell()
    if running is None:
        raise OutputError(
            "no-notebook", "There is no notebook to display in.", "Call derive.jupyter.load() inside IPython or Jupyter."
        )
    formatter = running.display_formatter.formatters["text/markdown"]
    for kind, show in FORMATTERS:
        formatter.for_type(kind, partial(show, language=language))


def load_ipython_extension(shell: Any) -> None:
    """Called by `%load_ext derive.jupyter`."""
    load(shell=shell)


def _running_shell() -> Any:
    try:
        from IPython import get_ipython
    except ImportError:
        return None
    return get_ipython()  # type: ignore[no-untyped-call]


def _inline(tree: Node, language: str) -> str:
    return f"${latex.write(tree, language)}$"


def _prose(model: Model | None, language: str) -> Prose:
    arranger = Arranger() if model is None else Arranger(model.rank, model.decimals)
    return Prose(language, arranger, partial(_inline, language=language))


def _displayed(statement: Any, prose: Prose) -> str:
    """A formula stands in a line of its own, a worded statement as a paragraph."""
    shown = prose.statement(statement)
    alone = shown.startswith("$") and shown.endswith("$") and shown.count("$") == 2
    return f"$${shown.strip('$')}$$" if alone else shown


def show_statement(statement: Any, language: str) -> str:
    """Return an equation, a condition or a worded statement as Markdown."""
    return _displayed(statement, _prose(None, language))


def show_model(model: Model, language: str) -> str:
    """Return a model as Markdown: equations, conditions, and a table of its symbols."""
    prose = _prose(model, language)
    blocks = [f"**{prose.sentence(model.title)}**"]
    if model.intro is not None:
        blocks.append(prose.sentence(model.intro))
    for equation in model.equations:
        name = f"{prose.sentence(equation.name)}\n\n" if equation.name is not None else ""
        blocks.append(name + _displayed(equation, prose))
    blocks += [_displayed(condition, prose) for condition in model.conditions]
    rows = [_symbol_row(symbol, prose) for symbol in model.symbols]
    return "\n\n".join([*blocks, "\n".join(["| | | |", "|---|---|---|", *rows])])


def _symbol_row(symbol: EconomicSymbol, prose: Prose) -> str:
    values = prose.formula(domain(symbol)).replace("|", r"\vert ")
    return f"| {prose.slot(symbol)} | {prose.sentence(symbol.meaning)} | {values} |"


def show_derivation(derivation: Derivation, language: str) -> str:
    """Return a derivation as Markdown: what is claimed, not yet checked."""
    prose = _prose(derivation.model, language)
    return _steps(derivation, prose, [_step(place, step, prose) for place, step in enumerate(derivation.steps, start=1)])


def show_proof(proof: Proof, language: str) -> str:
    """Return a checked derivation as Markdown, with the verdict at every step."""
    prose = _prose(proof.derivation.model, language)
    lines = [f"{_step(place, one.step, prose)}\n\n{_verdict(one, prose)}" for place, one in enumerate(proof.judged, start=1)]
    return _steps(proof.derivation, prose, lines)


def _steps(derivation: Derivation, prose: Prose, steps: list[str]) -> str:
    around = [derivation.intro, derivation.reading]
    before, after = ([prose.sentence(text)] if text is not None else [] for text in around)
    return "\n\n".join([f"**{prose.sentence(derivation.title)}**", *before, *steps, *after])


def _step(place: int, step: Step, prose: Prose) -> str:
    label = f" ({step.label})" if step.label else ""
    return f"{place}. {prose.sentence(step.move.sentence)}{label}\n\n{_displayed(step.conclusion, prose)}"


def _verdict(judged: Judged, prose: Prose) -> str:
    verdict = judged.verdict
    conditions = [prose.statement(condition) for condition in verdict.conditions]
    if verdict.stands and conditions:
        return f"*{word('proved_if').filled(conditions=prose.listed(conditions)).render(prose.language, str)}*"
    return f"*{word(verdict.status.value)[prose.language]}*"


FORMATTERS: tuple[tuple[type, Callable[..., str]], ...] = (
    (Equation, show_statement),
    (Condition, show_statement),
    (Ambiguity, show_statement),
    (Curvature, show_statement),
    (Existence, show_statement),
    (Exclusion, show_statement),
    (Sufficiency, show_statement),
    (Optimum, show_statement),
    (RankStatement, show_statement),
    (Model, show_model),
    (Derivation, show_derivation),
    (Proof, show_proof),
)
