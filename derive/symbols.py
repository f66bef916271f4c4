"""Variables and parameters: key, notation, meaning, unit, domain.

An economic symbol is a SymPy symbol that also knows how it is printed, what it means in two languages and which values
it may take. Its SymPy assumptions follow from its domain, so that SymPy and the checks never disagree about it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

import sympy
from sympy import Integer, Rational, S, Symbol

from derive.errors import Location, ModelError
from derive.text import Text, as_text

_KEY = re.compile(r"[A-Za-z][A-Za-z_0-9]*\Z")
_NOTATION = re.compile(
    r"(?:\\(?P<accent>bar|hat|tilde|dot)\s*)?\{?(?P<base>\\?[A-Za-z]+|[^\x00-\x7f]+)\}?"
    r"(?:_(?P<sub>\{[^{}]*\}|[A-Za-z0-9,+\-]+))?(?:\^(?P<sup>\{[^{}]*\}|[*A-Za-z0-9]+))?\Z"
)


@dataclass(frozen=True)
class Notation:
    """How a symbol is printed: `base`, subscript, superscript (a star counts as one) and accent.

    Greek letters are spelled out (`alpha`). A base of several letters such as `NX` is one word, not a product. A
    `prefix` is an upright operator in front, the `d` of a differential or the `Δ` of a finite change.
    """

    base: str
    subscript: str = ""
    superscript: str = ""
    accent: str = ""
    prefix: str = ""

    @classmethod
    def parse(cls, text: str) -> Notation:
        r"""Read `I_0`, `c_1^*`, `k_{c0}`, `\bar r`, `Y_d`, `\theta`.

        >>> Notation.parse("k_c0^*")
        Notation(base='k', subscript='c0', superscript='*', accent='', prefix='')
        """
        match = _NOTATION.match(text.strip())
        if match is None:
            raise ModelError(
                "bad-notation",
                f"The notation {text!r} cannot be read.",
                r"Write a letter with an optional accent, subscript and superscript, such as I_0, c_1^* or \bar r.",
            )
        bare = {name: (value or "").strip("{}") for name, value in match.groupdict().items()}
        return cls(bare["base"].lstrip("\\"), bare["sub"], bare["sup"], bare["accent"])

    def __str__(self) -> str:
        base = f"\\{self.accent} {self.base}" if self.accent else self.base
        subscript = f"_{{{self.subscript}}}" if self.subscript else ""
        superscript = f"^{{{self.superscript}}}" if self.superscript else ""
        return self.prefix + base + subscript + superscript


@dataclass(frozen=True)
class MarginalNotation:
    """The notation of a derivative dY/dG: two notations, printed as a fraction of differentials."""

    outcome: Notation
    shock: Notation
    mark: str = "d"
    """`d`, or `∂` for a partial derivative."""

    def __str__(self) -> str:
        return f"{self.mark}{self.outcome}/{self.mark}{self.shock}"


@dataclass(frozen=True)
class Domain:
    """A real interval, possibly of integers only, possibly without zero.

    Bounds are exact numbers; `None` is no bound. `open_lower` and `open_upper` say whether the bound itself is left out.
    """

    lower: sympy.Expr | None = None
    upper: sympy.Expr | None = None
    open_lower: bool = True
    open_upper: bool = True
    integer: bool = False
    nonzero: bool = False

    def __post_init__(self) -> None:
        empty = self.lower is not None and self.upper is not None and bool(self.lower > self.upper)
        touching = self.lower is not None and self.lower == self.upper and (self.open_lower or self.open_upper)
        if empty or touching:
            raise ModelError(
                "empty-domain",
                f"The domain {self} contains no number.",
                "Exchange the bounds, or close the interval.",
            )

    def contains(self, value: Any) -> bool:
        """Whether an exact number lies in the domain."""
        number = exact(value)
        if self.lower is not None and (number < self.lower or (self.open_lower and number == self.lower)):
            return False
        if self.upper is not None and (number > self.upper or (self.open_upper and number == self.upper)):
            return False
        return not ((self.integer and not number.is_integer) or (self.nonzero and number == 0))

    def assumptions(self) -> dict[str, bool]:
        """Return the SymPy assumptions that follow from the domain."""
        known: dict[str, bool] = {"real": True}
        if self.integer:
            known["integer"] = True
        if self.lower is not None and self.lower >= 0:
            above_zero = self.lower > 0 or self.open_lower or self.nonzero
            known["positive" if above_zero else "nonnegative"] = True
        elif self.upper is not None and self.upper <= 0:
            below_zero = self.upper < 0 or self.open_upper or self.nonzero
            known["negative" if below_zero else "nonpositive"] = True
        elif self.nonzero:
            known["nonzero"] = True
        return known

    def __str__(self) -> str:
        left = "(-oo" if self.lower is None else f"{'(' if self.open_lower else '['}{self.lower}"
        right = "oo)" if self.upper is None else f"{self.upper}{')' if self.open_upper else ']'}"
        extra = (", integer" if self.integer else "") + (", nonzero" if self.nonzero else "")
        return f"{left}, {right}{extra}"


def exact(value: Any) -> sympy.Expr:
    """Turn an int, a Fraction, a decimal string or a SymPy number into an exact SymPy number.

    A float is read as the decimal that it prints, so 0.1 is one tenth.

    >>> exact(0.1), exact("2.5")
    (1/10, 5/2)
    """
    if isinstance(value, sympy.Expr) and value.is_number and not value.has(sympy.Float):
        return value
    if isinstance(value, bool):
        raise ModelError("not-a-number", f"{value!r} is not a number.", "Give an exact number.")
    if isinstance(value, int):
        return Integer(value)
    try:
        return Rational(str(value))
    except (TypeError, ValueError, ZeroDivisionError) as error:
        raise ModelError(
            "not-a-number", f"{value!r} is not a number.", "Give an integer, a Fraction or a decimal such as '0.25'."
        ) from error


def interval(
    lower: Any = None, upper: Any = None, *, closed: bool = False, closed_lower: bool = False, closed_upper: bool = False
) -> Domain:
    """Return an interval, open unless said otherwise.

    >>> str(interval(0, 1)), str(interval(0, 1, closed_lower=True))
    ('(0, 1)', '[0, 1)')
    """
    return Domain(
        None if lower is None else exact(lower),
        None if upper is None else exact(upper),
        not (closed or closed_lower),
        not (closed or closed_upper),
    )


REAL = Domain()
POSITIVE = interval(0)
NONNEGATIVE = interval(0, closed_lower=True)
NEGATIVE = interval(None, 0)
NONZERO = Domain(nonzero=True)
UNIT_INTERVAL = interval(0, 1)
SHARE = interval(0, 1, closed=True)
POSITIVE_INTEGER = Domain(lower=S.One, open_lower=False, integer=True)


class EconomicSymbol(Symbol):  # type: ignore[misc]
    """A SymPy symbol with notation, meaning, unit and domain. Make one with `variable` or `parameter`.

    Two symbols are equal when key, domain, notation, meaning and role agree. A model, a claim and `compare` refuse two
    different symbols of one key.
    """

    __slots__ = ("content", "domain", "meaning", "notation", "role", "unit")

    notation: Notation | MarginalNotation
    meaning: Text
    unit: Text | None
    domain: Domain
    role: str
    content: tuple[str, ...]

    def __new__(  # noqa: D102
        cls,
        key: str,
        notation: Notation | MarginalNotation,
        meaning: Text,
        domain: Domain,
        unit: Text | None = None,
        role: str = "variable",
    ) -> EconomicSymbol:
        made: EconomicSymbol = Symbol.__xnew__(cls, key, **domain.assumptions())
        made.notation = notation
        made.meaning = meaning
        made.domain = domain
        made.unit = unit
        made.role = role
        # Symbols are compared and hashed all the time; what they are compared by is put together once.
        made.content = (key, str(notation), meaning.en, meaning.zh, str(domain), role)
        return made

    @property
    def key(self) -> str:
        """The ASCII key under which a model knows the symbol."""
        return str(self.name)

    def __str__(self) -> str:
        return str(self.name)

    def _hashable_content(self) -> tuple[Any, ...]:
        return self.content

    def __getnewargs_ex__(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return (self.name, self.notation, self.meaning, self.domain, self.unit, self.role), {}

    def __reduce_ex__(self, protocol: Any) -> Any:
        return EconomicSymbol, self.__getnewargs_ex__()[0]

    def __setstate__(self, state: Any) -> None:
        """Nothing beyond the constructor's arguments is kept."""

    def written(self, notation: str) -> EconomicSymbol:
        """Return the same symbol with another printed notation."""
        return EconomicSymbol(self.key, Notation.parse(notation), self.meaning, self.domain, self.unit, self.role)


def _symbol(
    role: str,
    key: str,
    meaning: Text | str | tuple[str, str] | None,
    domain: Domain,
    notation: str | None,
    unit: Text | str | tuple[str, str] | None,
) -> EconomicSymbol:
    if not _KEY.match(key):
        raise ModelError(
            "bad-key",
            f"The key {key!r} is not an ASCII name.",
            "Use letters, digits and underscores, starting with a letter; notation= takes any printed form.",
            Location(symbol=key),
        )
    if meaning is None:
        raise ModelError(
            "no-meaning",
            f"The symbol {key} has no meaning.",
            f"Write {role}({key!r}, meaning=('...', '...')) with an English and a Chinese phrase.",
            Location(symbol=key),
        )
    words = as_text(meaning)
    if not words.en.strip() or not words.zh.strip():
        raise ModelError(
            "no-meaning",
            f"The meaning of {key} is empty in one language.",
            "Give the phrase in English and in Chinese.",
            Location(symbol=key),
        )
    printed = Notation.parse(notation if notation is not None else key)
    return EconomicSymbol(key, printed, words, domain, None if unit is None else as_text(unit), role)


def variable(
    key: str,
    meaning: Text | str | tuple[str, str] | None = None,
    *,
    domain: Domain = REAL,
    notation: str | None = None,
    unit: Text | str | tuple[str, str] | None = None,
) -> EconomicSymbol:
    """Declare a variable: something the model determines, or that is given to it and may change.

    >>> Y = variable("Y", ("national income", "国民收入"), domain=POSITIVE)
    >>> Y.is_positive, Y.meaning["zh"]
    (True, '国民收入')
    """
    return _symbol("variable", key, meaning, domain, notation, unit)


def parameter(
    key: str,
    meaning: Text | str | tuple[str, str] | None = None,
    *,
    domain: Domain = REAL,
    notation: str | None = None,
    unit: Text | str | tuple[str, str] | None = None,
) -> EconomicSymbol:
    """Declare a parameter: a coefficient of behaviour or technology.

    >>> b = parameter("b", ("marginal propensity to consume", "边际消费倾向"), domain=UNIT_INTERVAL)
    >>> str(b.domain)
    '(0, 1)'
    """
    return _symbol("parameter", key, meaning, domain, notation, unit)


def aggregate(
    key: str,
    meaning: Text | str | tuple[str, str] | None = None,
    *,
    domain: Domain = REAL,
    notation: str | None = None,
    unit: Text | str | tuple[str, str] | None = None,
) -> EconomicSymbol:
    """Declare the name of an expression (a multiplier K, autonomous spending A_0); a `Defines` step gives it its value."""
    return _symbol("aggregate", key, meaning, domain, notation, unit)


def marginal(outcome: EconomicSymbol, shock: EconomicSymbol) -> EconomicSymbol:
    """Return the symbol that stands for the derivative d outcome / d shock in later steps.

    >>> Y, G = variable("Y", ("income", "收入")), variable("G", ("spending", "支出"))
    >>> str(marginal(Y, G).notation), marginal(Y, G).key
    ('dY/dG', 'dY_dG')
    """
    assert isinstance(outcome.notation, Notation)
    assert isinstance(shock.notation, Notation)
    meaning = Text(f"effect of {shock.meaning.en} on {outcome.meaning.en}", f"{shock.meaning.zh}对{outcome.meaning.zh}的影响")
    return EconomicSymbol(
        f"d{outcome.key}_d{shock.key}", MarginalNotation(outcome.notation, shock.notation), meaning, REAL, None, "marginal"
    )


def differential(symbol: EconomicSymbol) -> EconomicSymbol:
    """Return the symbol dY that stands for a small change of Y in a total differential.

    >>> str(differential(variable("Y", ("income", "收入"))).notation)
    'dY'
    """
    assert isinstance(symbol.notation, Notation)
    meaning = Text(f"small change of {symbol.meaning.en}", f"{symbol.meaning.zh}的微小变动")
    notation = replace(symbol.notation, prefix="d")
    return EconomicSymbol(f"d_{symbol.key}", notation, meaning, REAL, None, "differential")


def domain_of(symbol: Symbol) -> Domain:
    """Return the declared domain, or the one that a plain SymPy symbol's assumptions describe.

    A symbol without assumptions is taken to be real.

    >>> str(domain_of(Symbol("p", positive=True))), str(domain_of(Symbol("x")))
    ('(0, oo)', '(-oo, oo)')
    """
    if isinstance(symbol, EconomicSymbol):
        return symbol.domain
    integer = bool(symbol.is_integer)
    if symbol.is_positive:
        return Domain(lower=S.Zero, integer=integer)
    if symbol.is_negative:
        return Domain(upper=S.Zero, integer=integer)
    if symbol.is_nonnegative:
        return Domain(lower=S.Zero, open_lower=False, integer=integer)
    if symbol.is_nonpositive:
        return Domain(upper=S.Zero, open_upper=False, integer=integer)
    return Domain(integer=integer, nonzero=bool(symbol.is_nonzero) and bool(symbol.is_real))
