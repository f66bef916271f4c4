"""The text of a CSV file as spreadsheets save it: UTF-8, or GB 18030 from a Chinese one."""

from __future__ import annotations

from pathlib import Path

from derive.errors import Location, ReadError

MOST_BYTES = 100_000_000
# What a spreadsheet would take for the beginning of a formula of its own.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def table_text(file: Path) -> str:
    """Return the text of a table; a folder, a missing, large or undecodable file is an error."""
    place = Location(str(file))
    try:
        if file.stat().st_size > MOST_BYTES:
            raise ReadError("too-long", f"{file} is too large for a table.", "Split it.", place)
        raw = file.read_bytes()
    except OSError as error:
        cause = f"{file} cannot be read: {error.strerror or error}."
        raise ReadError("unreadable", cause, "Give the path of a CSV file.", place) from error
    for encoding in ("utf-8-sig", "gb18030"):
        # UTF-8 is tried first, since it rejects what is none.
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ReadError("not-text", f"{file} is neither UTF-8 nor GB 18030 text.", "Save it as CSV (UTF-8).", place)


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula of its own; signed numbers stay numbers.

    >>> harmless("=HYPERLINK(1)"), harmless("-3/4"), harmless("Y = 5")
    ("'=HYPERLINK(1)", '-3/4', 'Y = 5')
    """
    plain = cell.replace("\0", "")
    is_number = plain[:1] in ("+", "-") and all(letter in "0123456789.,/% " for letter in plain[1:])
    return f"'{plain}" if plain.startswith(_DANGEROUS) and not is_number else plain
