"""Why each clause stands in a draft, how it came to be as it is, and what was left out and why."""

from __future__ import annotations

import pytest

from drafter import pipeline
from drafter.model.clause import ClauseLibrary
from drafter.model.draft import Draft
from drafter.model.instrument import Annex, Article, Recital
from drafter.model.instrument import Testimonium as ClosingFormula  # a name that pytest would take for a test
from drafter.model.profile import Profile
from drafter.model.walk import nodes
from drafter.reports.explanation import Decision, Standing


def told(library: ClauseLibrary, name: str, *settings: str) -> tuple[Draft, Profile]:
    profile = pipeline.load_profile(name, settings)
    return pipeline.draft(library, profile), profile


@pytest.mark.parametrize("name", pipeline.shipped_profiles())
def test_every_clause_of_the_library_stands_or_is_left_out(library: ClauseLibrary, name: str) -> None:
    draft, profile = told(library, name)
    standing, left_out = pipeline.explain(draft, library, profile)
    inside, outside = [s.clause for s in standing], [o.clause for o in left_out]
    assert sorted((*inside, *outside)) == sorted(library.clauses)
    assert set(inside) == set(draft.reasons)
    assert all(s.reasons for s in standing)
    assert all(o.reason for o in left_out)


@pytest.mark.parametrize("name", ["model-convention", "liability-protocol"])
def test_they_are_told_in_the_order_of_the_text(library: ClauseLibrary, name: str) -> None:
    draft, profile = told(library, name)
    units = [n for n in nodes(draft.instrument) if isinstance(n, Recital | Article | ClosingFormula | Annex)]
    standing, _ = pipeline.explain(draft, library, profile)
    assert [s.clause for s in standing] == [unit.clause_id for unit in units]


def standing_of(library: ClauseLibrary, name: str, clause: str, *settings: str) -> Standing:
    draft, profile = told(library, name, *settings)
    standing, _ = pipeline.explain(draft, library, profile)
    return next(s for s in standing if s.clause == clause)


def test_an_article_is_named_as_it_is_printed_and_says_who_selects_and_who_needs_it(library: ClauseLibrary) -> None:
    standing = standing_of(library, "bilateral-agreement", "due-diligence.requests-to-mitigate")
    assert standing.label == "Article 12"
    assert standing.heading == "Requests to mitigate"
    assert standing.reasons[0] == "the profile selects it for 'Due diligence'"
    assert (
        "'due-diligence.knowledge' needs it: The notice that starts the clock is a request to act; the form and the "
        "answer to it are settled there."
    ) in standing.reasons


def test_a_reason_is_gone_with_the_choice_that_gave_it(library: ClauseLibrary) -> None:
    settings = ("due-diligence.knowledge.standard=actual", "due-diligence.knowledge.receipt=out")
    standing = standing_of(library, "bilateral-agreement", "due-diligence.requests-to-mitigate", *settings)
    assert not [reason for reason in standing.reasons if "due-diligence.knowledge" in reason]


def test_recitals_and_closing_formula_are_named_too(library: ClauseLibrary) -> None:
    recital = standing_of(library, "bilateral-agreement", "preamble.charter")
    assert (recital.label, recital.heading) == ("Preamble", "Reaffirming …")
    assert standing_of(library, "bilateral-agreement", "final.testimonium").label == "Testimonium"


@pytest.mark.parametrize(
    ("name", "clause", "reason"),
    [
        ("model-convention", "final.territorial", "the profile drops it"),
        ("framework-convention", "liability.fund", "the profile does not select it"),
        (
            "bilateral-agreement",
            "institutions.conference",
            "it cannot stand with 'final.exchange-of-notes': Between two States there is no conference; consultations "
            "take its place.",
        ),
        (
            "bilateral-agreement",
            "final.depositary",
            "'final.exchange-of-notes' cannot stand with it: Where the notes pass between the two States there is "
            "nothing to deposit, and the duty to register would lie on two different hands.",
        ),
        (
            "model-convention",
            "final.exchange-of-notes",
            "the profile drops it; it cannot stand with 'final.entry-into-force': Either a number of deposited "
            "instruments or two notes bring the text into force; a draft that has both has two dates.",
        ),
    ],
)
def test_what_is_left_out_says_why(library: ClauseLibrary, name: str, clause: str, reason: str) -> None:
    draft, profile = told(library, name)
    _, left_out = pipeline.explain(draft, library, profile)
    assert next(o.reason for o in left_out if o.clause == clause) == reason


def decision(library: ClauseLibrary, clause: str, name: str, *settings: str) -> Decision:
    profile = pipeline.load_profile("bilateral-agreement", settings)
    return next(d for d in pipeline.explain_clause(library, profile, clause) if d.name == name)


def test_a_choice_says_what_was_taken_by_whom_and_what_else_there_was(library: ClauseLibrary) -> None:
    assert decision(library, "due-diligence.knowledge", "standard") == Decision(
        "standard",
        "When does the duty arise?",
        "notified",
        by_profile=True,
        others=("constructive: Actual or constructive knowledge", "actual: Actual knowledge only"),
    )


def test_what_the_profile_does_not_say_is_the_clauses_own(library: ClauseLibrary) -> None:
    scope = decision(library, "due-diligence.duty", "scope")
    assert scope.decided == library.clauses["due-diligence.duty"].choices["scope"].default
    assert not scope.by_profile


def test_a_setting_is_told_as_set(library: ClauseLibrary) -> None:
    assert decision(library, "due-diligence.knowledge", "hours").decided == "72"
    changed = decision(library, "due-diligence.knowledge", "hours", "due-diligence.knowledge.hours=48")
    assert (changed.decided, changed.by_profile) == ("48", True)
    assert decision(library, "due-diligence.knowledge", "no-monitoring").decided == "in"
    assert decision(library, "attribution.countermeasures", "urgent").decided == "out"


@pytest.mark.parametrize("name", pipeline.shipped_profiles())
def test_every_choice_passage_and_value_of_every_clause_is_decided(library: ClauseLibrary, name: str) -> None:
    profile = pipeline.load_profile(name)
    for clause in library.clauses.values():
        found = pipeline.explain_clause(library, profile, clause.id)
        assert [d.name for d in found] == [*clause.choices, *clause.options, *clause.parameters]
        assert all(d.question and d.decided for d in found), clause.id
