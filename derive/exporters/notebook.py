"""A notebook that makes the handout again: cells with ids from steps, no outputs, ready to run."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from derive.exporters.page import render
from derive.exporters.markdown import STYLE
from derive.handout import Handout
