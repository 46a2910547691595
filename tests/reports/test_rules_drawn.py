"""The picture of a draft: a box for each clause, a line for each rule between two of them."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from drafter import pipeline
from drafter.model.clause import ClauseLibrary
from drafter.model.draft import Draft
from drafter.model.inline import Text

SVG = "{http://www.w3.org/2000/svg}"

each_profile = pytest.mark.parametrize("name", pipeline.shipped_profiles())


def drawn(library: ClauseLibrary, name: str) -> tuple[Draft, ElementTree.Element]:
    draft = pipeline.draft(library, pipeline.load_profile(name))
    return draft, ElementTree.fromstring(pipeline.graph(draft, library))


def titles(picture: ElementTree.Element, element: str) -> list[str]:
    """What hovering over each of these elements tells."""
    found = (node.find(f"{SVG}title") for node in picture.iter(f"{SVG}{element}"))
    return [title.text or "" for title in found if title is not None]


@each_profile
def test_every_clause_has_a_box_and_nothing_else_has(library: ClauseLibrary, name: str) -> None:
    draft, picture = drawn(library, name)
    assert sorted(titles(picture, "g")) == sorted(draft.reasons)


@each_profile
def test_every_rule_between_two_clauses_of_the_draft_has_a_line(library: ClauseLibrary, name: str) -> None:
    draft, picture = drawn(library, name)
    rules = {
        (clause, rule.kind, rule.clause)
        for clause in draft.reasons
        for rule in library.clauses[clause].rules
        if rule.clause in draft.reasons and rule.clause != clause
    }
    lines = [tuple(title.split(":")[0].split(" ")) for title in titles(picture, "path")]
    assert set(lines) == rules
    assert len(lines) == len(set(lines))


def test_a_line_tells_the_reason(library: ClauseLibrary) -> None:
    _, picture = drawn(library, "bilateral-agreement")
    assert (
        "due-diligence.requests-to-mitigate requires cooperation.points-of-contact: The clocks of this article start "
        "at a point of contact; without one nobody can say when they began."
    ) in titles(picture, "path")


@each_profile
def test_everything_lies_within_the_picture_and_no_two_boxes_on_one_spot(library: ClauseLibrary, name: str) -> None:
    _, picture = drawn(library, name)
    _, _, width, height = (float(n) for n in picture.attrib["viewBox"].split())
    boxes = [box for group in picture.iter(f"{SVG}g") for box in group.iter(f"{SVG}rect")]
    spots = [(float(box.attrib["x"]), float(box.attrib["y"])) for box in boxes]
    assert len(set(spots)) == len(spots)
    for box, (x, y) in zip(boxes, spots, strict=True):
        assert 0 <= x <= x + float(box.attrib["width"]) <= width
        assert 0 <= y <= y + float(box.attrib["height"]) <= height


def test_the_three_kinds_of_rule_are_told_apart_and_in_the_legend(library: ClauseLibrary) -> None:
    _, picture = drawn(library, "model-convention")
    looks = {
        title.split(" ")[1]: (path.attrib["stroke"], path.attrib.get("stroke-dasharray", ""))
        for path in picture.iter(f"{SVG}path")
        for title in [path.findtext(f"{SVG}title", "")]
        if title
    }
    assert set(looks) == {"requires", "recommends", "conflicts"}
    assert len(set(looks.values())) == 3
    words = [text.text for text in picture.iter(f"{SVG}text")]
    assert {"requires", "recommends", "can conflict with"} <= set(words)


def test_groups_head_their_columns_in_the_order_of_the_library(library: ClauseLibrary) -> None:
    draft, picture = drawn(library, "bilateral-agreement")
    present = {library.clauses[clause].group for clause in draft.reasons}
    heads = [text.text or "" for text in picture.iter(f"{SVG}text") if text.attrib.get("font-weight") == "bold"]
    wanted = [group.heading for group in library.groups.values() if group.id in present]
    assert [head.rstrip("…") for head in heads] == [
        whole[: len(head.rstrip("…"))] for whole, head in zip(wanted, heads, strict=True)
    ]


def test_words_that_are_markup_are_shown_as_words(library: ClauseLibrary) -> None:
    clause = replace(library.clauses["preamble.charter"], heading=(Text('<b>A & "B"</b>'),))
    draft = pipeline.draft(library, pipeline.load_profile("bilateral-agreement"))
    picture = pipeline.graph(draft, replace(library, clauses={**library.clauses, clause.id: clause}))
    ElementTree.fromstring(picture)
    assert not re.search("<b>", picture)


def test_the_same_draft_is_drawn_the_same(library: ClauseLibrary) -> None:
    draft = pipeline.draft(library, pipeline.load_profile("liability-protocol"))
    assert pipeline.graph(draft, library) == pipeline.graph(draft, pipeline.load_library())
