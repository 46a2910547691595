"""Every format of one draft carries the same words in the same order: checked on every shipped profile."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from expected_words import instrument_lines
from markdown_it import MarkdownIt
from page_reader import lines, parse
from word_reader import WordFile

from drafter.model.instrument import Instrument
from drafter.model.walk import plain_words
from drafter.pipeline import shipped_profiles, try_draft, try_library, write


def words(found: list[str]) -> list[str]:
    """One flat run of words, so that a line broken elsewhere is no difference."""
    return " ".join(found).split()


def draft_of(name: str) -> Instrument:
    library, _ = try_library()
    outcome = try_draft(library, name, face="options")
    assert outcome.draft is not None, outcome.diagnostics
    return outcome.draft.instrument


def in_word(instrument: Instrument) -> list[str]:
    return [line.printed for line in WordFile(write(instrument, "docx")).lines if line.printed]


def in_html(instrument: Instrument) -> list[str]:
    body = parse(write(instrument, "html").decode()).find("body")
    assert body is not None
    return lines(body)


def in_markdown(instrument: Instrument) -> list[str]:
    text = write(instrument, "md").decode()
    text = re.sub(r"(?<!\\)\[\^\d+\](?!:)", "", text)
    text = re.sub(r"^\[\^\d+\]: .*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"^ *- \[.*\]\(#[^)]*\)\n", "", text, flags=re.MULTILINE)
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    body = parse(f"<!DOCTYPE html><title>t</title><body>{page}").find("body")
    assert body is not None
    return lines(body)


@pytest.mark.parametrize("name", shipped_profiles())
def test_word_html_and_markdown_carry_the_words_of_the_tree(name: str) -> None:
    instrument = draft_of(name)
    expected = words(instrument_lines(instrument))
    assert words(in_word(instrument)) == expected
    assert words(in_html(instrument)) == expected
    assert words(in_markdown(instrument)) == expected


def in_pdf(instrument: Instrument) -> str:
    """The letters of the pages without running heads, feet and the table of contents.

    Letters and not words: the reader sets blanks of its own where a line is justified or a word is broken.
    """
    title, draft_id = letters(plain_words(instrument.title)), instrument.identity.draft_id
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(write(instrument, "pdf"))]
    text = ""
    for number, page in enumerate(pages, start=1):
        around = [letters(f"Draft {draft_id}"), letters(f"page {number} of {len(pages)}")]
        around += [title] if number > 1 else []  # the first page has no running head
        flat = letters(page)
        places = [flat.rfind(piece) for piece in around]
        assert min(places) >= 0, (number, around)
        text += flat[: min(places)]
    return text


def letters(text: str) -> str:
    """Without blanks and hyphens: the reader takes a hyphen at the end of a line for a broken word."""
    return "".join(re.sub(r"[-\u00ad\ufffe\u0002]", "", text).split())


def test_the_pdf_of_the_flagship_carries_the_letters_of_the_tree_and_no_others() -> None:
    instrument = draft_of("model-convention")
    expected = letters("".join(instrument_lines(instrument)))
    opening = letters(plain_words(instrument.preamble.opening)) if instrument.preamble else ""
    body = expected[expected.index(opening) :]
    found = in_pdf(instrument)
    assert found[found.index(opening) :] == body
    head = expected[: expected.index(opening)]
    assert found.startswith(head)
