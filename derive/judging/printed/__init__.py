"""Printed handouts read back: comments name the premises and the kind of every step, the print says the rest."""
