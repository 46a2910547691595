"""What a redline knows beside its marks: what each block was called before, and what it says of itself."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from mutated import Amended, amended, draft_of, pairs, places, short

from drafter import pipeline
from drafter.comparison.merge import redline
from drafter.model.inline import Deleted, Inlines, Inserted, Text
from drafter.model.instrument import OLD, Former, Instrument, Part
from drafter.model.walk import plain_words

NAMES = pipeline.shipped_profiles()


def blocks(tree: Instrument) -> dict[str, Former]:
    """Every block of a tree that has an identifier, by it, with what it is called."""
    return {
        node.eid: Former(getattr(node, "label", ""), getattr(node, "number", ""), node.eid)
        for _, node in places(tree)
        if getattr(node, "eid", "")
    }


def gone_or_new(tree: Instrument, mark: str) -> set[str]:
    """The blocks that one text alone has: those marked with all within them, but a part or chapter is its heading."""
    found: set[str] = set()
    for path, node in places(tree):
        above = [_at(tree, path[:i]) for i in range(1, len(path) + 1)]
        whole = [step for step in above if type(step).__name__ not in ("Part", "Chapter") or step is node]
        if any(getattr(step, "mark", "") == mark for step in whole) and getattr(node, "eid", ""):
            found.add(node.eid)
    return found


def _at(tree: Instrument, path: tuple[tuple[str, int], ...]) -> object:
    node: object = tree
    for name, i in path:
        value = getattr(node, name)
        node = value if i < 0 else value[i]
    return node


def check(old: Instrument, new: Instrument) -> None:
    """Each block is in one of three lots: kept, with what it was in the old text; new; or gone."""
    merged = redline(old, new)
    assert merged.changes is not None
    former, was, now, here = merged.changes.former, blocks(old), blocks(new), blocks(merged)
    added, gone = gone_or_new(merged, "inserted"), gone_or_new(merged, "deleted")
    ends = {merged.testimonium.eid} if merged.testimonium else set()
    if old.testimonium is None:
        added |= ends
    elif new.testimonium is None:
        gone |= ends
    assert set(former) == set(here) - added - gone == set(now) - added
    assert all(eid.startswith(OLD) for eid in gone)
    assert {known.eid for known in former.values()} == set(was) - {eid.removeprefix(OLD) for eid in gone}
    assert all(known == was[known.eid] for known in former.values())


@pytest.mark.parametrize(("name", "face"), [*product(NAMES, ("options", ""))])
def test_every_kept_block_says_what_it_was_called_and_no_other_does(name: str, face: str) -> None:
    check(draft_of(name, face), draft_of(NAMES[(NAMES.index(name) + 3) % len(NAMES)], face))


@given(pairs)
@settings(deadline=None, derandomize=True, max_examples=60, suppress_health_check=list(HealthCheck))
def test_so_it_does_whatever_was_amended(pair: Amended) -> None:
    check(pair.old, pair.new)


# --- the legend -------------------------------------------------------------------------------------------------------


def legend(old: Instrument, new: Instrument, author: str = "", date: str = "") -> tuple[Inlines, ...]:
    changes = redline(old, new, author, date).changes
    assert changes is not None
    return changes.legend


def said(lines: tuple[Inlines, ...]) -> list[str]:
    return [plain_words(line) for line in lines]


def test_the_legend_names_both_drafts_who_marked_them_and_how_changes_show() -> None:
    old, new = draft_of("framework-convention"), draft_of("regional-convention")
    lines = legend(old, new, "Treaty Section", "2026-05-31")
    named = [
        f"“{plain_words(side.title)}” ({side.identity.profile}, draft {side.identity.draft_id})" for side in (new, old)
    ]
    assert said(lines) == [
        f"The text is that of {named[0]}, compared with {named[1]}.",
        "The changes are marked by Treaty Section on 31 May 2026.",
        "Words so marked are new; words so marked are left out. What has moved is left out at its old place and new at"
        " its new one.",
        "“(was 9)” after a label gives the number that the provision had before; a new number alone is no change.",
    ]
    assert lines[2][0] == Inserted((Text("Words so marked"),))
    assert lines[2][2] == Deleted((Text("words so marked"),))


def test_the_legend_leaves_out_a_day_that_is_not_known_and_an_author_where_there_is_none() -> None:
    old = short("regional-convention", "")
    new = amended(old, [("reword", 5, 3, 1)])
    assert said(legend(old, new, "Group A"))[1] == "The changes are marked by Group A."
    unsigned = replace(new, identity=replace(new.identity, author=""))
    assert not any("marked by" in line for line in said(legend(old, unsigned)))


def test_the_legend_speaks_of_former_numbers_where_a_number_is_another() -> None:
    old = short("regional-convention", "")
    first, *others = old.body
    assert isinstance(first, Part)
    fewer = amended(replace(old, body=(replace(first, content=first.content[1:]), *others)), [])
    reworded = amended(old, [("reword", 5, 3, 1)])
    assert "(was 9)" in said(legend(old, fewer))[-1]
    assert not any("(was 9)" in line for line in said(legend(old, reworded)))


def test_the_legend_says_so_where_no_word_differs() -> None:
    draft = draft_of("bilateral-agreement")
    lines = said(legend(draft, draft))
    assert lines[1:] == ["The two texts do not differ in any word."]


def test_word_has_no_legend_for_accepting_the_changes_must_leave_the_new_text() -> None:
    old, new = draft_of("bilateral-agreement"), draft_of("code-of-conduct")
    merged = redline(old, new)
    assert merged.changes is not None
    assert merged.changes.legend
    bare = replace(merged, changes=replace(merged.changes, legend=()))
    assert pipeline.write(merged, "docx") == pipeline.write(bare, "docx")
