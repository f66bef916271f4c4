"""Drawing a conclusion.

    premises
    ----------
    conclusion

For a line whose form the author gives. It claims nothing more than that the conclusion follows.
"""

from __future__ import annotations

from derive.claims import Entails
from derive.equation import Condition, Statement
from derive.step import rule


@rule(en="From {premises} it follows:", zh="由{premises}可得：")
def conclude(
    conclusion: Statement, *premises: Statement, given: tuple[Condition, ...] = (), equivalent: bool = False
) -> Entails:
    """Claim that the premises entail the conclusion (given the conditions in `given`)."""
    return Entails(premises, conclusion, given=given, equivalent=equivalent)
