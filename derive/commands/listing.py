"""List the lectures and models with their derivations."""

from __future__ import annotations

import argparse

from derive.commands import arguments


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `derive list`."""
    arguments.language(parser)


def run(options: argparse.Namespace) -> int:
    """Print one line per lecture or model, and one per derivation beneath it."""
    from derive import catalogue
    from derive.loader import load

    for name in catalogue.names():
        lecture = load(name)
        print(f"{name}  {lecture.title[options.lang]}")
        for _, derivation in lecture.derivations():
            print(f"    {derivation.id}  {derivation.title[options.lang]}")
    return 0
