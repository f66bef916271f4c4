"""What is declared about abstract functions: the signs of their derivatives, concavity, homogeneity."""

from __future__ import annotations

import sympy

from derive.equation import Condition, Equation
from derive.functions import DeclaredFunction, partial_of
from derive.handout.slots import Bare
from derive.handout.words import word
from derive.model import Model
from derive.text import Text


def functions_in(model: Model) -> tuple[DeclaredFunction, ...]:
    """Return each abstract function of a model, applied as at its first place in the equations."""
    found: dict[str, DeclaredFunction] = {}
    for equation in model.equations:
        for applied in _applied(equation):
            found.setdefault(applied.declaration.key, applied)
    return tuple(found.values())


def _applied(equation: Equation) -> list[DeclaredFunction]:
    atoms = equation.lhs.atoms(DeclaredFunction) | equation.rhs.atoms(DeclaredFunction)
    return sorted((one for one in atoms if not one.index), key=sympy.default_sort_key)


def known_about(applied: DeclaredFunction) -> Text:
    """Say what a function stands for and what is known about it: u'(c) > 0, u''(c) < 0, concave."""
    declaration = applied.declaration
    known: list[object] = [
        Bare(Condition(partial_of(declaration, index)(*applied.args), sign)) for index, sign in _by_order(declaration.signs)
    ]
    if declaration.concave and not any(index == (1, 1) and declaration.arity == 1 for index, _ in declaration.signs):
        known.append(word("known_concave"))
    if declaration.homogeneous is not None:
        known.append(word("known_homogeneous", degree=declaration.homogeneous))
    slots = {"function": applied, "meaning": declaration.meaning}
    return word("function_known", **slots, known=tuple(known)) if known else word("function_only", **slots)


def _by_order(signs: tuple[tuple[tuple[int, ...], str], ...]) -> list[tuple[tuple[int, ...], str]]:
    return sorted(signs, key=lambda one: (len(one[0]), one[0]))
