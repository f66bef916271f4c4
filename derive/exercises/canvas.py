r"""Canvas: QTI 1.2 with Canvas' own item types. Each number is an item, each variant a section of them.

The first item of a variant carries the question, the others repeat only what is asked; formulas are `\( ... \)`, which
Canvas sets by itself (Instructure community, QTI import of numerical_question).
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from derive.exercises.exercise_file import Exercise
from derive.exercises.fields import Blank, points_of
from derive.exercises.key import Key
from derive.exercises.manifest import Student
from derive.exercises.online import OnlineQuestion, online_question, question_page, solution_page
from derive.exercises.package import package

NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_BLANK = "____"


def piece(exercise: Exercise, key: Key, language: str, student: Student | None) -> bytes:
    """Return the section of one variant."""
    question = online_question(exercise, key, language)
    code = key.variant.code
    items = "".join(_item(question, blank, code, language) for blank in question.blanks)
    names = f"ident={quoteattr(f'{exercise.key}-{code}')} title={quoteattr(f'{question.title} {code}')}"
    section = f"<section {names}>{items}</section>\n"
    ElementTree.fromstring(section)
    return section.encode()


def files(exercise: Exercise, pieces: Sequence[bytes], language: str) -> dict[str, bytes]:
    """Return the package."""
    name = f"{exercise.key}/{exercise.key}.xml"
    title = quoteattr(exercise.body(language).title)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<questestinterop xmlns="{NAMESPACE}">\n'
    opening = f'<assessment ident={quoteattr(exercise.key)} title={title}>\n<section ident="root_section">\n'
    quiz = head.encode() + opening.encode() + b"".join(pieces) + b"</section>\n</assessment>\n</questestinterop>\n"
    return {f"{exercise.key}.canvas.{language}.zip": package({"imsmanifest.xml": _manifest(exercise, name), name: quiz})}


def _item(question: OnlineQuestion, blank: Blank, code: str, language: str) -> str:
    def field(one: Blank) -> str:
        return f"<strong>{_BLANK}</strong>" if one.id == blank.id else _BLANK

    text = escape(question_page(question, "tex", language, field))
    steps = escape(solution_page(question, "tex", language))
    metadata = "".join(
        f"<qtimetadatafield><fieldlabel>{label}</fieldlabel><fieldentry>{entry}</fieldentry></qtimetadatafield>"
        for label, entry in (("question_type", "numerical_question"), ("points_possible", points_of(blank)))
    )
    return (
        f"<item ident={quoteattr(f'{code}-{blank.id}')} title={quoteattr(f'{code}: {blank.name}')}>"
        f"<itemmetadata><qtimetadata>{metadata}</qtimetadata></itemmetadata>"
        f'<presentation><material><mattext texttype="text/html">{text}</mattext></material>'
        '<response_str ident="response1" rcardinality="Single"><render_fib fibtype="Decimal">'
        '<response_label ident="answer1"/></render_fib></response_str></presentation>'
        '<resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/></outcomes>'
        '<respcondition continue="Yes"><conditionvar><other/></conditionvar>'
        '<displayfeedback feedbacktype="Response" linkrefid="general_fb"/></respcondition>'
        f'<respcondition continue="No"><conditionvar>{_accepted(blank)}</conditionvar>'
        '<setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing>'
        f'<itemfeedback ident="general_fb"><flow_mat><material><mattext texttype="text/html">{steps}</mattext></material>'
        "</flow_mat></itemfeedback></item>"
    )


def _accepted(blank: Blank) -> str:
    low, high = blank.bounds
    return (
        f'<or><varequal respident="response1">{blank.value}</varequal><and><vargte respident="response1">{low}</vargte>'
        f'<varlte respident="response1">{high}</varlte></and></or>'
    )


def _manifest(exercise: Exercise, name: str) -> bytes:
    resource = f'<resource identifier={quoteattr(exercise.key)} type="imsqti_xmlv1p2"><file href={quoteattr(name)}/></resource>'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<manifest xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" '
        f"identifier={quoteattr(f'MANIFEST-{exercise.key}')}><metadata><schema>IMS Content</schema>"
        "<schemaversion>1.1.3</schemaversion></metadata><organizations/>"
        f"<resources>{resource}</resources></manifest>\n"
    ).encode()
