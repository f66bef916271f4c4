"""Typst drops a character that no font has without a word; so we ask the fonts first."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path
from unicodedata import category

from derive.errors import OutputError

# Blocks that the fonts inside Typst (New Computer Modern, its mathematical companion, DejaVu) draw completely; a test
# asks the fonts themselves.
_BLOCKS = (
    (0x20, 0x24F),
    (0x370, 0x3FF),
    (0x2010, 0x2027),
    (0x2030, 0x205E),
    (0x2070, 0x209C),
    (0x20A0, 0x20BF),
    (0x2190, 0x22FF),
)
LATIN = frozenset(
    character
    for first, last in (*_BLOCKS, (0x2713, 0x2713), (0x2717, 0x2717))
    for character in map(chr, range(first, last + 1))
    if category(character) not in ("Cn", "Cc")
)


def require_glyphs(source: str, language: str) -> None:
    """Raise an `OutputError` that names the first character no font can draw."""
    covered = LATIN | chinese_characters() if language == "zh" else LATIN
    for character in source:
        if character not in covered and not character.isspace():
            raise OutputError(
                "missing-glyph",
                f"No font of the PDF has the character {character!r} (U+{ord(character):04X}).",
                "Write it differently, or print another format (--to md,html).",
            )


@cache
def chinese_characters() -> frozenset[str]:
    """Return the characters that the Chinese serif font draws, read from its character map.

    >>> "民" in chinese_characters()
    True
    """
    import pylopdf_fonts_zh_cn

    return characters_of(pylopdf_fonts_zh_cn.serif_path())


def characters_of(font: Path) -> frozenset[str]:
    """Read the characters of an OpenType font from its `cmap` table (format 12, or format 4)."""
    data = font.read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
    cmap = tables[b"cmap"]
    subtables = struct.unpack_from(">H", data, cmap + 2)[0]
    offsets = {cmap + struct.unpack_from(">I", data, cmap + 8 + 8 * place)[0] for place in range(subtables)}
    found: set[str] = set()
    for offset in offsets:
        if struct.unpack_from(">H", data, offset)[0] == 12:
            found.update(_groups(data, offset))
    return frozenset(found)


def _groups(data: bytes, offset: int) -> set[str]:
    groups = struct.unpack_from(">I", data, offset + 12)[0]
    found: set[str] = set()
    for place in range(groups):
        first, last, _ = struct.unpack_from(">III", data, offset + 16 + 12 * place)
        found.update(map(chr, range(first, last + 1)))
    return found
