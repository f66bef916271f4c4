"""Concavity, which makes first-order conditions sufficient.

f = Σ (nonnegative) * (concave function of linear arguments) + linear terms
--------------------------------------------------------------------------
                               f is concave
"""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Expr, Symbol

from derive.claims import IsCurved
from derive.equation import Condition, Equation, Statement
from derive.errors import Location, RuleError
from derive.functions import DeclaredFunction, FunctionDeclaration
from derive.step import rule


@rule(
    en="The declared curvatures and signs settle how {function} bends in {variables}.",
    zh="由已声明的凹凸性与符号判断{function}关于{variables}的凹凸性。",
)
def curved(
    function: Expr | Equation, variables: Sequence[Symbol], kind: str, *premises: Statement, given: tuple[Condition, ...] = ()
) -> IsCurved:
    """Claim that a function is `concave`, `convex` or `affine`; an equation stands for its left-hand side."""
    body = function.rhs if isinstance(function, Equation) else function
    if kind != "affine":
        _require_declared(body, tuple(variables), kind)
    if isinstance(function, Equation):
        premises, function = (function, *premises), function.lhs
    return IsCurved(function, tuple(variables), kind, premises, given=given)


def _require_declared(body: Expr, variables: tuple[Symbol, ...], kind: str) -> None:
    for applied in body.atoms(DeclaredFunction):
        moves = applied.free_symbols & set(variables)
        if moves and not _says_something(applied.declaration):
            key = applied.declaration.key
            raise RuleError(
                "missing-sign",
                f"The {kind} shape of the objective is claimed, but {key} declares neither concave=True nor the sign of a "
                "second derivative.",
                f"Declare {key} with concave=True, or with signs={{(1, 1): '<0'}}.",
                Location(symbol=key),
            )


def _says_something(declaration: FunctionDeclaration) -> bool:
    second = (sign for index, sign in declaration.signs if len(index) == 2)
    return declaration.concave or any(sign is not None for sign in second)
