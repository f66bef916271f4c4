"""An outer time limit around one claim: what work bounds do not catch ends as *unknown*, never as right."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

LONGEST = 8.0
"""Seconds of computing for one claim; work bounds end nearly every claim long before."""
Answer = TypeVar("Answer")


class TooLong(BaseException):
    """The time for one claim is over; no handler of ordinary errors on the way may swallow it."""


def within(seconds: float, work: Callable[[], Answer]) -> Answer:
    """Return what the work returns, or raise `TooLong`.

    Time spent waiting for other programs does not count. The limit needs the main thread of a system with interval timers;
    elsewhere the work bounds alone hold.

    >>> within(5.0, lambda: 1 + 1)
    2
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        return work()
    before = signal.signal(signal.SIGVTALRM, _ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        return work()
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0.0)
        signal.signal(signal.SIGVTALRM, before)


def _ring(number: int, frame: FrameType | None) -> None:
    raise TooLong
