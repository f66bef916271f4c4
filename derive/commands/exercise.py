"""Draw variants of an exercise, each with a proved answer key, and print them.

`derive exercise is_lm --variants 100 --to pdf` writes a sheet and a key for each variant, and a manifest from which all
of them can be printed again. `derive exercise stress FILE` looks an exercise over. `derive list` names the exercises.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from derive.commands import arguments, progress
from derive.errors import OutputError

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from derive.exercises import Exercise, Manifest, Variant
    from derive.exercises.manifest import Student

_FORMATS = ("pdf", "md", "tex", "html", "docx", "moodle", "qti", "canvas", "csv")
_MOST_VARIANTS = 20_000
_MOST_WORKERS = 64
_WORTH_A_PROCESS = 10


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `derive exercise`."""
    parser.add_argument("target", metavar="NAME", help="an exercise (see `derive list`), the path of your own .md, or `stress`")
    parser.add_argument("file", metavar="FILE", nargs="?", help="the exercise to look over, after `stress`")
    arguments.language(parser)
    parser.add_argument(
        "--to",
        metavar="FORMATS",
        type=arguments.many_of("format", _FORMATS),
        default=("pdf",),
        help=f"a list with commas of {', '.join(_FORMATS)} (default: pdf)",
    )
    arguments.folder(parser)
    parser.add_argument("--variants", metavar="N", type=_number("--variants", _MOST_VARIANTS), help="how many (default: 1)")
    parser.add_argument("--seed", metavar="S", default="1", help="any word; the same seed draws the same variants (default: 1)")
    parser.add_argument("--names", metavar="CSV", help="a roster with a column name (and id): one variant for each student")
    parser.add_argument("--manifest", metavar="FILE", help="print again what this manifest records")
    parser.add_argument("--booklet", action="store_true", help="all sheets in one file, all keys in another")
    parser.add_argument("--together", action="store_true", help="sheet and key one behind the other in one file")
    parser.add_argument(
        "--only", metavar="KIND", type=arguments.one_of("kind", ("sheet", "key")), help="print only sheets, or only keys"
    )
    parser.add_argument(
        "--workers",
        metavar="N",
        type=_number("--workers", _MOST_WORKERS),
        help="processes at work (default: one for each core)",
    )


def _number(option: str, most: int) -> Any:
    def convert(text: str) -> int:
        if not text.isdigit() or not 1 <= int(text[:9]) <= most:
            raise OutputError("bad-number", f"{option} {text} is no number from 1 to {most}.", f"Write {option} 10.")
        return int(text)

    return convert


def run(options: argparse.Namespace) -> int:
    """Print the variants and name the files written."""
    if options.target == "stress":
        return _stress(options)
    if options.file is not None:
        cause = f"{options.file} stands behind {options.target}, but one exercise is printed at a time."
        raise OutputError("two-exercises", cause, "Name one exercise.")
    from pathlib import Path

    from derive.commands.folders import writable
    from derive.exercises.production import Order, produce

    out = writable(Path(options.out))
    exercise, variants, students, promised = _wanted(options)
    exercise.body(options.lang)
    order = Order(
        exercise.text,
        exercise.file,
        exercise.key,
        options.lang,
        options.to,
        ("both",) if options.together else ("sheet", "key") if options.only is None else (options.only,),
        options.booklet,
    )
    workers = options.workers or _usual_workers(len(variants))
    with _workers(workers, len(variants)) as executor, _shown(len(variants)) as announce:
        _, paths = produce(
            exercise,
            variants,
            order,
            out,
            seed=options.seed,
            students=students,
            executor=executor,
            workers=workers,
            announce=announce,
            promised=promised,
        )
    for path in paths:
        print(path)
    return 0


def _wanted(options: argparse.Namespace) -> tuple[Exercise, Sequence[Variant], Sequence[Student], Manifest | None]:
    """Return the exercise and the variants: drawn anew, or those of a manifest."""
    from derive.exercises import Manifest, choose, load
    from derive.exercises.roster import read_roster

    exercise = load(options.target)
    students = read_roster(options.names) if options.names else ()
    if options.manifest is None:
        count = options.variants or len(students) or 1
        if len(students) > count:
            cause = f"The roster names {len(students)} students, but only {count} variants are asked for."
            raise OutputError("too-few-variants", cause, "Leave --variants out: everybody gets a variant of their own.")
        return exercise, choose(exercise, count, options.seed), students, None
    manifest = Manifest.read(options.manifest)
    if manifest.exercise.key != exercise.key:
        cause = f"The manifest is about the exercise {manifest.exercise.key}, not {exercise.key}."
        raise OutputError("other-exercise", cause, f"derive exercise {manifest.exercise.key} --manifest {options.manifest}")
    if students or options.variants:
        cause = "A manifest says already who gets which variant."
        raise OutputError("manifest-and-more", cause, "Leave --variants and --names out.")
    known = [entry.student for entry in manifest.entries if entry.student is not None]
    return manifest.exercise, [entry.variant for entry in manifest.entries], known, manifest


def _usual_workers(variants: int) -> int:
    """One process for each core, but none beside the first for a handful of variants: it would take longer to start."""
    import os

    return min(os.cpu_count() or 1, 8) if variants >= _WORTH_A_PROCESS else 1


@contextmanager
def _workers(count: int, jobs: int) -> Iterator[Executor | None]:
    """Give an executor where several processes are asked for; an interruption is the main process's business alone."""
    if min(count, jobs) < 2:
        yield None
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # A forked process knows all modules at once; where that is not safe or not there, it reads them again.
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if can_fork else "spawn")
    executor = ProcessPoolExecutor(min(count, jobs), mp_context=context, initializer=_ignore_interruptions)
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _ignore_interruptions() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _shown(total: int) -> Iterator[Any]:
    with progress.shown("printing") as announce:
        yield lambda count: announce(f"{count} of {total} variants")


def _stress(options: argparse.Namespace) -> int:
    from derive.exercises import load
    from derive.exercises.stress import stress

    if options.file is None:
        raise OutputError("no-file", "It is not said which exercise to look over.", "derive exercise stress FILE")
    with progress.shown("looking over") as announce:
        report = stress(load(options.file), options.variants or 50, options.seed, announce)
    print(report.text())
    return 0 if report.is_sound else 1
