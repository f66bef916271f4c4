"""List the lectures and models with their derivations and figures."""

from __future__ import annotations

import argparse

from derive.commands import arguments


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `derive list`."""
    arguments.language(parser)


def run(options: argparse.Namespace) -> int:
    """Print one line per lecture or model, and one per derivation beneath it, with its figures."""
    from derive import catalogue
    from derive.loader import load

    for name in catalogue.names():
        lecture = load(name)
        print(f"{name}  {lecture.title[options.lang]}")
        for _, derivation in lecture.derivations():
            figures = f"  [{', '.join(derivation.figures)}]" if derivation.figures else ""
            print(f"    {derivation.id}  {derivation.title[options.lang]}{figures}")
    return 0
