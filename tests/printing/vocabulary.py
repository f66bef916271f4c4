"""The symbols and functions of lectures 4 and 10, declared as a lecturer would, and their display order."""

from sympy import Symbol

from derive.functions import function
from derive.symbols import (
    POSITIVE,
    POSITIVE_INTEGER,
    SHARE,
    UNIT_INTERVAL,
    aggregate,
    differential,
    marginal,
    parameter,
    variable,
)


def _variable(key, **options):
    return variable(key, (key, key), **options)


def _parameter(key, **options):
    return parameter(key, (key, key), **options)


K = aggregate("K", ("multiplier", "乘数"), domain=POSITIVE)
A_0 = aggregate("A_0", ("autonomous spending", "自发支出"))
D = aggregate("D", ("denominator", "分母"), domain=POSITIVE)

a, d, k, h = (_parameter(key, domain=POSITIVE) for key in "adkh")
b = _parameter("b", domain=UNIT_INTERVAL)
t = _parameter("t", domain=SHARE)
I_0, NX_0 = _parameter("I_0"), _parameter("NX_0")
m_y, n_r = _parameter("m_y", domain=POSITIVE), _parameter("n_r", domain=POSITIVE)
C, I, S, T, Y, Y_d, r, L, AE = (_variable(key) for key in ["C", "I", "S", "T", "Y", "Y_d", "r", "L", "AE"])
G, NX, R, T_0 = (_variable(key) for key in ["G", "NX", "R", "T_0"])
M, P = _variable("M", domain=POSITIVE), _variable("P", domain=POSITIVE)
m = _variable("m", domain=POSITIVE)
Y_1, Y_2 = _variable("Y_1"), _variable("Y_2")
J, R_1, R_2, R_3, r_0 = (_variable(key) for key in ["J", "R_1", "R_2", "R_3", "r_0"])
fee, i, Q = _variable("fee", notation="b", domain=POSITIVE), _variable("i", domain=POSITIVE), _variable("Q", domain=POSITIVE)
income = _variable("y", notation="Y", domain=POSITIVE)
n = parameter("n", ("years", "年数"), domain=POSITIVE_INTEGER)
j = Symbol("j", integer=True)
gamma, speed = _parameter("gamma", domain=POSITIVE), _parameter("speed", notation=r"\alpha", domain=POSITIVE)

alpha, beta, sigma = (_parameter(key, domain=UNIT_INTERVAL) for key in ("alpha", "beta", "sigma"))
theta = _parameter("theta", domain=SHARE)
A = _parameter("A", domain=POSITIVE)
c, c_1, c_2 = (_variable(key, domain=POSITIVE) for key in ("c", "c_1", "c_2"))
c_1_star = _variable("c_1_star", notation="c_1^*", domain=POSITIVE)
k_0, k_1, k_f0, b_1, r_1, r_2, r_g2 = (_variable(key) for key in ["k_0", "k_1", "k_f0", "b_1", "r_1", "r_2", "r_g2"])
capital = _variable("capital", notation="K", domain=POSITIVE)
labour = _variable("labour", notation="L", domain=POSITIVE)
k_star = _variable("k_star", notation="k_0^*")
pi_e, r_bar, income_hat = (
    _variable("pi_e", notation=r"\pi^e"),
    _variable("r_bar", notation=r"\bar r"),
    _variable("Y_hat", notation=r"\hat Y"),
)

u = function("u", 1, ("utility", "效用"), signs={1: ">0", (1, 1): "<0"})
F = function("F", 2, ("output", "产出"), signs={1: ">0", 2: ">0"})
F_named = function("H", 2, ("output", "产出"), notation="F", arguments=("K", "L"))
L_of = function("L", 2, ("money demand", "货币需求"), signs={1: ">0", 2: "<0"})
L_2 = function("L_2", 1, ("speculative demand", "投机需求"))

dY, dG, dr = differential(Y), differential(G), differential(r)
dY_dG, dr_dY = marginal(Y, G), marginal(r, Y)

RANK = {
    symbol: place
    for place, symbol in enumerate(
        (
            *(K, A_0, D, a, b, t, alpha, beta, theta, A, C, I_0, I, S, T_0, Y, Y_d, T, R, G, NX_0, NX, m_y, h, d, k, n_r),
            *(
                Y_1,
                Y_2,
                M,
                P,
                m,
                L,
                AE,
                R_1,
                R_2,
                R_3,
                J,
                r_0,
                r,
                c,
                c_1,
                c_2,
                c_1_star,
                k_0,
                k_star,
                k_1,
                b_1,
                capital,
                labour,
            ),
        )
    )
}
