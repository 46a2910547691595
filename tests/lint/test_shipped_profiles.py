"""Every shipped profile is clean before it is circulated, and what it allows has a reason and is needed."""

from __future__ import annotations

import pytest

from drafter import pipeline
from drafter.diagnostics import Severity
from drafter.model.clause import ClauseLibrary


@pytest.mark.parametrize("name", pipeline.shipped_profiles())
def test_it_has_no_error_and_no_warning(name: str, library: ClauseLibrary) -> None:
    """An allowance that nothing needs would be a warning."""
    outcome = pipeline.try_check(library, name)
    assert outcome.draft
    assert [str(d) for d in outcome.diagnostics if d.severity in (Severity.ERROR, Severity.WARNING)] == []
    assert all(d.allowed for d in outcome.diagnostics if d.code == "blank-left")


def test_the_clauses_allow_only_what_rules_can_find() -> None:
    _, found = pipeline.try_check_library()
    assert [str(d) for d in found if d.severity is not Severity.INFO] == []
