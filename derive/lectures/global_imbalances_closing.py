"""What the handout on global imbalances closes with: errata, pitfalls, questions, formulas."""

from __future__ import annotations

from sympy import Rational

from derive.equation import Equation, positive
from derive.lecture import Erratum, Formula, Pitfall, Question
from derive.models.national_accounts import CA, KF, C, D, I, Y, Z
from derive.models.two_country import k
from derive.models.two_country_firms import k_0d, k_0ds, l_1d, l_1ds
from derive.models.two_country_symbols import (
    A,
    L,
    b_1,
    b_c1,
    beta,
    c_1,
    k_0,
    k_1,
    k_c0,
    k_c1,
    k_f0,
    k_f1,
    r_1,
    r_2,
    theta,
    w_1,
)
from derive.text import Text

ERRATA = (
    Erratum(
        Text("Expenditure with the current account", "含经常账户的支出法恒等式"),
        Text("{printed}", "{printed}", printed=Equation(Y, C + I + CA)),
        Text(
            "{true}, with disposable income on the left; domestic product falls short of the right-hand side by {rest}.",
            "{true}，左边应为国民可支配总收入；若用国内生产总值，右边比左边多出{rest}。",
            true=Equation(D, C + I + CA),
            rest=Z,
        ),
        "national_accounts",
    ),
    Erratum(
        Text("Errors and omissions", "净误差与遗漏"),
        Text("2219 = 1949 + 570", "2219（= 1949 + 570）"),
        Text(
            "2219 = 1649 + 570. With 1949 the balances add up to 300 and not to zero.",
            "2219 = 1649 + 570。若为 1949，各差额之和为 300 而不是零。",
        ),
        "balance_of_payments",
    ),
    Erratum(
        Text("Capital and financial account of 2017", "2017 年资本和金融账户"),
        Text(
            "A balance of 570 is a net outflow of 570; a negative balance means that capital flows in.",
            "差额 570 被说成净流出 570 亿美元；又说差额为负表明资本流入本国。",
        ),
        Text(
            "By the rule of the table a positive {balance} is a net inflow, a sale of claims to foreigners; entered as an "
            "outflow, 570 leaves −1140.",
            "按表中的记账规则，{balance}为正是资本净流入，即对外净出售债权；若按净流出记账，各差额之和为 −1140。",
            balance=KF,
        ),
        "balance_of_payments",
    ),
    Erratum(
        Text("Multipliers of the foreign household", "外国居民的乘子"),
        Text("The multipliers of the home household are used again.", "沿用了本国居民的乘子。"),
        Text(
            "They are others: each household has marginal utilities of its own.",
            "两国居民的边际效用不同，乘子也不同，应另行标记。",
        ),
        "foreign_household",
    ),
    Erratum(
        Text("Conditions of the foreign firm", "外国企业的一阶条件"),
        Text(
            "They carry the labels {labels} of the home firm.",
            "用本国企业的{labels}作为条件的标记。",
            labels=(k_0d, l_1d),
        ),
        Text(
            "They belong to {capital} and {labour} and to their counterparts of period 2.",
            "应为{capital}、{labour}以及第 2 期的相应变量。",
            capital=k_0ds,
            labour=l_1ds,
        ),
        "foreign_firm",
    ),
    Erratum(
        Text("Equation (10.9)", "（10.9）式"),
        Text("{printed}", "{printed}", printed=Equation(c_1 + k_1, k_c0 + r_1 * k_0 + w_1 * L + b_c1)),
        Text(
            "The left side is {left}, the right side {right}: the household owns its own capital only. On the true budgets the "
            "printed sides differ by {rest}. To obtain (10.12), {capital} is added on both sides, which the notes leave out.",
            "左边应为{left}，右边应为{right}：居民只拥有自己的资本。按真实的预算约束，印刷的式子右边比左边多{rest}。"
            "推导（10.12）式时应在两边同时加上{capital}，讲义漏印了这一项。",
            left=c_1 + k_c1,
            right=k_c0 + r_1 * k_c0 + w_1 * L + b_c1,
            rest=r_1 * k_f0 - k_f1,
            capital=k_f1,
        ),
        "aggregation",
    ),
    Erratum(
        Text("Tags and blanks", "编号与空白"),
        Text(
            "(10.1), (10.4), (10.5) are cited and (10.18)–(10.23) are left blank.",
            "引用了（10.1）、（10.4）、（10.5）式却没有编号，（10.18）–（10.23）式为空白。",
        ),
        Text(
            "(10.1) is the identity of saving and investment, (10.4) and (10.5) are the two conditions of equal returns; the "
            "six equations are derived in this handout.",
            "（10.1）式是储蓄投资恒等式，（10.4）、（10.5）式是两国的回报率相等条件；六个方程见本讲义。",
        ),
        "functional_forms",
    ),
    Erratum(
        Text("Consumption abroad", "外国居民的消费"),
        Text("Foreign households raise their consumption.", "外国居民可以减少储蓄，提升消费。"),
        Text(
            "In period 1, and their welfare rises. Consumption of period 2 may go either way, and falls at the numbers of the "
            "notes.",
            "只有第 1 期消费与福利确定上升。第 2 期消费可升可降，在讲义的参数下是下降的。",
        ),
        "foreign_consumption",
    ),
)

PITFALLS = (
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
    Pitfall(
        Text(
            "The share lies between zero and one; the share at which the flow turns may lie above one, and then no share turns "
            "it.",
            "企业份额介于 0 与 1 之间，临界份额却可能大于 1，此时任何份额都不能使资本流动逆转。",
        )
    ),
    Pitfall(
        Text(
            "Equal returns do not mean equal consumption or equal welfare: the two countries differ by what the firms keep.",
            "回报率相等并不意味着消费或福利相等：两国相差企业留住的财富。",
        )
    ),
)

QUESTIONS = (
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
    Question(
        Text(
            "Logarithmic utility, {technology}, {productivity}, one unit of labour, {patience}. The foreign country has "
            "capital of 1, the home country 0.64. From which share of the firms on does the home country lend?",
            "对数效用，生产函数{technology}，{productivity}，劳动为 1，{patience}。外国初始资本为 1，本国为 0.64。"
            "企业份额超过多少时本国成为借出方？",
            technology=k ** Rational(1, 2),
            productivity=Equation(A, 1),
            patience=Equation(beta, Rational(49, 50)),
        ),
        Text(
            "Resources are 1.44 and 2, capital with its return is 1.04; the threshold is {share}, about 0.528.",
            "两国第 1 期的资源为 1.44 与 2，本国初始资本的本利和为 1.04，临界份额为{share}，约 0.528。",
            share=Rational(343, 650),
        ),
    ),
    Question(
        Text(
            "The firms own {share} and pay out half of their wealth at the end of period 1. To which share without dividends "
            "is that equivalent?",
            "{share}，企业在第 1 期末把一半财富用于分红。这相当于不分红时多大的份额？",
            share=Equation(theta, Rational(3, 5)),
        ),
        Text(
            "To {share}: only what is kept matters.",
            "相当于{share}：起作用的只是留住的财富。",
            share=Equation(theta, Rational(3, 10)),
        ),
    ),
    Question(
        Text(
            "Is the home household better off because the country may lend abroad?",
            "本国可以对外借出资本，本国居民因此受益吗？",
        ),
        Text(
            "No. Lending keeps the return up and wages down, and the higher return goes to the firms; whenever the firms own "
            "anything, autarky is better for the household.",
            "不受益。借出资本抬高回报率、压低工资，而较高的回报归企业所有；只要企业拥有资本，封闭时居民福利都更高。",
        ),
    ),
    Question(
        Text(
            "Why does the terminal wealth of the firms not cancel when the home budgets are added up?",
            "为什么把本国各预算约束加总时，企业期末的财富不会被抵消？",
        ),
        Text(
            "Nobody receives it: {wealth} is kept by the firms and stands on no other budget.",
            "没有人得到它：{wealth}留在企业，不出现在任何人的预算约束中。",
            wealth=(1 + r_1) * (1 + r_2) * k_f0,
        ),
    ),
)

FORMULAS = (
    Formula("national_accounts", "S-I", Text("saving, investment, current account", "储蓄、投资与经常账户")),
    Formula("balance_of_payments", "E", Text("errors and omissions", "净误差与遗漏")),
    Formula("international_position", "ΔB", Text("change of the international position", "国际投资净头寸的变动")),
    Formula("home_household", "eliminated_k_c1", Text("Euler equation", "欧拉方程")),
    Formula("home_household", "no_arbitrage", Text("no arbitrage", "无套利条件")),
    Formula("home_firm", "a_f", Text("terminal wealth of the firm", "企业期末财富")),
    Formula("aggregation", "10.12", Text("home resources, period 1", "本国第 1 期资源约束")),
    Formula("aggregation", "10.13", Text("home resources, period 2", "本国第 2 期资源约束")),
    Formula("aggregation", "10.14", Text("foreign resources, period 1", "外国第 1 期资源约束")),
    Formula("aggregation", "10.15", Text("foreign resources, period 2", "外国第 2 期资源约束")),
    Formula("equilibrium_system", "10.8", Text("equal capital", "资本相等")),
    Formula("equilibrium_system", "CA", Text("current account of period 1", "第 1 期经常账户")),
    Formula("functional_forms", "k_1", Text("capital in terms of consumption", "用消费表示的资本")),
    Formula("functional_forms", "b_1", Text("borrowing in terms of consumption", "用消费表示的借款")),
    Formula("theta_sweep", "single", Text("the single equation", "均衡方程")),
    Formula("theta_sweep", "b_1", Text("borrowing of the home country", "本国的国际借款")),
    Formula("theta_welfare", "foreign_gain", Text("welfare abroad", "外国福利的变动")),
    Formula("theta_welfare", "home_loss", Text("welfare at home", "本国福利的变动")),
    Formula("capital_reversal", "b_1", Text("borrowing with different capital", "初始资本不同时的借款")),
    Formula("capital_reversal", "threshold", Text("threshold of the reversal", "资本流动逆转的临界份额")),
    Formula("logarithmic_reversal", "threshold", Text("threshold with logarithmic utility", "对数效用下的临界份额")),
)
