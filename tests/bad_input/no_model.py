"""Symbols, but no model."""
from derive import variable

Y = variable("Y", ("income", "国民收入"))
