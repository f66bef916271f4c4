"""A display tree in prefix form, with every bracket written: one string per meaning."""

from derive import display as d
from derive.readers.formula import Reading
from derive.symbols import MarginalNotation


def prefix(reading: Reading) -> str:
    if not reading.is_read:
        return "unread"
    return " ".join(statement(one) for one in reading.statements)


def statement(one) -> str:
    label = f"[{name(one.about.notation)}] " if one.about else ""
    if one.kind == "objective":
        return label + "(" + " ".join([one.sense, *(written(choice) for choice in one.choices), written(one.tree)]) + ")"
    return label + written(one.tree)


def name(notation) -> str:
    accent = f"{notation.accent}:" if notation.accent else ""
    below = f"_{notation.subscript}" if notation.subscript else ""
    above = "^" + notation.superscript.replace("\\", "") if notation.superscript else ""
    return accent + notation.base + below + above


def relation(node) -> str:
    if len(set(node.signs)) == 1 and (node.signs[0] in ("=", ":=", "=>", "<=>", "in", "~", "->") or len(node.signs) == 1):
        return f"({node.signs[0]} {' '.join(map(written, node.sides))})"
    links = zip(node.sides, node.signs, node.sides[1:], strict=False)
    return "chain " + " ".join(f"({sign} {written(left)} {written(right)})" for left, sign, right in links)


def written(node) -> str:
    match node:
        case d.Number(value=value):
            return str(value)
        case d.Constant(value=value):
            return str(value)
        case d.Name(notation=MarginalNotation(outcome=outcome, shock=shock, mark=mark)):
            mark = "d" if mark == "d" else "D"
            return f"({mark}/{mark} {name(outcome)} {name(shock)})"
        case d.Name(notation=notation) if notation.prefix:
            return f"({'delta' if notation.prefix == 'Δ' else 'diff'} {name(notation)})"
        case d.Name(notation=notation):
            return name(notation)
        case d.Indexed(notation=notation, indices=indices):
            return f"{name(notation)}[{','.join(map(written, indices))}]"
        case d.Group(content=content):
            return written(content)
        case d.Sum(terms=terms):
            parts = [f"(- {written(term.value)})" if term.negative else written(term.value) for term in terms]
            return parts[0] if len(parts) == 1 else f"(+ {' '.join(parts)})"
        case d.Product(factors=factors):
            return f"(* {' '.join(map(written, factors))})"
        case d.Fraction(numerator=above, denominator=below):
            return f"(/ {written(above)} {written(below)})"
        case d.Power(base=base, exponent=exponent):
            return f"(^ {written(base)} {written(exponent)})"
        case d.Root(radicand=inner, index=index):
            return f"(sqrt {written(inner)})" if index == 2 else f"(root {index} {written(inner)})"
        case d.Logarithm(argument=inner):
            return f"(ln {written(inner)})"
        case d.Absolute(argument=inner):
            return f"(abs {written(inner)})"
        case d.Application(notation=notation, arguments=arguments, index=index):
            marks = "'" * len(index) if len(arguments) == 1 else f"_{''.join(map(str, index))}" if index else ""
            operator = "bb" if notation.accent == "mathbb" else ""
            plain = name(notation).replace("mathbb:", "")
            return f"({operator}{plain}{marks} {' '.join(map(written, arguments))})"
        case d.BigSum(term=term, index=index, lower=lower, upper=upper):
            return f"(sum {written(index)} {written(lower)} {written(upper)} {written(term)})"
        case d.Interval(lower=lower, upper=upper):
            return f"(interval {written(lower)} {written(upper)})"
        case d.Sequence(items=items):
            return f"(list {' '.join(map(written, items))})"
        case d.Matrix(rows=rows):
            return f"(matrix {' '.join('(' + ' '.join(map(written, row)) + ')' for row in rows)})"
        case d.Cases(rows=rows):
            cells = [" ".join(written(part) for part in (row.value, row.condition) if part is not None) for row in rows]
            return f"(cases {' '.join(f'({cell})' for cell in cells)})"
        case d.Qualified(statement=said, conditions=conditions):
            return f"(if {written(said)} {' '.join(map(written, conditions))})"
        case d.Relation():
            return relation(node)
    raise AssertionError(f"no prefix form for {node}")
