"""Sections of the lecture on incomplete markets about Hart's economy, constrained efficiency and indeterminacy."""

from __future__ import annotations

from sympy import Rational

from derive.equation import Equation, nonzero
from derive.lecture import Erratum, Formula, Pitfall, Question, Section
from derive.models.constrained_economy import constrained_inefficiency
from derive.models.hart_economy import HART, r_1, r_2
from derive.models.hart_example import (
    DETERMINANT,
    hart_complete_case,
    hart_example,
    hart_first_equilibrium,
    hart_incomplete_case,
    hart_ranking,
    hart_second_equilibrium,
)
from derive.models.hart_nonexistence import hart_nonexistence
from derive.models.hart_securities import hart_given_portfolios, hart_one_security, hart_third_security
from derive.models.indeterminacy import e, indeterminacy, o
from derive.models.indeterminacy_example import indeterminacy_absent, indeterminacy_example
from derive.models.one_good import constrained_one_good
from derive.models.reallocation import constrained_number_of_securities
from derive.models.spot_transfers import constrained_efficiency, kappa
from derive.text import Text

SECTIONS: tuple[Section, ...] = (
    Section(
        Text("Hart's example: two equilibria", "哈特的例子：两个均衡"),
        (
            hart_example,
            hart_complete_case,
            hart_first_equilibrium,
            hart_incomplete_case,
            hart_second_equilibrium,
            hart_ranking,
            hart_one_security,
            hart_third_security,
        ),
        Text(
            "When securities pay bundles of goods, whether markets are complete depends on spot prices. The two cases are "
            "taken one by one; together they are all there is.",
            "证券以商品组合支付时，市场是否完全取决于即期价格。以下分两种情形逐一讨论，二者合起来穷尽了所有可能。",
        ),
    ),
    Section(Text("Hart's example: no equilibrium", "哈特的例子：均衡不存在"), (hart_nonexistence,)),
    Section(
        Text("Constrained efficiency", "约束效率"),
        (
            constrained_efficiency,
            constrained_number_of_securities,
            constrained_one_good,
            constrained_inefficiency,
            hart_given_portfolios,
        ),
        Text(
            "Incomplete markets cannot be expected to be Pareto optimal. The fair question is whether a planner who has only "
            "the same securities could do better.",
            "不完全市场自然难以达到帕累托最优。合理的问题是：如果计划者只能使用同样的证券，能否做得更好。",
        ),
    ),
    Section(
        Text("Nominal securities: indeterminacy", "名义证券：均衡的不定性"),
        (indeterminacy, indeterminacy_example, indeterminacy_absent),
    ),
)

ERRATA: tuple[Erratum, ...] = (
    Erratum(
        Text("Page 40: securities of Hart's example", "第 40 页：哈特的例子，证券结构"),
        Text(
            "The cases are spot prices that are proportional and spot prices that are not.",
            "按照两个状态的即期价格成或不成比例进行讨论。",
        ),
        Text(
            "The cases are full rank and rank one: {regular} or not. Most prices that are not proportional have full "
            "rank; that "
            "none of them is an equilibrium has to be shown.",
            "应按支付矩阵满秩或秩为一来划分，即{regular}是否成立。不成比例的价格大多仍使矩阵满秩，需要证明其中没有均衡。",
            regular=nonzero(DETERMINANT),
        ),
        "hart_example",
    ),
    Erratum(
        Text("Page 42: main results on constrained efficiency", "第 42 页：约束效率的主要结论"),
        Text(
            "With at least two goods and fewer securities than states almost every equilibrium is constrained inefficient.",
            "给定至少两种商品、证券数少于状态数，几乎所有经济的均衡都是约束无效的。",
        ),
        Text(
            "Without consumption at date 0, as on this page, there must be two securities at least, and the number of "
            "households must not be too large: with one security that pays in every state somebody is always hurt.",
            "在本页的设定（0 期没有消费）下，还要求至少有两只证券，且家庭数不能太多：只有一只支付为正的证券时，"
            "任何再配置都会使某个家庭受损。",
        ),
        "constrained_number_of_securities",
    ),
)

PITFALLS: tuple[Pitfall, ...] = (
    Pitfall(
        Text(
            "In {price} the first index is the state and the second the good; consumption has the household on top.",
            "{price}的第一个下标是状态，第二个下标是商品；消费的上标是家庭。",
            price=HART.prices[0][1],
        )
    ),
    Pitfall(
        Text(
            "As many securities as states does not mean complete markets: Hart's two securities are independent at some "
            "prices only.",
            "证券数等于状态数并不意味着市场完全：哈特的两只证券只在某些价格下线性独立。",
        )
    ),
    Pitfall(
        Text(
            "Constrained efficient does not mean Pareto optimal: with one good the equilibrium is the former, in general not "
            "the latter.",
            "约束有效不等于帕累托最优：只有一种商品时，均衡是约束有效的，但一般不是帕累托最优的。",
        )
    ),
    Pitfall(
        Text(
            "The pecuniary externality is no effect on quantities or tastes. It acts through prices, and it cancels when "
            "marginal rates of substitution across states agree.",
            "价格外部性不是对数量或偏好的直接影响，而是通过价格起作用；若各家庭在状态之间的边际替代率相等，它就相互抵消。",
        )
    ),
    Pitfall(
        Text(
            "Choosing a numeraire in every state is harmless with securities that pay goods. With nominal securities "
            "it changes "
            "what they are worth.",
            "证券以商品支付时，各状态任意选取计价物无关紧要；证券以货币支付时，这会改变证券的实际价值。",
        )
    ),
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        Text(
            "Hart's second equilibrium has {first} and {second}. Why does nobody insure, although two securities are traded?",
            "哈特的第二个均衡中{first}，{second}。既然有两只证券可以交易，为什么没有人保险？",
            first=Equation(r_1, Rational(1, 2)),
            second=Equation(r_2, 2),
        ),
        Text(
            "At these prices both securities pay in the ratio one to two. Every portfolio pays in both states with the same "
            "sign, so one that costs nothing pays nothing.",
            "在这些价格下，两只证券在两个状态的支付之比相同。任何组合在两个状态的支付同号，成本为零的组合支付也为零。",
        ),
    ),
    Question(
        Text(
            "A planner may only move securities between households. When is {kappa} equal to one, and what follows?",
            "计划者只能在家庭之间转移证券。{kappa}何时等于 1？由此可得什么结论？",
            kappa=kappa,
        ),
        Text(
            "When tastes are equal, or when no good 2 is traded in the state. If it is one in every state, prices play no role "
            "and the equilibrium is constrained efficient.",
            "偏好相同，或该状态没有商品 2 的交易时。若每个状态都等于 1，价格不起作用，均衡就是约束有效的。",
        ),
    ),
    Question(
        Text(
            "Which price levels make one nominal bond as good as complete markets in the example with {endowments}?",
            "在禀赋为{endowments}的例子中，怎样的物价水平能使一只名义债券达到完全市场的效果？",
            endowments=e,
        ),
        Text(
            "Levels in inverse proportion to output: then {ratios}.",
            "物价水平与产出成反比，此时{ratios}。",
            ratios=tuple(Equation(one, 1) for one in o),
        ),
    ),
)

FORMULAS: tuple[Formula, ...] = (
    Formula("hart_example", "determinant", Text("Hart: determinant of the payoffs", "哈特的例子：支付矩阵的行列式")),
    Formula("hart_complete_case", "full_rank_polynomial", Text("Hart: full rank", "哈特的例子：满秩情形")),
    Formula("hart_incomplete_case", "state_1_polynomial", Text("Hart: rank one, state 1", "哈特的例子：秩为一，状态 1")),
    Formula("constrained_efficiency", "worth", Text("worth of one unit transferred", "转移一单位的实际价值")),
    Formula("constrained_efficiency", "effect_1", Text("transfer and pecuniary externality", "转移与价格外部性")),
    Formula("indeterminacy", "mean_one", Text("nominal bond: all equilibria", "名义债券：全部均衡")),
)
