"""The reasons that verdicts give, in Chinese.

A check states its reason as an English sentence. This table has its Chinese counterpart; what stands in braces is
carried over, translated in turn when it is a reason itself. A reason that is not in the table stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from derive.text import Text

SENTENCES: Mapping[str, str] = {
    # Any claim
    "The claim is beyond the method: {reason}.": "这一结论超出了该方法的范围：{reason}。",
    "There is nothing to judge.": "没有可检验的内容。",
    "The side condition {condition} never holds under the premises.": "在前提之下，附加条件 {condition} 不可能成立。",
    "{reason} No point satisfies them either.": "{reason}也没有找到满足前提的点。",
    "The premises contradict each other or the domains, so they prove anything: {names}.": (
        "前提相互矛盾或与定义域矛盾，从中可以推出任何结论：{names}。"
    ),
    "The argument is exact, but no point was found that satisfies the premises.": (
        "推理是精确的，但没有找到满足全部前提的点。"
    ),
    "No point was found that satisfies the premises.": "没有找到满足前提的点。",
    # Equations
    "The sides differ {witness}.": "两边不相等：{witness}。",
    "Both sides agree to 100 bits at {count} points, but this is no proof: {reason}.": (
        "两边在 {count} 个点上有 100 位二进制数字一致，但这不是证明：{reason}。"
    ),
    "The converse does not follow: {reason}": "逆命题不成立：{reason}",
    "The converse does not follow.": "逆命题不成立。",
    "The premises are not linear in any symbol, and the bounded search over their ideal ended.": (
        "前提关于任何符号都不是线性的，在限定步数内也没有找到证明。"
    ),
    "Both sides agree at {count} points; no exact argument was found.": "两边在 {count} 个点上相等，但没有找到精确的推理。",
    "The premises hold at this point and the conclusion fails.": "在这一点上前提成立而结论不成立。",
    # Signs
    "No two points of opposite sign were found.": "没有找到符号相反的两个点。",
    "Positive {above}; negative {below}.": "取正值：{above}；取负值：{below}。",
    "The sign is the same everywhere.": "符号处处相同。",
    "Neither the coefficients nor sample points decide the sign.": "由各项系数和抽样点都不能确定符号。",
    "The sign holds at {count} points; the coefficients alone do not decide it.": (
        "符号在 {count} 个抽样点上成立，但仅由各项系数不能确定。"
    ),
    "The premises hold at this point and the expression is {sign}.": "在这一点上前提成立，而表达式的值为{sign}。",
    # Definitions
    "{symbol} occurs in its own definition.": "{symbol} 出现在自身的定义中。",
    "{symbol} is already in use in the premises of its definition.": "{symbol} 在其定义的前提中已经使用。",
    "The definiens was not shown to be a whole number, as {symbol} must be.": "未能证明定义式是整数，而 {symbol} 必须是整数。",
    "The definiens exists on the domain and lies in the symbol's own.": "定义式在定义域上有意义，且取值在该符号的范围之内。",
    "The definiens leaves the domain {domain} declared for {symbol}: {condition} fails.": (
        "定义式超出了为 {symbol} 规定的范围 {domain}：{condition} 不成立。"
    ),
    # Derivatives, differentials, curvature
    "The derivative was not formed: {reason}.": "未能求导：{reason}。",
    "The differential was not formed: {reason}.": "未能求微分：{reason}。",
    "The premises cannot hold while the shock moves and only the dependents react.": (
        "若冲击变动而只有这些因变量作出反应，前提就不能继续成立。"
    ),
    "The premises do not determine how the dependents react: the Jacobian is singular.": (
        "前提不能确定因变量如何反应：雅可比矩阵是奇异的。"
    ),
    "There is no equation to differentiate.": "没有可以微分的方程。",
    "The differential says less than the premises do.": "微分式所含的内容少于前提。",
    "There must be one multiplier per constraint.": "每个约束必须有一个乘子。",
    "There must be one condition per choice and one multiplier per constraint.": (
        "每个选择变量必须有一个一阶条件，每个约束必须有一个乘子。"
    ),
    "The point is given in terms of the choices or the multipliers themselves.": "该点仍用选择变量或乘子本身表示。",
    "The multiplier {multiplier} of an inequality may be negative by its domain.": (
        "按其取值范围，不等式约束的乘子 {multiplier} 可能为负。"
    ),
    "There is nothing to choose.": "没有选择变量。",
    "The first premise must say what the objective is.": "第一个前提必须给出目标函数。",
    "A condition is no premise.": "有条件不在前提之中。",
    "A function in the problem does not exist everywhere on the domain of the choices.": (
        "问题中有函数并非在选择变量的整个取值范围上有定义。"
    ),
    "Neither declared concavity nor the minors of the Hessian decide.": "由已知的凹性和海塞矩阵的主子式都不能确定。",
    "{kind} is no curvature.": "“{kind}”不是一种凹凸性。",
    "A premise speaks of the variables, which must be free to move.": "有前提限制了这些变量，而它们必须可以自由变动。",
    "The second derivatives at this point are not those of a {kind} function.": (
        "这一点上的二阶导数与所称的凹凸性（{kind}）不符。"
    ),
    "Too many variables meet in one function.": "一个函数中的变量太多。",
    "The form chosen for {key} breaks its declaration: {promise}.": "为 {key} 选取的函数形式不符合已有的规定：{promise}。",
    "It was not shown that {key} keeps {promise}.": "未能证明 {key} 符合规定：{promise}。",
    "sign {sign} of {index}": "{index} 的符号 {sign}",
    "homogeneity of degree {degree}": "{degree} 次齐次",
    # Limits and sums
    "The expression grows without bound.": "表达式趋于无穷大。",
    "{variable} occurs in several functions or powers, where degrees do not decide.": (
        "{variable} 出现在多个函数或幂中，比较次数不能确定极限。"
    ),
    "The premises do not say how {expression} depends on {variable}.": "前提没有说明 {expression} 如何取决于 {variable}。",
    "Degrees do not decide how the expression behaves as {variable} tends to {point}.": (
        "比较次数不能确定 {variable} 趋于 {point} 时表达式的变化。"
    ),
    "The expression grows without bound, but the sign of the leading coefficient is open.": (
        "表达式趋于无穷大，但首项系数的符号未定。"
    ),
    "The limit is finite.": "极限是有限的。",
    "The limit is {value}.": "极限是 {value}。",
    "The sum has too many terms to be added up.": "求和的项数太多，不能逐项相加。",
    "The upper bound is not a symbol, or a symbol plus a number.": "求和上限不是一个符号，也不是一个符号加一个数。",
    "{count} is not declared an integer, or a premise mentions it.": "没有规定 {count} 为整数，或者某个前提涉及它。",
    "The terms themselves change with {count}.": "各项本身随 {count} 变动。",
    "{count} may be so small that the sum is not defined.": "{count} 可能过小，以致求和没有意义。",
    # Solutions, cases, optima, ranks
    "The signs of the coefficients do not fix the number of roots.": "由系数的符号不能确定根的个数。",
    "The equation has {found} in {domain}.": "方程在 {domain} 内的根：{found}。",
    "The sign of the derivative is open.": "导数的符号未定。",
    "The value is given in terms of the unknown itself.": "所给的值中含有未知数本身。",
    "An end of the interval may itself be a root.": "区间的端点本身可能是根。",
    "The signs at the ends of the interval do not show whether there is a root.": "由区间两端的符号不能断定是否有根。",
    "The equation may lose its meaning at a root, or inside the interval.": "方程可能在根处或在区间内部失去意义。",
    "The equation has no root in {domain}.": "方程在 {domain} 内没有根。",
    "The equation has no meaning at the value.": "代入该值后方程没有意义。",
    "The slope may vanish.": "斜率可能为零。",
    "The equation holds for every value.": "方程对一切取值都成立。",
    "Neither a contradiction nor a point of the case was found.": "既没有找到矛盾，也没有找到属于这种情形的点。",
    "What the claim supposes contradicts itself, so every case would be excluded.": "所作的假定自相矛盾，任何情形都会被排除。",
    "The case occurs at this point.": "在这一点上这种情形会出现。",
    "A premise speaks of the choices, which must be free to move.": "有前提涉及选择变量，而选择变量必须能够自由变动。",
    "The slope at the point is not zero, as at a corner.": "该点的斜率不为零，如同角点。",
    "The slope at the point is not zero there.": "在这些取值下，该点的斜率不为零。",
    "The objective is {better} at this point.": "在这一点上目标函数值{better}。",
    "Neither convexity nor the change of slope at the point was shown.": "未能证明凸性，也未能证明斜率在该点变号。",
    "{kind} is neither a maximum nor a minimum.": "“{kind}”既不是极大也不是极小。",
    "The point is given in terms of the choices themselves.": "所给的点中含有选择变量本身。",
    "A condition bounds the choices by a curve, so local does not mean global.": (
        "有条件以曲线限制选择变量，局部最优不一定是整体最优。"
    ),
    "Convexity was only sampled.": "凸性只经过抽样检验。",
    "There must be an objective, and one multiplier per constraint.": "必须有目标函数，并且每个约束对应一个乘数。",
    "{symbol} is already in use in the problem.": "{symbol} 在问题中已经使用。",
    "A maximum or minimum under equations and conditions g >= 0 has a Lagrangian.": (
        "只有在等式约束和形如 g ≥ 0 的约束下求极大或极小，才有拉格朗日函数。"
    ),
    "No minor of this size was shown to be nonzero everywhere.": "没有一个这一阶的子式被证明处处不为零。",
    "A rank lies between zero and the shorter side of the matrix.": "秩介于零与矩阵较短的一边之间。",
    "The matrix is too large for its minors to be formed.": "矩阵太大，不能逐一计算子式。",
    "A minor of larger size was not shown to vanish.": "有一个更高阶的子式未能证明为零。",
    "The rank is larger at this point.": "在这一点上秩更大。",
    "The rank is smaller at this point.": "在这一点上秩更小。",
    # What is beyond a method; these stand inside other reasons
    "the normal forms differ, but no point was found at which the sides do": "标准形不同，但没有找到两边不等的点",
    "no point was found at which both sides exist": "没有找到两边都有意义的点",
    "an infinite expression is not a number": "无穷大不是数",
    "{value} is not a rational number": "{value} 不是有理数",
    "{value} is not a number": "{value} 不是数",
    "{name} has no ball evaluation": "{name} 不能作区间求值",
    "an unevaluated derivative has no ball evaluation": "未求出的导数不能作区间求值",
    "a compound case condition has no ball evaluation": "复合的分段条件不能作区间求值",
    "a multiple sum has no ball evaluation": "多重求和不能作区间求值",
    "a sum whose bounds are not integers has no ball evaluation": "上下限不是整数的求和不能作区间求值",
    "the symbol {symbol} has no value": "符号 {symbol} 没有取值",
    "the function {key} has no concrete form": "函数 {key} 没有具体形式",
    "a sum has too many terms": "和的项数太多",
    "a product has too many terms": "积的项数太多",
    "the expression is nested too deeply": "表达式嵌套太深",
    "an equation is nested too deeply": "方程嵌套太深",
    "a root or logarithm of a negative number": "对负数开方或取对数",
    "a number under a root or logarithm is too large to factor": "根号或对数中的数太大，无法分解",
    "{name} has no entry in the table of derivatives": "{name} 不在导数表中",
    "rational exponents have no common root": "有理指数没有公共的根次",
    "a common root has too large a degree": "公共根的次数太大",
    "a root lies too close to an end of the interval": "有根过于接近区间的端点",
    "an end of the interval is not a rational number": "区间的端点不是有理数",
    "a power of zero": "零的幂",
    "the logarithm of zero": "零的对数",
    "a denominator vanishes identically": "分母恒为零",
    "a power {exponent} is too large": "幂 {exponent} 太大",
    "an exponent is too large": "指数太大",
    "a number is too long": "数字太长",
    "{name} is outside the normal form": "{name} 不能化为标准形",
    "the symbol {symbol} is not a real number": "符号 {symbol} 不是实数",
    "the expressions are too long": "表达式太长",
    "the expressions have too many kernels": "表达式中的函数和根式太多",
    "the expression has kernels that the tower was not built for": "表达式中有事先没有纳入的函数或根式",
    "an expression contains the imaginary unit; derive compares real expressions": "表达式含有虚数单位，而这里只比较实的表达式",
    "an expression divides by zero": "表达式以零为除数",
    "no box around the point could be shown to hold exactly one zero": "未能证明该点附近的某个区域内恰有一个零点",
    "the Jacobian changes too much around the point, or is singular there": "雅可比矩阵在该点附近变动太大，或在该点奇异",
    "the Jacobian has no finite inverse there": "雅可比矩阵在该点没有有限的逆",
    "the Jacobian is singular there, as at a double root": "雅可比矩阵在该点奇异，如同重根的情形",
    "a definition has no value there": "有定义式在该点没有取值",
    "{equations} equations do not determine {unknowns} unknowns": "{equations} 个方程不能确定 {unknowns} 个未知数",
    # Words that fill the slots
    "positive": "正",
    "negative": "负",
    "zero": "零",
    "no root": "无",
    "{count} roots": "{count} 个",
    "larger": "更大",
    "smaller": "更小",
    "maximum": "极大值",
    "minimum": "极小值",
    "concave": "凹",
    "convex": "凸",
    "affine": "仿射",
    "concavity": "凹性",
    "the value": "函数值",
}
_SLOT = re.compile(r"\{(\w+)\}")


def reason_in_words(reason: str) -> Text:
    """Return a reason in both languages.

    >>> reason_in_words("The derivative was not formed: a power of zero.").render("zh", lambda slot: slot["zh"])
    '未能求导：零的幂。'
    """
    for pattern, english, chinese in _patterns():
        match = pattern.fullmatch(reason)
        if match is not None:
            return Text(english, chinese, **{name: reason_in_words(part) for name, part in match.groupdict().items()})
    # Words without a translation stand as they are, in a slot where they could be taken for one.
    return Text("{words}", "{words}", words=reason) if "{" in reason else Text(reason, reason)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Sentences without slots first, so that no slot swallows what has a counterpart of its own."""
    ordered = sorted(SENTENCES.items(), key=lambda pair: (len(_SLOT.findall(pair[0])), -len(pair[0])))
    return tuple((re.compile("".join(_expressions(english)), re.DOTALL), english, chinese) for english, chinese in ordered)


def _expressions(english: str) -> Iterator[str]:
    for place, part in enumerate(_SLOT.split(english)):
        yield f"(?P<{part}>.+)" if place % 2 else re.escape(part)
