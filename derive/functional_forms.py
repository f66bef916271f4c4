"""Functional forms of textbooks, each in terms of the arguments that a declared function takes.

>>> from derive.symbols import POSITIVE, parameter
>>> sigma = parameter("sigma", ("relative risk aversion", "相对风险厌恶系数"), domain=POSITIVE)
>>> crra(sigma)(sympy.Symbol("c", positive=True))
c**(1 - sigma)/(1 - sigma)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import sympy
from sympy import Expr

from derive.errors import ModelError
from derive.symbols import exact

Shape = Callable[..., Expr]


def logarithmic() -> Shape:
    """Return u(c) = ln c."""
    return lambda consumption: sympy.log(consumption)


def crra(aversion: Expr) -> Shape:
    """Return u(c) = c**(1 - sigma) / (1 - sigma), constant relative risk aversion; sigma must not be one."""
    if aversion == 1:
        raise ModelError("crra-one", "Relative risk aversion of one has no power form.", "Use logarithmic().")
    return lambda consumption: consumption ** (1 - aversion) / (1 - aversion)


def cara(aversion: Expr) -> Shape:
    """Return u(c) = -exp(-a c) / a, constant absolute risk aversion."""
    return lambda consumption: -sympy.exp(-aversion * consumption) / aversion


def quadratic(slope: Expr, curvature: Expr) -> Shape:
    """Return u(c) = a c - b c**2 / 2; marginal utility is positive below a/b only."""
    return lambda consumption: slope * consumption - curvature * consumption**2 / 2


def cobb_douglas(*exponents: object) -> Shape:
    """Return the product of the arguments, each to its exponent; numbers are read exactly.

    >>> k, l = sympy.symbols("k l", positive=True)
    >>> cobb_douglas("0.4", "0.6")(k, l)
    k**(2/5)*l**(3/5)
    """
    powers = [power if isinstance(power, Expr) else exact(power) for power in exponents]
    return lambda *arguments: sympy.Mul(*(one**power for one, power in zip(arguments, powers, strict=True)))


def ces(shares: Sequence[Expr], exponent: Expr) -> Shape:
    """Return (sum of share * x**rho)**(1/rho), constant elasticity of substitution 1/(1 - rho)."""
    return lambda *arguments: (
        sympy.Add(*(share * one**exponent for share, one in zip(shares, arguments, strict=True))) ** (1 / exponent)
    )
