"""What every format must print of a document, line by line: labels and words, in reading order, without footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.inline import Comment
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
from drafter.model.walk import children, plain_words


def instrument_lines(document: Instrument) -> list[str]:
    """The lines of an instrument, table of contents left out; those of the signature block as they stand in it."""
    return [" ".join(line.split()) for line in _instrument(document) if line.strip()]


def comments_in_order(node: object) -> Iterator[Comment]:
    """The comments of a tree: those on a block, then those on words of it, then those on what it holds."""
    if isinstance(node, Comment):
        yield node
        return
    found = list(children(node))
    yield from (child for child in found if isinstance(child, Comment))
    for child in found:
        if not isinstance(child, Comment):
            yield from comments_in_order(child)


def comment_words(document: Instrument) -> list[list[str]]:
    """What the comments of a document say, paragraph by paragraph."""
    return [
        [" ".join(plain_words(content).split()) for content in comment.paragraphs]
        for comment in comments_in_order(document)
    ]


def _instrument(document: Instrument) -> Iterator[str]:
    yield plain_words(document.title)
    yield plain_words(document.notice)
    yield document.contents_heading
    if document.preamble:
        yield plain_words(document.preamble.opening)
        for recital in document.preamble.recitals:
            yield f"{plain_words(recital.opener)} {plain_words(recital.content)}"
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
                    for paragraph in text.paragraphs:
                        yield from _block(paragraph)


def _block(node: Paragraph | Subparagraph) -> Iterator[str]:
    yield f"{node.label} {plain_words(node.chapeau)}"
    for item in node.subparagraphs:
        yield from _block(item)
    if node.closing_words:
        yield plain_words(node.closing_words)


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
