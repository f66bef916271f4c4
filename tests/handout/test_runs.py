"""Many effects found in the same way are one table for people, and single steps for the reader of `derive verify`."""

from __future__ import annotations

from pathlib import Path

import pytest

from derive.equation import equilibrium
from derive.exporters import export
from derive.handout import Handout
from derive.handout.runs import SHORTEST, runs
from derive.model import Model
from derive.rules import differentiate, isolate, sign
from derive.step import Derivation
from derive.symbols import POSITIVE, UNIT_INTERVAL, parameter, variable

Y = variable("Y", ("income", "收入"), domain=POSITIVE)
b = parameter("b", ("propensity to consume", "边际消费倾向"), domain=UNIT_INTERVAL)
SHOCKS = tuple(parameter(name, (f"demand {name}", f"支出 {name}"), domain=POSITIVE) for name in "efghi")
MARKET = equilibrium(Y, b * Y + sum(SHOCKS), ("goods market", "产品市场均衡条件"))
MODEL = Model("demands", ("Five demands", "五种支出"), [MARKET], endogenous=[Y], parameters=[b, *SHOCKS])


def effects(count: int, told: int | None = None) -> Derivation:
    """So many effects; the one at place `told` has a sentence of its own."""
    made = Derivation(MODEL, "effects", ("Effects", "影响"))
    solved = made.by(isolate(Y, equation=MARKET))
    for place, shock in enumerate(SHOCKS[:count]):
        effect = made.by(differentiate(Y, shock, solved))
        made.by(sign(effect, ">0"), reading=("It is the multiplier.", "就是乘数。") if place == told else None)
    return made


def handout(derivation: Derivation, language: str = "en") -> Handout:
    return Handout.of(derivation, language)


def lengths(derivation: Derivation) -> list[int]:
    return [len(run.steps) for run in runs(handout(derivation).sections[0].derivations[0].steps)]


def test_only_many_effects_become_a_table() -> None:
    assert lengths(effects(SHORTEST - 1)) == [1] * SHORTEST
    assert lengths(effects(SHORTEST)) == [1, SHORTEST]
    assert lengths(effects(5)) == [1, 5]


def test_what_has_something_to_say_stands_by_itself() -> None:
    assert lengths(effects(5, told=0)) == [1, 1, 4]
    assert lengths(effects(5, told=2)) == [1] * 6


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_formula_number_or_verdict_is_lost(tmp_path: Path, language: str) -> None:
    made = handout(effects(5), language)
    steps = made.sections[0].derivations[0].steps
    page = export(made, ["html"], tmp_path)[0].read_text(encoding="utf-8")
    for step in steps:
        assert f'id="{step.line.reference.anchor}"' in page
        assert f"({step.line.reference.number})" in page
    assert page.count("✓") == len(steps)
    assert page.count('<th scope="row"><math') >= 5
    assert ("分别对" if language == "zh" else "with respect to each of") in page


def test_formats_that_are_read_back_print_every_step(tmp_path: Path) -> None:
    made = handout(effects(5))
    markdown, latex = (export(made, [format], tmp_path)[0].read_text(encoding="utf-8") for format in ("md", "tex"))
    assert markdown.count("Differentiate") == latex.count("Differentiate") == 5
