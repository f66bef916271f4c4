"""The lectures and models that come with derive: one visible table, name to module.

Modules are imported when they are asked for, so that the table costs nothing. Adding a lecture or a model is one file
and one row here.
"""

from __future__ import annotations

LECTURES = {
    "is_lm": "derive.lectures.is_lm",
    "interest_rate": "derive.lectures.interest_rate",
    "global_imbalances": "derive.lectures.global_imbalances",
    "incomplete_markets": "derive.lectures.incomplete_markets",
}

# A model is called like its file, but for the one that shares its name with the lecture.
MODELS = {
    "present_value": "derive.models.present_value",
    "mec": "derive.models.mec",
    "mec_example": "derive.models.mec_example",
    "mec_schedule": "derive.models.mec_schedule",
    "mei": "derive.models.mei",
    "investment": "derive.models.investment",
    "is_two_sector": "derive.models.is_two_sector",
    "is_four_sector": "derive.models.is_four_sector",
    "is_open": "derive.models.is_open",
    "is_shifts": "derive.models.is_shifts",
    "is_off_curve": "derive.models.is_off_curve",
    "money_aggregates": "derive.models.money_aggregates",
    "money_motives": "derive.models.money_motives",
    "bond_price": "derive.models.bond_price",
    "portfolio_demand": "derive.models.portfolio_demand",
    "inventory_demand": "derive.models.inventory_demand",
    "money_market": "derive.models.money_market",
    "lm_curve": "derive.models.lm_curve",
    "lm_regions": "derive.models.lm_regions",
    "is_lm_equilibrium": "derive.models.is_lm",
    "is_lm_dynamics": "derive.models.is_lm_dynamics",
    "crowding_out": "derive.models.crowding_out",
    "keynes_propensities": "derive.models.keynes_propensities",
    "keynes_multipliers": "derive.models.keynes_multipliers",
    "keynes_rounds": "derive.models.keynes_rounds",
    "is_lm_general": "derive.models.is_lm_general",
    "is_lm_policy": "derive.models.is_lm_policy",
    "real_rate": "derive.models.real_rate",
    "homework_1": "derive.models.homework_1",
    "homework_2": "derive.models.homework_2",
    "bond_and_rate": "derive.models.bond_and_rate",
    "money_creation": "derive.models.money_creation",
    "money_market_general": "derive.models.money_market_general",
    "money_market_linear": "derive.models.money_market_linear",
    "fisher": "derive.models.fisher",
    "real_rate_in_money_market": "derive.models.real_rate_in_money_market",
    "loanable_funds": "derive.models.loanable_funds",
    "national_accounts": "derive.models.national_accounts",
    "international_position": "derive.models.international_position",
    "two_country_households": "derive.models.two_country_households",
    "two_country_arbitrage": "derive.models.two_country_arbitrage",
    "two_country_firms": "derive.models.two_country_firms",
    "two_country_markets": "derive.models.two_country_markets",
    "two_country_budgets": "derive.models.two_country_budgets",
    "two_country_equilibrium": "derive.models.two_country_equilibrium",
    "two_country": "derive.models.two_country",
    "two_country_share": "derive.models.two_country_share",
    "two_country_uniqueness": "derive.models.two_country_uniqueness",
    "two_country_signs": "derive.models.two_country_signs",
    "two_country_foreign": "derive.models.two_country_foreign",
    "two_country_witness": "derive.models.two_country_witness",
    "two_country_welfare": "derive.models.two_country_welfare",
    "two_country_opening": "derive.models.two_country_opening",
    "two_country_dividends": "derive.models.two_country_dividends",
    "two_country_reversal": "derive.models.two_country_reversal",
    "two_country_reversal_numbers": "derive.models.two_country_reversal_numbers",
    "two_country_logarithmic": "derive.models.two_country_logarithmic",
    "two_country_border": "derive.models.two_country_border",
    "event_tree": "derive.models.event_tree",
    "contingent_markets": "derive.models.contingent_markets",
    "spot_markets_alone": "derive.models.spot_markets_alone",
    "security_kinds": "derive.models.security_kinds",
    "security_payoffs": "derive.models.security_payoffs",
    "payoff_inverse": "derive.models.payoff_inverse",
    "sequential_budgets": "derive.models.sequential_budgets",
    "radner_equilibrium": "derive.models.radner_equilibrium",
    "own_state_prices": "derive.models.own_state_prices",
    "arrow_debreu": "derive.models.arrow_debreu",
    "equivalence": "derive.models.equivalence",
    "complete_market_prices": "derive.models.complete_market_prices",
    "long_lived_security": "derive.models.long_lived_security",
    "welfare_theorems": "derive.models.welfare_theorems",
    "second_welfare_theorem": "derive.models.second_welfare_theorem",
    "risk_sharing": "derive.models.risk_sharing",
    "complete_markets_example": "derive.models.complete_markets_example",
    "hart_example": "derive.models.hart_example",
    "hart_nonexistence": "derive.models.hart_nonexistence",
    "hart_securities": "derive.models.hart_securities",
    "spot_transfers": "derive.models.spot_transfers",
    "reallocation": "derive.models.reallocation",
    "one_good": "derive.models.one_good",
    "constrained_economy": "derive.models.constrained_economy",
    "indeterminacy": "derive.models.indeterminacy",
    "indeterminacy_example": "derive.models.indeterminacy_example",
    "market_structures": "derive.models.market_structures",
}


def module_of(name: str) -> str | None:
    """Return the module of a lecture or model, or None for a name that is not in the catalogue.

    >>> module_of("is_lm")
    'derive.lectures.is_lm'
    """
    return LECTURES.get(name) or MODELS.get(name)


def names() -> tuple[str, ...]:
    """Return every name, lectures first."""
    return (*LECTURES, *MODELS)
