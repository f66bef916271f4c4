"""A rule is misspelt."""
from derive.rules import subsitute
