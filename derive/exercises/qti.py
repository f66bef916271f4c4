"""QTI 2.1: each variant one assessment item in XHTML with MathML, all of them in one package.

IMS Global, Question and Test Interoperability 2.1 (2012): assessmentItem, textEntryInteraction, responseProcessing.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from derive.exercises.exercise_file import Exercise
from derive.exercises.fields import Blank, points_of
from derive.exercises.key import Key
from derive.exercises.manifest import Student
from derive.exercises.online import online_question, question_page, solution_page
from derive.exercises.package import package

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_LOCATION = f"{NAMESPACE} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1p1.xsd"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"


def piece(exercise: Exercise, key: Key, language: str, student: Student | None) -> bytes:
    """Return the item of one variant."""
    question = online_question(exercise, key, language)
    body = question_page(question, "mathml", language, _interaction)
    steps = solution_page(question, "mathml", language)
    parts = [
        *map(_declaration, question.blanks),
        _outcome("SCORE", "float", "0"),
        _outcome("MAXSCORE", "float", str(exercise.points)),
        _outcome("SOLUTION", "identifier", "hidden"),
        f"<itemBody><div>{_with_namespaces(body)}</div></itemBody>",
        f"<responseProcessing>{''.join(map(_scored, question.blanks))}{_SHOW}</responseProcessing>",
        '<modalFeedback outcomeIdentifier="SOLUTION" identifier="shown" showHide="show">'
        f"<div>{_with_namespaces(steps)}</div></modalFeedback>",
    ]
    head = (
        f'<assessmentItem xmlns="{NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="{_LOCATION}" identifier={quoteattr(_identifier(exercise, key))} '
        f'title={quoteattr(f"{question.title} {key.variant.code}")} adaptive="false" timeDependent="false" '
        f'xml:lang="{"zh-CN" if language == "zh" else "en"}">'
    )
    item = f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{chr(10).join(parts)}\n</assessmentItem>\n'
    ElementTree.fromstring(item)
    return item.encode()


def files(exercise: Exercise, pieces: Sequence[bytes], language: str) -> dict[str, bytes]:
    """Return the package."""
    items = {_name(item): item for item in pieces}
    return {f"{exercise.key}.qti21.{language}.zip": package({"imsmanifest.xml": _manifest(exercise, list(items)), **items})}


def _identifier(exercise: Exercise, key: Key) -> str:
    return f"{exercise.key}-{key.variant.code}"


def _name(item: bytes) -> str:
    root = ElementTree.fromstring(item)
    return f"items/{root.get('identifier')}.xml"


def _declaration(blank: Blank) -> str:
    return (
        f'<responseDeclaration identifier="{blank.id}" cardinality="single" baseType="float">'
        f"<correctResponse><value>{blank.value}</value></correctResponse></responseDeclaration>"
    )


def _outcome(name: str, base: str, value: str) -> str:
    return (
        f'<outcomeDeclaration identifier="{name}" cardinality="single" baseType="{base}">'
        f"<defaultValue><value>{value}</value></defaultValue></outcomeDeclaration>"
    )


def _interaction(blank: Blank) -> str:
    return f'<textEntryInteraction responseIdentifier="{blank.id}" expectedLength="12"/>'


def _scored(blank: Blank) -> str:
    tolerance = f'toleranceMode="absolute" tolerance="{blank.tolerance} {blank.tolerance}"'
    mode = 'toleranceMode="exact"' if blank.tolerance == "0" else tolerance
    return (
        f'<responseCondition><responseIf><equal {mode}><variable identifier="{blank.id}"/>'
        f'<correct identifier="{blank.id}"/></equal><setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/>'
        f'<baseValue baseType="float">{points_of(blank)}</baseValue></sum></setOutcomeValue></responseIf></responseCondition>'
    )


_SHOW = '<setOutcomeValue identifier="SOLUTION"><baseValue baseType="identifier">shown</baseValue></setOutcomeValue>'


def _with_namespaces(page: str) -> str:
    return page.replace("<math ", '<math xmlns="http://www.w3.org/1998/Math/MathML" ')


def _manifest(exercise: Exercise, names: Sequence[str]) -> bytes:
    resources = "".join(_resource(place, quoteattr(name)) for place, name in enumerate(names, start=1))
    metadata = "<metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<manifest xmlns="{_PACKAGE}" identifier={quoteattr(f"MANIFEST-{escape(exercise.key)}")}>'
        f"{metadata}<organizations/><resources>{resources}</resources></manifest>\n"
    ).encode()


def _resource(place: int, name: str) -> str:
    return f'<resource identifier="RES-{place}" type="imsqti_item_xmlv2p1" href={name}><file href={name}/></resource>'
