"""The normal form: expressions as quotients of polynomials in a tower of kernels.

    >>> from sympy import symbols
    >>> k, alpha = symbols("k alpha", positive=True)
    >>> is_zero(k**alpha * k**(1 - alpha) - k)
    True

A `Tower` is built for some expressions at once, so that all their powers of one base share generators:

    >>> tower = Tower.of(k**(alpha - 1), alpha * k)
    >>> tower.generators
    (alpha, k**alpha, k)
    >>> numerator, denominator = tower.quotient(k**(alpha - 1))
    >>> tower.expression(numerator), tower.expression(denominator)
    (k**alpha, k)

What other modules use:

- `tower.quotient(expression)` -> (numerator, denominator), two `fmpq_mpoly` of `tower.context`; raises `OutOfReach` when
  the expression has kernels that the tower was not built for;
- `tower.generators`: SymPy expressions; position i belongs to generator i of the context and to position i of every
  exponent tuple in `polynomial.monoms()`. The context may have further generators that are never used;
- `tower.variables`: the same generators as polynomials; `tower.symbols`: the free symbols;
- `tower.kinds`: for each generator a `Generator` with `kind` ("symbol", "power", "exp", "log", "function", ...),
  `base` and `exponent` (powers), `arguments` (logarithms, functions);
- `tower.ranges`: for each generator the interval it lies in; `tower.relations`: `generator**degree = value`;
- `tower.divisors()`: the factors that were divided by and are not known to be nonzero on the domain, and
  `tower.conditions()`: the same as `Condition` objects, with those under which roots and logarithms exist;
- `tower.expression(polynomial)`: back to SymPy.

A zero numerator proves equality wherever the divisors do not vanish. A nonzero one proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import sympy
from flint import fmpq_mpoly, fmpq_mpoly_ctx

from derive.algebra.atoms import Generator
from derive.algebra.generators import MissingExponents, TooFewGenerators
from derive.algebra.positivity import Range
from derive.algebra.quotient import Quotient, Relation
from derive.algebra.reading import Reader
from derive.algebra.survey import Survey
from derive.algebra.work import MAXIMUM_GENERATORS, OutOfReach
from derive.equation import Condition, as_expression
from derive.symbols import Domain

_ATTEMPTS = 12


class Tower:
    """Kernels shared by some expressions, and the normal forms of these."""

    def __init__(self, reader: Reader, symbols: Sequence[sympy.Symbol]) -> None:
        self._reader = reader
        self._kernels = reader.kernels
        self.symbols = tuple(symbols)

    @classmethod
    def of(
        cls,
        *expressions: sympy.Expr,
        domains: Mapping[sympy.Symbol, Domain] | None = None,
        conditions: Iterable[Condition] = (),
    ) -> Tower:
        """Build the tower of some expressions; `conditions` let more powers and logarithms split.

        Raises `OutOfReach` when an expression is outside the normal form or a work bound ran out.
        """
        parts = [part if isinstance(part, sympy.Expr) else as_expression(part) for part in expressions]
        survey = Survey.of(parts)
        signed = [condition if condition.sign[0] == ">" else condition.flipped() for condition in conditions]
        assumed = [condition for condition in signed if condition.sign in (">0", ">=0")]
        size, known = _first_size(survey), _exponents(survey)
        for _ in range(_ATTEMPTS):
            reader = Reader(size, known, domains or {})
            try:
                _fill(reader, parts, assumed)
            except MissingExponents:
                known = reader.kernels.wanted
            except TooFewGenerators:
                size, known = size * 2, reader.kernels.wanted
                if size > MAXIMUM_GENERATORS:
                    break
            except RecursionError:
                raise OutOfReach("the expression is nested too deeply") from None
            else:
                return cls(reader, sorted(survey.symbols, key=lambda symbol: symbol.name))
        raise OutOfReach("the expressions have too many kernels")

    @property
    def context(self) -> fmpq_mpoly_ctx:
        """The context of all polynomials."""
        return self._kernels.context

    @property
    def kinds(self) -> tuple[Generator, ...]:
        """What each generator stands for."""
        return tuple(self._kernels.generators)

    @property
    def generators(self) -> tuple[sympy.Expr, ...]:
        """The generators as SymPy expressions."""
        return tuple(generator.expression for generator in self._kernels.generators)

    @property
    def variables(self) -> tuple[fmpq_mpoly, ...]:
        """The generators as polynomials."""
        return tuple(self._kernels.variables[: len(self._kernels.generators)])

    @property
    def ranges(self) -> tuple[Range, ...]:
        """The interval in which each generator lies."""
        return tuple(self._kernels.ranges[: len(self._kernels.generators)])

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The relations of the root generators; every quotient is already reduced by them."""
        return tuple(self._kernels.arithmetic.relations)

    def quotient(self, expression: sympy.Expr) -> Quotient:
        """Return numerator and denominator of an expression in this tower."""
        try:
            return self._reader.read(expression)
        except (MissingExponents, TooFewGenerators):
            raise OutOfReach("the expression has kernels that the tower was not built for") from None

    def difference(self, left: sympy.Expr, right: sympy.Expr) -> fmpq_mpoly:
        """Return the numerator of `left - right`; zero proves equality where the divisors do not vanish.

        Terms with equal denominators are put together first, so that what both sides share is gone before anything is
        brought to a common denominator.
        """
        arithmetic = self._kernels.arithmetic
        terms = [self.quotient(term) for term in sympy.Add.make_args(left)]
        terms += [arithmetic.negative(self.quotient(term)) for term in sympy.Add.make_args(right)]
        return arithmetic.sum(terms).numerator

    def expression(self, polynomial: fmpq_mpoly) -> sympy.Expr:
        """Return a polynomial as a SymPy expression."""
        return self._kernels.expression(polynomial)

    def divisors(self) -> list[fmpq_mpoly]:
        """Return the irreducible divisors that are not known to be nonzero on the domain, each once."""
        found: list[fmpq_mpoly] = []
        for divisor in self._reader.divisors:
            for factor, _ in self._kernels.factors(divisor)[1]:
                if 0 in self._kernels.possible_signs(factor) and factor not in found:
                    found.append(factor)
        return found

    def conditions(self) -> tuple[Condition, ...]:
        """Return the open side conditions: divisors that may vanish, roots and logarithms that may not exist."""
        found = [Condition(self.expression(divisor), "!=0") for divisor in self.divisors()]
        for atom, sign in self._kernels.domain_conditions:
            signs = self._kernels.signs_of_base(atom)
            if -1 in signs or (sign == ">0" and 0 in signs):
                found.append(Condition(atom.expression, sign))
        return tuple(dict.fromkeys(found))


def is_zero(expression: sympy.Expr, domains: Mapping[sympy.Symbol, Domain] | None = None) -> bool | None:
    """Return True when the expression is proved zero, False when a rational function is proved not to be, else None.

    >>> x = sympy.Symbol("x")
    >>> is_zero((x**2 - 1) / (x - 1) - x - 1), is_zero(x - 1), is_zero(sympy.log(x**2) - 2 * sympy.log(x))
    (True, False, None)
    """
    try:
        tower = Tower.of(expression, domains=domains)
        numerator, _ = tower.quotient(expression)
    except OutOfReach:
        return None
    if not numerator:
        return True
    return False if all(generator.kind == "symbol" for generator in tower.kinds) else None


def _first_size(survey: Survey) -> int:
    """Return a number of generators that will probably do; contexts of few sizes are shared."""
    kernels = len(survey.symbols) + len(survey.functions) + len(survey.powers) + 2
    return next((size for size in (8, 16, 32, 64) if size >= kernels), MAXIMUM_GENERATORS)


def _fill(reader: Reader, parts: Sequence[sympy.Expr], conditions: Sequence[Condition]) -> None:
    for condition in conditions:
        reader.kernels.assume(reader.read(condition.expression), condition.sign == ">0")
    for part in parts:
        reader.read(part)


def _exponents(survey: Survey) -> dict[sympy.Expr, list[sympy.Expr]]:
    """Return the exponents of plain bases, known before any of them is used, which saves building the tower twice."""
    powers: list[tuple[sympy.Expr, sympy.Expr]] = []
    for node in survey.powers:
        _spread(node.base, node.exp, powers)
    known: dict[sympy.Expr, list[sympy.Expr]] = {}
    for base, exponent in powers:
        if exponent not in known.setdefault(base, []):
            known[base].append(exponent)
    return known


def _spread(base: sympy.Expr, exponent: sympy.Expr, powers: list[tuple[sympy.Expr, sympy.Expr]]) -> None:
    if isinstance(base, sympy.Symbol):
        if base not in exponent.free_symbols and not exponent.atoms(sympy.Pow, sympy.Function):
            powers.append((base, exponent))
    elif isinstance(base, sympy.Mul):
        for factor in base.args:
            if factor.is_nonnegative:
                _spread(factor, exponent, powers)
    elif isinstance(base, sympy.Pow) and base.exp.is_number and base.base.is_nonnegative:
        _spread(base.base, base.exp * exponent, powers)
