"""The symbols that the IS–LM models share: one key, one notation, one meaning, one domain each."""

from __future__ import annotations

from derive.symbols import (
    NONNEGATIVE,
    POSITIVE,
    SHARE,
    UNIT_INTERVAL,
    EconomicSymbol,
    aggregate,
    parameter,
    variable,
)

Y = variable("Y", ("national income", "国民收入"))
C = variable("C", ("consumption", "消费"))
I = variable("I", ("investment", "投资"))
S = variable("S", ("saving", "储蓄"))
T = variable("T", ("tax revenue", "税收"))
Y_d = variable("Y_d", ("disposable income", "可支配收入"))
AE = variable("AE", ("aggregate expenditure", "总支出"))
r = variable("r", ("real interest rate", "实际利率"))
L = variable("L", ("demand for real balances", "实际货币需求"))

G = variable("G", ("government purchases", "政府购买"))
NX = variable("NX", ("net exports", "净出口"))
R = variable("R", ("transfer payments", "政府转移支付"))
T_0 = variable("T_0", ("lump-sum tax", "定额税"))
M = variable("M", ("nominal money supply", "名义货币供给"), domain=POSITIVE)
P = variable("P", ("price level", "价格水平"), domain=POSITIVE)
m = variable("m", ("real money supply", "实际货币供给量"), domain=POSITIVE)

a = parameter("a", ("autonomous consumption", "自发消费"))
b = parameter("b", ("marginal propensity to consume", "边际消费倾向"), domain=UNIT_INTERVAL)
t = parameter("t", ("income tax rate", "所得税税率"), domain=SHARE)
I_0 = parameter("I_0", ("autonomous investment", "自发投资"))
d = parameter("d", ("interest sensitivity of investment", "投资对利率的敏感系数"), domain=POSITIVE)
k = parameter("k", ("income sensitivity of money demand", "货币需求对收入的敏感系数"), domain=POSITIVE)
h = parameter("h", ("interest sensitivity of money demand", "货币需求对利率的敏感系数"), domain=POSITIVE)
NX_0 = parameter("NX_0", ("autonomous net exports", "自发净出口"))
m_y = parameter("m_y", ("marginal propensity to import", "边际进口倾向"), domain=NONNEGATIVE)
n_r = parameter("n_r", ("interest sensitivity of net exports", "净出口对利率的敏感系数"), domain=NONNEGATIVE)

K = aggregate("K", ("multiplier", "乘数"), domain=POSITIVE)
A_0 = aggregate("A_0", ("autonomous spending", "自发支出"))
D = aggregate("D", ("common denominator of the equilibrium values", "均衡解的公分母"), domain=POSITIVE)

# The order in which a lecturer writes a sum: a, C, I, G, NX; income before taxes, Y - T + R.
ORDER = (K, A_0, D, a, b, t, C, I_0, I, S, T_0, Y, Y_d, T, R, G, NX_0, NX, m_y, h, d, k, n_r, r, M, P, m, L, AE)

# A round-number economy for figures and numeric checks: interest rates in percent numbers, Y* = 1125 and r* = 2.5.
CALIBRATION: dict[EconomicSymbol, object] = {
    a: 100,
    b: "0.8",
    t: "0.25",
    T_0: 50,
    R: 50,
    I_0: 180,
    d: 20,
    G: 200,
    NX: 20,
    k: "0.5",
    h: 25,
    M: 500,
    P: 1,
    m: 500,
    NX_0: 140,
    m_y: "0.1",
    n_r: 5,
    r: "2.5",
    Y: 1125,
}
