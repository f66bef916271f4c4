"""A model: equations, what they determine, and what is given.

Everything that can be wrong with a declaration is said when the model is made, with the name of the symbol and of its
nearest neighbour.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import sympy
from sympy import Symbol

from derive.divisors import require_divisors
from derive.equation import Condition, Equation
from derive.errors import Location, ModelError, nearest
from derive.functions import FunctionDeclaration, declared_functions, undeclared_functions
from derive.symbols import EconomicSymbol, domain_of
from derive.text import Text, as_text


@dataclass(frozen=True)
class Model:
    """An economic model in structural form.

    `order` gives the sequence in which symbols appear inside a printed sum or product; by default declaration order.
    `decimals` prints short terminating fractions as decimals, as a problem set would. `given` maps exogenous symbols
    to numbers that the source supplies; they serve examples and figures, never a proof.

    >>> from derive.equation import equilibrium, behavioural
    >>> from derive.symbols import variable, parameter, UNIT_INTERVAL
    >>> Y, C = variable("Y", ("income", "国民收入")), variable("C", ("consumption", "消费"))
    >>> I = variable("I", ("investment", "投资"))
    >>> b = parameter("b", ("marginal propensity to consume", "边际消费倾向"), domain=UNIT_INTERVAL)
    >>> model = Model("cross", ("cross", "凯恩斯交叉"), [equilibrium(Y, C + I), behavioural(C, b * Y)], [Y, C], [I], [b])
    >>> [str(symbol) for symbol in model.symbols]
    ['Y', 'C', 'I', 'b']
    """

    key: str
    title: Text
    equations: tuple[Equation, ...]
    endogenous: tuple[EconomicSymbol, ...]
    exogenous: tuple[EconomicSymbol, ...]
    parameters: tuple[EconomicSymbol, ...]
    conditions: tuple[Condition, ...]
    aggregates: tuple[EconomicSymbol, ...]
    order: tuple[EconomicSymbol, ...]
    decimals: bool
    intro: Text | None
    given: dict[EconomicSymbol, sympy.Expr] = field(compare=False)

    def __init__(
        self,
        key: str,
        title: Text | str | tuple[str, str],
        equations: Iterable[Equation],
        endogenous: Iterable[EconomicSymbol],
        exogenous: Iterable[EconomicSymbol] = (),
        parameters: Iterable[EconomicSymbol] = (),
        *,
        conditions: Iterable[Condition] = (),
        aggregates: Iterable[EconomicSymbol] = (),
        order: Sequence[EconomicSymbol] = (),
        decimals: bool = False,
        intro: Text | tuple[str, str] | None = None,
        given: dict[EconomicSymbol, object] | None = None,
    ) -> None:
        from derive.symbols import exact

        values = {
            "key": key,
            "title": as_text(title),
            "equations": tuple(equations),
            "endogenous": tuple(endogenous),
            "exogenous": tuple(exogenous),
            "parameters": tuple(parameters),
            "conditions": tuple(conditions),
            "aggregates": tuple(aggregates),
            "order": tuple(order),
            "decimals": decimals,
            "intro": None if intro is None else as_text(intro),
            "given": {symbol: exact(value) for symbol, value in (given or {}).items()},
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)
        self.validate_declaration()

    def __hash__(self) -> int:
        return hash((self.key, self.equations, self.endogenous))

    def validate_declaration(self) -> None:
        """Raise a `ModelError` for the first thing that is wrong with the declaration."""
        validate(self)
        _validate_square(self)
        require_divisors(self.equations, (*self.exogenous, *self.parameters), self.conditions)

    @cached_property
    def symbols(self) -> tuple[EconomicSymbol, ...]:
        """All declared symbols: endogenous, exogenous, parameters, aggregates."""
        return (*self.endogenous, *self.exogenous, *self.parameters, *self.aggregates)

    @property
    def system(self) -> tuple[Equation, ...]:
        """The equations that determine the endogenous variables: one for each of them."""
        return self.equations

    @cached_property
    def functions(self) -> tuple[FunctionDeclaration, ...]:
        """The abstract functions that occur in the equations."""
        found: dict[str, FunctionDeclaration] = {}
        for equation in self.equations:
            for side in (equation.lhs, equation.rhs):
                found.update({declaration.key: declaration for declaration in declared_functions(side)})
        return tuple(found.values())

    @cached_property
    def rank(self) -> dict[Symbol, int]:
        """The display position of every symbol: `order` first, then declaration order."""
        sequence = dict.fromkeys((*self.order, *self.symbols))
        return {symbol: position for position, symbol in enumerate(sequence)}

    def symbol(self, key: str) -> EconomicSymbol:
        """Return the symbol with a key; an unknown key names the nearest one."""
        known = {symbol.key: symbol for symbol in self.symbols}
        if key not in known:
            raise ModelError(
                "unknown-symbol",
                f"The model {self.key} has no symbol {key}.{nearest(key, known)}",
                f"Use one of {', '.join(known)}.",
                Location(symbol=key),
            )
        return known[key]

    def equation(self, label: str) -> Equation:
        """Return the equation with a label."""
        known = {equation.label: equation for equation in self.equations if equation.label}
        if label not in known:
            raise ModelError(
                "unknown-equation",
                f"The model {self.key} has no equation {label!r}.{nearest(label, known)}",
                f"Use one of {', '.join(known) or '(no equation has a label)'}.",
            )
        return known[label]


def validate(model: Model) -> None:
    """Raise a `ModelError` for the first thing that is wrong with a declaration."""
    if not model.equations:
        raise ModelError("no-equations", f"The model {model.key} has no equations.", "Declare at least one equation.")
    for number, equation in enumerate(model.equations, start=1):
        if not isinstance(equation, Equation):
            raise ModelError(
                "not-an-equation",
                f"Entry {number} of the model {model.key} is {type(equation).__name__}, not an equation.",
                "Use behavioural(left, right), equilibrium(left, right), identity(...) or definition(...).",
            )
    _validate_symbols(model)
    _validate_uses(model)


def _validate_symbols(model: Model) -> None:
    seen: dict[str, tuple[EconomicSymbol, str]] = {}
    groups = {
        "endogenous": model.endogenous,
        "exogenous": model.exogenous,
        "parameters": model.parameters,
        "aggregates": model.aggregates,
    }
    for group, symbols in groups.items():
        for symbol in symbols:
            if not isinstance(symbol, EconomicSymbol):
                raise ModelError(
                    "no-meaning",
                    f"The symbol {symbol} of the model {model.key} has no meaning and no domain.",
                    f"Declare it: variable({str(symbol)!r}, meaning=('...', '...'), domain=...).",
                    Location(symbol=str(symbol)),
                )
            if symbol.key in seen and seen[symbol.key][0] != symbol:
                raise ModelError(
                    "contradictory-domains",
                    f"The model {model.key} declares {symbol.key} twice with different domains, notations or meanings "
                    f"({seen[symbol.key][0].domain} and {symbol.domain}).",
                    "Declare each symbol once and use that object everywhere.",
                    Location(symbol=symbol.key),
                )
            if symbol.key in seen:
                raise ModelError(
                    "declared-twice",
                    f"The model {model.key} lists {symbol.key} as {seen[symbol.key][1]} and as {group}.",
                    "Keep it in one list.",
                    Location(symbol=symbol.key),
                )
            seen[symbol.key] = (symbol, group)


def _validate_uses(model: Model) -> None:
    declared = {symbol.key: symbol for symbol in model.symbols}
    places = [(f"Equation {number} ({equation})", equation) for number, equation in enumerate(model.equations, start=1)]
    conditions = [(f"The condition {condition}", condition) for condition in model.conditions]
    statements: tuple[tuple[str, Equation | Condition], ...] = (*places, *conditions)
    for where, statement in statements:
        for symbol in sorted(statement.free_symbols, key=str):
            if symbol in model.symbols:
                continue
            name = str(symbol)
            if name in declared:
                raise ModelError(
                    "contradictory-domains",
                    f"{where} uses a {name} that is not the declared one: its domain is {domain_of(symbol)}, "
                    f"the declared domain is {declared[name].domain}.",
                    "Use the declared symbol object, not a second one of the same name.",
                    Location(symbol=name),
                )
            raise ModelError(
                "unknown-symbol",
                f"{where} uses {name}, which the model {model.key} does not declare.{nearest(name, declared)}",
                f"Add {name} to endogenous, exogenous or parameters, or correct the name.",
                Location(symbol=name),
            )
    for where, equation in places:
        for name in (*undeclared_functions(equation.lhs), *undeclared_functions(equation.rhs)):
            raise ModelError(
                "undeclared-function",
                f"{where} applies {name}, which is not a declared function.",
                f"Declare it: {name} = function({name!r}, arity, meaning=('...', '...'), signs={{1: '>0'}}).",
                Location(symbol=name),
            )


def _validate_square(model: Model) -> None:
    equations, unknowns = _determining(model), len(model.endogenous)
    if equations != unknowns:
        names = ", ".join(symbol.key for symbol in model.endogenous)
        more = "equation" if equations < unknowns else "endogenous variable"
        raise ModelError(
            "not-square",
            f"The model {model.key} has {_counted(equations, 'equation')} for {_counted(unknowns, 'endogenous variable')} "
            f"({names}).",
            f"Add the missing {more}, or move a variable between endogenous and exogenous.",
        )
    used = set().union(*(equation.free_symbols for equation in model.equations))
    for symbol in model.endogenous:
        if symbol not in used:
            raise ModelError(
                "unused-endogenous",
                f"The endogenous variable {symbol.key} occurs in no equation of the model {model.key}.",
                "Add the equation that determines it, or drop it.",
                Location(symbol=symbol.key),
            )


def _determining(model: Model) -> int:
    """Count the equations; the cases (`holds_for`) of one relation share a left-hand side or a name and count as one."""
    relations: list[Equation] = []
    for equation in model.equations:
        is_further_case = any(_same_relation(equation, known) for known in relations)
        if not (equation.holds_for and is_further_case):
            relations.append(equation)
    return len(relations)


def _same_relation(case: Equation, known: Equation) -> bool:
    named = case.name is not None and case.name == known.name
    return bool(known.holds_for) and (case.lhs == known.lhs or named)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
