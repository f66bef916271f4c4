"""What the first part of the lecture on incomplete markets adds to its derivations: errata, pitfalls, questions, formulas."""

from __future__ import annotations

from sympy import Integer, Rational

from derive.equation import Equation
from derive.lecture import Erratum, Formula, Pitfall, Question
from derive.models.market_symbols import K, M, S, contingent_price, spot_price, state_price
from derive.text import Text

ERRATA = (
    Erratum(
        Text("Pages 6 and 12: the number of events", "第 6、12 页：事件总数"),
        Text(
            "{S} is the number of all events (page 6) and later the number of states at date 1 (page 12), with commodity "
            "spaces of dimension {first} and {second}.",
            "{S}先表示全部事件的总数（第 6 页），后又表示 1 期的状态数（第 12 页），商品空间的维数先写作{first}，"
            "后写作{second}。",
            S=S,
            first=K * S,
            second=K * (S + 1),
        ),
        Text(
            "Two different numbers: with two dates there are {events} events. This handout writes {S} for the states of "
            "date 1 and counts events separately.",
            "这是两个不同的数：两期经济共有{events}个事件。本讲义用{S}表示 1 期的状态数，事件总数另行计数。",
            events=S + 1,
            S=S,
        ),
        "contingent_commodities",
    ),
    Erratum(
        Text("Page 9: contingent commodity markets", "第 9 页：事件依赖商品市场"),
        Text("They are futures markets.", "实质是一种远期市场（futures markets）。"),
        Text(
            "Forward markets: delivery is agreed on and paid at date 0, and only if the event occurs. Futures are "
            "standardised contracts that are settled day by day.",
            "应为 forward markets（远期市场）：0 期订约付款，且仅在该事件发生时交割。futures 是逐日结算的标准化合约，即期货。",
        ),
    ),
    Erratum(
        Text("Page 17: the portfolio", "第 17 页：证券组合"),
        Text("A portfolio is a column of length m.", "证券组合记为 m × 1 的列向量。"),
        Text(
            "Its length is {M}, the number of securities; m numbers a single one.",
            "应为{M} × 1：{M}是证券总数，m 只是某一证券的编号。",
            M=M,
        ),
        "payoff_portfolio",
    ),
    Erratum(
        Text("Page 18: redundant securities", "第 18 页：冗余证券"),
        Text(
            "A security is redundant if it is a combination of the others with coefficients that are not all zero.",
            "冗余证券定义为其余证券以“不全为零”的系数构成的线性组合。",
        ),
        Text(
            "Any coefficients will do. A security that pays nothing is redundant, and its coefficients may all be zero.",
            "系数不必不全为零：各状态支付均为零的证券也是冗余的，其系数可以全为零。",
        ),
        "payoff_inverse",
    ),
    Erratum(
        Text("Page 29: equivalence", "第 29 页：等价性定理"),
        Text("Utility is monotone.", "假设效用函数单调。"),
        Text(
            "In every state some commodity must be desired strictly. Only then is income valued in every state and every "
            "state price, such as {price}, positive.",
            "应要求在每个状态都有某种商品被严格偏好。这样每个状态的收入才有正的边际效用，状态价格（如{price}）才为正。",
            price=state_price(1),
        ),
        "equivalence_state_prices",
    ),
    Erratum(
        Text("Page 31: the second theorem", "第 31 页：福利经济学第二定理"),
        Text(
            "Every Pareto optimal allocation can be reached by a rational-expectations equilibrium with complete markets.",
            "任一帕累托最优配置，在完全市场条件下均可由理性预期均衡实现。",
        ),
        Text(
            "Two things are missing: preferences that are convex and continuous (with positive consumption or a similar "
            "condition), and transfers at date 0. Without transfers only a few of the optimal allocations are reached.",
            "遗漏了两项条件：偏好为凸且连续（并且消费为正或类似条件），以及 0 期的转移支付。没有转移支付，"
            "只能达到其中少数几个配置。",
        ),
        "second_welfare_theorem",
    ),
)

PITFALLS = (
    Pitfall(
        Text(
            "Markets are complete when the rank of the payoff matrix equals the number of states. The number of securities "
            "is not the rank.",
            "市场是否完全，要看支付矩阵的秩是否等于状态数；证券的个数并不是秩。",
        )
    ),
    Pitfall(
        Text(
            "With securities every event has its own budget and its own multiplier. A single multiplier belongs to "
            "Arrow–Debreu markets only.",
            "有证券时，每个事件都有各自的预算约束与乘子；只有一个乘子的是阿罗–德布鲁市场。",
        )
    ),
    Pitfall(
        Text(
            "The contingent price {contingent} is paid today, the spot price {spot} in the state. They differ by the state "
            "price; relative prices within a state are the same.",
            "事件依赖商品价格{contingent}在今天支付，即期价格{spot}在该状态支付，二者之间相差状态价格；"
            "同一状态内的相对价格则相同。",
            contingent=contingent_price(1, 1),
            spot=spot_price(1, 1),
        )
    ),
    Pitfall(
        Text(
            "A state price is not a probability. It is high where the state is likely and where consumption is scarce.",
            "状态价格不是概率：状态越可能发生，或该状态的消费越稀缺，状态价格就越高。",
        )
    ),
    Pitfall(
        Text(
            "Complete markets insure individual risk, not the risk of the aggregate: what is missing for everybody cannot "
            "be bought from anybody.",
            "完全市场可以分散个体风险，却不能消除总体风险：人人都缺的东西，无处可买。",
        )
    ),
)

QUESTIONS = (
    Question(
        Text(
            "There are 2 dates, 3 states and 4 commodities. How many contingent commodities are there? How many markets "
            "are open at date 0 with contingent commodities, and how many with spot markets and complete securities?",
            "经济有 2 期、3 个状态、4 种商品。事件依赖商品有多少种？0 期开放的市场，"
            "在事件依赖商品市场结构下有多少个？在即期市场与完全的证券市场结构下有多少个？",
        ),
        Text(
            "16 contingent commodities, 16 markets; with securities 4 + 3 = 7.",
            "16 种；16 个；有证券时为 4 + 3 = 7 个。",
        ),
    ),
    Question(
        Text(
            "A bond pays 1 in both states, a share 1 and 3. They cost {bond} and {share}. What are the state prices? What "
            "if the share costs {dear}?",
            "债券在两个状态都支付 1，股票分别支付 1 与 3，价格分别为{bond}与{share}。状态价格是多少？若股票的价格为{dear}呢？",
            bond=Rational(9, 10),
            share=Rational(3, 2),
            dear=Integer(3),
        ),
        Text(
            "{first} and {second}. At the higher price the state price of state 1 would be negative: selling the share and "
            "buying three bonds brings in {gain} today and never costs anything later. There is no equilibrium with such "
            "prices.",
            "{first}与{second}。价格较高时，状态 1 的状态价格为负：卖空一份股票、买入三份债券，今天得到{gain}，"
            "以后从不亏损。这样的价格不可能是均衡价格。",
            first=Equation(state_price(1), Rational(3, 5)),
            second=Equation(state_price(2), Rational(3, 10)),
            gain=Rational(3, 10),
        ),
    ),
    Question(
        Text(
            "Three states; a bond, a share that pays 3, 2 and 1, and a call on the share with the strike price 2. Are "
            "markets complete?",
            "有三个状态：债券、支付 3、2、1 的股票，以及该股票执行价为 2 的看涨期权。市场是否完全？",
        ),
        Text(
            "Yes: the call pays 1, 0 and 0, and the determinant of the payoff matrix is -1.",
            "是。看涨期权的支付为 1、0、0，支付矩阵的行列式为 -1，不为零。",
        ),
    ),
    Question(
        Text(
            "Two states have the same aggregate endowment and are equally likely. What can be said about everybody's "
            "consumption with complete markets? And with spot markets alone?",
            "两个状态的总禀赋相同、概率相同。完全市场下每个人的消费有何特点？若只有即期市场呢？",
        ),
        Text(
            "With complete markets everybody consumes the same in both states. With spot markets alone everybody consumes "
            "the own endowment (with one commodity).",
            "完全市场下，每个人在两个状态的消费相同；只有即期市场时，每个人只能消费自己的禀赋（一种商品的情形）。",
        ),
    ),
)

FORMULAS = (
    Formula("event_tree", "N", Text("number of events", "事件总数")),
    Formula("contingent_commodities", "D", Text("dimension of the commodity space", "商品空间的维数")),
    Formula("spot_markets_alone", "B", Text("the single budget in net spending", "以净支出表示的单一预算约束")),
    Formula("radner_household", "q_1", Text("price of a security", "证券的价格")),
    Formula("radner_walras", "Walras_0", Text("Walras' law at date 0", "0 期的瓦尔拉斯定律")),
    Formula("radner_walras", "Walras_s", Text("Walras' law in a state", "状态 s 中的瓦尔拉斯定律")),
    Formula("payoff_inverse", "y_1", Text("portfolio for a payoff", "实现给定支付的组合")),
    Formula("payoff_inverse", "y_2"),
    Formula("equivalence_state_prices", "pi_1", Text("state price in complete markets", "完全市场中的状态价格")),
    Formula(
        "equivalence_to_one_budget",
        "in_net_spending",
        Text("Arrow–Debreu budget in net spending", "以净支出表示的阿罗–德布鲁预算约束"),
    ),
    Formula("equivalence_state_prices", "pi_2"),
    Formula("long_lived_security", "PV", Text("price of a long-lived security", "长期证券的价格")),
    Formula("second_welfare_theorem", "T_1", Text("transfer of the second theorem", "第二定理中的转移支付")),
    Formula("risk_sharing", "dx1_dE", Text("sharing of aggregate risk", "总体风险的分担")),
    Formula("risk_sharing_crra", "x_1", Text("constant share (equal CRRA)", "固定份额（相对风险厌恶系数相同）")),
)
