"""The reversal of the capital flow in numbers: the threshold over the home country's capital."""

from __future__ import annotations

from derive.equation import Equation
from derive.functional_forms import cobb_douglas
from derive.models.two_country_reversal import FOREIGN_1, REVERSAL, capital_reversal
from derive.models.two_country_symbols import A, F, L, alpha, b_1, beta, k_0, k_0s, k_1, sigma, theta
from derive.models.two_country_world import FOREIGN_2, RESOURCES_S, RETURN, R, W_s, g, phi
from derive.numeric_table import Columns, NumericTable, grid
from derive.rules import conclude, specify
from derive.step import Derivation
from derive.symbols import POSITIVE, variable

k = variable("k", ("capital", "资本"), domain=POSITIVE)
l = variable("l", ("labour", "劳动"), domain=POSITIVE)

_SHAPED = ("alone", "return", "resources", "threshold_in_numbers")
SYSTEM = (*_SHAPED, "growth", "ratio")
NUMBERS = {A: 1, L: 1, alpha: "0.4", beta: "0.98", k_0s: 1, b_1: 0}
CRRA, LOGARITHM = ("CRRA utility", "CRRA 效用"), ("Logarithmic utility", "对数效用")

THRESHOLDS = NumericTable(
    ("The share from which on the poor country lends", "穷国由借入转为借出的临界份额"),
    k_0,
    grid("0.3", "0.9", "0.1"),
    Columns(SYSTEM, [theta, R], CRRA, given={sigma: 2}),
    Columns(SYSTEM, [theta, R], LOGARITHM, given={sigma: 1}),
    given=NUMBERS,
)
LOWEST = NumericTable(
    ("Below this capital no share reverses the flow", "本国资本低于此值时任何份额都不能使资本流动逆转"),
    sigma,
    (2, 1),
    Columns(SYSTEM, [k_0, phi, R]),
    given={**NUMBERS, theta: 1},
)


def reversal_in_numbers() -> Derivation:
    """Cobb-Douglas in the threshold and in the foreign autarky that it needs."""
    derivation = Derivation(
        REVERSAL,
        "reversal_in_numbers",
        ("The threshold in numbers", "临界份额的数值"),
        intro=(
            "With Cobb–Douglas production the threshold becomes a number for each capital of the poor country. Return and "
            "capital come from the autarky of the foreign country.",
            "取柯布—道格拉斯生产函数，对穷国的每个初始资本都可算出临界份额。其中的资本与回报率由外国自给自足时的均衡确定。",
        ),
        reading=(
            "Close to equal capital a few per cent of capital in the hands of such firms suffice to turn the flow round. The "
            "threshold rises as the country gets poorer, faster with logarithmic utility, and below a certain capital it "
            "exceeds one: then the country borrows whatever the firms own.",
            "两国资本接近时，只要企业拥有很小份额的资本，资本流动方向就会逆转。本国越穷，临界份额越高，对数效用下更是如此；"
            "资本低于一定水平后临界份额超过 1，此时无论企业占多大份额，本国都是借入方。",
        ),
        figures=("capital_reversal",),
        tables=(THRESHOLDS, LOWEST),
        after=capital_reversal(),
    )
    production = (F, cobb_douglas(alpha, 1 - alpha), (k, l))
    abroad = derivation.by(
        conclude(
            Equation(g * (W_s - k_1 - b_1), k_1 + A * F(k_1, L) + R * b_1),
            FOREIGN_1,
            FOREIGN_2,
            derivation.result("growth_foreign"),
        ),
        id="resources_abroad",
    )
    threshold = derivation.result("threshold_in_capital")
    for id, equation in zip(_SHAPED, (abroad, RETURN, RESOURCES_S, threshold), strict=True):
        derivation.by(specify(production, equation=equation), id=id)
    return derivation
