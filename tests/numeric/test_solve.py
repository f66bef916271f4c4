"""Certified solutions: what is found, what is said when nothing or more than one thing is found, and bad input."""

from __future__ import annotations

import pytest
import sympy
from sympy import Lambda, Rational, Symbol, exp, log, symbols
from two_countries import INTEREST, REFERENCE, RETURN, TWO_COUNTRIES, b1, c1, k1, theta

from derive.equation import behavioural, equilibrium, less, negative, nonnegative
from derive.errors import DeriveError
from derive.functions import function
from derive.model import Model
from derive.numeric import System, solve
from derive.numeric.messages import spoken
from derive.symbols import POSITIVE, UNIT_INTERVAL, interval, parameter, variable

x, y = symbols("x y", positive=True)
u, v = symbols("u v", real=True)
a = Symbol("a", real=True)


@pytest.mark.parametrize("share", REFERENCE)
def test_the_two_countries_agree_with_the_reference_values(share):
    answer = solve(TWO_COUNTRIES, {"theta": share})
    assert answer.outcome == "one"
    for key, value in REFERENCE[share].items():
        assert round(answer.solution[key], 4) == value
    assert round(float(RETURN.subs(k1, answer.solution["k1"])) - 1, 4) == INTEREST[share]


def test_a_solution_is_certified_in_a_narrow_box():
    solution = solve(TWO_COUNTRIES, {theta: "0.3"}).solution
    assert solution.certified
    assert 0 < 2 * solution.radius <= 1e-10
    assert list(solution.values) == list(TWO_COUNTRIES.endogenous)
    values = {
        **{symbol: sympy.Float(str(float(value)), 17) for symbol, value in solution.centre.items()},
        theta: Rational(3, 10),
    }
    for equation in TWO_COUNTRIES.equations:
        assert abs(equation.residual.xreplace(values)) < 1e-12


def test_a_closed_form_case_is_followed():
    closed = ({"theta": 0}, {"k1": 0.7023, "b1": 0, "c1": 1.2977})
    assert round(solve(TWO_COUNTRIES, {"theta": "0.6"}, known=closed).solution["k1"], 4) == 0.9143


def test_the_same_input_gives_the_same_answer():
    first, second = (solve(TWO_COUNTRIES, {"theta": "0.45"}) for _ in range(2))
    assert first.solution.centre == second.solution.centre


def test_a_linear_model_has_exactly_one_solution():
    answer = solve([u + v - a, u - 3 * v], {a: 4}, [u, v])
    assert answer.outcome == "one"
    assert answer.solution.values == {u: 3.0, v: 1.0}
    assert "exactly one" in spoken(answer.message, "en")
    assert "唯一解" in spoken(answer.message, "zh")


def test_a_singular_linear_model_is_said_to_be_singular():
    answer = solve([u + v - 1, 2 * u + 2 * v - a], {a: 3}, [u, v])
    assert answer.outcome == "none"
    assert "singular" in spoken(answer.message, "en")


def test_several_solutions_are_reported_as_several():
    answer = solve([u - v**3, v - u**3], {}, [u, v])
    assert answer.outcome == "several"
    assert sorted(solution.values[u] for solution in answer.solutions) == [-1.0, 0.0, 1.0]
    assert all(solution.certified for solution in answer.solutions)
    with pytest.raises(DeriveError, match="3 different solutions"):
        _ = answer.solution


def test_solutions_outside_the_domain_are_not_solutions():
    both = solve([u**2 - 4], {}, [u])
    assert both.outcome == "several"
    one = solve([x**2 - 4], {}, [x])
    assert one.outcome == "one"
    assert one.solution.values[x] == 2.0


def test_no_solution_in_the_domain_is_said_with_the_one_outside():
    answer = solve([x + a], {a: 1}, [x])
    assert answer.outcome == "none"
    assert answer.solutions == ()
    assert "x = -1" in spoken(answer.message, "en")


def test_finding_nothing_is_no_proof():
    answer = solve([u**2 + 1], {}, [u])
    assert answer.outcome == "none"
    assert "no proof" in spoken(answer.message, "en")
    assert "不证明无解" in spoken(answer.message, "zh")


def test_a_solution_on_the_edge_of_the_domain_is_said_to_be_there():
    """Zero solves it exactly, but is not positive; one solves the second one and is a share."""
    answer = solve([x**2 + 3 * x], {}, [x])
    assert answer.outcome == "edge"
    assert answer.solutions == ()
    assert (answer.rejected[0].edge, answer.rejected[0].outside) == ((x,), (x,))
    assert "x ∈ (0, ∞) does not hold" in spoken(answer.message, "en")
    share = variable("s", ("share", "份额"), domain=interval(0, 1, closed=True))
    answer = solve([share**2 - share * Rational(5, 2) + Rational(3, 2)], {}, [share])
    assert answer.outcome == "edge"
    assert (answer.solution.edge, answer.solution.exact) == ((share,), True)
    assert "belongs to it" in spoken(answer.message, "en")


def test_an_edge_that_cannot_be_told_exactly_is_left_open():
    """No short fraction solves it, so that nobody knows from which side the bound is met."""
    share = variable("s", ("share", "份额"), domain=interval(0, sympy.sqrt(2)))
    answer = solve([share**2 - 2], {}, [share])
    assert answer.outcome == "edge"
    assert not answer.solution.exact
    assert "cannot be told" in spoken(answer.message, "en")


def test_a_solution_that_is_no_member_of_its_domain_does_not_count_beside_one_that_is():
    """A trap: zero, and two positive steady states."""
    answer = solve([a * x**2 - x * (1 + x**2)], {a: Rational(5, 2)}, [x])
    assert answer.outcome == "several"
    assert sorted(one.values[x] for one in answer.solutions) == [0.5, 2.0]


def test_a_start_that_never_moves_is_no_candidate():
    """From every start the share would be above one, so that the search inside the domains cannot take a step."""
    share = variable("s", ("share", "份额"), domain=interval(0, 1, closed=True))
    answer = solve([equilibrium(x**2, 4), equilibrium(share, x**2 + 2)], {}, [x, share])
    assert answer.outcome == "none"
    assert [(one.certified, one.outside) for one in answer.rejected] == [(True, (share,))]


def test_reasons_are_chinese_in_chinese():
    assert "雅可比矩阵" in spoken(solve([u**2], {}, [u]).message, "zh")


@pytest.mark.parametrize("value", ["1/0", "1e4000", "0x10", "", "∞"])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(DeriveError, match="is not a number"):
        solve([x - a], {a: value}, [x])


def test_numbers_may_have_an_exponent():
    assert solve([x - a], {a: "2.5e-3"}, [x]).solution.values[x] == 0.0025


def test_a_double_root_is_never_called_certified():
    answer = solve([u**2], {}, [u])
    assert answer.outcome == "uncertified"
    assert answer.solutions == ()
    assert not answer.rejected[0].certified


def test_a_double_root_beside_a_simple_one_is_mentioned():
    answer = solve([u**3 - 3 * u + 2], {}, [u])
    assert answer.outcome == "one"
    assert round(answer.solution.values[u], 12) == -2
    assert "could not be certified" in spoken(answer.message, "en")


def test_a_condition_between_unknowns_is_kept():
    low, high = variable("l", ("low", "低")), variable("h", ("high", "高"))
    model = Model(
        "pair", ("pair", "对"), [equilibrium(low + high, 5), equilibrium(low * high, 6)], [low, high],
        conditions=[less(low, high)],
    )  # fmt: skip
    answer = solve(model)
    assert answer.outcome == "one"
    assert answer.solution.values == {low: 2.0, high: 3.0}


def test_equations_by_cases_are_solved_case_by_case():
    """A kinked interest rate: 2 % on savings, 10 % on debt; the same code for a saver and a borrower."""
    saving, rate = variable("s", ("saving", "储蓄")), variable("r", ("interest rate", "利率"))
    income = parameter("y", ("income", "收入"), domain=POSITIVE)
    model = Model(
        "kink",
        ("kink", "折点"),
        [
            equilibrium(saving, income - 1 + rate),
            behavioural(rate, Rational(2, 100), holds_for=(nonnegative(saving),)),
            behavioural(rate, Rational(1, 10), holds_for=(negative(saving),)),
        ],
        [saving, rate],
        parameters=[income],
    )
    assert solve(model, {"y": 2}).solution.values == {saving: 1.02, rate: 0.02}
    assert round(solve(model, {"y": "0.5"}).solution["s"], 12) == -0.4
    assert solve(model, {"y": "0.95"}).outcome == "none"


def test_a_model_with_numbers_of_its_own_needs_no_settings():
    p, q = variable("p", ("price", "价格"), domain=POSITIVE), variable("q", ("quantity", "数量"), domain=POSITIVE)
    shift = parameter("A", ("demand shift", "需求"), domain=POSITIVE)
    model = Model(
        "m", ("m", "市场"), [equilibrium(q, shift / p), equilibrium(q, p)], [p, q], parameters=[shift], given={shift: 9}
    )
    assert solve(model).solution["p"] == 3.0
    assert solve(model, {"A": 16}).solution["p"] == 4.0


def test_abstract_functions_can_be_given_a_formula():
    r = variable("r", ("interest rate", "利率"), domain=POSITIVE)
    Y = parameter("Y", ("income", "收入"), domain=POSITIVE)
    demand = function("L", 2, ("money demand", "货币需求"), signs={1: ">0", 2: "<0"})
    model = Model("money", ("money", "货币"), [equilibrium(4, demand(Y, r))], [r], parameters=[Y])
    answer = solve(model, {"Y": 2}, functions={demand: Lambda((x, y), x / y)})
    assert answer.solution["r"] == 0.5
    with pytest.raises(DeriveError, match=r"applies L\(Y, r\), which has no formula"):
        solve(model, {"Y": 2})


def test_infinitely_many_solutions_are_not_certified():
    answer = solve([u * v - 1, 2 * u * v - 2], {}, [u, v])
    assert answer.outcome == "uncertified"
    assert answer.solutions == ()


def test_kinked_formulas_are_solved_away_from_the_kink():
    assert solve([sympy.Max(u, 2 * u) - 3], {}, [u]).solution.values == {u: 1.5}
    assert sorted(one.values[u] for one in solve([abs(u) - 2], {}, [u]).solutions) == [-2.0, 2.0]
    assert solve([sympy.Piecewise((2 * u, u < 0), (u / 2, True)) + 1], {}, [u]).solution.values == {u: -0.5}


def test_solutions_far_from_every_start_are_found():
    assert solve([exp(u) - 10**20], {}, [u]).solution["u"] == pytest.approx(46.0517018598809)
    assert solve([1 / x - Rational(1, 10**9)], {}, [x]).solution["x"] == pytest.approx(1e9)


def test_large_and_small_numbers_are_certified_too():
    answer = solve([x * y - a, x - 10**12 * y], {a: 1}, [x, y])
    assert answer.outcome == "one"
    assert answer.solution.values == {x: 1e6, y: 1e-6}


def test_definitions_are_computed_not_solved_for():
    system = System.of(TWO_COUNTRIES)
    (regime,) = system.regimes
    assert regime.unknowns == (k1, b1)
    assert c1 in regime.defined


def test_transcendental_equations():
    answer = solve([exp(x) - 5 * x], {}, [x])
    assert [round(solution.values[x], 6) for solution in sorted(answer.solutions, key=lambda one: one.values[x])] == [
        0.259171,
        2.542641,
    ]
    assert round(solve([log(x) - u, u - 1], {}, [x, u]).solution["x"], 12) == round(float(sympy.E), 12)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((TWO_COUNTRIES, {"thet": 1}), "unknown-parameter", "Did you mean theta?"),
        ((TWO_COUNTRIES, {"k1": 1}), "not-a-parameter", "k1 is an unknown"),
        ((TWO_COUNTRIES, {"theta": 2}), "outside-domain", r"theta = 2 does not lie in the domain \[0, 1\]"),
        ((TWO_COUNTRIES, {"theta": "nan"}), "not-a-number", "theta = nan is not a number"),
        ((TWO_COUNTRIES, {"theta": float("nan")}), "not-a-number", "theta = nan is not a number"),
        ((TWO_COUNTRIES, {"theta": float("inf")}), "not-a-number", "theta = inf is not a number"),
        ((TWO_COUNTRIES, {"theta": "__import__('os')"}), "not-a-number", "is not a number"),
        ((TWO_COUNTRIES, {}), "no-value", "No value is given for theta"),
        (([u + v], {}, [u, v]), "not-square", "1 equations for 2 unknowns"),
        (([u + a, u - a, u], {"a": 1}, [u, v]), "not-square", "3 equations for 2 unknowns"),
        (([u - 1, u + a], {"a": 1}, [u, v]), "unused-unknown", "v occurs in no equation"),
        (([sympy.floor(u) - 1], {}, [u]), "not-differentiable", "has no derivative"),
        (([u - 1], {}), "no-unknowns", "unknowns are not named"),
        (([sympy.Function("f")(u) - 1], {}, [u]), "abstract-function", r"f\(u\), which has no formula"),
    ],
)  # fmt: skip
def test_bad_input_is_met_with_cause_and_fix(arguments, code, words):
    with pytest.raises(DeriveError, match=words) as met:
        solve(*arguments)
    assert met.value.code == code
    assert met.value.fix


def test_parameters_that_break_a_joint_condition_are_refused():
    low, high = parameter("low", ("low", "低"), domain=UNIT_INTERVAL), parameter("high", ("high", "高"), domain=UNIT_INTERVAL)
    z = variable("z", ("z", "z"))
    model = Model("gap", ("gap", "差"), [equilibrium(z, high - low)], [z], parameters=[low, high], conditions=[less(low, high)])
    assert solve(model, {"low": "0.2", "high": "0.5"}).solution.values == {z: 0.3}
    with pytest.raises(DeriveError, match="break the condition"):
        solve(model, {"low": "0.5", "high": "0.2"})


def test_a_large_economy_is_walked_through_and_agrees_with_the_compiled_one(monkeypatch):
    """Log utility, one good, states as many as Arrow securities: 12 households share 10 states."""
    states, households = 10, 12
    prices = [Symbol(f"q_{state}", positive=True) for state in range(states)]
    endowments = [[Rational(3 + (7 * h + 3 * s) % 11, 4) for s in range(states + 1)] for h in range(households)]
    weights = [Rational(1 + state % 3, 1) / 20 for state in range(states)]
    equations, unknowns = [], list(prices)
    for h, (now, *later) in enumerate(endowments):
        wealth, consumption = Symbol(f"w_{h}", positive=True), Symbol(f"c_{h}", positive=True)
        equations += [equilibrium(wealth, now + sum(q * e for q, e in zip(prices, later, strict=True)))]
        equations += [equilibrium(consumption, wealth / (1 + sum(weights)))]
        unknowns += [wealth, consumption]
    for state, (price, weight) in enumerate(zip(prices, weights, strict=True)):
        demand = sum(weight * Symbol(f"c_{h}", positive=True) / price for h in range(households))
        equations.append(equilibrium(demand, sum(one[state + 1] for one in endowments)))
    compiled = solve(equations, {}, unknowns).solution
    monkeypatch.setattr("derive.numeric.program._LARGE", 5)
    walked = solve(equations, {}, unknowns).solution
    assert walked.certified
    assert walked.same_as(compiled)
    now = sum(float(one[0]) for one in endowments)
    for state, (price, weight) in enumerate(zip(prices, weights, strict=True)):
        later = sum(float(one[state + 1]) for one in endowments)
        assert compiled.values[price] == pytest.approx(float(weight) * now / later)
