"""Why money is held: the transactions and the precautionary motive, and the example of a monthly income of 3000 yuan."""

from __future__ import annotations

import sympy
from sympy import Rational

from derive.equation import Equation, behavioural, definition
from derive.model import Model
from derive.models.keynesian_symbols import Y, k
from derive.rules import conclude, define, evaluate_at, express, limit, sign, substitute, sum_of
from derive.step import Derivation
from derive.symbols import POSITIVE, POSITIVE_INTEGER, aggregate, parameter, variable
from derive.text import Text

L_1 = variable("L_1", ("transactions and precautionary demand for money", "交易性与预防性货币需求"))
L_t = variable("L_t", ("transactions demand for money", "交易性货币需求"))
L_p = variable("L_p", ("precautionary demand for money", "预防性货币需求"))
k_1 = parameter("k_1", ("money held for transactions per unit of income", "单位收入的交易性货币需求"), domain=POSITIVE)
k_2 = parameter("k_2", ("money held as a precaution per unit of income", "单位收入的预防性货币需求"), domain=POSITIVE)

transactions = behavioural(L_t, k_1 * Y, ("transactions demand", "交易性货币需求"))
precaution = behavioural(L_p, k_2 * Y, ("precautionary demand", "预防性货币需求"))
both_motives = definition(L_1, L_t + L_p, ("demand from both motives", "两种动机下的货币需求"))
sensitivity = definition(k, k_1 + k_2, ("income sensitivity of money demand", "货币需求对收入的敏感系数"))

MONEY_MOTIVES = Model(
    "money_motives",
    ("Transactions and precautionary motives", "交易动机与预防动机"),
    [both_motives, transactions, precaution, sensitivity],
    endogenous=[L_1, L_t, L_p, k],
    exogenous=[Y],
    parameters=[k_1, k_2],
    order=[k, k_1, k_2, Y, L_t, L_p, L_1],
    decimals=True,
    given={Y: 3000, k_1: "0.5", k_2: "0.1"},
)

n = parameter("n", ("number of days in a pay period", "发薪周期的天数"), domain=POSITIVE_INTEGER)
j = variable("j", ("day of the pay period, counted from its end", "距下次发薪的天数"), domain=POSITIVE_INTEGER)
income = variable("Y", ("monthly income", "月收入"), domain=POSITIVE)
total = variable("W", ("sum of the money held on all days", "各日持有货币量之和"))
average = variable("L_t", ("average money holding", "平均货币持有量"), domain=POSITIVE)
share = aggregate("k_1", ("average holding per unit of income", "平均货币持有量与收入之比"), domain=POSITIVE)

daily_sum = definition(total, income / n * sympy.Sum(j, (j, 1, n)), ("money held on all days together", "各日持有货币量之和"))
daily_average = definition(average, total / n, ("average money holding", "平均货币持有量"))

PAY_PERIOD = Model(
    "pay_period",
    ("Income spent evenly over the pay period", "收入在发薪周期内均匀支出"),
    [daily_sum, daily_average],
    endogenous=[total, average],
    exogenous=[income],
    parameters=[n],
    aggregates=[share],
    order=[share, income, n, j, total, average],
    given={income: 3000, n: 30},
)


def money_motives() -> Derivation:
    """L1 = kY, with k = k1 + k2."""
    derivation = Derivation(
        MONEY_MOTIVES,
        "money_motives",
        ("Transactions and precautionary demand", "交易性与预防性货币需求"),
        intro=(
            "Payments are made between two pay days and some of them are not foreseen. Both needs grow with income.",
            "在两次收入之间要不断支付，其中有些支付无法预料。这两种需要都随收入增加而增加。",
        ),
        reading=Text(
            "The interest rate plays no part here: {k} adds up the two motives. The third motive, speculation, brings it in.",
            "这里与利率无关：{k}是两种动机之和。第三种动机即投机动机才引入利率。",
            k=k,
        ),
    )
    added = derivation.by(substitute(transactions, precaution, into=both_motives), id="both_motives")
    derivation.by(express(L_1, k * Y, equation=added, using=(sensitivity,)), label="L1", id="demand")
    derivation.by(sign(k, ">0", sensitivity), id="sensitivity_positive")
    return derivation


def money_pay_period() -> Derivation:
    """Why k1 is one half: the average of 100, 200, ..., 3000 is 1550, and 1500 when spending is continuous."""
    derivation = Derivation(
        PAY_PERIOD,
        "money_pay_period",
        ("The example of 3000 yuan a month", "月收入 3000 元的例子"),
        intro=(
            "Somebody earns 3000 yuan a month and spends 100 yuan a day. On the morning of the last day 100 yuan are left, "
            "the day before 200, on the first day 3000. How much money is held on average?",
            "某人月收入 3000 元，每天支出 100 元。最后一天早晨手中有 100 元，前一天 200 元，第一天 3000 元。平均持有多少货币？",
        ),
        reading=Text(
            "The average of the thirty numbers 100, 200, …, 3000 is 1550, not 1500. The familiar one half, "
            "{half}, is the limit: it belongs to money that is spent continuously, or to the average of mornings "
            "and evenings.",
            "100、200、…、3000 这三十个数的平均值是 1550 而不是 1500。通常所说的{half}是极限值：它对应于连续均匀"
            "支出，或取每日早晚持有量的平均。",
            half=Equation(share, Rational(1, 2)),
        ),
    )
    added = derivation.by(sum_of(j, j, 1, n, n * (n + 1) / 2), id="sum_of_days")
    summed = derivation.by(conclude(Equation(total, income * (n + 1) / 2), daily_sum, added), id="total")
    mean = derivation.by(substitute(summed, into=daily_average), label="Lt", id="average")
    derivation.by(
        evaluate_at({income: 3000, n: 30}, equation=mean),
        id="thirty_days",
        reading=("Thirty days, 3000 yuan: the average is 1550.", "三十天、3000 元：平均值为 1550 元。"),
    )
    ratio = derivation.by(define(share, average / income), id="share")
    per_income = derivation.by(substitute(mean, into=ratio), id="share_in_days")
    derivation.by(evaluate_at({n: 30}, equation=per_income), id="share_thirty_days")
    derivation.by(
        limit(per_income, n, sympy.oo),
        id="share_continuous",
        reading=(
            "In the limit of continuous spending half of the income is held on average: 1500 of 3000 yuan.",
            "连续支出的极限情形下，平均持有收入的一半：3000 元中的 1500 元。",
        ),
    )
    return derivation
