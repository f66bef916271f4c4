"""The interval is written the wrong way round."""
from derive import interval, parameter

b = parameter("b", ("propensity to consume", "消费倾向"), domain=interval(1, 0))
