"""From a statement to its display tree, or to a sentence whose slots are trees."""

from __future__ import annotations

from typing import Any

import sympy
from sympy import Expr

from derive.display import ZERO, Interval, Node, Qualified, Relation, Sequence, Words
from derive.equation import Condition, Equation
from derive.errors import OutputError
from derive.printing.expression import Arranger
from derive.printing.numbers import put_numbers
from derive.symbols import Domain, Notation, domain_of
from derive.text import Text
from derive.worded import Ambiguity, Curvature, Exclusion, Existence, Optimum, RankStatement, Sufficiency

_OPERATORS = {">0": ">", ">=0": ">=", "<0": "<", "<=0": "<=", "!=0": "!=", "=0": "="}
_SHAPES = {
    "concave": Text("concave", "凹函数"),
    "convex": Text("convex", "凸函数"),
    "affine": Text("linear", "线性函数"),
}
Worded = Ambiguity | Curvature | Existence | Exclusion | Optimum | RankStatement | Sufficiency
_TURNED = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "!=": "!=", "=": "="}


def arrange_equation(equation: Equation, arranger: Arranger) -> Node:
    """Return `lhs = rhs`, in parametric form with the numbers in place when the equation remembers one."""
    if equation.form is not None:
        parametric, numbers = _innermost_form(equation)
        tree = put_numbers(_sides(parametric, arranger), numbers, arranger)
    else:
        tree = _sides(equation, arranger)
    held = equation.further_cases
    return Qualified(tree, tuple(arrange_condition(one, arranger) for one in held)) if held else tree


def _sides(equation: Equation, arranger: Arranger) -> Relation:
    return Relation((arranger.expression(equation.lhs), arranger.expression(equation.rhs)), ("=",))


def _innermost_form(equation: Equation) -> tuple[Equation, dict[Any, Expr]]:
    """Return the parametric equation at the bottom and all numbers that were put into it on the way."""
    numbers: dict[Any, Expr] = {}
    while equation.form is not None:
        equation, added = equation.form
        numbers = {**dict(added), **numbers}
    return equation, numbers


def arrange_condition(condition: Condition, arranger: Arranger) -> Node:
    """Return a condition as it is said: `Y > Y_1` rather than `Y - Y_1 > 0`, `y = -40` rather than `40 + y = 0`."""
    operator = _OPERATORS[condition.sign]
    number, rest = condition.expression.as_coeff_Add()
    if condition.sign == "=0" and number != 0 and isinstance(rest, sympy.Symbol):
        return Relation((arranger.expression(rest), arranger.expression(-number)), (operator,))
    terms = arranger.order.sorted_terms(condition.expression)
    above = [term for term in terms if not arranger.order.oriented(term)[0]]
    below = [term for term in terms if term not in above]
    if isinstance(-condition.expression, sympy.Symbol):
        return arrange_condition(condition.flipped(), arranger)
    if len(terms) == 1 or not above or not below or not _moves(condition, terms, arranger):
        if below and not above and len(terms) > 1:
            return arrange_condition(condition.flipped(), arranger)
        return Relation((arranger.expression(condition.expression), ZERO), (operator,))
    left, right = sympy.Add(*above), -sympy.Add(*below)
    if _stands_right(left, right, arranger):
        left, right, operator = right, left, _TURNED[operator]
    return Relation((arranger.expression(left), arranger.expression(right)), (operator,))


def _moves(condition: Condition, terms: list[Expr], arranger: Arranger) -> bool:
    """Two terms are compared; longer sums of amounts too, but `1 - b + bt > 0` stays whole."""
    if len(terms) == 2:
        return True
    return condition.sign not in ("!=0", "=0") and bool(arranger.order.amounts(condition.expression))


def _stands_right(left: Expr, right: Expr, arranger: Arranger) -> bool:
    """Whether the sides are better exchanged.

    A number stands on the right, an absolute value on the left. A letter stands before a compound, a variable before its
    particular value: `Y_1 - Y > 0` is said as `Y < Y_1`. Otherwise the term of lower rank comes first.
    """
    for one, other, exchange in ((left, right, True), (right, left, False)):
        if one.is_number != other.is_number and one.is_number:
            return exchange
        if one.has(sympy.Abs) and not other.has(sympy.Abs):
            return not exchange
    single = not isinstance(left, sympy.Add) and not isinstance(right, sympy.Add)
    return single and bool(_precedence(right, arranger) < _precedence(left, arranger))


def _precedence(side: Expr, arranger: Arranger) -> Any:
    notation = getattr(side, "notation", None)
    particular = isinstance(notation, Notation) and bool(notation.subscript or notation.superscript)
    return (not isinstance(side, sympy.Symbol), particular, arranger.order.term(side))


def arrange_domain(symbol: Any, arranger: Arranger) -> Node:
    """Return what is known about a symbol's values: `0 < b < 1`, `Y > 0`, any real number."""
    domain, name = domain_of(symbol), arranger.name(symbol)
    statements: list[Node] = []
    if domain.integer:
        statements.append(Relation((name, Words(Text("integers", "整数"))), ("in",)))
    low, high = "<" if domain.open_lower else "<=", "<" if domain.open_upper else "<="
    if domain.lower is not None and domain.upper is not None:
        ends = (arranger.expression(domain.lower), name, arranger.expression(domain.upper))
        statements.append(Relation(ends, (low, high)))
    elif domain.lower is not None:
        statements.append(Relation((name, arranger.expression(domain.lower)), (_TURNED[low],)))
    elif domain.upper is not None:
        statements.append(Relation((name, arranger.expression(domain.upper)), (high,)))
    if domain.nonzero:
        statements.append(Relation((name, ZERO), ("!=",)))
    if not statements:
        return Relation((name, Words(Text("real numbers", "实数"))), ("in",))
    return statements[0] if len(statements) == 1 else Sequence(tuple(statements))


def arrange_interval(domain: Domain, arranger: Arranger) -> Interval:
    """Return a domain as an interval."""
    lower = -sympy.oo if domain.lower is None else domain.lower
    upper = sympy.oo if domain.upper is None else domain.upper
    open_lower, open_upper = domain.open_lower or domain.lower is None, domain.open_upper or domain.upper is None
    return Interval(arranger.expression(lower), arranger.expression(upper), open_lower, open_upper)


def arrange_worded(statement: Worded, arranger: Arranger) -> Text:
    """Return a sentence (without full stop) whose slots hold trees."""
    match statement:
        case Existence(equation=equation, unknown=unknown, domain=domain, unique=unique):
            slots = {
                "equation": arrange_equation(equation, arranger),
                "unknown": arranger.name(unknown),
                "interval": arrange_interval(domain, arranger),
            }
            if unique:
                return Text(
                    "{equation} has exactly one solution {unknown} in {interval}",
                    "方程{equation}在{interval}内有唯一解{unknown}",
                    **slots,
                )
            return Text(
                "{equation} has a solution {unknown} in {interval}", "方程{equation}在{interval}内有解{unknown}", **slots
            )
        case Ambiguity(expression=expression):
            return Text(
                "{expression} can have either sign", "{expression}的符号不确定", expression=arranger.expression(expression)
            )
        case Exclusion(premises=premises):
            listed = Sequence(tuple(arrange_statement_tree(premise, arranger) for premise in premises))
            return Text("{premises} cannot hold together", "{premises}不能同时成立", premises=listed)
        case Optimum(objective=objective, kind=kind, point=point):
            at = Sequence(tuple(Relation((arranger.name(s), arranger.expression(value)), ("=",)) for s, value in point))
            word = Text("largest", "最大") if kind.startswith("max") else Text("smallest", "最小")
            return Text(
                f"{{objective}} is {word.en} at {{point}}",
                f"{{objective}}在{{point}}处取得{word.zh}值",
                objective=arranger.expression(objective),
                point=at,
            )
        case Sufficiency(objective=objective, kind=kind, stationarity=stationarity, constraints=constraints):
            met = Sequence(tuple(arrange_statement_tree(one, arranger) for one in (*stationarity, *constraints)))
            word = Text("largest", "最大") if kind.startswith("max") else Text("smallest", "最小")
            return Text(
                f"{{objective}} is {word.en} wherever {{conditions}} (and complementary slackness) hold",
                f"凡满足{{conditions}}（及互补松弛条件）之处，{{objective}}取得{word.zh}值",
                objective=arranger.expression(objective),
                conditions=met,
            )
        case Curvature(function=function, variables=variables, kind=kind):
            word = _SHAPES[kind]
            return Text(
                f"{{function}} is {word.en} in {{variables}}",
                f"{{function}}是{{variables}}的{word.zh}",
                function=arranger.expression(function),
                variables=Sequence(tuple(arranger.name(symbol) for symbol in variables)),
            )
        case RankStatement(matrix=matrix, rank=rank):
            return Text(
                "the matrix {matrix} has rank {rank}",
                "矩阵{matrix}的秩为{rank}",
                matrix=arranger.expression(matrix),
                rank=arranger.expression(sympy.Integer(rank)),
            )


def arrange_statement_tree(statement: Any, arranger: Arranger) -> Node:
    """Return the tree of an equation or a condition."""
    if isinstance(statement, Equation):
        return arrange_equation(statement, arranger)
    if isinstance(statement, Condition):
        return arrange_condition(statement, arranger)
    raise OutputError("unprintable", f"{statement!r} is not an equation or a condition.", "Pass a statement of a derivation.")
