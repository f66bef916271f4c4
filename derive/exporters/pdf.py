"""PDF by Typst: tagged (PDF/UA-1), without a date, from fonts that come with the packages only."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from derive.errors import OutputError
from derive.exporters.glyphs import require_glyphs
from derive.exporters.typst import page
from derive.handout import Handout

if TYPE_CHECKING:
    import typst


def files(handout: Handout, name: str) -> dict[str, bytes]:
    """Return the compiled document."""
    source = page(handout)
    require_glyphs(source, handout.language)
    return {name: compiled(source)}


def compiled(source: str) -> bytes:
    """Compile Typst source; the compiler, which has read the fonts, is kept for the next document."""
    import typst

    try:
        content: Any = _compiler().compile(input=source.encode(), format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError as error:
        raise OutputError(
            "typst", f"Typst could not set the handout: {error.message}", "Report this with the handout's name; try --to md."
        ) from error
    assert isinstance(content, bytes)
    return content


@cache
def _compiler() -> typst.Compiler:
    try:
        import pylopdf_fonts_zh_cn
        import typst
    except ImportError as error:
        raise OutputError(
            "pdf-extra-missing", f"PDF needs the package {error.name}.", "Install it: pip install 'derive-econ[pdf]'."
        ) from error
    folder = str(pylopdf_fonts_zh_cn.serif_path().parent)
    make: Any = typst.Compiler
    compiler: typst.Compiler = make(b"", font_paths=[folder], ignore_system_fonts=True)
    return compiler
