"""Rules: one move of economics or algebra per file. They work in SymPy and never see a check.

The table lists every rule; what is absent is absent on purpose (see ARCHITECTURE.md).
"""

from __future__ import annotations

from derive.rules.approximate import approximate
from derive.rules.calibrate import calibrate
from derive.rules.collect import collect
from derive.rules.compare_conditions import compare_conditions
from derive.rules.conclude import conclude
from derive.rules.curvature import curved
from derive.rules.define import define
from derive.rules.derivative_form import derivative_form
from derive.rules.differentiate import differentiate
from derive.rules.eliminate_multipliers import eliminate_multipliers
from derive.rules.envelope import envelope
from derive.rules.equate import equate
from derive.rules.euler_theorem import euler_theorem
from derive.rules.evaluate import evaluate_at
from derive.rules.exclude import exclude
from derive.rules.express import express
from derive.rules.first_order_condition import first_order_condition
from derive.rules.holds_at import holds_at
from derive.rules.isolate import isolate
from derive.rules.lagrangian import write_lagrangian
from derive.rules.limit import limit
from derive.rules.multiplier_value import multiplier_value
from derive.rules.on_side import on_side
from derive.rules.optimise import optimise
from derive.rules.rank import has_rank
from derive.rules.rearrange import rearrange
from derive.rules.requirement import requirement
from derive.rules.sign import ambiguous, sign, sign_by
from derive.rules.solution import has_root, unique_root
from derive.rules.solve_terms import solve_terms
from derive.rules.specify import specify
from derive.rules.substitute import substitute
from derive.rules.sufficiency import optimal_point, sufficient
from derive.rules.summation import sum_of
from derive.rules.suppose_case import in_case, suppose_binding
from derive.rules.take_root import take_root
from derive.rules.total_differential import totally_differentiate

RULES = (
    substitute,
    equate,
    collect,
    isolate,
    define,
    express,
    rearrange,
    conclude,
    evaluate_at,
    calibrate,
    differentiate,
    derivative_form,
    totally_differentiate,
    sign,
    ambiguous,
    limit,
    sum_of,
    unique_root,
    has_root,
    optimise,
    write_lagrangian,
    first_order_condition,
    eliminate_multipliers,
    compare_conditions,
    curved,
    specify,
    take_root,
    solve_terms,
    suppose_binding,
    in_case,
    on_side,
    requirement,
    multiplier_value,
    sufficient,
    optimal_point,
    envelope,
    euler_theorem,
    exclude,
    approximate,
    has_rank,
    holds_at,
)

__all__ = [
    "RULES",
    "ambiguous",
    "approximate",
    "calibrate",
    "collect",
    "compare_conditions",
    "conclude",
    "curved",
    "define",
    "derivative_form",
    "differentiate",
    "eliminate_multipliers",
    "envelope",
    "equate",
    "euler_theorem",
    "evaluate_at",
    "exclude",
    "express",
    "first_order_condition",
    "has_rank",
    "has_root",
    "holds_at",
    "in_case",
    "isolate",
    "limit",
    "multiplier_value",
    "on_side",
    "optimal_point",
    "optimise",
    "rearrange",
    "requirement",
    "sign",
    "sign_by",
    "solve_terms",
    "specify",
    "substitute",
    "sufficient",
    "sum_of",
    "suppose_binding",
    "take_root",
    "totally_differentiate",
    "unique_root",
    "write_lagrangian",
]
