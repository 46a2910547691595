"""Comments: every format carries those of the tree, in their order, with their words and where they belong."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from expected_words import comment_words, comments_in_order
from markdown_it import MarkdownIt
from page_reader import classes, lines, parse
from pypdfium2 import PdfDocument
from samples import IDENTITY, remark, sample_instrument
from word_reader import W, WordFile, shown_text

from drafter.model.inline import Bracketed, Comment, Emphasis, Text
from drafter.model.instrument import Article, Instrument, Paragraph
from drafter.pipeline import shipped_profiles, try_draft, try_library, write
from drafter.writers.docx import write_docx
from drafter.writers.html import write_html
from drafter.writers.markdown import write_markdown

TEMPLATES = Path(__file__).parents[2] / "templates"
OPEN = ("due-diligence.knowledge.standard=open", "due-diligence.duty.force=open", "general.good-faith.allegation=open")


@cache
def draft_of(name: str, settings: tuple[str, ...] = ()) -> Instrument:
    library, _ = try_library()
    outcome = try_draft(library, name, face="annotated", settings=settings)
    assert outcome.draft is not None, outcome.diagnostics
    return outcome.draft.instrument


def in_word(document: Instrument) -> list[list[str]]:
    """The comments in the order in which the ranges that they are about begin."""
    file = WordFile(write_docx(document, TEMPLATES))
    said = {comment.get(W + "id"): comment for comment in file.part("word/comments.xml")}
    begun = [start.get(W + "id") for start in file.document.iter(W + "commentRangeStart")]
    assert sorted(begun) == sorted(said)
    return [[" ".join(shown_text(p).split()) for p in said[number].iter(W + "p")] for number in begun]


def in_html(document: Instrument) -> list[list[str]]:
    body = body_of(write_html(document, TEMPLATES))
    found = []
    for number, element in enumerate((e for e in body.iter() if "comment" in classes(e)), 1):
        element.attrib.pop("class")
        first, *others = lines(element)
        assert first.startswith(f"Comment {number}: ")
        found.append([first.removeprefix(f"Comment {number}: "), *others])
    return found


def in_markdown(document: Instrument) -> list[list[str]]:
    text = write_markdown(document, TEMPLATES)
    calls = re.findall(r"<sup>\[c(\d+)\]\(#comment-\1\)</sup>", text)
    page = MarkdownIt("commonmark", {"html": True}).render(text)
    found = []
    for element in body_of(f"<!DOCTYPE html><title>t</title><body>{page}").iter("blockquote"):
        first, *others = lines(element)
        assert first.startswith(f"Comment {len(found) + 1}.")
        found.append([first.removeprefix(f"Comment {len(found) + 1}.").strip(), *others])
    assert calls == [str(n) for n in range(1, len(found) + 1)]
    return found


def body_of(page: str) -> Element:
    body = parse(page).find("body")
    assert body is not None
    return body


@pytest.mark.parametrize(
    "document",
    [sample_instrument(), *(draft_of(name) for name in shipped_profiles()), draft_of("model-convention", OPEN)],
    ids=["sample", *shipped_profiles(), "open"],
)
def test_every_format_carries_the_comments_of_the_tree(document: Instrument) -> None:
    expected = comment_words(document)
    assert expected
    assert in_word(document) == expected
    assert in_html(document) == expected
    assert in_markdown(document) == expected


@pytest.mark.parametrize("face", ["clean", "options"])
def test_other_faces_carry_none(face: str) -> None:
    library, _ = try_library()
    outcome = try_draft(library, "model-convention", face=face)
    assert outcome.draft is not None
    assert list(comments_in_order(outcome.draft.instrument)) == []
    file = WordFile(write(outcome.draft.instrument, "docx"))
    assert "word/comments.xml" not in file.zip.namelist()
    assert not list(file.document.iter(W + "commentReference"))
    assert 'class="comment"' not in write(outcome.draft.instrument, "html").decode()
    assert "#comment-" not in write(outcome.draft.instrument, "md").decode()


# --- Word ---------------------------------------------------------------------------------------------------------


def one(
    *comments: Comment, author: str = "A. Drafter & Co", initials: str = 'A"D', date: str = "2026-11-23"
) -> WordFile:
    paragraph = Paragraph((Text("Words."),), label="1.", eid="art_1__para_1", comments=comments)
    article = Article("x.y", (Text("Heading"),), (paragraph,), "1", "Article 1", "art_1")
    identity = replace(IDENTITY, face="annotated", author=author, initials=initials, date=date)
    document = replace(sample_instrument(), preamble=None, body=(article,), annexes=(), identity=identity)
    return WordFile(write_docx(document, TEMPLATES))


def test_a_comment_is_signed_and_dated_as_the_draft_is() -> None:
    comment = one(remark("Why?")).part("word/comments.xml")[0]
    assert (comment.get(W + "author"), comment.get(W + "initials")) == ("A. Drafter & Co", 'A"D')
    assert comment.get(W + "date") == "2026-11-23T00:00:00Z"


@pytest.mark.parametrize("date", ["", "2026", "open", "23 November"])
def test_no_clock_stands_in_for_a_date(date: str) -> None:
    assert one(remark("Why?"), date=date).part("word/comments.xml")[0].get(W + "date") is None


def test_each_comment_has_the_range_of_its_words_and_its_call_after_them() -> None:
    file = one(remark("Why?", "So <that> & so."), remark("How?"))
    paragraph = next(p for p in file.document.iter(W + "p") if "Words." in shown_text(p))
    order = [
        e.tag.removeprefix(W) + (e.get(W + "id") or "") for e in paragraph if "comment" in e.tag or e.tag == W + "r"
    ]
    assert order == [
        "commentRangeStart0", "commentRangeStart1", "r", "commentRangeEnd0", "r", "commentRangeEnd1", "r",
    ]  # fmt: skip
    calls = [e.get(W + "id") for e in paragraph.iter(W + "commentReference")]
    assert calls == ["0", "1"]


def test_a_comment_looks_as_its_styles_have_it_and_begins_with_its_mark() -> None:
    file = one(remark("Why?", "So."))
    paragraphs = list(file.part("word/comments.xml").iter(W + "p"))
    assert [file.style_of(p) for p in paragraphs] == ["CommentText", "CommentText"]
    assert [len(list(p.iter(W + "annotationRef"))) for p in paragraphs] == [1, 0]
    styles = [e.get(W + "val") for e in paragraphs[0].iter(W + "rStyle")]
    assert styles == ["CommentReference", "Emphasis"]


# --- pages --------------------------------------------------------------------------------------------------------


def test_a_comment_follows_the_whole_paragraph_it_is_about() -> None:
    page = write_html(sample_instrument(), TEMPLATES)
    urgency = page.index("Urgency?")
    assert page.index("Urgency.") < urgency < page.index("all feasible measures")
    assert page.index("How binding?") > page.index("exercise due diligence in respect")


def test_words_of_a_comment_are_no_markup() -> None:
    words = remark("<b>bold</b> & *so*", "1. no list", "[link](javascript:x) <script>")
    bracketed = Bracketed(((Text("a"),), (Text("b"),)), comment=words)
    article = Article("x.y", (Emphasis((Text("Heading"),)),), (Paragraph((bracketed,)),), "1", "Article 1", "art_1")
    document = replace(sample_instrument(), preamble=None, body=(article,), annexes=(), testimonium=None)
    expected = [["<b>bold</b> & *so*", "1. no list", "[link](javascript:x) <script>"]]
    assert comment_words(document) == in_html(document) == in_markdown(document) == in_word(document) == expected


def test_the_pdf_prints_every_comment_after_its_number() -> None:
    pages = [page.get_textpage().get_text_bounded() for page in PdfDocument(write(sample_instrument(), "pdf"))]
    found = letters("".join(pages))
    for number, (first, *others) in enumerate(comment_words(sample_instrument()), 1):
        assert letters("".join((f"Comment {number}: ", first, *others))) in found


def letters(text: str) -> str:
    """Without blanks and hyphens: the reader sets some of its own."""
    return "".join(re.sub(r"[-\u00ad\ufffe\u0002]", "", text).split())
