import importlib

import pytest

from derive.figures import FIGURES
from derive.figures.evidence import Evidence
from derive.figures.figure import module_of

# Where the derivations come from that figures are drawn from.
SOURCES = {
    "investment": ("investment", "investment"),
    "mec_schedule": ("mec_schedule", "mec_schedule"),
    "mei": ("mei", "mei"),
    "is_two_sector": ("is_two_sector", "is_by_saving"),
    "is_four_sector": ("is_four_sector", "is_curve"),
    "money_demand": ("money_market", "demand_for_money"),
    "money_equilibrium": ("money_market", "money_equilibrium"),
    "lm": ("lm_curve", "lm_curve"),
    "lm_regions": ("lm_regions", "lm_regions"),
    "four_zones": ("is_lm_dynamics", "four_zones"),
    "adjustment": ("is_lm_dynamics", "adjustment"),
    "equilibrium": ("is_lm", "equilibrium_of_both_markets"),
    "interest_linear": ("money_market_linear", "interest_linear"),
    "interest_bond_price": ("bond_and_rate", "interest_bond_price"),
    "home_household": ("two_country_households", "home_household"),
    "home_firm": ("two_country_firms", "home_firm"),
    "foreign_household": ("two_country_households", "foreign_household"),
    "foreign_firm": ("two_country_firms", "foreign_firm"),
    "reversal_in_numbers": ("two_country_reversal_numbers", "reversal_in_numbers"),
    "functional_forms": ("two_country", "functional_forms"),
    "constrained_inefficiency": ("constrained_economy", "constrained_inefficiency"),
    "event_tree": ("event_tree", "event_tree"),
}


@pytest.fixture(scope="session")
def derivations():
    """Every derivation that a figure needs, by its id."""
    return {
        key: getattr(importlib.import_module(f"derive.models.{module}"), function)()
        for key, (module, function) in SOURCES.items()
    }


@pytest.fixture
def evidence_for(derivations):
    def collect(name):
        needed = {key: derivations[key] for key in module_of(name).NEEDS}
        return Evidence.of(name, needed)

    return collect


@pytest.fixture(params=FIGURES)
def name(request):
    return request.param
