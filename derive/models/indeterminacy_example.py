"""Two price-level profiles of one economy, two allocations; and the numeraire security, for which levels do not matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import sympy
from sympy import Expr, Rational, log

from derive.equation import Condition, Equation, behavioural, constraint, definition
from derive.model import Model
from derive.models.indeterminacy import BUDGETS_1, BUDGETS_2, NOMINAL, STATES, P, a, e, indeterminacy, q, x_1, x_2, y
from derive.rules import conclude, derivative_form, sign, unique_root
from derive.step import Derivation
from derive.symbols import POSITIVE, EconomicSymbol, interval, variable
from derive.text import Text

HARVEST = (6, 10, 16)
"""Endowments of household 2 at date 1."""
CONSTANT = (1, 1, 1)
INVERSE = (40, 24, 15)
"""Price levels in inverse proportion to the endowments."""


def indeterminacy_example() -> Derivation:
    """The same economy with constant price levels, and with levels that fall when there is more."""
    derivation = Derivation(
        NOMINAL,
        "indeterminacy_example",
        ("Two price-level profiles, two allocations", "两组物价水平，两种配置"),
        intro=Text(
            "Let household 2 own {harvest} in the three states.",
            "设家庭 2 在三个状态分别拥有{harvest}。",
            harvest=tuple(Equation(symbol, value) for symbol, value in zip(e, HARVEST, strict=True)),
        ),
        reading=(
            "With constant price levels the bond is a safe asset and household 2 carries all risk. With levels inverse to "
            "output both share it equally, as with complete markets. Household 1 prefers the second profile, household 2 the "
            "first: expectations about price levels redistribute.",
            "物价水平不变时，债券是无风险资产，全部风险由家庭 2 承担。物价水平与产出成反比时，双方平分风险，与完全市场相同。"
            "家庭 1 偏好后者，家庭 2 偏好前者：对物价水平的预期具有再分配作用。",
        ),
        after=indeterminacy(),
    )
    found = [
        _profile(derivation, levels, equation, amount, name)
        for levels, equation, amount, name in (
            (CONSTANT, Equation(sympy.Add(*(y / (harvest - y) for harvest in HARVEST)), 3), 4, "constant"),
            (INVERSE, Equation(y, 240 - y), 120, "inverse"),
        )
    ]
    for h in (0, 1):
        constant, inverse = (log(sympy.Mul(*consumed[h])) for consumed in found)
        derivation.by(
            sign((inverse - constant) / 3, (">0", "<0")[h]),
            id=f"household_{h + 1}_compares",
            reading=Text(
                f"The utility of household {h + 1} with inverse levels less that with constant ones.",
                f"家庭 {h + 1} 在反比物价水平下的效用减去物价不变时的效用。",
            ),
        )
    return derivation


def _profile(
    derivation: Derivation, levels: Sequence[int], equation: Equation, amount: int, name: str
) -> tuple[tuple[Expr, ...], tuple[Expr, ...]]:
    """Solve for the bonds at given price levels; return what both households consume."""
    given = tuple(Condition(symbol - value, "=0") for symbol, value in zip((*P, *e), (*levels, *HARVEST), strict=True))
    used = (derivation.result("mean_one"), *(derivation.result(f"ratio_{s}") for s in STATES), *BUDGETS_1[1:], *BUDGETS_2[1:])
    here = derivation.by(conclude(replace(equation, holds_for=given), *used, given=given), id=f"{name}_levels")
    least = min(level * harvest for level, harvest in zip(levels, HARVEST, strict=True))
    held = derivation.by(
        unique_root(here, y, amount, domain=interval(0, least), given=(*given, _below(least, y))), id=f"{name}_bonds"
    )
    known = Equation(held.lhs, held.rhs)
    mine = tuple(Rational(amount, level) for level in levels)
    yours = tuple(harvest - one for harvest, one in zip(HARVEST, mine, strict=True))
    for s in STATES:
        derivation.by(
            conclude(Equation(x_2[s], yours[s - 1], holds_for=here.holds_for), BUDGETS_2[s], known, given=here.holds_for),
            id=f"{name}_consumption_{s}",
        )
    return mine, yours


def _below(bound: int, amount: EconomicSymbol) -> Condition:
    """Household 2 consumes something in every state, so it cannot sell more bonds than this."""
    return Condition(bound - amount, ">0")


b = variable("b", ("numeraire bonds that household 1 buys", "家庭 1 买入的计价商品债券"), domain=POSITIVE)
_PAID_1 = tuple(
    constraint(P[s - 1] * x_1[s], P[s - 1] * b, (f"budget of household 1 in state {s}", f"家庭 1 在状态 {s} 的预算约束"))
    for s in STATES
)
_PAID_2 = tuple(
    constraint(
        P[s - 1] * x_2[s],
        P[s - 1] * e[s - 1] - P[s - 1] * b,
        (f"budget of household 2 in state {s}", f"家庭 2 在状态 {s} 的预算约束"),
    )
    for s in STATES
)
_SAVED = (
    constraint(x_1[0], a - q * b, ("budget of household 1 at date 0", "家庭 1 在 0 期的预算约束")),
    constraint(x_2[0], q * b, ("budget of household 2 at date 0", "家庭 2 在 0 期的预算约束")),
)
_BONDS = tuple(
    behavioural(
        q / x[0],
        sympy.expand(sympy.Add(*(1 / x[s] for s in STATES)) / 3),
        (f"bond in the portfolio of household {h}", f"家庭 {h} 对债券的一阶条件"),
    )
    for h, x in ((1, x_1), (2, x_2))
)
f = variable("f", ("marginal value of bonds, household 2 against household 1", "家庭 2 与家庭 1 的债券边际价值之比"))
_VALUE = definition(f, sympy.expand(sympy.Add(*(b / x_2[s] for s in STATES)) / 3), f.meaning)
NUMERAIRE = Model(
    "numeraire_security",
    ("A bond paid in goods", "以商品支付的债券"),
    [*_SAVED, *_PAID_1, *_PAID_2, *_BONDS, _VALUE],
    endogenous=[*x_1, *x_2, b, q, f],
    exogenous=[a, *e, *P],
    order=(*x_1, *x_2, a, q, f, *P, *e, b),
)


def indeterminacy_absent() -> Derivation:
    """Price levels cancel, and there is one equilibrium."""
    derivation = Derivation(
        NUMERAIRE,
        "indeterminacy_absent",
        ("A numeraire security: no indeterminacy", "计价商品证券：没有不定性"),
        intro=(
            "Now the bond pays one unit of the good in every state. Budgets are written with the price levels all the same.",
            "现在债券在每个状态支付一单位商品。预算约束仍写入物价水平。",
        ),
        reading=(
            "The price levels have dropped out: with securities that pay goods, units do not matter and there is one "
            "equilibrium here.",
            "物价水平全部消去：证券以商品支付时，计价单位无关紧要，此处均衡唯一。",
        ),
    )
    mine = [derivation.by(conclude(Equation(x_1[s], b), _PAID_1[s - 1]), id=f"consumption_1_{s}") for s in STATES]
    yours = [derivation.by(conclude(Equation(x_2[s], e[s - 1] - b), _PAID_2[s - 1]), id=f"consumption_2_{s}") for s in STATES]
    single = derivation.by(conclude(Equation(f, 1), *_BONDS, *_SAVED, *mine, *yours, _VALUE), id="single")
    value = sympy.Add(*(1 / x_2[s] + b / x_2[s] ** 2 for s in STATES)) / 3
    slope = derivation.by(derivative_form(f, b, sympy.expand(value), _VALUE, *yours, jointly=x_2[1:]), id="slope")
    derivation.by(
        sign(slope, ">0"),
        id="slope_sign",
        reading=("It rises with the number of bonds, so that there is only one.", "它随债券数量递增，因此只有一个解。"),
    )
    given = tuple(Condition(symbol - harvest, "=0") for symbol, harvest in zip(e, HARVEST, strict=True))
    total = sympy.Add(*(b / (harvest - b) for harvest in HARVEST))
    here = derivation.by(conclude(Equation(total, 3, holds_for=given), single, _VALUE, *yours, given=given), id="example")
    derivation.by(
        unique_root(here, b, 4, domain=interval(0, min(HARVEST)), given=(*given, _below(min(HARVEST), b))), id="example_bonds"
    )
    return derivation
