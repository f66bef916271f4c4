"""Identities that economists write down, and plausible ones that are false.

Every true one must be proved; every false one must be refuted by a witness that an exact evaluation confirms.
"""

from __future__ import annotations

import pytest
import sympy
from sympy import Rational, Symbol, diff, exp, log, sqrt

from derive.algebra.ball import evaluate
from derive.algebra.compare import compare
from derive.equation import less, positive
from derive.functions import function
from derive.symbols import NONNEGATIVE, POSITIVE, POSITIVE_INTEGER, REAL, UNIT_INTERVAL, interval, parameter
from derive.verdict import Status


def many(names: str, domain=POSITIVE):
    return [parameter(name, name, domain=domain) for name in names.split()]


K, L, A, Y, C, G, M, P, I_0, T, R, W = many("K L A Y C G M P I_0 T R W")
c, c_1, c_2, k, h, d, w, p_1, p_2, m, q, x, y, z = many("c c_1 c_2 k h d w p_1 p_2 m q x y z")
sigma, rho, theta, gamma, eps = many("sigma rho theta gamma epsilon")
alpha, beta, b, t, delta, s, tau, omega = many("alpha beta b t delta s tau omega", UNIT_INTERVAL)
g, n, NX, a = many("g n NX a", REAL)
r, i = many("r i", interval(-1))
pi = parameter("pi_e", "expected inflation", domain=interval(-1))
T_0 = parameter("T_0", "lump-sum tax", domain=NONNEGATIVE)
N = parameter("N", "number of years", domain=POSITIVE_INTEGER)
gam_1, gam_2 = many("g_1 g_2", REAL)
V_1, V_2 = many("V_1 V_2", REAL)

u = function("u", 1, "utility", signs={1: ">0", (1, 1): "<0"})
F = function("F", 2, "output", signs={1: ">0", 2: ">0", (1, 1): "<0", (2, 2): "<0"}, homogeneous=1)
Ld = function("Ld", 2, "money demand", signs={1: ">0", 2: "<0"})

Kbar = 1 / (1 - b + b * t)
A_0 = a + I_0 - b * T_0 + b * R + G + NX
D = h + Kbar * d * k
Y_eq = (Kbar * A_0 * h + Kbar * d * M / P) / D
r_eq = (Kbar * A_0 * k - M / P) / D
cd = A * K**alpha * L ** (1 - alpha)
ces = (alpha * K**rho + (1 - alpha) * L**rho) ** (1 / rho)
es = (sigma - 1) / sigma
dixit = (alpha * x**es + (1 - alpha) * y**es) ** (1 / es)
price = (alpha**sigma * p_1 ** (1 - sigma) + (1 - alpha) ** sigma * p_2 ** (1 - sigma)) ** (1 / (1 - sigma))
crra = (c ** (1 - sigma) - 1) / (1 - sigma)
V = x**alpha * y ** (1 - alpha)
x_m, y_m = alpha * m / p_1, (1 - alpha) * m / p_2
indirect = (alpha / p_1) ** alpha * ((1 - alpha) / p_2) ** (1 - alpha) * m
expenditure = w * (p_1 / alpha) ** alpha * (p_2 / (1 - alpha)) ** (1 - alpha)
k_ss = (s * A / (delta + theta)) ** (1 / (1 - alpha))
logit = exp(V_1) / (exp(V_1) + exp(V_2))
stone = (x - gamma) ** alpha * (y - theta) ** (1 - alpha)
LES_1 = gam_1 + alpha * (m - p_1 * gam_1 - p_2 * gam_2) / p_1
LES_2 = gam_2 + (1 - alpha) * (m - p_1 * gam_1 - p_2 * gam_2) / p_2

TRUE = {
    # Keynesian cross, IS, LM
    "multiplier as a series with remainder": (1 / (1 - b), 1 + b + b**2 + b**3 / (1 - b)),
    "saving propensity": (1 / (1 - b * (1 - t)), 1 / ((1 - b) + b * t)),
    "balanced budget multiplier": (1 / (1 - b) - b / (1 - b), 1),
    "balanced budget with a tax rate": (Kbar - b * Kbar, (1 - b) / (1 - b + b * t)),
    "disposable income": (Y - (T_0 + t * Y) + R, (1 - t) * Y - T_0 + R),
    "APC falls to MPC": ((a + b * Y) / Y - b, a / Y),
    "IS with transfers": (Kbar * (A_0 - d * r), (a - b * T_0 + b * R + I_0 + G + NX - d * r) / (1 - b * (1 - t))),
    "IS intercept": (A_0 / d - Y / (Kbar * d), (A_0 - (1 - b + b * t) * Y) / d),
    "LM slope": (diff((k * Y - M / P) / h, Y), k / h),
    "equilibrium solves IS": (Y_eq, Kbar * (A_0 - d * r_eq)),
    "equilibrium solves LM": (M / P, k * Y_eq - h * r_eq),
    "fiscal multiplier": (diff(Y_eq, G), Kbar * h / (h + Kbar * d * k)),
    "fiscal multiplier without K": (diff(Y_eq, G), 1 / (1 - b + b * t + d * k / h)),
    "monetary multiplier": (diff(Y_eq, M), d / (P * (h * (1 - b * (1 - t)) + d * k))),
    "interest effect of spending": (diff(r_eq, G), k / (h * (1 - b + b * t) + d * k)),
    "crowding out": (Kbar - diff(Y_eq, G), Kbar * Kbar * d * k / D),
    "tax-rate multiplier": (diff(Y_eq, t), -b * Kbar * h * Y_eq / D),
    "effect of k": (diff(Y_eq, k), -Kbar * d * Y_eq / D),
    "effect of h on Y": (diff(Y_eq, h), Kbar * d * r_eq / D),
    "effect of d on r": (diff(r_eq, d), -Kbar * k * r_eq / D),
    "effect of b on Y": (diff(Kbar * A_0, b), Kbar * (R - T_0 + (1 - t) * Kbar * A_0)),
    "off the IS curve": (a + b * Y + I_0 - Y, I_0 - ((1 - b) * Y - a)),
    "trace and determinant": ((-alpha * (1 - b) - gamma * h) ** 2 - 4 * alpha * gamma * ((1 - b) * h + d * k),
                              (alpha * (1 - b) - gamma * h) ** 2 - 4 * alpha * gamma * d * k),
    "money multiplier": ((1 + q) / (q + theta), 1 + (1 - theta) / (q + theta)),
    "quantity equation in growth": (log(M * x / P) - log(x), log(M) - log(P)),
    # present values and interest
    "two-year present value": (R / (1 + r) + R / (1 + r) ** 2, R * (2 + r) / (1 + r) ** 2),
    "annuity, one year more": (R * (1 - (1 + r) ** (-N)) / r + R * (1 + r) ** (-N - 1), R * (1 - (1 + r) ** (-N - 1)) / r),
    "annuity from future value": ((1 - (1 + r) ** (-N)) / r, ((1 + r) ** N - 1) / (r * (1 + r) ** N)),
    "compounding": ((1 + r) ** N * (1 + r) ** 2, (1 + r) ** (N + 2)),
    "discount factor": ((1 / (1 + r)) ** N, (1 + r) ** (-N)),
    "Fisher": ((1 + i) / (1 + pi) - 1, (i - pi) / (1 + pi)),
    "Fisher error": ((i - pi) - (i - pi) / (1 + pi), pi * (i - pi) / (1 + pi)),
    "Fisher product": ((1 + r) * (1 + pi) - 1, r + pi + r * pi),
    "consol": (diff(R / q, q), -(R / q) / q),
    "bond duration": (-diff(R / (1 + r) ** N, r) * (1 + r) / (R / (1 + r) ** N), N),
    "perpetuity with growth": (R / (r - g) - R / (1 + r), R * (1 + g) / ((r - g) * (1 + r))),
    "continuous discounting": (exp(-rho * x) * exp(-rho * y), exp(-rho * (x + y))),
    "effective rate": ((1 + r / 2) ** 2 - 1, r + r**2 / 4),
    "doubling": (2 ** (x / y), exp(x * log(2) / y)),
    "yield spread": (((1 + r) ** 2 / (1 + i)) - 1, (r**2 + 2 * r - i) / (1 + i)),
    "log return": (log(P * (1 + r)) - log(P), log(1 + r)),
    "CAPM two assets": (omega * r + (1 - omega) * i - i, omega * (r - i)),
    "mean-variance demand": (diff(omega * (x - y) - gamma * omega**2 * z / 2, omega), x - y - gamma * omega * z),
    "Baumol-Tobin": (sqrt(2 * d * Y / r) / 2, sqrt(d * Y / (2 * r))),
    "Baumol-Tobin elasticity": (Y * diff(sqrt(d * Y / (2 * R)), Y) / sqrt(d * Y / (2 * R)), Rational(1, 2)),
    "Baumol-Tobin cost": (d * Y / sqrt(2 * d * Y / R) + R * sqrt(2 * d * Y / R) / 2, sqrt(2 * d * Y * R)),
    # Cobb-Douglas
    "marginal product of capital": (diff(cd, K), alpha * cd / K),
    "labour share": (L * diff(cd, L) / cd, 1 - alpha),
    "Euler for Cobb-Douglas": (K * diff(cd, K) + L * diff(cd, L), cd),
    "intensive form": (cd / L, A * (K / L) ** alpha),
    "returns to scale": (A * (z * K) ** alpha * (z * L) ** beta, z ** (alpha + beta) * A * K**alpha * L**beta),
    "TRS": (diff(cd, L) / diff(cd, K), (1 - alpha) / alpha * K / L),
    "cross partial": (diff(cd, K, L), alpha * (1 - alpha) * cd / (K * L)),
    "concave in capital": (diff(cd, K, 2), -alpha * (1 - alpha) * A * (L / K) ** (1 - alpha) / K),
    "Hessian vanishes under constant returns": (diff(cd, K, 2) * diff(cd, L, 2), diff(cd, K, L) ** 2),
    "growth accounting": (log(cd), log(A) + alpha * log(K) + (1 - alpha) * log(L)),
    "log utility form": (exp(alpha * log(x) + (1 - alpha) * log(y)), V),
    "Marshallian demand in utility": (V.xreplace({x: x_m, y: y_m}), indirect),
    "Roy's identity": (-diff(indirect, p_1) / diff(indirect, m), x_m),
    "Shephard's lemma": (diff(expenditure, p_1), w * (alpha * p_2 / ((1 - alpha) * p_1)) ** (1 - alpha)),
    "expenditure inverts indirect utility": (expenditure.xreplace({w: indirect}), m),
    "Slutsky": (diff(x_m, p_1), diff(diff(expenditure, p_1), p_1).xreplace({w: indirect}) - x_m * diff(x_m, m)),
    "cost share": (p_1 * diff(expenditure, p_1) / expenditure, alpha),
    "price elasticity": (p_1 * diff(x_m, p_1) / x_m, -1),
    "Cournot aggregation": (p_1 * diff(x_m, p_1) + p_2 * diff(y_m, p_1) + x_m, 0),
    "Engel aggregation": (p_1 * diff(x_m, m) + p_2 * diff(y_m, m), 1),
    "cost function dual": ((w / (1 - alpha)) ** (1 - alpha) * (R / alpha) ** alpha, w ** (1 - alpha) * R**alpha * alpha ** (-alpha) * (1 - alpha) ** (alpha - 1)),
    # CES
    "CES marginal product": (diff(ces, K), alpha * (ces / K) ** (1 - rho)),
    "CES Euler": (K * diff(ces, K) + L * diff(ces, L), ces),
    "CES homogeneity": (ces.xreplace({K: z * K, L: z * L}), z * ces),
    "CES intensive form": (ces / L, (alpha * (K / L) ** rho + 1 - alpha) ** (1 / rho)),
    "CES share": (K * diff(ces, K) / ces, alpha * K**rho / (alpha * K**rho + (1 - alpha) * L**rho)),
    "CES TRS": (diff(ces, K) / diff(ces, L), alpha / (1 - alpha) * (L / K) ** (1 - rho)),
    "Dixit-Stiglitz marginal utility": (diff(dixit, x), alpha * (dixit / x) ** (1 / sigma)),
    "Dixit-Stiglitz Euler": (x * diff(dixit, x) + y * diff(dixit, y), dixit),
    "price index derivative": (diff(price, p_1), alpha**sigma * (p_1 / price) ** (-sigma)),
    "price index homogeneity": (price.xreplace({p_1: z * p_1, p_2: z * p_2}), z * price),
    "Armington shares add up": ((alpha**sigma * (p_1 / price) ** (1 - sigma)) + (1 - alpha) ** sigma * (p_2 / price) ** (1 - sigma), 1),
    "iceberg cost": ((tau * p_1) ** (1 - sigma), tau ** (1 - sigma) * p_1 ** (1 - sigma)),
    "markup": (eps / (eps - 1) * w - w, w / (eps - 1)),
    "Lerner": ((P - P * (1 - 1 / eps)) / P, 1 / eps),
    "constant-elasticity demand": (P * diff(A * P ** (-eps), P) / (A * P ** (-eps)), -eps),
    "marginal revenue": (diff(P ** (1 - eps), P) / diff(P ** (-eps), P), P * (1 - 1 / eps)),
    # CRRA, Euler equations
    "CRRA marginal utility": (diff(crra, c), c ** (-sigma)),
    "relative risk aversion": (-c * diff(crra, c, 2) / diff(crra, c), sigma),
    "CRRA prudence": (-c * diff(crra, c, 3) / diff(crra, c, 2), sigma + 1),
    "Euler growth": (((beta * (1 + r)) ** (1 / sigma)) ** sigma, beta * (1 + r)),
    "Euler marginal rate": (c_1 ** (-sigma) / (beta * c_2 ** (-sigma)), (c_2 / c_1) ** sigma / beta),
    "saving rate": ((beta * R ** (1 - sigma)) ** (1 / sigma) * R, beta ** (1 / sigma) * R ** (1 / sigma)),
    "two-period budget": (c_1 + (Y - c_1) * (1 + r) / (1 + r), Y),
    "log saving": (beta / (1 + beta) * w, w - w / (1 + beta)),
    "CARA": (-diff(-exp(-gamma * c), c, 2) / diff(-exp(-gamma * c), c), gamma),
    "CARA of a sum": (-exp(-gamma * (x + y)), -exp(-gamma * x) * exp(-gamma * y)),
    "certainty equivalent": (((x ** (1 - sigma)) / 2 + (x ** (1 - sigma)) / 2) ** (1 / (1 - sigma)), x),
    "abstract Euler": (diff(u(c_1) + beta * u((1 + r) * (w - c_1)), c_1), u.partial(1)(c_1) - beta * (1 + r) * u.partial(1)(w * (1 + r) - c_1 * (1 + r))),
    "abstract risk aversion": (-c * diff(u(c), c, 2) / diff(u(c), c), -c * u.partial(1, 1)(c) / u.partial(1)(c)),
    # abstract production and money demand
    "Euler's theorem": (K * diff(F(K, L), K) + L * diff(F(K, L), L), F(K, L)),
    "homogeneity of marginal products": (F.partial(1)(z * K, z * L), F.partial(1)(K, L)),
    "intensive production": (F(K, L), L * F(K / L, 1)),
    "wage in intensive form": (diff(F(K, L), L), F(K / L, 1) - (K / L) * F.partial(1)(K / L, 1)),
    "second Euler": (K * diff(F(K, L), K, 2), -L * diff(F(K, L), K, L)),
    "Young": (diff(F(K, L), K, L), diff(F(K, L), L, K)),
    "chain rule": (diff(F(A * K, L), K), A * F.partial(1)(A * K, L)),
    "LM slope in general": (-Ld.partial(1)(Y, i) / Ld.partial(2)(Y, i) + 1, (Ld.partial(2)(Y, i) - diff(Ld(Y, i), Y)) / diff(Ld(Y, i), i)),
    "product rule": (diff(P * Ld(Y, i) * Y, Y), P * (Ld(Y, i) + Y * Ld.partial(1)(Y, i))),
    # growth
    "Solow steady state": (s * A * k_ss**alpha, (delta + theta) * k_ss),
    "Solow output": (A * k_ss**alpha, A ** (1 / (1 - alpha)) * (s / (delta + theta)) ** (alpha / (1 - alpha))),
    "speed of convergence": ((s * A * alpha * k ** (alpha - 1) - (delta + theta)).xreplace({k: k_ss}), -(1 - alpha) * (delta + theta)),
    "golden rule": ((alpha * A / (delta + theta)) ** (1 / (1 - alpha)) * (delta + theta) / alpha, A * ((alpha * A / (delta + theta)) ** (1 / (1 - alpha))) ** alpha),
    "growth of a ratio": (exp(x * z) / exp(y * z), exp((x - y) * z)),
    "Harrod form": (K**alpha * (A * L) ** (1 - alpha) / (A * L), (K / (A * L)) ** alpha),
    "Solow residual": ((Y / L) / (K / L) ** alpha, Y * K ** (-alpha) * L ** (alpha - 1)),
    "rule of seventy": (log(4) / log(2), 2),
    # demand systems, logit, trade, policy
    "Stone-Geary demand adds up": (p_1 * LES_1 + p_2 * LES_2, m),
    "Stone-Geary Engel": (p_1 * diff(LES_1, m), alpha),
    "Stone-Geary log derivative": (diff(log(stone), x), alpha / (x - gamma), (less(gamma, x), less(theta, y))),
    "logit odds": (logit / (1 - logit), exp(V_1 - V_2)),
    "logit derivative": (diff(logit, V_1), logit * (1 - logit)),
    "logit as one exponential": (logit, 1 / (1 + exp(V_2 - V_1))),
    "log-sum derivative": (diff(log(exp(V_1) + exp(V_2)), V_1), logit),
    "gravity": (x * y * z ** (-theta) / (x * w ** (-theta)), y * (z / w) ** (-theta)),
    "terms of trade": (log(p_1 / p_2), log(p_1) - log(p_2)),
    "real exchange rate": (log(w * p_1 / p_2), log(w) + log(p_1) - log(p_2)),
    "Eaton-Kortum share": (x * w ** (-theta) / (x * w ** (-theta) + y * z ** (-theta)), 1 / (1 + y / x * (w / z) ** theta)),
    "Taylor rule": (pi + r + (pi - g) / 2 + n / 2, r + 3 * pi / 2 - g / 2 + n / 2),
    "Okun and Phillips": (pi - beta * (n - g) / beta, pi - n + g),
    "Cournot profit": ((a - 2 * (a - w) / 3 - w) * (a - w) / 3, ((a - w) / 3) ** 2),
    "Bertrand reaction": ((a + w + b * P) / 2 - w, (a + b * P - w) / 2),
    "Hotelling": ((P + t) - (P + t / 2), t / 2),
    "deadweight loss": ((W + t * W) ** 2 / 2 - W**2 / 2 - t * W**2, t**2 * W**2 / 2),
    "Gini of two groups": (alpha * (1 - beta) - beta * (1 - alpha), alpha - beta),
    "matching elasticity": (x * diff(A * x**alpha * y ** (1 - alpha), x), alpha * A * x**alpha * y ** (1 - alpha)),
    "tightness": (A * x**alpha * y ** (1 - alpha) / x, A * (y / x) ** (1 - alpha)),
    "geometric mean": (sqrt(x * y) / x, sqrt(y / x)),
    "harmonic mean": (2 / (1 / x + 1 / y), 2 * x * y / (x + y)),
    "means squared": ((sqrt(x) + sqrt(y)) ** 2, x + y + 2 * sqrt(x * y)),
    "rationalised root": (1 / (sqrt(x + 1) - sqrt(x)), sqrt(x + 1) + sqrt(x)),
    "quadratic root": (((b + sqrt(b**2 + 4 * x)) / 2) ** 2, b * (b + sqrt(b**2 + 4 * x)) / 2 + x),
    "Hart utility": ((5 * sqrt(31) + 17) / sqrt(21), sqrt(21) * (5 * sqrt(31) + 17) / 21),
    "square root of six": (sqrt(2) * sqrt(3) * 6, 6 * sqrt(6)),
    "logistic growth": (1 / (1 + exp(-x)) + 1 / (1 + exp(x)), 1),
    "hyperbolic": (sympy.tanh(x), (exp(2 * x) - 1) / (exp(2 * x) + 1)),
    "larger and smaller": (sympy.Max(x, y) - sympy.Min(x, y), sympy.Abs(x - y)),
}  # fmt: skip

FALSE = {
    "multiplier sign": (1 / (1 - b), 1 / (1 + b)),
    "multiplier series": (1 / (1 - b), 1 + b + b**2),
    "tax term": ((1 - t) * Y - T_0, Y - T_0 * (1 + t) - t * Y),
    "balanced budget with tax rate is one": ((1 - b) * Kbar, 1),
    "IS slope without sign": (diff((A_0 - Y / Kbar) / d, Y), 1 / (Kbar * d)),
    "transfer multiplier": (diff(Y_eq, R), diff(Y_eq, G)),
    "effect of h with the wrong sign": (diff(Y_eq, h), -Kbar * d * r_eq / D),
    "monetary multiplier forgets the price level": (diff(Y_eq, M), Kbar * d / D),
    "crowding out forgets K": (Kbar - diff(Y_eq, G), Kbar * d * k / D),
    "Fisher approximation": ((1 + i) / (1 + pi) - 1, i - pi),
    "annuity off by one": (R * (1 - (1 + r) ** (-N)) / r, R * (1 - (1 + r) ** (-N - 1)) / r),
    "simple interest": ((1 + r) ** N, 1 + N * r),
    "present value": (R / (1 + r) + R / (1 + r) ** 2, 2 * R / (1 + r) ** 2),
    "effective rate": ((1 + r / 2) ** 2 - 1, r),
    "labour share": (L * diff(cd, L) / cd, alpha),
    "power of a sum": ((K + L) ** alpha, K**alpha + L**alpha),
    "returns to scale": (A * (z * K) ** alpha * (z * L) ** beta, z * A * K**alpha * L**beta),
    "TRS upside down": (diff(cd, L) / diff(cd, K), alpha / (1 - alpha) * K / L),
    "Shephard with the wrong share": (diff(expenditure, p_1), alpha * expenditure / p_2),
    "Slutsky without the income effect": (diff(x_m, p_1), diff(diff(expenditure, p_1), p_1).xreplace({w: indirect})),
    "CES marginal product": (diff(ces, K), alpha * (ces / K) ** rho),
    "CES is Cobb-Douglas": (ces, K**alpha * L ** (1 - alpha)),
    "CES share": (K * diff(ces, K) / ces, alpha),
    "price index exponent": (price, (alpha * p_1 ** (1 - sigma) + (1 - alpha) * p_2 ** (1 - sigma)) ** (1 / (1 - sigma))),
    "Dixit-Stiglitz exponent": (diff(dixit, x), alpha * (dixit / x) ** sigma),
    "markup over the wrong base": (eps / (eps - 1) * w - w, w / eps),
    "CRRA marginal utility": (diff(crra, c), c ** (1 - sigma)),
    "prudence is risk aversion": (-c * diff(crra, c, 3) / diff(crra, c, 2), sigma),
    "Euler exponent": ((beta * (1 + r)) ** (1 / sigma), (beta * (1 + r)) ** sigma),
    "discounting the wrong side": (c_1 ** (-sigma) / (beta * c_2 ** (-sigma)), beta * (c_2 / c_1) ** sigma),
    "log of a sum": (log(x + y), log(x) + log(y)),
    "log of a product is the product": (log(x * y), log(x) * log(y)),
    "ratio of logs": (log(x) / log(y), log(x) - log(y)),
    "utility is linear": (u(x + y), u(x) + u(y)),
    "marginal utility at the wrong age": (u.partial(1)(c_1), u.partial(1)(c_2)),
    "arguments exchanged": (F(K, L), F(L, K)),
    "Euler's theorem forgets labour": (K * diff(F(K, L), K), F(K, L)),
    "second partials": (diff(F(K, L), K, 2), diff(F(K, L), K, L)),
    "marginal product grows with scale": (F.partial(1)(z * K, z * L), z * F.partial(1)(K, L)),
    "wage in intensive form": (diff(F(K, L), L), F(K / L, 1) + (K / L) * F.partial(1)(K / L, 1)),
    "money demand homogeneous": (Ld(z * Y, i), z * Ld(Y, i)),
    "Solow steady state": (k_ss, (s * A / (delta + theta)) ** (1 - alpha)),
    "golden rule": (alpha, s),
    "logit independence": (diff(logit, V_1), logit**2),
    "Stone-Geary share": (p_1 * LES_1 / m, alpha),
    "root of a square of a real number": (sqrt((V_1 - V_2) ** 2), V_1 - V_2),
    "root of a sum": (sqrt(x**2 + y**2), x + y),
    "a penny off": (Y_eq, Y_eq + Rational(1, 10**30)),
    "rounded share": (alpha / 3, Rational(333333333, 1000000000) * alpha),
    "rounded root": (sqrt(2), Rational(14142135623730951, 10**16)),
    "rounded e": (sympy.E**x, Rational(2718281828459045, 10**15) ** x),
    "condition does not help": (sympy.Abs(x - y), y - x, (positive(x - y),)),
}  # fmt: skip


def judge(case):
    left, right, *conditions = case
    return compare(left, right, conditions=conditions[0] if conditions else ())


def test_there_are_enough_of_each() -> None:
    assert len(TRUE) >= 100
    assert len(FALSE) >= 40


@pytest.mark.parametrize("name", TRUE)
def test_true_identity_is_proved(name: str) -> None:
    verdict = judge(TRUE[name])
    assert verdict.status is Status.PROVED, verdict.reason


@pytest.mark.parametrize("name", FALSE)
def test_false_identity_is_refuted_by_a_witness_that_holds_up(name: str) -> None:
    left, right, *conditions = FALSE[name]
    verdict = judge(FALSE[name])
    assert verdict.status is Status.REFUTED, verdict.reason
    witness = verdict.witness
    assert witness is not None
    assert all(isinstance(value, Rational) and symbol.domain.contains(value) for symbol, value in witness.values.items())
    for condition in conditions[0] if conditions else ():
        assert condition.satisfied_by(condition.expression.xreplace(dict(witness.values)))
    gap = (left - right).xreplace(dict(witness.values))
    if not witness.functions:
        assert abs(sympy.N(gap, 60)) > 0
        assert not evaluate(left - right, witness.values, 500).contains(0)


def test_witness_prints_functions_that_satisfy_the_declared_signs() -> None:
    witness = compare(u(x), u(2 * x)).witness
    assert witness is not None
    argument = Symbol("x1", positive=True)
    concrete = sympy.sympify(witness.functions["u"], locals={"x1": argument})
    for at in (Rational(1, 3), 1, 7):
        assert diff(concrete, argument).subs(argument, at) > 0
        assert diff(concrete, argument, 2).subs(argument, at) < 0
    left, right = (concrete.subs(argument, factor * witness.values[x]) for factor in (1, 2))
    assert str(sympy.N(left, 8))[:6] == witness.left[:6]
    assert str(sympy.N(right, 8))[:6] == witness.right[:6]
