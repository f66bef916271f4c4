"""A small reader of the plain format, for the law that printed precedence is true precedence.

Grammar: sum of products; juxtaposition binds tighter than `/`... in the way the printer uses it: `a b/(c d)` is a
fraction whose numerator is the product before the slash, since a fraction inside a product is always in brackets.
"""

import re

import sympy

_TOKEN = re.compile(r"\s*(\d+(?:\.\d+)?|ln|[A-Za-zα][₀-₉]*\*?'*|[⁰¹²³⁴-⁹⁻]+|[-+×/^(),\[\]{}√])")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_CLOSING = {"(": ")", "[": "]", "{": "}"}


class _Reader:
    def __init__(self, text, names, functions):
        self.tokens, self.names, self.functions = [], names, functions
        place = 0
        while place < len(text.rstrip()):
            match = _TOKEN.match(text, place)
            assert match, f"cannot read {text[place:]!r} in {text!r}"
            self.tokens.append(match.group(1))
            place = match.end()
        self.place = 0

    @property
    def next(self):
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def take(self):
        self.place += 1
        return self.tokens[self.place - 1]

    def sum(self):
        total = -self.quotient() if self.next == "-" and self.take() else self.quotient()
        while self.next in ("+", "-") and self.next:
            total = total + self.quotient() if self.take() == "+" else total - self.quotient()
        return total

    def quotient(self):
        value = self.product()
        if self.next == "/":
            self.take()
            value = value / self.power()
        return value

    def product(self):
        value = self.power()
        while self.next and (self.next == "×" or self.next in _CLOSING or self.next in ("ln", "√") or self.next[0].isalnum()):
            if self.next == "×":
                self.take()
            value = value * self.power()
        return value

    def power(self):
        base = self.atom()
        if self.next and self.next[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹⁻":
            return base ** int(self.take().translate(_RAISED))
        if self.next == "^":
            self.take()
            return base ** self.atom()
        return base

    def atom(self):
        token = self.take()
        if token in _CLOSING:
            value = self.sum()
            assert self.take() == _CLOSING[token]
            return value
        if token == "√":
            return sympy.sqrt(self.atom())
        if token == "ln":
            return sympy.log(self.power())
        if token[0].isdigit():
            return sympy.Rational(token)
        if token in self.functions and self.next == "(":
            self.take()
            arguments = [self.sum()]
            while self.take() == ",":
                arguments.append(self.sum())
            return self.functions[token](*arguments)
        return self.names[token]


def read(text, names, functions):
    """Return the SymPy expression that a line of plain text says."""
    reader = _Reader(text, names, functions)
    value = reader.sum()
    assert reader.place == len(reader.tokens), f"{text!r} is not read to its end"
    return value
