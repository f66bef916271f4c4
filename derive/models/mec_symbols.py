"""Symbols of an investment project. R is the supply price here and R_1, R_2, R_3 are returns, as in the notes."""

from __future__ import annotations

from derive.symbols import NONNEGATIVE, POSITIVE, POSITIVE_INTEGER, interval, parameter, variable

ABOVE_MINUS_ONE = interval(-1)

supply_price = variable("R_supply", ("supply price of the capital good", "资本品的供给价格"), domain=POSITIVE, notation="R")
R_1 = variable("R_1", ("expected return of year 1", "第一年预期收益"), domain=POSITIVE)
R_2 = variable("R_2", ("expected return of year 2", "第二年预期收益"), domain=POSITIVE)
R_3 = variable("R_3", ("expected return of year 3", "第三年预期收益"), domain=POSITIVE)
R_n = variable("R_n", ("expected return of year n", "第 n 年预期收益"), domain=POSITIVE)
Q = variable("Q", ("expected return of every year", "每年相同的预期收益"), domain=POSITIVE)
J = variable("J", ("salvage value", "残值"), domain=NONNEGATIVE)
r = variable("r", ("real interest rate", "实际利率"), domain=ABOVE_MINUS_ONE)
r_0 = variable(
    "r_0", ("marginal efficiency of capital (expected rate of profit)", "资本边际效率（预期利润率）"), domain=ABOVE_MINUS_ONE
)
v_n = variable("v_n", ("present value of the return of year n", "第 n 年收益的现值"))
N = variable("N", ("net present value", "净现值"))
n = parameter("n", ("life of the capital good in years", "资本品使用年限"), domain=POSITIVE_INTEGER)
j = variable("j", ("year", "年份"), domain=POSITIVE_INTEGER)

ORDER = (supply_price, Q, R_1, R_2, R_3, R_n, v_n, J, N, r_0, r, n, j)
