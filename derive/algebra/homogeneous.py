"""Homogeneous functions in intensive form.

A function of degree h satisfies Euler's theorem in every partial,

    (h - |J|) F_J = x_1 F_J1 + ... + x_n F_Jn,        F_J(x) = x_n**(h - |J|) F_J(x_1/x_n, ..., 1)   for x_n > 0.

The first removes every partial with respect to the last argument, the second leaves functions of ratios only, so that
equal expressions in a homogeneous function become equal polynomials. Where x_n may not be positive, the first still gives
a function by its partials, as long as h - |J| is positive.
"""

from __future__ import annotations

import sympy

from derive.functions import DeclaredFunction, FunctionDeclaration, partial_of


def intensive(expression: DeclaredFunction) -> sympy.Expr:
    """Return an applied homogeneous function in intensive form; anything else unchanged.

    >>> from sympy import symbols
    >>> from derive.functions import function
    >>> K, L = symbols("K L", positive=True)
    >>> F = function("F", 2, ("output", "产出"), homogeneous=1)
    >>> intensive(F(K, L)), intensive(F.partial(2)(K, L))
    (L*F(K/L, 1), (-K*F_1(K/L, 1) + L*F(K/L, 1))/L)
    """
    declaration, index, arguments = expression.declaration, expression.index, expression.args
    degree = declaration.homogeneous
    if degree is None or (arguments[-1] == 1 and declaration.arity not in index):
        return expression
    return _without_last(declaration, degree, index, arguments)


def by_euler(expression: DeclaredFunction) -> sympy.Expr:
    """Return an applied homogeneous function by its partials, where the last argument may not be divided by.

    A function whose own sign is declared stays as it is, since the sum of the partials does not show that sign.

    >>> from sympy import symbols
    >>> from derive.functions import function
    >>> K, L = symbols("K L")
    >>> F = function("F", 2, ("output", "产出"), homogeneous=1)
    >>> by_euler(F(K, L)), by_euler(F.partial(1)(K, L))
    (K*F_1(K, L) + L*F_2(K, L), F_1(K, L))
    """
    declaration, index, arguments = expression.declaration, expression.index, expression.args
    if declaration.homogeneous is None or declaration.sign(index) is not None or declaration.homogeneous <= len(index):
        return expression
    slopes = [partial_of(declaration, tuple(sorted((*index, place)))) for place in range(1, declaration.arity + 1)]
    total = sympy.Add(*(argument * slope(*arguments) for argument, slope in zip(arguments, slopes, strict=True)))
    return total / (declaration.homogeneous - len(index))


def _without_last(
    declaration: FunctionDeclaration, degree: int, index: tuple[int, ...], arguments: tuple[sympy.Expr, ...]
) -> sympy.Expr:
    last, remaining = declaration.arity, degree - len(index)
    if last not in index:
        scaled = [argument / arguments[-1] for argument in arguments[:-1]]
        return arguments[-1] ** remaining * partial_of(declaration, index)(*scaled, 1)
    fewer = index[:-1]
    total = (remaining + 1) * _without_last(declaration, degree, fewer, arguments)
    for place, argument in enumerate(arguments[:-1], start=1):
        total -= argument * _without_last(declaration, degree, tuple(sorted((*fewer, place))), arguments)
    return total / arguments[-1]
