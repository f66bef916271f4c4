"""Nominal and real interest rate: the Fisher equation exactly, its first-order approximation, and the size of the error."""

from __future__ import annotations

from sympy import Rational

from derive.equation import Equation, definition, identity, nonnegative, positive
from derive.lecture import Table
from derive.model import Model
from derive.rules import (
    approximate,
    collect,
    differentiate,
    evaluate_at,
    express,
    isolate,
    rearrange,
    sign,
    substitute,
)
from derive.step import Derivation
from derive.symbols import EconomicSymbol, exact, interval, variable
from derive.text import Text

ABOVE_MINUS_ONE = interval(-1)

i = variable("i_n", ("nominal interest rate, of any sign", "名义利率（可正可负）"), domain=ABOVE_MINUS_ONE, notation="i")
pi_e = variable("pi_e", ("expected inflation", "预期通货膨胀率"), domain=ABOVE_MINUS_ONE, notation=r"\pi^e")
r = variable("r", ("real interest rate", "实际利率"))
r_a = variable("r_a", ("real interest rate by subtraction", "用减法得到的实际利率"))
error = variable("epsilon", ("error of the subtraction", "减法近似的误差"), notation="varepsilon")

purchasing_power = identity((1 + r) * (1 + pi_e), 1 + i, ("Fisher equation", "费雪方程式"))
subtraction = definition(r_a, i - pi_e, ("approximate Fisher equation", "近似的费雪方程式"))
difference = definition(error, r_a - r, ("error of the approximation", "近似的误差"))

FISHER = Model(
    "fisher",
    ("The Fisher equation", "费雪方程式"),
    [purchasing_power, subtraction, difference],
    endogenous=[r, r_a, error],
    exogenous=[i, pi_e],
    order=(r, pi_e, i, r_a, error),
    decimals=True,
    given={i: "0.08", pi_e: "0.05"},
)


def interest_fisher() -> Derivation:
    """R exactly, i - pi as its first-order approximation, the error and its bound."""
    derivation = Derivation(
        FISHER,
        "interest_fisher",
        ("Nominal and real rate: the Fisher equation", "名义利率与实际利率：费雪方程式"),
        intro=Text(
            "One yuan lent today becomes {nominal} next year, which buys as much as {real} today if prices are expected to "
            "rise by {inflation}.",
            "今天贷出 1 元，一年后收回{nominal}元；若预期物价上涨{inflation}，它相当于今天的{real}元。",
            nominal=1 + i,
            real=(1 + i) / (1 + pi_e),
            inflation=pi_e,
        ),
        reading=(
            "Subtracting is exact only without expected inflation or at a real rate of zero. For moderate rates the error is "
            "small; at high inflation it is not, and the true real rate is nearer to zero than the difference says.",
            "只有预期通货膨胀率为零或实际利率为零时，减法才是精确的。利率与通货膨胀率不高时误差很小；高通货膨胀时误差不可忽略，"
            "真实的实际利率比相减所得更接近于零。",
        ),
    )
    collected = derivation.by(collect(purchasing_power, r), id="collected")
    isolated = derivation.by(isolate(r, equation=collected), id="isolated")
    true = derivation.by(rearrange(r, (i - pi_e) / (1 + pi_e), equation=isolated), label="r", id="real_rate")
    _first_order(derivation, true)
    _error(derivation, true)
    return derivation


def _first_order(derivation: Derivation, true: Equation) -> None:
    """The tangent plane at i = pi = 0 is i - pi."""
    none = {i: 0, pi_e: 0}
    by_rate = derivation.by(differentiate(r, i, true), id="dr_di")
    by_prices = derivation.by(differentiate(r, pi_e, true), id="dr_dpi")
    derivation.by(evaluate_at(none, equation=true), id="at_zero")
    derivation.by(evaluate_at(none, equation=by_rate), id="dr_di_at_zero")
    derivation.by(
        evaluate_at(none, equation=by_prices),
        id="dr_dpi_at_zero",
        reading=Text(
            "Value and both derivatives at zero are those of {approximation}: the subtraction is the first-order "
            "approximation.",
            "在零点处函数值与两个偏导数都和{approximation}相同：减法就是一阶近似。",
            approximation=i - pi_e,
        ),
    )


def _error(derivation: Derivation, true: Equation) -> None:
    inside = derivation.by(express(error, r * pi_e, equation=difference, using=(subtraction, true)), label="error", id="error")
    explicit = derivation.by(substitute(true, into=inside), id="error_in_rates")
    derivation.by(
        sign(explicit, ">0", given=(positive(pi_e), positive(i - pi_e))),
        id="error_sign",
        reading=(
            "With expected inflation and a positive real rate the subtraction says too much.",
            "预期通货膨胀率与实际利率都为正时，减法高估实际利率。",
        ),
    )
    tenth = Rational(1, 10)
    small = tuple(nonnegative(bound) for bound in (i, tenth - i, pi_e, tenth - pi_e))
    derivation.by(
        approximate(r, i - pi_e, Rational(1, 100), true, given=small),
        id="error_bound",
        reading=(
            "As long as both rates lie between 0 and 10 per cent, the error is at most one percentage point.",
            "只要名义利率与预期通货膨胀率都在 0 与 10% 之间，误差就不超过一个百分点。",
        ),
    )


# The table: the same difference of three percentage points at four inflation rates.

INFLATIONS = ("0.02", "0.05", "0.10", "1")
THREE_PER_CENT = exact("0.03")


def _cases() -> tuple[tuple[str, EconomicSymbol, Equation], ...]:
    found = []
    for number in INFLATIONS:
        percent = str(exact(number) * 100)
        meaning = (f"real rate at an inflation of {percent} per cent", f"通货膨胀率 {percent}% 时的实际利率")
        symbol = variable(f"r_at_{percent}", meaning, notation=f"r_{{{percent}}}")
        equation = identity((1 + symbol) * (1 + pi_e), 1 + i, meaning)
        values = {pi_e: exact(number), i: exact(number) + THREE_PER_CENT}
        found.append((percent, symbol, equation.with_numbers(values)))
    return tuple(found)


CASES = _cases()

FISHER_TABLE = Model(
    "fisher_table",
    ("Three percentage points at four inflation rates", "四种通货膨胀率下的三个百分点"),
    [equation for _, _, equation in CASES],
    endogenous=[symbol for _, symbol, _ in CASES],
    order=(pi_e, i),
    decimals=True,
)


def interest_fisher_table() -> Derivation:
    """The exact real rate where the difference is always three percentage points."""
    derivation = Derivation(
        FISHER_TABLE,
        "interest_fisher_table",
        ("The error of the approximate Fisher equation in numbers", "近似费雪方程式误差的数值"),
        intro=(
            "The nominal rate exceeds expected inflation by three percentage points each time. What is the real rate exactly?",
            "名义利率每次都比预期通货膨胀率高 3 个百分点。精确的实际利率各是多少？",
        ),
        reading=(
            "At an inflation of 2 per cent nobody notices the error; when prices double, half of the supposed three per cent "
            "is an illusion.",
            "通货膨胀率为 2% 时误差微不足道；物价翻一番时，所谓 3% 的实际利率有一半是错觉。",
        ),
    )
    rows = []
    for percent, symbol, equation in CASES:
        true = derivation.by(isolate(symbol, equation=equation), id=f"real_rate_at_{percent}")
        nominal = int(percent) + 3
        rows.append((Text(f"{percent} %", f"{percent}%"), Text(f"{nominal} %", f"{nominal}%"), THREE_PER_CENT, true.rhs,
                     THREE_PER_CENT - true.rhs))  # fmt: skip
    derivation.notes.append(
        Table(
            Text("The same difference at four inflation rates", "相同的差额，不同的通货膨胀率"),
            (
                Text("expected inflation", "预期通货膨胀率"),
                Text("nominal rate", "名义利率"),
                Text("difference", "相减"),
                Text("exactly", "精确值"),
                Text("error", "误差"),
            ),
            tuple(rows),
            "rrrrr",
        )
    )
    return derivation
