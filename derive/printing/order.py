"""The one display order: which term and which factor comes first.

A factor is a *coefficient* (a parameter, a share such as a tax rate, a multiplier) or an *amount* (income, money, an
interest rate). In a product numbers come first, then coefficients, then amounts, then applied functions. In a sum
numbers come first, then terms of coefficients alone, then amounts by the rank of their symbols; among equal amounts the
positive term and then the shorter coefficient comes first. Afterwards the first positive term is moved to the front, so
that no sum begins with a minus unless it must; when all others are positive, the negative ones go last. Ties are broken
by SymPy's own total order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sympy
from sympy import Basic, Expr, Symbol

from derive.printing.greek import GREEK
from derive.problem import ProblemRank
from derive.symbols import EconomicSymbol, Notation

Place = tuple[Any, ...]


def is_greek(base: str) -> bool:
    """Whether a notation's base is the name of a Greek letter."""
    return base in GREEK


def is_share(symbol: EconomicSymbol) -> bool:
    """Whether the symbol's domain lies within [0, 1], as a tax rate's or a propensity's does."""
    domain = symbol.domain
    if domain.lower is None or domain.upper is None:
        return False
    return bool(domain.lower >= 0 and domain.upper <= 1)


def is_amount(symbol: Basic) -> bool:
    """Whether a symbol is an amount rather than a coefficient.

    An aggregate is an amount when it has a unit or the subscript 0 of autonomous spending (A_0); otherwise it is a
    multiplier. Symbols without a declared role are amounts, unless they count
    something (the index of a sum).
    """
    if not isinstance(symbol, EconomicSymbol):
        return not symbol.is_integer
    if symbol.domain.integer:
        return False
    if symbol.role == "aggregate":
        return symbol.unit is not None or (isinstance(symbol.notation, Notation) and symbol.notation.subscript == "0")
    return symbol.role != "parameter" and not is_share(symbol)


@dataclass(frozen=True)
class Order:
    """Sort keys for terms and factors, given the rank of the symbols."""

    rank: Mapping[Symbol, int]

    def place(self, symbol: Any) -> Place:
        """Return where a symbol stands among its like: aggregates, Greek coefficients, then by rank and name."""
        role = getattr(symbol, "role", "")
        greek = is_greek(getattr(getattr(symbol, "notation", None), "base", str(symbol)))
        class_ = 0 if role == "aggregate" else 1 if greek and not is_amount(symbol) else 2
        return (class_, self._rank(symbol), str(symbol))

    def _rank(self, symbol: Any) -> int:
        """Return the declared rank; a differential stands where its variable stands."""
        last = len(self.rank) + 1
        if getattr(symbol, "role", "") == "differential":
            return next((place for other, place in self.rank.items() if f"d_{other}" == str(symbol)), last)
        return self.rank.get(symbol, last)

    def amounts(self, expression: Basic) -> list[Any]:
        """Return the amounts in an expression by rank."""
        return sorted(filter(is_amount, expression.free_symbols), key=self.place)

    def coefficients(self, expression: Basic) -> list[Any]:
        """Return the coefficients in an expression by rank."""
        return sorted((symbol for symbol in expression.free_symbols if not is_amount(symbol)), key=self.place)

    def _is_price(self, factor: Expr) -> bool:
        """Whether a factor of a problem contains nothing that is chosen: a price, an interest factor 1 + r."""
        amounts = self.amounts(factor)
        return isinstance(self.rank, ProblemRank) and bool(amounts) and self.rank.given.issuperset(amounts)

    def _multiplier(self, term: Expr) -> int:
        """The number of the multiplier in a term of a problem; 0 without one."""
        if not isinstance(self.rank, ProblemRank):
            return 0
        present = term.free_symbols.intersection(self.rank.multipliers)
        return 1 + min(map(self.rank.multipliers.index, present)) if present else 0

    def factor(self, factor: Expr) -> Place:
        """Return the sort key of a factor in a product."""
        base = factor.base if isinstance(factor, sympy.Pow) else factor
        amounts = bool(self.amounts(factor))
        class_: float
        if factor.is_number:
            class_ = 0
        elif getattr(base, "role", "") == "differential":
            class_ = 7
        elif isinstance(base, Symbol) and self._multiplier(base):
            class_ = 2.2
        elif isinstance(base, (Symbol, sympy.Add)) and self._is_price(base):
            class_ = 2.6 if isinstance(base, Symbol) else 2.4
        elif isinstance(base, (Symbol, sympy.Indexed)):
            class_ = 3 if is_amount(base) else 1
        elif isinstance(base, (sympy.Add, sympy.Mul)):
            class_ = 4 if amounts else 2
        elif isinstance(base, (sympy.Sum, sympy.Limit, sympy.log)):
            class_ = 8 if isinstance(base, sympy.log) else 9
        else:
            class_ = 5 if base.is_number else 6
        return (class_, self._places(base), factor.sort_key())

    def _places(self, expression: Basic) -> tuple[Place, ...]:
        return tuple(map(self.place, sorted(expression.free_symbols, key=self.place)))

    def term(self, term: Expr) -> Place:
        """Return the sort key of a term in a sum."""
        amounts = tuple(map(self.place, self.amounts(term)))
        coefficients = tuple(map(self.place, self.coefficients(term)))
        has_aggregate = any(place[0] == 0 for place in coefficients)
        # `1 - b + bt` goes by declaration, but a term with a multiplier comes after those without: `h + K d k`.
        by_declaration = tuple(sorted(place[1:] for place in coefficients))
        class_ = 0 if term.is_number else 1 if not amounts else 2
        taken_away = bool(amounts) and is_negative(term)
        multiplier = self._multiplier(term)
        return (multiplier, class_, amounts, self._degree(term), taken_away, has_aggregate, by_declaration, term.sort_key())

    def _degree(self, term: Expr) -> Any:
        """Return the degree of a term in its amounts, or in everything when it has none."""
        degree = sympy.S.Zero
        for factor in sympy.Mul.make_args(term):
            if factor.is_number or (self.amounts(term) and not self.amounts(factor)):
                continue
            exponent = abs(factor.exp) if isinstance(factor, sympy.Pow) and factor.exp.is_Rational else sympy.S.One
            degree += exponent
        return degree if self.amounts(term) else sympy.S.Zero

    def sorted_terms(self, expression: Expr) -> list[Expr]:
        """Return the terms of a sum in display order."""
        terms = sorted(sympy.Add.make_args(expression), key=self.term)
        if terms[0].is_number and all(term.is_integer for term in terms):
            terms = [*terms[1:], terms[0]]  # counting: n + 1, j - 1
        objective = [term for term in terms if not self._multiplier(term)]
        if len(objective) not in (0, len(terms)) and not all(map(is_negative, objective)):
            return [*self._positive_first(objective), *terms[len(objective) :]]
        return self._positive_first(terms)

    def _positive_first(self, terms: list[Expr]) -> list[Expr]:
        repeated = [term for term in terms if self._takes_away_again(term, terms)]
        terms = [*(term for term in terms if term not in repeated), *repeated]
        positive = [place for place, term in enumerate(terms) if not self.oriented(term)[0]]
        first = positive[0] if positive else 0
        rest = terms[first + 1 :]
        if len(positive) == len(rest) + 1:
            return [*terms[first:], *terms[:first]]
        return [terms[first], *terms[:first], *rest]

    def _takes_away_again(self, term: Expr, terms: list[Expr]) -> bool:
        """Whether a bare amount is subtracted that other terms contain: the Y of `a + bY - Y` goes last."""
        minus, magnitude = self.oriented(term)
        bare = isinstance(magnitude, EconomicSymbol) and is_amount(magnitude)
        return minus and bare and sum(other.has(magnitude) for other in terms) > 1

    def oriented(self, term: Expr) -> tuple[bool, Expr]:
        """Return whether a term is printed with a minus, and the rest of it.

        A factor such as `b - 1` is turned round where that removes a minus: `-(b - 1)Y` is printed as `(1 - b)Y`.

        >>> b, Y = sympy.symbols("b Y")
        >>> Order({}).oriented(-(b - 1) * Y), Order({}).oriented(-2 * Y)
        ((False, Y*(1 - b)), (True, 2*Y))
        """
        coefficient, rest = term.as_coeff_Mul(rational=True)
        minus, size = bool(coefficient < 0), abs(coefficient)
        factors = []
        for factor in sympy.Mul.make_args(rest):
            content, primitive = factor.primitive() if isinstance(factor, sympy.Add) else (sympy.S.One, factor)
            if content.is_Integer and factor is not term:
                size, factor = size * content, primitive  # P(2Y - 2T) is printed as 2P(Y - T)
            base, exponent = (factor.base, factor.exp) if isinstance(factor, sympy.Pow) else (factor, sympy.S.One)
            if abs(exponent) == 1 and isinstance(base, sympy.Add) and self._turns(base, minus):
                factors.append(sympy.Pow(-base, exponent))
                minus = not minus
            else:
                factors.append(factor)
        return minus, sympy.Mul(*([] if size == 1 else [size]), *factors, evaluate=False)

    def _turns(self, total: sympy.Add, minus: bool) -> bool:
        """Whether a factor is better printed with all its signs changed."""
        negative = [is_negative(part) for part in total.args]
        if all(negative):
            return True
        first = min(total.args, key=self.term)
        if isinstance(self.rank, ProblemRank) and not first.is_number and 2 * sum(negative) == len(negative):
            return False  # a gap such as i/k - δ is kept as it was declared
        return minus and (2 * sum(negative) > len(negative) or (2 * sum(negative) == len(negative) and is_negative(first)))


def is_negative(term: Expr) -> bool:
    """Whether the number in front of a term is negative.

    >>> x, y = sympy.symbols("x y")
    >>> is_negative(-2 * x), is_negative(x - y)
    (True, False)
    """
    return bool(term.as_coeff_Mul()[0] < 0)
