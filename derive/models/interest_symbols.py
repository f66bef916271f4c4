"""The symbols that the models of the equilibrium interest rate share."""

from __future__ import annotations

from derive.functions import function
from derive.symbols import NONNEGATIVE, POSITIVE, parameter, variable

Y = variable("Y", ("real income", "实际收入"), domain=POSITIVE)
M = variable("M", ("nominal money supply", "名义货币供给"), domain=POSITIVE)
P = variable("P", ("price level", "价格水平"), domain=POSITIVE)
i = variable("i", ("nominal interest rate", "名义利率"), domain=POSITIVE)
phi = parameter("phi", ("degree of financial innovation", "金融创新程度"), domain=NONNEGATIVE)

L = function(
    "L",
    3,
    ("demand for real balances", "实际货币需求函数"),
    signs={(): ">0", 1: ">0", 2: "<0", 3: "<0"},
    arguments=("Y", "i", "phi"),
)

k = parameter("k", ("income sensitivity of money demand", "货币需求对收入的敏感系数"), domain=POSITIVE)
h = parameter("h", ("interest sensitivity of money demand", "货币需求对利率的敏感系数"), domain=POSITIVE)

ORDER = (M, P, k, h, phi, Y, i)
