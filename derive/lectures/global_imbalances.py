"""The lecture on global imbalances: accounts, two countries, their equilibrium, and what firms without owners do to it."""

from __future__ import annotations

from derive.equation import Equation, positive
from derive.lecture import Erratum, Formula, Lecture, Pitfall, Question, Section
from derive.models.international_position import international_position, reserve_valuation
from derive.models.national_accounts import KF, balance_of_payments, national_accounts
from derive.models.two_country import functional_forms
from derive.models.two_country_border import reversal_border, reversal_examples
from derive.models.two_country_dividends import dividends
from derive.models.two_country_equilibrium import equilibrium_system
from derive.models.two_country_firms import foreign_firm, home_firm
from derive.models.two_country_foreign import foreign_consumption
from derive.models.two_country_households import foreign_household, home_household
from derive.models.two_country_logarithmic import logarithmic_reversal
from derive.models.two_country_markets import aggregation, market_clearing
from derive.models.two_country_opening import closed_economy, opening
from derive.models.two_country_reversal import capital_reversal
from derive.models.two_country_reversal_numbers import reversal_in_numbers
from derive.models.two_country_share import theta_sweep
from derive.models.two_country_signs import theta_signs
from derive.models.two_country_symbols import L, b_1, b_c1, c_1, k_0, k_1, k_c0, k_c1, k_f0, k_f1, r_1, r_2, theta, w_1
from derive.models.two_country_uniqueness import uniqueness
from derive.models.two_country_welfare import theta_welfare
from derive.models.two_country_witness import foreign_witnesses
from derive.text import Text

_SECTIONS = (
    Section(
        Text("National accounts", "国民经济核算"),
        (national_accounts, balance_of_payments, international_position, reserve_valuation),
        Text(
            "The tables and charts of the notes are pictures of statistics and are not reproduced; what they must satisfy is.",
            "讲义中的统计表与统计图是图片，这里不再重复，只推导它们必须满足的关系。",
        ),
    ),
    Section(
        Text("The agents of two countries", "两国的经济主体"),
        (home_household, home_firm, foreign_household, foreign_firm),
        Text(
            "At home part of the capital belongs to firms that pay no dividends; abroad all of it belongs to households. "
            "Labour stays in its country, loans are traded in the world after production.",
            "本国一部分资本归不分红的企业所有，外国的资本全部归居民所有。劳动不能跨国流动，借贷在每期生产之后于国际市场进行。",
        ),
    ),
    Section(
        Text("Equilibrium", "均衡"),
        (market_clearing, aggregation, equilibrium_system, functional_forms),
        Text(
            "Individual conditions and cleared markets become a system of eight equations.",
            "由各主体的条件与市场出清得到八个方程组成的均衡方程组。",
        ),
    ),
    Section(
        Text("Firms without owners in the world economy", "不分红企业与世界经济"),
        (theta_sweep, uniqueness, theta_signs, foreign_consumption, foreign_witnesses, theta_welfare),
        Text(
            "What happens to both countries when the firms own more of the home country's capital.",
            "本国资本中归企业所有的份额上升，对两国有何影响。",
        ),
    ),
    Section(
        Text("What opening and dividends would change", "对外开放与分红"),
        (closed_economy, opening, dividends),
        Text(
            "Two counterfactuals: the same firms without an international capital market, and firms that pay dividends.",
            "两个反事实：没有国际资本市场时的同样企业，以及分红的企业。",
        ),
    ),
    Section(
        Text("Why a poor country lends", "穷国为什么借出资本"),
        (capital_reversal, logarithmic_reversal, reversal_in_numbers, reversal_border, reversal_examples),
        Text(
            "The countries now start with different capital.",
            "现在两国的初始资本不同。",
        ),
    ),
)

_ERRATA = (
    Erratum(
        Text("Errors and omissions", "净误差与遗漏"),
        Text("2219 = 1949 + 570", "2219（= 1949 + 570）"),
        Text("2219 = 1649 + 570; the current account was 1649.", "2219 = 1649 + 570；经常账户差额为 1649。"),
        "balance_of_payments",
    ),
    Erratum(
        Text("Capital and financial account of 2017", "2017 年资本和金融账户"),
        Text("A balance of 570 is a net outflow of 570.", "差额 570 被说成净流出 570 亿美元。"),
        Text(
            "By the rule of the table a positive {balance} is a net inflow of capital, a sale of claims to foreigners.",
            "按表中的记账规则，{balance}为正是资本净流入，即对外净出售债权。",
            balance=KF,
        ),
        "balance_of_payments",
    ),
    Erratum(
        Text("Expenditure with the current account", "含经常账户的支出法恒等式"),
        Text("Output equals consumption, investment and the current account.", "总产出等于消费、投资与经常账户差额之和。"),
        Text(
            "This holds for gross national disposable income; for domestic product net exports take the place of the "
            "current account.",
            "这对国民可支配总收入成立；对国内生产总值，应为净出口而不是经常账户。",
        ),
        "national_accounts",
    ),
    Erratum(
        Text("Equation (10.9)", "（10.9）式"),
        Text(
            "{printed}",
            "{printed}",
            printed=Equation(c_1 + k_1, k_c0 + r_1 * k_0 + w_1 * L + b_c1),
        ),
        Text(
            "{true}; on the true budgets the printed one leaves {rest}.",
            "{true}；按真实的预算约束，印刷的式子两边相差{rest}。",
            true=Equation(c_1 + k_c1, k_c0 + r_1 * k_c0 + w_1 * L + b_c1),
            rest=r_1 * k_f0 - k_f1,
        ),
        "aggregation",
    ),
    Erratum(
        Text("Conditions of the foreign firm", "外国企业的一阶条件"),
        Text("They carry the labels of the home firm's demands of period 1.", "用本国企业第 1 期的租用量作为条件的标记。"),
        Text(
            "They belong to the foreign firm's own capital and labour, in both periods.",
            "应标为外国企业自己的资本与劳动，且两期都有。",
        ),
        "foreign_firm",
    ),
    Erratum(
        Text("Tags and blanks", "编号与空白"),
        Text(
            "(10.1), (10.4), (10.5) are cited and (10.18)–(10.23) are left blank.",
            "引用了（10.1）、（10.4）、（10.5）式却没有编号，（10.18）–（10.23）式为空白。",
        ),
        Text(
            "(10.1) is the identity of saving and investment, (10.4) and (10.5) are the two conditions of equal returns; "
            "the six equations are derived in this handout.",
            "（10.1）式是储蓄投资恒等式，（10.4）、（10.5）式是两国的回报率相等条件；六个方程见本讲义。",
        ),
        "functional_forms",
    ),
    Erratum(
        Text("Consumption abroad", "外国居民的消费"),
        Text("Foreign households raise their consumption.", "外国居民可以减少储蓄，提升消费。"),
        Text(
            "In period 1, and their welfare rises. Consumption of period 2 may go either way, and falls at the numbers of "
            "the notes.",
            "只有第 1 期消费与福利确定上升。第 2 期消费可升可降，在讲义的参数下是下降的。",
        ),
        "theta_sweep",
    ),
)

_PITFALLS = (
    Pitfall(
        Text(
            "An increase of reserves stands in the balance of payments with a minus: it is a purchase of foreign assets.",
            "储备增加在国际收支平衡表中记为负数：它是对国外资产的购买。",
        )
    ),
    Pitfall(
        Text(
            "A trade surplus is goods only; the current account adds services, income and transfers.",
            "贸易顺差只包括货物；经常账户还包括服务、收入与转移。",
        )
    ),
    Pitfall(
        Text(
            "Hired capital costs {r}, borrowed goods cost {gross}: output does not contain the capital itself, budgets do.",
            "租用资本的成本是{r}，借入产品的成本是{gross}：产出不包括资本本身，预算约束却包括。",
            r=r_2,
            gross=1 + r_2,
        )
    ),
    Pitfall(
        Text(
            "{b} is borrowing: a country that lends has {negative}.",
            "{b}表示借入：借出资本的国家{negative}。",
            b=b_1,
            negative=positive(-b_1),
        )
    ),
    Pitfall(
        Text(
            "Eight equations determine totals. Neither {k} nor the borrowing of households is determined by itself.",
            "八个方程只确定总量，{k}与居民借款各自都不能单独确定。",
            k=k_c1,
        )
    ),
)

_QUESTIONS = (
    Question(
        Text(
            "The current account is 1649 and the capital and financial account 570 (hundred million dollars). What are "
            "errors and omissions, and what may they mean?",
            "经常账户差额为 1649，资本和金融账户差额为 570（亿美元）。净误差与遗漏是多少？可能意味着什么？",
        ),
        Text(
            "They are −2219: money came in twice and is not to be found; unrecorded capital outflows or errors of measurement.",
            "为 −2219：两项都是流入，却找不到去向；可能是未记录的资本外流，也可能是统计误差。",
        ),
    ),
    Question(
        Text(
            "The firms own nothing ({none}) and both countries have the same capital. Who lends to whom?",
            "企业没有资本（{none}），两国初始资本相同。谁借给谁？",
            none=Equation(theta, 0),
        ),
        Text("Nobody: {none}.", "没有借贷：{none}。", none=Equation(b_1, 0)),
    ),
    Question(
        Text(
            "Who gains when the firms' share rises, and why does it not depend on how foreign consumption of period 2 moves?",
            "企业份额上升时谁受益？为什么与外国第 2 期消费的变动方向无关？",
        ),
        Text(
            "The foreign country: it borrows, and the rate falls. By the envelope theorem nothing else matters for its "
            "welfare.",
            "外国受益：它是借入方，而利率下降。由包络定理，其余变动对福利没有影响。",
        ),
    ),
)

_FORMULAS = (
    Formula("national_accounts", "S-I", Text("saving, investment, current account", "储蓄、投资与经常账户")),
    Formula("balance_of_payments", "E", Text("errors and omissions", "净误差与遗漏")),
    Formula("international_position", "ΔB", Text("change of the international position", "国际投资净头寸的变动")),
    Formula("home_household", "eliminated_k_c1", Text("Euler equation", "欧拉方程")),
    Formula("home_household", "r", Text("no arbitrage", "无套利条件")),
    Formula("home_firm", "a_f", Text("terminal wealth of the firm", "企业期末财富")),
    Formula("aggregation", "10.12", Text("home resources, period 1", "本国第 1 期资源约束")),
    Formula("aggregation", "10.13", Text("home resources, period 2", "本国第 2 期资源约束")),
    Formula("aggregation", "10.14", Text("foreign resources, period 1", "外国第 1 期资源约束")),
    Formula("aggregation", "10.15", Text("foreign resources, period 2", "外国第 2 期资源约束")),
    Formula("equilibrium_system", "10.8", Text("equal capital", "资本相等")),
    Formula("equilibrium_system", "CA", Text("current account of period 1", "第 1 期经常账户")),
    Formula("functional_forms", "k_1", Text("capital in terms of consumption", "用消费表示的资本")),
    Formula("functional_forms", "b_1", Text("borrowing in terms of consumption", "用消费表示的借款")),
    Formula("theta_sweep", "b_1", Text("borrowing of the home country", "本国的国际借款")),
    Formula("theta_welfare", "dU*", Text("welfare abroad", "外国福利的变动")),
    Formula("theta_welfare", "dU", Text("welfare at home", "本国福利的变动")),
    Formula("capital_reversal", "b_1", Text("borrowing with different capital", "初始资本不同时的借款")),
    Formula("capital_reversal", "T", Text("threshold of the reversal", "资本流动逆转的临界份额")),
)

LECTURE = Lecture(
    "global_imbalances",
    Text("Global imbalances: from internal to external imbalance", "全球失衡：从内部失衡到外部失衡"),
    _SECTIONS,
    intro=Text(
        "Why does capital flow from a developing country to rich ones? The handout first derives what the accounts of an "
        "open economy must satisfy, then a model of two countries in one of which firms keep what they earn, and shows "
        "that this alone makes the country lend.",
        "资本为什么会从发展中国家流向富国？本讲义先推导开放经济核算必须满足的恒等式，再建立两国模型，其中一国的企业不分红，"
        "并证明仅此一点就足以使该国成为资本的借出方。",
    ),
    source=Text("Lecture 10, from internal to external imbalance", "第 10 讲 内部失衡到外部失衡"),
    errata=_ERRATA,
    pitfalls=_PITFALLS,
    questions=_QUESTIONS,
    formulas=_FORMULAS,
)
