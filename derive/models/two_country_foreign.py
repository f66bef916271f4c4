"""Foreign consumption of period 2: it falls when risk aversion is small, and may rise when it is large."""

from __future__ import annotations

from derive.equation import Equation, nonnegative, positive
from derive.models.two_country_share import FOREIGN_1, SHARE_MODEL, condition_of
from derive.models.two_country_signs import MORE, theta_signs
from derive.models.two_country_symbols import b_1, c_1s, c_2s, k_1, sigma
from derive.models.two_country_world import R, W, g
from derive.rules import ambiguous, conclude, sign_by
from derive.step import Derivation
from derive.symbols import differential
from derive.text import Text

d = differential


def foreign_consumption() -> Derivation:
    """What decides the sign, and two cases in which it is settled."""
    derivation = Derivation(
        SHARE_MODEL,
        "foreign_consumption",
        ("Foreign consumption of period 2: the sign is open", "外国第 2 期消费：方向不确定"),
        intro=Text(
            "The notes say that consumption abroad rises. In period 1 it does. In period 2 two forces meet: the foreign "
            "households pay less interest, but a lower return makes them shift consumption to period 1.",
            "讲义说外国居民消费提升。第 1 期确实如此；第 2 期则有两种相反的力量：利息负担减轻使消费增加，"
            "回报率下降又使居民把消费提前到第 1 期。",
        ),
        reading=Text(
            "The second force wins unless households are very reluctant to shift consumption ({high}) and deeply in debt. "
            "At {notes} of the notes consumption of period 2 falls. The sentence of the notes is right for period 1 and for "
            "welfare only.",
            "除非居民极不愿意跨期替代（{high}）并且借款很多，否则后一种力量占上风。按讲义的{notes}，外国第 2 期消费是下降的。"
            "因此讲义的说法只对第 1 期消费和福利成立。",
            high=positive(sigma - 1),
            notes=Equation(sigma, 2),
        ),
        after=theta_signs(),
    )
    known = (derivation.result(step) for step in ("d_foreign_growth", "d_foreign_consumption", "d_growth"))
    change = derivation.by(
        conclude(Equation(sigma * (R + g) * d(c_2s), g * (c_1s + sigma * b_1) * d(R)), *known), id="d_foreign_2_consumption"
    )
    today = derivation.by(conclude(Equation(c_1s + b_1, W - k_1), FOREIGN_1), id="consumed_abroad")
    lends, consumed = condition_of(derivation, "home_lends"), condition_of(derivation, "something_consumed")
    falls = condition_of(derivation, "d_R_sign")
    derivation.by(
        sign_by(c_1s + sigma * b_1, ">0", today, lends, consumed, given=(nonnegative(1 - sigma),)),
        id="small_aversion",
    )
    derivation.by(
        sign_by(d(c_2s), "<0", change, today, lends, consumed, falls, given=(*MORE, nonnegative(1 - sigma))),
        id="falls_with_small_aversion",
        reading=(
            "With logarithmic utility, and whenever consumption is easily shifted, it falls.",
            "对数效用以及跨期替代弹性更大时，外国第 2 期消费必然下降。",
        ),
    )
    derivation.by(ambiguous(c_1s + sigma * b_1, today, lends, consumed), id="open")
    return derivation
