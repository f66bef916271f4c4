"""Cobb–Douglas economies (utility linear in logarithms): demand, and the Arrow–Debreu equilibrium in closed form."""

from __future__ import annotations

from collections.abc import Mapping

import sympy
from sympy import Expr

from derive.economies.arrow_debreu import household_problem, multiplier
from derive.economies.exchange_economy import ExchangeEconomy
from derive.equation import Equation, behavioural, definition
from derive.errors import ModelError
from derive.model import Model
from derive.rules import conclude, rearrange, substitute
from derive.rules.fold import without_leading_minus
from derive.step import Derivation
from derive.strategies.first_order_conditions import first_order_conditions
from derive.symbols import EconomicSymbol
from derive.text import Text


def weights(economy: ExchangeEconomy, household: int) -> dict[EconomicSymbol, Expr]:
    """Return the weight of the logarithm of every amount in a utility, or an error when it is not linear in logarithms."""
    utility = economy.utilities[household]
    own = [amount for row in economy.consumption[household] for amount in row]
    found = {amount: utility.coeff(sympy.log(amount)) for amount in own}
    rest = sympy.expand(utility - sympy.Add(*(weight * sympy.log(amount) for amount, weight in found.items())))
    if rest.free_symbols & set(own) or any(weight == 0 for weight in found.values()):
        raise ModelError(
            "not-cobb-douglas",
            f"The utility of household {household + 1} is not a sum of weighted logarithms of all amounts: {utility}.",
            "Ask for the system (equilibrium_system) and solve it numerically, or verify a known equilibrium.",
        )
    return found


def demand(economy: ExchangeEconomy, household: int) -> Derivation:
    """A household spends on every commodity the share that its weight has in the sum of weights."""
    problem = household_problem(economy, household)
    shares = weights(economy, household)
    derivation = Derivation(
        problem,
        f"{problem.key}_demand",
        (f"Demand of household {household + 1}", f"家庭 {household + 1} 的需求"),
        reading=("The share spent on each commodity is constant.", "用于每种商品的支出份额不变。"),
    )
    conditions = first_order_conditions(derivation)
    (limit,) = (one.statement for one in problem.constraints)
    assert isinstance(limit, Equation)
    lagrange, total = multiplier(household), sympy.Add(*shares.values())
    price = _prices(economy, household)
    spent = {
        amount: derivation.by(
            conclude(Equation(price[amount] * amount, weight / lagrange), conditions[amount]), id=f"spending_{amount.key}"
        )
        for amount, weight in shares.items()
    }
    income = limit.rhs
    derivation.by(conclude(Equation(lagrange * income, total), *spent.values(), limit), id="income_times_multiplier")
    value = derivation.by(
        conclude(Equation(lagrange, total / income), derivation.steps[-1].conclusion),
        id="multiplier",  # type: ignore[arg-type]
    )
    for amount, weight in shares.items():
        derivation.by(
            conclude(Equation(amount, weight * income / (total * price[amount])), spent[amount], value),
            id=f"demand_{amount.key}",
        )
    return derivation


def log_equilibrium(economy: ExchangeEconomy) -> Derivation:
    """Market clearing is linear in the prices; commodity 1 of the first event is the numeraire."""
    households = range(len(economy.households))
    demands = []
    for household in households:
        shares, income = weights(economy, household), economy.worth(economy.endowments[household])
        total, price = sympy.Add(*shares.values()), _prices(economy, household)
        name = Text(f"demand of household {household + 1}", f"家庭 {household + 1} 的需求函数")
        demands += [behavioural(x, share * income / (total * price[x]), name) for x, share in shares.items()]
    numeraire = definition(economy.prices[0][0], 1, ("numeraire", "计价物"))
    # The market of the numeraire follows from the others by Walras' law.
    markets = economy.clearing[1:]
    prices = [price for row in economy.prices for price in row]
    amounts = [amount for table in economy.consumption for row in table for amount in row]
    model = Model(
        f"{economy.key}_equilibrium",
        ("Equilibrium of a Cobb–Douglas economy", "柯布–道格拉斯经济的均衡"),
        [*demands, *markets, numeraire],
        endogenous=[*amounts, *prices],
        parameters=economy.parameters,
        conditions=economy.conditions,
    )
    derivation = Derivation(
        model,
        f"{economy.key}_equilibrium",
        ("Equilibrium prices and allocation", "均衡价格与配置"),
        intro=(
            "Put the demands into the market-clearing conditions. Multiplied by its price each condition is linear in the "
            "prices. The market for the numeraire clears by Walras' law.",
            "将需求函数代入市场出清条件。各条件乘以相应价格后关于价格是线性的。计价物市场由瓦尔拉斯定律自动出清。",
        ),
    )
    linear = []
    for (s, k), market in zip(list(economy.places)[1:], markets, strict=True):
        here = [one for one in demands if one.lhs in {table[s][k] for table in economy.consumption}]
        price = economy.prices[s][k]
        spending = sympy.Add(*(sympy.expand(price * one.rhs) for one in here))
        row = Equation(spending.xreplace({prices[0]: sympy.S.One}), price * market.rhs)
        linear.append(derivation.by(conclude(row, market, numeraire, *here), id=f"spending_{price.key}"))
    values = _solved(economy, linear, prices)
    for price, value in values.items():
        derivation.by(conclude(Equation(price, value), *linear), id=f"price_{price.key}")
    known = [step.conclusion for step in derivation.steps if step.id.startswith("price_")]
    for one in demands:
        put_in = substitute(*(p for p in known if p.lhs in one.rhs.free_symbols), *_numeraire(numeraire, one), into=one)  # type: ignore[union-attr]
        found = derivation.by(put_in, id=f"allocation_{one.lhs}")
        shorter = sympy.cancel(found.rhs)
        if sympy.count_ops(shorter) < sympy.count_ops(found.rhs):
            derivation.by(rearrange(found.lhs, shorter, equation=found), id=f"allocation_{one.lhs}_in_short")
    return derivation


def _numeraire(numeraire: Equation, one: Equation) -> tuple[Equation, ...]:
    return (numeraire,) if numeraire.lhs in one.rhs.free_symbols else ()


def _prices(economy: ExchangeEconomy, household: int) -> Mapping[EconomicSymbol, EconomicSymbol]:
    return {economy.consumption[household][s][k]: economy.prices[s][k] for s, k in economy.places}


def _solved(economy: ExchangeEconomy, linear: list[Equation], prices: list[EconomicSymbol]) -> dict[EconomicSymbol, Expr]:
    if not linear:
        return {}
    (found,) = sympy.linsolve([one.residual for one in linear], prices[1:])
    for price, value in zip(prices[1:], found, strict=True):
        if value.is_nonpositive or value.free_symbols & set(prices):
            raise ModelError(
                "no-equilibrium",
                f"The economy {economy.key} has no equilibrium with positive prices: {price} = {value}.",
                "Give every household something that somebody wants.",
            )
    return {price: without_leading_minus(sympy.factor(value)) for price, value in zip(prices[1:], found, strict=True)}
