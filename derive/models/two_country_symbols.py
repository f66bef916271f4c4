"""The symbols and functions that the models of two countries share; a star marks the foreign country."""

from __future__ import annotations

from derive.functions import function
from derive.symbols import POSITIVE, SHARE, UNIT_INTERVAL, EconomicSymbol, interval, parameter, variable

ABOVE_MINUS_ONE = interval(-1)


def _positive(key: str, en: str, zh: str, notation: str = "") -> EconomicSymbol:
    return variable(key, (en, zh), domain=POSITIVE, notation=notation or None)


def _price(key: str, en: str, zh: str, notation: str = "") -> EconomicSymbol:
    """A price stands before the quantity that it values, `r_1 k_0`, as a coefficient does."""
    return parameter(key, (en, zh), domain=POSITIVE, notation=notation or None)


def _real(key: str, en: str, zh: str, notation: str = "") -> EconomicSymbol:
    return variable(key, (en, zh), notation=notation or None)


c_1 = _positive("c_1", "consumption in period 1", "第 1 期消费")
c_2 = _positive("c_2", "consumption in period 2", "第 2 期消费")
c_1s = _positive("c_1_star", "foreign consumption in period 1", "外国第 1 期消费", "c_1^*")
c_2s = _positive("c_2_star", "foreign consumption in period 2", "外国第 2 期消费", "c_2^*")

k_c0 = _positive("k_c0", "capital of the households in period 1", "居民第 1 期期初资本", "k_{c0}")
k_f0 = variable("k_f0", ("capital of the firms in period 1", "企业第 1 期期初资本"), notation="k_{f0}")
k_0 = _positive("k_0", "capital of the country in period 1", "本国第 1 期期初资本")
k_0s = _positive("k_0_star", "foreign capital in period 1", "外国第 1 期期初资本", "k_0^*")
k_c1 = _real("k_c1", "capital of the households in period 2", "居民第 2 期期初资本", "k_{c1}")
k_f1 = _real("k_f1", "capital of the firms in period 2", "企业第 2 期期初资本", "k_{f1}")
k_1 = _positive("k_1", "capital of the country in period 2", "本国第 2 期期初资本")
k_1s = _positive("k_1_star", "foreign capital in period 2", "外国第 2 期期初资本", "k_1^*")

b_c1 = _real("b_c1", "borrowing of the households abroad", "居民的国际借款", "b_{c1}")
b_f1 = _real("b_f1", "borrowing of the firms abroad", "企业的国际借款", "b_{f1}")
b_1 = _real("b_1", "borrowing of the country abroad", "本国的国际借款")
b_1s = _real("b_1_star", "borrowing of the foreign country abroad", "外国的国际借款", "b_1^*")

r_1 = _price("r_1", "return to capital in period 1", "第 1 期资本回报率")
r_2 = _price("r_2", "return to capital in period 2", "第 2 期资本回报率")
r_1s = _price("r_1_star", "foreign return to capital in period 1", "外国第 1 期资本回报率", "r_1^*")
r_2s = _price("r_2_star", "foreign return to capital in period 2", "外国第 2 期资本回报率", "r_2^*")
r_g2 = _price("r_g2", "interest rate of the international capital market", "国际资本市场利率", "r_{g2}")
w_1 = _price("w_1", "wage in period 1", "第 1 期工资")
w_2 = _price("w_2", "wage in period 2", "第 2 期工资")
w_1s = _price("w_1_star", "foreign wage in period 1", "外国第 1 期工资", "w_1^*")
w_2s = _price("w_2_star", "foreign wage in period 2", "外国第 2 期工资", "w_2^*")

L = _positive("L", "labour", "劳动禀赋")
A = parameter("A", ("productivity", "全要素生产率"), domain=POSITIVE)
beta = parameter("beta", ("discount factor", "贴现因子"), domain=POSITIVE)
sigma = parameter("sigma", ("relative risk aversion", "相对风险厌恶系数"), domain=POSITIVE)
alpha = parameter("alpha", ("capital share", "资本份额"), domain=UNIT_INTERVAL)
theta = parameter("theta", ("share of the firms in initial capital", "初始资本中企业所占份额"), domain=SHARE)

u = function("u", 1, ("utility", "效用函数"), signs={1: ">0", (1, 1): "<0"}, concave=True, arguments=("c",))
F = function(
    "F",
    2,
    ("production function with constant returns", "规模报酬不变的生产函数"),
    signs={(): ">0", 1: ">0", 2: ">0", (1, 1): "<0", (2, 2): "<0"},
    concave=True,
    homogeneous=1,
    arguments=("k", "l"),
)
