"""A redline is the new text once its changes are accepted, and the old one once they are rejected."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import permutations, zip_longest

import pytest
from hypothesis import HealthCheck, given, settings
from mutated import Amended, amended, draft_of, pairs, places, put, short
from sides import Line, accepted, marks_of, read, rejected

from drafter import pipeline
from drafter.comparison.merge import redline
from drafter.model.inline import Deleted, Inserted, Text
from drafter.model.instrument import OLD, Article, Instrument, Part, Subparagraph
from drafter.model.structure import misplaced

NAMES = pipeline.shipped_profiles()
OWN = [(old, new, "") for old, new in permutations(NAMES, 2)]
OTHER = [(old, NAMES[(i + step) % len(NAMES)], face) for face, step in (("options", 1), ("annotated", 4))
         for i, old in enumerate(NAMES)]  # fmt: skip


def same(found: tuple[Line, ...], expected: tuple[Line, ...]) -> None:
    """Fails at the first line that differs: the whole of two conventions is nothing to read."""
    for i, (line, wanted) in enumerate(zip_longest(found, expected)):
        assert line == wanted, f"line {i}"


def check(old: Instrument, new: Instrument) -> Instrument:
    merged = redline(old, new)
    assert misplaced(merged) == []
    same(accepted(merged), read(new))
    same(rejected(merged), read(old, comments=False))
    eids = Counter(eid for _, node in places(merged) if (eid := getattr(node, "eid", "")))
    assert [eid for eid, times in eids.items() if times > 1] == []
    return merged


@pytest.mark.parametrize("old", NAMES)
def test_both_texts_are_in_the_redline_of_two_profiles(old: str) -> None:
    for _, new, face in [case for case in OWN + OTHER if case[0] == old]:
        assert list(marks_of(check(draft_of(old, face), draft_of(new, face))))


@pytest.mark.parametrize("name", NAMES)
def test_both_texts_are_in_the_redline_of_two_faces_of_one_profile(name: str) -> None:
    check(draft_of(name), draft_of(name, "annotated"))
    check(draft_of(name, "annotated"), draft_of(name, "options"))


@given(pairs)
@settings(deadline=None, derandomize=True, max_examples=60, suppress_health_check=list(HealthCheck))
def test_both_texts_are_in_the_redline_of_any_two_drafts(pair: Amended) -> None:
    check(pair.old, pair.new)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("face", ["options", "annotated"])
def test_a_draft_compared_with_itself_has_no_change(name: str, face: str) -> None:
    draft = draft_of(name, face)
    merged = redline(draft, draft)
    assert not list(marks_of(merged))
    assert replace(merged, changes=None) == draft


# --- single amendments ------------------------------------------------------------------------------------------------


def marked(tree: Instrument) -> list[str]:
    """The kind of each marked block or run: ``+Article``, ``-Subparagraph``, ``-words``."""
    signs = {"inserted": "+", "deleted": "-"}
    return [
        ("+" if isinstance(node, Inserted) else "-") + "words" if isinstance(node, Inserted | Deleted)
        else signs[node.mark] + type(node).__name__  # type: ignore[attr-defined]
        for node in marks_of(tree)
    ]  # fmt: skip


def articles(tree: Instrument) -> list[Article]:
    return [node for _, node in places(tree) if isinstance(node, Article)]


BASE = ("regional-convention", "")


def test_a_deleted_article_is_one_mark_and_what_follows_keeps_its_former_number() -> None:
    old = short(*BASE)
    first, *others = old.body
    assert isinstance(first, Part)
    new = amended(replace(old, body=(replace(first, content=first.content[1:]), *others)), [])
    merged = check(old, new)
    assert marked(merged)[0] == "-Article"
    assert all(mark.endswith("words") for mark in marked(merged)[1:]), "references alone follow the numbers"
    gone = articles(merged)[0]
    assert gone.eid == OLD + articles(old)[0].eid
    assert merged.changes is not None
    kept = articles(merged)[1]
    former = merged.changes.former[kept.eid]
    assert (former.label, kept.label) == (articles(old)[1].label, articles(new)[0].label)
    assert former.label != kept.label


def test_a_moved_part_is_gone_at_one_place_and_new_at_the_other() -> None:
    old = short(*BASE)
    new = amended(replace(old, body=(*old.body[1:], old.body[0])), [])
    kinds = Counter(mark for mark in marked(check(old, new)) if not mark.endswith("words"))
    assert kinds["-Part"] == kinds["+Part"] == 1
    assert kinds["-Article"] == kinds["+Article"] == len([*articles(old)][:3])


def test_a_part_whose_heading_goes_leaves_its_articles_to_the_part_before() -> None:
    old = short(*BASE)
    first, second, *others = old.body
    assert isinstance(first, Part)
    assert isinstance(second, Part)
    new = amended(replace(old, body=(replace(first, content=(*first.content, *second.content)), *others)), [])
    merged = check(old, new)
    assert [mark for mark in marked(merged) if not mark.endswith("words")] == ["-Part"]


def test_a_reworded_item_is_compared_word_by_word() -> None:
    old = short(*BASE)
    path, item = next((path, node) for path, node in places(old) if isinstance(node, Subparagraph) and node.chapeau)
    new = put(old, path, replace(item, chapeau=(Text("moreover "), *item.chapeau)))
    assert marked(check(old, new)) == ["+words"]


def test_the_changes_are_signed_as_asked_or_else_as_the_new_draft_is() -> None:
    old, new = short(*BASE), amended(short(*BASE), [("reword", 5, 3, 1)])
    asked = redline(old, new, "Group A", "2026-05-01").changes
    assert asked is not None
    assert (asked.author, asked.date) == ("Group A", "2026-05-01")
    new = replace(new, identity=replace(new.identity, author="Secretariat", date="2026-06-02"))
    own = redline(old, new).changes
    assert own is not None
    assert (own.author, own.date) == ("Secretariat", "2026-06-02")
    assert (own.identity, own.style) == (old.identity, old.style)
