"""What a figure may draw: equations that were derived, with numbers put in.

A figure asks for a curve by the derivation that established it. Aggregates such as K and A_0 are written out by the
definitions of that derivation; the result is compiled, never retyped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import sympy

from derive.claims import Defines
from derive.equation import Equation
from derive.errors import OutputError, nearest
from derive.figures.schematic import NUMBERS
from derive.model import Model
from derive.numeric.compile import compile_numpy
from derive.step import Derivation
from derive.symbols import EconomicSymbol, exact

# A fraction in a label would otherwise be set in script size.
FRACTION, LARGE_FRACTION = r"\frac", r"\dfrac"


@dataclass(frozen=True)
class Evidence:
    """The derivations from which one figure is drawn, by their ids."""

    figure: str
    derivations: Mapping[str, Derivation]

    @classmethod
    def of(cls, figure: str, proofs: Mapping[str, Any]) -> Evidence:
        """Collect the derivations of proofs; a bare derivation stands for itself."""
        return cls(figure, {key: getattr(proof, "derivation", proof) for key, proof in proofs.items()})

    def derivation(self, key: str) -> Derivation:
        """Return a derivation that the figure needs."""
        if key not in self.derivations:
            raise OutputError(
                "figure-without-derivation",
                f"The figure {self.figure} is drawn from the derivation {key}, which is not there."
                f"{nearest(key, self.derivations)}",
                f"Add the derivation {key} to the lecture, or leave out the figure.",
            )
        return self.derivations[key]

    def model(self, key: str) -> Model:
        """Return the model of a derivation."""
        return self.derivation(key).model

    def symbol(self, key: str, name: str) -> EconomicSymbol:
        """Return the symbol with a name that a derivation speaks of."""
        known = self._symbols[key]
        if name not in known:
            raise self._missing(key, f"no symbol {name}.{nearest(name, known)}")
        return known[name]

    def equations(self, key: str) -> Iterator[Equation]:
        """Yield the equations that hold in a derivation, latest first: its conclusions, then those of the model."""
        self.derivation(key)
        yield from self._equations[key]

    def equation(self, key: str, outcome: str, *, using: Iterable[str] = (), label: str = "") -> Equation:
        """Return the latest equation for `outcome` whose right-hand side, written out, contains the symbols `using`."""
        wanted = set(using)
        for equation in self.equations(key):
            names = {str(symbol) for symbol in self._written_out(key, equation.rhs).free_symbols}
            if str(equation.lhs) == outcome and wanted <= names and (not label or equation.label == label):
                return equation
        raise self._missing(key, f"no equation for {outcome}{' in ' + ', '.join(sorted(wanted)) if wanted else ''}")

    def formula(self, key: str, outcome: str, *, using: Iterable[str] = (), label: str = "") -> sympy.Expr:
        """Return the right-hand side for `outcome`, with aggregates written out."""
        return self._written_out(key, self.equation(key, outcome, using=using, label=label).rhs)

    def solved(self, key: str, equation: Equation, name: str) -> sympy.Expr:
        """Return what an equation that is linear in a symbol says about it."""
        symbol = self.symbol(key, name)
        residual = self._written_out(key, equation.lhs) - self._written_out(key, equation.rhs)
        slope = sympy.diff(residual, symbol)
        if symbol in slope.free_symbols or slope == 0:
            raise self._missing(key, f"an equation ({equation}) that is not linear in {name}")
        return -residual.xreplace({symbol: sympy.S.Zero}) / slope

    def relation(self, key: str, outcome: str, over: str, *, label: str = "") -> sympy.Expr:
        """Return the latest result that ties `outcome` to `over` and to nothing else endogenous, solved for `outcome`.

        An equation that has `outcome` alone on its left comes first: it holds where its own divisors vanish.
        """
        inside = {str(symbol) for symbol in self.model(key).endogenous} - {outcome, over}
        for equation in sorted(self.equations(key), key=lambda equation: str(equation.lhs) != outcome):
            residual = self._written_out(key, equation.lhs) - self._written_out(key, equation.rhs)
            names = {str(symbol) for symbol in residual.free_symbols}
            if {outcome, over} <= names and names.isdisjoint(inside) and (not label or equation.label == label):
                return self.solved(key, equation, outcome)
        raise self._missing(key, f"no equation between {outcome} and {over}{' labelled ' + label if label else ''}")

    def zero(self, key: str, outcome: str, name: str) -> sympy.Expr:
        """Return the value of a symbol at which a derived quantity (excess demand, a speed) is zero."""
        endogenous = {str(symbol) for symbol in self.model(key).endogenous}
        for equation in self.equations(key):
            formula = self._written_out(key, equation.rhs)
            names = {str(symbol) for symbol in formula.free_symbols}
            if str(equation.lhs) == outcome and name in names and names.isdisjoint(endogenous):
                return self.solved(key, Equation(formula, sympy.S.Zero), name)
        raise self._missing(key, f"no formula for {outcome} in terms of {name}")

    def curve(self, key: str, outcome: str, over: str, *, label: str = "", **changed: Any) -> Callable[[Any], Any]:
        """Return `outcome` as a numeric function of `over`, as derived."""
        return self.function(key, self.relation(key, outcome, over, label=label), (over,), **changed)

    def numbers(self, key: str, *, as_given: bool = False, **changed: Any) -> dict[EconomicSymbol, sympy.Expr]:
        """Return a number for every symbol of a derivation that has one.

        `changed` replaces numbers by name. The schematic numbers come first, those of the source with `as_given`.
        """
        derivation = self.derivation(key)
        schematic = {str(name): exact(number) for name, number in NUMBERS.items()}
        given = {str(symbol): number for symbol, number in derivation.model.given.items()}
        known = {**schematic, **given} if as_given else {**given, **schematic}
        known |= {name: exact(number) for name, number in changed.items()}
        return {symbol: known[name] for name, symbol in self._symbols[key].items() if name in known}

    def printed(self, key: str, statement: Any) -> str:
        """Return a formula as mathtext, in the order of the derivation's model."""
        from derive.printing.arrange import arrange
        from derive.printing.latex import write

        model = self.model(key)
        written = write(arrange(statement, model.rank, decimals=model.decimals), "en")
        return f"${written.replace(FRACTION, LARGE_FRACTION)}$"

    def function(self, key: str, formula: sympy.Expr, over: Sequence[str], **changed: Any) -> Callable[..., Any]:
        """Compile a formula as a function of the symbols named in `over`, numbers put in for all others."""
        arguments = [self.symbol(key, name) for name in over]
        numbers = {symbol: value for symbol, value in self.numbers(key, **changed).items() if symbol not in arguments}
        return compile_numpy(formula.xreplace(numbers), arguments)

    def value(self, key: str, formula: sympy.Expr, **changed: Any) -> float:
        """Return the number that a formula comes to."""
        number = sympy.S(formula).xreplace(self.numbers(key, **changed))
        if not number.is_number:
            raise self._missing(key, f"no number for {', '.join(sorted(map(str, number.free_symbols)))}")
        return float(number)

    @cached_property
    def _equations(self) -> dict[str, tuple[Equation, ...]]:
        found = {}
        for key, derivation in self.derivations.items():
            conclusions = [step.conclusion for step in reversed(derivation.all_steps) if not step.is_choice]
            derived = [conclusion for conclusion in conclusions if isinstance(conclusion, Equation)]
            found[key] = (*derived, *derivation.model.equations)
        return found

    @cached_property
    def _symbols(self) -> dict[str, dict[str, EconomicSymbol]]:
        found = {}
        for key, equations in self._equations.items():
            used = set().union(*(equation.free_symbols for equation in equations), self.derivations[key].model.symbols)
            found[key] = {str(symbol): symbol for symbol in used}
        return found

    def _written_out(self, key: str, expression: sympy.Expr) -> sympy.Expr:
        definitions = self._definitions(key)
        for _ in range(len(definitions)):
            expression = expression.xreplace(definitions)
        return expression

    def _definitions(self, key: str) -> dict[sympy.Symbol, sympy.Expr]:
        claims = (step.claim for step in self.derivation(key).all_steps)
        return {claim.symbol: claim.definiens for claim in claims if isinstance(claim, Defines)}

    def _missing(self, key: str, what: str) -> OutputError:
        return OutputError(
            "figure-without-equation",
            f"The figure {self.figure} finds {what} in the derivation {key}.",
            "Derive it there, or leave out the figure.",
        )
