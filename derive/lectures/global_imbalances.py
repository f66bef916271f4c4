"""The lecture on global imbalances: accounts, two countries, their equilibrium, and what firms without owners do to it."""

from __future__ import annotations

from derive.lecture import Lecture, Section
from derive.lectures.global_imbalances_closing import ERRATA, FORMULAS, PITFALLS, QUESTIONS
from derive.models.international_position import international_position, reserve_valuation
from derive.models.national_accounts import balance_of_payments, national_accounts
from derive.models.two_country import functional_forms
from derive.models.two_country_arbitrage import arbitrage
from derive.models.two_country_border import reversal_border, reversal_examples
from derive.models.two_country_budgets import aggregation
from derive.models.two_country_dividends import dividends
from derive.models.two_country_equilibrium import equilibrium_system
from derive.models.two_country_firms import foreign_firm, home_firm
from derive.models.two_country_foreign import foreign_consumption
from derive.models.two_country_households import foreign_household, home_household
from derive.models.two_country_logarithmic import logarithmic_reversal
from derive.models.two_country_markets import market_clearing
from derive.models.two_country_opening import closed_economy, opening
from derive.models.two_country_reversal import capital_reversal
from derive.models.two_country_reversal_numbers import reversal_in_numbers
from derive.models.two_country_share import theta_sweep
from derive.models.two_country_signs import theta_signs
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
        (home_household, arbitrage, home_firm, foreign_household, foreign_firm),
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
    errata=ERRATA,
    pitfalls=PITFALLS,
    questions=QUESTIONS,
    formulas=FORMULAS,
)
