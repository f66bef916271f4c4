"""Equations of word processors (OMML), made from MathML element by element.

>>> from sympy import symbols
>>> from derive.printing.arrange import arrange
>>> a, b = symbols("a b")
>>> write(arrange(a / b))
'<m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>'
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from derive.display import Node
from derive.errors import OutputError
from derive.printing import mathml

NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/math"
# What MathML says for screen readers only: an application, an unseen product.
_UNSEEN = str.maketrans("", "", "\u2061\u2062")
_UPRIGHT = "<m:rPr><m:nor/></m:rPr>"


def write(tree: Node, language: str = "en") -> str:
    """Return a tree as the content of an `m:oMath` element."""
    return from_mathml(mathml.write(tree, language))


def from_mathml(content: str) -> str:
    """Return MathML content as OMML content; an element that is not known is an error, never left out."""
    return _all(ElementTree.fromstring(f"<math>{content}</math>"))


def _all(element: Element) -> str:
    return "".join(map(_one, element))


def _one(element: Element) -> str:
    draw = _ELEMENTS.get(element.tag)
    if draw is None:
        raise OutputError("unprintable", f"No equation of a word processor shows <{element.tag}>.", "Print it as PDF.")
    return draw(element)


def _run(element: Element) -> str:
    text = (element.text or "").translate(_UNSEEN)
    if not text:
        return ""
    upright = element.tag == "mtext" or (element.tag == "mi" and len(text) > 1 and element.get("class") != "word")
    # Blanks at the ends would be dropped without this attribute.
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<m:r>{_UPRIGHT if upright else ''}<m:t{space}>{escape(text)}</m:t></m:r>"


def _space(element: Element) -> str:
    return '<m:r><m:t xml:space="preserve"> </m:t></m:r>'


def _part(name: str, element: Element) -> str:
    return f"<m:{name}>{_one(element)}</m:{name}>"


def _parts(tag: str, *names: str) -> Callable[[Element], str]:
    """Return what draws an element whose children have fixed roles."""

    def draw(element: Element) -> str:
        return f"<m:{tag}>{''.join(_part(name, child) for name, child in zip(names, element, strict=True))}</m:{tag}>"

    return draw


def _root(element: Element) -> str:
    return f'<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>{_all(element)}</m:e></m:rad>'


def _index_root(element: Element) -> str:
    radicand, index = element
    return f"<m:rad>{_part('deg', index)}{_part('e', radicand)}</m:rad>"


def _over(element: Element) -> str:
    base, accent = element
    marks = {"¯": "\u0305", "^": "\u0302", "~": "\u0303", "˙": "\u0307"}
    mark = marks.get(accent.text or "", "\u0302")
    return f'<m:acc><m:accPr><m:chr m:val="{mark}"/></m:accPr>{_part("e", base)}</m:acc>'


def _big(element: Element) -> str:
    """A sum sign with bounds; what it sums stands after it."""
    sign, below, above = element
    properties = f'<m:naryPr><m:chr m:val="{escape(sign.text or "∑")}"/><m:limLoc m:val="undOvr"/></m:naryPr>'
    return f"<m:nary>{properties}{_part('sub', below)}{_part('sup', above)}<m:e/></m:nary>"


def _table(element: Element) -> str:
    rows = "".join(f"<m:mr>{''.join(f'<m:e>{_all(cell)}</m:e>' for cell in line)}</m:mr>" for line in element)
    return f"<m:m>{rows}</m:m>"


def _group(element: Element) -> str:
    """A row; brackets at its ends that grow become brackets that grow."""
    children: Sequence[Element] = list(element)
    if len(children) >= 2 and _is_stretchy(children[0]):
        last = children[-1] if _is_stretchy(children[-1]) else None
        inner = children[1 : -1 if last is not None else None]
        end = "" if last is None else last.text or ""
        marks = f'<m:begChr m:val="{escape(children[0].text or "")}"/><m:endChr m:val="{escape(end)}"/>'
        return f"<m:d><m:dPr>{marks}</m:dPr><m:e>{''.join(map(_one, inner))}</m:e></m:d>"
    return _all(element)


def _is_stretchy(element: Element) -> bool:
    return element.tag == "mo" and element.get("stretchy") == "true"


_ELEMENTS: Mapping[str, Callable[[Element], str]] = MappingProxyType(
    {
        "mi": _run,
        "mn": _run,
        "mo": _run,
        "mtext": _run,
        "mspace": _space,
        "mrow": _group,
        "mfrac": _parts("f", "num", "den"),
        "msup": _parts("sSup", "e", "sup"),
        "msub": _parts("sSub", "e", "sub"),
        "msubsup": _parts("sSubSup", "e", "sub", "sup"),
        "munder": _parts("limLow", "e", "lim"),
        "mover": _over,
        "munderover": _big,
        "msqrt": _root,
        "mroot": _index_root,
        "mtable": _table,
    }
)
