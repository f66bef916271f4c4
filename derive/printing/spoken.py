# ruff: noqa: D102 - what each method draws is said once, in Writer.
"""Formulas in words, as alternative text for readers who cannot see them.

>>> from sympy import symbols
>>> from derive.printing.arrange import arrange
>>> Y, K = symbols("Y K")
>>> speak(arrange(K * Y**2 - Y / K), "en"), speak(arrange(Y / K), "zh")
('K times Y squared minus Y over K', 'K 分之 Y')
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sympy import Rational

from derive import display
from derive.display import Node
from derive.printing.greek import GREEK
from derive.printing.writer import IF, OTHERWISE, Writer, decimal
from derive.symbols import MarginalNotation, Notation
from derive.text import Text

_RELATIONS: Mapping[str, Text] = MappingProxyType(
    {
        "=": Text("equals", "等于"),
        "<": Text("is less than", "小于"),
        ">": Text("is greater than", "大于"),
        "<=": Text("is at most", "小于或等于"),
        ">=": Text("is at least", "大于或等于"),
        "!=": Text("is not equal to", "不等于"),
        "in": Text("is in", "属于"),
        "->": Text("tends to", "趋于"),
        "=>": Text("implies", "推出"),
        "<=>": Text("is equivalent to", "等价于"),
        ":=": Text("is defined as", "定义为"),
        "~": Text("is about", "约等于"),
    }
)
_ACCENTS = {"bar": Text("bar", "横杠"), "hat": Text("hat", "尖帽"), "tilde": Text("tilde", "波浪"), "dot": Text("dot", "点")}
_CONSTANTS = {"pi": Text("pi", "π"), "E": Text("e", "e"), "oo": Text("infinity", "无穷大")}
_BRACKETS = (Text("bracket", "括号"), Text("square bracket", "方括号"), Text("curly bracket", "花括号"))
_ORDINALS = Text("first second third fourth", "一 二 三 四")


def speak(tree: Node, language: str = "en") -> str:
    """Return a tree in words."""
    return SpokenWriter(language).write(tree)


def _is_simple(node: Node) -> bool:
    """Whether a part is heard as one thing, so that nothing marks where it ends."""
    return isinstance(node, (display.Name, display.Number, display.Constant)) and not (
        isinstance(node, display.Name) and isinstance(node.notation, MarginalNotation)
    )


class SpokenWriter(Writer):
    """Says formulas in English or Chinese."""

    def _say(self, english: str, chinese: str) -> str:
        return english if self.language == "en" else chinese

    def visit(self, node: Node) -> str:
        match node:
            case display.Name(notation=MarginalNotation(outcome=outcome, shock=shock)):
                of, to = self.name(outcome), self.name(shock)
                return self._say(f"the derivative of {of} with respect to {to}", f"{of} 对 {to} 的导数")
            case display.Fraction(numerator=above, denominator=below) if not (_is_simple(above) and _is_simple(below)):
                over, under = self.visit(above), self.visit(below)
                return self._say(
                    f"the fraction with numerator {over} and denominator {under}, end of fraction,",
                    f"分数，分子为 {over}，分母为 {under}，分数结束，",
                )
            case display.Root(radicand=radicand, index=index) if not _is_simple(radicand):
                return self.root(self.visit(radicand), index) + self._say(", end of root,", "，根号结束，")
            case _:
                return super().visit(node)

    def write(self, node: Node) -> str:
        spoken = super().write(node)
        return spoken.rstrip(",，").replace(",,", ",").replace("，，", "，").replace("， ", "，").replace(",)", ")")

    def sum(self, node: display.Sum) -> str:
        words = []
        for place, term in enumerate(node.terms):
            if place:
                words.append(self._say("minus" if term.negative else "plus", "减" if term.negative else "加"))
            elif term.negative:
                words.append(self._say("minus", "负"))
            words.append(self.visit(term.value))
        return " ".join(words)

    def product(self, factors: Sequence[Node]) -> str:
        return self._say(" times ", " 乘 ").join(map(self.visit, factors))

    def space(self, text: str, written: str, before: Node, after: Node, factors: Sequence[Node]) -> str:
        return " "

    def script(self, node: Node) -> str:
        return self.visit(node)

    def relation(self, sides: Sequence[str], signs: Sequence[str]) -> str:
        words = [sides[0]]
        for sign, side in zip(signs, sides[1:], strict=True):
            words += [_RELATIONS[sign][self.language], side]
        return " ".join(words)

    def sequence(self, items: Sequence[str]) -> str:
        return self._say(", ", "、").join(items)

    def number(self, value: Rational, is_decimal: bool) -> str:
        sign = self._say("minus ", "负 ") if value < 0 else ""
        if is_decimal or value.q == 1:
            return sign + decimal(abs(value))
        return sign + self.ratio(str(abs(value.p)), str(value.q))

    def constant(self, value: str) -> str:
        return _CONSTANTS[value][self.language]

    def name(self, notation: Notation) -> str:
        return self.subscripted(notation, self._letters(notation.subscript))

    def subscripted(self, notation: Notation, subscript: str) -> str:
        above = notation.superscript
        raised = self._say("star", "星") if above == "*" else self._letters(above)
        accent = _ACCENTS[notation.accent][self.language] if notation.accent else ""
        return " ".join(filter(None, (self._letters(notation.base), accent, subscript, raised)))

    def _letters(self, word: str) -> str:
        if word == "ℒ":
            return self._say("script L", "花体 L")
        return word if self.language == "en" else GREEK.get(word, word)

    def differential(self, notation: Notation, mark: str = "d") -> str:
        spoken = self._say("Delta", "Δ") if mark == "Δ" else mark
        return f"{spoken} {self.name(notation)}"

    def ratio(self, above: str, below: str) -> str:
        return self._say(f"{above} over {below}", f"{below} 分之 {above}")

    def power(self, base: str, exponent: str) -> str:
        known = {"2": self._say("squared", "的平方"), "3": self._say("cubed", "的立方")}
        if exponent in known:
            return f"{base} {known[exponent]}"
        short = " " not in exponent
        end = "" if short else self._say(", end of power,", "")
        return self._say(f"{base} to the power of {exponent}{end}", f"{base} 的 {exponent} 次方")

    def root(self, radicand: str, index: int) -> str:
        ordinal = {2: "square", 3: "cube"}.get(index, f"{index}th")
        name = {2: "根号", 3: "三次根号"}.get(index, f"{index} 次根号")
        return self._say(f"the {ordinal} root of {radicand}", f"{name} {radicand}")

    def bracket(self, content: str, level: int, tall: bool) -> str:
        kind = _BRACKETS[level][self.language]
        return self._say(f"open {kind} {content} close {kind}", f"左{kind} {content} 右{kind}")

    def application(self, node: display.Application) -> str:
        arguments = self._say(" and ", "、").join(map(self.visit, node.arguments))
        function = self.name(node.notation)
        if not node.index:
            return self._say(f"{function} of {arguments}", f"函数 {function} 在 {arguments} 处的值")
        if len(node.arguments) == 1:
            order = len(node.index) - 1
            count = _ORDINALS[self.language].split()[order] if order < 4 else str(order + 1)
            return self._say(
                f"{function}{self._primes(len(node.index))} of {arguments}", f"{function} 在 {arguments} 处的{count}阶导数"
            )
        places = [str(place) for place in node.index]
        return self._say(
            f"the partial derivative of {function} in argument {' and '.join(places)} at {arguments}",
            f"{function} 对第 {'、'.join(places)} 个自变量在 {arguments} 处的偏导数",
        )

    @staticmethod
    def _primes(count: int) -> str:
        return {1: " prime", 2: " double prime"}.get(count, f" with {count} primes")

    def logarithm(self, argument: str, has_brackets: bool) -> str:
        return self._say(f"the natural logarithm of {argument}", f"{argument} 的自然对数")

    def absolute(self, argument: str, tall: bool) -> str:
        return self._say(f"the absolute value of {argument}, end of absolute value,", f"{argument} 的绝对值")

    def limit(self, node: display.Limit) -> str:
        variable, point, value = self.visit(node.variable), self.visit(node.point), self.visit(node.value)
        side = {"+": Text(" from above", "从右侧"), "-": Text(" from below", "从左侧")}.get(node.direction)
        english, chinese = (side.en, side.zh) if side else ("", "")
        return self._say(
            f"the limit, as {variable} tends to {point}{english}, of {value}",
            f"当 {variable} {chinese}趋于 {point} 时，{value} 的极限",
        )

    def big_sum(self, node: display.BigSum) -> str:
        index, first, last = self.visit(node.index), self.visit(node.lower), self.visit(node.upper)
        term = self.visit(node.term)
        return self._say(f"the sum over {index} from {first} to {last} of {term}", f"{index} 从 {first} 到 {last}，{term} 之和")

    def cases(self, rows: Sequence[display.Case]) -> str:
        lines = []
        for row in rows:
            value = self.visit(row.value)
            if row.condition is None:
                lines.append(f"{value} {OTHERWISE[self.language]}" if self.language == "en" else f"其他情形为 {value}")
            else:
                condition = self.visit(row.condition)
                lines.append(self._say(f"{value} {IF.en} {condition}", f"{IF.zh} {condition} 时为 {value}"))
        return self._say("; ", "；").join(lines)

    def matrix(self, rows: Sequence[Sequence[str]]) -> str:
        said = [self._say(f"row {n}: ", f"第 {n} 行：") + self.sequence(row) for n, row in enumerate(rows, start=1)]
        return self._say("the matrix with ", "矩阵，") + self._say("; ", "；").join(said)

    def interval(self, node: display.Interval) -> str:
        low, high = self.visit(node.lower), self.visit(node.upper)
        ends = [self._say("open", "开"), self._say("closed", "闭")]
        left, right = ends[not node.open_lower], ends[not node.open_upper]
        return self._say(
            f"the interval from {low} ({left}) to {high} ({right})", f"从 {low}（{left}）到 {high}（{right}）的区间"
        )

    def words(self, words: str) -> str:
        return words

    def qualified(self, statement: str, conditions: str) -> str:
        return self._say(f"{statement}, {IF.en} {conditions}", f"{statement}，{IF.zh} {conditions} 时")
