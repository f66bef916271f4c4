"""The six numeric equations of the two-country lecture, with reference values; its own declaration, for these tests only."""

from sympy import Rational

from derive.equation import behavioural, equilibrium
from derive.model import Model
from derive.symbols import POSITIVE, SHARE, parameter, variable


def _positive(key, notation):
    return variable(key, (key, key), domain=POSITIVE, notation=notation)


c1, c2 = _positive("c1", "c_1"), _positive("c2", "c_2")
c1_star, c2_star = _positive("c1_star", "c_1^*"), _positive("c2_star", "c_2^*")
k1 = _positive("k1", "k_1")
b1 = variable("b1", ("bonds", "债券"), notation="b_1")
theta = parameter("theta", ("share", "份额"), domain=SHARE)

RETURN = 1 + Rational(2, 5) * k1 ** Rational(-3, 5)
OUTPUT = k1 + k1 ** Rational(2, 5)

TWO_COUNTRIES = Model(
    "two_countries",
    ("two countries", "两国"),
    [
        equilibrium(c1, 2 - k1 + b1),
        equilibrium(c2, OUTPUT - Rational(7, 5) * theta * RETURN - RETURN * b1),
        equilibrium(c1_star, 2 - k1 - b1),
        equilibrium(c2_star, OUTPUT + RETURN * b1),
        behavioural(c1**-2, Rational(98, 100) * RETURN * c2**-2),
        behavioural(c1_star**-2, Rational(98, 100) * RETURN * c2_star**-2),
    ],
    [c1, c2, c1_star, c2_star, k1, b1],
    parameters=[theta],
)

REFERENCE = {
    "0": {"c1": 1.2977, "k1": 0.7023, "b1": 0.0},
    "0.3": {"c1": 1.0758, "k1": 0.8088, "b1": -0.1153},
    "0.6": {"c1": 0.8562, "k1": 0.9143, "b1": -0.2295},
}
INTEREST = {"0": 0.4945, "0.3": 0.4543, "0.6": 0.4221}


def residuals_by_hand(point, share):
    """The same six equations as somebody would write them for scipy."""
    home1, home2, foreign1, foreign2, capital, bonds = point
    gross = 1 + 0.4 * capital**-0.6
    return [
        home1 - (2 - capital + bonds),
        home2 - (capital + capital**0.4 - 1.4 * share * gross - gross * bonds),
        foreign1 - (2 - capital - bonds),
        foreign2 - (capital + capital**0.4 + gross * bonds),
        home1**-2 - 0.98 * gross * home2**-2,
        foreign1**-2 - 0.98 * gross * foreign2**-2,
    ]
