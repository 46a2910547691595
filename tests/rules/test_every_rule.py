"""Every rule written on a clause is alive: there is a draft in which it speaks. No clause speaks of a body it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from small_profiles import drafted, errors, found, profile_of

from drafter import pipeline
from drafter.model.clause import Clause, ClauseLibrary, Comparison, Duration, Rule, Value
from drafter.model.instrument import Annex, Article
from drafter.model.walk import nodes, plain_words

FOLDER = pipeline.shelves()[0].folder
IDS = sorted(".".join(p.relative_to(FOLDER).with_suffix("").parts) for p in FOLDER.glob("*/*.yaml"))

Wanted = Mapping[str, tuple[str, ...]]
Settings = dict[str, dict[str, str]]


@pytest.fixture
def clause(request: pytest.FixtureRequest, library: ClauseLibrary) -> Clause:
    return library.clauses[request.param]


each_clause = pytest.mark.parametrize("clause", IDS, indirect=True)


def as_wanted(clause: Clause, wanted: Wanted) -> dict[str, str]:
    """The first of the values a rule names, for each of its settings, as a profile says it."""
    lists = [name for name, parameter in clause.parameters.items() if parameter.type == "list"]
    return {name: f"[{values[0]}]" if name in lists else values[0] for name, values in wanted.items()}


def where_it_holds(library: ClauseLibrary, clause: Clause, rule: Rule | Comparison) -> tuple[list[str], Settings]:
    """The clauses of a draft in which a rule holds, and their settings."""
    other = library.clauses.get(rule.clause, clause)
    said: Settings = {clause.id: as_wanted(clause, rule.when)}
    said[other.id] = said.get(other.id, {}) | as_wanted(other, rule.settings)
    return [clause.id, other.id], said


def of_kind(clause: Clause, kind: str) -> Iterator[Rule]:
    return (rule for rule in clause.rules if rule.kind == kind)


@each_clause
def test_each_of_its_conflicts_is_reported(clause: Clause, library: ClauseLibrary, tmp_path: Path) -> None:
    for rule in of_kind(clause, "conflicts"):
        diagnostics = found(library, tmp_path, profile_of(library, *where_it_holds(library, clause, rule)))
        said = [d.severity for d in diagnostics if d.code == "conflict" and rule.reason in d.message]
        assert said == [rule.severity], f"{rule.when} with {rule.clause} {rule.settings}: {rule.reason}"


@each_clause
def test_each_clause_that_it_requires_is_drafted_with_it(
    clause: Clause, library: ClauseLibrary, tmp_path: Path
) -> None:
    for rule in of_kind(clause, "requires"):
        wanted = as_wanted(clause, rule.when)
        alone = dict.fromkeys((name for name in clause.options if name not in wanted), "out") | wanted
        outcomes = [
            drafted(library, tmp_path, profile_of(library, [clause.id], {clause.id: settings}), "options")
            for settings in (wanted, alone)
        ]
        drafts = [outcome.draft for outcome in outcomes if outcome.draft]
        if drafts:
            assert (clause.id, rule.reason) in {(r.by, r.words) for r in drafts[0].reasons[rule.clause]}
        else:  # the clause that it requires is not set as it has to be
            assert rule.settings
            assert any(rule.reason in message for message in errors(outcomes[0].diagnostics))


@each_clause
def test_each_of_its_recommendations_is_made(clause: Clause, library: ClauseLibrary, tmp_path: Path) -> None:
    for rule in of_kind(clause, "recommends"):
        wanted = {clause.id: as_wanted(clause, rule.when)}
        assert any(
            d.code == "recommendation" and rule.reason in d.message
            for settings in (wanted, *surroundings(clause, library, rule))
            for d in found(library, tmp_path, profile_of(library, [clause.id], wanted | settings))
        ), f"'{rule.clause}' is there in any case: {rule.reason}"


def surroundings(clause: Clause, library: ClauseLibrary, rule: Rule) -> Iterator[Settings]:
    """Other settings of the clause and of those it requires, under which what it recommends may not be there."""
    own = as_wanted(clause, rule.when)
    for other in (clause, *(library.clauses[r.clause] for r in of_kind(clause, "requires"))):
        for choice in other.choices.values():
            for alternative in choice.alternatives:
                if other is not clause:
                    yield {other.id: {choice.name: alternative}}
                elif choice.name not in own:
                    yield {other.id: own | {choice.name: alternative}}


@each_clause
def test_each_of_its_comparisons_is_made(clause: Clause, library: ClauseLibrary, tmp_path: Path) -> None:
    for comparison in clause.comparisons:
        clauses, settings = where_it_holds(library, clause, comparison)
        settings[clause.id][comparison.parameter] = said_of(clause.parameters[comparison.parameter].maximum)
        text = profile_of(library, clauses, settings)
        if comparison.clause == "profile":
            text = text.replace("potential: 193", "potential: 1")
        else:
            other = library.clauses[comparison.clause or clause.id]
            settings[other.id][comparison.other] = said_of(other.parameters[comparison.other].minimum)
            text = profile_of(library, clauses, settings)
        diagnostics = found(library, tmp_path, text)
        said = [d.severity for d in diagnostics if d.code == "values-disagree" and comparison.reason in d.message]
        assert said == [comparison.severity], [d.message for d in diagnostics if d.code == "wrong-value"]


def said_of(value: Value | None) -> str:
    """A bound as a profile says it."""
    return f"{value.count} {value.unit}" if isinstance(value, Duration) else str(value)


@each_clause
def test_each_of_its_rules_gives_its_reason_in_a_sentence(clause: Clause) -> None:
    for rule in (*clause.rules, *clause.comparisons):
        assert re.fullmatch(r"[A-Z].*\.", rule.reason), rule.reason
        assert len(rule.reason.split()) >= 4, rule.reason


# --- no clause speaks of a body that is not there -----------------------------------------------------------

BODIES = {
    r"\bConference of the Parties\b": "institutions.conference",
    r"\bthe secretariat\b": "institutions.secretariat",
    r"\bclearing-house\b": "institutions.clearing-house",
    r"\bAttribution Commission\b": "attribution.commission",
    r"\bClaims Commission\b": "liability.claims",
    r"\bthe Fund\b": "liability.fund",
    r"\bthe depositary\b": "final.depositary",
}


def settings_to_see(clause: Clause) -> Iterator[dict[str, str]]:
    """Settings that between them show every alternative and every passage of a clause once."""
    yield {}
    for choice in clause.choices.values():
        yield from ({choice.name: alternative} for alternative in choice.alternatives)
    yield from ({option: "in"} for option in clause.options)


@each_clause
def test_it_brings_the_bodies_of_which_it_speaks(clause: Clause, library: ClauseLibrary, tmp_path: Path) -> None:
    for settings in settings_to_see(clause):
        outcome = drafted(library, tmp_path, profile_of(library, [clause.id], {clause.id: settings}), "options")
        if outcome.draft is None:
            continue
        words = " ".join(
            plain_words(getattr(node, "chapeau", ()))
            for unit in nodes(outcome.draft.instrument)
            if isinstance(unit, Article | Annex) and unit.clause_id == clause.id
            for node in nodes(unit)
        )
        for phrase, body in BODIES.items():
            if re.search(phrase, words):
                assert body in outcome.draft.reasons, f"{settings}: speaks of {phrase} without '{body}'"
