"""A house of one's own for each test."""

from __future__ import annotations

from pathlib import Path

import pytest
from house import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    """An empty library, ready for clauses."""
    return House(tmp_path)
