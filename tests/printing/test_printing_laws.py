"""Laws that hold for every tree: lowering undoes arranging, brackets balance, the formats compile."""

import re
import shutil
import subprocess

import sympy
import typst
from formulas import EXPRESSIONS, FORMS, STATEMENTS, WISHES
from hypothesis import HealthCheck, given, settings, strategies as st
from plain_reader import read
from vocabulary import RANK, A, F, K, M, P, Y, alpha, b, c, c_1_star, d, k, labour, r, t, u

from derive.algebra.compare import compare
from derive.display import Fraction, Logarithm, Name, Number, Power, Product, Root, Sum, Term, lower
from derive.printing import WRITERS, arrange, arrange_statement, latex
from derive.text import Text
from derive.verdict import Status

LETTERS = st.sampled_from([K, A, alpha, b, t, d, k, Y, M, P, r, c, c_1_star])
POSITIVES = st.sampled_from([K, A, alpha, b, d, k, M, P, c])
NUMBERS = st.fractions(min_value=-4, max_value=4, max_denominator=10).map(
    lambda value: sympy.Rational(value.numerator, value.denominator)
)


def combined(smaller):
    """Expressions one operation larger; divisors and radicands are kept positive."""
    pairs = st.tuples(smaller, smaller)
    return st.one_of(
        pairs.map(lambda pair: pair[0] + pair[1]),
        pairs.map(lambda pair: pair[0] - pair[1]),
        pairs.map(lambda pair: pair[0] * pair[1]),
        st.tuples(smaller, POSITIVES).map(lambda pair: pair[0] / pair[1]),
        st.tuples(smaller, POSITIVES, POSITIVES).map(lambda three: three[0] / (1 + three[1] * three[2])),
        st.tuples(smaller, st.integers(2, 3)).map(lambda pair: pair[0] ** pair[1]),
        st.tuples(POSITIVES, POSITIVES, smaller).map(lambda three: three[2] * sympy.sqrt(three[0] / (2 * three[1]))),
        st.tuples(POSITIVES, smaller).map(lambda pair: sympy.log(pair[0]) * pair[1]),
        st.tuples(POSITIVES, smaller).map(lambda pair: pair[0] ** (alpha - 1) * pair[1]),
        smaller.map(lambda one: sympy.diff(u(c), c) * one + u(c)),
        smaller.map(lambda one: one - sympy.diff(F(k, labour), k)),
    )


TREES = st.recursive(st.one_of(LETTERS, NUMBERS), combined, max_leaves=8)
LAW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@LAW
@given(TREES, st.booleans())
def test_lowering_undoes_arranging(expression, decimals):
    shown = lower(arrange(expression, RANK, decimals)).expression
    assert shown == expression or sympy.expand(shown - expression) == 0 or compare(shown, expression).status is Status.PROVED


@LAW
@given(TREES)
def test_arranging_what_was_lowered_prints_the_same(expression):
    tree = arrange(expression, RANK)
    again = arrange(lower(tree).expression, RANK)
    assert latex.write(arrange(lower(again).expression, RANK)) == latex.write(again)


@LAW
@given(TREES)
def test_latex_brackets_balance(expression):
    written = latex.write(arrange(expression, RANK))
    for left, right in ("{}", "()", "[]"):
        assert written.count(left) == written.count(right)
    assert written.count(r"\left") == written.count(r"\right")
    assert "--" not in written.replace(" ", "")
    assert "+-" not in written.replace(" ", "")


@LAW
@given(TREES)
def test_plain_text_reads_back_with_the_precedence_that_it_shows(expression):
    """Slashes, signs and brackets alone must say what binds what: plain text is read back by a small reader."""
    names = {"c₁*": c_1_star, "α": alpha, **{str(symbol): symbol for symbol in (K, A, b, t, d, k, Y, M, P, r, c)}}
    functions = {"u'": lambda value: sympy.diff(u(c), c).subs(c, value), "u": u, "F₁": F.partial(1)}
    shown = read(WRITERS["plain"](arrange(expression, RANK), "en"), {**names, "L": labour}, functions)
    assert shown == expression or sympy.expand(shown - expression) == 0 or compare(shown, expression).status is Status.PROVED


LEAVES = st.one_of(
    st.sampled_from([K, b, Y, c_1_star]).map(lambda symbol: Name(symbol, symbol.notation)),
    st.integers(0, 12).map(lambda value: Number(sympy.Integer(value))),
    st.sampled_from([Number(sympy.Rational(9, 10), True), Number(sympy.Rational(2, 3))]),
)


def grown(smaller):
    """Trees of any shape, as an author or a reader may build them: nested minus signs, fractions and products."""
    terms = st.lists(st.tuples(smaller, st.booleans()).map(lambda pair: Term(*pair)), min_size=1, max_size=3)
    divisors = st.sampled_from([K, b, P]).map(lambda symbol: Name(symbol, symbol.notation))
    return st.one_of(
        terms.map(lambda found: Sum(tuple(found))),
        st.lists(smaller, min_size=2, max_size=3).map(lambda found: Product(tuple(found))),
        st.tuples(smaller, divisors).map(lambda pair: Fraction(*pair)),
        st.tuples(smaller, divisors, divisors).map(lambda three: Fraction(three[0], Product(three[1:]))),
        st.tuples(smaller, st.integers(2, 3)).map(lambda pair: Power(pair[0], Number(sympy.Integer(pair[1])))),
        divisors.map(Logarithm),
        divisors.map(Root),
    )


@LAW
@given(st.recursive(LEAVES, grown, max_leaves=8))
def test_any_tree_is_bracketed_as_it_binds(tree):
    names = {"c₁*": c_1_star, "K": K, "b": b, "Y": Y, "P": P}
    shown = read(WRITERS["plain"](tree, "en"), names, {})
    assert sympy.expand(shown - lower(tree).expression) == 0


def all_formulas(format: str) -> list[str]:
    """Every formula of the table in one format, worded statements slot by slot."""
    written = []
    for value in [*WISHES.values(), *EXPRESSIONS.values(), *STATEMENTS.values(), *FORMS.values()]:
        tree = arrange_statement(value, RANK, decimals=value in FORMS.values())
        slots = tree.slots.values() if isinstance(tree, Text) else [tree]
        written += [WRITERS[format](slot, language) for slot in slots for language in ("en", "zh")]
    return written


def test_all_formulas_compile_in_typst():
    source = "\n\n".join(f"$ {formula} $" for formula in all_formulas("typst"))
    pages = typst.compile(source.encode(), format="svg")
    assert pages
    # Typst warns about an unknown name by failing; a wrong call would fail as well.
    assert not re.search(r"\berror\b", source)


def test_all_formulas_compile_in_latex(tmp_path):
    """Compiled where a TeX exists; elsewhere only the escaping of what TeX would reject is looked at."""
    formulas = all_formulas("latex")
    assert not any("%" in formula or "#" in formula for formula in formulas)
    compiler = shutil.which("xelatex")
    if compiler is None:
        return
    body = "\n".join(f"\\[ {formula} \\]" for formula in formulas)
    document = f"\\documentclass{{ctexart}}\\usepackage{{amsmath}}\\begin{{document}}\n{body}\n\\end{{document}}\n"
    (tmp_path / "all.tex").write_text(document, encoding="utf-8")
    command = [compiler, "-interaction=nonstopmode", "-halt-on-error", "all.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
    assert (tmp_path / "all.pdf").stat().st_size > 10_000


def test_an_exact_third_stays_a_fraction_among_decimals():
    assert latex.write(arrange(Y / 3 + 9 * c / 10, RANK, decimals=True)) == r"\frac{1}{3}Y + 0.9c"
