"""A result in the form in which it is read: powers of one base together, one fraction, common factors in front."""

from __future__ import annotations

import sympy
from sympy import Expr

from derive.rules.leading_sign import lies_below_zero

_LARGEST = 80


def written_out(expression: Expr) -> Expr:
    """Return the shortest of a few ways to write an expression.

    >>> a, m, p = sympy.symbols("a m p", positive=True)
    >>> written_out(m - m * a / p * p)
    m*(1 - a)
    """
    if sympy.count_ops(expression) > _LARGEST or _is_plain(expression):
        return expression
    expression = grouped_by_factor(expression)
    together = sympy.powsimp(sympy.factor_terms(sympy.together(sympy.powsimp(expression))), combine="exp")
    ways = [expression, together]
    if _may_factor(together):
        ways.append(sympy.factor(expression))
    ways = [_without_minus(_turned(grouped_by_factor(way))) for way in ways]
    return min(ways, key=lambda way: (_nested(way), sympy.count_ops(way) + 2 * _split(way), way.is_Add))


def _is_plain(expression: Expr) -> bool:
    """Whether it is a product of powers and simple divisors, which cannot be written in a shorter way."""
    whole = isinstance(expression, sympy.Mul) and not any(isinstance(factor, sympy.Add) for factor in expression.args)
    powers = [factor for factor in expression.args if factor.is_Pow] if whole else []
    bases = [power.base for power in powers]
    return whole and all(base.is_Symbol for base in bases if not isinstance(base, sympy.Add)) and not _nested(expression)


def _may_factor(expression: Expr) -> bool:
    """Whether factoring may help: a product with a single sum has its common factors in front already."""
    sums = [expression] if isinstance(expression, sympy.Add) else expression.atoms(sympy.Add) & set(expression.args)
    several = isinstance(expression, sympy.Add) or len(sums) > 1 or bool(sympy.fraction(expression)[1].atoms(sympy.Add))
    return several and all(power.exp.is_Integer for power in expression.atoms(sympy.Pow))


def _turned(expression: Expr) -> Expr:
    """Write (-a - b)/(c - 1 - d) as (a + b)/(1 + d - c)."""
    if isinstance(expression, sympy.Add):
        return sympy.Add(*map(_turned, expression.args))
    if not isinstance(expression, sympy.Mul):
        return expression
    factors: list[Expr] = []
    for base, exponent in (factor.as_base_exp() for factor in expression.args):
        base = _turned(base) if isinstance(base, sympy.Add) else base
        if _is_odd_power_of_sum(base, exponent) and (_mostly_taken_away(base) or lies_below_zero(base)):
            factors += [sympy.S.NegativeOne, _negated(base) ** exponent]
        else:
            factors.append(base**exponent)
    return sympy.Mul(*factors)


def _without_minus(expression: Expr) -> Expr:
    """Write -(a - b) c as (b - a) c."""
    number, rest = expression.as_coeff_Mul()
    factors = sympy.Mul.make_args(rest)
    for place, factor in enumerate(factors if number.is_negative else ()):
        if factor.is_Pow and factor.exp == -1 and _is_gap(factor.base):
            return sympy.Mul(-number, *factors[:place], 1 / _negated(factor.base), *factors[place + 1 :])
    for place, factor in enumerate(factors if number.is_negative else ()):
        if isinstance(factor, sympy.Add) and any(term.could_extract_minus_sign() for term in factor.args):
            return sympy.Mul(-number, *factors[:place], _negated(factor), *factors[place + 1 :])
    return expression


def _is_gap(base: Expr) -> bool:
    """Whether a sum is a difference of two amounts, as much at home either way round."""
    if not isinstance(base, sympy.Add) or len(base.args) != 2 or any(term.is_number for term in base.args):
        return False
    return bool(sum(term.could_extract_minus_sign() for term in base.args) == 1)


def _is_odd_power_of_sum(base: Expr, exponent: Expr) -> bool:
    return isinstance(base, sympy.Add) and bool(exponent.is_Integer and exponent.is_odd)


def _mostly_taken_away(total: Expr) -> bool:
    """Whether more terms of a sum have a minus than a plus."""
    terms = sympy.Add.make_args(sympy.expand(total))
    return bool(2 * sum(term.could_extract_minus_sign() for term in terms) > len(terms))


def _negated(total: Expr) -> Expr:
    return sympy.Add(*(-term for term in total.args))


def grouped_by_factor(expression: Expr) -> Expr:
    """Collect the terms of each sum by a symbol that two of them share, where that saves the reader a symbol.

    >>> R, t, w = sympy.symbols("R t w", positive=True)
    >>> grouped_by_factor((R + w - t * w) / w)
    (R + w*(1 - t))/w
    """
    if not expression.args or not isinstance(expression, (sympy.Add, sympy.Mul, sympy.Pow, sympy.log)):
        return expression
    rebuilt = expression.func(*map(grouped_by_factor, expression.args))
    if not isinstance(rebuilt, sympy.Add):
        return rebuilt
    ways = [rebuilt, *(_grouped(rebuilt, symbol) for symbol in sorted(rebuilt.free_symbols, key=str))]
    return min(ways, key=_symbols)


def _grouped(total: sympy.Add, symbol: sympy.Symbol) -> Expr:
    """Write a x + b x + c as (a + b) x + c."""
    inside = [term for term in total.args if symbol in sympy.Mul.make_args(term)]
    if len(inside) < 2:
        return total
    outside = (term for term in total.args if term not in inside)
    return symbol * grouped_by_factor(sympy.Add(*(term / symbol for term in inside))) + sympy.Add(*outside)


def _symbols(expression: Expr) -> int:
    """How often a symbol is written."""
    return sum(one.is_Symbol for one in sympy.preorder_traversal(expression))


def _split(expression: Expr) -> bool:
    """Whether a sum has a term with a sum below the line: one fraction reads better."""
    terms = sympy.Add.make_args(expression)
    return len(terms) > 1 and any(isinstance(one, sympy.Add) for term in terms for one in sympy.fraction(term)[1].args)


def _nested(expression: Expr) -> bool:
    """Whether a sum below a line has a fraction in it."""
    below = [
        one.base
        for one in expression.atoms(sympy.Pow)
        if isinstance(one.base, sympy.Add) and one.exp.could_extract_minus_sign()
    ]
    return any(isinstance(term, sympy.Mul) and sympy.fraction(term)[1] != 1 for base in below for term in base.args)
