"""What Word would print before each paragraph of every shipped profile is what the tree says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from word_reader import WordFile

from drafter import pipeline
from drafter.model.instrument import (
    Annex,
    Article,
    Chapter,
    Instrument,
    Paragraph,
    Part,
    Preamble,
    Provision,
    Subparagraph,
)
from drafter.model.walk import plain_words

FACES = ("", "options", "annotated")
"""A profile's own face, and those in which open points are seen."""

Numbered = tuple[str, str]
"""The label of a paragraph and its words."""


@cache
def draft_of(name: str, face: str) -> Instrument:
    library, _ = pipeline.try_library()
    outcome = pipeline.try_draft(library, name, face=face)
    assert outcome.draft is not None, outcome.diagnostics
    return outcome.draft.instrument


# --- the tree, paragraph by paragraph ---------------------------------------------------------------------------------


def paragraphs_of(document: Instrument) -> list[Numbered]:
    """Every paragraph after the table of contents, in order."""
    return [(label, " ".join(words.split())) for label, words in _paragraphs(document) if label or words]


def _paragraphs(document: Instrument) -> Iterator[Numbered]:
    if document.preamble:
        yield from _preamble(document.preamble)
    for node in document.body:
        yield from _division(node)
    if document.testimonium:
        for paragraph in document.testimonium.paragraphs:
            yield from _block(paragraph)
        yield from (("", plain_words(signatory.name)) for signatory in document.testimonium.signatories)
    for annex in document.annexes:
        yield from _division(annex)


def _preamble(preamble: Preamble) -> Iterator[Numbered]:
    yield "", plain_words(preamble.opening)
    for recital in preamble.recitals:
        yield "", f"{plain_words(recital.opener)} {plain_words(recital.content)}"
    yield "", plain_words(preamble.enacting_words)


def _division(node: Part | Chapter | Article | Annex) -> Iterator[Numbered]:
    # The dash of "Article 9 –" is no part of the number, or every reference would show it.
    number = node.label.rstrip(" –—")
    yield number, f"{node.label.removeprefix(number)} {plain_words(node.heading)}"
    for child in node.articles if isinstance(node, Chapter) else node.content:
        if isinstance(child, Chapter | Article):
            yield from _division(child)
        else:
            yield from _provision(child)


def _provision(node: Provision) -> Iterator[Numbered]:
    if isinstance(node, Paragraph):
        yield from _block(node)
        return
    for text in node.texts:
        yield "", text.label
        for paragraph in text.paragraphs:
            yield from _block(paragraph)


def _block(node: Paragraph | Subparagraph) -> Iterator[Numbered]:
    yield node.label, plain_words(node.chapeau)
    for item in node.subparagraphs:
        yield from _block(item)
    yield "", plain_words(node.closing_words)


# --- the file ---------------------------------------------------------------------------------------------------------


def printed_in(data: bytes, document: Instrument) -> list[Numbered]:
    """Label and words of every paragraph after the table of contents as Word would print them."""
    lines = [(line.label, " ".join(line.text.split())) for line in WordFile(data).lines]
    after = [text for _, text in lines].index(document.contents_heading) + 1
    return [line for line in lines[after:] if any(line)]


@pytest.mark.parametrize("face", FACES, ids=["own face", "options", "annotated"])
@pytest.mark.parametrize("name", pipeline.shipped_profiles())
def test_word_prints_the_label_of_every_paragraph(name: str, face: str) -> None:
    document = draft_of(name, face)
    expected = paragraphs_of(document)
    assert len([label for label, _ in expected if label]) > 50
    assert printed_in(pipeline.write(document, "docx"), document) == expected


def test_the_labels_are_of_every_kind() -> None:
    """So that the comparison above has recitals, headings, paragraphs, all depths of lists, annexes and testimonium."""
    labels = {label.split()[0] for name in pipeline.shipped_profiles() for label, _ in paragraphs_of(draft_of(name, ""))
              if label}  # fmt: skip
    assert {"Part", "Article", "Annex", "1.", "(a)", "(i)"} <= labels
    flagship = draft_of(pipeline.FLAGSHIP, "")
    assert flagship.preamble
    assert flagship.testimonium
    assert flagship.annexes
