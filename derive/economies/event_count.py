"""The number of events: date by date, and in closed form where every event has the same number of successors."""

from __future__ import annotations

import sympy

from derive.equation import Equation, definition
from derive.model import Model
from derive.rules import conclude, sum_of
from derive.step import Derivation
from derive.symbols import POSITIVE, POSITIVE_INTEGER, interval, parameter, variable

T = parameter("T", ("last date", "最后一期"), domain=POSITIVE_INTEGER)
b = parameter("b", ("number of states after every event", "每个事件之后的状态数"), domain=interval(1))
t = variable("t", ("date", "时期"), domain=POSITIVE_INTEGER)
N = variable("N", ("number of events", "事件总数"), domain=POSITIVE)
K = parameter("K", ("number of commodities", "基本商品数"), domain=POSITIVE_INTEGER)
D = variable("D", ("dimension of the commodity space", "事件依赖商品空间的维数"), domain=POSITIVE)

number = definition(N, 1 + sympy.Sum(b**t, (t, 1, T)), ("number of events", "事件总数"))
dimension = definition(D, K * N, ("dimension of the commodity space", "商品空间的维数"))

EVENT_COUNT = Model(
    "event_count",
    ("Counting events", "事件的计数"),
    [number, dimension],
    endogenous=[N, D],
    parameters=[T, b, K],
    order=(K, N, b, T, t, D),
    given={T: 2, b: 2, K: 2},
)


def event_count() -> Derivation:
    """N = 1 + b + ... + b**T = (b**(T + 1) - 1)/(b - 1), and the dimension K N of the commodity space."""
    derivation = Derivation(
        EVENT_COUNT,
        "event_count",
        ("How many events there are", "事件有多少"),
        intro=(
            "After every event the same number of states can occur. There is one event at date 0.",
            "每个事件之后都可能出现同样数目的状态。0 期只有一个事件。",
        ),
        reading=(
            "The number grows exponentially with the horizon: complete contingent markets at date 0 are a benchmark, not a "
            "description.",
            "事件总数随期数呈指数增长：0 期的完全或有市场是一个理论基准，而不是对现实的描述。",
        ),
    )
    total = derivation.by(sum_of(b**t, t, 1, T, b * (b**T - 1) / (b - 1)), id="later_events")
    events = derivation.by(conclude(Equation(N, (b ** (T + 1) - 1) / (b - 1)), number, total), label="N", id="events")
    derivation.by(conclude(Equation(D, K * (b ** (T + 1) - 1) / (b - 1)), dimension, events), label="D", id="commodities")
    return derivation
