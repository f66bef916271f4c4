"""The LM curve in three pieces: a liquidity trap at r_0, an intermediate range, and a vertical classical range."""

from __future__ import annotations

from derive.equation import Equation, Kind, behavioural, definition, less, nonnegative, positive
from derive.model import Model
from derive.models.is_lm import money_market
from derive.models.keynesian_symbols import ORDER, L, M, P, Y, h, k, r
from derive.rules import conclude, define, differentiate, express, isolate, rearrange, sign, substitute
from derive.step import Derivation
from derive.symbols import POSITIVE, aggregate, parameter, variable
from derive.text import Text

L_2 = variable("L_2", ("speculative demand for money", "投机性货币需求"))
r_0 = parameter("r_0", ("floor of the interest rate, the trap", "利率下限（流动性陷阱）"), domain=POSITIVE)
r_max = parameter("r_max", ("rate at which speculation ends", "投机性需求消失的利率"), domain=POSITIVE, notation="r_{max}")
Y_1 = aggregate("Y_1", ("end of the Keynesian range", "凯恩斯区域的终点"), domain=POSITIVE)
Y_2 = aggregate("Y_2", ("start of the classical range", "古典区域的起点"), domain=POSITIVE)

SPECULATION = Text("speculative demand for money", "投机性货币需求")
in_the_trap = nonnegative(L_2 - h * (r_max - r_0))
above_the_floor, below_the_top = nonnegative(r - r_0), nonnegative(r_max - r)
beyond_the_top = nonnegative(r - r_max)

demand = definition(L, k * Y + L_2, ("demand for money", "货币需求"))
trap = Equation(r, r_0, Kind.BEHAVIOURAL, "L2: r = r0", SPECULATION, (in_the_trap,))
middle = behavioural(L_2, h * (r_max - r), SPECULATION, label="L2: middle", holds_for=(above_the_floor, below_the_top))
none = behavioural(L_2, 0, SPECULATION, label="L2: none", holds_for=(beyond_the_top,))

LM_REGIONS = Model(
    "lm_regions",
    ("Money demand with a liquidity trap", "含流动性陷阱的货币需求"),
    [money_market, demand, trap, middle, none],
    endogenous=[r, L, L_2],
    exogenous=[Y, M, P],
    parameters=[k, h, r_0, r_max],
    aggregates=[Y_1, Y_2],
    conditions=[less(r_0, r_max), positive(M / P - h * (r_max - r_0))],
    order=[*ORDER, r_max, r_0, L_2, Y_1, Y_2],
    intro=Text(
        "Speculative demand is a correspondence: it vanishes at high rates, falls linearly with the rate in "
        "between, and at the floor {r_0} the public holds any larger amount.",
        "投机性货币需求是一个对应：利率很高时为零，中间一段随利率上升线性减少，而在下限{r_0}处，公众愿意持有任意更多的货币。",
        r_0=r_0,
    ),
    given={Y: 900, M: 500, P: 1, k: "0.5", h: 50, r_0: 2, r_max: 8},
)


def lm_regions() -> Derivation:
    """LM is horizontal at r_0 up to Y_1, rises with slope k/h up to Y_2, and is vertical there."""
    derivation = Derivation(
        LM_REGIONS,
        "lm_regions",
        ("The three ranges of the LM curve", "LM 曲线的三个区域"),
        intro=(
            "Put each piece of speculative demand into the money market and see for which incomes it applies.",
            "将投机性货币需求的每一段分别代入货币市场均衡条件，看它适用于哪些收入。",
        ),
        reading=Text(
            "Up to {Y_1} all money that transactions do not need is hoarded and the rate stays at its floor. "
            "Between {Y_1} and {Y_2} the rate must rise to draw money out of speculation. At {Y_2} none is left "
            "to be drawn, and income cannot grow whatever the rate. {linear} is the middle piece up to the "
            "constant {constant}.",
            "收入低于{Y_1}时，交易不需要的货币全部被窖藏，利率停在下限。在{Y_1}与{Y_2}之间，利率必须上升才能把货"
            "币从投机中吸引出来。到{Y_2}时已没有投机性货币可用，无论利率多高，收入都不能再增加。{linear}就是中间"
            "一段，只差常数{constant}。",
            linear=Equation(L, k * Y - h * r),
            constant=h * r_max,
            Y_1=Y_1,
            Y_2=Y_2,
        ),
        figures=("lm_regions",),
    )
    market = derivation.by(substitute(demand, into=money_market), label="LM", id="market")
    first = derivation.by(define(Y_1, (M / P - h * (r_max - r_0)) / k), label="Y1", id="first_threshold")
    second = derivation.by(define(Y_2, M / (P * k)), label="Y2", id="second_threshold")
    derivation.by(
        sign(Y_2 - Y_1, ">0", first, second),
        id="thresholds_in_order",
        reading=("The intermediate range is not empty.", "中间区域不是空的。"),
    )
    _keynesian_range(derivation, market, first)
    _intermediate_range(derivation, market, first, second)
    _classical_range(derivation, market, second)
    return derivation


def _keynesian_range(derivation: Derivation, market: Equation, first: Equation) -> None:
    up_to_first = nonnegative(Y_1 - Y)
    surplus = derivation.by(
        express(in_the_trap.expression, k * (Y_1 - Y), equation=market, using=(first,)),
        id="hoarded_money",
        reading=(
            "What the public holds beyond the amount at which the trap begins.",
            "公众持有的投机性货币超出陷阱起点的部分。",
        ),
    )
    derivation.by(
        sign(Y_1 - Y, ">=0", surplus, given=(in_the_trap,)),
        id="trap_needs_low_income",
        reading=Text(
            "The trap is possible only up to {Y_1}.",
            "陷阱只可能出现在收入不超过{Y_1}时。",
            Y_1=Y_1,
        ),
    )
    derivation.by(
        sign(in_the_trap.expression, ">=0", surplus, given=(up_to_first,)),
        id="low_income_means_trap",
        reading=Text(
            "And up to {Y_1} the money left over is enough for it.",
            "反之，收入不超过{Y_1}时，剩余的货币足以形成陷阱。",
            Y_1=Y_1,
        ),
    )
    derivation.by(
        conclude(Equation(r, r_0, holds_for=(up_to_first,)), trap, surplus, given=(up_to_first,)),
        label="LM I",
        id="keynesian_range",
        reading=("Keynesian range: LM is horizontal at the floor.", "凯恩斯区域：LM 曲线在利率下限处为水平线。"),
    )


def _intermediate_range(derivation: Derivation, market: Equation, first: Equation, second: Equation) -> None:
    piece = derivation.by(substitute(middle, into=market), id="middle_market")
    solved = derivation.by(isolate(r, equation=piece), label="LM II", id="intermediate_range")
    slope = derivation.by(differentiate(r, Y, solved), id="intermediate_slope")
    derivation.by(sign(slope, ">0"), id="intermediate_slope_sign")
    starts = derivation.by(
        express(r, r_0 + k * (Y - Y_1) / h, equation=solved, using=(first,)),
        id="starts_at_first",
        reading=Text(
            "It starts at {Y_1} with the rate {r_0}.",
            "它从收入{Y_1}、利率{r_0}处开始。",
            r_0=r_0,
            Y_1=Y_1,
        ),
    )
    ends = derivation.by(
        express(r, r_max - k * (Y_2 - Y) / h, equation=solved, using=(second,)),
        id="ends_at_second",
        reading=Text(
            "It ends at {Y_2} with the rate {r_max}.",
            "它在收入{Y_2}、利率{r_max}处结束。",
            r_max=r_max,
            Y_2=Y_2,
        ),
    )
    derivation.by(sign(Y - Y_1, ">=0", starts), id="not_below_first")
    derivation.by(
        sign(Y_2 - Y, ">=0", ends),
        id="not_above_second",
        reading=Text(
            "So the piece belongs to incomes from {Y_1} to {Y_2}.",
            "因此这一段对应于{Y_1}与{Y_2}之间的收入。",
            Y_1=Y_1,
            Y_2=Y_2,
        ),
    )
    between = derivation.by(substitute(middle, into=demand), label="L II", id="middle_demand")
    derivation.by(
        rearrange(L, h * r_max + (k * Y - h * r), equation=between),
        id="linear_demand_up_to_a_constant",
        reading=Text(
            "This is {linear_part} plus a constant.",
            "即{linear_part}加一个常数。",
            linear_part=k * Y - h * r,
        ),
    )


def _classical_range(derivation: Derivation, market: Equation, second: Equation) -> None:
    piece = derivation.by(substitute(none, into=market), id="classical_market")
    raw = derivation.by(isolate(Y, equation=piece), id="classical_income")
    derivation.by(
        express(Y, Y_2, equation=raw, using=(second,)),
        label="LM III",
        id="classical_range",
        reading=Text(
            "Classical range: whatever the rate above {r_max}, income is {Y_2} and LM is vertical.",
            "古典区域：利率高于{r_max}时，无论利率多高，收入都是{Y_2}，LM 曲线为垂直线。",
            r_max=r_max,
            Y_2=Y_2,
        ),
    )
