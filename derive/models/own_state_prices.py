"""Do households agree about state prices? With as many independent securities as states they must, with fewer they need not."""

from __future__ import annotations

import sympy
from sympy import Expr

from derive.equation import Condition, Equation, equilibrium
from derive.model import Model
from derive.models.market_symbols import Delta, determinant, payoff, security_price
from derive.rules import conclude, evaluate_at
from derive.step import Derivation
from derive.symbols import POSITIVE, EconomicSymbol, variable
from derive.text import Text

STATES, SECURITIES, HOUSEHOLDS = (1, 2), (1, 2), (1, 2)


def own(household: int, state: int) -> EconomicSymbol:
    """Return the state price by which a household values income in a state."""
    words = (f"own state price of household {household} for state {state}", f"家庭 {household} 自身对状态 {state} 的状态价格")
    return variable(f"pi_{household}_{state}", words, domain=POSITIVE, notation=f"pi_{{{state}}}^{{{household}}}")


def _priced(household: int, security: int) -> Equation:
    value = sympy.Add(*(own(household, s) * payoff(s, security) for s in STATES))
    name = Text(
        f"condition of household {household} for security {security}", f"家庭 {household} 关于证券 {security} 的最优条件"
    )
    return equilibrium(value, security_price(security), name)


def _differences(security: int) -> Expr:
    return sympy.Add(*((own(1, s) - own(2, s)) * payoff(s, security) for s in STATES))


ONE_SECURITY = Model(
    "one_security",
    ("One security in two states", "两个状态下的一只证券"),
    [_priced(h, 1) for h in HOUSEHOLDS],
    endogenous=[security_price(1), own(2, 2)],
    exogenous=[own(1, 1), own(1, 2), own(2, 1)],
    parameters=[payoff(s, 1) for s in STATES],
    conditions=[Condition(payoff(2, 1), "!=0")],
)


def state_prices_disagree() -> Derivation:
    """With a bond alone, what one household values more in state 1 it values less in state 2 by the same amount."""
    derivation = Derivation(
        ONE_SECURITY,
        "state_prices_disagree",
        ("Incomplete markets: households disagree about state prices", "不完全市场：各家庭的状态价格可以不同"),
        intro=(
            "One security, two states. Both households hold it, so both find it worth its price.",
            "一只证券，两个状态。两个家庭都持有它，在两者看来它都值其价格。",
        ),
        reading=(
            "The households agree on what the bond is worth and on nothing else. If household 1 values income in state 1 "
            "more, it would like to move income there from state 2, and household 2 the other way: both would gain, but no "
            "security lets them.",
            "两个家庭只在债券的价值上一致。若家庭 1 更看重状态 1 的收入，它愿把收入从状态 2 转移到状态 1，家庭 2 则相反："
            "双方都能获益，却没有证券可用。",
        ),
    )
    gap = derivation.by(conclude(Equation(_differences(1), 0), *(_priced(h, 1) for h in HOUSEHOLDS)), id="one_restriction")
    bond = {payoff(s, 1): 1 for s in STATES}
    flat = derivation.by(evaluate_at(bond, equation=gap), id="with_a_bond")
    opposite = Equation(own(1, 1) - own(2, 1), own(2, 2) - own(1, 2), holds_for=flat.holds_for)
    derivation.by(conclude(opposite, flat, given=flat.holds_for), id="opposite_differences")
    return derivation


TWO_INDEPENDENT = Model(
    "two_independent_securities",
    ("Two independent securities in two states", "两个状态下两只线性独立的证券"),
    [*(_priced(h, m) for h in HOUSEHOLDS for m in SECURITIES), determinant()],
    endogenous=[*map(security_price, SECURITIES), *(own(2, s) for s in STATES), Delta],
    exogenous=[own(1, s) for s in STATES],
    parameters=[payoff(s, m) for s in STATES for m in SECURITIES],
)


def state_prices_agree() -> Derivation:
    """Two independent restrictions leave no room for disagreement."""
    derivation = Derivation(
        TWO_INDEPENDENT,
        "state_prices_agree",
        ("Complete markets: households agree about state prices", "完全市场：各家庭的状态价格相同"),
        intro=(
            "Now there are two independent securities, so the determinant of the payoff matrix is not zero.",
            "现在有两只线性独立的证券，支付矩阵的行列式不为零。",
        ),
        reading=(
            "The same state prices, hence the same marginal rates of substitution between events: this is the marginal "
            "condition of Pareto optimality, brought about by security markets.",
            "状态价格相同，从而事件之间的边际替代率相同：证券市场由此实现了帕累托最优的边际条件。",
        ),
    )
    solved = {
        1: (payoff(2, 2) * security_price(1) - payoff(2, 1) * security_price(2)) / Delta,
        2: (payoff(1, 1) * security_price(2) - payoff(1, 2) * security_price(1)) / Delta,
    }
    for s in STATES:
        values = [
            derivation.by(
                conclude(Equation(own(h, s), solved[s]), *(_priced(h, m) for m in SECURITIES), determinant()),
                id=f"state_price_{s}_of_{h}",
            )
            for h in HOUSEHOLDS
        ]
        derivation.by(conclude(Equation(own(1, s), own(2, s)), *values), id=f"same_state_price_{s}")
    return derivation
