"""Events: two states at two dates, a tree of three dates and its count, and what is known at each date."""

from __future__ import annotations

from derive.equation import Equation, definition
from derive.model import Model
from derive.rules import conclude, evaluate_at, rearrange, substitute
from derive.step import Derivation
from derive.symbols import POSITIVE, POSITIVE_INTEGER, EconomicSymbol, parameter, variable
from derive.text import Text

LAST = 3
N = variable("N", ("number of all events", "事件总数"), domain=POSITIVE)


def states(date: int) -> EconomicSymbol:
    """Return the number of states that can occur at a date."""
    return parameter(f"S_{date}", (f"number of states at date {date}", f"{date} 期的状态数"), domain=POSITIVE_INTEGER)


def events(date: int) -> EconomicSymbol:
    """Return the number of events of a date."""
    return variable(f"N_{date}", (f"number of events at date {date}", f"{date} 期的事件数"), domain=POSITIVE)


def undistinguished(date: int) -> EconomicSymbol:
    """Return the number of final histories that cannot be told apart at a date."""
    words = (
        f"number of final events that cannot be told apart at date {date}",
        f"{date} 期无法区分的最终事件数",
    )
    return variable(f"B_{date}", words, domain=POSITIVE)


beginning = definition(events(0), 1, ("the only event of date 0", "0 期唯一的事件"))


def _grows(date: int) -> Equation:
    return definition(
        events(date),
        events(date - 1) * states(date),
        (f"every event of date {date - 1} is followed by every state", f"{date - 1} 期的每个事件之后各状态都可能出现"),
    )


def _total(last: int) -> Equation:
    return definition(N, sum(events(date) for date in range(last + 1)), ("number of all events", "事件总数"))


def _cannot_tell(date: int) -> Equation:
    return definition(
        undistinguished(date),
        states(date + 1) * undistinguished(date + 1),
        (f"what can still follow an event of date {date}", f"{date} 期的一个事件之后还可能发生的最终事件"),
    )


everything_known = definition(undistinguished(LAST), 1, ("at the end everything is known", "最后一期一切都已知晓"))

TWO_DATES = Model(
    "two_dates",
    ("Two dates, two states", "两期两状态"),
    [beginning, _grows(1), _total(1)],
    endogenous=[N, events(0), events(1)],
    parameters=[states(1)],
    order=(N, events(0), events(1), states(1)),
    given={states(1): 2},
)

EVENT_TREE = Model(
    "event_tree",
    ("A tree of events", "事件树"),
    [beginning, *map(_grows, range(1, LAST + 1)), _total(LAST), *map(_cannot_tell, range(LAST)), everything_known],
    endogenous=[N, *map(events, range(LAST + 1)), *map(undistinguished, range(LAST + 1))],
    parameters=[*map(states, range(1, LAST + 1))],
    order=(N, *map(events, range(LAST + 1)), *map(states, range(1, LAST + 1)), *map(undistinguished, range(LAST + 1))),
    given={states(1): 2, states(2): 3, states(3): 2},
)


def event_tree_example() -> Derivation:
    """One event today, two tomorrow: three events."""
    derivation = Derivation(
        TWO_DATES,
        "event_tree_example",
        ("The simplest case: rain or sunshine tomorrow", "最简单的例子：明天下雨还是天晴"),
        intro=(
            "Today nothing is uncertain. Tomorrow one of two states occurs, and nobody knows today which one.",
            "今天（0 期）没有不确定性；明天（1 期）出现两种状态之一，今天无人知道是哪一种。",
        ),
        reading=(
            "A good today, a good when it rains and the same good when it is sunny are three different commodities.",
            "今天的商品、下雨时的商品与天晴时的商品，是三种不同的商品。",
        ),
    )
    later = derivation.by(substitute(beginning, into=_grows(1)), id="later_events")
    total = derivation.by(substitute(beginning, later, into=_total(1)), id="events")
    derivation.by(evaluate_at({states(1): 2}, equation=total), id="two_states")
    return derivation


def event_tree() -> Derivation:
    """N = 1 + S_1 + S_1 S_2 + S_1 S_2 S_3, date by date."""
    derivation = Derivation(
        EVENT_TREE,
        "event_tree",
        ("The tree of events and its count", "事件树及其计数"),
        intro=Text(
            "An event of date t is a history: the states that have occurred up to then. Whatever has happened, every state "
            "of the next date can follow. The figure shows the tree for {first}, {second} and {third} states.",
            "t 期的一个事件就是一条路径，即到 t 期为止依次出现的状态。无论此前发生了什么，下一期的每个状态都可能出现。"
            "图中画出各期状态数为{first}、{second}、{third}时的事件树。",
            first=EVENT_TREE.given[states(1)],
            second=EVENT_TREE.given[states(2)],
            third=EVENT_TREE.given[states(3)],
        ),
        reading=(
            "Each further date multiplies by its number of states and adds the product: the general formula is the sum, "
            "over all dates, of the product of the numbers of states up to that date.",
            "每增加一期，就再乘以该期的状态数，并把乘积加入总和。一般公式是：对每一期，把到该期为止各期的状态数相乘，"
            "再把这些乘积加总。",
        ),
        figures=("event_tree",),
    )
    known = [beginning]
    for date in range(1, LAST + 1):
        known.append(derivation.by(substitute(known[-1], into=_grows(date)), id=f"events_of_date_{date}"))
    total = derivation.by(substitute(*known, into=_total(LAST)), label="N", id="events")
    derivation.by(evaluate_at(EVENT_TREE.given, equation=total), id="events_in_the_figure")
    return derivation


def event_information() -> Derivation:
    """The information partition: N_t blocks of B_t final events each, finer with every date."""
    counted = event_tree()
    derivation = Derivation(
        EVENT_TREE,
        "event_information",
        ("What is known when: the information partition", "何时知道什么：信息分割"),
        intro=(
            "All households know the tree, and at every date they know which event has occurred: information is symmetric. "
            "Two final events that share the history up to a date cannot be told apart at that date; together they form a "
            "block of the partition of that date.",
            "所有家庭都知道这棵事件树，并且在每一期都知道已经发生的是哪个事件：信息是对称的。"
            "到某期为止路径相同的两个最终事件，在该期无法区分，它们同属该期信息分割中的一个子集。",
        ),
        reading=(
            "The blocks get smaller date by date and always cover all final events once: the partition becomes finer, and "
            "nothing is forgotten. A plan may prescribe different consumption in two events only if they lie in different "
            "blocks of the date: this is why commodities carry histories, not final states.",
            "信息分割的子集逐期变小，且始终恰好覆盖全部最终事件一次：分割越来越细，信息不会丢失。"
            "只有当两个事件在该期属于不同的子集时，消费计划才能对它们规定不同的消费量：商品因此以路径而不是最终状态来区分。",
        ),
        after=counted,
    )
    counts = [beginning, *(counted.result(f"events_of_date_{date}") for date in range(1, LAST + 1))]
    blocks = [everything_known]
    for date in range(LAST - 1, -1, -1):
        found = derivation.by(substitute(blocks[0], into=_cannot_tell(date)), id=f"size_of_blocks_{date}")
        blocks.insert(0, found)
    final = counts[-1]
    for date in range(LAST + 1):
        covered = Equation(events(date) * undistinguished(date), events(LAST))
        derivation.by(conclude(covered, counts[date], blocks[date], final), id=f"covered_at_date_{date}")
    for date in range(LAST):
        split = rearrange(undistinguished(date) / undistinguished(date + 1), states(date + 1), equation=_cannot_tell(date))
        derivation.by(split, id=f"splits_at_date_{date + 1}")
    return derivation
