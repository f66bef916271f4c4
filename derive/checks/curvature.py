"""Concavity and convexity: declared concavity of functions of linear arguments, and principal minors of the Hessian."""

from __future__ import annotations

from itertools import combinations

import sympy
from sympy import Expr, Symbol

from derive.algebra.derivative import tangent
from derive.algebra.work import OutOfReach
from derive.checks.context import Context
from derive.checks.rank import determinant
from derive.checks.sign import check_sign
from derive.checks.stationary import put_in
from derive.claims import HasSign, IsCurved
from derive.equation import Condition, Equation
from derive.functions import DeclaredFunction
from derive.verdict import Status, Verdict, proved, refuted, unknown, weakest

LARGEST_BLOCK = 4
_METHOD = "curvature"


def check_curvature(claim: IsCurved, context: Context) -> Verdict:
    """Judge whether a function is concave, convex or affine."""
    if claim.kind not in ("concave", "convex", "affine"):
        return unknown(_METHOD, f"{claim.kind} is no curvature.")
    definitions = [one for one in claim.premises if isinstance(one, Equation) and one.lhs == claim.function]
    others = [one for one in claim.premises if one not in definitions]
    if any(one.free_symbols & set(claim.variables) for one in others):
        return unknown(_METHOD, "A premise speaks of the variables, which must be free to move.")
    function = put_in(claim.function, definitions)
    try:
        curved = [term for term in _terms(function) if not _is_affine(term, claim.variables)]
        if not curved:
            return proved("linearity")
        known = {term: _by_declaration(term, claim, context) for term in curved}
        rest = [term for term, verdict in known.items() if verdict is None]
        pieces = [verdict for verdict in known.values() if verdict is not None]
        found = weakest([*pieces, *_by_minors(rest, claim, context)])
        if found.status is not Status.PROVED and pieces:
            found = weakest(_by_minors(curved, claim, context))
    except OutOfReach as limit:
        return unknown(_METHOD, f"The derivative was not formed: {limit.reason}.")
    if found.status is Status.PROVED:
        return proved(_METHOD, conditions=found.conditions)
    if found.status is Status.REFUTED:
        return refuted(
            _METHOD, f"The second derivatives at this point are not those of a {claim.kind} function.", witness=found.witness
        )
    return unknown(_METHOD, "Neither declared concavity nor the minors of the Hessian decide.")


def _terms(function: Expr) -> list[Expr]:
    """The terms of a sum, with products of a factor and one sum multiplied out."""
    found: list[Expr] = []
    for term in sympy.Add.make_args(function):
        sums = [factor for factor in sympy.Mul.make_args(term) if isinstance(factor, sympy.Add)]
        if isinstance(term, sympy.Mul) and len(sums) == 1:
            found.extend(_terms(sympy.Add(*(term / sums[0] * part for part in sums[0].args))))
        else:
            found.append(term)
    return found


def _is_affine(expression: Expr, variables: tuple[Symbol, ...]) -> bool:
    slopes = (tangent(expression, {symbol: sympy.S.One}) for symbol in variables)
    return not any(slope.free_symbols & set(variables) for slope in slopes)


def _by_declaration(term: Expr, claim: IsCurved, context: Context) -> Verdict | None:
    """Judge `coefficient * f(linear arguments)` for a function f that is declared concave."""
    inside = [factor for factor in sympy.Mul.make_args(term) if factor.free_symbols & set(claim.variables)]
    if len(inside) != 1 or not isinstance(inside[0], DeclaredFunction) or claim.kind == "affine":
        return None
    applied = inside[0]
    if applied.index or not applied.declaration.concave:
        return None
    if not all(_is_affine(argument, claim.variables) for argument in applied.args):
        return None
    wanted = ">=0" if claim.kind == "concave" else "<=0"
    verdict = _sign(term / applied, wanted, claim, context)
    return verdict if verdict.status is Status.PROVED else None


def _by_minors(terms: list[Expr], claim: IsCurved, context: Context) -> list[Verdict]:
    """Judge the principal minors of the Hessian, block by block of variables that meet in some term."""
    return [
        verdict for variables, block in _blocks(terms, claim.variables) for verdict in _block(variables, block, claim, context)
    ]


def _block(variables: list[Symbol], terms: list[Expr], claim: IsCurved, context: Context) -> list[Verdict]:
    if len(variables) > LARGEST_BLOCK:
        return [unknown(_METHOD, "Too many variables meet in one function.")]
    function = sympy.Add(*terms)
    slopes = [tangent(function, {symbol: sympy.S.One}) for symbol in variables]
    hessian = sympy.ImmutableMatrix([[tangent(slope, {other: sympy.S.One}) for other in variables] for slope in slopes])
    verdicts = []
    for size in range(1, len(variables) + 1):
        for rows in combinations(range(len(variables)), size):
            minor = determinant(hessian, rows, rows)
            wanted = "=0" if claim.kind == "affine" else "<=0" if claim.kind == "concave" and size % 2 else ">=0"
            verdicts.append(_sign(minor, wanted, claim, context))
            if verdicts[-1].status is Status.REFUTED:
                return verdicts[-1:]
    return verdicts


def _blocks(terms: list[Expr], variables: tuple[Symbol, ...]) -> list[tuple[list[Symbol], list[Expr]]]:
    blocks: list[tuple[set[Symbol], list[Expr]]] = []
    for term in terms:
        names, members = term.free_symbols & set(variables), [term]
        apart = []
        for others, block in blocks:
            if others & names:
                names, members = names | others, [*block, *members]
            else:
                apart.append((others, block))
        blocks = [*apart, (names, members)]
    return [([symbol for symbol in variables if symbol in names], members) for names, members in blocks]


def _sign(expression: Expr, sign: str, claim: IsCurved, context: Context) -> Verdict:
    others = tuple(one for one in claim.premises if not (isinstance(one, Equation) and one.lhs == claim.function))
    if expression == 0:
        return proved("normal form")
    given: tuple[Condition, ...] = claim.given
    return check_sign(HasSign(expression, sign, others, claim.conditions, given), context)
