"""The mutation score of `derive verify`: one fault in a correct document, is it found on its own line?

    pytest benchmarks/test_mutation.py -s

The corpus (`benchmarks/mutation/corpus`) holds short correct texts from several fields of economics in the notation of
different authors. A mutant that still follows from the assumptions is recognised by exact algebra in plain SymPy
(`still_true.py`), which shares nothing with the engine under test.
"""

from __future__ import annotations

import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parent / "mutation"))

from mutants import Mutant, documents, drawn
from still_true import still_follows

from derive.equation import Equation
from derive.readers.document import Document
from derive.readers.files import read_document
from derive.verdict import Status
from derive.verify import notation_of, statements_in, verify

COUNT, SEED = 1200, 20261122
STANDING = (Status.PROVED, Status.SUPPORTED)


def judged(mutant: Mutant) -> tuple[str, str, float]:
    """Return what became of the changed line, and what was refuted elsewhere."""
    begin = process_time()
    report = verify(mutant.text, name=mutant.name)
    seconds = process_time() - begin
    own = [entry for entry in report.entries if mutant.line <= entry.line < mutant.line + mutant.lines]
    elsewhere = [entry for entry in report.entries if entry not in own and entry.status is Status.REFUTED]
    statuses = {entry.status for entry in own}
    for status in (Status.REFUTED, Status.DOES_NOT_FOLLOW, Status.UNREAD, Status.UNKNOWN, Status.ASSUMED, Status.SUPPORTED):
        if status in statuses:
            return status.value, "; ".join(entry.source for entry in elsewhere), seconds
    if own and follows_all_the_same(mutant):
        return "still true", "; ".join(entry.source for entry in elsewhere), seconds
    return "proved" if own else "nothing said", "; ".join(entry.source for entry in elsewhere), seconds


def follows_all_the_same(mutant: Mutant) -> bool:
    """Whether the changed formula follows from the document's assumptions and correct lines, by plain SymPy."""
    document = read_document(mutant.text, mutant.name)
    _, vocabulary = notation_of(document, {})
    premises = [pair for pair in _equations(document, vocabulary) if pair[0] != mutant.formula]
    changed = statements_in(_bare(mutant.formula), vocabulary)
    original = statements_in(_bare(mutant.original), vocabulary)
    known = [(said.lhs, said.rhs) for _, said in premises] + [
        (said.lhs, said.rhs) for said in original if isinstance(said, Equation)
    ]
    return all(isinstance(said, Equation) and still_follows(said.lhs, said.rhs, known) for said in changed)


def _equations(document: Document, vocabulary: object) -> list[tuple[str, Equation]]:
    found = []
    for passage in document.passages:
        for said in statements_in(passage.math, vocabulary):  # type: ignore[arg-type]
            if isinstance(said, Equation):
                found.append((passage.math.strip(), said))
    return found


def _bare(formula: str) -> str:
    return formula.strip()


def test_correct_documents_are_not_refuted() -> None:
    assert len(documents()) >= 40
    for path in documents():
        report = verify(path.read_text(encoding="utf-8"), name=path.name)
        assert not [entry.source for entry in report.entries if entry.status is Status.REFUTED], path.name
        assert report.read == report.formulas, path.name


def test_mutation_score() -> None:
    sample = drawn(COUNT, SEED)
    assert len(sample) >= 1000
    with ProcessPoolExecutor(2) as pool:
        answers = list(pool.map(judged, sample, chunksize=20))
    outcomes = Counter(answer[0] for answer in answers)
    false_alarms = [(mutant, answer[1]) for mutant, answer in zip(sample, answers, strict=True) if answer[1]]
    inequivalent = sum(count for outcome, count in outcomes.items() if outcome not in ("still true", "unread"))
    found = outcomes["refuted"] + outcomes["does not follow"]
    print(f"\n{len(sample)} mutants: {dict(outcomes)}; found {found / inequivalent:.1%}; false alarms {len(false_alarms)}")
    print(f"seconds: {sum(answer[2] for answer in answers):.0f}, largest {max(answer[2] for answer in answers):.1f}")
    for mutant, answer in zip(sample, answers, strict=True):
        if answer[0] not in ("refuted", "does not follow", "still true"):
            print(f"{answer[0]:14} {mutant.name:28} {mutant.kind:12} {mutant.original}   =>   {mutant.formula}")
    for mutant, elsewhere in false_alarms:
        print(f"ALARM {mutant.name}: {mutant.formula}  refuted elsewhere: {elsewhere}")
    assert found / inequivalent >= 0.97
    assert not false_alarms


CONTRADICTIONS = (
    r"Suppose $x = 1$ and $x = 2$. Hence $y = 3$ and $$y = z.$$",
    r"Suppose $a > 0$, $a + b = 0$ and $b > 0$. Hence $$a = 2 b.$$",
    r"Suppose $Y = C + I$, $Y = C + I + G$ and $G > 0$. Hence $$C = 2 I.$$",
    r"Suppose $p q = 1$ and $p = 0$. Hence $$q = 5.$$",
    r"Suppose $x^2 = -1$. Hence $$x = y.$$",
    r"Suppose $x + y = 2$, $2 x + 2 y = 5$. Hence $$x = 3 y.$$",
    r"Suppose $k = s y$, $s > 0$, $y > 0$, $k = -1$. Hence $$k = y.$$",
    r"Suppose $u'(c) > 0$ and $u'(c) = -m$ with $m > 0$. Hence $$m = c.$$",
    r"假设 $w = p a$，$w = p a + 1$。因此 $$p = 2 a.$$",
    r"Suppose $\beta = \frac{1}{1 + \rho}$, $\beta = 1$ and $\rho = 1$. Hence $$\beta = 3 \rho.$$",
)


def test_contradictions_prove_nothing() -> None:
    for text in CONTRADICTIONS:
        last = verify(text).entries[-1]
        assert last.status not in STANDING, (text, last)
