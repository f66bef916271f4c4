"""Equal tastes with constant relative risk aversion: equilibrium in closed form, everybody a share of the aggregate.

Utility is a sum of weighted powers `w x**(1 - sigma)` with one sigma (1/2: square roots; 2: -1/x), and all households weigh
commodities and events in the same proportions. Then the household's ratios of consumption do not depend on wealth, the
aggregate is consumed in the same ratios, and these give the prices.
"""

from __future__ import annotations

from dataclasses import dataclass

import sympy
from sympy import Expr

from derive.economies.arrow_debreu import budget, first_order_conditions_of, multiplier
from derive.economies.exchange_economy import ExchangeEconomy
from derive.equation import Equation, definition
from derive.errors import ModelError
from derive.model import Model
from derive.rules import conclude, define, rearrange, substitute
from derive.rules.solve_terms import has_symbolic_powers
from derive.step import Derivation
from derive.symbols import POSITIVE, EconomicSymbol, aggregate as aggregate_symbol

Place = tuple[int, int]


@dataclass(frozen=True)
class Tastes:
    """Relative risk aversion and the weight of the marginal utility of every commodity, that of the first being one."""

    aversion: Expr
    weights: dict[Place, Expr]


def common_tastes(economy: ExchangeEconomy) -> Tastes:
    """Return what all households' utilities have in common, or an error when they differ or are no sums of powers."""
    found: Tastes | None = None
    for household in range(len(economy.households)):
        own = _tastes_of(economy, household)
        if found is not None and not _same(own, found):
            raise ModelError(
                "unequal-tastes",
                f"Households 1 and {household + 1} differ in their tastes, so prices depend on the distribution.",
                "Ask for the system (equilibrium_system) and solve it numerically, or verify a known equilibrium.",
            )
        found = own
    assert found is not None
    return found


def _tastes_of(economy: ExchangeEconomy, household: int) -> Tastes:
    exponents, weights = set(), {}
    for s, k in economy.places:
        amount = economy.consumption[household][s][k]
        slope = sympy.powsimp(economy.utilities[household].diff(amount))
        exponent = slope.as_powers_dict().get(amount, sympy.S.Zero)
        weights[s, k] = sympy.cancel(slope / amount**exponent)
        exponents.add(exponent)
        if exponent == 0 or weights[s, k].free_symbols & set(economy.consumption[household][s]):
            exponents.add(None)
    if len(exponents) != 1 or any(weight.free_symbols - set(economy.parameters) for weight in weights.values()):
        raise ModelError(
            "not-crra",
            f"The utility of household {household + 1} is no sum of weighted powers of all amounts with one exponent: "
            f"{economy.utilities[household]}.",
            "Ask for the system (equilibrium_system) and solve it numerically, or verify a known equilibrium.",
        )
    first = weights[0, 0]
    return Tastes(-exponents.pop(), {place: sympy.cancel(weight / first) for place, weight in weights.items()})


def _same(one: Tastes, other: Tastes) -> bool:
    return one.aversion == other.aversion and all(
        sympy.cancel(one.weights[place] - other.weights[place]) == 0 for place in one.weights
    )


def crra_equilibrium(economy: ExchangeEconomy) -> Derivation:
    """Ratios of consumption, prices from the aggregate, shares from the budgets."""
    tastes = common_tastes(economy)
    derivation = Derivation(
        _model(economy),
        f"{economy.key}_equilibrium",
        ("Equilibrium prices and allocation", "均衡价格与配置"),
        intro=(
            "All households have the same tastes with constant relative risk aversion. Commodity 1 of the first event is "
            "the numeraire; the budget of the last household follows from the others and market clearing.",
            "所有家庭的偏好相同，相对风险厌恶系数不变。以第一个事件的商品 1 为计价物；最后一个家庭的预算约束可由其余条件推出。",
        ),
        reading=(
            "Prices depend on the aggregate endowment alone: what is scarce is dear, the more so the more averse to risk "
            "households are. Each consumes the same share of everything, the share of its wealth in the total.",
            "价格只取决于总禀赋：越稀缺越昂贵，风险厌恶程度越高越是如此。每个家庭消费各种商品的同一份额，"
            "即其财富占总财富的比重。",
        ),
    )
    prices = _prices(derivation, economy, tastes)
    _shares(derivation, economy, prices)
    return derivation


def _model(economy: ExchangeEconomy) -> Model:
    households = range(len(economy.households))
    prices = [price for row in economy.prices for price in row]
    return Model(
        f"{economy.key}_crra",
        ("Equal tastes with constant relative risk aversion", "相对风险厌恶系数不变且偏好相同的经济"),
        [
            *(condition for household in households for condition in first_order_conditions_of(economy, household)),
            *_budgets(economy),
            *economy.clearing,
            definition(prices[0], 1, ("numeraire", "计价物")),
        ],
        endogenous=[
            *(amount for own in economy.consumption for row in own for amount in row),
            *map(multiplier, households),
            *prices,
        ],
        parameters=economy.parameters,
        conditions=economy.conditions,
        order=(*map(multiplier, households), *prices),
    )


def _prices(derivation: Derivation, economy: ExchangeEconomy, tastes: Tastes) -> dict[Place, Equation]:
    """Every household consumes in the ratio phi = (w/p)**(1/sigma); so does the aggregate, which gives the price."""
    numeraire = derivation.model.equations[-1]
    markets = dict(zip(economy.places, economy.clearing, strict=True))
    found: dict[Place, Equation] = {(0, 0): numeraire}
    for s, k in list(economy.places)[1:]:
        price = economy.prices[s][k]
        symbol = _ratio(economy, s, k)
        root = (tastes.weights[s, k] / price) ** (1 / tastes.aversion)
        defined = derivation.by(define(symbol, root), id=symbol.key)
        ratios = []
        for household, own in enumerate(economy.consumption):
            here, first = (_condition(economy, household, place) for place in ((s, k), (0, 0)))
            explicit = conclude(Equation(own[s][k], root * own[0][0]), here, first, numeraire)
            amount = derivation.by(explicit, id=f"demand_{own[s][k].key}")
            ratio = conclude(Equation(own[s][k], symbol * own[0][0]), amount, defined)
            ratios.append(derivation.by(ratio, id=f"ratio_{own[s][k].key}"))
        total = Equation(economy.aggregate(s, k), symbol * economy.aggregate(0, 0))
        aggregate = derivation.by(conclude(total, markets[s, k], markets[0, 0], *ratios), id=f"aggregate_{price.key}")
        common = Equation(symbol, economy.aggregate(s, k) / economy.aggregate(0, 0))
        solved = derivation.by(conclude(common, aggregate), id=f"{symbol.key}_value")
        value = tastes.weights[s, k] * (economy.aggregate(0, 0) / economy.aggregate(s, k)) ** tastes.aversion
        found[s, k] = derivation.by(conclude(Equation(price, value), defined, solved), label=price.key, id=f"price_{price.key}")
        for household, own in enumerate(economy.consumption):
            derivation.by(substitute(solved, into=ratios[household]), id=f"share_{own[s][k].key}")
    return found


def _ratio(economy: ExchangeEconomy, s: int, k: int) -> EconomicSymbol:
    place = f"{economy.label(s)}{k + 1}"
    words = (
        f"consumption of commodity {k + 1} in event {economy.label(s)}, per unit of the numeraire",
        f"事件 {economy.label(s)} 中商品 {k + 1} 的消费与计价物消费之比",
    )
    return aggregate_symbol(f"phi_{place}", words, domain=POSITIVE, notation=f"phi_{{{place}}}")


def _condition(economy: ExchangeEconomy, household: int, place: Place) -> Equation:
    conditions = dict(zip(economy.places, first_order_conditions_of(economy, household), strict=True))
    return conditions[place]


def _shares(derivation: Derivation, economy: ExchangeEconomy, prices: dict[Place, Equation]) -> None:
    """The budget gives every household its share of the aggregate."""
    last = derivation.by(conclude(budget(economy, len(economy.households) - 1), *_budgets(economy), *economy.clearing),
                         id="last_budget")  # fmt: skip
    table = [[economy.aggregate(s, k) for k in range(economy.commodities)] for s in range(economy.events)]
    everything = economy.worth(table)
    later = list(economy.places)[1:]
    for household, own in enumerate(economy.consumption):
        shares = [derivation.result(f"share_{own[s][k].key}") for s, k in later]
        in_prices = Equation(own[0][0], economy.aggregate(0, 0) * economy.worth(economy.endowments[household]) / everything)
        budgets = (*_budgets(economy), last)
        line = derivation.by(conclude(in_prices, budgets[household], *shares), id=f"wealth_of_{household + 1}")
        used = [one for one in prices.values() if one.lhs in line.free_symbols]
        first = _shorter(derivation, derivation.by(substitute(*used, into=line), id=f"allocation_{own[0][0].key}"))
        for (s, k), share in zip(later, shares, strict=True):
            _shorter(derivation, derivation.by(substitute(first, into=share), id=f"allocation_{own[s][k].key}"))


def _budgets(economy: ExchangeEconomy) -> tuple[Equation, ...]:
    return tuple(budget(economy, household) for household in range(len(economy.households) - 1))


def _shorter(derivation: Derivation, line: Equation) -> Equation:
    if has_symbolic_powers(line):
        return line
    short = sympy.cancel(line.rhs)
    if sympy.count_ops(short) >= sympy.count_ops(line.rhs):
        return line
    return derivation.by(rearrange(line.lhs, short, equation=line), id=f"{derivation.steps[-1].id}_in_short")
