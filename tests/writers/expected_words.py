"""What every format must print of a document, line by line: labels and words, in reading order, without footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.instrument import (
    Alternatives,
    Annex,
    Article,
    Chapter,
    Instrument,
    Paragraph,
    Part,
    Subparagraph,
)
from drafter.model.report import BulletList, Heading, ListItem, Report, ReportParagraph
from drafter.model.walk import bracketed_words, plain_words


def instrument_lines(document: Instrument) -> list[str]:
    """The lines of an instrument, table of contents left out; those of the signature block as they stand in it."""
    return [" ".join(line.split()) for line in _instrument(document) if line.strip()]


def _instrument(document: Instrument) -> Iterator[str]:
    yield plain_words(document.title)
    yield plain_words(document.notice)
    yield document.contents_heading
    if document.preamble:
        yield plain_words(document.preamble.opening)
        for recital in document.preamble.recitals:
            yield f"{recital.opener} {plain_words(recital.content)}"
        yield plain_words(document.preamble.enacting_words)
    for node in document.body:
        yield from _division(node)
    if document.testimonium:
        for paragraph in document.testimonium.paragraphs:
            yield from _block(paragraph)
        for signatory in document.testimonium.signatories:
            yield plain_words(signatory.name)
    for annex in document.annexes:
        yield from _division(annex)


def _division(node: Part | Chapter | Article | Annex) -> Iterator[str]:
    yield f"{node.label} {plain_words(node.heading)}"
    if isinstance(node, Chapter):
        for article in node.articles:
            yield from _division(article)
        return
    for child in node.content:
        match child:
            case Chapter() | Article():
                yield from _division(child)
            case Paragraph():
                yield from _block(child)
            case Alternatives():
                for text in child.texts:
                    yield text.label
                    opening, closing = bracketed_words("|", text.proposer).split("|")
                    lines = [line for p in text.paragraphs for line in _pairs(p)]
                    lines[0] = (lines[0][0], opening + lines[0][1])
                    lines[-1] = (lines[-1][0], lines[-1][1] + closing)
                    yield from (" ".join(line) for line in lines)


def _block(node: Paragraph | Subparagraph) -> Iterator[str]:
    yield from (" ".join(pair) for pair in _pairs(node))


def _pairs(node: Paragraph | Subparagraph) -> Iterator[tuple[str, str]]:
    yield node.label, plain_words(node.chapeau)
    for item in node.subparagraphs:
        yield from _pairs(item)
    if node.closing_words:
        yield "", plain_words(node.closing_words)


def report_lines(document: Report) -> list[str]:
    """The lines of a report, its cells one by one; items of ordered lists with their numbers."""
    return [" ".join(line.split()) for line in _report(document) if line.strip()]


def _report(document: Report) -> Iterator[str]:
    yield plain_words(document.title)
    yield plain_words(document.notice)
    yield document.contents_heading
    for block in document.blocks:
        match block:
            case Heading(_, content) | ReportParagraph(content):
                yield plain_words(content)
            case BulletList(items, ordered):
                yield from _items(items, ordered)
            case _:
                yield plain_words(block.caption)
                for row in (block.header, *block.rows):
                    yield from (plain_words(cell.content) for cell in row.cells)


def _items(items: tuple[ListItem, ...], ordered: bool) -> Iterator[str]:
    for number, item in enumerate(items, start=1):
        yield f"{number}. {plain_words(item.content)}" if ordered else plain_words(item.content)
        yield from _items(item.items, ordered)
