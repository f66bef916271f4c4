"""How poor is too poor: the threshold share along the capital of the poor country."""

from __future__ import annotations

from sympy import Rational

from derive.equation import Equation, definition, equilibrium, positive
from derive.model import Model
from derive.models.two_country_symbols import A, alpha, beta, k_0, k_0s, sigma
from derive.models.two_country_world import W, W_s, m
from derive.rules import evaluate_at, sign_by, totally_differentiate, unique_root
from derive.step import Derivation
from derive.symbols import POSITIVE, differential, interval, parameter, variable
from derive.text import Text

d = differential
share = variable("theta_T", ("threshold share", "临界份额"), domain=POSITIVE, notation="theta_T")
ratio = parameter("phi", ("spending on period 2 per unit spent on period 1", "第 2 期与第 1 期消费支出之比"), domain=POSITIVE)
root = variable("s", ("square root of capital", "资本的平方根"), domain=POSITIVE)
x = variable("x", ("fifth root of capital", "资本的五次方根"), domain=POSITIVE)

_THRESHOLD = equilibrium(share * m, ratio * (W_s - W), ("threshold share", "临界份额"))
_RESOURCES = definition(W, k_0 + A * k_0**alpha, ("resources in period 1", "第 1 期资源"))
_CAPITAL = definition(m, k_0 + alpha * A * k_0**alpha, ("initial capital with its return", "初始资本的本利和"))

BORDER = Model(
    "reversal_border",
    ("The threshold with Cobb–Douglas production", "柯布—道格拉斯生产函数下的临界份额"),
    [_THRESHOLD, _RESOURCES, _CAPITAL],
    endogenous=[share, W, m],
    exogenous=[k_0, W_s],
    parameters=[A, alpha, ratio],
    order=(share, ratio, alpha, A, m, W_s, W, k_0),
)
RICHER = (positive(d(k_0)),)


def reversal_border() -> Derivation:
    """The poorer the country, the larger the share that it takes."""
    derivation = Derivation(
        BORDER,
        "reversal_border",
        ("The poorer the country, the larger the share it takes", "国家越穷，临界份额越高"),
        intro=Text(
            "One unit of labour. {ratio} is {beta} with logarithmic utility; otherwise the return of the foreign country in "
            "autarky fixes it. In both cases {capital} does not move it. Let the poor country be a little richer: {more}.",
            "劳动为 1。{ratio}在对数效用下等于{beta}，一般情形下由外国自给自足时的回报率决定，两种情形下都与{capital}无关。"
            "设穷国初始资本略有增加：{more}。",
            ratio=ratio,
            beta=beta,
            capital=k_0,
            more=RICHER[0],
        ),
        reading=Text(
            "The threshold falls as the country grows richer and reaches zero where both have the same capital. Towards "
            "{none} it grows without bound, since {denominator} vanishes. So it passes one at a single capital; below that no "
            "share of the firms turns the flow round, and poor countries borrow as the textbook says.",
            "本国越富，临界份额越低，两国资本相同时降为零；当{none}趋于零时，{denominator}趋于零，临界份额无限增大。"
            "因此只有一个资本量使临界份额恰好等于 1：低于它时，无论企业份额多大都不能使资本流动逆转，"
            "穷国仍如教科书所说借入资本。",
            none=k_0,
            denominator=m,
        ),
    )
    resources = derivation.by(totally_differentiate(_RESOURCES, (W, k_0)), id="d_W")
    more = derivation.by(sign_by(d(W), ">0", resources, given=RICHER), id="d_W_sign")
    capital = derivation.by(totally_differentiate(_CAPITAL, (m, k_0)), id="d_m")
    worth = derivation.by(sign_by(d(m), ">0", capital, given=RICHER), id="d_m_sign")
    threshold = derivation.by(totally_differentiate(_THRESHOLD, (share, m, W)), id="d_share")
    derivation.by(sign_by(d(share), "<0", threshold, more, worth, given=RICHER), id="d_share_sign")  # type: ignore[arg-type]
    return derivation


_EXPLICIT = definition(share, beta * (2 - root**2 - root) / (root**2 + root / 2), ("threshold share", "临界份额的显式解"))
_IN_ROOTS = equilibrium(
    Rational(49, 50) * (2 - x**5 - x**2), x**5 + Rational(2, 5) * x**2, ("the threshold equals one", "临界份额等于 1")
)

EXAMPLES = Model(
    "reversal_examples",
    ("Logarithmic utility, foreign capital of one", "对数效用、外国初始资本为 1"),
    [_EXPLICIT, _IN_ROOTS],
    endogenous=[share, x],
    exogenous=[root],
    parameters=[beta],
    order=(share, beta, root, x),
    decimals=True,
)


def reversal_examples() -> Derivation:
    """Two examples to compute by hand, and the border at the numbers of the notes."""
    derivation = Derivation(
        EXAMPLES,
        "reversal_examples",
        ("Examples: a share that is enough, a country that is too poor", "算例：足够大的份额与过于贫穷的国家"),
        intro=Text(
            "Logarithmic utility, {foreign} and {productivity}; labour is one. The first equation is the threshold at {half}, "
            "with {square} for capital; the second says that the threshold is one at {numbers}, with {fifth} for capital. So "
            "both are free of roots.",
            "对数效用，{foreign}，{productivity}，劳动为 1。第一个方程是{half}时的临界份额，其中令{square}；"
            "第二个方程表示当{numbers}时临界份额恰好等于 1，其中令{fifth}。这样两式都不含根式。",
            foreign=Equation(k_0s, 1),
            productivity=Equation(A, 1),
            half=Equation(alpha, Rational(1, 2)),
            square=Equation(k_0, root**2),
            numbers=Equation(alpha, Rational(2, 5)),
            fifth=Equation(k_0, x**5),
        ),
        reading=Text(
            "The border of the last step is a capital of 0.4732; with {two} of the notes it is 0.4217. A country with much "
            "less than half of the foreign capital borrows whatever its firms own.",
            "最后一步的界限对应资本量 0.4732；讲义中{two}时为 0.4217。"
            "初始资本远低于外国一半的国家，无论企业份额多大都是借入方。",
            two=Equation(sigma, 2),
        ),
    )
    patience = Rational(49, 50)
    derivation.by(
        evaluate_at({beta: patience, root: Rational(4, 5)}, equation=_EXPLICIT),
        id="reversed",
        reading=Text(
            "At {capital}: from this share on the poor country lends.",
            "{capital}：企业份额超过此值，穷国就借出资本。",
            capital=Equation(k_0, Rational(16, 25)),
        ),
    )
    derivation.by(
        evaluate_at({beta: patience, root: Rational(1, 2)}, equation=_EXPLICIT),
        id="not_reversed",
        reading=Text(
            "At {capital}: above one, no share is enough.",
            "{capital}：大于 1，任何份额都不足以使资本流动逆转。",
            capital=Equation(k_0, Rational(1, 4)),
        ),
    )
    derivation.by(unique_root(_IN_ROOTS, x, domain=interval("0.86101", "0.86102")), id="border")
    return derivation
