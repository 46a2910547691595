"""Side by side: each column reads as its own text, and what answers to one another stands in one row."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from expected_words import instrument_lines, report_lines
from hypothesis import HealthCheck, given, settings
from mutated import BASES, Amended, amended, draft_of, pairs, places, put, short
from sides import words_of
from word_reader import W, WordFile

from drafter import pipeline
from drafter.assembly.assemble import assemble
from drafter.comparison.merge import redline
from drafter.diagnostics import Findings, has_errors
from drafter.library.load import Shelf, load_library, load_profile
from drafter.model.inline import Deleted, Emphasis, Footnote, Inline, Inlines, Inserted, Text
from drafter.model.instrument import Article, Instrument, Paragraph, Part, Recital, Subparagraph
from drafter.model.report import Cell, Heading, Report, Row, Table
from drafter.model.structure import misplaced
from drafter.model.walk import is_changed, nodes, plain_words
from drafter.reports.side_by_side import LEFT_OUT, NEW, write_side_by_side
from drafter.writers.reading import contents_of
from drafter.writers.tree import write_tree

GOLDEN = Path(__file__).with_name("side_by_side.txt")
SMALL = Path(__file__).resolve().parents[1] / "golden"
LEFT, RIGHT = 0, 1
NAMES = pipeline.shipped_profiles()


def beside(old: Instrument, new: Instrument) -> Report:
    return write_side_by_side(redline(old, new))


# --- reading a column -------------------------------------------------------------------------------------------------


def sections(report: Report) -> Iterator[tuple[Heading, tuple[Row, ...]]]:
    """Each heading with the rows of the table under it, if it has one; what the paper says of itself is left out."""
    blocks = report.blocks
    first = next(i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.eid == "preamble")
    for i, block in enumerate(blocks[first:], first):
        if isinstance(block, Heading):
            following = blocks[i + 1] if i + 1 < len(blocks) else None
            yield block, following.rows if isinstance(following, Table) else ()


def runs(report: Report, side: int) -> Iterator[Inlines]:
    """One column from top to bottom. A heading over the table is part of both columns where no row says otherwise."""
    for heading, rows in sections(report):
        shown = plain_words(heading.content)
        first = [plain_words(cell.content) for cell in rows[0].cells] if rows else ["", ""]
        said = {first[RIGHT], first[RIGHT] + NEW, first[LEFT] + LEFT_OUT}
        if shown not in said and heading.eid not in ("preamble", "concl", "old.concl"):
            yield heading.content
        yield from (row.cells[side].content for row in rows)


def column(report: Report, side: int) -> list[str]:
    return words([plain_words(run) for run in runs(report, side)])


def words(lines: list[str]) -> list[str]:
    return " ".join(lines).split()


def text_of(instrument: Instrument) -> list[str]:
    """The words of a text but for its notice, which stands before both columns."""
    return words(instrument_lines(replace(instrument, notice=(), contents_heading="")))


def notes_in(content: object) -> list[str]:
    return [plain_words(node.content) for node in nodes(content) if isinstance(node, Footnote)]


def check(old: Instrument, new: Instrument) -> Report:
    report = beside(old, new)
    assert misplaced(report) == []
    assert column(report, LEFT) == text_of(old)
    assert column(report, RIGHT) == text_of(new)
    assert words_of(report.notice, Inserted) == words_of(new.notice, Inserted)
    assert words_of(report.notice, Deleted) == words_of(old.notice, Deleted)
    check_marks(report)
    check_notes(report, old, new)
    eids = Counter(block.eid for block in report.blocks if isinstance(block, Heading))
    assert [eid for eid, times in eids.items() if times > 1 or not eid] == []
    return report


def check_marks(report: Report) -> None:
    """Nothing on the left is marked as new, nothing on the right as left out; a row has something in it."""
    for _, rows in sections(report):
        for left, right in (row.cells for row in rows):
            assert left.content or right.content
            assert left.level == right.level
            assert not any(isinstance(node, Inserted) for node in nodes(left))
            assert not any(isinstance(node, Deleted) for node in nodes(right))
            if not left.content or not right.content:
                whole = left.content or right.content
                assert all(isinstance(node, Inserted | Deleted) for node in whole), whole


def check_notes(report: Report, old: Instrument, new: Instrument) -> None:
    """On the right all notes of the new text; on the left those of the old one that the right lacks."""
    numbers = [node.number for node in nodes(replace(report, notice=())) if isinstance(node, Footnote)]
    assert sorted(numbers) == numbers == list(dict.fromkeys(numbers))
    here, there = ([note for run in runs(report, side) for node in run for note in notes_in(node)] for side in (0, 1))
    expected = {name: notes_in(replace(side, notice=())) for name, side in (("old", old), ("new", new))}
    assert there == expected["new"]
    # What a heading says above its table is read in both columns here, and printed once.
    assert not Counter(here) - Counter(expected["old"])
    assert not Counter(expected["old"]) - (Counter(here) + Counter(there))


@pytest.mark.parametrize("name", NAMES)
def test_each_column_is_the_text_of_its_profile(name: str) -> None:
    following = NAMES[(NAMES.index(name) + 1) % len(NAMES)]
    check(draft_of(name), draft_of(following))
    check(draft_of(following, "annotated"), draft_of(name, "options"))


@given(pairs)
@settings(deadline=None, derandomize=True, max_examples=60, suppress_health_check=list(HealthCheck))
def test_so_it_is_whatever_was_amended(pair: Amended) -> None:
    check(pair.old, pair.new)


# --- rows -------------------------------------------------------------------------------------------------------------


def rows_of(report: Report, eid: str) -> list[tuple[str, str]]:
    (rows,) = [rows for heading, rows in sections(report) if heading.eid == eid]
    return [(plain_words(row.cells[LEFT].content), plain_words(row.cells[RIGHT].content)) for row in rows]


def first_with_items(tree: Instrument) -> tuple[Article, Paragraph]:
    for _, article in places(tree):
        for paragraph in article.content if isinstance(article, Article) else ():
            if isinstance(paragraph, Paragraph) and len(paragraph.subparagraphs) > 2 and paragraph.chapeau:
                return article, paragraph
    raise AssertionError("no list in the draft")


def test_what_answers_to_one_another_stands_in_one_row_with_its_own_label() -> None:
    old = short(*BASES[1])
    article, paragraph = first_with_items(old)
    path = next(path for path, node in places(old) if node is paragraph)
    gone, *others = paragraph.subparagraphs
    new = amended(put(old, path, replace(paragraph, subparagraphs=tuple(others))), [])
    rows = rows_of(beside(old, new), article.eid)
    left = f"{gone.label} {plain_words(gone.chapeau)}"
    assert (left, "") in rows
    below = plain_words(others[0].chapeau)
    assert (f"{others[0].label} {below}", f"{gone.label} {below}") in rows


def test_a_row_is_set_in_as_deep_as_its_item() -> None:
    old = short(*BASES[1])
    article, paragraph = first_with_items(old)
    (rows,) = [rows for heading, rows in sections(beside(old, old)) if heading.eid == article.eid]
    levels = {plain_words(row.cells[RIGHT].content): row.cells[RIGHT].level for row in rows}
    for node, level in [(paragraph, 0), *((item, 1) for item in paragraph.subparagraphs)]:
        assert levels[" ".join(filter(None, (node.label, plain_words(node.chapeau))))] == level


def test_a_new_heading_stands_in_a_row_and_one_that_stays_does_not() -> None:
    old = short(*BASES[1])
    path, article = next((path, node) for path, node in places(old) if isinstance(node, Article))
    new = put(old, path, replace(article, heading=(*article.heading, Text(" of all"))))
    was, now = (f"{node.label} {plain_words(node.heading)}" for node in (article, replace(article, heading=(
        *article.heading, Text(" of all")))))  # fmt: skip
    assert rows_of(beside(old, new), article.eid)[0] == (was, now)
    assert rows_of(beside(old, old), article.eid)[0][LEFT] != was


def test_the_contents_tell_what_is_new_and_what_is_left_out() -> None:
    old = short(*BASES[1])
    first, *others = old.body
    assert isinstance(first, Part)
    new = amended(replace(old, body=(replace(first, content=first.content[1:]), *others)), [])
    for before, after, end, prefix in ((old, new, LEFT_OUT, "old."), (new, old, NEW, "")):
        lines = [line for part in contents_of(beside(before, after)) for line in part.entries]
        (line,) = [line for line in lines if line.words.endswith(end)]
        article = first.content[0]
        assert isinstance(article, Article)
        assert (line.words, line.eid) == (f"{article.label} {plain_words(article.heading)}{end}", prefix + article.eid)


def test_a_recital_opens_in_italics_in_both_columns_and_its_marks_stand_around_them() -> None:
    old = short(*BASES[1])
    path, recital = next((path, node) for path, node in places(old) if isinstance(node, Recital))
    new = put(old, path, replace(recital, opener=(Text("Deeply regretting"),)))
    for side, kind, opener in ((LEFT, Deleted, recital.opener), (RIGHT, Inserted, (Text("Deeply regretting"),))):
        found = next(
            row.cells[side].content[0]
            for heading, rows in sections(beside(old, new))
            if heading.eid == "preamble"
            for row in rows
            if row.cells[side].content and isinstance(row.cells[side].content[0], kind)
        )
        assert found == kind((Emphasis(opener),))


def noted(tree: Instrument, *notes: str) -> Instrument:
    """The draft with notes at the end of its first item."""
    path, item = next((path, node) for path, node in places(tree) if isinstance(node, Subparagraph) and node.chapeau)
    calls: tuple[Inline, ...] = tuple(Footnote((Text(words),)) for words in notes)
    return amended(put(tree, path, replace(item, chapeau=(*item.chapeau, *calls))), [])


def test_a_note_of_both_texts_stands_on_the_right_and_any_other_on_its_own_side() -> None:
    old, new = (noted(short(*BASES[1]), *notes) for notes in (("See one.", "See two."), ("See one.", "See three.")))
    report = check(old, new)
    found = [[note for run in runs(report, side) for node in run for note in notes_in(node)] for side in (0, 1)]
    assert found == [["See two."], ["See one.", "See three."]]
    assert "A note that both texts have in the same words stands on the right only." in report_lines(report)[6]
    assert not any("A note" in line for line in report_lines(beside(short(*BASES[1]), new))[3:5])


# --- what the paper says of itself ------------------------------------------------------------------------------------


def test_the_paper_says_which_texts_it_compares_who_marked_them_and_how() -> None:
    old, new = draft_of("regional-convention"), draft_of("framework-convention")
    report = write_side_by_side(redline(old, new, "Group A", "2026-05-01"))
    said = [plain_words(block.content) for block in report.blocks[1:4] if hasattr(block, "content")]
    titles = [plain_words(side.title) for side in (old, new)]
    ids = [f"{side.identity.profile}, draft {side.identity.draft_id}" for side in (old, new)]
    assert said[0] == f"On the left stands “{titles[0]}” ({ids[0]}); on the right “{titles[1]}” ({ids[1]})."
    assert said[1] == "The changes are marked by Group A on 1 May 2026."
    assert said[2].startswith("Words so marked are new; words so marked are left out.")
    header = next(block for block in report.blocks if isinstance(block, Table)).header
    assert [plain_words(cell.content) for cell in header.cells] == [f"Old text: {ids[0]}", f"New text: {ids[1]}"]
    assert report.landscape
    assert plain_words(report.title) == f"{titles[1]}: two texts side by side"


def test_two_like_texts_are_said_to_be_alike_and_nothing_is_marked() -> None:
    draft = short(*BASES[3])
    report = check(draft, draft)
    assert "The two texts do not differ in any word." in report_lines(report)
    assert not is_changed(report)


def test_only_a_comparison_can_be_set_side_by_side() -> None:
    with pytest.raises(ValueError, match="compare two instruments first"):
        write_side_by_side(short(*BASES[1]))


# --- the whole of a small one -----------------------------------------------------------------------------------------


def small(face: str, *changes: str) -> Instrument:
    findings = Findings()
    library = load_library([Shelf(SMALL / "clauses", "clauses")], findings)
    profile = load_profile("model", [SMALL], findings, changes)
    assert profile is not None
    made = assemble(library, profile, pipeline.load_style(profile.style.value), face)
    assert not has_errors((*findings.items, *made.diagnostics))
    return made.instrument


def test_a_small_comparison_is_the_one_that_was_read_and_accepted() -> None:
    """Run with ``ACCEPT_GOLDENS=1`` to write it as it is now; then read every line that changed."""
    old = small("clean", "annexes.contacts.days=30")
    new = small("annotated", "annexes.contacts.days=20", "duty.diligence.force=open", "duty.diligence.standard=open")
    found = write_tree(beside(old, new))
    for name, side in (("(old)", old), ("(new)", new)):
        found = found.replace(side.identity.draft_id, name)
    if os.environ.get("ACCEPT_GOLDENS") == "1":
        GOLDEN.write_text(found, encoding="utf-8")
    assert found.split("\n") == GOLDEN.read_text(encoding="utf-8").split("\n")


# --- in Word ----------------------------------------------------------------------------------------------------------


def in_word(report: Report) -> WordFile:
    return WordFile(pipeline.write(report, "docx"))


def test_word_turns_every_page_and_gives_each_text_half_of_it() -> None:
    report = check(small("clean"), small("options", "duty.diligence.force=open"))
    file = in_word(report)
    for section in file.document.iter(W + "sectPr"):
        (size,) = section.findall(W + "pgSz")
        assert {key.removeprefix(W): value for key, value in size.attrib.items()} == {
            "w": "16838", "h": "11906", "orient": "landscape",
        }  # fmt: skip
    widths = {column.get(W + "w") for column in file.document.iter(W + "gridCol")}
    assert len(widths) == 1
    tab = file.styles["Footer"].find(f"{W}pPr/{W}tabs/{W}tab")
    assert tab is not None
    assert abs(2 * int(widths.pop() or 0) - int(tab.get(W + "pos", 0))) <= 1


def test_word_carries_the_words_of_the_report_and_sets_its_cells_in_by_styles() -> None:
    report = beside(small("clean"), small("options", "duty.diligence.force=open"))
    file = in_word(report)
    assert words([line.printed for line in file.lines if line.printed]) == words(report_lines(report))
    cells = [cell for _, rows in sections(report) for row in rows for cell in row.cells]
    styles = [file.style_of(p) for p in file.document.iter(W + "p") if file.style_of(p).startswith("TableText")]
    assert styles == [f"TableText{cell.level or ''}" for cell in cells]
    assert {cell.level for cell in cells} == {0, 1, 2}
    indents = []
    for style in ("TableText1", "TableText2", "TableText3"):
        indent = file.styles[style].find(f"{W}pPr/{W}ind")
        assert indent is not None
        indents.append(int(indent.get(W + "left", "0")))
    assert sorted(set(indents)) == indents


def test_a_cell_deeper_than_the_styles_keeps_its_words() -> None:
    report = beside(small("clean"), small("clean"))
    deep = Table((), Row(()), (Row((Cell((Text("Deep"),), 7), Cell(()))),))
    file = in_word(replace(report, blocks=(deep,)))
    (line,) = [line for line in file.lines if line.text == "Deep"]
    assert line.style == "TableText3"


CHANGED = (
    (Inserted((Text("a"),)), "InsertedWords"),
    (Deleted((Text("a"),)), "DeletedWords"),
    (Inserted((Emphasis((Text("a"),)),)), "InsertedEmphasis"),
    (Deleted((Emphasis((Text("a"),)),)), "DeletedEmphasis"),
    (Emphasis((Deleted((Text("a"),)),)), "DeletedWords"),
)


@pytest.mark.parametrize(("node", "style"), CHANGED)
def test_word_shows_changes_in_a_report_by_styles_and_tracks_none(node: Inline, style: str) -> None:
    report = beside(small("clean"), small("clean"))
    cell = Cell((node, Footnote((node,), 1)))
    file = in_word(replace(report, notice=(node,), blocks=(Table((), Row(()), (Row((cell,)),)),)))
    for part in ("word/document.xml", "word/footnotes.xml"):
        used = [run.get(W + "val") for run in file.part(part).iter(W + "rStyle")]
        assert style in used
        assert not {f"{W}{tag}" for tag in ("ins", "del", "delText", "pPrChange")} & {
            e.tag for e in file.part(part).iter()
        }
    drawn = file.styles[style].find(f"{W}rPr/{W}{'u' if style.startswith('Inserted') else 'strike'}")
    assert drawn is not None
