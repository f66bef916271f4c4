"""The lecture on the equilibrium interest rate: money market, what moves the rate, real rate, and two theories."""

from __future__ import annotations

from derive.equation import Equation
from derive.lecture import Erratum, Formula, Lecture, Pitfall, Question, Section
from derive.models.bond_and_rate import interest_bond_price, interest_bond_table
from derive.models.fisher import interest_fisher, interest_fisher_table, pi_e, r
from derive.models.interest_symbols import L, M, P, Y, i, phi
from derive.models.loanable_funds import interest_liquidity_preference, interest_loanable_funds, interest_two_theories
from derive.models.money_creation import interest_money_creation, interest_policy
from derive.models.money_market_general import (
    interest_comparative_statics,
    interest_equilibrium,
    interest_neutral_change,
    interest_trap,
)
from derive.models.money_market_linear import interest_linear, interest_linear_agreement
from derive.models.real_rate_in_money_market import interest_real_rate
from derive.text import Text

_SECTIONS = (
    Section(
        Text("Bonds and the interest rate", "债券与利率"),
        (interest_bond_price, interest_bond_table),
        Text(
            "Whoever does not hold money holds bonds. So the first thing to know is how bond prices and the interest rate hang "
            "together.",
            "不持有货币就持有债券。因此首先要弄清债券价格与利率的关系。",
        ),
    ),
    Section(
        Text("The money market", "货币市场"),
        (interest_money_creation, interest_equilibrium),
        Text(
            "The supply of money, its demand, and the rate at which they meet.",
            "货币供给、货币需求，以及使二者相等的利率。",
        ),
    ),
    Section(
        Text("What moves the equilibrium rate", "均衡利率的变动"),
        (interest_comparative_statics, interest_neutral_change, interest_policy, interest_trap),
        Text(
            "Nothing is supposed about the demand for money but the signs of its derivatives: {income}, {rate}, {innovation}.",
            "对货币需求函数只假定各偏导数的符号：{income}，{rate}，{innovation}。",
            income=Text("it rises with {Y}", "随{Y}增加而增加", Y=Y),
            rate=Text("falls with {i}", "随{i}上升而减少", i=i),
            innovation=Text("and falls with {phi}", "随{phi}提高而减少", phi=phi),
        ),
    ),
    Section(Text("A linear money demand", "线性货币需求"), (interest_linear, interest_linear_agreement)),
    Section(
        Text("Nominal and real interest rate", "名义利率与实际利率"),
        (interest_fisher, interest_fisher_table, interest_real_rate),
    ),
    Section(
        Text("Loanable funds and liquidity preference", "可贷资金理论与流动性偏好理论"),
        (interest_two_theories, interest_loanable_funds, interest_liquidity_preference),
    ),
)

_ERRATA = (
    Erratum(
        Text("Money demand and equilibrium", "货币需求函数与均衡条件"),
        Text(
            "Demand {demand} with real income is set equal to the nominal money supply.",
            "以实际收入为自变量的货币需求{demand}直接等于名义货币供给。",
            demand=L(Y, i, phi),
        ),
        Text(
            "A function of real income is a demand for real balances; the nominal demand is {nominal}. Without {P} the price "
            "level could not move the rate, as the text itself later says it does.",
            "以实际收入为自变量的是实际货币需求，名义货币需求为{nominal}。若没有{P}，价格水平就不能影响利率，"
            "与后文“价格水平上升使利率上升”矛盾。",
            nominal=P * L(Y, i, phi),
            P=P,
        ),
        "interest_equilibrium",
    ),
    Erratum(
        Text("Increase of national income", "国民收入的增加"),
        Text(
            "Growth or inflation raises nominal national income {Y} and with it the demand for money.",
            "经济增长或通货膨胀使名义国民收入（{Y}）增加，货币需求上升。",
            Y=Y,
        ),
        Text(
            "{Y} is real income. Growth acts through {Y}, inflation through {P}: two different effects, with different sizes.",
            "{Y}是实际收入。经济增长通过{Y}起作用，通货膨胀通过{P}起作用，两者大小不同。",
            Y=Y,
            P=P,
        ),
        "interest_comparative_statics",
    ),
    Erratum(
        Text("The rate as the price of money", "利率是货币的“价格”"),
        Text("The interest rate is the price of money.", "均衡利率可以被视为货币的“价格”。"),
        Text(
            "It is the opportunity cost of holding money for a year, the price of borrowing it. The price of money in goods is "
            "{value}.",
            "利率是持有货币一年的机会成本，即借用货币的代价。用产品表示的货币价格是{value}。",
            value=1 / P,
        ),
    ),
    Erratum(
        Text("Independence of saving and investment", "利率独立于储蓄与投资"),
        Text(
            "The interest rate is determined independently of saving and investment.",
            "利率的决定独立于储蓄与投资的相互作用。",
        ),
        Text(
            "Only at a given income. When income adjusts, saving and investment determine it together with the money market.",
            "仅在收入给定时成立。收入可变时，利率由储蓄、投资与货币市场共同决定。",
        ),
        "interest_liquidity_preference",
    ),
    Erratum(
        Text("Fisher equation", "费雪方程式"),
        Text("The real rate is about {difference}.", "{difference}约等于实际利率。", difference=i - pi_e),
        Text(
            "Exactly it is {exact}; the difference is too large by {error}.",
            "精确值为{exact}；相减的结果偏大{error}。",
            exact=(i - pi_e) / (1 + pi_e),
            error=r * pi_e,
        ),
        "interest_fisher",
    ),
)

_PITFALLS = (
    Pitfall(
        Text(
            "A change of {i} is a movement along the demand curve; a change of {Y}, {P} or {phi} moves the curve.",
            "{i}变动是沿货币需求曲线的移动；{Y}、{P}、{phi}变动才使曲线移动。",
            i=i,
            Y=Y,
            P=P,
            phi=phi,
        )
    ),
    Pitfall(
        Text(
            "Excess supply of money does not mean that people throw money away: they buy bonds, and it is the bond price that "
            "brings the rate down.",
            "货币供过于求并不是人们把货币扔掉，而是用它买进债券；使利率下降的是债券价格的上升。",
        )
    ),
    Pitfall(
        Text(
            "In a diagram with nominal money on the horizontal axis a higher price level moves the demand curve to the right; "
            "with real balances it moves the supply line to the left. The rate rises either way.",
            "横轴为名义货币量时，价格水平上升使需求曲线右移；横轴为实际货币量时，则使供给线左移。两种画法下利率都上升。",
        )
    ),
    Pitfall(
        Text(
            "In {money} the limit of an unbounded reaction removes all effects on {i}; it does not say at which rate the trap "
            "lies.",
            "由{money}取反应强度无穷大的极限，只能得出{i}不再变动，并不能说明陷阱处的利率是多少。",
            money=Equation(M, P * L(Y, i, phi)),
            i=i,
        )
    ),
)

_QUESTIONS = (
    Question(
        Text(
            "Income and prices are given. The central bank lowers the reserve ratio. What happens to bond prices?",
            "收入与价格水平给定，中央银行降低法定准备金率。债券价格如何变动？",
        ),
        Text(
            "The money multiplier and the money supply rise, the interest rate falls, and so bond prices rise.",
            "货币乘数提高，货币供给增加，利率下降，债券价格上升。",
        ),
    ),
    Question(
        Text(
            "Which price moves more when the interest rate falls from 4 to 2 per cent: that of a one-year bond or of a consol?",
            "利率由 4% 降至 2%，一年期债券与永续债券哪个价格变动大？",
        ),
        Text(
            "The consol: it doubles from 100 to 200, while the one-year bond rises to 101.96.",
            "永续债券：价格由 100 升至 200，增加一倍；一年期债券仅升至 101.96。",
        ),
    ),
    Question(
        Text(
            "The nominal rate is 103 per cent and expected inflation 100 per cent. What is the real rate?",
            "名义利率为 103%，预期通货膨胀率为 100%。实际利率是多少？",
        ),
        Text(
            "1.5 per cent: 2.03 yuan next year buy as much as 1.015 yuan today.",
            "1.5%：一年后的 2.03 元相当于今天的 1.015 元。",
        ),
    ),
)

_FORMULAS = (
    Formula("interest_bond_price", "P_b", Text("price of a consol", "永续债券的价格")),
    Formula("interest_bond_price", "P_n", Text("price of a bond with n years to run", "剩余 n 年的债券价格")),
    Formula("interest_money_creation", "M", Text("money supply", "货币供给")),
    Formula("interest_money_creation", "multiplier", Text("money multiplier", "货币乘数")),
    Formula("interest_equilibrium", "Z", Text("excess demand for money", "超额货币需求")),
    Formula("interest_comparative_statics", "di_dM", Text("effect of money", "货币供给的影响")),
    Formula("interest_comparative_statics", "di_dY", Text("effect of income", "收入的影响")),
    Formula("interest_comparative_statics", "di_dP", Text("effect of the price level", "价格水平的影响")),
    Formula("interest_comparative_statics", "di_dphi", Text("effect of an innovation", "金融创新的影响")),
    Formula("interest_linear", "i*", Text("rate with linear demand", "线性需求下的均衡利率")),
    Formula("interest_fisher", "r", Text("real rate", "实际利率")),
    Formula("interest_fisher", "error", Text("error of the subtraction", "减法近似的误差")),
)

LECTURE = Lecture(
    "interest_rate",
    Text("The equilibrium interest rate", "均衡利率"),
    _SECTIONS,
    intro=Text(
        "How is the interest rate determined? Liquidity preference theory says: by the demand for money and its supply. This "
        "handout derives the theory without supposing any particular demand function, then repeats it with a linear one, and "
        "follows the rate to where it matters, the real rate of interest.",
        "利率由什么决定？流动性偏好理论的回答是：由货币需求与货币供给决定。本讲义先不假定货币需求的具体形式来推导这一理论，"
        "再用线性需求函数加以验证，最后讨论真正影响投资与储蓄的实际利率。",
    ),
    source=Text("Notes on the equilibrium interest rate", "均衡利率讲义"),
    errata=_ERRATA,
    pitfalls=_PITFALLS,
    questions=_QUESTIONS,
    formulas=_FORMULAS,
)
