"""Summary: what each market structure can move between events, what it leaves open, and a table of the results."""

from __future__ import annotations

from derive.equation import Condition, definition
from derive.lecture import Table
from derive.model import Model
from derive.models.market_symbols import M, S
from derive.rules import evaluate_at, sign, substitute
from derive.step import Derivation
from derive.symbols import POSITIVE, EconomicSymbol, variable
from derive.text import Text


def _transfers(index: str, en: str, zh: str) -> EconomicSymbol:
    words = (f"independent transfers between events with {en}", f"{zh}下事件之间独立的收入转移")
    return variable(f"tau_{index}", words)


tau_c = _transfers("c", "contingent commodities", "事件依赖商品市场")
tau_s = _transfers("s", "spot markets alone", "仅有即期市场")
tau_m = _transfers("m", "independent securities", "线性独立证券")
missing = variable("delta", ("transfers that are missing", "缺少的收入转移"))
N = variable("N", ("number of all events", "事件总数"), domain=POSITIVE)
levels = variable("nu", ("price levels that nothing determines with nominal securities", "名义证券下无法确定的价格水平个数"))

_EVENTS = definition(N, S + 1, ("date 0 and the states of date 1", "0 期与 1 期的各状态"))
_BUDGETS = definition(tau_c, N - 1, ("all events, less one budget", "事件总数减去一个预算约束"))
_NONE = definition(tau_s, N - (S + 1), ("all events, less one budget for each", "事件总数减去每个事件各一个预算约束"))
_SECURITIES = definition(tau_m, M, ("one for each independent security", "每只线性独立的证券对应一个"))
_MISSING = definition(missing, tau_c - tau_m, ("against contingent commodities", "与事件依赖商品市场相比"))
_LEVELS = definition(
    levels,
    N - 2,
    ("a price level in every event, less the two that can be chosen freely", "每个事件一个价格水平，减去可以任意选定的两个"),
)

MARKET_STRUCTURES = Model(
    "market_structures",
    ("Market structures, counted", "市场结构的计数"),
    [_EVENTS, _BUDGETS, _NONE, _SECURITIES, _MISSING, _LEVELS],
    endogenous=[N, tau_c, tau_s, tau_m, missing, levels],
    parameters=[S, M],
    order=(N, tau_c, tau_s, tau_m, missing, levels, S, M),
    given={S: 3, M: 2},
)


def summary() -> Derivation:
    """How many transfers each structure allows, and the table of properties."""
    derivation = Derivation(
        MARKET_STRUCTURES,
        "summary",
        ("Market structure and equilibrium: a summary", "市场结构与均衡性质：小结"),
        intro=(
            "Income can be moved between events in as many independent ways as there are events less budgets. Securities "
            "add one way each, as long as they are not redundant.",
            "在各事件之间转移收入的独立方式数，等于事件数减去预算约束数。每增加一只非冗余证券，就增加一种方式。",
        ),
        reading=(
            "What is missing with incomplete markets is a number of dimensions, and every property in the table turns on "
            "it. The general results in the table beyond the worked examples are cited, not derived: existence with "
            "numeraire and nominal securities (Cass 1984; Werner 1985; Geanakoplos and Polemarchakis 1986), almost "
            "everywhere with bundles (Duffie and Shafer 1985), constrained inefficiency almost everywhere (Geanakoplos and "
            "Polemarchakis 1986), indeterminacy (Balasko and Cass 1989; Geanakoplos and Mas-Colell 1989).",
            "市场不完全时，所缺的是若干个维度，表中每一项性质都与此有关。表中超出算例的一般性结论只是引用，并未在此推导："
            "计价商品证券与名义证券下均衡的存在性（Cass, 1984；Werner, 1985；Geanakoplos and Polemarchakis, 1986），"
            "商品组合证券下几乎处处存在（Duffie and Shafer, 1985），几乎处处约束无效（Geanakoplos and Polemarchakis, "
            "1986），不定性（Balasko and Cass, 1989；Geanakoplos and Mas-Colell, 1989）。",
        ),
    )
    all_of_them = derivation.by(substitute(_EVENTS, into=_BUDGETS), id="contingent_commodities")
    derivation.by(substitute(_EVENTS, into=_NONE), id="spot_markets_alone")
    left = derivation.by(substitute(all_of_them, _SECURITIES, into=_MISSING), label="delta", id="missing")
    derivation.by(evaluate_at({M: S}, equation=left), id="complete_markets")
    derivation.by(sign(left, ">0", given=(Condition(S - M, ">0"),)), id="incomplete_markets")
    derivation.by(substitute(_EVENTS, into=_LEVELS), label="nu", id="indeterminacy")
    derivation.notes.append(_table())
    return derivation


def _row(en: tuple[str, ...], zh: tuple[str, ...]) -> tuple[Text, ...]:
    return tuple(Text(one, other) for one, other in zip(en, zh, strict=True))


def _table() -> Table:
    header = _row(
        ("market structure", "existence", "locally unique prices", "Pareto optimal", "constrained efficient"),
        ("市场结构", "存在性", "均衡局部唯一", "帕累托最优", "约束有效"),
    )
    rows = (
        _row(
            (
                "contingent commodities",
                "yes (convex, continuous preferences)",
                "generically",
                "always (first theorem)",
                "always",
            ),
            ("事件依赖商品市场", "存在（偏好凸且连续）", "一般情形下是", "总是（第一定理）", "总是"),
        ),
        _row(
            ("spot markets, complete numeraire securities", "yes", "generically", "always (equivalence)", "always"),
            ("即期市场与完全的计价商品证券", "存在", "一般情形下是", "总是（等价性）", "总是"),
        ),
        _row(
            ("spot markets alone", "yes", "generically", "only by chance (uninsured risk)", "nothing to reallocate"),
            ("仅有即期市场", "存在", "一般情形下是", "仅属偶然（风险无法分担）", "无证券可重新配置"),
        ),
        _row(
            (
                "incomplete numeraire securities",
                "yes (cited)",
                "generically",
                "only by chance",
                "with one commodity; with several almost never (worked example, cited)",
            ),
            (
                "不完全的计价商品证券",
                "存在（引用）",
                "一般情形下是",
                "仅属偶然",
                "一种商品时是；多种商品时几乎总不是（算例，引用）",
            ),
        ),
        _row(
            (
                "securities that pay bundles",
                "not always (Hart's second example); almost always (cited)",
                "several equilibria, ranked (Hart's first example)",
                "only where the rank is full",
                "not always (Hart's second equilibrium)",
            ),
            (
                "商品组合支付证券",
                "未必（哈特的不存在例子）；几乎处处存在（引用）",
                "可有多个可作帕累托比较的均衡（哈特的例子）",
                "仅当支付矩阵满秩",
                "未必（哈特的第二个均衡）",
            ),
        ),
        _row(
            (
                "incomplete nominal securities",
                "yes (cited)",
                "no: real indeterminacy of one dimension less than the number of states",
                "only by chance",
                "almost never with several commodities",
            ),
            ("不完全的名义证券", "存在（引用）", "否：实际不定性，维数为状态数减一", "仅属偶然", "多种商品时几乎总不是"),
        ),
    )
    return Table(Text("Market structure and properties of equilibrium", "市场结构与均衡的性质"), header, rows, "lllll")
