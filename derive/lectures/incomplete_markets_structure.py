"""Sections of the lecture on incomplete markets: events, markets, securities, equilibrium, equivalence, welfare."""

from __future__ import annotations

from derive.economies.event_count import event_count
from derive.lecture import Section
from derive.lectures.incomplete_markets_review import ERRATA, FORMULAS, PITFALLS, QUESTIONS
from derive.models.arrow_debreu import arrow_debreu_count, arrow_debreu_household, arrow_debreu_walras
from derive.models.complete_market_prices import equivalence_state_prices
from derive.models.complete_markets_example import worked_arrow_debreu, worked_pareto, worked_securities
from derive.models.contingent_markets import contingent_commodities, spot_markets_alone
from derive.models.equivalence import equivalence_clearing, equivalence_to_one_budget, equivalence_to_securities
from derive.models.event_tree import event_information, event_tree, event_tree_example
from derive.models.long_lived_security import long_lived_security
from derive.models.market_structures import summary
from derive.models.own_state_prices import state_prices_agree, state_prices_disagree
from derive.models.payoff_inverse import payoff_inverse
from derive.models.radner_equilibrium import radner_count, radner_household, radner_walras
from derive.models.risk_sharing import risk_sharing, risk_sharing_crra
from derive.models.second_welfare_theorem import second_theorem_example, second_welfare_theorem
from derive.models.security_kinds import security_kinds
from derive.models.security_payoffs import (
    arrow_decomposition,
    payoff_complete,
    payoff_portfolio,
    payoff_rank_and_prices,
    payoff_redundant,
)
from derive.models.sequential_budgets import budgets_bind, budgets_of_three_kinds, hidden_assumption
from derive.models.spot_markets_alone import spot_household, spot_markets_example
from derive.models.welfare_theorems import first_welfare_theorem, securities_create_nothing
from derive.text import Text

SECTIONS: tuple[Section, ...] = (
    Section(
        Text("Dates, states, events", "时期、状态与事件"),
        (event_tree_example, event_tree, event_count, event_information),
        Text(
            "Time and uncertainty enter the model through one object, the tree of events.",
            "时间与不确定性通过同一个对象进入模型，这就是事件树。",
        ),
    ),
    Section(
        Text("Contingent commodities and markets", "事件依赖商品与市场"),
        (contingent_commodities, spot_markets_alone, spot_household, spot_markets_example),
        Text(
            "Either everything is traded at date 0, or commodities are traded event by event. The second alone is not enough.",
            "要么一切都在 0 期交易，要么商品在各个事件中分别交易。只有后者是不够的。",
        ),
    ),
    Section(
        Text("Securities and the payoff matrix", "证券与支付矩阵"),
        (
            security_kinds,
            payoff_portfolio,
            payoff_redundant,
            payoff_complete,
            payoff_inverse,
            arrow_decomposition,
            payoff_rank_and_prices,
        ),
        Text(
            "A security is a column of payments. What several securities can do together is linear algebra.",
            "一只证券就是一列支付。若干证券合起来能做到什么，是线性代数问题。",
        ),
    ),
    Section(Text("Budgets", "预算约束"), (budgets_of_three_kinds, budgets_bind, hidden_assumption)),
    Section(
        Text("Rational-expectations equilibrium", "理性预期均衡"),
        (radner_household, state_prices_disagree, state_prices_agree, radner_walras, radner_count),
    ),
    Section(
        Text("Arrow–Debreu equilibrium", "阿罗–德布鲁均衡"),
        (arrow_debreu_household, arrow_debreu_walras, arrow_debreu_count),
    ),
    Section(
        Text("Complete markets: equivalence", "完全市场：两种均衡的等价性"),
        (
            equivalence_to_one_budget,
            equivalence_to_securities,
            equivalence_clearing,
            equivalence_state_prices,
            long_lived_security,
        ),
        Text(
            "Budgets, optimal choices and markets of the two structures are compared one by one.",
            "逐一比较两种市场结构下的预算约束、最优选择与市场出清。",
        ),
    ),
    Section(
        Text("Complete markets: welfare", "完全市场：福利性质"),
        (
            securities_create_nothing,
            first_welfare_theorem,
            worked_arrow_debreu,
            worked_securities,
            worked_pareto,
            second_welfare_theorem,
            second_theorem_example,
            risk_sharing,
            risk_sharing_crra,
        ),
    ),
)

# Printed after Hart's economy and what follows from it.
CLOSING_SECTIONS: tuple[Section, ...] = (Section(Text("Summary", "小结"), (summary,)),)

__all__ = ["CLOSING_SECTIONS", "ERRATA", "FORMULAS", "PITFALLS", "QUESTIONS", "SECTIONS"]
