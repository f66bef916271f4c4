"""From a derivation to a proof: choices, unused definitions, the overall verdict."""

from __future__ import annotations

import pytest
import sympy

from derive.check import CHECKS, check
from derive.claims import Claim, Defines, Entails, HasSign
from derive.equation import Equation, behavioural, equilibrium, nonzero
from derive.errors import RuleError
from derive.model import Model
from derive.step import Derivation, Move
from derive.symbols import POSITIVE, UNIT_INTERVAL, aggregate, parameter, variable
from derive.text import Text
from derive.verdict import Status

Y, C = variable("Y", ("income", "国民收入")), variable("C", ("consumption", "消费"))
I = variable("I", ("investment", "投资"))
b = parameter("b", ("propensity", "倾向"), domain=UNIT_INTERVAL)
s = parameter("s", ("slope", "斜率"))
K = aggregate("K", ("multiplier", "乘数"), domain=POSITIVE)
consumption, goods = behavioural(C, b * Y), equilibrium(Y, C + I)
CROSS = Model("cross", ("Keynesian cross", "凯恩斯交叉"), [goods, consumption], [Y, C], [I], [b, s], aggregates=[K])
SENTENCE = Text("It follows.", "由此可得。")


def move(claim: Claim) -> Move:
    return Move(claim, "by_hand", SENTENCE)


def solved() -> tuple[Derivation, Equation]:
    derivation = Derivation(CROSS)
    result = derivation.by(move(Entails((consumption, goods), Equation(Y, I / (1 - b)))), label="Y")
    return derivation, result


def test_a_true_derivation_stands() -> None:
    derivation, _ = solved()
    proof = check(derivation)
    assert proof.stands
    assert proof.overall.status is Status.PROVED
    assert proof.of("by_hand_1").verdict.method == "elimination"
    assert proof.derivation is derivation


def test_the_weakest_step_decides_and_conditions_are_collected() -> None:
    derivation, result = solved()
    derivation.by(move(Entails((result,), Equation(Y / s, I / ((1 - b) * s)), conditions=(nonzero(s),))))
    proof = check(derivation)
    assert proof.overall.conditions == (nonzero(s),)
    derivation.by(move(Entails((result,), Equation(Y, I))))
    broken = check(derivation)
    assert broken.overall.status is Status.REFUTED
    assert not broken.stands
    assert [one.verdict.status for one in broken.judged] == [Status.PROVED, Status.PROVED, Status.REFUTED]


def test_a_choice_keeps_the_first_candidate_that_is_proved() -> None:
    derivation, _ = solved()
    derivation.by(*(move(HasSign(1 - b, sign)) for sign in ("<0", ">=0", ">0")))
    judged = check(derivation).judged[-1]
    assert judged.verdict.status is Status.PROVED
    assert judged.step.claim.sign == ">=0"
    assert not judged.step.is_choice


def test_a_choice_without_a_proof_keeps_the_strongest() -> None:
    derivation, _ = solved()
    derivation.by(*(move(HasSign(I, sign)) for sign in ("<0", ">0")))
    assert check(derivation).judged[-1].verdict.status is Status.REFUTED


def test_a_definition_that_nobody_uses_is_an_error() -> None:
    derivation, result = solved()
    defined = derivation.by(move(Defines(K, 1 / (1 - b))))
    with pytest.raises(RuleError) as raised:
        check(derivation)
    assert raised.value.code == "unused-definition"
    assert raised.value.location.symbol == "K"
    derivation.by(move(Entails((result, defined), Equation(Y, K * I))))
    assert check(derivation).stands


def test_a_definition_outside_its_domain_is_refuted() -> None:
    derivation, _ = solved()
    defined = derivation.by(move(Defines(K, 1 / (b - 1))))
    derivation.by(move(Entails((defined,), Equation(1 / K, b - 1))))
    assert check(derivation).of("by_hand_2").verdict.status is Status.REFUTED


def test_an_unknown_step_is_named() -> None:
    with pytest.raises(RuleError) as raised:
        check(solved()[0]).of("nowhere")
    assert raised.value.code == "unknown-step"


def test_each_claim_is_judged_once() -> None:
    calls = []

    def counting(claim, context):
        calls.append(claim)
        return CHECKS[Entails](claim, context)

    derivation, result = solved()
    again = move(Entails((result,), Equation(Y * (1 - b), I)))
    derivation.by(again)
    derivation.by(again)
    check(derivation, {**CHECKS, Entails: counting})
    assert len(calls) == 2


def test_nothing_outside_the_verdict_path_is_imported() -> None:
    import subprocess
    import sys

    program = (
        "import sys, derive.check; print([m for m in ('numpy', 'scipy', 'matplotlib', 'derive.rules') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_the_verdict_path_asks_no_sympy_solver() -> None:
    """Checks know in their own way: none of SymPy's clever verbs occurs in them."""
    import re
    from pathlib import Path

    import derive

    root = Path(derive.__file__).parent
    verbs = r"\b(simplify|solve|solveset|linsolve|series|nsimplify|equals|together|sympify|limit|diff|factor|cancel)\("
    verdict_path = [file for file in root.glob("algebra/*.py") if file.name != "sample.py"]  # it only proposes points
    for file in (*root.glob("checks/*.py"), *verdict_path, root / "check.py"):
        for line in file.read_text(encoding="utf-8").splitlines():
            found = re.search(r"(?:sympy\.|\.)" + verbs, line)
            flint_own = re.search(
                r"(polynomial|base|factor|part|fmpz\(number\)|numerator|argument|denominator|self\.kernels|argument)\.factor\(",
                line,
            )
            assert not found or flint_own or "def " in line, f"{file.name}: {line}"


def test_positive_numbers_are_exact() -> None:
    assert sympy.Rational("0.1") == sympy.Rational(1, 10)


def test_an_offer_that_is_not_proved_is_withdrawn_with_what_rests_on_it() -> None:
    derivation, result = solved()
    false = Equation(Y, I)
    derivation.offer(move(Entails((result,), false)), id="false")
    derivation.offer(move(HasSign(Y - I, "=0", (false,))), id="rests")
    derivation.offer(move(HasSign(1 / (1 - b), ">0")), id="true")
    proof = check(derivation)
    assert [one.step.id for one in proof.judged[1:]] == ["true"]
    assert proof.overall.status is Status.PROVED
    with pytest.raises(RuleError, match="neither an equation"):
        derivation.by(move(HasSign(Y - I, "=0", (false,))))
