"""The second line of code divides by zero in plain Python."""
share = 1
whole = 0


def ratio() -> float:
    return share / whole


print(ratio())
