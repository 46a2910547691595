"""The picture of a draft's clauses and of the rules between them."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from drafter.model.clause import ClauseLibrary
from drafter.model.draft import Draft
from drafter.model.inline import TermMention, Text
from drafter.pipeline import try_draft, try_library
from drafter.writers.graph import write_graph

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def library() -> ClauseLibrary:
    return try_library()[0]


@pytest.fixture(scope="module")
def draft(library: ClauseLibrary) -> Draft:
    made = try_draft(library, "bilateral-agreement").draft
    assert made is not None
    return made


def test_every_clause_of_the_draft_has_one_box(draft: Draft, library: ClauseLibrary) -> None:
    picture = ET.fromstring(write_graph(draft, library))
    assert sorted(box.findtext(f"{SVG}title", "") for box in picture.iter(f"{SVG}g")) == sorted(draft.reasons)


def test_a_line_says_which_rule_it_is(draft: Draft, library: ClauseLibrary) -> None:
    picture = ET.fromstring(write_graph(draft, library))
    told = [title for path in picture.iter(f"{SVG}path") if (title := path.findtext(f"{SVG}title"))]
    required = [line for line in told if line.startswith("due-diligence.requests-to-mitigate requires ")]
    assert [line.split(":")[0].split()[-1] for line in required] == ["cooperation.points-of-contact"]


def test_a_box_bears_the_heading_of_the_draft_and_not_the_notation_of_the_library(
    draft: Draft, library: ClauseLibrary
) -> None:
    clause = library.clauses["due-diligence.requests-to-mitigate"]
    marked = replace(clause, heading=(Text("On "), TermMention("incidents")))
    other = replace(library, clauses={**library.clauses, clause.id: marked})
    assert write_graph(draft, other) == write_graph(draft, library)
