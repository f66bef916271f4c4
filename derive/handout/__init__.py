"""A handout: checked derivations in printing order, for one language and one audience.

It refuses what does not stand: a refuted or undecided step stops it with the name of the step, unless it is a draft.
"""

from __future__ import annotations

from derive.handout.handout import Handout

__all__ = ["Handout"]
