"""How every figure looks: one face, one set of strokes, colours that stay apart in grey."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import cache
from types import MappingProxyType
from typing import Any

from derive.errors import OutputError

INK = "#1a1a1a"
GUIDE = "#8a8a8a"
FIRST = "#1b4580"
SECOND = "#bf5f2b"
THIRD = "#35724a"
FOURTH = "#7a5195"
SHADES = ("#e9eff7", "#faf0e8", "#edf5ef", "#f4eff7")

FONT_SIZE = 11.0
SMALL = 9.5
CURVE = 2.0
THIN = 0.9
DASHES = (0, (4, 3))

# Text becomes outlines, so that a figure looks the same where no Chinese font is installed; the salt and the missing
# date make the bytes the same on every run.
_SETTINGS: Mapping[str, Any] = MappingProxyType(
    {
        "svg.fonttype": "path",
        "svg.hashsalt": "derive",
        "mathtext.fontset": "stix",
        "axes.unicode_minus": True,
        "font.size": FONT_SIZE,
        "path.simplify": True,
        "savefig.facecolor": "white",
        "figure.facecolor": "white",
        "text.color": INK,
    }
)


@cache
def font_family() -> str:
    """Return the name of the font for words: Noto Sans SC, which has Latin and Chinese glyphs of one design."""
    try:
        from pylopdf_fonts_zh_cn import sans_path
    except ImportError as error:
        raise OutputError(
            "no-font",
            "Figures need the font package pylopdf-fonts-zh-cn, which is not installed.",
            "Install it with: pip install 'derive-econ[figures]'.",
        ) from error
    from matplotlib import font_manager

    font_manager.fontManager.addfont(str(sans_path()))
    return str(font_manager.FontProperties(fname=str(sans_path())).get_name())


def house_style() -> AbstractContextManager[None]:
    """Return a context in which matplotlib draws in our style, whatever the user's own settings are."""
    try:
        import matplotlib
    except ImportError as error:
        raise OutputError(
            "no-matplotlib",
            "Figures need matplotlib, which is not installed.",
            "Install it with: pip install 'derive-econ[figures]'.",
        ) from error
    default = {key: value for key, value in matplotlib.rcParamsDefault.items() if not key.startswith("backend")}
    settings = {**default, **_SETTINGS, "font.family": [font_family()]}
    return matplotlib.rc_context(settings)  # type: ignore[no-any-return]
