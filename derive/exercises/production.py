"""From variants to files: keys derived and checked, papers printed, here or in several processes.

Every file appears whole or not at all. What is written does not depend on how many processes work: each variant is made
on its own, and gathered in the order of the variants.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from itertools import islice
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Any

from derive import __version__
from derive.exercises.choose import Variant
from derive.exercises.exercise_file import Exercise
from derive.exercises.formats import PaperFormat, known_format
from derive.exercises.key import key_of
from derive.exercises.lattice import number
from derive.exercises.manifest import AnswerRow, Entry, Manifest, Student, answer_rows
from derive.exercises.paper import key_paper, sheet
from derive.exercises.understand import read_exercise
from derive.exporters.files import write_whole

PAPERS = MappingProxyType({"sheet": (sheet,), "key": (key_paper,), "both": (sheet, key_paper)})

_BOOKLETS = MappingProxyType({"sheet": "sheets", "key": "keys", "both": "papers"})

Announce = Callable[[int], None]


@dataclass(frozen=True)
class Order:
    """What is to be made of an exercise; plain values only, so that it can be sent to another process.

    `kinds` are among `sheet`, `key` and `both` (one behind the other in one file); `booklet` gathers the papers of each kind
    in one file.
    """

    text: str
    file: str
    key: str
    language: str
    formats: tuple[str, ...]
    kinds: tuple[str, ...] = ("sheet", "key")
    booklet: bool = False


@dataclass(frozen=True)
class Copy:
    """One variant to be made: its code, the values of the lattice as text, and the student."""

    code: str
    values: tuple[tuple[str, str], ...]
    student: Student | None = None
    finished: frozenset[str] = frozenset()
    """Names of files that an earlier run has finished."""


@dataclass(frozen=True)
class Made:
    """What was made of one variant: answers, whole files by name, and pieces of files that gather all variants."""

    code: str
    answers: tuple[AnswerRow, ...]
    files: dict[str, bytes]
    pieces: dict[str, bytes]


def paper_name(order: Order, code: str, kind: str, suffix: str) -> str:
    """Return the name of a paper's file."""
    return f"{order.key}.{code}.{kind}.{order.language}.{suffix}"


# Neither SymPy nor the engines below it expect to be used by several threads at once; processes have a lock each.
_ALONE = Lock()


def make(order: Order, copy: Copy) -> Made:
    """Derive, check and print one variant. Works in any process or thread; threads take turns."""
    with _ALONE:
        return _made(order, copy)


def _made(order: Order, copy: Copy) -> Made:
    exercise = _exercise(order)
    values = dict(copy.values)
    variant = Variant(copy.code, {symbol: number(values[symbol.key]) for symbol in exercise.lattices})
    key = key_of(exercise, variant)
    files: dict[str, bytes] = {}
    pieces: dict[str, bytes] = {}
    for name in order.formats:
        format = known_format(name)
        module = import_module(format.module)
        if not isinstance(format, PaperFormat):
            pieces[name] = module.piece(exercise, key, order.language, copy.student)
            continue
        press = _press(format.module, order)
        for kind in order.kinds:
            path = paper_name(order, copy.code, kind, format.suffix)
            if path in copy.finished:
                continue
            papers = [make_paper(exercise, key, order.language, copy.student) for make_paper in PAPERS[kind]]
            page = press.page(papers, bare=order.booklet)
            if order.booklet:
                pieces[f"{name}:{kind}"] = page.encode()
            else:
                files[path] = module.document(page, order.language)
    return Made(copy.code, answer_rows(exercise, key), files, pieces)


@lru_cache(maxsize=4)
def _exercise(order: Order) -> Exercise:
    return read_exercise(order.text, order.file, order.key)


@lru_cache(maxsize=16)
def _press(module: str, order: Order) -> Any:
    return import_module(module).press(order.language)


def make_all(order: Order, copies: Sequence[Copy], executor: Executor | None = None, workers: int = 1) -> Iterator[Made]:
    """Yield what was made of each copy, in order; with an executor several are made at a time."""
    if executor is None:
        yield from (make(order, copy) for copy in copies)
        return
    waiting = iter(copies)
    # A few more than there are workers, so that nobody waits, and few enough that an interruption ends soon.
    futures = [executor.submit(make, order, copy) for copy in islice(waiting, 4 * workers)]
    while futures:
        done = futures.pop(0)
        try:
            yield done.result()
        except BaseException:
            for future in futures:
                future.cancel()
            raise
        futures += [executor.submit(make, order, copy) for copy in islice(waiting, 1)]


def produce(
    exercise: Exercise,
    variants: Sequence[Variant],
    order: Order,
    out: Path,
    *,
    seed: str = "1",
    students: Sequence[Student] = (),
    executor: Executor | None = None,
    workers: int = 1,
    announce: Announce = lambda count: None,
    promised: Manifest | None = None,
) -> tuple[Manifest, list[Path]]:
    """Make and write everything; return the manifest and the paths.

    Papers that an earlier, interrupted run has finished for the same exercise and values are kept. `promised` is the
    manifest that is printed again: other answers than its own are an error.

    An executor of processes that are forked (the default on Linux up to Python 3.13) may only be given before this process
    has made a PDF itself: the compiler's threads do not survive a fork. Spawned processes are always safe.
    """
    given = [*students, *([None] * (len(variants) - len(students)))]
    # Read before processes are forked, so that none of them has to.
    _exercise(order)
    unfinished = out / f".{exercise.key}.unfinished"
    mark = _fingerprint(exercise, order, variants, students)
    goes_on = unfinished.is_file() and unfinished.read_bytes() == mark
    write_whole(unfinished, mark)
    copies = [
        _copy(order, variant, student, out if goes_on else None) for variant, student in zip(variants, given, strict=False)
    ]
    paths: list[Path] = []
    entries: list[Entry] = []
    pieces: dict[str, list[bytes]] = {}
    for count, (variant, copy, made) in enumerate(
        zip(variants, copies, make_all(order, copies, executor, workers), strict=True), start=1
    ):
        entries.append(Entry(variant, made.answers, copy.student))
        if promised is not None:
            promised.require_answers(count - 1, made.answers)
        for name, content in made.files.items():
            write_whole(out / name, content)
        paths += [out / name for name in (*sorted(copy.finished), *made.files)]
        for name, content in made.pieces.items():
            pieces.setdefault(name, []).append(content)
        announce(count)
    manifest = promised or Manifest(exercise, seed, tuple(entries))
    for name, content in _gathered(exercise, order, pieces).items():
        write_whole(out / name, content)
        paths.append(out / name)
    written = out / f"{exercise.key}.manifest.json"
    write_whole(written, manifest.as_json().encode())
    unfinished.unlink()
    return manifest, [*paths, written]


def _fingerprint(exercise: Exercise, order: Order, variants: Sequence[Variant], students: Sequence[Student]) -> bytes:
    """Return what must agree if files of an interrupted run are to be kept."""
    parts = (__version__, exercise.hash, repr(order), repr([variant.code for variant in variants]), repr(students))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest().encode()


def _copy(order: Order, variant: Variant, student: Student | None, out: Path | None) -> Copy:
    values = tuple((symbol.key, str(value)) for symbol, value in variant.point.items())
    names: set[str] = set()
    for format in map(known_format, order.formats):
        if isinstance(format, PaperFormat):
            names |= {paper_name(order, variant.code, kind, format.suffix) for kind in order.kinds}
    finished = frozenset(name for name in names if out is not None and (out / name).is_file())
    return Copy(variant.code, values, student, finished)


def _gathered(exercise: Exercise, order: Order, pieces: dict[str, list[bytes]]) -> dict[str, bytes]:
    """Put the pieces of each file together."""
    made: dict[str, bytes] = {}
    for name, parts in pieces.items():
        format_name, _, kind = name.partition(":")
        format = known_format(format_name)
        module = import_module(format.module)
        if isinstance(format, PaperFormat):
            pages = [part.decode() for part in parts]
            page = _press(format.module, order).gathered(exercise.body(order.language).title, pages, module.PAGE_BREAK)
            made[f"{exercise.key}.{_BOOKLETS[kind]}.{order.language}.{format.suffix}"] = module.document(page, order.language)
        else:
            made.update(module.files(exercise, parts, order.language))
    return made
