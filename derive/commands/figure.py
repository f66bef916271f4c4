"""Draw one figure, or all figures of a lecture, from derived and checked equations.

NAME is a figure, a lecture, a model or your own file. Writes SVG or PNG, labelled in the chosen language.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from derive.commands import arguments, progress

if TYPE_CHECKING:
    from derive.check import Proof
    from derive.figures.figure import Figure
    from derive.lecture import Lecture


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `derive figure`."""
    parser.add_argument("target", metavar="NAME", help="a figure, a lecture, a model, or the path of your own .py file")
    arguments.language(parser)
    parser.add_argument(
        "--to",
        metavar="FORMATS",
        type=arguments.many_of("figure format", ("svg", "png")),
        default=("svg",),
        help="svg (default), png, or both with a comma",
    )
    arguments.folder(parser)


def run(options: argparse.Namespace) -> int:
    """Draw, write, and name the files written."""
    from pathlib import Path

    from derive.commands.folders import writable
    from derive.exporters.files import write_whole

    folder = writable(Path(options.out))
    lecture, names = wanted(options.target)
    with progress.shown("drawing") as announce:
        for figure in drawn(lecture, names, options.lang):
            announce(figure.name)
            for form in options.to:
                path = folder / f"{figure.name}.{options.lang}.{form}"
                write_whole(path, figure.svg if form == "svg" else figure.png)
                print(path)
    return 0


def wanted(target: str) -> tuple[Lecture, tuple[str, ...]]:
    """Return the lecture and the names of its figures that are asked for."""
    from derive import catalogue
    from derive.errors import OutputError, ReadError, nearest
    from derive.figures import FIGURES
    from derive.loader import load

    if target in FIGURES:
        for name in catalogue.LECTURES:
            lecture = load(name)
            if target in figures_of(lecture):
                return lecture, (target,)
        raise OutputError("unused-figure", f"No lecture shows the figure {target}.", "Name it in a derivation's figures.")
    try:
        lecture = load(target)
    except ReadError as error:
        if error.code != "unknown-name":
            raise
        known = (*FIGURES, *catalogue.names())
        raise ReadError(
            "unknown-figure",
            f"There is no figure, lecture or model called {target!r}.{nearest(target, known)}",
            "`derive list` shows the names.",
        ) from error
    names = figures_of(lecture)
    if not names:
        raise OutputError(
            "no-figures",
            f"No derivation of {lecture.key} has a figure.",
            "Name figures where it is made: Derivation(figures=[...]).",
        )
    return lecture, names


def figures_of(lecture: Lecture) -> tuple[str, ...]:
    """Return the names of all figures in a lecture, in order."""
    return tuple(dict.fromkeys(name for _, derivation in lecture.derivations() for name in derivation.figures))


def drawn(lecture: Lecture, names: tuple[str, ...], language: str) -> Iterator[Figure]:
    """Draw figures; each is drawn only from derivations that stand."""
    from derive.check import check
    from derive.figures import draw
    from derive.figures.figure import module_of
    from derive.handout.content import require_standing

    derivations = {derivation.id: derivation for _, derivation in lecture.derivations()}
    proofs: dict[str, Proof] = {}
    for name in names:
        for needed in module_of(name).NEEDS:
            if needed in derivations and needed not in proofs:
                proofs[needed] = check(derivations[needed])
    require_standing(tuple(proofs.values()))
    for name in names:
        yield draw(name, proofs, language)
