"""A small lecture with everything that a handout can print."""

from __future__ import annotations

from sympy import oo

from derive.equation import behavioural, equilibrium
from derive.lecture import Erratum, Formula, Lecture, Pitfall, Question, Section, Table
from derive.model import Model
from derive.rules import collect, define, differentiate, express, isolate, limit, sign, substitute
from derive.step import Derivation
from derive.symbols import NONNEGATIVE, POSITIVE, UNIT_INTERVAL, aggregate, parameter, variable
from derive.text import Text

BILLIONS = ("billion yuan", "十亿元")
Y = variable("Y", ("national income", "国民收入"), unit=BILLIONS)
C = variable("C", ("consumption", "消费"), unit=BILLIONS)
I = variable("I", ("investment", "投资"), unit=BILLIONS)
r = variable("r", ("interest rate", "利率"))
a = parameter("a", ("autonomous consumption", "自发消费"), domain=NONNEGATIVE)
b = parameter("b", ("marginal propensity to consume", "边际消费倾向"), domain=UNIT_INTERVAL)
e = parameter("e", ("autonomous investment", "自发投资"))
d = parameter("d", ("interest sensitivity of investment", "投资对利率的敏感系数"), domain=POSITIVE)
K = aggregate("K", ("multiplier", "乘数"), domain=POSITIVE)

consumption = behavioural(C, a + b * Y, ("consumption function", "消费函数"))
investment = behavioural(I, e - d * r, ("investment function", "投资函数"))
market = equilibrium(Y, C + I, ("goods-market equilibrium", "产品市场均衡条件"))
MODEL = Model(
    "cross",
    ("Income and interest", "收入与利率"),
    [market, consumption, investment],
    [Y, C, I],
    [r],
    [a, b, e, d],
    aggregates=[K],
    order=[K, a, b, C, e, I, d, Y, r],
    intro=("Two sectors: households and firms.", "两部门经济：家庭与厂商。"),
)


def is_curve() -> Derivation:
    derivation = Derivation(
        MODEL,
        "is_curve",
        ("The IS curve", "IS 曲线"),
        intro=("At which income does the market clear?", "收入为多少时市场出清？"),
        reading=("A higher interest rate lowers income.", "利率上升使收入减少。"),
    )
    spending = derivation.by(substitute(consumption, investment, into=market))
    collected = derivation.by(collect(spending, Y))
    solved = derivation.by(isolate(Y, equation=collected))
    multiplier = derivation.by(define(K, 1 / (1 - b)), label="K")
    derivation.by(
        express(Y, K * (a + e - d * r), equation=solved, using=(multiplier,)),
        label="IS",
        reading=("The IS curve falls.", "IS 曲线向右下方倾斜。"),
    )
    for shock, relation in ((e, ">0"), (r, "<0")):
        effect = derivation.by(differentiate(Y, shock, solved))
        derivation.by(sign(effect, relation))
    derivation.notes.append(
        Table(
            Text("The multiplier at some propensities", "几种消费倾向下的乘数"),
            (b, K),
            tuple((value, 1 / (1 - value)) for value in (b * 0, b**0 / 2)),
        )
    )
    return derivation


def extreme_cases() -> Derivation:
    derivation = Derivation(MODEL, "extreme_cases", ("Extreme cases", "极端情形"))
    derivation.by(limit((a + e) / d, d, oo))
    return derivation


LECTURE = Lecture(
    "sample",
    Text("A sample lecture", "示例讲义"),
    (
        Section(Text("The goods market", "产品市场"), (is_curve,), Text("Start with the goods market.", "先看产品市场。")),
        Section(Text("Limits", "极限"), (extreme_cases,)),
    ),
    intro=Text("Income {Y} and the interest rate {r}.", "收入{Y}与利率{r}。", Y=Y, r=r),
    errata=(Erratum(Text("page 3", "第3页"), Text("slope {s}", "斜率{s}", s=d), Text("slope {s}", "斜率{s}", s=-d)),),
    pitfalls=(Pitfall(Text("{K} is not {b}.", "{K}不等于{b}。", K=K, b=b)),),
    questions=(
        Question(
            Text("What happens if {d} rises?", "{d}上升时会怎样？", d=d), Text("The curve becomes flatter.", "曲线变得更平坦。")
        ),
    ),
    formulas=(Formula("is_curve", "IS", Text("The IS curve", "IS 曲线")), Formula("is_curve", "K")),
)
