"""Concrete functions in place of declared ones: they must keep every declared promise, and the equation must follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import sympy
from sympy import Expr

from derive.algebra.derivative import tangent
from derive.algebra.work import OutOfReach
from derive.checks.context import Context
from derive.checks.curvature import check_curvature
from derive.checks.entails import check_entails
from derive.checks.sign import check_sign
from derive.claims import Entails, Form, HasSign, IsCurved, Specialises
from derive.equation import Condition, Equation
from derive.functions import DeclaredFunction, FunctionDeclaration
from derive.verdict import Status, Verdict, refuted, unknown

Forms = Mapping[FunctionDeclaration, Form]


def check_specialises(claim: Specialises, context: Context) -> Verdict:
    """Judge the result of putting functional forms into an equation."""
    forms = {form.declaration: form for form in claim.forms}
    try:
        for form in claim.forms:
            for promise, verdict in _promises(form, claim, context):
                if verdict.status is Status.REFUTED:
                    reason = f"The form chosen for {form.declaration.key} breaks its declaration: {promise}."
                    return refuted("functional form", reason, witness=verdict.witness)
                if verdict.status is not Status.PROVED:
                    return unknown("functional form", f"It was not shown that {form.declaration.key} keeps {promise}.")
        premises = tuple(_put_in(one, forms) for one in claim.premises)
    except OutOfReach as limit:
        return unknown("functional form", f"The derivative was not formed: {limit.reason}.")
    return check_entails(Entails(premises, claim.conclusion, claim.conditions, claim.given, equivalent=True), context)


def _promises(form: Form, claim: Specialises, context: Context) -> Iterator[tuple[str, Verdict]]:
    declaration = form.declaration
    for index, sign in declaration.signs:
        value = partial(form, index)
        yield f"sign {sign} of {index or 'the value'}", check_sign(HasSign(value, sign, given=claim.given), context)
    if declaration.concave:
        yield "concavity", check_curvature(IsCurved(form.value, form.arguments, "concave", given=claim.given), context)
    if declaration.homogeneous is not None:
        slopes = [argument * tangent(form.value, {argument: sympy.S.One}) for argument in form.arguments]
        euler = Equation(sympy.Add(*slopes), declaration.homogeneous * form.value)
        yield f"homogeneity of degree {declaration.homogeneous}", check_entails(Entails((), euler), context)


def partial(form: Form, index: tuple[int, ...]) -> Expr:
    """Return a partial derivative of a form, by dual numbers."""
    value = form.value
    for place in index:
        value = tangent(value, {form.arguments[place - 1]: sympy.S.One})
    return value


def _put_in(statement: Equation | Condition, forms: Forms) -> Equation | Condition:
    if isinstance(statement, Condition):
        return Condition(specialised(statement.expression, forms), statement.sign)
    return Equation(specialised(statement.lhs, forms), specialised(statement.rhs, forms), holds_for=statement.holds_for)


def specialised(expression: Expr, forms: Forms) -> Expr:
    """Replace declared functions and their partials, innermost first."""
    if not expression.args:
        return expression
    arguments = [specialised(argument, forms) for argument in expression.args]
    if isinstance(expression, DeclaredFunction) and expression.declaration in forms:
        form = forms[expression.declaration]
        return partial(form, expression.index).xreplace(dict(zip(form.arguments, arguments, strict=True)))
    return expression.func(*arguments)
