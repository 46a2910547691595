"""Every format of one draft carries the same words in the same order: checked on every shipped profile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import akn_reader
import pytest
from expected_words import instrument_lines
from markdown_it import MarkdownIt
from page_reader import classes, lines, parse, without_comments
from shipped_pages import bodies_of, draft_of, letters, pages_of
from word_reader import W, WordFile, shown_text

from drafter.model.inline import Footnote
from drafter.model.instrument import Instrument
from drafter.model.walk import nodes, plain_words
from drafter.pipeline import shipped_profiles, write

FLAGSHIP = "model-convention"


def words(found: list[str]) -> list[str]:
    """One flat run of words, so that a line broken elsewhere is no difference."""
    return " ".join(found).split()


def in_word(instrument: Instrument) -> list[str]:
    return [line.printed for line in WordFile(write(instrument, "docx")).lines if line.printed]


def in_html(instrument: Instrument) -> list[str]:
    return lines(body_of(write(instrument, "html").decode()))


def in_markdown(instrument: Instrument) -> list[str]:
    """The words of the page GitHub makes of it: no contents, comments and notes, nor the last line with the draft."""
    text = re.sub(r"\n<!--\n.*?\n-->\n\Z", "", write(instrument, "md").decode(), flags=re.DOTALL)
    text = without_comments(text).rstrip()
    last = f"\n\nDraft {instrument.identity.draft_id}"
    assert text.endswith(last)
    text = re.sub(r"(?<!\\)\[\^\d+\](?!:)", "", text.removesuffix(last))
    text = re.sub(r"^\[\^\d+\]: .*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"^ *- \[.*\]\(#[^)]*\)\n", "", text, flags=re.MULTILINE)
    return shown(text)


def in_akn(instrument: Instrument) -> list[str]:
    """The words of the XML, which has no contents: whoever shows it makes them of the headings."""
    return akn_reader.lines(akn_reader.parse(write(instrument, "akn").decode()))


def shown(markdown: str) -> list[str]:
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)
    return lines(body_of(f"<!DOCTYPE html><title>t</title><body>{page}"))


def body_of(page: str) -> Element:
    body = parse(page).find("body")
    assert body is not None
    return body


def check_words(instrument: Instrument) -> None:
    expected = words(instrument_lines(instrument))
    assert words(in_word(instrument)) == expected
    assert words(in_html(instrument)) == expected
    assert words(in_markdown(instrument)) == expected
    without_contents = words([line for line in instrument_lines(instrument) if line != instrument.contents_heading])
    assert words(in_akn(instrument)) == without_contents


@pytest.mark.parametrize("name", shipped_profiles())
def test_word_html_markdown_and_akoma_ntoso_carry_the_words_of_the_tree(name: str) -> None:
    check_words(draft_of(name))


def test_so_does_the_flagship_with_its_authorities() -> None:
    check_words(draft_of(FLAGSHIP, "annotated"))


# --- notes --------------------------------------------------------------------------------------------------------


def notes_in_word(instrument: Instrument) -> list[str]:
    """The notes in the order in which the text calls them."""
    file = WordFile(write(instrument, "docx"))
    notes = {note.get(W + "id"): shown_text(note) for note in file.part("word/footnotes.xml")}
    calls = [call.get(W + "id") for call in file.document.iter(W + "footnoteReference")]
    assert len(notes) == len(calls) + 2  # two are the lines between text and notes
    return [notes[call].strip() for call in calls]


def notes_in_html(instrument: Instrument) -> list[str]:
    """The notes as they stand, each without the number that leads back."""
    return [note.removeprefix(f"{n} ") for n, note in enumerate(_notes(body_of(write(instrument, "html").decode())), 1)]


def _notes(body: Element) -> Iterator[str]:
    for element in body.iter():
        if "note" in classes(element):
            yield " ".join("".join(element.itertext()).split())


def notes_in_markdown(instrument: Instrument) -> list[str]:
    """The notes in the order in which the text calls them."""
    text = write(instrument, "md").decode()
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", text, re.MULTILINE))
    calls = re.findall(r"(?<!\\)\[\^(\d+)\](?!:)", text)
    assert len(notes) == len(calls)
    return [" ".join(shown(notes[call])) for call in calls]


def test_the_notes_of_the_flagship_are_the_same_in_word_html_and_markdown() -> None:
    instrument = draft_of(FLAGSHIP, "annotated")
    notes = [node for node in nodes(instrument) if isinstance(node, Footnote)]
    expected = [" ".join(plain_words(note.content).split()) for note in notes]
    assert len(expected) > 50
    assert notes_in_word(instrument) == expected
    assert notes_in_html(instrument) == expected
    assert notes_in_markdown(instrument) == expected


# --- PDF ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in shipped_profiles()]
)
def test_the_pdf_carries_the_letters_of_the_tree_and_no_others(name: str) -> None:
    instrument = draft_of(name)
    expected = letters("".join(instrument_lines(instrument)))
    opening = letters(plain_words(instrument.preamble.opening)) if instrument.preamble else ""
    body = expected[expected.index(opening) :]
    found = "".join(bodies_of(name))
    assert found[found.index(opening) :] == body
    head = expected[: expected.index(opening)]
    assert found.startswith(head)


@pytest.mark.xdist_group(FLAGSHIP)
def test_title_and_contents_of_the_flagship_take_three_pages() -> None:
    preamble = draft_of(FLAGSHIP).preamble
    assert preamble is not None
    opening = letters(plain_words(preamble.opening))
    assert [n for n, page in enumerate(pages_of(FLAGSHIP), 1) if opening in letters(page)] == [4]
