"""Factor payments exhaust output under constant returns: r K + w L = A F, from marginal products and Euler's theorem."""

from __future__ import annotations

from collections.abc import Sequence

import sympy
from sympy import Expr

from derive.equation import Equation
from derive.errors import RuleError
from derive.functions import DeclaredFunction
from derive.rules.conclude import conclude
from derive.rules.euler_theorem import euler_theorem
from derive.step import Derivation


def factor_exhaustion(derivation: Derivation, marginal_products: Sequence[Equation], output: Expr) -> Equation:
    """Conclude that the factors are paid the whole output, `r K + w L = A F(K, L)`.

    `marginal_products` say what each factor is paid (`A F_1(K, L) = r`), in the order of the arguments of the declared
    function in `output`, which is that function times a productivity.
    """
    applied = next(iter(sorted(output.atoms(DeclaredFunction), key=str)), None)
    if applied is None or len(marginal_products) != len(applied.args):
        raise RuleError(
            "no-technology",
            f"{output} is not a production function whose {len(marginal_products)} marginal products are given.",
            "Pass the output A*F(K, L) and one condition per factor.",
        )
    theorem = derivation.by(euler_theorem(applied), id="euler_theorem")
    payments = sympy.Add(
        *(argument * _price(condition) for argument, condition in zip(applied.args, marginal_products, strict=True))
    )
    exhausted = Equation(payments, output)
    return derivation.by(conclude(exhausted, theorem, *marginal_products), id="factor_exhaustion")


def _price(condition: Equation) -> Expr:
    """The side of a condition without a marginal product."""
    return condition.rhs if condition.lhs.atoms(DeclaredFunction) else condition.lhs
