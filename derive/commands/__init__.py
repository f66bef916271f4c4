"""The commands of the command line, in the order in which the help lists them.

A command is one module: its docstring is its help, `declare` adds its arguments, and `run` does the work and returns the
exit code. Modules import nothing heavy at the top, so that the help appears at once.
"""

from __future__ import annotations

COMMANDS = ("list", "handout", "check", "show", "figure", "solve", "verify", "exercise", "mark")

# `list` is a name of Python's own, so that its module is called otherwise.
MODULES = {name: f"derive.commands.{'listing' if name == 'list' else name}" for name in COMMANDS}
