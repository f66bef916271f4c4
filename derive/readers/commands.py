"""The commands of LaTeX that the reader knows, sorted by what they mean to it."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


_CAPITALS = "Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega"
_LOWER = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega"
GREEK = {
    **dict(zip(_LOWER.split(), "αβγδεζηθικλμνξπρστυφχψω", strict=True)),
    **dict(zip(_CAPITALS.split(), "ΓΔΘΛΞΠΣΦΨΩ", strict=True)),
    "varepsilon": "ε", "vartheta": "ϑ", "varphi": "φ", "varrho": "ϱ", "varsigma": "ς", "Upsilon": "Υ", "epsilon": "ϵ",
    "phi": "ϕ", "ell": "ℓ",
}  # fmt: skip
"""Greek letters and the character that is read as each."""

VARIANTS = {
    "dfrac": "frac", "tfrac": "frac", "cfrac": "frac", "dbinom": "binom", "tbinom": "binom",
    "overline": "bar", "widehat": "hat", "widetilde": "tilde", "overrightarrow": "vec",
}  # fmt: skip
"""Commands that are read as another one."""

IGNORED = words(
    "displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag thinspace medspace thickspace "
    "negthinspace big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm centering allowbreak hfill "
    "noindent par smallskip medskip bigskip footnotesize small normalsize protect relax nobreak"
)
GAPS = frozenset(("quad", "qquad", "enspace", "enskip"))

TEXT_COMMANDS = words("text textrm textit textbf textsf textnormal mbox hbox textup intertext")
ALPHABETS = {
    "mathrm": "", "mathit": "", "mathsf": "", "mathtt": "", "operatorname": "", "mathnormal": "", "rm": "",
    "mathcal": "mathcal", "mathscr": "mathcal", "mathfrak": "mathfrak", "mathbb": "mathbb",
    "mathbf": "mathbf", "boldsymbol": "mathbf", "bm": "mathbf", "pmb": "mathbf",
}  # fmt: skip
"""Alphabets: upright and italic ones only group letters, the others make a different letter."""

ACCENTS = {name: name for name in ("bar", "hat", "tilde", "dot", "ddot", "vec", "check", "breve", "underline")}

RELATIONS = {
    "=": "=", "<": "<", ">": ">", "<=": "<=", ">=": ">=", "!=": "!=", ":=": ":=", "~": "~", "in": "in",
    "->": "->", "=>": "=>", "<=>": "<=>",
}  # fmt: skip

COMMAND_SIGNS = {
    **dict.fromkeys(("le", "leq", "leqslant", "leqq"), "<="),
    **dict.fromkeys(("ge", "geq", "geqslant", "geqq"), ">="),
    **dict.fromkeys(("ne", "neq"), "!="),
    **dict.fromkeys(("equiv", "triangleq", "coloneqq", "coloneq", "doteq"), ":="),
    **dict.fromkeys(("approx", "simeq", "cong", "thickapprox"), "~"),
    **dict.fromkeys(("to", "rightarrow", "longrightarrow"), "->"),
    **dict.fromkeys(("Rightarrow", "implies", "Longrightarrow", "therefore"), "=>"),
    **dict.fromkeys(("iff", "Leftrightarrow", "Longleftrightarrow"), "<=>"),
    **dict.fromkeys(("cdot", "times", "ast"), "*"), "star": "*", "div": "/", "in": "in", "lt": "<", "gt": ">",
    "lbrace": "\\{", "rbrace": "\\}", "lbrack": "[", "rbrack": "]", "vert": "|", "lvert": "|", "rvert": "|",
    "mid": "|", "prime": "'", "colon": ":", "infty": "infty", "partial": "partial", "slash": "/",
    "ldots": "...", "cdots": "...", "dots": "...", "dotsc": "...", "dotsb": "...", "vdots": "...", "ddots": "...",
    "pm": "±", "mp": "∓", "forall": "forall", "lim": "lim", "sum": "sum", "prod": "prod", "int": "int",
}  # fmt: skip
"""Commands that are signs; `\\ast` and `\\star` are read as stars, which are products only between factors."""

SIGNS = {
    **{sign: sign for sign in "+-*/=<>(),;:.|![]{}_^'"},
    "−": "-", "–": "-", "—": "-", "×": "*", "·": "*", "⋅": "*", "∗": "*", "÷": "/", "′": "'", "’": "'", "`": "'",
    "≤": "<=", "≥": ">=", "≠": "!=", "≡": ":=", "≈": "~", "∈": "in", "→": "->", "⇒": "=>", "⇔": "<=>", "∞": "infty",
    "∂": "partial", "…": "...", "⋯": "...", "±": "±", "∑": "sum", "∏": "prod", "∫": "int", "∀": "forall", '"': '"',
}  # fmt: skip

FULL_WIDTH = {
    "，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "．": ".", "。": ".", "＝": "=", "＋": "+", "－": "-", "＊": "*",
    "／": "/", "［": "[", "］": "]", "｛": "{", "｝": "}", "＜": "<", "＞": ">", "｜": "|", "、": ",", "\u3000": " ", "！": "!",
}  # fmt: skip

RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", "0123456789+-n", strict=True))
SUNK = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋ₜᵢⱼ", "0123456789+-tij", strict=True))

_ROWS = words(
    "align aligned alignat alignedat gather gathered split multline eqnarray equation displaymath math array flalign dcases"
)
ENVIRONMENT_ROWS = frozenset(f"{name}{star}" for name in _ROWS for star in ("", "*"))
"""Environments whose rows are statements."""
MATRICES = frozenset(("matrix", "pmatrix", "bmatrix", "vmatrix", "Bmatrix", "smallmatrix"))

ABBREVIATIONS = words(
    "NX CA GDP GNP GNI AE AD AS MPC APC MPS APS MPK MPL MRS MRT MRTS MC MR MB AC AVC ATC AFC TC TR VC FC TFP NPV PV FV IRR "
    "CPI PPI NFA IIP NIIP BOP TB NI DI PDI NDP UC ULC MEC MEI MU EV PE ROE ROA SDR REER NEER DD SS CF"
)
"""Capitals that economists read as one name when they stand without a space."""
ALWAYS_NAMES = words("NX GDP GNP GNI TFP MPC APC CPI NFA AE NPV")
"""Those that are one name also with a subscript: `NX_0`, while `KA_0` is a product."""
OPERATOR_WORDS = words("ln log exp max min lim sup inf det argmax argmin")
ORNAMENTS = words(
    "checkmark bullet circ dagger ddagger square blacksquare Box uparrow downarrow nearrow searrow leftarrow star dag"
)
"""Commands that say nothing when they stand alone."""
