"""One value changed on the command line changes the words that speak of it, and nothing else in the convention."""

from __future__ import annotations

import re

import pytest

from drafter import pipeline
from drafter.model.clause import ClauseLibrary
from drafter.writers.tree import write_tree

DRAFT_ID = re.compile(r"(?<=Identity: draft )[0-9a-f]{12}")


@pytest.fixture(scope="module")
def shipped() -> ClauseLibrary:
    """The shipped clauses."""
    return pipeline.load_library()


def lines(library: ClauseLibrary, face: str, *settings: str) -> list[str]:
    """The tree of the shipped convention, line by line."""
    draft = pipeline.draft(library, pipeline.load_profile(pipeline.FLAGSHIP, settings), face)
    return write_tree(draft.instrument).split("\n")


@pytest.mark.parametrize("face", ["clean", "options"])
def test_sixty_ratifications_make_the_fortieth_the_sixtieth_everywhere_and_change_nothing_else(
    shipped: ClauseLibrary, face: str
) -> None:
    before = lines(shipped, face)
    after = lines(shipped, face, "final.entry-into-force.ratifications=60")
    assert DRAFT_ID.search(before[1])
    assert before[1] != after[1]
    assert DRAFT_ID.sub("", before[1]) == DRAFT_ID.sub("", after[1])
    assert [line.replace("fortieth", "sixtieth") for line in before[2:]] == after[2:]
    assert any("fortieth" in line for line in before)
    assert not any("fortieth" in line for line in after)


def test_only_the_article_on_entry_into_force_speaks_of_the_number(shipped: ClauseLibrary) -> None:
    found = lines(shipped, "clean")
    speaking = {number for number, line in enumerate(found) if "fortieth" in line}
    article = next(n for n, line in enumerate(found) if "(final.entry-into-force)" in line)
    following = next(n for n, line in enumerate(found) if n > article and re.match(r" *(Article|Part) ", line))
    assert speaking <= set(range(article, following))
