"""What is said about the solutions that were found, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from derive.reasons import reason_in_words
from derive.text import Text

if TYPE_CHECKING:
    from derive.numeric.certify import Limit, Solution


def one(solution: Solution, starts: int, *, is_linear: bool) -> Text:
    """One certified solution inside the domains."""
    if is_linear:
        return Text(
            "The system is linear and regular: there is exactly one solution. It is enclosed within {radius}.",
            "方程组是线性的且系数矩阵非奇异，因此有唯一解，误差界为{radius}。",
            radius=_short(solution.radius),
        )
    return Text(
        "One solution was found. Interval arithmetic proves that within {radius} of it there is a solution, and only one. "
        "No other was met from {starts} starting points.",
        "求得一个解。区间算术证明：在半径为{radius}的邻域内解存在且唯一。从{starts}个初始点出发未遇到其他解。",
        radius=_short(solution.radius),
        starts=starts,
    )


def several(solutions: Sequence[Solution]) -> Text:
    """More than one."""
    return Text(
        "{count} different solutions were found, and each is certified: within {radius} of it there is exactly one.",
        "求得{count}个不同的解，每个解均经区间算术证明：在半径为{radius}的邻域内存在且唯一。",
        count=len(solutions),
        radius=_short(max(solution.radius for solution in solutions)),
    )


def on_the_edge(solution: Solution) -> Text:
    """On a bound: whether that belongs to the domain is known only for a solution that is known exactly."""
    if not solution.exact:
        return Text(
            "The solution lies on the edge of the domain: {limits}. Whether it belongs to the domain cannot be told from "
            "numbers alone.",
            "解位于定义域的边界上：{limits}。仅凭数值无法断定它是否属于定义域。",
            limits=_listed(solution.edge),
        )
    if solution.outside:
        return Text(
            "There is no solution in the domains. The one found, {values}, is exact and lies on the edge: {limits} does not "
            "hold.",
            "在定义域内未求得解。求得的解{values}是精确解，位于边界上，不满足{limits}。",
            values=_values(solution),
            limits=_listed(solution.outside),
        )
    return Text(
        "The solution lies on the edge of the domain, and belongs to it: {limits}. It is exact: {values}.",
        "解位于定义域的边界上，且属于定义域：{limits}。这是精确解：{values}。",
        limits=_listed(solution.edge),
        values=_values(solution),
    )


def uncertified(candidate: Solution) -> Text:
    """A candidate that the test did not confirm."""
    return Text(
        "A candidate was found ({values}), but it is not certified: {reason}. It is not reported as a solution.",
        "求得一个候选点（{values}），但未能通过区间算术检验（{reason}），因此不作为解报告。",
        values=_values(candidate),
        reason=reason_in_words(candidate.reason),
    )


def with_open_candidate(message: Text, candidate: Solution) -> Text:
    """What was found, and a further candidate about which nothing is known."""
    return Text(
        message.en + " A further candidate ({candidate}) could not be certified: {reason}.",
        message.zh + "另有一个候选点（{candidate}）未能通过区间算术检验（{reason}）。",
        **{**message.slots, "candidate": _values(candidate), "reason": reason_in_words(candidate.reason)},
    )


def none(rejected: Sequence[Solution], starts: int, *, is_linear: bool) -> Text:
    """Nothing inside the domains."""
    if rejected:
        return Text(
            "There is no solution in the domains: the only one has {values}, which breaks {limits}."
            if is_linear
            else "No solution was found in the domains. There is one outside: {values}, which breaks {limits}.",
            "在定义域内无解：唯一的解为{values}，不满足{limits}。"
            if is_linear
            else "在定义域内未求得解。定义域之外有解：{values}，不满足{limits}。",
            values=_values(rejected[0]),
            limits=_listed(rejected[0].outside),
        )
    if is_linear:
        return Text(
            "The linear system is singular at these parameters: it has no solution, or infinitely many.",
            "在这组参数下线性方程组的系数矩阵奇异：无解或有无穷多解。",
        )
    return Text(
        "No solution was found from {starts} starting points in the domains. That is no proof that there is none.",
        "从定义域内的{starts}个初始点出发未求得解，但这并不证明无解。",
        starts=starts,
    )


def _short(number: float) -> str:
    return f"{number:.1e}"


def _values(solution: Solution) -> str:
    return ", ".join(f"{symbol} = {value:.6g}" for symbol, value in solution.values.items())


def _listed(limits: Sequence[Limit]) -> Text:
    english, chinese = (", ".join(_limit(one, language) for one in limits) for language in ("en", "zh"))
    return Text(english, chinese)


def _limit(limit: Limit, language: str) -> str:
    from derive.equation import Condition
    from derive.symbols import domain_of

    if isinstance(limit, Condition):
        return str(limit)
    domain = str(domain_of(limit)).replace("oo", "∞")
    if language == "zh":
        domain = domain.replace(", integer", "，整数").replace(", nonzero", "，非零")
    return f"{limit} ∈ {domain}"


def spoken(message: Text, language: str) -> str:
    """Return a message as a string.

    >>> spoken(Text("It has {values}.", "其解为{values}。", values=Text("one", "一个")), "zh")
    '其解为一个。'
    """
    return message.render(language, lambda slot: spoken(slot, language) if isinstance(slot, Text) else str(slot))
