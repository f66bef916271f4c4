"""The numbers behind schematic figures.

A figure of the textbook kind shows a shape, not data: its axes carry names such as Y1, not numbers. Where the model of a
derivation has no `given` numbers, these are used, one for each key, in every figure alike; they were chosen so that
equilibria fall in the middle of the picture. With them K = 2.5, A_0 = 120, IS is Y = 300 - 25 r and LM is Y = 120 + 20 r.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

NUMBERS: Mapping[str, Fraction] = MappingProxyType(
    {
        key: Fraction(number)
        for key, number in {
            "a": "10",
            "b": "0.75",
            "t": "0.2",
            "I_0": "60",
            "T_0": "20",
            "R": "20",
            "G": "40",
            "NX": "10",
            "d": "10",
            "k": "0.5",
            "h": "10",
            "M": "60",
            "P": "1",
            "m": "60",
            "Y": "200",
            "r": "4",
            "r_0": "2",
            "r_max": "8",
            "alpha": "1",
            "gamma": "0.05",
        }.items()
    }
)
