# Wirtschaft für alle
x = 1
