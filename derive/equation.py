"""Equations with an economic kind, and conditions (a sign of an expression).

The stored form is evaluated SymPy with exact rationals. How an equation looks on paper is the printer's business; where
a homework gives numbers, `form` remembers the parametric equation into which they were put, so that
`100 + 0.9(Y - 50)` is printed as it was given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import sympy

from derive.errors import ModelError
from derive.symbols import exact
from derive.text import Text, as_text


class Kind(StrEnum):
    """What an equation says about the economy."""

    DEFINITION = "definition"
    BEHAVIOURAL = "behavioural"
    EQUILIBRIUM = "equilibrium"
    IDENTITY = "identity"
    CONSTRAINT = "constraint"
    OBJECTIVE = "objective"
    OPTIMALITY = "optimality"
    DERIVED = "derived"


SIGNS = (">0", ">=0", "!=0", "<0", "<=0", "=0")
_FLIPPED = {">0": "<0", ">=0": "<=0", "<0": ">0", "<=0": ">=0", "!=0": "!=0", "=0": "=0"}


# A number as a problem set prints it; longer strings are not numbers anyone wrote by hand.
_DECIMAL = re.compile(r"[+-]?\d{1,30}(\.\d{1,30})?(/\d{1,30}|[eE][+-]?\d{1,3})?\Z")


def as_expression(value: Any, where: str = "an equation") -> sympy.Expr:
    """Return a SymPy expression with exact numbers; floats and number strings are read as the decimals they print."""
    if isinstance(value, sympy.Expr):
        if not value.has(sympy.Float):
            return value
        return value.xreplace({number: exact(str(number)) for number in value.atoms(sympy.Float)})
    is_number = isinstance(value, str) and _DECIMAL.match(value.strip()) is not None
    if not is_number and (isinstance(value, (sympy.Basic, bool, str)) or value is None):
        raise ModelError(
            "not-an-expression",
            f"{value!r} in {where} is not an expression.",
            "Write it with declared symbols, numbers and + - * / **.",
        )
    return exact(value)


@dataclass(frozen=True)
class Condition:
    """The statement that an expression has a sign: `>0`, `>=0`, `!=0`, `<0`, `<=0` or `=0`.


    >>> x = sympy.Symbol("x")
    >>> print(Condition(1 - x, ">0"))
    1 - x > 0
    """

    expression: sympy.Expr
    sign: str

    def __post_init__(self) -> None:
        if self.sign not in SIGNS:
            raise ModelError("bad-sign", f"{self.sign!r} is not a sign.", f"Use one of {', '.join(SIGNS)}.")
        object.__setattr__(self, "expression", as_expression(self.expression, "a condition"))

    @property
    def free_symbols(self) -> set[sympy.Symbol]:
        """The symbols that occur in it."""
        return set(self.expression.free_symbols)

    def satisfied_by(self, value: sympy.Expr) -> bool:
        """Whether an exact number has the sign."""
        return has_sign(value, self.sign)

    def xreplace(self, values: Mapping[Any, Any]) -> Condition:
        """Return the condition with symbols replaced."""
        return Condition(self.expression.xreplace(values), self.sign)

    def flipped(self) -> Condition:
        """Return the condition about the negative of the expression, which says the same."""
        return Condition(-self.expression, _FLIPPED[self.sign])

    def __str__(self) -> str:
        relation = {"!=0": "≠ 0", ">=0": "≥ 0", "<=0": "≤ 0"}.get(self.sign, f"{self.sign[:-1]} 0")
        return f"{sympy.sstr(self.expression, order='none')} {relation}"


def has_sign(value: Any, sign: str) -> bool:
    """Whether an exact number has a sign; sympy's numbers and fractions alike.

    >>> has_sign(sympy.Rational(-1, 2), "<0"), has_sign(0, "!=0")
    (True, False)
    """
    answers = {
        ">0": value > 0,
        ">=0": value >= 0,
        "!=0": value != 0,
        "<0": value < 0,
        "<=0": value <= 0,
        "=0": value == 0,
    }
    return bool(answers[sign])


def positive(expression: Any) -> Condition:
    """The condition expression > 0."""
    return Condition(expression, ">0")


def negative(expression: Any) -> Condition:
    """The condition expression < 0."""
    return Condition(expression, "<0")


def nonnegative(expression: Any) -> Condition:
    """The condition expression ≥ 0."""
    return Condition(expression, ">=0")


def nonzero(expression: Any) -> Condition:
    """The condition expression ≠ 0."""
    return Condition(expression, "!=0")


def less(smaller: Any, larger: Any) -> Condition:
    """The condition smaller < larger.

    >>> k, k_star = sympy.symbols("k k_star")
    >>> print(less(k, k_star))
    k_star - k > 0
    """
    return Condition(as_expression(larger) - as_expression(smaller), ">0")


@dataclass(frozen=True)
class Equation:
    """`lhs = rhs`, with the kind of statement it is, a short label and a name for sentences.

    `holds_for` lists the conditions under which it is asserted (a region of a piecewise function, a case); `form` is a
    parametric equation and the numbers put into it, kept for printing only and checked against the stored sides.
    """

    lhs: sympy.Expr
    rhs: sympy.Expr
    kind: Kind = Kind.DERIVED
    label: str = ""
    name: Text | None = None
    holds_for: tuple[Condition, ...] = ()
    form: tuple[Equation, tuple[tuple[sympy.Symbol, sympy.Expr], ...]] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "lhs", as_expression(self.lhs))
        object.__setattr__(self, "rhs", as_expression(self.rhs))

    @property
    def residual(self) -> sympy.Expr:
        """`lhs - rhs`, zero exactly where the equation holds."""
        return self.lhs - self.rhs

    @property
    def free_symbols(self) -> set[sympy.Symbol]:
        """The symbols that occur in it."""
        return set(self.lhs.free_symbols | self.rhs.free_symbols)

    @property
    def further_cases(self) -> tuple[Condition, ...]:
        """The conditions under which it is asserted, without one that says the same: `b = 0` needs no `if b = 0`."""
        said = (self.residual, -self.residual)
        return tuple(one for one in self.holds_for if not (one.sign == "=0" and one.expression in said))

    def same_sides(self, other: Equation) -> bool:
        """Whether both sides are structurally the same, whatever the label or kind."""
        return bool(self.lhs == other.lhs and self.rhs == other.rhs)

    def labelled(self, label: str) -> Equation:
        """Return the equation with a label."""
        return replace(self, label=label)

    def with_numbers(self, values: Mapping[sympy.Symbol, Any]) -> Equation:
        """Return the equation with numbers for some symbols, printed in the order of the parametric form.

        >>> a, b, Y, C = sympy.symbols("a b Y C")
        >>> behavioural(C, a + b * (Y - 50)).with_numbers({a: 100, b: "0.9"}).rhs
        9*Y/10 + 55
        """
        numbers = {symbol: exact(value) for symbol, value in values.items() if symbol in self.free_symbols}
        return replace(
            self,
            lhs=self.lhs.xreplace(numbers),
            rhs=self.rhs.xreplace(numbers),
            form=(self, tuple(numbers.items())),
        )

    def __str__(self) -> str:
        return f"{sympy.sstr(self.lhs, order='none')} = {sympy.sstr(self.rhs, order='none')}"


Statement = Equation | Condition


def _made(
    kind: Kind, lhs: Any, rhs: Any, name: Text | tuple[str, str] | None, label: str, holds_for: tuple[Condition, ...]
) -> Equation:
    return Equation(lhs, rhs, kind, label, None if name is None else as_text(name), tuple(holds_for))


def behavioural(
    lhs: Any,
    rhs: Any,
    name: Text | tuple[str, str] | None = None,
    *,
    label: str = "",
    holds_for: tuple[Condition, ...] = (),
) -> Equation:
    """A behavioural equation: how households, firms or the public decide."""
    return _made(Kind.BEHAVIOURAL, lhs, rhs, name, label, holds_for)


def equilibrium(
    lhs: Any,
    rhs: Any,
    name: Text | tuple[str, str] | None = None,
    *,
    label: str = "",
    holds_for: tuple[Condition, ...] = (),
) -> Equation:
    """An equilibrium condition: a market clears."""
    return _made(Kind.EQUILIBRIUM, lhs, rhs, name, label, holds_for)


def identity(
    lhs: Any,
    rhs: Any,
    name: Text | tuple[str, str] | None = None,
    *,
    label: str = "",
    holds_for: tuple[Condition, ...] = (),
) -> Equation:
    """An accounting identity."""
    return _made(Kind.IDENTITY, lhs, rhs, name, label, holds_for)


def definition(
    lhs: Any,
    rhs: Any,
    name: Text | tuple[str, str] | None = None,
    *,
    label: str = "",
    holds_for: tuple[Condition, ...] = (),
) -> Equation:
    """A definition of the left-hand symbol."""
    return _made(Kind.DEFINITION, lhs, rhs, name, label, holds_for)


def constraint(
    lhs: Any,
    rhs: Any,
    name: Text | tuple[str, str] | None = None,
    *,
    label: str = "",
    holds_for: tuple[Condition, ...] = (),
) -> Equation:
    """A budget or resource constraint."""
    return _made(Kind.CONSTRAINT, lhs, rhs, name, label, holds_for)
