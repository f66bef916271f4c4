"""The numeric bridge: compile, sample, solve, residuals. It proposes; it never judges.

Importing this package costs nothing: numpy, scipy and flint are loaded by the modules that use them, when they use them.
"""
