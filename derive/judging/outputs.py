"""SARIF for code hosts, JUnit for build servers: the lines that do not stand, each at its place."""

from __future__ import annotations

import json
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from derive.judging.report import Entry, Report
from derive.judging.words import said_in
from derive.text import Text
from derive.verdict import Status, Witness

_LEVELS = {
    Status.REFUTED: "error",
    Status.DOES_NOT_FOLLOW: "warning",
    Status.UNREAD: "note",
    Status.UNKNOWN: "note",
    Status.SUPPORTED: "note",
}
_RULES: dict[str, Text] = {
    "refuted": Text("The lines above entail something else.", "由前文得出的是另一种关系。"),
    "does-not-follow": Text("The lines above do not entail this line.", "由前文推不出这一行。"),
    "unread": Text("The formula could not be read.", "公式不能读出。"),
    "unknown": Text("No method decided the line.", "没有方法能够判定这一行。"),
    "supported": Text("The line holds at sample points and was not proved.", "这一行在抽样点上成立，但没有得到证明。"),
    "wrong-arithmetic": Text("A sum in the text is wrong.", "文中的算式不对。"),
    "dangling-reference": Text("An equation is cited that does not exist.", "引用了不存在的式子。"),
    "duplicate-number": Text("Two equations have one number.", "两个式子编号相同。"),
    "duplicate-label": Text("Two equations have one label.", "两个式子标签相同。"),
    "unbalanced-bracket": Text("A bracket is missing.", "括号没有配对。"),
    "empty-display": Text("A display is empty.", "公式是空的。"),
    "contradictory-premises": Text("Premises contradict each other.", "前提相互矛盾。"),
    "wrong-count": Text("The words miscount the equations or the unknowns.", "文字所说的方程或未知数的个数不对。"),
}
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(report: Report, language: str) -> str:
    """Return the report as SARIF 2.1.0."""
    results = [_result(entry, language) for entry in report.entries if entry.status in _LEVELS]
    for finding in report.findings:
        level = "error" if finding.code == "wrong-arithmetic" else "warning"
        message = said_in(finding.message, language)
        results.append(_at(finding.code, level, message, finding.file, finding.line, finding.column))
    rules = [{"id": code, "name": _name(code), "shortDescription": {"text": text[language]}} for code, text in _RULES.items()]
    driver = {"name": "derive verify", "rules": rules}
    content = {"$schema": _SARIF, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _name(code: str) -> str:
    return "".join(word.capitalize() for word in code.split("-"))


def _result(entry: Entry, language: str) -> dict[str, Any]:
    code = entry.status.value.replace(" ", "-")
    return _at(code, _LEVELS[entry.status], explanation(entry, language), entry.file, entry.line, entry.column)


def _at(code: str, level: str, message: str, file: str, line: int, column: int) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": _uri(file)}, "region": {"startLine": line, "startColumn": column}}
    return {
        "ruleId": code,
        "level": level,
        "message": {"text": message or _RULES[code]["en"]},
        "locations": [{"physicalLocation": place}],
    }


def _uri(file: str) -> str:
    from urllib.parse import quote

    return quote(file.partition("#")[0].replace("\\", "/"), safe="/:")


def explanation(entry: Entry, language: str) -> str:
    """Return why a line got its verdict, in whole sentences."""
    chinese = language == "zh"
    parts = [said_in(entry.reason, language)]
    if entry.conditions:
        conditions = ("，" if chinese else ", ").join(entry.conditions)
        parts.append(f"条件：{conditions}。" if chinese else f"Provided {conditions}.")
    if entry.witness is not None:
        parts.append(f"不成立的一点：{_point(entry.witness)}。" if chinese else f"It fails {entry.witness}.")
    if entry.holds_at is not None:
        parts.append(f"成立的一点：{_point(entry.holds_at)}。" if chinese else f"It holds {entry.holds_at}.")
    if entry.missing:
        parts.append(said_in(f"What is missing: {entry.missing}.", language))
    if entry.suggestion:
        suggestion = said_in(entry.suggestion, language)
        parts.append(f"最接近的正确形式：{suggestion}。" if chinese else f"Nearest true form: {suggestion}.")
    return ("" if chinese else " ").join(part for part in parts if part)


def _point(witness: Witness) -> str:
    """Return a point with what the two sides come to there."""
    named = [f"{symbol} = {value}" for symbol, value in witness.values.items()]
    named += [f"{name} = {function}" for name, function in witness.functions.items()]
    at = "，".join(named) or "任意一点"
    return f"{at}（左边 {witness.left}，右边 {witness.right}）" if witness.left or witness.right else at


def as_junit(report: Report, language: str) -> str:
    """Return the report as JUnit XML: a claim that is refuted or does not follow fails, one that is unread is an error."""
    claims = report.claims
    failed = [entry for entry in claims if entry.status in (Status.REFUTED, Status.DOES_NOT_FOLLOW)]
    errors = [entry for entry in claims if entry.status in (Status.UNREAD, Status.UNKNOWN)]
    wrong = [finding for finding in report.findings if finding.code == "wrong-arithmetic"]
    seconds = sum(entry.seconds for entry in claims)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuite name="derive verify" tests="{len(claims) + len(wrong)}" failures="{len(failed) + len(wrong)}" '
        f'errors="{len(errors)}" time="{seconds:.3f}">',
    ]
    lines += [_case(entry, language) for entry in claims]
    for finding in wrong:
        message = said_in(finding.message, language)
        opening = _opening(finding.file, finding.line, finding.code, 0.0)
        lines.append(f"{opening}<failure message={_quoted(message)}/></testcase>")
    return "\n".join([*lines, "</testsuite>", ""])


def _opening(file: str, line: int, name: str, seconds: float) -> str:
    return f'  <testcase classname={_quoted(file)} name={_quoted(f"{line}: {name}")} time="{seconds:.3f}">'


def _case(entry: Entry, language: str) -> str:
    opening = _opening(entry.file, entry.line, entry.source, entry.seconds)
    message, reason = entry.status.value, _clean(escape(explanation(entry, language)))
    if entry.status in (Status.REFUTED, Status.DOES_NOT_FOLLOW):
        return f"{opening}<failure message={_quoted(message)}>{reason}</failure></testcase>"
    if entry.status in (Status.UNREAD, Status.UNKNOWN):
        return f"{opening}<error message={_quoted(message)}>{reason}</error></testcase>"
    return f"{opening}</testcase>"


def _quoted(text: str) -> str:
    return quoteattr(_clean(text), {"\n": "&#10;"})


def _clean(text: str) -> str:
    """Drop the control characters that XML has no place for."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")
