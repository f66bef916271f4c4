"""`derive solve`: a certified answer in words and as JSON, and a clear message for whatever is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import derive
from derive.cli import main

MARKET = "market.py"
SCHEMA = json.loads((Path(derive.__file__).parent / "schemas" / "solve-1.json").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def in_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parent.parent / "samples")


def answered(words: list[str], capsys: pytest.CaptureFixture[str], code: int = 0) -> dict[str, Any]:
    assert main(["solve", *words, "--json"]) == code
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    jsonschema.validate(answer, SCHEMA)
    return answer


def test_a_certified_solution_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    answer = answered([MARKET, "--model", "market", "--set", "A=8", "--lang", "en"], capsys)
    assert answer["schema"] == "derive/solve/1"
    assert answer["parameters"] == {"A": 8.0, "epsilon": 0.5}
    assert answer["solution"] == pytest.approx({"p": 4.0, "q": 2.0}, abs=1e-10)
    assert answer["certified"] is True
    assert 0 < 2 * answer["radius"] <= 1e-10
    assert answer["outcome"] == "one"


def test_the_models_own_number_can_be_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    answer = answered([MARKET, "--model", "market", "--set", "A=8", "--set", "epsilon=1/3"], capsys)
    assert answer["solution"]["q"] == pytest.approx(answer["solution"]["p"] ** (1 / 3))


def test_two_equilibria_are_both_listed(capsys: pytest.CaptureFixture[str]) -> None:
    answer = answered([MARKET, "--model", "laffer", "--set", "G=0.21"], capsys)
    assert answer["outcome"] == "several"
    assert answer["solution"] is None
    assert sorted(one["solution"]["t"] for one in answer["solutions"]) == pytest.approx([0.3, 0.7])


def test_no_equilibrium_is_said_and_is_exit_code_one(capsys: pytest.CaptureFixture[str]) -> None:
    answer = answered([MARKET, "--model", "laffer", "--set", "G=0.5", "--lang", "zh"], capsys, code=1)
    assert (answer["outcome"], answer["certified"], answer["solutions"]) == ("none", False, [])
    assert "未求得解" in answer["message"]


def test_the_top_of_the_curve_is_not_certified(capsys: pytest.CaptureFixture[str]) -> None:
    """Both equilibria fall together where revenue is largest: a double root."""
    answer = answered([MARKET, "--model", "laffer", "--set", "G=0.25"], capsys, code=1)
    assert answer["outcome"] == "uncertified"


def test_the_answer_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["solve", MARKET, "--model", "market", "--set", "A=8", "--lang", "en"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[:2] == ["p = 4", "q = 2"]
    assert "there is a solution, and only one" in printed[-1]


def test_a_model_of_the_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    answer = answered(["homework_2"], capsys)
    assert answer["solution"]["Y"] == pytest.approx(1250)
    assert answer["solution"]["r"] == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ([MARKET], "market.py has 2 models"),
        ([MARKET, "--model", "markt"], "Did you mean market?"),
        ([MARKET, "--model", "market"], "No value is given for A"),
        ([MARKET, "--model", "market", "--set", "B=1"], "has no parameter B"),
        ([MARKET, "--model", "market", "--set", "p=1"], "p is an unknown"),
        ([MARKET, "--model", "market", "--set", "A=-1"], "does not lie in the domain"),
        ([MARKET, "--model", "market", "--set", "A=nan"], "A = nan is not a number"),
        ([MARKET, "--model", "market", "--set", "A"], "'A' sets nothing"),
        (["is_lm_general"], "has no formula"),
        (["is_lm"], "declares no Model"),
        (["homwork_2"], "Did you mean homework_2?"),
    ],
)
def test_whatever_is_wrong_is_said_in_one_message(words: list[str], cause: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["solve", *words]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    error, fix = printed.err.splitlines()
    assert cause in error
    assert fix.startswith("  fix: ")


def test_a_parameter_that_is_set_twice_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["solve", MARKET, "--model", "laffer", "--set", "G=0.2", "--set", "G=0.3"]) == 2
    assert "G is set to 0.2 and to 0.3" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("model", "value", "outcome", "count"),
    [
        ("no_meeting", "1", "none", 0),
        ("trap", "0.3", "several", 2),
        ("trap", "0.1", "edge", 0),
        ("corner", "1", "edge", 1),
        ("corner", "0.5", "none", 0),
        ("corner", "5", "one", 1),
        ("scales", "1", "one", 1),
        ("saving", "0.1", "one", 1),
        ("exponential", "1", "several", 2),
        ("choice", "0.3", "several", 3),
        ("choice", "0.5", "uncertified", 0),
        ("continuum", "2", "uncertified", 0),
        ("tangent", "2.5", "several", 2),
        ("tangent", "2", "uncertified", 0),
        ("tangent", "1.9", "none", 0),
        ("entry", "16", "one", 1),
        ("entry", "17", "none", 0),
    ],
)
def test_hard_systems(model: str, value: str, outcome: str, count: int, capsys: pytest.CaptureFixture[str]) -> None:
    """What is found is certified, what is not found is said; a bound that is met exactly is decided."""
    words = ["hard_systems.py", "--model", model, "--set", f"a={value}", "--lang", "en"]
    answer = answered(words, capsys, code=0 if count else 1)
    assert (answer["outcome"], len(answer["solutions"])) == (outcome, count)
    assert all(2 * one["radius"] <= 1e-10 for one in answer["solutions"])
    assert answer["message"]
