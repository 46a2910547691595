"""What Writer shows of our Word files, and what is left of them when it only opens and saves them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from word_in_writer import (
    bookmarks_of,
    built,
    comments_between_first_notes,
    comments_of,
    ids_of,
    notes_of,
    numbered,
    plain,
    recipes_of,
    references_of,
    shows,
    wrong_references,
)

from drafter import pipeline

if TYPE_CHECKING:
    from conftest import Writer

DRAFTS = {
    "the flagship with its alternatives and authorities": ("model-convention", "annotated"),
    "articles beside their headings": ("regional-convention", ""),
    "open points in another order of numbers": ("moot-compromis", "options"),
    "a short agreement": ("bilateral-agreement", ""),
}


@pytest.mark.parametrize(("name", "face"), DRAFTS.values(), ids=DRAFTS.keys())
def test_writer_shows_our_numbers_and_keeps_what_the_file_carries(
    writer: Writer, tmp_path: Path, name: str, face: str
) -> None:
    before = built(name, face)
    file, saved_file = tmp_path / "built.docx", tmp_path / "saved.docx"
    file.write_bytes(before)
    writer("open", file=str(file))

    # Our reader of lists and Writer come to the same labels, each by itself.
    seen = writer("paragraphs")
    start = next(i for i, p in enumerate(seen) if p["style"] == "Contents heading")
    shown = [(p["label"], plain(p["text"])) for p in seen[start + 1 :] if not p["style"].startswith("Contents ")]
    expected = numbered(before)
    assert len([label for label, _ in expected if label]) > 50
    assert [label for label, words in shown if words] == [label for label, _ in expected]
    wrong = [r for r in writer("references") if r["label"] is None or not shows(r["shown"], r["label"])]
    assert wrong == []

    writer("save", file=str(saved_file))
    after = saved_file.read_bytes()
    assert numbered(after) == expected
    assert bookmarks_of(after) == bookmarks_of(before)
    assert [name for name, _ in references_of(after)] == [name for name, _ in references_of(before)]
    assert wrong_references(after) == []
    assert notes_of(after) == notes_of(before)
    assert comments_of(after) == comments_of(before)
    assert len(ids_of(before)) > 20
    assert ids_of(before) - ids_of(after) == set()
    assert len(recipes_of(before)) == 1
    assert recipes_of(after) == recipes_of(before)


@pytest.mark.parametrize("name", pipeline.shipped_profiles())
def test_no_comment_ends_where_writer_would_muddle_the_footnotes(name: str) -> None:
    data = built(name, "annotated")
    assert len(notes_of(data)) > 20
    assert len(comments_of(data)) > 20
    assert comments_between_first_notes(data) == 0
