"""Verify: read somebody's notes and say, line by line, what follows."""
