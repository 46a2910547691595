"""The tests of redlines in files take their amended drafts from the tests of comparisons."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "comparison"))
