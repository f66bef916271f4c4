"""Models of declared functions only: what is set equal are values and slopes that nobody has given a formula."""

from __future__ import annotations

from derive.equation import equilibrium
from derive.functions import function
from derive.model import Model
from derive.symbols import POSITIVE, variable


def _variables(names: str):
    return [variable(name, (name, name), domain=POSITIVE) for name in names.split()]


Q, p, y, w, tau, Y, r, G, M, L, K, A, e, T, c1, c2 = _variables("Q p y w tau Y r G M L K A e T c_1 c_2")


def _function(key: str, *signs: str, **declared):
    return function(key, len(signs), (key, key), signs=dict(enumerate(signs, start=1)), **declared)


demand, supply = _function("D", "<0", ">0"), _function("S", ">0", "<0")
saving, investment, money = _function("s", ">0"), _function("I", "<0"), _function("L_d", ">0", "<0")
consumption, exports, imports = _function("C", ">0"), _function("X", ">0"), _function("V", ">0", "<0")
output = function("F", 1, ("output", "产出"), signs={1: ">0", (1, 1): "<0"}, concave=True)
labour_supply = function("N", 1, ("labour supply", "劳动供给"), signs={(): ">0", 1: ">0"})
technology = function("H", 2, ("technology", "技术"), signs={1: ">0", 2: ">0", (1, 1): "<0", (2, 2): "<0"}, homogeneous=1)
utility = function("u", 1, ("utility", "效用"), signs={1: ">0", (1, 1): "<0"})


def _model(key: str, equations, endogenous, exogenous) -> Model:
    return Model(key, (key, key), equations, endogenous=endogenous, exogenous=exogenous)


MODELS = {
    model.key: model
    for model in (
        _model("market", [equilibrium(Q, demand(p, y)), equilibrium(Q, supply(p, w))], [p, Q], [y, w]),
        _model("taxed_market", [equilibrium(Q, demand(p + tau, y)), equilibrium(Q, supply(p, w))], [p, Q], [y, w, tau]),
        _model("is_lm", [equilibrium(saving(Y), investment(r) + G), equilibrium(money(Y, r), M)], [Y, r], [G, M]),
        _model("spending", [equilibrium(Y, consumption(Y - T) + investment(r) + G)], [r], [Y, T, G]),
        _model(
            "labour",
            [equilibrium(A * output.partial(1)(L), w), equilibrium(L, labour_supply(w)), equilibrium(Y, A * output(L))],
            [L, w, Y],
            [A],
        ),
        _model("migration", [equilibrium(output.partial(1)(L), w), equilibrium(L, A * labour_supply(w))], [L, w], [A]),
        _model(
            "open_economy",
            [
                equilibrium(saving(Y), investment(r) + exports(e)),
                equilibrium(imports(Y, e), exports(e)),
                equilibrium(money(Y, r), M),
            ],
            [Y, e, r],
            [M],
        ),
        _model(
            "factor_prices",
            [
                equilibrium(technology.partial(1)(K, L), r),
                equilibrium(technology.partial(2)(K, L), w),
                equilibrium(L, labour_supply(w)),
            ],
            [r, w, L],
            [K],
        ),
        _model(
            "two_periods",
            [
                equilibrium(utility.partial(1)(c1), A * (1 + r) * utility.partial(1)(c2)),
                equilibrium(c1 + c2 / (1 + r), Y),
            ],
            [c1, c2],
            [A, r, Y],
        ),
    )
}
