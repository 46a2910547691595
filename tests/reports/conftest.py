"""The tests of reports on comparisons share amended drafts and the readers of files with the tests of other rooms."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path += [str(Path(__file__).resolve().parents[1] / room) for room in ("comparison", "writers")]
