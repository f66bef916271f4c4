"""Bond prices move against the interest rate: a consol, a bond of any maturity, and what that means in numbers."""

from __future__ import annotations

from sympy import Rational, Sum, oo

from derive.equation import Equation, behavioural, definition, equilibrium
from derive.functions import function
from derive.lecture import Table
from derive.model import Model
from derive.models.interest_symbols import i
from derive.rules import approximate, collect, conclude, differentiate, isolate, limit, sign, sum_of
from derive.step import Derivation
from derive.symbols import POSITIVE, POSITIVE_INTEGER, EconomicSymbol, exact, parameter, variable
from derive.text import Text

Q = parameter("Q", ("annual coupon", "每年票息"), domain=POSITIVE)
F = parameter("F", ("face value", "面值"), domain=POSITIVE)
n = parameter("n", ("years to maturity", "剩余年限"), domain=POSITIVE_INTEGER)
j = variable("j", ("year", "年份"), domain=POSITIVE_INTEGER)
P_b = variable("P_b", ("price of a consol", "永续债券价格"), domain=POSITIVE)
P_n = variable("P_n", ("price of a bond with n years to run", "剩余 n 年的债券价格"), domain=POSITIVE)
P_1 = variable("P_1", ("price of a bond with one year to run", "剩余一年的债券价格"), domain=POSITIVE)
P_m = variable(
    "P_m", ("price of a bond with one more year to run", "剩余年限多一年的债券价格"), domain=POSITIVE, notation="P_{n+1}"
)

# What induction supposes about the bond with n years to run: a positive price that falls with the rate.
B = function(
    "B",
    1,
    ("price of a bond with n years to run, at every rate", "剩余 n 年的债券价格（利率的函数）"),
    signs={(): ">0", 1: "<0"},
)

consol = equilibrium(P_b, (Q + P_b) / (1 + i), ("pricing of a consol", "永续债券的定价条件"))
one_year = definition(P_1, (Q + F) / (1 + i), ("price of a one-year bond", "一年期债券的价格"))
one_year_more = equilibrium(
    P_m, (Q + B(i)) / (1 + i), ("pricing of a bond with one more year to run", "剩余年限多一年的债券的定价条件")
)
present_value = definition(P_n, Sum(Q / (1 + i) ** j, (j, 1, n)) + F / (1 + i) ** n, ("present value of a bond", "债券的现值"))

BONDS = Model(
    "bond_and_rate",
    ("Bonds and the interest rate", "债券与利率"),
    [consol, one_year, one_year_more, present_value],
    endogenous=[P_b, P_1, P_m, P_n],
    exogenous=[i],
    parameters=[Q, F, n],
    order=(Q, F, i, n, j, P_b, P_1, P_n, P_m),
    decimals=True,
    given={Q: 4, F: 100, i: "0.04", n: 10},
)


def interest_bond_price() -> Derivation:
    """dP/di < 0 for a consol, and for a bond of any maturity by induction."""
    derivation = Derivation(
        BONDS,
        "interest_bond_price",
        ("Bond price and interest rate", "债券价格与利率"),
        intro=Text(
            "A bond pays the coupon {Q} every year. A consol does so for ever; tomorrow it is worth what it is worth today. "
            "A bond with {n} years to run also repays {F} at the end; with one more year to run it is worth one discounted "
            "coupon and the discounted price {B} of the bond with {n} years to run.",
            "债券每年付息{Q}。永续债券永远付息，明年的价格与今年相同。剩余{n}年的债券到期时另还面值{F}；剩余年限多一年的债券，"
            "其价格等于一年后的票息与届时债券价格{B}的现值。",
            Q=Q,
            F=F,
            n=n,
            B=B(i),
        ),
        reading=(
            "Whatever the maturity, bond price and interest rate move in opposite directions. That is why an excess demand for "
            "money, which makes people sell bonds, raises the rate.",
            "无论期限长短，债券价格都与利率反方向变动。正因如此，货币供不应求时人们卖出债券，利率便上升。",
        ),
    )
    _consol(derivation)
    _any_maturity(derivation)
    _closed_form(derivation)
    return derivation


def _consol(derivation: Derivation) -> None:
    collected = derivation.by(collect(consol, P_b), id="consol_collected")
    price = derivation.by(isolate(P_b, equation=collected), label="P_b", id="consol_price")
    slope = derivation.by(differentiate(P_b, i, price), id="consol_slope")
    derivation.by(sign(slope, "<0"), id="consol_slope_sign", reading=("So much for the consol.", "永续债券的情形证毕。"))


def _any_maturity(derivation: Derivation) -> None:
    first = derivation.by(differentiate(P_1, i, one_year), id="one_year_slope")
    derivation.by(
        sign(first, "<0"),
        id="one_year_slope_sign",
        reading=("The price of a bond with one year to run falls with the rate.", "剩余一年的债券，价格随利率上升而下降。"),
    )
    derivation.by(sign(P_1, ">0", one_year), id="one_year_price_sign")
    slope = derivation.by(differentiate(P_m, i, one_year_more), id="one_year_more_slope")
    derivation.by(
        sign(slope, "<0"),
        id="one_year_more_slope_sign",
        reading=Text(
            "If the price {B} with {n} years to run is positive and falls with the rate, so does the price with one year more.",
            "若剩余{n}年的价格{B}为正且随利率上升而下降，则剩余年限多一年时亦然。",
            B=B(i),
            n=n,
        ),
    )
    derivation.by(
        sign(P_m, ">0", one_year_more),
        id="one_year_more_price_sign",
        reading=("By induction this holds for every maturity.", "由数学归纳法，对任意期限都成立。"),
    )


def _closed_form(derivation: Derivation) -> None:
    total = derivation.by(
        sum_of(Q / (1 + i) ** j, j, 1, n, Q * (1 - (1 + i) ** (-n)) / i),
        id="coupons",
    )
    price = derivation.by(
        conclude(Equation(P_n, Q * (1 - (1 + i) ** (-n)) / i + F * (1 + i) ** (-n)), present_value, total),
        label="P_n",
        id="price",
    )
    derivation.by(
        limit(price, n, oo, value=Q / i),
        id="price_of_a_very_long_bond",
        reading=("The longer the bond runs, the more it is like a consol.", "期限越长，债券越接近永续债券。"),
    )


# The table: a coupon of 4 on 100, at three rates and three maturities.

RATES = (exact("0.02"), exact("0.04"), exact("0.06"))
_PERCENT = {rate: str(rate * 100) for rate in RATES}
# Prices to the cent where they are not exact, by maturity (0 stands for a consol) and rate in per cent.
ROUNDED = {(1, "2"): "101.96", (1, "6"): "98.11", (10, "2"): "117.97", (10, "6"): "85.28", (0, "6"): "66.67"}
MATURITIES = (1, 10, 0)


def _price_symbol(years: int, rate: str) -> EconomicSymbol:
    english = f"price of a {years}-year bond at {rate} per cent" if years else f"price of a consol at {rate} per cent"
    chinese = f"利率 {rate}% 时 {years} 年期债券的价格" if years else f"利率 {rate}% 时永续债券的价格"
    key, mark = (f"P_{years}_at_{rate}", f"P_{{{years},{rate}}}") if years else (f"P_b_at_{rate}", f"P_{{b,{rate}}}")
    return variable(key, (english, chinese), domain=POSITIVE, notation=mark)


def _pricing(symbol: EconomicSymbol, years: int) -> Equation:
    if not years:
        return behavioural(symbol, Q / i, symbol.meaning)
    return behavioural(symbol, Sum(Q / (1 + i) ** j, (j, 1, n)) + F / (1 + i) ** n, symbol.meaning)


CELLS = {
    (years, _PERCENT[rate]): _pricing(_price_symbol(years, _PERCENT[rate]), years).with_numbers(
        {Q: 4, F: 100, i: rate, n: years or 1}
    )
    for years in MATURITIES
    for rate in RATES
}

BOND_TABLE = Model(
    "bond_table",
    ("Bond prices at 2, 4 and 6 per cent", "利率为 2%、4%、6% 时的债券价格"),
    CELLS.values(),
    endogenous=[equation.lhs for equation in CELLS.values()],  # type: ignore[misc]
    order=(Q, F, i, n, j),
    decimals=True,
)


def interest_bond_table() -> Derivation:
    """Prices of a 4 per cent bond with one year, ten years and for ever to run, at 2, 4 and 6 per cent."""
    derivation = Derivation(
        BOND_TABLE,
        "interest_bond_table",
        ("Bond prices at 2, 4 and 6 per cent", "利率为 2%、4%、6% 时的债券价格"),
        intro=(
            "A bond pays 4 a year and repays 100 at maturity. What is it worth with one year and ten years to run, and as a "
            "consol, when the interest rate is 2, 4 or 6 per cent?",
            "某债券每年付息 4，到期还本 100。利率为 2%、4%、6% 时，剩余一年、剩余十年以及永续的债券价格各是多少？",
        ),
        reading=(
            "At a rate equal to the coupon rate every price is 100. The longer a bond runs, the more its price moves when the "
            "rate does.",
            "利率等于票面利率时，各种债券的价格都等于面值 100。期限越长，利率变动引起的价格变动越大。",
        ),
    )
    shown = {place: _cell(derivation, place, equation) for place, equation in CELLS.items()}
    names = {1: Text("one year", "一年期"), 10: Text("ten years", "十年期"), 0: Text("consol", "永续债券")}
    derivation.notes.append(
        Table(
            Text("Prices of a bond with a coupon of 4 on 100", "面值 100、年息 4 的债券价格"),
            (Text("maturity", "期限"), *(Text(f"{rate} %", f"{rate}%") for rate in _PERCENT.values())),
            tuple((names[years], *(shown[years, rate] for rate in _PERCENT.values())) for years in MATURITIES),
            "lrrr",
        )
    )
    return derivation


def _cell(derivation: Derivation, place: tuple[int, str], equation: Equation) -> object:
    """Derive one price, exactly or to the cent, and return what the table shows."""
    years, rate = place
    id = f"{'consol' if not years else f'years_{years}'}_at_{rate}"
    if place in ROUNDED:
        number = exact(ROUNDED[place])
        derivation.by(approximate(equation.lhs, number, Rational(1, 200), equation), id=id)
        return number
    price = derivation.by(conclude(Equation(equation.lhs, 200 if rate == "2" else 100), equation), id=id)
    return price.rhs
