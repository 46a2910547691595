"""Our Markdown becomes the tree again: the same text when written once more, and nothing lost in silence."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from carried_form import carried_form
from drawn_instruments import INSTRUMENTS
from hypothesis import HealthCheck, given, settings

import drafter
from drafter import pipeline
from drafter.diagnostics import DraftingError
from drafter.model.clause import ClauseLibrary
from drafter.model.instrument import Article, Identity, Instrument, Paragraph, Part
from drafter.model.structure import misplaced
from drafter.model.walk import nodes, plain_words
from drafter.readers.markdown import TooDeep, read_markdown
from drafter.readers.reading import Reading, Unplaced
from drafter.writers.markdown import write_markdown
from drafter.writers.tree import write_tree

TEMPLATES = Path(__file__).parents[2] / "templates"
FACES = ("", "options", "annotated")
"""The profile's own face, which leaves no point open but in the moot; every point open; with all that is said of it."""


@cache
def shipped() -> ClauseLibrary:
    return pipeline.load_library()


@cache
def draft_of(profile: str, face: str) -> Instrument:
    outcome = pipeline.try_draft(shipped(), profile, (), face)
    assert outcome.draft is not None
    return outcome.draft.instrument


def written(document: Instrument) -> str:
    return write_markdown(document, TEMPLATES)


def read(text: str, style: str = "un") -> Reading:
    return read_markdown(text, pipeline.load_style(style))


EVERY = [(profile, face) for profile in pipeline.shipped_profiles() for face in FACES]


@pytest.mark.parametrize(("profile", "face"), EVERY)
def test_every_draft_comes_back_and_is_written_as_it_was(profile: str, face: str) -> None:
    document = draft_of(profile, face)
    text = written(document)
    reading = read(text, document.style.name)
    assert reading.unplaced == ()
    assert reading.document == "draft"
    assert misplaced(reading.instrument) == []
    assert written(reading.instrument) == text
    assert write_tree(reading.instrument) == write_tree(carried_form(document))
    assert reading.instrument == carried_form(document)


@pytest.mark.parametrize("change", [lambda t: t.replace("\n", "\r\n"), lambda t: f"\ufeff{t}"], ids=["CRLF", "mark"])
def test_after_another_program_has_saved_it(change) -> None:  # type: ignore[no-untyped-def]
    document = draft_of("moot-compromis", "annotated")
    assert read(change(written(document)), "ilc") == read(written(document), "ilc")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(INSTRUMENTS)
def test_no_words_are_taken_for_anything_else(document: Instrument) -> None:
    """Words that look like labels, brackets, anchors and calls, wherever in an instrument words stand."""
    text = written(document)
    reading = read_markdown(text, document.style)
    assert reading.unplaced == ()
    assert written(reading.instrument) == text
    assert reading.instrument == carried_form(document)


COMPARED = (
    ("framework-convention", "", "model-convention", ""),
    ("model-convention", "options", "moot-compromis", ""),
    ("moot-compromis", "", "code-of-conduct", "annotated"),
    ("liability-protocol", "", "attribution-protocol", "options"),
)


@pytest.mark.parametrize(("old", "old_face", "new", "new_face"), COMPARED)
def test_a_redline_comes_back_with_its_marks_and_former_numbers(
    old: str, old_face: str, new: str, new_face: str
) -> None:
    redline = pipeline.compare(draft_of(old, old_face), draft_of(new, new_face), "Group A", "2026-11-23")
    text = written(redline)
    assert "<sub>(was " in text
    reading = read(text, redline.style.name)
    assert (reading.unplaced, reading.document) == ((), "comparison")
    assert reading.instrument.changes is not None
    assert redline.changes is not None
    assert reading.instrument.changes.former.keys() == redline.changes.former.keys()
    assert written(reading.instrument) == text


def test_clauses_and_the_identity_of_the_draft_come_back() -> None:
    document = draft_of("model-convention", "annotated")
    found = read(written(document)).instrument
    assert found.identity == replace(document.identity, author="", initials="")
    clauses = [node.clause_id for node in nodes(document) if hasattr(node, "clause_id")]
    assert len(clauses) > 100
    assert [node.clause_id for node in nodes(found) if hasattr(node, "clause_id")] == clauses


def test_without_what_it_carries_the_words_are_the_same() -> None:
    text = written(draft_of("code-of-conduct", "options"))
    bare = text[: text.index("<!--\n<draft ")]
    found = read(bare, "soft").instrument
    assert found.identity == Identity("", draft_of("code-of-conduct", "options").identity.draft_id, "", "")
    assert written(found) == bare.rstrip("\n") + "\n"


# --- texts that were edited ---------------------------------------------------------------------------------------

SMALL = """\
# Convention on Samples

*Model text.*

## Contents

- [Article 1 Scope](#art_1)

The Parties,

*Recalling* the Charter,

Have agreed:

## <a id="art_1"></a>Article 1<br>Scope

1\\. This Convention applies to:

- (a) Networks;
- (b) Services.

2\\. It does not apply to [article 1](#art_1).

Draft 0123456789ab
"""


def test_a_text_of_the_smallest_kind() -> None:
    instrument = read(SMALL).instrument
    assert plain_words(instrument.title) == "Convention on Samples"
    assert instrument.preamble is not None
    assert [plain_words(r.opener) for r in instrument.preamble.recitals] == ["Recalling"]
    (article,) = instrument.body
    assert isinstance(article, Article)
    assert (article.label, article.number, plain_words(article.heading)) == ("Article 1", "1", "Scope")
    first, second = article.content
    assert isinstance(first, Paragraph)
    assert [(i.label, i.number, i.eid) for i in first.subparagraphs] == [
        ("(a)", "(a)", "art_1__para_1__subpara_a"),
        ("(b)", "(b)", "art_1__para_1__subpara_b"),
    ]
    assert isinstance(second, Paragraph)
    assert (second.label, second.number, second.eid) == ("2.", "2", "art_1__para_2")


def test_an_article_put_in_by_hand_needs_no_anchor() -> None:
    text = SMALL.replace("\nDraft ", "\n## Part II<br>More\n\n### Article 2<br>Rest\n\nThe end.\n\nDraft ")
    reading = read(text)
    assert reading.unplaced == ()
    part = reading.instrument.body[1]
    assert isinstance(part, Part)
    (article,) = part.content
    assert isinstance(article, Article)
    assert (article.label, plain_words(article.heading)) == ("Article 2", "Rest")


@pytest.mark.parametrize(
    ("put_in", "words", "reason"),
    [
        ("3. A third paragraph.", "A third paragraph.", "a list that Markdown numbers has no place"),
        ("| a | b |\n| --- | --- |\n| c | d |", "a b c d", "a table has no place"),
        ("> A remark.", "A remark.", "a quotation has no place"),
        ("```\ncode\n```", "code", "a block of code has no place"),
        ("---", "", "a line across the page has no place"),
        ("<div>words</div>", "<div>words</div>", "a block of HTML has no place"),
        ("## Remarks", "Remarks", "a heading is none of a part, chapter, article or annex"),
        ("See [there](https://example.org).", "there", "a link to https://example.org has no place"),
        ("See ![it](it.png).", "it", "a picture has no place"),
        ("See `it`.", "it", "code has no place"),
        ("See <b>it</b>.", "<b>", "this HTML has no place"),
        ("See x<sup>2</sup>.", "2", "what raises words has no place"),
        ("See x<sub>2</sub>.", "2", "what lowers words has no place"),
        ("See it.[^3]", "", "there is no note 3"),
        ("See it.<sup>[c3](#comment-3)</sup>", "", "there is no comment 3"),
        ("[^3]: A note.", "A note.", "note 3 is called nowhere"),
        ('> <a id="comment-3"></a>**Comment 3.** Why?', "Why?", "comment 3 is called nowhere"),
    ],
)
def test_what_has_no_place_is_told_with_its_line(put_in: str, words: str, reason: str) -> None:
    unplaced = read(SMALL.replace("\nDraft ", f"\n{put_in}\n\nDraft ")).unplaced
    assert unplaced
    line = SMALL[: SMALL.index("\nDraft ")].count("\n") + 2
    assert unplaced[0] == Unplaced(line, words, reason)


def test_words_whose_dress_has_no_place_are_kept() -> None:
    text = SMALL.replace("Networks;", "[Networks](https://example.org), `cables` and <b>~~wires~~</b>;")
    article = read(text).instrument.body[0]
    assert isinstance(article, Article)
    first = article.content[0]
    assert isinstance(first, Paragraph)
    assert plain_words(first.subparagraphs[0].chapeau) == "Networks, cables and wires;"


def test_words_between_a_part_and_its_first_article_are_told() -> None:
    text = SMALL.replace("## <a id", '## <a id="part_I"></a>Part I<br>All\n\nStray words.\n\n### <a id')
    assert read(text).unplaced == (Unplaced(17, "Stray words.", "words stand between a heading and its first article"),)


@pytest.mark.parametrize("sign", ["<ins>", "<a>", "\\[a " * 3, "<sup>", "<em>"])
def test_what_goes_too_deep_is_refused(sign: str) -> None:
    closing = "\\]" * 9_000 if "[" in sign else ""
    with pytest.raises(TooDeep):
        read(f"# t\n\n{sign * 3_000}{closing}")


# --- files --------------------------------------------------------------------------------------------------------


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_is_read_in_the_house_style_it_names(here: Path) -> None:
    document = draft_of("code-of-conduct", "options")
    Path("built").write_text(written(document), encoding="utf-8")
    found = drafter.read("built")
    assert found.style == document.style
    assert drafter.write(found, "md").decode() == written(document)


def test_a_comparison_of_a_file_with_its_draft_shows_what_was_edited(here: Path) -> None:
    document = draft_of("code-of-conduct", "")
    text = written(document)
    at = text.index("\n### <a id=")
    edited = text[:at] + text[at:].replace("States should", "States will", 1)
    assert edited != text
    Path("edited.md").write_text(edited, encoding="utf-8")
    redline = written(drafter.compare(document, drafter.read("edited.md")))
    assert redline.count("<ins>will</ins>") == 1
    assert redline.count("<del>should</del>") == 1


def test_passages_without_a_place_are_warnings(here: Path) -> None:
    Path("edited.md").write_text(SMALL.replace("\nDraft", "\n> Why?\n\nDraft"), encoding="utf-8")
    found, told = pipeline.try_read(Path("edited.md"))
    assert found is not None
    assert [(d.code, d.severity.value, d.message, str(d.span)) for d in told] == [
        ("unplaced", "warning", "a quotation has no place: “Why?”", "edited.md:24:1")
    ]


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (b"%PDF-1.7", "file-unreadable", "back is no text, or too much of it"),
        (b"PK\x03\x04", "file-unreadable", "back is no text, or too much of it"),
        (b"<!DOCTYPE html><p>x", "file-unreadable", "back is no text, or too much of it"),
        (b"# a\n" * 2_000_000, "file-unreadable", "back is no text, or too much of it"),
        (b"# caf\xe9", "file-unreadable", "back is not UTF-8 text from byte 6 on"),
        (b"# t\n\n" + b"<ins>" * 9_000, "file-unreadable", "back goes too many levels deep"),
        (
            b"# t\n\n<!-- <draft xmlns='urn:drafter:draft:2'/> -->",
            "newer-recipe",
            "back carries a recipe of a newer form",
        ),
        (
            b"# t\n\n<!-- <draft xmlns='urn:drafter:draft:1'/> -->",
            "damaged-recipe",
            "back: its recipe has no 'profile'",
        ),
    ],
)
def test_what_cannot_be_read_is_told(here: Path, data: bytes, code: str, message: str) -> None:
    Path("back").write_bytes(data)
    with pytest.raises(DraftingError) as raised:
        drafter.read("back")
    assert [(d.code, d.message) for d in raised.value.diagnostics] == [(code, message)]


def test_a_report_is_no_draft(here: Path) -> None:
    outcome = pipeline.try_draft(shipped(), "code-of-conduct", (), "options")
    assert outcome.draft is not None
    assert outcome.profile is not None
    report = pipeline.commentary(outcome.draft, shipped(), outcome.profile)
    Path("report.md").write_bytes(drafter.write(report, "md"))
    with pytest.raises(DraftingError, match=r"report\.md is a report on a draft, and no draft"):
        drafter.read("report.md")
