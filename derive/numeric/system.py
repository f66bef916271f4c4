"""What is to be solved: a square system, its unknowns and their domains, and what is given.

Equations that name an unknown outright (`c = 2 - k + b`) are kept as definitions and computed, so that only the core is
solved for. Equations by cases become regimes, one smooth system with conditions for each choice of cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product
from math import prod
from typing import Any, TypeAlias

import sympy
from sympy import Symbol
from sympy.core.function import AppliedUndef

from derive.algebra.krawczyk import SquareSystem
from derive.equation import Condition, Equation
from derive.errors import Location, RuleError, nearest
from derive.functions import DeclaredFunction
from derive.model import Model
from derive.numeric.formulas import by_declaration, with_formulas
from derive.numeric.program import Program, WalkedProgram, in_order, program_of

Source: TypeAlias = "Model | Sequence[Equation | sympy.Expr]"
MOST_REGIMES = 256


@dataclass(frozen=True)
class Regime:
    """A smooth square system: core equations `f = 0`, explicit definitions in order of computation, and conditions.

    `conditions` are those of the cases and the joint ones that speak of an unknown.
    """

    equations: tuple[sympy.Expr, ...]
    unknowns: tuple[Symbol, ...]
    definitions: tuple[tuple[Symbol, sympy.Expr], ...]
    givens: tuple[Symbol, ...]
    conditions: tuple[Condition, ...] = ()

    @property
    def defined(self) -> tuple[Symbol, ...]:
        """The unknowns that the others name outright."""
        return tuple(symbol for symbol, _ in self.definitions)

    @cached_property
    def program(self) -> Program | WalkedProgram:
        """Residuals and slopes as a function of arrays."""
        return program_of(self)

    @cached_property
    def judge(self) -> SquareSystem:
        """The same system for ball arithmetic, with a Jacobian of its own."""
        return SquareSystem(self.equations, self.unknowns, self.definitions)


@dataclass(frozen=True)
class System:
    """A square system of equations that is to be solved for `unknowns`, given numbers for `givens`.

    >>> x, y, a = sympy.symbols("x y a")
    >>> system = System.of([Equation(y, x**2), Equation(x + y, a)], [x, y])
    >>> system.givens, system.regimes[0].equations, system.regimes[0].defined
    ((a,), (-a + x + y,), (y,))
    """

    equations: tuple[Equation, ...]
    unknowns: tuple[Symbol, ...]
    givens: tuple[Symbol, ...]
    conditions: tuple[Condition, ...] = ()
    numbers: Mapping[Symbol, sympy.Expr] = field(default_factory=dict)
    name: str = "the system"

    @classmethod
    def of(
        cls,
        source: Source | System,
        unknowns: Sequence[Symbol] | None = None,
        *,
        functions: Mapping[Any, sympy.Lambda] | None = None,
    ) -> System:
        """Read a model, or a list of equations (or of expressions that are to be zero), and say what is wrong with it.

        `functions` gives formulas to abstract functions: `{L: Lambda((Y, i), Y / i)}`.
        """
        if isinstance(source, System):
            return source
        made = _of_model(source, unknowns) if isinstance(source, Model) else _of_equations(source, unknowns)
        if functions:
            made = _with_formulas(made, functions)
        _require_formulas(made)
        _require_square(made)
        return made

    @cached_property
    def regimes(self) -> tuple[Regime, ...]:
        """One smooth system for each choice of cases; a single one where there are no cases."""
        return tuple(_regime(self, equations, conditions) for equations, conditions in choices(self.equations))

    def given(self, key: str | Symbol) -> Symbol:
        """Return the parameter with a key; an unknown key names the nearest one."""
        known = {str(symbol): symbol for symbol in self.givens}
        if str(key) in known:
            return known[str(key)]
        if str(key) in map(str, self.unknowns):
            raise RuleError(
                "not-a-parameter",
                f"{key} is an unknown of {self.name}, so that no value can be set.",
                f"Set a parameter ({', '.join(known) or 'there is none'}), or declare {key} exogenous.",
                Location(symbol=str(key)),
            )
        raise RuleError(
            "unknown-parameter",
            f"{_the(self)} has no parameter {key}.{nearest(str(key), known)}",
            f"Use one of {', '.join(known)}." if known else "It has no parameters: set none.",
            Location(symbol=str(key)),
        )


def _of_model(model: Model, unknowns: Sequence[Symbol] | None) -> System:
    asked = tuple(unknowns) if unknowns is not None else model.endogenous
    used = set().union(*(equation.free_symbols for equation in model.system), *(c.free_symbols for c in model.conditions))
    givens = tuple(symbol for symbol in model.symbols if symbol in used and symbol not in asked)
    return System(model.system, asked, givens, model.conditions, model.given, f"the model {model.key}")


def _of_equations(source: Sequence[Equation | sympy.Expr], unknowns: Sequence[Symbol] | None) -> System:
    if unknowns is None:
        raise RuleError("no-unknowns", "The unknowns are not named.", "Pass unknowns=[...] with the equations.")
    equations = tuple(one if isinstance(one, Equation) else Equation(one, sympy.S.Zero) for one in source)
    used = set().union(*(equation.free_symbols for equation in equations), set())
    used |= {symbol for equation in equations for case in equation.holds_for for symbol in case.free_symbols}
    return System(equations, tuple(unknowns), tuple(sorted(used - set(unknowns), key=str)))


def _with_formulas(system: System, functions: Mapping[Any, sympy.Lambda]) -> System:
    formulas = by_declaration(functions)

    def put(one: Equation) -> Equation:
        return replace(one, lhs=with_formulas(one.lhs, formulas), rhs=with_formulas(one.rhs, formulas), form=None)

    return replace(system, equations=tuple(map(put, system.equations)))


def _require_formulas(system: System) -> None:
    for equation in system.equations:
        for applied in sorted(equation.residual.atoms(DeclaredFunction, AppliedUndef), key=str):
            name = applied.declaration.key if isinstance(applied, DeclaredFunction) else str(applied.func)
            arguments = ", ".join(map(str, applied.args))
            raise RuleError(
                "abstract-function",
                f"{_the(system)} applies {name}({arguments}), which has no formula, so that it has no numeric solution.",
                f"Write the functional form in the model, or pass functions={{{name}: Lambda((...), ...)}} to numeric.solve.",
                Location(symbol=name),
            )


def _require_square(system: System) -> None:
    relations, unknowns = len(_relations(system.equations)), len(system.unknowns)
    if relations != unknowns:
        names = ", ".join(map(str, system.unknowns))
        raise RuleError(
            "not-square",
            f"{_the(system)} has {relations} equations for {unknowns} unknowns ({names}).",
            "Add the missing equation, or give one unknown as a parameter."
            if relations < unknowns
            else "Drop the equation that follows from the others, or declare one more unknown.",
        )
    used = set().union(*(equation.free_symbols for equation in system.equations))
    for unknown in system.unknowns:
        if unknown not in used:
            raise RuleError(
                "unused-unknown",
                f"The unknown {unknown} occurs in no equation of {system.name}.",
                "Add the equation that determines it, or drop it.",
                Location(symbol=str(unknown)),
            )


def _the(system: System) -> str:
    return system.name[:1].upper() + system.name[1:]


def _relations(equations: Iterable[Equation]) -> list[list[Equation]]:
    """Group the cases of one relation: they have conditions, and share a left-hand side or a name."""
    groups: list[list[Equation]] = []
    for equation in equations:
        home = next((group for group in groups if _are_cases(equation, group[0])), None) if equation.holds_for else None
        if home is None:
            groups.append([equation])
        else:
            home.append(equation)
    return groups


def _are_cases(one: Equation, other: Equation) -> bool:
    named = one.name is not None and one.name == other.name
    return bool(other.holds_for) and (one.lhs == other.lhs or named)


def choices(equations: Sequence[Equation]) -> Iterator[tuple[tuple[Equation, ...], tuple[Condition, ...]]]:
    """Yield each combination of cases: one equation for each relation, and the conditions under which they hold."""
    groups = _relations(equations)
    if prod(map(len, groups)) > MOST_REGIMES:
        raise RuleError(
            "many-regimes",
            f"The equations by cases allow {prod(map(len, groups))} combinations of cases.",
            f"Solve systems of at most {MOST_REGIMES} combinations; fix some of the cases.",
        )
    for chosen in product(*groups):
        yield chosen, tuple(condition for equation in chosen for condition in equation.holds_for)


def _regime(system: System, equations: Sequence[Equation], cases: Sequence[Condition]) -> Regime:
    definitions, core = _split(equations, system.unknowns)
    unknowns = tuple(symbol for symbol in system.unknowns if symbol not in definitions)
    joint = [one for one in system.conditions if one.free_symbols & set(system.unknowns)]
    residuals = tuple(equation.residual for equation in core)
    return Regime(residuals, unknowns, tuple(in_order(definitions)), system.givens, (*cases, *joint))


def _split(equations: Sequence[Equation], unknowns: Sequence[Symbol]) -> tuple[dict[Symbol, sympy.Expr], list[Equation]]:
    """Take out the equations that name an unknown outright, as long as no definition runs in a circle."""
    definitions: dict[Symbol, sympy.Expr] = {}
    behind: dict[Symbol, set[Symbol]] = {}
    core, sought = [], set(unknowns)
    for equation in equations:
        for symbol, expression in ((equation.lhs, equation.rhs), (equation.rhs, equation.lhs)):
            if symbol in sought and symbol not in definitions:
                needed = set().union(*({one, *behind.get(one, ())} for one in expression.free_symbols), set())
                if symbol not in needed:
                    definitions[symbol], behind[symbol] = expression, needed
                    _extend(behind, symbol)
                    break
        else:
            core.append(equation)
    return definitions, core


def _extend(behind: dict[Symbol, set[Symbol]], defined: Symbol) -> None:
    """Whatever needs the symbol that has just been defined needs what is behind it, too."""
    for needed in behind.values():
        if defined in needed:
            needed |= behind[defined]
