"""A security that lives for several dates: its price is the present value of its dividends at event prices."""

from __future__ import annotations

from derive.economies.dated_securities import DatedSecurities
from derive.economies.event_tree import EventTree
from derive.models.explained import explained
from derive.step import Derivation
from derive.text import Text

TREE = EventTree(2, 2)
ANNUITY = DatedSecurities("annuity", TREE, [dict.fromkeys(TREE.events[1:], 1)])


def long_lived_security() -> Derivation:
    """A security that pays one unit in every event of two later dates, traded in between."""
    return explained(
        ANNUITY.present_value(),
        "long_lived_security",
        Text("More than two dates: a security that can be sold again", "多于两期：可以再次卖出的证券"),
        Text(
            "Three dates, two states each; events are numbered date by date, 0 being the beginning, 1 and 2 those of date "
            "1. A security pays one unit in every later event. In every event its price is the value, at the state prices "
            "of one step, of what it pays next and can be sold for next.",
            "三期，每期两个状态；事件逐期编号，0 为起点，1、2 属于 1 期。某证券在以后的每个事件中都支付一单位。"
            "在每个事件中，它的价格等于下一期的支付与卖价按一步状态价格计算的价值。",
        ),
        Text(
            "Each payment is discounted with the product of the state prices on the way to its event: these products are "
            "the Arrow–Debreu prices of the events. With trade in every event, markets are complete as soon as in each "
            "event there are as many independent securities as events that can follow: here two, although there are four "
            "final events.",
            "每一笔支付都以通往该事件的路径上各步状态价格之积来贴现，这些乘积就是各事件的阿罗–德布鲁价格。"
            "若每个事件中都可以交易，则只要每个事件中的独立证券数等于其后可能发生的事件数，市场就是完全的："
            "这里只需两只证券，而最终事件有四个（动态完备）。",
        ),
    )
