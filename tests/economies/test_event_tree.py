"""Event trees: counts, information, and clear words about impossible trees."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent.parent))

from tampering import examine

from derive.check import check
from derive.economies import EventTree
from derive.economies.event_count import T, b, event_count
from derive.economies.event_tree import product_count
from derive.errors import ModelError, OutputError
from derive.figures.tree_picture import level_of, tree_picture
from derive.lecture import statement_of
from derive.verdict import Status


def test_the_two_state_example_of_the_lecture() -> None:
    tree = EventTree(1, 2)
    assert tree.events == ((), (1,), (2,))
    assert tree.count == 3
    assert tree.commodity_space(2) == 6


def test_the_count_is_one_plus_products() -> None:
    tree = EventTree(3, (2, 3, 4))
    assert tree.counts == (1, 2, 6, 24)
    assert tree.count == 1 + 2 + 2 * 3 + 2 * 3 * 4 == product_count((2, 3, 4))


def test_a_tree_may_branch_differently_after_each_history() -> None:
    """A recession that is over once it has ended."""
    tree = EventTree(2, lambda history: 1 if history == (1,) else 2)
    assert tree.events == ((), (1,), (2,), (1, 1), (2, 1), (2, 2))


def test_information_becomes_finer() -> None:
    tree = EventTree(2, (2, 2))
    sizes = [sorted(len(block) for block in tree.partition(date)) for date in range(3)]
    assert sizes == [[4], [2, 2], [1, 1, 1, 1]]
    for earlier, later in ((0, 1), (1, 2)):
        assert all(any(block <= coarse for coarse in tree.partition(earlier)) for block in tree.partition(later))


def test_before_and_after_undo_each_other() -> None:
    tree = EventTree(2, 3)
    assert all(tree.before(event) == history for history in tree.histories(1) for event in tree.after(history))
    assert tree.after((1, 1)) == ()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: EventTree(-1, 2), "not a natural number"),
        (lambda: EventTree(2, (2,)), "1 numbers of states are given for 2 dates"),
        (lambda: EventTree(1, 0), "0 states can follow"),
        (lambda: EventTree(1, 2).histories(2), "There is no date 2"),
        (lambda: EventTree(1, 2).commodity_space(0), "no commodity"),
        (lambda: EventTree(1, 2).before(()), "Nothing comes before"),
        (lambda: EventTree(20, 10), "more than 100000 events"),
    ],
)
def test_impossible_trees_are_sent_back(make, words) -> None:
    with pytest.raises(ModelError, match=words):
        make()


def test_the_count_in_closed_form() -> None:
    derivation = event_count()
    assert check(derivation).overall.status is Status.PROVED
    assert not examine(derivation).problems
    closed = statement_of(derivation, "N").rhs
    assert [closed.xreplace({b: states, T: dates}) for states, dates in ((2, 1), (2, 2), (3, 3))] == [
        EventTree(dates, states).count for states, dates in ((2, 1), (2, 2), (3, 3))
    ]


def test_a_tree_is_drawn_with_one_point_for_each_event() -> None:
    tree = EventTree(2, (2, 3))
    assert tree_picture(tree, "png").startswith(b"\x89PNG")
    assert tree_picture(tree) == tree_picture(tree)
    assert len(level_of(tree)) == tree.count
    with pytest.raises(OutputError, match="64 final events"):
        tree_picture(EventTree(6, 2))
