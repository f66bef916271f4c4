"""The premises of a claim as polynomial equations and known signs, solved as far as they are linear.

Every check asks a `Situation` the same few questions: which signs can this expression have, is it zero, at which points
do the premises hold, which divisors are left open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

import sympy
from flint import fmpq_mpoly

from derive.algebra.branches import branches
from derive.algebra.elimination import Elimination, Pivot, eliminate
from derive.algebra.kernel_values import KernelValues
from derive.algebra.knowledge import Fact, Knowledge
from derive.algebra.normal_form import Tower
from derive.algebra.point import Point
from derive.algebra.positivity import POSSIBLE, Range, Signs, coefficients, times
from derive.checks.comparisons import comparisons
from derive.checks.context import Context
from derive.checks.divisors import suppositions
from derive.checks.inlining import inlined, symbols_in_kernels
from derive.checks.narrowing import has_negative, narrowed
from derive.checks.search import Search
from derive.equation import Condition, Equation, Statement

Fraction = tuple[fmpq_mpoly, fmpq_mpoly]


class Situation:
    """Premises, conditions and domains, read once into one tower; `expressions` are what will be asked about."""

    def __init__(
        self,
        premises: Sequence[Statement],
        conditions: Iterable[Condition] = (),
        context: Context | None = None,
        expressions: Iterable[sympy.Expr] = (),
    ) -> None:
        self.premises = tuple(premises)
        supposed = [*(condition for premise in premises for condition in _held(premise)), *conditions]
        equations = [premise for premise in premises if isinstance(premise, Equation)]
        asked = tuple(expressions)
        statements: tuple[Equation | Condition, ...] = (*equations, *supposed)
        names = set().union(*(statement.free_symbols for statement in statements), *(one.free_symbols for one in asked))
        context = context or Context()
        self.patience = context.patience
        supposed += context.about(names)
        self.replaced, equations, supposed = inlined(equations, supposed, asked)
        self.equations = equations
        self.supposed = tuple(dict.fromkeys(supposed))
        sides = [side for equation in equations for side in (equation.lhs, equation.rhs)]
        asked = tuple(one.xreplace(self.replaced) for one in asked)
        # What is said exists: divisors, roots and logarithms in a condition are supposed like those in an equation.
        self.implied = suppositions(*sides, *self.replaced.values(), *(one.expression for one in self.supposed))
        about = [condition.expression for condition in (*self.supposed, *self.implied)]
        self.domains = narrowed(self.supposed)
        self.tower = Tower.of(*sides, *about, *asked, domains=self.domains, conditions=self._splitting(*sides, *asked))
        self.generators = self.tower.generators
        unused = self.tower.context.nvars() - len(self.generators)
        self.knowledge = Knowledge([*self.tower.ranges, *[Range()] * unused])
        self.polynomials = [self.difference(equation.lhs, equation.rhs) for equation in equations]
        self.polynomials += [self.fraction(one.expression)[0] for one in self.supposed if one.sign == "=0"]
        self.open: list[Condition] = []
        self.consequences: list[Fact] = []
        for condition in self.supposed:
            if condition.sign != "=0":
                self.suppose(condition)
        self.rates: list[Pivot] = []
        self._forget()
        self.denied = self.establish(self.implied)
        self._compare()

    def _splitting(self, *expressions: sympy.Expr) -> list[Condition]:
        """Return the conditions that may let a root or a logarithm split: those on what stands inside one."""
        inside = symbols_in_kernels(*expressions)
        joint = [one for one in self.supposed if len(one.free_symbols) > 1 and one.free_symbols <= inside]
        return [one for one in joint if not symbols_in_kernels(one.expression)]

    # Reading expressions

    def fraction(self, expression: sympy.Expr) -> Fraction:
        """Return numerator and denominator over the tower's generators."""
        numerator, denominator = self.tower.quotient(expression.xreplace(self.replaced) if self.replaced else expression)
        self._notice_generators()
        return numerator, denominator

    def difference(self, lhs: sympy.Expr, rhs: sympy.Expr) -> fmpq_mpoly:
        """Return a polynomial that vanishes where both sides agree, if their denominators do not."""
        if self.replaced:
            lhs, rhs = lhs.xreplace(self.replaced), rhs.xreplace(self.replaced)
        found = self.tower.difference(lhs, rhs)
        self._notice_generators()
        return found

    def _notice_generators(self) -> None:
        """A late question may bring a generator that no premise has; then everything solved is solved anew."""
        known = len(self.generators)
        if len(self.tower.variables) == known:
            return
        self.generators = self.tower.generators
        self.knowledge.ranges[known : len(self.generators)] = self.tower.ranges[known:]
        for name in ("kernels", "order", "defines"):
            self.__dict__.pop(name, None)
        self._forget()

    def expression(self, polynomial: fmpq_mpoly) -> sympy.Expr:
        """Return a polynomial as SymPy writes it."""
        return self.tower.expression(polynomial)

    def normal(self, polynomial: fmpq_mpoly) -> fmpq_mpoly:
        """Replace high powers of roots by what they are the roots of: g**2 by x when g is the root of x."""
        for relation in reversed(self.tower.relations):
            if polynomial.degrees()[relation.generator] >= relation.degree:
                root, total = self.tower.variables[relation.generator], self.tower.context.constant(0)
                for power, part in enumerate(coefficients(polynomial, relation.generator)):
                    whole, rest = divmod(power, relation.degree)
                    total += part * relation.value**whole * root**rest
                polynomial = total
        return polynomial

    @property
    def relations(self) -> list[fmpq_mpoly]:
        """Return the relations of the roots as polynomials that vanish."""
        variables = self.tower.variables
        return [variables[one.generator] ** one.degree - one.value for one in self.tower.relations]

    # What is known

    def suppose(self, condition: Condition) -> None:
        """Take a condition for granted."""
        numerator, denominator = self.fraction(condition.expression)
        self.knowledge.learn(numerator * denominator, POSSIBLE[condition.sign])
        self._forget()

    def _compare(self) -> None:
        """Learn what declared slopes say about values of one function; points need not be asked for it again."""
        for expression, signs in list(comparisons(self.generators, self._signs_at_once)):
            numerator, denominator = self.fraction(expression)
            self.knowledge.learn(numerator * denominator, signs)
            self.consequences.append((numerator * denominator, signs))
            self._forget()

    @property
    def grounds(self) -> Knowledge:
        """What is known without its consequences; a point that satisfies it satisfies them too."""
        if not self.consequences:
            return self.knowledge
        return Knowledge(self.knowledge.ranges, [fact for fact in self.knowledge.facts if fact not in self.consequences])

    def require(self, condition: Condition) -> bool:
        """Establish a side condition, or list it as open and suppose it; False when the premises deny it."""
        return not self.establish((condition,))

    def establish(self, conditions: Iterable[Condition]) -> list[Condition]:
        """Establish side conditions, or list them as open and suppose them; return those that the premises deny.

        All are judged by the premises as they are solved now, so that these are not solved anew after each.
        """
        unsettled = [condition for condition in conditions if not self._is_known(condition)]
        possible = {condition: self._possible(condition) for condition in unsettled}
        denied = [condition for condition, signs in possible.items() if not signs & POSSIBLE[condition.sign]]
        followed = [condition for condition, signs in possible.items() if signs <= POSSIBLE[condition.sign]]
        for condition in followed:
            self.suppose(condition)
        for condition in possible:
            if condition not in denied and condition not in followed and not self._is_known(condition):
                self.open.append(condition)
                self.suppose(condition)
        return denied

    def _is_known(self, condition: Condition) -> bool:
        """Whether a condition can be read off at once."""
        numerator, denominator = self.fraction(condition.expression)
        if self._without_roots_of(condition) is not None:
            return False
        known = self.knowledge.at_once
        return times(known(numerator), known(denominator) - {0}) <= POSSIBLE[condition.sign]

    def _possible(self, condition: Condition) -> Signs:
        fraction = self.fraction(condition.expression)
        apart = self._without_roots_of(condition)
        return self.fraction_signs(*fraction) if apart is None else apart.signs(condition.expression)

    def _without_roots_of(self, condition: Condition) -> Situation | None:
        """Return what is known without the roots of the symbols that a condition is about.

        A symbol that stands under roots is read as a power of its root, which has no negative values. Whether the symbol
        has any is not to be learned from that.
        """
        expression = condition.expression.xreplace(self.replaced)
        rooted = {one for one in expression.free_symbols if one not in self.generators and has_negative(one, self.domains)}
        if not rooted or rooted & symbols_in_kernels(expression):
            return None

        def is_silent(*parts: sympy.Expr) -> bool:
            return not rooted & symbols_in_kernels(*parts)

        equations = [one for one in self.equations if is_silent(one.lhs, one.rhs)]
        conditions = [one for one in (*self.supposed, *self.open) if is_silent(one.expression)]
        return Situation(equations, conditions, None, (expression,))

    def signs(self, expression: sympy.Expr) -> Signs:
        """Return the signs that an expression can have, first as it stands, then with the premises put in."""
        return self.fraction_signs(*self.fraction(expression))

    def _signs_at_once(self, expression: sympy.Expr) -> Signs:
        """Return the signs of an expression that can be read off, without any search."""
        numerator, denominator = self.fraction(expression)
        reduced = self.solution.reduce_fraction(numerator, denominator)
        here, there = self.knowledge.at_once, self.reduced_knowledge.at_once
        direct = times(here(numerator), here(denominator) - {0})
        return direct & times(there(reduced[0]), there(reduced[1]) - {0})

    def fraction_signs(self, numerator: fmpq_mpoly, denominator: fmpq_mpoly) -> Signs:
        """Return the signs of a fraction under everything known."""
        direct = self.knowledge.fraction(numerator, denominator)
        if len(direct) == 1 or not self.polynomials:
            return direct
        reduced = self.solution.reduce_fraction(numerator, denominator)
        possible = direct & self.reduced_knowledge.fraction(*reduced)
        if len(possible) > 1 and self.solution.remaining:
            possible &= self._signs_by_branches(numerator, denominator)
        return possible

    def _signs_by_branches(self, numerator: fmpq_mpoly, denominator: fmpq_mpoly) -> Signs:
        """Return the signs in all the cases together that come from factors of the premises (x = 2 or x = -2)."""
        found: Signs = frozenset()
        for branch, known in self._cases:
            found |= known.fraction(*branch.reduce_fraction(numerator, denominator))
        return found

    @cached_property
    def _cases(self) -> list[tuple[Elimination, Knowledge]]:
        """The cases that come from factors of the premises, each with what is known in it."""
        found = branches(self.solution, self.knowledge, self.order)
        return [(branch, branch.knowledge(self.knowledge)) for branch in found]

    def nonzero_facts(self) -> list[fmpq_mpoly]:
        """Return the polynomials that are known not to vanish, in the free symbols."""
        return [self.solution.reduce(polynomial) for polynomial, signs in self.knowledge.facts if 0 not in signs]

    # Solving

    def _forget(self) -> None:
        for name in ("solution", "reduced_knowledge"):
            self.__dict__.pop(name, None)
        self.forget_points()

    def forget_points(self) -> None:
        """Search points and cases anew, after something has been supposed or solved."""
        self.__dict__.pop("_cases", None)
        self._search = Search(self)

    @cached_property
    def kernels(self) -> KernelValues:
        """The generators that are not symbols."""
        return KernelValues(self.generators)

    @cached_property
    def order(self) -> list[int]:
        """Positions in the order in which premises are solved for them: what they define, then unbounded symbols."""
        defined = [equation.lhs for equation in self.equations]
        places = {generator: position for position, generator in enumerate(self.generators)}
        first = [places[symbol] for symbol in dict.fromkeys(defined) if symbol in places]
        ranges = self.knowledge.ranges
        rest = sorted(range(len(ranges)), key=lambda p: (ranges[p].lower is not None) + (ranges[p].upper is not None))
        barred = self.kernels.barred
        return [position for position in dict.fromkeys((*first, *rest)) if position not in barred]

    @cached_property
    def defines(self) -> list[int | None]:
        """For each premise the position of the symbol that it defines, if its left-hand side is one."""
        places = {generator: position for position, generator in enumerate(self.generators)}
        named = [None if one.lhs in one.rhs.free_symbols else places.get(one.lhs) for one in self.equations]
        return [*named, *[None] * (len(self.polynomials) - len(named))]

    def put_in(self, chosen: Sequence[int]) -> Elimination:
        """Solve some of the premises only."""
        polynomials = [self.polynomials[number] for number in chosen]
        return eliminate(polynomials, self.knowledge, self.order, defines=[self.defines[number] for number in chosen])

    @cached_property
    def solution(self) -> Elimination:
        """The premises solved by divisors that are known not to vanish."""
        return eliminate(self.polynomials, self.knowledge, self.order, defines=self.defines)

    @cached_property
    def reduced_knowledge(self) -> Knowledge:
        """What is known about the free symbols once the premises are put in."""
        return self.solution.knowledge(self.knowledge)

    def points(self, count: int, seed: int = 1) -> Iterator[Point]:
        """Yield points at which everything supposed holds; points already found are not searched again."""
        return self._search.points(count, seed)

    @property
    def example(self) -> Point | None:
        """One point at which everything supposed holds: the premises are consistent."""
        return next(islice(self.points(1), 1), None)

    @property
    def is_contradictory(self) -> bool:
        """Whether premises, conditions and domains have been seen to exclude each other."""
        if self.solution.contradictory or self.knowledge.is_contradictory or self.denied:
            return True
        remaining = self.solution.remaining
        if remaining and eliminate(remaining, self.reduced_knowledge, range(len(self.generators))).contradictory:
            return True
        if any(0 not in self.reduced_knowledge.at_once(polynomial) for polynomial in remaining):
            return True
        return self.reduced_knowledge.is_contradictory

    def contradicts_itself(self) -> bool:
        """Look harder for a contradiction: no condition may be denied by the others, no equation by a known sign."""
        reduced = self.reduced_knowledge
        if any(0 not in reduced.signs(polynomial) for polynomial in self.solution.remaining):
            return True
        facts = list(reduced.facts)
        for number, (polynomial, signs) in enumerate(facts):
            others = Knowledge(reduced.ranges, [fact for place, fact in enumerate(facts) if place != number])
            if others.is_contradictory or not others.signs(polynomial) & signs:
                return True
        return False


def _held(premise: Statement) -> tuple[Condition, ...]:
    return premise.holds_for if isinstance(premise, Equation) else (premise,)
