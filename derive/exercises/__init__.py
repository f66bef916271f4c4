"""Exercises and answer keys: many variants of one exercise, each with a key that is derived and checked.

    >>> from derive import exercises
    >>> exercise = exercises.load("is_lm")
    >>> variant, = exercises.choose(exercise, 1, seed="2026")
    >>> key = exercises.key_of(exercise, variant)
    >>> [answer.name for part in key.parts for answer in part.answers]
    ['IS', 'LM', 'Y', 'r', 'dY/dG']

An exercise file is Markdown with TOML in front (`exercise_file`); `survey` and `choose` find variants, `key` derives and
checks what a variant's parts ask, `manifest` keeps all of it in a file from which everything can be printed again.
"""

from __future__ import annotations

# The functions come after the modules of the same names, so that these names mean the functions.
from derive.exercises.choose import Variant, choose
from derive.exercises.exercise_file import Exercise, load
from derive.exercises.key import Key, key_of
from derive.exercises.manifest import Manifest
from derive.exercises.question import Question, question
from derive.exercises.survey import Survey, survey
from derive.exercises.understand import read_exercise

__all__ = [
    "Exercise",
    "Key",
    "Manifest",
    "Question",
    "Survey",
    "Variant",
    "choose",
    "key_of",
    "load",
    "question",
    "read_exercise",
    "survey",
]
