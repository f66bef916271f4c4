"""Keys of the exercises that come with derive: made once, looked at by several tests."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from derive.exercises import Exercise, Key, choose, key_of, load


@cache
def _shipped(name: str) -> tuple[Exercise, tuple[Key, Key]]:
    exercise = load(name)
    one, other = choose(exercise, 2, "test")
    return exercise, (key_of(exercise, one), key_of(exercise, other))


@pytest.fixture(scope="session")
def shipped() -> Callable[[str], tuple[Exercise, tuple[Key, Key]]]:
    """Two variants of an exercise with their keys."""
    return _shipped
