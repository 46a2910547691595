"""The rows of the paper, each reached by a clause of a draft or left out for a reason that is given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafter import pipeline
from drafter.model.clause import ClauseLibrary, PaperRow
from drafter.reports.coverage import CoverageRow, cover

ROWS = tuple(f"S-{number:02}" for number in range(1, 46))


@pytest.fixture(scope="module")
def rows(library: ClauseLibrary) -> dict[str, CoverageRow]:
    return {row.row: row for row in pipeline.paper_coverage(library)}


def test_every_row_of_the_paper_is_there(rows: dict[str, CoverageRow]) -> None:
    assert tuple(rows) == ROWS


@pytest.fixture(scope="module")
def drafted(library: ClauseLibrary) -> dict[str, set[str]]:
    """The clauses in each shipped draft."""
    drafts = {name: pipeline.try_draft(library, name).draft for name in pipeline.shipped_profiles()}
    return {name: set(draft.reasons) for name, draft in drafts.items() if draft}


@pytest.mark.parametrize("number", ROWS)
def test_the_row_is_reached_or_says_why_not(
    rows: dict[str, CoverageRow], drafted: dict[str, set[str]], library: ClauseLibrary, number: str
) -> None:
    row = rows[number]
    assert row.says
    assert row.met
    assert bool(row.left_out) != bool(row.clauses)
    for clause in row.clauses:
        assert number in library.clauses[clause].answers
    assert set(row.profiles) == {name for name, clauses in drafted.items() if clauses & set(row.clauses)}


@pytest.mark.parametrize(
    ("number", "clause", "profile"),
    [
        ("S-01", "cooperation.duty", "framework-convention"),
        ("S-02", "division-of-labour.roles", "model-convention"),
        ("S-03", "security-concept.concept", "regional-convention"),
        ("S-04", "liability.basis", "liability-protocol"),
        ("S-05", "due-diligence.duty", "due-diligence-protocol"),
        ("S-07", "due-diligence.duty", "bilateral-agreement"),
        ("S-08", "attribution.responsibility", "attribution-protocol"),
    ],
)
def test_what_the_paper_asks_for_is_where_one_looks_for_it(
    rows: dict[str, CoverageRow], number: str, clause: str, profile: str
) -> None:
    assert clause in rows[number].clauses
    assert profile in rows[number].profiles


def test_five_profiles_or_more_make_due_diligence_a_duty(rows: dict[str, CoverageRow]) -> None:
    assert len(rows["S-05"].profiles) >= 5


def test_rivalries_of_regions_are_left_out_for_neutrality(rows: dict[str, CoverageRow]) -> None:
    assert not rows["S-22"].clauses
    assert rows["S-22"].left_out


@pytest.mark.parametrize("number", ["S-04", "S-07", "S-20"])
def test_a_slip_of_the_paper_is_told(rows: dict[str, CoverageRow], number: str) -> None:
    assert rows[number].slip


# --- rows that are not met ----------------------------------------------------------------------------------------


def covered(library: ClauseLibrary, row: PaperRow, **selections: frozenset[str]) -> CoverageRow:
    (found,) = cover(replace(library, paper={row.id: row}), selections)
    return found


def test_a_row_that_no_clause_answers_is_not_met(library: ClauseLibrary) -> None:
    row = covered(library, PaperRow("S-99", "Something else."), everything=frozenset(library.clauses))
    assert (row.clauses, row.profiles, row.met) == ((), (), False)


def test_a_row_that_no_profile_reaches_is_not_met(library: ClauseLibrary) -> None:
    row = covered(library, PaperRow("S-05", "A duty."), small=frozenset({"final.testimonium"}))
    assert "due-diligence.duty" in row.clauses
    assert not row.met


def test_a_row_is_met_by_the_profiles_that_reach_it_and_no_other(library: ClauseLibrary) -> None:
    selections = {"one": frozenset({"due-diligence.duty"}), "other": frozenset({"final.testimonium"})}
    row = covered(library, PaperRow("S-05", "A duty."), **selections)
    assert row.profiles == ("one",)
    assert row.met


def test_a_row_that_is_left_out_with_a_reason_is_met(library: ClauseLibrary) -> None:
    assert covered(library, PaperRow("S-99", "Something else.", left_out="No State is named.")).met
