"""List the lectures, models and exercises; with a name, its derivations and figures."""

from __future__ import annotations

import argparse

from derive.commands import arguments


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `derive list`."""
    arguments.target(parser, optional=True)
    arguments.language(parser)


def run(options: argparse.Namespace) -> int:
    """Print one line per lecture, model and exercise, or one per derivation of the one that is named."""
    from derive import catalogue
    from derive.loader import load

    if options.target is None:
        rows = [(name, load(name).title[options.lang], "") for name in catalogue.names()]
        rows += _exercises(options.lang)
    else:
        derivations = [derivation for _, derivation in load(options.target).derivations()]
        rows = [(one.id, one.title[options.lang], ", ".join(one.figures)) for one in derivations]
    width = max(len(name) for name, _, _ in rows)
    for name, title, figures in rows:
        print(f"{name:<{width}}  {title}" + (f"  [{figures}]" if figures else ""))
    return 0


def _exercises(language: str) -> list[tuple[str, str, str]]:
    """One row for each exercise; its title is the first heading in the language."""
    import re

    from derive.exercises.catalogue import folder, names

    rows = []
    for name in names():
        text = (folder() / f"{name}.md").read_text(encoding="utf-8")
        found = re.search(rf"^# {language}[:：]\s*(.*)$", text, re.M)
        source = re.search(r'^source = "(\w+)"$', text, re.M)
        rows.append((f"exercise {name}", found[1] if found else name, source[1] if source else ""))
    return rows
