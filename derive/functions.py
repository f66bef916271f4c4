"""Declared functions such as u(c), F(k, l), L(Y, i), and their partial derivatives.

A declared function is a SymPy function class made once per declaration. Differentiating it gives another applied
function, keyed by the sorted tuple of argument positions: F_12 and F_21 are the same object, and neither `Derivative`
nor `Subs` ever appears.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import sympy
from sympy import Function
from sympy.core.function import ArgumentIndexError, UndefinedFunction

from derive.errors import Location, ModelError
from derive.symbols import Notation
from derive.text import Text, as_text

Signs = tuple[tuple[tuple[int, ...], str], ...]
_SIGNS = (">0", ">=0", "<0", "<=0", "=0")


@dataclass(frozen=True)
class FunctionDeclaration:
    """What is known about an abstract function.

    `signs` maps sorted argument positions (from 1) to a sign: `(1,)` is the first partial with respect to the first
    argument, `(1, 1)` the second one; `()` is the value itself. `homogeneous` is the degree of homogeneity in all
    arguments, when declared. `kinks` lists values of the single argument at which no derivative exists.
    """

    key: str
    arity: int
    notation: Notation
    meaning: Text
    signs: Signs = ()
    concave: bool = False
    homogeneous: int | None = None
    kinks: tuple[sympy.Expr, ...] = ()
    argument_names: tuple[str, ...] = field(default=())

    def sign(self, index: tuple[int, ...]) -> str | None:
        """Return the declared sign of a partial, or None."""
        return dict(self.signs).get(tuple(sorted(index)))


class DeclaredFunction(Function):  # type: ignore[misc]
    """Base of all applied declared functions; made by `function(...)`, never directly."""

    declaration: FunctionDeclaration
    index: tuple[int, ...] = ()

    @classmethod
    def eval(cls, *arguments: Any) -> None:
        """Stay unevaluated."""

    def fdiff(self, argindex: int = 1) -> sympy.Expr:
        """Return the partial with respect to the argument at position `argindex` as an applied function."""
        if not 1 <= argindex <= len(self.args):
            raise ArgumentIndexError(self, argindex)
        return self.partial(argindex)(*self.args)

    @classmethod
    def partial(cls, *positions: int) -> type[DeclaredFunction]:
        """Return the partial derivative's function, F.partial(1, 2) for F_12."""
        return _applied_class(cls.declaration, tuple(sorted((*cls.index, *positions))))

    def _eval_is_extended_real(self) -> bool:
        return True

    def _eval_is_finite(self) -> bool:
        return True

    def _eval_is_positive(self) -> bool | None:
        sign = self.declaration.sign(self.index)
        return True if sign == ">0" else False if sign in ("<0", "<=0", "=0") else None

    def _eval_is_negative(self) -> bool | None:
        sign = self.declaration.sign(self.index)
        return True if sign == "<0" else False if sign in (">0", ">=0", "=0") else None


@cache
def _applied_class(declaration: FunctionDeclaration, index: tuple[int, ...]) -> type[DeclaredFunction]:
    suffix = "_" + "".join(map(str, index)) if index else ""
    members = {"declaration": declaration, "index": index, "nargs": declaration.arity, "__module__": __name__}
    metaclass: Any = type(DeclaredFunction)
    made: type[DeclaredFunction] = metaclass(declaration.key + suffix, (DeclaredFunction,), members)
    made.__reduce__ = _reduce  # type: ignore[method-assign, assignment]
    return made


def partial_of(declaration: FunctionDeclaration, index: tuple[int, ...] = ()) -> type[DeclaredFunction]:
    """Return the function of a declaration, or its partial derivative `index`."""
    return _applied_class(declaration, tuple(sorted(index)))


def _apply(declaration: FunctionDeclaration, index: tuple[int, ...], arguments: tuple[Any, ...]) -> Any:
    return _applied_class(declaration, index)(*arguments)


def _reduce(self: DeclaredFunction) -> Any:
    return _apply, (self.declaration, self.index, self.args)


def function(
    key: str,
    arity: int,
    meaning: Text | str | tuple[str, str],
    *,
    signs: Mapping[int | tuple[int, ...], str] | None = None,
    concave: bool = False,
    homogeneous: int | None = None,
    kinks: Sequence[Any] = (),
    notation: str | None = None,
    arguments: Sequence[str] = (),
) -> type[DeclaredFunction]:
    """Declare an abstract function with the signs of its partials.

    >>> from derive.symbols import variable
    >>> Y, i = variable("Y", ("income", "收入")), variable("i", ("interest rate", "利率"))
    >>> L = function("L", 2, ("money demand", "货币需求"), signs={1: ">0", 2: "<0"})
    >>> sympy.diff(L(Y, i), i), sympy.diff(L(Y, i), i, Y) == sympy.diff(L(Y, i), Y, i)
    (L_2(Y, i), True)
    >>> sympy.diff(L(Y, i), i).is_negative
    True
    """
    table: dict[tuple[int, ...], str] = {}
    for position, sign in (signs or {}).items():
        index = (position,) if isinstance(position, int) else tuple(sorted(position))
        if sign not in _SIGNS or any(not 1 <= place <= arity for place in index):
            raise ModelError(
                "bad-sign",
                f"The function {key} declares the sign {sign!r} for the partial {index}.",
                f"Use one of {', '.join(_SIGNS)} and positions from 1 to {arity}.",
                Location(symbol=key),
            )
        table[index] = sign
    declaration = FunctionDeclaration(
        key,
        arity,
        Notation.parse(notation or key),
        as_text(meaning),
        tuple(sorted(table.items())),
        concave,
        homogeneous,
        tuple(sympy.Rational(str(kink)) for kink in kinks),
        tuple(arguments),
    )
    return _applied_class(declaration, ())


def declared_functions(expression: sympy.Basic) -> tuple[FunctionDeclaration, ...]:
    """Return the declarations of all declared functions in an expression, sorted by key."""
    found = {atom.declaration for atom in expression.atoms(DeclaredFunction)}
    return tuple(sorted(found, key=lambda declaration: declaration.key))


def undeclared_functions(expression: sympy.Basic) -> tuple[str, ...]:
    """Return the names of plain SymPy functions `Function('f')` that carry no declaration."""
    return tuple(sorted({str(atom.func) for atom in expression.atoms(Function) if isinstance(atom.func, UndefinedFunction)}))
