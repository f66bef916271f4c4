"""Pairs of expressions with known truth: identities and faults applied at random depth.

    list(pairs(2000))

is the same list on every machine. Half of the pairs are equal, half differ. Truth does not rest on derive: an equal pair
is made by identities that hold on the whole domain and agrees in 60-digit arithmetic at several points; a differing pair
carries one fault and differs in 60-digit arithmetic at some point (see `truth`).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import sympy
from sympy import Integer, Rational, exp, log, sqrt
from truth import agreement

from derive.functions import DeclaredFunction, function
from derive.symbols import NONNEGATIVE, POSITIVE, REAL, UNIT_INTERVAL, interval, parameter

PLACES = [
    parameter(name, name, domain=POSITIVE)
    for name in ["K", "L", "Y", "c", "A", "M", "P", "x", "y", "z", "w", "G", "I_0", "T_0", "k"]
]
SHARES = [parameter(name, name, domain=UNIT_INTERVAL) for name in ["alpha", "beta", "b", "t", "delta"]]
REALS = [parameter(name, name, domain=REAL) for name in ["g", "n", "NX", "R_0"]]
CURVATURES = [parameter(name, name, domain=POSITIVE) for name in ["rho", "sigma", "theta"]]
RATES = [parameter("r", "r", domain=interval(-1)), parameter("pi_e", "pi_e", domain=NONNEGATIVE)]

u = function("u", 1, "utility", signs={1: ">0", (1, 1): "<0"})
F = function("F", 2, "output", signs={1: ">0", 2: ">0", (1, 1): "<0"})
L_demand = function("Ld", 2, "money demand", signs={1: ">0", 2: "<0"})
f = function("f", 1, "anything")


@dataclass(frozen=True)
class Pair:
    """Two expressions, whether they are equal, and how they were made."""

    left: sympy.Expr
    right: sympy.Expr
    equal: bool
    family: str
    history: tuple[str, ...]


def size(expression: sympy.Expr) -> int:
    """The number of nodes."""
    return sum(1 for _ in sympy.preorder_traversal(expression))


# Random expressions


class Maker:
    """Random expressions of economics, identities and faults, from one seed."""

    def __init__(self, seed: int) -> None:
        self.source = random.Random(seed)

    def pick(self, things: Any) -> Any:
        return self.source.choice(things)

    def number(self) -> Rational:
        return Rational(self.source.randint(1, 9), self.pick([1, 1, 1, 2, 3, 4, 5]))

    def some(self, low: int, high: int) -> list[Any]:
        pool = PLACES + SHARES + REALS + RATES
        return self.source.sample(pool, self.source.randint(low, high))

    def monomial(self, symbols: list[Any]) -> sympy.Expr:
        factors = self.source.sample(symbols, min(len(symbols), self.source.randint(1, 3)))
        return self.number() * self.pick([1, 1, -1]) * sympy.Mul(*factors)

    def polynomial(self, symbols: list[Any], terms: int) -> sympy.Expr:
        return sympy.Add(*(self.monomial(symbols) for _ in range(terms)), self.number())

    def positive(self) -> sympy.Expr:
        """A sum that is positive on the domain."""
        parts = self.source.sample(PLACES, self.source.randint(1, 3))
        share = self.pick(SHARES)
        total = sympy.Add(*(self.number() * part for part in parts))
        return self.pick(
            [total, total + 1, share * parts[0] + (1 - share) * self.number(), parts[0], parts[0] * (1 + RATES[0])]
        )

    def rational(self) -> sympy.Expr:
        symbols = self.some(5, 12)
        above = self.polynomial(symbols, self.source.randint(2, 5))
        below = self.polynomial(symbols, self.source.randint(1, 3))
        extra = self.monomial(symbols) / self.polynomial(symbols, 2)
        return above / below + self.pick([0, extra, extra * above])

    def multiplier(self) -> sympy.Expr:
        _, _, b, t, _ = SHARES
        wedge = 1 - b * (1 - t)
        parts = self.source.sample(PLACES + REALS, 5)
        return (sympy.Add(*parts) - b * self.pick(parts)) / wedge + self.number() * self.pick(PLACES) / (
            wedge * self.pick(PLACES)
        )

    def cobb_douglas(self) -> sympy.Expr:
        alpha, beta = SHARES[:2]
        K, L, A = PLACES[0], PLACES[1], PLACES[4]
        output = A * K**alpha * L ** self.pick([1 - alpha, beta])
        return self.pick([output, sympy.diff(output, K), K * sympy.diff(output, K) / output + beta, output / L + K])

    def crra(self) -> sympy.Expr:
        sigma, c, k = CURVATURES[1], PLACES[3], PLACES[14]
        inner = self.pick([c, c * k, c + k, c / (1 + RATES[0])])
        utility = (inner ** (1 - sigma) - 1) / (1 - sigma)
        return self.pick([utility, sympy.diff(utility, c), SHARES[1] * sympy.diff(utility, c) * (1 + RATES[0]) + k])

    def ces(self) -> sympy.Expr:
        alpha, rho, K, L = SHARES[0], CURVATURES[0], PLACES[0], PLACES[1]
        scale = self.pick([1, PLACES[4]])
        power = self.pick([rho, -rho, (CURVATURES[1] - 1) / CURVATURES[1]])
        output = scale * (alpha * K**power + (1 - alpha) * L**power) ** (1 / power)
        return self.pick([output, sympy.diff(output, K), K * sympy.diff(output, K) / output])

    def roots(self) -> sympy.Expr:
        one, other = self.positive(), self.positive()
        return self.pick(
            [sqrt(one) * self.number() + other, sqrt(one) / (sqrt(other) + 1), one ** Rational(2, 3) * sqrt(other) + sqrt(6)]
        )

    def logarithms(self) -> sympy.Expr:
        one, other, share = self.positive(), self.positive(), self.pick(SHARES)
        return self.pick(
            [
                share * log(one) + (1 - share) * log(other),
                log(one * other) + log(12),
                exp(share * log(one)) * other,
                log(one / other) * one,
            ]
        )

    def abstract(self) -> sympy.Expr:
        one, other, share = self.positive(), self.positive(), self.pick(SHARES)
        head = self.pick([u, u.partial(1), f, f.partial(1), f.partial(1, 1)])
        heads = self.pick([F, F.partial(1), F.partial(1, 2), F.partial(2), L_demand.partial(2), L_demand])
        return self.pick(
            [head(one) * share + other, heads(one, other) * head(other), head(one) / (1 + heads(other, one)) + share]
        )

    def expression(self) -> tuple[str, sympy.Expr]:
        family = self.pick(list(FAMILIES))
        made = FAMILIES[family](self)
        if self.source.random() < 0.3:
            other = self.pick(list(FAMILIES))
            made = self.pick([made + FAMILIES[other](self), made * self.positive()])
        return family, made

    # Identities

    def anywhere(self, expression: sympy.Expr, change: Callable[[sympy.Expr], sympy.Expr | None]) -> sympy.Expr | None:
        """Apply a change at a random node where it applies."""
        nodes = [node for node in sympy.preorder_traversal(expression) if isinstance(node, sympy.Expr) and not node.is_Number]
        for _ in range(6):
            node = self.pick(nodes)
            changed = change(node)
            if changed is not None and changed != node:
                result = expression.xreplace({node: changed})
                if result != expression and not result.has(sympy.zoo, sympy.nan, sympy.I):
                    return result
        return None

    def spread(self, node: sympy.Expr) -> sympy.Expr | None:
        return sympy.expand(node, force=False) if node.args and size(node) < 120 else None

    def gathered(self, node: sympy.Expr) -> sympy.Expr | None:
        return sympy.together(node) if isinstance(node, sympy.Add) and size(node) < 160 else None

    def factored(self, node: sympy.Expr) -> sympy.Expr | None:
        small = isinstance(node, sympy.Add) and size(node) < 60
        return sympy.factor(node) if small and node.is_polynomial(*node.free_symbols) else None

    def multiplied(self, node: sympy.Expr) -> sympy.Expr | None:
        """e = (e p + e q)/(p + q) with the products spread out."""
        if size(node) > 50:
            return None
        one, other = self.pick(PLACES), self.number()
        return (sympy.expand(node * one) + node * other) / (one + other)

    def shifted(self, node: sympy.Expr) -> sympy.Expr | None:
        """e = (e**2 - p**2)/(e - p) + ... written as e = ((e + p)**2 - e**2 - p**2)/(2p)."""
        if size(node) > 20:
            return None
        place = self.pick(PLACES)
        return (sympy.expand((node + place) ** 2) - node**2 - place**2) / (2 * place)

    def powers(self, node: sympy.Expr) -> sympy.Expr | None:
        if isinstance(node, sympy.Pow) and node.base.is_positive and not node.exp.is_integer:
            return self.pick(
                [
                    exp(node.exp * log(node.base)),
                    sympy.expand_power_base(node),
                    node.base * node.base ** sympy.expand(node.exp - 1),
                    (node.base * 4) ** node.exp / 4**node.exp,
                    (1 / node.base) ** (-node.exp),
                ]
            )
        return None

    def homothetic(self, node: sympy.Expr) -> sympy.Expr | None:
        """(a K**p + b L**p)**e = K**(p e) (a + b (L/K)**p)**e."""
        if isinstance(node, sympy.Pow) and isinstance(node.base, sympy.Add) and node.base.is_positive:
            pulled = self.pick(list(node.base.args))
            if pulled.is_positive:
                return pulled**node.exp * sympy.expand(node.base / pulled) ** node.exp
        return None

    def logs(self, node: sympy.Expr) -> sympy.Expr | None:
        if isinstance(node, sympy.log) and node.args[0].is_positive:
            place = self.pick(PLACES)
            inner = node.args[0]
            return self.pick(
                [sympy.expand_log(node), log(sympy.expand(inner * place)) - log(place), -log(1 / inner), log(inner**2) / 2]
            )
        return None

    def rationalised(self, node: sympy.Expr) -> sympy.Expr | None:
        """sqrt(p) = ((p - q**2)/(sqrt(p) + q)) + q."""
        if isinstance(node, sympy.Pow) and node.exp == Rational(1, 2) and node.base.is_positive:
            place = self.pick(PLACES)
            return sympy.expand(node.base - place**2) / (node + place) + place
        return None

    def geometric(self, node: sympy.Expr) -> sympy.Expr | None:
        """1/(1 - b) = 1 + b + b**2/(1 - b)."""
        if isinstance(node, sympy.Pow) and node.exp == -1 and isinstance(node.base, sympy.Add) and size(node) < 30:
            rest = 1 - node.base
            return 1 + rest + sympy.expand(rest**2) / node.base
        return None

    def split_fraction(self, node: sympy.Expr) -> sympy.Expr | None:
        """1/(p q) = (1/p - 1/q)/(q - p)."""
        if isinstance(node, sympy.Pow) and node.exp == -1 and size(node) < 30:
            shift = self.number()
            p, q = node.base, node.base + self.pick(PLACES) + shift
            return q * (1 / p - 1 / q) / sympy.expand(q - p)
        return None

    # Faults

    def sign_fault(self, node: sympy.Expr) -> sympy.Expr | None:
        if isinstance(node, sympy.Add):
            term = self.pick(node.args)
            return node - 2 * term
        return None

    def dropped(self, node: sympy.Expr) -> sympy.Expr | None:
        if isinstance(node, (sympy.Add, sympy.Mul)) and len(node.args) > 1:
            return node.func(*(part for part in node.args if part is not self.pick(node.args)))
        return None

    def coefficient_fault(self, node: sympy.Expr) -> sympy.Expr | None:
        factor = self.pick([Integer(2), Rational(1, 2), 1 + Rational(1, 10**12), 1 + Rational(1, 10**40), Rational(101, 100)])
        return node * factor if not node.is_number else None

    def exponent_fault(self, node: sympy.Expr) -> sympy.Expr | None:
        if isinstance(node, sympy.Pow):
            return node.base ** self.pick([node.exp + 1, node.exp - 1, 2 * node.exp, node.exp / 2])
        return None

    def symbol_fault(self, node: sympy.Expr) -> sympy.Expr | None:
        pools = (PLACES, SHARES, REALS, CURVATURES, RATES)
        pool = next((pool for pool in pools if node in pool), None)
        return self.pick(pool) if pool else None

    def argument_fault(self, node: sympy.Expr) -> sympy.Expr | None:
        if isinstance(node, DeclaredFunction):
            if len(node.args) == 2 and self.source.random() < 0.5:
                return node.func(*reversed(node.args))
            return self.pick([node.func.partial(1)(*node.args), node.func(*(2 * part for part in node.args))])
        return None

    def student_fault(self, node: sympy.Expr) -> sympy.Expr | None:
        """(a + b)**e = a**e + b**e, log(a + b) = log(a) + log(b)."""
        if isinstance(node, (sympy.Pow, sympy.log)) and isinstance(node.args[0], sympy.Add) and node.args[0].is_positive:
            rest = node.args[1:]
            return sympy.Add(*(node.func(sympy.Abs(part), *rest) for part in node.args[0].args))
        return None


FAMILIES: dict[str, Callable[[Maker], sympy.Expr]] = {
    "rational": Maker.rational,
    "multiplier": Maker.multiplier,
    "cobb_douglas": Maker.cobb_douglas,
    "crra": Maker.crra,
    "ces": Maker.ces,
    "roots": Maker.roots,
    "logarithms": Maker.logarithms,
    "abstract": Maker.abstract,
}
IDENTITIES = (
    Maker.spread,
    Maker.gathered,
    Maker.factored,
    Maker.multiplied,
    Maker.shifted,
    Maker.powers,
    Maker.powers,
    Maker.homothetic,
    Maker.logs,
    Maker.rationalised,
    Maker.geometric,
    Maker.split_fraction,
)
FAULTS = (
    Maker.sign_fault,
    Maker.dropped,
    Maker.coefficient_fault,
    Maker.exponent_fault,
    Maker.symbol_fault,
    Maker.argument_fault,
    Maker.student_fault,
)


def _rewritten(maker: Maker, expression: sympy.Expr) -> tuple[sympy.Expr, list[str]]:
    history: list[str] = []
    wanted = maker.source.randint(1, 3)
    for _ in range(24):
        if len(history) >= wanted or size(expression) > 130:
            break
        identity = maker.pick(IDENTITIES)
        changed = maker.anywhere(expression, lambda node, move=identity: move(maker, node))
        if changed is not None:
            expression = changed
            history.append(identity.__name__)
    return expression, history


def _equal_pair(maker: Maker) -> Pair | None:
    family, left = maker.expression()
    right, history = _rewritten(maker, left)
    if not history or right == left:
        return None
    if agreement(left, right, maker.source) is not True:
        raise AssertionError(f"the generator's identities {history} turned {left} into {right}")
    return Pair(left, right, True, family, tuple(history))


def _differing_pair(maker: Maker) -> Pair | None:
    family, left = maker.expression()
    right, history = _rewritten(maker, left)
    for _ in range(6):
        fault = maker.pick(FAULTS)
        wrong = maker.anywhere(right, lambda node, move=fault: move(maker, node))
        if wrong is not None and agreement(left, wrong, maker.source, count=6) is False:
            return Pair(left, wrong, False, family, (*history, fault.__name__))
    return None


def pairs(count: int, seed: int = 2024) -> Iterator[Pair]:
    """Yield `count` pairs, equal and differing ones in turn."""
    for number in range(count):
        made, attempt = None, 0
        while made is None:
            maker = Maker(seed * 1_000_003 + number * 101 + attempt * 7_919_003)
            made = _equal_pair(maker) if number % 2 == 0 else _differing_pair(maker)
            attempt += 1
        yield made
