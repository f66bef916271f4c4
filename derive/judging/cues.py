"""What the words before a formula announce: an assumption, a definition, a claim, first-order conditions.

The cue that stands nearest to the formula decides. Without one the formula is judged gently: proved when it follows,
taken as given when it does not.
"""

from __future__ import annotations

import re
from enum import StrEnum

REACH = 90
"""How many characters before a formula are looked at."""


class Role(StrEnum):
    """What a statement is for its author."""

    ASSUMPTION = "assumption"
    DEFINITION = "definition"
    CONSTRAINT = "constraint"
    CLAIM = "claim"
    STATEMENT = "statement"
    OBJECTIVE = "objective"
    FIRST_ORDER = "first-order condition"
    APPROXIMATION = "approximation"
    EXPRESSION = "expression"


_CUES: tuple[tuple[Role, str], ...] = (
    (Role.FIRST_ORDER, r"一阶条件|优化条件|first[- ]order condition|FOC|optimality condition"),
    (
        Role.DEFINITION,
        r"定义|记为|记作|记|令|define|denote|definition|let\b|设定拉格朗日|设立拉格朗日|构造拉格朗日|拉格朗日函数|Lagrangian",
    ),
    (
        Role.ASSUMPTION,
        r"假设|假定|设|给定|已知|预算约束为|约束条件为|预算约束是|约束为|写成公式|表达式(?:应该)?是|函数为|函数是|形式|技术为|持有量为|"
        r""
        r"suppose|assume|assumption|given|budget constraint|constraint is|production function|utility function|technology|"
        r"evolves|law of motion|is given by|are given by|model (?:is|consists)|market clear|clearing condition|identity",
    ),
    (Role.CONSTRAINT, r"subject to|s\.t\.|约束条件"),
    (
        Role.CLAIM,
        r"可得|所以|因此|从而|于是|得到|得出|代入|可知|必有|则有|则|意味着|化为|变形|改写|推出|解得|求得|解出|等价于|整理|消去|可以得到|由此|我们有|故|"
        r"hence|thus|therefore|impl(?:y|ies|ied)|yields?|we (?:get|obtain|have|find)|obtain|"
        r"substitut\w*|plugg\w*|it follows|follows that|"
        r"so\b|"
        r"gives?|solving|solve|rearrang\w*|becomes?|simplif\w*|equivalently|rewrit\w*|combining|eliminat\w*|reduces to|"
        r"derive|conclude|then\b",
    ),
)
_TRANSFORMS = re.compile(
    r"化为|变形|改写|代入|可得|得到|解得|求得|消去|整理|substitut|plugg|obtain|yield|rearrang|rewrit|solv|simplif|combin|eliminat",
    re.I,
)
_SOFT = re.compile(r"均衡|出清|相等|应该等于|equilibrium|market[- ]clearing|clear(?:s|ing)?\b|must equal", re.I)
_PATTERNS = tuple((role, re.compile(pattern, re.I)) for role, pattern in _CUES)
_OBJECTIVE = re.compile(
    r"(?:objective(?: function)?(?: is| becomes| reads)?|(?:max|min)imi[sz]es?|目标函数(?:为|是)?|最大化|最小化)\s*\Z",
    re.I,
)
_STOP = re.compile(r"[。！？!?\n]\s*|\.\s+(?=[A-Z])")


def role_of(prose: str) -> Role | None:
    """Return what the words announce, or None when they announce nothing.

    >>> role_of("Suppose that investment is constant. Substituting, we obtain")
    <Role.CLAIM: 'claim'>
    >>> role_of("预算约束为")
    <Role.ASSUMPTION: 'assumption'>
    """
    near = sentence_before(prose)
    best: tuple[int, Role] | None = None
    for role, pattern in _PATTERNS:
        for match in pattern.finditer(near):
            if best is None or match.end() > best[0]:
                best = match.end(), role
    return best[1] if best else None


_CONNECTIVE = re.compile(
    r"[\s,;，；、：:]*(?:and(?: also)?|as well as|or|和|以及|并且|且|与|及)?[\s,，:：]*|"
    r"[\s.。]*(?:likewise|similarly|同理|类似地)[\s,，:：]*",
    re.I,
)
_PROVISO = re.compile(
    r"(?:\b(?:with|where|for|if|when|whenever|provided(?: that)?|as long as|because|since)|其中|当|若|如果|只要|由于)\s*\Z",
    re.I,
)


_SUPPOSED = re.compile(
    r"(?:\b(?:with|for|if|when|whenever|at|provided(?: that)?|as long as|given(?: that)?|assuming(?: that)?|taking|setting)"
    r"|当|若|如果|只要|假如|取|已知)\s*\Z",
    re.I,
)
_EXPLAINED = re.compile(
    r"(?:\b(?:where|because|since|as|recall(?:ing)? that|note that|using)|其中|由于|因为|注意到)\s*\Z", re.I
)


def clause(prose: str) -> Role | None:
    """Return the role of a formula right behind `if`, `with`, `where` or `since`; it outweighs the rest of the sentence.

    >>> clause("Profits vanish if "), clause("a mark-up, where "), clause("we obtain ")
    (<Role.ASSUMPTION: 'assumption'>, <Role.STATEMENT: 'statement'>, None)
    """
    if _SUPPOSED.search(prose) is not None:
        return Role.ASSUMPTION
    return Role.STATEMENT if _EXPLAINED.search(prose) is not None else None


def goes_on(prose: str) -> bool:
    """Whether the words only join a formula to the one before it, so that it says what that one says.

    >>> goes_on(" and "), goes_on("以及"), goes_on(". The price is")
    (True, True, False)
    """
    return _CONNECTIVE.fullmatch(_PROVISO.sub("", prose)) is not None


def is_proviso(prose: str) -> bool:
    """Whether the words put the formula as a condition under which something holds.

    >>> is_proviso("and, with "), is_proviso("hence")
    (True, False)
    """
    return _PROVISO.search(prose) is not None


def sentence_before(prose: str) -> str:
    """Return the last sentence of the words before a formula."""
    near = prose.rstrip()[-REACH:]
    ends = [match.end() for match in _STOP.finditer(near)]
    return near[ends[-1] :] if ends and ends[-1] < len(near) else near if not ends else near[ends[-2] if len(ends) > 1 else 0 :]


def transforms(prose: str) -> bool:
    """Whether the words before a formula announce that it is got by rewriting what stands above.

    >>> transforms("Substituting, we obtain"), transforms("so the LM curve is")
    (True, False)
    """
    return _TRANSFORMS.search(sentence_before(prose)) is not None


def is_objective(prose: str) -> bool:
    """Whether the words name an expression as what is maximised or minimised.

    >>> is_objective("so that the objective is"), is_objective("the price is")
    (True, False)
    """
    return _OBJECTIVE.search(sentence_before(prose)) is not None


def is_soft(prose: str) -> bool:
    """Whether the paragraph speaks of equilibrium, so that an equation that does not follow may be a condition of it.

    >>> is_soft("在均衡时，国际资本市场上的借贷要出清。所以必有")
    True
    """
    return _SOFT.search(prose[-400:]) is not None and _TRANSFORMS.search(sentence_before(prose)) is None
