"""Judging: statements of a document against the statements above them, by the same checks as every derivation."""
