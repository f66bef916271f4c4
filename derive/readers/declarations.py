"""What the author declares about the notation: front matter of a document, or a `derive.toml` beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import sympy

from derive.errors import Location, ModelError, ReadError
from derive.functions import FunctionDeclaration
from derive.readers.cursor import Cursor
from derive.readers.expression import Scope
from derive.readers.names import canonical
from derive.readers.naming import notation_of
from derive.readers.shaping import shaped
from derive.readers.tokens import Unread, tokenize
from derive.readers.vocabulary import Vocabulary
from derive.symbols import POSITIVE, Domain, Notation
from derive.text import Text

_RANGE = re.compile(r"([(\[])\s*(-?oo|-?\d{1,12}(?:[./]\d{1,12})?)\s*,\s*(-?oo|-?\d{1,12}(?:[./]\d{1,12})?)\s*([)\]])(.*)\Z")
_RAISED_NUMBER = re.compile(r"(.+)\^(?:\{(\d{1,3})\}|(\d))")
_CONSTANTS = {"e": sympy.E, "pi": sympy.pi}


@dataclass(frozen=True)
class Declared:
    """The vocabulary that holds everywhere, and those of the models of a printed handout."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    models: Mapping[str, Vocabulary] = field(default_factory=dict)


def front_matter_of(text: str) -> Mapping[str, Any]:
    r"""Read front matter: a line `key: value`, or indented lines below a key; values are JSON or plain words.

    >>> front_matter_of('language: en\ndomains:\n  is_lm: {"b": "(0, 1)"}\n')
    {'language': 'en', 'domains': {'is_lm': {'b': '(0, 1)'}}}
    """
    found: dict[str, Any] = {}
    current: dict[str, Any] | None = None
    for line in text.splitlines():
        key, colon, value = line.partition(":")
        if not colon or not key.strip() or key.strip().startswith("#"):
            continue
        indented = line[:1] in (" ", "\t")
        if indented and current is not None:
            current[_plain(key)] = _value(value)
        elif not value.strip():
            current = found.setdefault(key.strip(), {})
            current = current if isinstance(current, dict) else None
        else:
            found[key.strip()] = _value(value)
            current = None
    return found


def _plain(key: str) -> str:
    return key.strip().strip("'\"")


def _value(text: str) -> Any:
    text = text.strip()
    if len(text) > 100_000:
        return ""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text.strip("'\"")


def beside(path: Path) -> Mapping[str, Any]:
    """Return the tables of the `derive.toml` beside a document, or nothing."""
    file = path.parent / "derive.toml"
    if not file.is_file():
        return {}
    import tomllib

    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ReadError(
            "bad-declarations", f"{file} cannot be read: {error}.", "Correct the file.", Location(str(file))
        ) from error


def declared(tables: Mapping[str, Any]) -> Declared:
    """Turn declared tables into vocabularies; tables of a handout are kept model by model."""
    keys = {
        key for name in ("notation", "domains", "functions") for key, value in _table(tables, name).items() if _is_model(value)
    }
    base = _vocabulary(tables, lambda name: {k: v for k, v in _table(tables, name).items() if k not in keys})
    models = {key: _vocabulary({}, lambda name, key=key: _table(tables, name).get(key, {})) for key in keys}
    return Declared(base, models)


def agreed(known: Declared) -> Vocabulary:
    """Return the vocabulary of a handout whose lines do not say which model they are about.

    What several models declare alike holds everywhere; what they declare differently is left out.
    """
    base, models = known.vocabulary, list(known.models.values())
    return replace(
        base,
        functions={**_alike([one.functions for one in models]), **base.functions},
        keys={**_alike([one.keys for one in models]), **base.keys},
        domains={**_alike([one.domains for one in models]), **base.domains},
    )


def _alike(tables: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    names = dict.fromkeys(name for table in tables for name in table)
    said = {name: [table[name] for table in tables if name in table] for name in names}
    return {name: values[0] for name, values in said.items() if all(value == values[0] for value in values)}


def _table(tables: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = tables.get(name, {})
    return value if isinstance(value, Mapping) else {}


def _is_model(value: Any) -> bool:
    """Whether an entry is the table of a model rather than the declaration of a function."""
    return isinstance(value, Mapping) and not ({"arguments", "signs", "homogeneous", "concave"} & set(value))


def _vocabulary(tables: Mapping[str, Any], table: Any) -> Vocabulary:
    printed = {key: _notation(value) for key, value in table("notation").items()}
    keys = {canonical(notation): key for key, notation in printed.items()}
    domains = {_name(key, printed): _domain(value, key) for key, value in table("domains").items()}
    for key in _strings(tables, "positive"):
        domains[_name(key, printed)] = POSITIVE
    functions = {}
    for key, value in table("functions").items():
        notation = printed.get(key) or _notation(key)
        functions[canonical(notation)] = _function(key, notation, value)
    meanings = {_name(key, printed): str(value) for key, value in _table(tables, "meanings").items()}
    constants = {canonical(_notation(key)): _CONSTANTS[key] for key in _strings(tables, "constants") if key in _CONSTANTS}
    labels = frozenset(_strings(tables, "labels"))
    return Vocabulary(functions, {}, {}, keys, domains, meanings, labels=labels, constants=constants)


def _strings(tables: Mapping[str, Any], name: str) -> list[str]:
    value = tables.get(name, [])
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _name(key: str, printed: Mapping[str, Notation]) -> str:
    return canonical(printed[key] if key in printed else _notation(key))


def _notation(text: Any) -> Notation:
    """Read a declared name by the same grammar as the formulas.

    There a raised number is an exponent; what declares a name means a superscript: `x_{11}^{1}` of household 1.
    """
    raised = _RAISED_NUMBER.fullmatch(str(text))
    if raised is not None:
        return replace(_notation(raised[1]), superscript=raised[2] or raised[3])
    try:
        source = str(text).replace("ℒ", "\\mathcal{L}")
        source = source.replace("*", "^*") if "^" not in source else source
        cursor = Cursor(shaped(tokenize(_spelled(source)), frozenset()), 0)
        notation = notation_of(cursor, Scope(Vocabulary(labels=frozenset("abcdefghijklmnopqrstuvwxyz"))))
        if notation is not None and cursor.is_done:
            return notation
    except Unread:
        pass
    if str(text).isidentifier() and str(text).isascii():
        return Notation(str(text))
    raise ReadError(
        "bad-notation", f"{text!r} in the declarations is no name.", r"Write it as in a formula: c_1, k_{c0}, \beta."
    )


def _spelled(text: str) -> str:
    """Greek letters may be spelled without their backslash, words of several capitals are one name."""
    from derive.readers.commands import GREEK

    base, mark, rest = text.partition("_")
    stem, hat, above = base.partition("^")
    if stem in GREEK:
        stem = f"\\{stem}"
    elif len(stem) > 1 and stem.isalpha():
        stem = f"\\mathit{{{stem}}}"
    if mark and not rest.startswith("{") and len(rest.partition("^")[0]) > 1:
        sub, other, more = rest.partition("^")
        rest = f"{{{sub}}}{other}{more}"
    return stem + hat + above + mark + rest


def _domain(text: Any, key: str) -> Domain:
    match = _RANGE.match(str(text).strip())
    if match is None:
        known = {"positive": "(0, oo)", "nonnegative": "[0, oo)", "share": "[0, 1]", "unit": "(0, 1)", "real": "(-oo, oo)"}
        if str(text) in known:
            return _domain(known[str(text)], key)
        raise ReadError("bad-domain", f"The range {text!r} of {key} cannot be read.", 'Write an interval such as "(0, 1)".')
    left, low, high, right, extra = match.groups()
    lower = None if low == "-oo" else sympy.Rational(low)
    upper = None if high == "oo" else sympy.Rational(high)
    try:
        return Domain(lower, upper, left == "(", right == ")", "integer" in extra, "nonzero" in extra)
    except ModelError as error:
        raise ReadError(error.code, f"{key}: {error.cause}", error.fix) from error


def _function(key: str, notation: Notation, value: Any) -> FunctionDeclaration:
    table = value if isinstance(value, Mapping) else {"arguments": value}
    arity = table.get("arguments", 1)
    if not isinstance(arity, int) or not 1 <= arity <= 12:
        raise ReadError("bad-function", f"The function {key} needs a number of arguments.", "Write arguments = 2.")
    signs = {
        tuple(sorted(int(place) for place in re.findall(r"\d", mark))): str(sign)
        for mark, sign in _table(table, "signs").items()
    }
    degree = table.get("homogeneous")
    concave = bool(table.get("concave", False))
    identifier = "".join(letter for letter in key if letter.isalnum()) or "f"
    whole = degree if isinstance(degree, int) and not isinstance(degree, bool) else None
    names = tuple(_strings(table, "names"))
    return FunctionDeclaration(
        identifier,
        arity,
        notation,
        Text(key, key),
        tuple(sorted(signs.items())),
        concave,
        whole,
        argument_names=names if len(names) == arity else (),
    )
