"""A name of derive is misspelt."""
from derive import Modle
