"""Sections of the lecture on incomplete markets about Hart's economy, constrained efficiency and indeterminacy."""

from __future__ import annotations

from derive.lecture import Erratum, Formula, Pitfall, Question, Section

SECTIONS: tuple[Section, ...] = ()
ERRATA: tuple[Erratum, ...] = ()
PITFALLS: tuple[Pitfall, ...] = ()
QUESTIONS: tuple[Question, ...] = ()
FORMULAS: tuple[Formula, ...] = ()
