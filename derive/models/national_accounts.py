"""National accounts of an open economy: S - I = CA, and the balance of payments of 2017."""

from __future__ import annotations

from derive.equation import Equation, definition, identity
from derive.model import Model
from derive.rules import calibrate, conclude, isolate, rearrange, substitute
from derive.step import Derivation
from derive.symbols import POSITIVE, variable

Y = variable("Y", ("gross domestic product", "国内生产总值"), domain=POSITIVE)
D = variable("Y_d", ("gross national disposable income", "国民可支配总收入"), notation="Y_d")
C = variable("C", ("consumption, private and public", "最终消费（居民与政府）"), domain=POSITIVE)
I = variable("I", ("domestic investment", "国内投资"))
NX = variable("NX", ("net exports of goods and services", "货物和服务净出口"))
Z = variable("Z", ("net income and transfers from abroad", "来自国外的净收入与净转移"))
CA = variable("CA", ("current-account balance", "经常账户差额"))
X_g = variable("X_g", ("balance of goods", "货物差额"))
X_s = variable("X_s", ("balance of services", "服务差额"))
Z_y = variable("Z_y", ("net income from abroad", "来自国外的净收入"))
Z_t = variable("Z_t", ("net transfers from abroad", "来自国外的净转移"))
S = variable("S", ("national saving", "国民总储蓄"))

expenditure = identity(Y, C + I + NX, ("expenditure on domestic product", "支出法国内生产总值"))
disposable = definition(D, Y + Z, ("gross national disposable income", "国民可支配总收入"))
current_account = definition(CA, NX + Z, ("current account", "经常账户"))
saving = definition(S, D - C, ("national saving", "国民总储蓄"))
trade = definition(NX, X_g + X_s, ("net exports", "净出口"))
income_from_abroad = definition(Z, Z_y + Z_t, ("income and transfers", "净收入与净转移"))

NATIONAL_ACCOUNTS = Model(
    "national_accounts",
    ("Income, saving and the current account", "收入、储蓄与经常账户"),
    [expenditure, disposable, current_account, saving, trade, income_from_abroad],
    endogenous=[Y, D, CA, S, NX, Z],
    exogenous=[C, I, X_g, X_s, Z_y, Z_t],
    order=(Y, D, C, S, I, NX, X_g, X_s, Z, Z_y, Z_t, CA),
)


def national_accounts() -> Derivation:
    """S - I = CA, from expenditure and disposable income."""
    derivation = Derivation(
        NATIONAL_ACCOUNTS,
        "national_accounts",
        ("Saving, investment and the current account", "储蓄、投资与经常账户"),
        intro=(
            "The expenditure identity speaks of domestic product and net exports. To have the whole current account in it, "
            "income from abroad and transfers must be added on both sides; what then stands on the left is no longer domestic "
            "product but disposable income.",
            "支出法恒等式只涉及国内生产总值与净出口。要把经常账户全部纳入，须在等式两边同时加上来自国外的净收入与净转移；"
            "此时左边不再是国内生产总值，而是国民可支配总收入。",
        ),
        reading=(
            "What a country saves and does not invest at home it lends abroad. A surplus is therefore no trophy of exporters: "
            "it is the excess of saving over investment, and moves only when one of these two does.",
            "一国的储蓄若未用于国内投资，就借给了外国。因此顺差并非只是出口的成绩，它就是储蓄超过投资的部分；"
            "储蓄与投资都不变，顺差也不会变。",
        ),
    )
    income = derivation.by(substitute(expenditure, into=disposable), id="income_by_expenditure")
    net_exports = derivation.by(isolate(NX, equation=current_account), id="net_exports")
    with_account = derivation.by(substitute(net_exports, into=income), label="Y_d", id="income_with_current_account")
    saved = derivation.by(substitute(with_account, into=saving), id="saving")
    derivation.by(rearrange(S - I, CA, equation=saved), label="S-I", id="saving_less_investment")
    derivation.by(
        conclude(Equation(C + I + CA - Y, Z), expenditure, current_account),
        id="domestic_only",
        reading=(
            "With domestic product in place of disposable income, as the notes print it, the two sides differ by the income "
            "and transfers from abroad.",
            "若像讲义那样把总产出写成国内生产总值，等式两边就相差来自国外的净收入与净转移。",
        ),
    )
    derivation.by(
        conclude(Equation(CA - X_g, X_s + Z_y + Z_t), current_account, trade, income_from_abroad),
        id="trade_surplus",
        reading=(
            "The trade surplus of the customs statistics is goods only; the current account has three items more.",
            "海关公布的贸易顺差只包括货物，经常账户还包括另外三项。",
        ),
    )
    return derivation


HUNDRED_MILLION = ("hundred million US dollars", "亿美元")


K_credit = variable("K_credit", ("credits of the capital account", "资本账户贷方"), notation="K_c", unit=HUNDRED_MILLION)
K_debit = variable("K_debit", ("debits of the capital account", "资本账户借方"), notation="K_d", unit=HUNDRED_MILLION)
K = variable("K_balance", ("capital-account balance", "资本账户差额"), notation="K", unit=HUNDRED_MILLION)
F = variable("F_balance", ("financial-account balance", "金融账户差额"), notation="F", unit=HUNDRED_MILLION)
KF = variable("KF", ("capital and financial account", "资本和金融账户差额"), unit=HUNDRED_MILLION)
N = variable("N_balance", ("non-reserve financial account", "非储备性质的金融账户差额"), notation="N", unit=HUNDRED_MILLION)
V = variable("V_reserves", ("balance of the reserve line", "储备资产项差额"), notation="V", unit=HUNDRED_MILLION)
dR = variable("dReserves", ("increase of reserve assets", "储备资产增加额"), notation="Δ_R", unit=HUNDRED_MILLION)
E = variable("E_omissions", ("net errors and omissions", "净误差与遗漏"), notation="E", unit=HUNDRED_MILLION)

payments = identity(CA + KF + E, 0, ("balance-of-payments identity", "国际收支恒等式"))
capital_balance = definition(K, K_credit - K_debit, ("capital-account balance", "资本账户差额"))
capital_financial = definition(KF, K + F, ("capital and financial account", "资本和金融账户"))
financial = definition(F, N + V, ("financial account", "金融账户"))
reserve_line = definition(V, -dR, ("sign of the reserve line", "储备资产项的符号"))

BALANCE_OF_PAYMENTS = Model(
    "balance_of_payments",
    ("The balance of payments of China in 2017", "2017 年中国国际收支平衡表"),
    [
        payments,
        capital_balance,
        capital_financial,
        financial,
        reserve_line,
        identity(CA, 1649, ("current account in 2017", "当年经常账户差额")),
        identity(KF, 570, ("capital and financial account in 2017", "当年资本和金融账户差额")),
        identity(K_credit, 2, ("capital-account credits in 2017", "当年资本账户贷方")),
        identity(K_debit, 3, ("capital-account debits in 2017", "当年资本账户借方")),
        identity(dR, 915, ("increase of reserves in 2017", "当年储备资产增加额")),
    ],
    endogenous=[CA, KF, E, K, K_credit, K_debit, F, N, V, dR],
    order=(CA, KF, K, K_credit, K_debit, F, N, V, dR, E),
)


def balance_of_payments() -> Derivation:
    """Errors and omissions of -2219, and the lines below the capital and financial account."""
    derivation = Derivation(
        BALANCE_OF_PAYMENTS,
        "balance_of_payments",
        ("Errors and omissions, and the sign of the reserve line", "净误差与遗漏、储备资产项的符号"),
        intro=(
            "Every transaction is booked twice, so that all balances add up to zero; errors and omissions are what is missing. "
            "One rule gives all signs: what brings means of payment into the country is a credit (+), what uses them a debit "
            "(-). Exports and borrowing abroad are credits, imports and buying foreign assets are debits. Adding to reserves "
            "is buying foreign assets: the line shows the increase with a minus. Amounts in hundred million US dollars.",
            "每笔交易记两次账，各差额之和必为零；缺少的部分就是净误差与遗漏。符号由一条规则决定：使本国得到支付手段的记贷方（＋），"
            "使用支付手段的记借方（－）。出口、向国外借款记贷方；进口、购买国外资产记借方。增加储备就是购买国外资产，"
            "所以储备增加在该项中记为负数。单位：亿美元。",
        ),
        reading=(
            "By the rule of the table a capital and financial account of +570 is a net inflow, not an outflow: China sold more "
            "claims to foreigners than it bought, although it had a surplus of 1649 to place abroad. Both amounts together "
            "came in and are not accounted for elsewhere. A negative entry may be capital flight that nobody recorded, or "
            "simply errors of measurement.",
            "按表中的记账规则，资本和金融账户差额为 +570 是资本净流入而不是净流出：中国有 1649 的经常账户顺差可以投放国外，"
            "记录到的却是对外净出售了债权。两笔收入之和在表内没有相应的去向。负的净误差与遗漏可能是未被记录的资本外逃，也可能只是统计误差。",
        ),
    )
    _, _, _, _, _, current, both, credit, debit, increase = BALANCE_OF_PAYMENTS.equations
    errors = derivation.by(isolate(E, equation=payments), label="E", id="errors_and_omissions")
    missing = derivation.by(calibrate(current, both, equation=errors, worked_out=True), id="errors_2017")
    _printed(derivation, current, both, missing)
    capital = derivation.by(calibrate(credit, debit, equation=capital_balance, worked_out=True), label="K", id="capital_2017")
    solved = derivation.by(isolate(F, equation=capital_financial), id="financial")
    account = derivation.by(calibrate(both, capital, equation=solved, worked_out=True), label="F", id="financial_2017")
    reserves = derivation.by(calibrate(increase, equation=reserve_line, worked_out=True), id="reserve_line_2017")
    rest = derivation.by(isolate(N, equation=financial), id="non_reserve")
    derivation.by(
        calibrate(account, reserves, equation=rest, worked_out=True),
        label="N",
        id="non_reserve_2017",
        reading=(
            "Private investors and banks brought in net 1486, of which reserves took up 915: the financial account keeps 571.",
            "私人投资者与银行净流入 1486，其中 915 转为储备的增加，金融账户差额为 571。",
        ),
    )
    return derivation


def _printed(derivation: Derivation, current: Equation, both: Equation, missing: Equation) -> None:
    """What the slips of the notes would leave of the identity."""
    derivation.by(
        conclude(Equation(1949 + KF + E, 300), both, missing),
        id="printed_1949",
        reading=(
            "The notes add up 1949 and 570 to 2219. With 1949 the balances would not add up to zero: 300 are left.",
            "讲义写成 1949 + 570 = 2219。若经常账户差额为 1949，各项之和就不为零，多出 300。",
        ),
    )
    derivation.by(
        conclude(Equation(CA - KF + E, -1140), current, both, missing),
        id="printed_outflow",
        reading=(
            "The notes call +570 a net outflow. Entered as an outflow it leaves −1140, twice 570: it is a net inflow.",
            "讲义把 +570 说成净流出。若按流出记账，各项之和为 −1140，恰好相差两个 570，可见它是净流入。",
        ),
    )
