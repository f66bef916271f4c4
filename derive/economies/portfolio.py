"""Portfolios: their payoffs add up; redundant securities; replicating a claim, or showing that nothing replicates it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sympy
from sympy import Expr

from derive.economies.payoff_matrix import PayoffMatrix, reduced
from derive.equation import Condition, Equation, definition
from derive.errors import ModelError
from derive.model import Model
from derive.rules import conclude, evaluate_at, exclude
from derive.step import Derivation
from derive.symbols import EconomicSymbol, variable
from derive.text import Text


def linearity(payoffs: PayoffMatrix) -> Derivation:
    """The payoff of a y + b y' is a times that of y plus b times that of y'."""
    first, second = (variable(name, ("weight of a portfolio", "证券组合的权数"), notation=name) for name in ("alpha", "beta"))
    others = tuple(
        variable(
            f"x_{n}", (f"amount of security {n} in another portfolio", f"另一组合中证券 {n} 的持有量"), notation=f"x_{{{n}}}"
        )
        for n in range(1, payoffs.securities + 1)
    )
    named = [
        (
            variable(
                f"w_{s}", (f"payoff of the other portfolio in state {s}", f"另一组合在状态 {s} 的支付"), notation=f"w_{{{s}}}"
            ),
            variable(
                f"v_{s}", (f"payoff of the combination in state {s}", f"组合之和在状态 {s} 的支付"), notation=f"v_{{{s}}}"
            ),
        )
        for s in range(1, payoffs.states + 1)
    ]
    equations: list[Equation] = list(payoffs.payoffs)
    for s, (other, combined) in enumerate(named):
        move = dict(zip(payoffs.portfolio_symbols, others, strict=True))
        mixed = {own: first * own + second * move[own] for own in payoffs.portfolio_symbols}
        equations.append(definition(other, payoffs.payoff(s).xreplace(move), other.meaning))
        equations.append(definition(combined, payoffs.payoff(s).xreplace(mixed), combined.meaning))
    model = Model(
        f"{payoffs.key}_linearity",
        ("Two portfolios and their combination", "两个证券组合及其线性组合"),
        equations,
        endogenous=[*payoffs.payoff_symbols, *(symbol for pair in named for symbol in pair)],
        exogenous=[*payoffs.portfolio_symbols, *others, first, second],
        parameters=payoffs.parameters,
        conditions=payoffs.conditions,
        order=(*payoffs.parameters, first, second, *payoffs.portfolio_symbols, *others),
    )
    derivation = Derivation(
        model, f"{payoffs.key}_linearity", ("Payoffs are linear in the portfolio", "支付对证券组合是线性的")
    )
    for s, (other, combined) in enumerate(named):
        own = payoffs.payoffs[s]
        by_state = [equation for equation in equations if equation.lhs in (other, combined)]
        derivation.by(conclude(Equation(combined, first * own.lhs + second * other), own, *by_state), id=f"state_{s + 1}")
    return derivation


def redundant(payoffs: PayoffMatrix) -> Derivation:
    """For each column that is a combination of earlier ones, the portfolio of those that pays the same."""
    derivation = Derivation(
        payoffs.model,
        f"{payoffs.key}_redundant",
        ("Redundant securities", "冗余证券"),
        intro=(
            "A security is redundant if a portfolio of other securities pays the same in every state.",
            "若其他证券的某个组合在每个状态的支付都与某证券相同，则该证券是冗余的。",
        ),
    )
    form, pivots = reduced(payoffs.matrix)
    for column in range(payoffs.securities):
        if column in pivots:
            continue
        weights = {place: sympy.factor(form[row, column]) for row, place in enumerate(pivots)}
        _pays(derivation, payoffs, weights, tuple(payoffs.matrix[:, column]), f"security_{column + 1}")
        derivation.notes.append(
            Text(
                "Security {number} is redundant: the portfolio shown pays the same.",
                "证券 {number} 是冗余的：所示组合的支付与之相同。",
                number=sympy.Integer(column + 1),
            )
        )
    if not derivation.notes:
        derivation.notes.append(Text("No security is redundant.", "没有冗余证券。"))
    return derivation


def weights_for(payoffs: PayoffMatrix, claim: Sequence[Expr]) -> dict[int, Expr] | None:
    """Return holdings of the independent securities that pay a claim, or None where there are none."""
    extended = sympy.Matrix(payoffs.matrix).row_join(sympy.Matrix(claim))
    form, pivots = reduced(extended)
    if payoffs.securities in pivots:
        return None
    return {place: sympy.factor(form[row, payoffs.securities]) for row, place in enumerate(pivots)}


def replicate(payoffs: PayoffMatrix, claim: Sequence[Any], name: str = "replication") -> Derivation:
    """Derive a portfolio that pays a claim; or that payoffs equal to the claim contradict each other."""
    wanted = payoffs.vector(claim, payoffs.states, "payoffs of the claim")
    known = {symbol for entry in wanted for symbol in entry.free_symbols}
    if known - set(payoffs.parameters):
        raise ModelError(
            "unknown-symbol",
            f"The claim contains {', '.join(sorted(map(str, known - set(payoffs.parameters))))}, which the matrix does not.",
            "Write the claim with numbers and the symbols of the payoff matrix.",
        )
    derivation = Derivation(payoffs.model, f"{payoffs.key}_{name}", ("Replicating a claim", "复制一项支付"))
    weights = weights_for(payoffs, wanted)
    if weights is not None:
        _pays(derivation, payoffs, weights, wanted, "portfolio")
        return derivation
    reached = [Condition(symbol - amount, "=0") for symbol, amount in zip(payoffs.payoff_symbols, wanted, strict=True)]
    derivation.by(exclude(*payoffs.payoffs, given=tuple(reached)), id="not_attainable")
    derivation.notes.append(Text("No portfolio pays this claim.", "没有任何证券组合能得到这项支付。"))
    return derivation


def arrow(payoffs: PayoffMatrix, state: int) -> Derivation:
    """A portfolio that pays one unit in one state only."""
    if not 1 <= state <= payoffs.states:
        raise ModelError("bad-state", f"There is no state {state} among {payoffs.states}.", f"Use 1 to {payoffs.states}.")
    unit = [sympy.Integer(int(s == state)) for s in range(1, payoffs.states + 1)]
    return replicate(payoffs, unit, f"arrow_{state}")


def _pays(derivation: Derivation, payoffs: PayoffMatrix, weights: dict[int, Expr], wanted: Sequence[Expr], name: str) -> None:
    """Put holdings into the payoff of every state; it must come to what is wanted."""
    amounts: dict[EconomicSymbol, Expr] = {
        symbol: weights.get(place, sympy.S.Zero) for place, symbol in enumerate(payoffs.portfolio_symbols)
    }
    for s, (equation, amount) in enumerate(zip(payoffs.payoffs, wanted, strict=True), start=1):
        move = evaluate_at(amounts, equation=equation)
        put_in = derivation.by(move, id=f"{name}_state_{s}")
        if put_in.rhs != amount:
            derivation.by(
                conclude(Equation(equation.lhs, amount, holds_for=put_in.holds_for), put_in, given=put_in.holds_for),
                id=f"{name}_state_{s}_value",
            )
