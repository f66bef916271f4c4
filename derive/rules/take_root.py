"""Solving for a factor that occurs as a power.

a x**s = b x**t,   x > 0,   s ≠ t
---------------------------------
      x = (b/a)**(1/(s - t))
"""

from __future__ import annotations

import sympy
from sympy import Expr, Symbol

from derive.claims import Entails
from derive.equation import Equation
from derive.errors import Location, RuleError
from derive.rules.leading_sign import sign_by_domain
from derive.rules.powers import grouped
from derive.step import rule


@rule(en="Solve {equation} for {symbol}.", zh="由{equation}解出{symbol}。")
def take_root(symbol: Symbol, *, equation: Equation) -> Entails:
    """Solve an equation between two products of powers for one of the factors, which must be positive."""
    exponent, rest = power_parts(equation, symbol)
    if exponent is None or exponent == 0:
        raise RuleError(
            "not-a-power",
            f"{equation} is not an equation between products of powers of {symbol}.",
            "Substitute first, or isolate the symbol if it occurs linearly.",
            Location(symbol=str(symbol)),
        )
    return Entails((equation,), Equation(symbol, grouped(_raised(rest, -1 / exponent)), holds_for=equation.holds_for))


def _raised(product: Expr, exponent: Expr) -> Expr:
    """Raise the positive factors of a product one by one, and what is left as a whole."""
    powers = product.as_powers_dict()
    apart = {base: power for base, power in powers.items() if sign_by_domain(base) == 1}
    rest = sympy.Mul(*(base**power for base, power in powers.items() if base not in apart))
    return sympy.Mul(*(base ** sympy.cancel(power * exponent) for base, power in apart.items()), rest**exponent)


def power_parts(equation: Equation, symbol: Symbol) -> tuple[Expr | None, Expr]:
    """Return (s, rest) with `lhs / rhs = symbol**s * rest`; s is None where the symbol occurs in another way.

    >>> x, a = sympy.symbols("x a", positive=True)
    >>> power_parts(Equation(a / x, x), x)
    (-2, a)
    """
    if equation.rhs == 0 or equation.lhs == 0:
        return None, sympy.S.Zero
    exponent: Expr = sympy.S.Zero
    rest: Expr = sympy.S.One
    ratio = sympy.expand_power_base(equation.lhs) / sympy.expand_power_base(equation.rhs)
    for base, power in ratio.as_powers_dict().items():
        if base == symbol:
            exponent += power
        elif symbol in base.free_symbols | power.free_symbols:
            return None, sympy.S.Zero
        else:
            rest *= base**power
    return sympy.factor(exponent), rest
