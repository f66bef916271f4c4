"""The law that ties printing and reading together: what is printed is read back as the same expression."""

import sys
from pathlib import Path

import pytest
import sympy
from hypothesis import HealthCheck, given, settings, strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "printing"))

from formulas import EXPRESSIONS, FORMS, STATEMENTS, WISHES
from test_printing_laws import RANK, TREES

from derive.algebra.compare import compare
from derive.display import Node, Qualified, Relation, Sequence, lower
from derive.equation import Condition, Equation
from derive.functions import declared_functions
from derive.printing import arrange, arrange_statement, latex
from derive.readers.formula import read_formula
from derive.readers.names import canonical
from derive.readers.vocabulary import Vocabulary
from derive.symbols import MarginalNotation, Notation
from derive.text import Text
from derive.verdict import Status

LAW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def vocabulary_of(*expressions) -> Vocabulary:
    """Declare the symbols and functions that occur, under the notation in which they are printed."""
    symbols, functions, baseline = {}, {}, set()
    for expression in expressions:
        for symbol in expression.atoms(sympy.Symbol):
            if symbol.name in ("+", "-"):
                continue
            notation = getattr(symbol, "notation", None) or Notation.parse(symbol.name)
            if isinstance(notation, Notation):
                symbols[canonical(notation)] = symbol
                baseline |= {notation.base} if not notation.subscript else set()
        for declaration in declared_functions(expression):
            functions[canonical(declaration.notation)] = declaration
    constants = {"e": sympy.E} if any(e.has(sympy.exp) for e in expressions) else {}
    return Vocabulary(functions=functions, symbols=symbols, baseline=frozenset(baseline), constants=constants)


def read_back(tree: Node, vocabulary: Vocabulary) -> Node:
    reading = read_formula(latex.write(tree), vocabulary)
    assert reading.is_read, (latex.write(tree), reading.gaps)
    trees = tuple(statement.tree for statement in reading.statements)
    return trees[0] if len(trees) == 1 else Sequence(trees)


def is_same(left, right) -> bool:
    if left == right or not isinstance(left, sympy.Expr):
        return bool(left == right)
    return sympy.expand(left - right) == 0 or compare(left, right).status is Status.PROVED


@LAW
@given(TREES, st.booleans())
def test_a_printed_expression_is_read_back(expression, decimals):
    found = lower(read_back(arrange(expression, RANK, decimals), vocabulary_of(expression))).expression
    assert is_same(found, expression)


@pytest.mark.parametrize("name", [*WISHES, *EXPRESSIONS])
def test_an_expression_of_the_lectures_is_read_back(name):
    stored = {**WISHES, **EXPRESSIONS}[name]
    expressions = [stored.expression] if isinstance(stored, Condition) else [stored]
    tree = arrange_statement(stored, RANK) if isinstance(stored, Condition) else arrange(stored, RANK)
    vocabulary = vocabulary_of(*expressions)
    again = read_back(tree, vocabulary)
    if isinstance(stored, sympy.Expr) and not stored.has(sympy.Sum, sympy.Limit, sympy.Piecewise, sympy.oo):
        marginals = {symbol.name: symbol for symbol in stored.atoms(sympy.Symbol)}
        value = lower(again).expression
        value = value.xreplace({symbol: marginals.get(symbol.name, symbol) for symbol in value.free_symbols})
        assert is_same(value, stored)
    assert latex.write(again) == latex.write(tree)


@pytest.mark.parametrize("name", [*STATEMENTS, *FORMS])
def test_a_statement_of_the_lectures_is_read_back(name):
    stored = {**STATEMENTS, **FORMS}[name]
    tree = arrange_statement(stored, RANK, decimals=name in FORMS)
    trees = list(tree.slots.values()) if isinstance(tree, Text) else [tree]
    for one in trees:
        if not isinstance(one, Node):
            continue
        again = read_back(one, _vocabulary_for(stored))
        assert latex.write(again) == latex.write(one)
        if not isinstance(again, (Relation, Qualified)):
            continue
        sides = lower(again)
        assert sides.signs == lower(one).signs
        assert all(is_same(left, right) for left, right in zip(sides.sides, lower(one).sides, strict=True))
        assert isinstance(again, Qualified) == isinstance(one, Qualified)


def _vocabulary_for(stored) -> Vocabulary:
    if isinstance(stored, Equation):
        more = [stored.form[0].lhs, stored.form[0].rhs] if stored.form else []
        held = [condition.expression for condition in stored.holds_for]
        return vocabulary_of(stored.lhs, stored.rhs, *more, *held)
    if isinstance(stored, Condition):
        return vocabulary_of(stored.expression)
    from vocabulary import R, T_0, Y, c_1, c_2, P, Q, beta, r, u  # noqa: I001

    return vocabulary_of(R + T_0 + Y + c_1 + c_2 + P + Q + beta + r + u(c_1))


def test_marginals_are_read_as_derivatives():
    tree = read_formula(r"\frac{dY}{dG} = K", Vocabulary()).statements[0].tree
    assert isinstance(tree.sides[0].notation, MarginalNotation)
