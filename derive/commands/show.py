"""Show one derivation in the terminal, with its verdicts.

Without the name of a derivation, lists those there are.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from derive.commands import arguments

if TYPE_CHECKING:
    from derive.step import Derivation


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `derive show`."""
    arguments.target(parser)
    parser.add_argument("derivation", metavar="DERIVATION", nargs="?", help="the id of a derivation")
    arguments.language(parser)


def run(options: argparse.Namespace) -> int:
    """Print the derivation; the exit code says whether it stands."""
    from derive.check import check
    from derive.commands.terminal import print_proof
    from derive.loader import load

    lecture = load(options.target)
    derivations = [derivation for _, derivation in lecture.derivations()]
    if options.derivation is None and len(derivations) > 1:
        for derivation in derivations:
            print(f"{derivation.id}  {derivation.title[options.lang]}")
        return 0
    proof = check(find(derivations, options.derivation or derivations[0].id, lecture.key))
    print_proof(proof, options.lang)
    return 0 if proof.stands else 1


def find(derivations: Sequence[Derivation], wanted: str, name: str) -> Derivation:
    """Return the derivation with an id; an unknown id is met with the nearest one."""
    from derive.errors import ReadError, nearest

    for derivation in derivations:
        if derivation.id == wanted:
            return derivation
    known = [derivation.id for derivation in derivations]
    raise ReadError(
        "unknown-derivation",
        f"{name} has no derivation {wanted!r}.{nearest(wanted, known)}",
        f"Use one of {', '.join(known)}.",
    )
