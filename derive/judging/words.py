"""What is said about the lines of a document, in Chinese.

Reasons, findings and suggestions are English sentences; this table has their Chinese counterparts, beside the reasons of
the checks in `derive.reasons`. A sentence that stands in neither table stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from derive.reasons import reason_in_words

_LINES: Mapping[str, str] = {
    # Verdicts
    "It says the same again.": "与前文所述相同。",
    "It follows from {places}.": "由{places}得出。",
    "It is an identity.": "这是恒等式。",
    "It follows, but only with {places}, which was not derived.": "可以得出，但要用到{places}，而那里并未推出。",
    "It follows only when {places} is put right.": "只有改正{places}之后才能得出。",
    "It follows only from the corrected form of {places}.": "只能由改正后的{places}得出。",
    "It follows once {places} reads {corrected}.": "若{places}改为 {corrected}，则可以得出。",
    "The function {symbol} is strictly monotone in this argument.": "函数 {symbol} 关于这一自变量严格单调。",
    "The lines above entail another relation among these symbols; at the witness they hold and this fails.": (
        "由前文得出的是这些符号之间的另一种关系；在所给的点上前文成立，而这一行不成立。"
    ),
    "The lines above do not tie down {symbols}.": "前文没有确定 {symbols}。",
    "The lines above say too little about these symbols.": "前文对这些符号的限定不够。",
    "The lines above leave it open: it fails at the first point and holds at the second.": (
        "前文不足以确定：在第一个点上不成立，在第二个点上成立。"
    ),
    "What is missing: what {symbols} is.": "所缺的是：{symbols} 如何决定。",
    "What is missing: one more relation among its symbols.": "所缺的是：这些符号之间的另一个关系式。",
    "It does not follow from the lines above and is taken as given.": "由前文推不出，作为已知条件。",
    "It introduces the symbol on its left side.": "这一行引入左边的符号。",
    "The words before it make it the name of {source}.": "前面的文字说明它是 {source} 的名称。",
    "A Lagrangian is stated, not claimed.": "这里写出拉格朗日函数，并非推导。",
    "The problem that this condition belongs to is not written down.": "文中没有写出这一条件所属的最优化问题。",
    "An announced approximation is not judged as an equality.": "已说明是近似，不作为等式判断。",
    "The words announce an approximation, but the sign says equality.": "文字说的是近似，符号写的却是等号。",
    "The words say that terms are dropped, so the sides are not equal but close.": (
        "文字说明略去了某些项，两边因此只是近似相等。"
    ),
    "At the witness the left side of the arrow holds and the right side does not: a solution is lost.": (
        "在所给的点上，箭头左边成立而右边不成立：丢了解。"
    ),
    "At the witness the right side of the arrow holds and the left side does not: a solution is added.": (
        "在所给的点上，箭头右边成立而左边不成立：增了解。"
    ),
    "The left side of the arrow follows from the right one in turn.": "反过来，由箭头右边也能推出左边。",
    "The left side of the arrow holds at the first point, the right side does not.": (
        "在第一个点上，箭头左边成立而右边不成立。"
    ),
    "The arrow points both ways, but whether the left side follows from the right one stays open.": (
        "箭头是双向的，但由右边能否推回左边没有判定。"
    ),
    "The line with this number reads differently in line {line}.": "这一编号的式子在第 {line} 行写法不同。",
    "No method decided it.": "没有方法能够判定。",
    "The line is no single statement.": "这一行不是单独的一个式子。",
    "The engine could not work with it.": "程序无法处理这一行。",
    "The engine could not work with it ({name}).": "程序无法处理这一行（{name}）。",
    "It cannot be computed ({name}).": "无法计算（{name}）。",
    "An expectation or another operator occurs; points say nothing about these.": "式中有期望等算子，代入数值不能说明问题。",
    "It took longer than {seconds} seconds.": "超过了 {seconds} 秒。",
    # Reading
    "{reason}, at '{token}'.": "{reason}（在 {token} 处）。",
    "A brace is not closed.": "花括号没有配对。",
    "A command lacks its argument.": "命令缺少参数。",
    "A factor is missing": "缺少因子",
    "A list in brackets has no value of its own": "括号中的列表没有值",
    "A list of expressions says nothing.": "只列出几个式子，没有说明什么。",
    "A list stands before an equation.": "等式前面是一个列表。",
    "A number follows a factor without a sign between them": "因子后面直接跟着数字，中间没有符号",
    "A power of a function's name leaves open what is raised": "函数名带指数，不清楚是对什么求幂",
    "A row of the cases has no value": "分段函数有一行没有值",
    "A second exponent stands on the same base": "同一个底有两个指数",
    "A second script stands on the same name": "同一个符号有两个上标或下标",
    "A second subscript stands on the same name": "同一个符号有两个下标",
    "A side of the relation is missing.": "关系式缺少一边。",
    "A star or prime stands on something that is no name": "星号或撇号不在符号上",
    "After a relation stands a list that is no statement.": "关系式后面的列表不是完整的式子。",
    "An argument is missing": "缺少自变量",
    "An expression is missing": "缺少表达式",
    "An operator cannot be raised": "算子不能求幂",
    "Dots leave open what they stand for": "省略号所代表的内容不明",
    "How far the operator before it reaches is not clear": "不清楚前面的算子作用到哪里",
    "Only a name can tend to a limit": "只有符号才能趋于极限",
    "Only a number can be a percentage": "只有数字才能带百分号",
    "The bracket is not closed": "括号没有配对",
    "The condition is missing.": "缺少条件。",
    "The expression cannot be read any further": "表达式从这里起无法读出",
    "The formula ends in a backslash.": "公式以反斜杠结尾。",
    "The formula ends too early": "公式不完整",
    "The index of a root must be a small whole number": "根指数必须是较小的整数",
    "The index of the sum must be a name": "求和指标必须是符号",
    "The limit does not say what tends to what": "极限没有写明什么趋于什么",
    "The logarithm has no argument": "对数没有真数",
    "The power is too large a number.": "幂的数值太大。",
    "The row begins with a relation, and nothing stands before it.": "这一行以关系符号开头，而前面没有式子。",
    "The rows of the matrix differ in length": "矩阵各行长度不同",
    "The second bar of the absolute value is missing": "绝对值缺少右边的竖线",
    "The sum does not say from where to where it runs": "求和没有写明上下限",
    "This sign cannot stand here": "这个符号不能出现在这里",
    "Whether the exponent belongs to the logarithm or to its argument is not clear": "不清楚指数属于对数还是真数",
    "Whether this factor stands above or below the slash is not clear": "不清楚这个因子在分子还是分母",
    "Words cannot be raised": "文字不能求幂",
    "A number has more than {count} digits.": "数字超过 {count} 位。",
    "A script on {name} is not read here": "{name} 上的上下标在这里不能读出",
    "Here {sign} is missing": "这里缺少 {sign}",
    "Only letters can stand under {name}": "{name} 下面只能是字母",
    "The argument of {name} needs brackets": "{name} 的自变量需要加括号",
    "The character {letter} is not one of a formula.": "字符 {letter} 不属于公式。",
    "The command {name} is not known.": "不认识命令 {name}。",
    "The command {name} expands without end.": "命令 {name} 无限展开。",
    "The command {name} is not read.": "命令 {name} 不能读出。",
    "The environment {name} cannot stand inside an expression": "环境 {name} 不能出现在表达式中",
    "The environment {name} is not closed": "环境 {name} 没有结束",
    "The exponent is larger than {count}.": "指数大于 {count}。",
    "The formula has more than {count} tokens.": "公式超过 {count} 个记号。",
    "The formula is longer than {count} characters.": "公式超过 {count} 个字符。",
    "The formula is nested more than {count} levels deep": "公式嵌套超过 {count} 层",
    "The sign {letter} is no part of a formula.": "符号 {letter} 不属于公式。",
    "{name} is not known as a function of {count} arguments": "{name} 不是已知的 {count} 元函数",
    "{name} takes one argument": "{name} 只有一个自变量",
    # Findings
    "({number}) is cited, but no equation has this number.": "引用了（{number}），但没有这个编号的式子。",
    "The number ({number}) is already given to the equation in line {line}.": "编号（{number}）已用于第 {line} 行的式子。",
    "The label {name} is given twice.": "标签 {name} 重复。",
    "The label {name} is cited, but nothing carries it.": "引用了标签 {name}，但没有式子带这个标签。",
    "The display is empty.": "公式是空的。",
    "The bracket {sign} closes nothing.": "括号 {sign} 没有对应的左括号。",
    "Here {sign} is missing before {other}.": "{other} 之前缺少 {sign}。",
    "The bracket {sign} is missing at the end.": "末尾缺少括号 {sign}。",
    "{terms} is {value}, not {total}; with {other} for {number} it would be right.": (
        "{terms} 等于 {value}，不是 {total}；若把 {number} 改为 {other} 就对了。"
    ),
    "{terms} is {value}, not {total}.": "{terms} 等于 {value}，不是 {total}。",
    "The premises contradict each other: {clash}.": "前提相互矛盾：{clash}。",
    "The premise contradicts itself: {clash}.": "前提自相矛盾：{clash}。",
    "The words count {said} equations, but {found} stand here.": "文字说有 {said} 个方程，这里却有 {found} 个。",
    "The words count {said} unknowns, but {found} symbols are named here.": (
        "文字说有 {said} 个未知数，这里列出的却是 {found} 个。"
    ),
    "{equations} equations cannot determine {unknowns} unknowns.": "{equations} 个方程不能确定 {unknowns} 个未知数。",
    # Suggestions
    "sign of the term {term}": "{term} 这一项的符号",
    "missing factor {factor}": "缺少因子 {factor}",
    "superfluous factor {factor}": "多了因子 {factor}",
    "missing term {term}": "缺少 {term} 这一项",
    "superfluous term {term}": "多了 {term} 这一项",
    "exponent of {base}": "{base} 的指数",
    "the fraction {fraction} is upside down": "分式 {fraction} 颠倒了",
    "coefficient of the term {term}": "{term} 这一项的系数",
    "{symbol} should be {other}": "{symbol} 应为 {other}",
}
_PLACES = (
    (re.compile(r"\blines? (\d+)"), r"第 \1 行"),
    (re.compile(r"(?<=行) \(([^()]*)\)"), r"（\1）"),
    (re.compile(r", one period earlier"), "（提前一期）"),
    (re.compile(r", one period later"), "（推后一期）"),
    (re.compile(r", binding"), "（取等号）"),
    (re.compile(r"the declarations"), "所声明的前提"),
    (re.compile(r"the left side of the arrow"), "箭头左边"),
    (re.compile(r"the derivative of the Lagrangian in (\S+)"), r"拉格朗日函数对 \1 的导数"),
    (re.compile(r"the derivative of the objective in (\S+)"), r"目标函数对 \1 的导数"),
)
_SLOT = re.compile(r"\{(\w+)\}")
_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z])")


def said_in(text: str, language: str) -> str:
    """Return a reason, a finding or a suggestion in a language.

    >>> said_in("It follows from line 3 (1.2), line 5.", "zh")
    '由第 3 行（1.2）、第 5 行得出。'
    """
    if language != "zh" or not text:
        return text
    return "".join(_chinese(sentence) for sentence in _SENTENCE.split(text))


def _chinese(sentence: str) -> str:
    for pattern, chinese in _patterns():
        match = pattern.fullmatch(sentence)
        if match is not None:
            return _filled(chinese, match.groupdict())
    return reason_in_words(sentence).render("zh", lambda slot: str(slot["zh"]))


def _filled(chinese: str, parts: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: _slot(slot.group(1), parts[slot.group(1)]), chinese)


def _slot(name: str, part: str) -> str:
    if name == "places":
        return places_in(part, "zh")
    if name == "clash":
        return re.sub(r"\bline (\d+): ", r"第 \1 行：", part).replace("; 第", "；第")
    return _chinese(part) if name == "reason" else part


def places_in(places: str, language: str) -> str:
    """Return a list of places in a language."""
    if language != "zh":
        return places
    for pattern, chinese in _PLACES:
        places = pattern.sub(chinese, places)
    return places.replace(", ", "、")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The sentences with the most words of their own first, so that no slot swallows what has a counterpart."""
    ordered = sorted(_LINES.items(), key=lambda pair: -len(_SLOT.sub("", pair[0])))
    return tuple((_pattern(english), chinese) for english, chinese in ordered)


def _pattern(english: str) -> re.Pattern[str]:
    pieces = (f"(?P<{part}>.+)" if place % 2 else re.escape(part) for place, part in enumerate(_SLOT.split(english)))
    return re.compile("".join(pieces), re.S)
