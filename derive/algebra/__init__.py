"""Exact algebra on python-flint: how a check knows.

`normal_form` proves equalities, `ball` and `refute` disprove them, `compare` asks both. Their parts, from the bottom:
`work` (bounds), `quotient` (arithmetic), `exponents`, `atoms`, `generators`, `bases`, `kernels` (the tower), `reading` (from
SymPy), `survey`, `homogeneous`; `instances` and `sample` find concrete functions and points. `positivity`, `elimination`,
`derivative` and `limit` answer the other questions of the checks.
"""
