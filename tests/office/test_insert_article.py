"""A negotiator types a new article into the middle of the flagship: numbers, references and contents follow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from word_in_writer import (
    bookmarks_of,
    built,
    comments_of,
    ids_of,
    lines_of,
    notes_of,
    references_of,
    shows,
    wrong_references,
)
from word_reader import Line

if TYPE_CHECKING:
    from conftest import Writer

FLAGSHIP = "model-convention"
HEADING = "Assistance to observers"
WORDS = ("Each State Party shall admit observers.", "Observers shall be assisted.")


def middle_article(lines: list[Line]) -> tuple[int, str]:
    """An article in the middle that has another before it: which line it is, and its bookmark."""
    headings = [i for i, line in enumerate(lines) if line.style == "ArticleHeading"]
    at = next(i for i in headings[len(headings) // 2 :] if not lines[i - 1].style.endswith("Heading"))
    return at, next(name for name in lines[at].bookmarks if not name.startswith("_Toc"))


def articles(pairs: list[tuple[str, str]]) -> list[tuple[int, str]]:
    """The number and the words of every article, without the figure that Writer shows where a footnote is called."""
    return [(int(label.split()[1]), " ".join(words.split()).rstrip("0123456789")) for label, words in pairs]


# In the annotated face there are footnotes and comments to lose.
@pytest.mark.parametrize(("face", "where"), [("clean", "after"), ("annotated", "before")])
def test_an_article_is_put_into_the_middle(writer: Writer, tmp_path: Path, face: str, where: str) -> None:
    before = built(FLAGSHIP, face)
    file, saved_file = tmp_path / "built.docx", tmp_path / "saved.docx"
    file.write_bytes(before)
    lines = lines_of(before)
    at, bookmark = middle_article(lines)
    old = articles([(line.label, line.text) for line in lines if line.style == "ArticleHeading"])
    place = old.index(articles([(lines[at].label, lines[at].text)])[0])
    number = old[place][0]
    assert len(old) > 50
    expected = [*old[:place], (number, HEADING), *((n + 1, words) for n, words in old[place:])]

    writer("open", file=str(file))
    had = writer("counts")
    writer("insert_article", bookmark=bookmark, where=where, heading=HEADING, paragraphs=list(WORDS))
    writer("update")
    seen = writer("paragraphs")
    references = writer("references")
    contents = writer("contents")
    counts = writer("counts")
    writer("save", file=str(saved_file))
    after = saved_file.read_bytes()

    # As Writer shows it:
    assert articles([(p["label"], p["text"]) for p in seen if p["style"] == "Article heading"]) == expected
    first = next(i for i, p in enumerate(seen) if p["style"] == "Article heading" and HEADING in p["text"])
    assert [(p["label"], p["text"]) for p in seen[first + 1 : first + 3]] == [("1.", WORDS[0]), ("2.", WORDS[1])]
    assert len(references) > 100
    assert [r for r in references if r["label"] is None or not shows(r["shown"], r["label"])] == []
    assert [p["text"] for p in seen if "not found" in p["text"]] == []
    assert [" ".join(line.split()).rpartition(" ")[0] for line in contents if HEADING in line] == [
        f"Article {number} {HEADING}"
    ]
    assert sum("Article " in line for line in contents) == len(expected)
    assert counts["footnotes"] == had["footnotes"] == len(notes_of(before))
    assert (counts["footnotes"] > 50) is (face == "annotated")

    # As the saved file says it:
    assert articles([(p.label, p.text) for p in lines_of(after) if p.style == "Articleheading"]) == expected
    assert len(references_of(after)) == len(references_of(before)) == len(references)
    assert wrong_references(after) == []
    assert [line.text for line in lines_of(after) if "not found" in line.text] == []
    assert notes_of(after) == notes_of(before)
    assert comments_of(after) == comments_of(before)
    assert bool(comments_of(after)) is (face == "annotated")
    assert len(ids_of(before)) > 100
    assert ids_of(before) - ids_of(after) == set()
    assert bookmarks_of(after) == bookmarks_of(before)
