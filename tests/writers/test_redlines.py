"""A redline as a Word file: accepting its changes leaves the new draft's file, rejecting them the old one's."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import zip_longest
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from mutated import Amended, draft_of, pairs
from redline_reader import Reading, accepted, plain, rejected
from redline_settling import ACCEPT, REJECT, settle
from word_reader import W, WordFile, contents_of, shown_text

from drafter.comparison.merge import redline
from drafter.model.instrument import Instrument
from drafter.pipeline import load_style
from drafter.writers.docx import write_docx
from drafter.writers.docx.instrument_body import outline_of

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
SIGNED = ("Group A", "2026-05-01")

PAIRS = (
    ("regional-convention", "framework-convention", ""),
    ("framework-convention", "regional-convention", "annotated"),
    ("model-convention", "framework-convention", ""),
    ("bilateral-agreement", "regional-convention", ""),
    ("regional-convention", "bilateral-agreement", "annotated"),
    ("moot-compromis", "due-diligence-protocol", "options"),
    ("due-diligence-protocol", "moot-compromis", "options"),
    ("code-of-conduct", "bilateral-agreement", ""),
    ("bilateral-agreement", "code-of-conduct", "options"),
    ("liability-protocol", "attribution-protocol", "annotated"),
    ("attribution-protocol", "code-of-conduct", "annotated"),
    ("moot-compromis", "liability-protocol", "annotated"),
    ("code-of-conduct", "liability-protocol", ""),
)
STYLES = ("un", "coe", "ilc", "soft", "bilateral")


@cache
def written(name: str, face: str) -> bytes:
    return write_docx(draft_of(name, face), TEMPLATES)


def redlined(old: Instrument, new: Instrument) -> bytes:
    return write_docx(redline(old, new, *SIGNED), TEMPLATES)


def check(old: Instrument, new: Instrument, old_file: bytes = b"", new_file: bytes = b"") -> None:
    """Compares a redline with the files of both drafts.

    How deep a heading stands in the outline is said by its style, of which a file has one: where the two drafts differ
    in it, the outline is that of the new one.
    """
    data = redlined(old, new)
    outlines = outline_of(old), outline_of(new)
    sides = (
        (accepted(data), plain(new_file or write_docx(new, TEMPLATES)), True),
        (rejected(data), plain(old_file or write_docx(old, TEMPLATES)), outlines[0] == outlines[1]),
    )
    for found, expected, outline in sides:
        assert (found.faults, expected.faults, found.stale) == ((), (), ())
        for part in ("body", "notes", "around", "fields"):
            same(part, getattr(without(found, outline), part), getattr(without(expected, outline), part))
    new_contents, old_contents = (
        contents(file or write_docx(draft, TEMPLATES)) for file, draft in ((new_file, new), (old_file, old))
    )
    assert contents(data, accept=True) == new_contents
    assert contents(data, accept=False) == old_contents


def without(reading: Reading, outline: bool) -> Reading:
    return reading if outline else replace(reading, body=tuple(replace(line, outline=None) for line in reading.body))


def same(part: str, found: tuple[object, ...], expected: tuple[object, ...]) -> None:
    for i, (line, wanted) in enumerate(zip_longest(found, expected)):
        assert line == wanted, f"{part} {i}"


def contents(data: bytes, *, accept: bool = True) -> list[tuple[str, str]]:
    """The table of contents once all changes are settled one way: style, words and page number of each line."""
    file = WordFile(data)
    root, faults = settle(file.document, ACCEPT if accept else REJECT)
    assert faults == []
    lines = [p for table in contents_of(root) for p in table.iter(W + "p")]
    return [(file.style_of(p), shown_text(p)) for p in lines]


@pytest.mark.parametrize(("old", "new", "face"), PAIRS, ids=lambda value: value or "own-face")
def test_accepting_leaves_the_new_draft_and_rejecting_the_old_one(old: str, new: str, face: str) -> None:
    check(draft_of(old, face), draft_of(new, face), written(old, face), written(new, face))


@given(pairs)
@settings(deadline=None, derandomize=True, max_examples=20, suppress_health_check=list(HealthCheck))
def test_so_it_does_whatever_was_amended(pair: Amended) -> None:
    check(pair.old, pair.new)


@pytest.mark.parametrize("style", STYLES)
def test_so_it_does_where_the_amendment_changes_the_house_style(style: str) -> None:
    following = (*STYLES, *STYLES)[STYLES.index(style) + 1 :]
    for other in following[:3]:
        pair = Amended("due-diligence-protocol", "options", [], [("restyle", STYLE_NUMBERS[other], 0, 0)])
        old = replace(pair, before=[("restyle", STYLE_NUMBERS[style], 0, 0)])
        check(old.old, old.new)


STYLE_NUMBERS = {load_style(name).name: number for number, name in enumerate(sorted(STYLES))}


def test_the_contents_of_both_drafts_are_more_than_a_line() -> None:
    old, new, face = PAIRS[0]
    data = redlined(draft_of(old, face), draft_of(new, face))
    both = [contents(data, accept=accept) for accept in (True, False)]
    assert min(map(len, both)) > 30
    assert both[0] != both[1]


# --- ids --------------------------------------------------------------------------------------------------------------


def bookmarked(data: bytes) -> dict[str, tuple[str, ...]]:
    """What the file says of the clauses at its bookmarks, beside the text; by bookmark."""
    root = ET.fromstring(WordFile(data).zip.read("customXml/item1.xml"))
    return {
        bookmark: tuple(sorted((key, value) for key, value in node.attrib.items() if key != "bookmark"))
        for node in root.iter()
        if (bookmark := node.get("bookmark", ""))
    }  # type: ignore[misc]


@pytest.mark.parametrize(("old", "new", "face"), PAIRS[:4], ids=lambda value: value or "own-face")
def test_blocks_that_stay_keep_their_controls_and_every_block_its_line_among_the_bookmarks(
    old: str, new: str, face: str
) -> None:
    data = redlined(draft_of(old, face), draft_of(new, face))
    kept, every = accepted(data).ids, plain(written(new, face)).ids
    ahead = iter(every)
    assert all(tag in ahead for tag in kept), "the controls that stay are not some of the new draft's, in its order"
    assert rejected(data).ids == kept
    assert 0 < len(kept) < len(every)
    said, new_said, old_said = bookmarked(data), bookmarked(written(new, face)), bookmarked(written(old, face))
    assert len(new_said) > 100
    assert {name: said.get(name) for name in new_said} == new_said
    clauses, old_clauses = ({dict(clause)["id"] for clause in found.values()} for found in (said, old_said))
    assert old_clauses <= clauses
    assert set(bookmarked(written(new, face))) < set(said)
    standing = {name for line in WordFile(data).lines for name in line.bookmarks}
    assert set(said) <= standing


# --- who and when -----------------------------------------------------------------------------------------------------


def test_every_change_is_signed_and_numbered_once_in_text_and_notes() -> None:
    old, new, face = PAIRS[1]
    file = WordFile(redlined(draft_of(old, face), draft_of(new, face)))
    parts = [file.part(f"word/{name}.xml") for name in ("document", "footnotes")]
    tags = {W + tag for tag in ("ins", "del", "pPrChange")}
    changes = [node for part in parts for node in part.iter() if node.tag in tags]
    assert len(changes) > 100
    assert {node.tag for node in changes} == tags
    assert {(node.get(W + "author"), node.get(W + "date")) for node in changes} == {("Group A", "2026-05-01T00:00:00Z")}
    assert len({node.get(W + "id") for node in changes}) == len(changes)


def test_a_draft_compared_with_itself_has_no_change_in_its_file() -> None:
    for name, face in (("regional-convention", ""), ("moot-compromis", "annotated")):
        draft = draft_of(name, face)
        data = redlined(draft, draft)
        assert plain(data) == plain(written(name, face))


def test_equal_redlines_are_equal_to_the_byte() -> None:
    old, new, face = PAIRS[3]
    assert redlined(draft_of(old, face), draft_of(new, face)) == redlined(draft_of(old, face), draft_of(new, face))
