"""Rebuilding an instrument with every run of inline nodes changed by one function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import TypeVar

from drafter.model.inline import Footnote, Inline, Inlines
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
from drafter.model.walk import map_inlines

U = TypeVar("U", Article, Annex)
P = TypeVar("P", Paragraph, Subparagraph)


Change = Callable[[Inlines, str], Inlines]
"""From a run of inline nodes, and the id of the clause it stands in, to what it becomes."""


def map_content(instrument: Instrument, change: Change) -> Instrument:
    """The instrument with ``change`` applied to every run of inline nodes, in reading order."""
    title, notice = change(instrument.title, ""), change(instrument.notice, "")
    preamble = _preamble(instrument.preamble, change) if instrument.preamble else None
    body = tuple(_top(node, change) for node in instrument.body)
    testimonium = instrument.testimonium
    if testimonium:
        own = testimonium.clause_id
        testimonium = replace(testimonium, paragraphs=tuple(_block(p, change, own) for p in testimonium.paragraphs))
    annexes = tuple(_unit(annex, change) for annex in instrument.annexes)
    return replace(
        instrument, title=title, notice=notice, preamble=preamble, body=body, testimonium=testimonium, annexes=annexes
    )


def number_footnotes(instrument: Instrument) -> Instrument:
    """Footnotes numbered in reading order, those that a comparison deletes among them."""
    numbers = count(1)

    def change(node: Inline) -> Inlines:
        return (replace(node, number=next(numbers)),) if isinstance(node, Footnote) else (node,)

    return map_content(instrument, lambda content, _: map_inlines(content, change))


def map_provisions(instrument: Instrument, change: Callable[[Provision], Provision]) -> Instrument:
    """The instrument with ``change`` applied to every provision of its articles and annexes."""

    def unit(node: U) -> U:
        return replace(node, content=tuple(change(provision) for provision in node.content))

    def chapter(node: Chapter | Article) -> Chapter | Article:
        return replace(node, articles=tuple(map(unit, node.articles))) if isinstance(node, Chapter) else unit(node)

    def top(node: Part | Chapter | Article) -> Part | Chapter | Article:
        return replace(node, content=tuple(map(chapter, node.content))) if isinstance(node, Part) else chapter(node)

    return replace(instrument, body=tuple(map(top, instrument.body)), annexes=tuple(map(unit, instrument.annexes)))


def _preamble(node: Preamble, change: Change) -> Preamble:
    opening = change(node.opening, "")
    recitals = tuple(
        replace(r, opener=change(r.opener, r.clause_id), content=change(r.content, r.clause_id)) for r in node.recitals
    )
    return Preamble(opening, recitals, change(node.enacting_words, ""))


def _top(node: Part | Chapter | Article, change: Change) -> Part | Chapter | Article:
    match node:
        case Article():
            return _unit(node, change)
        case Chapter():
            return _chapter(node, change)
        case Part():
            heading = change(node.heading, "")
            content = tuple(_chapter(n, change) if isinstance(n, Chapter) else _unit(n, change) for n in node.content)
            return replace(node, heading=heading, content=content)


def _chapter(node: Chapter, change: Change) -> Chapter:
    heading = change(node.heading, "")
    return replace(node, heading=heading, articles=tuple(_unit(article, change) for article in node.articles))


def _unit(node: U, change: Change) -> U:
    heading = change(node.heading, node.clause_id)
    return replace(node, heading=heading, content=tuple(_provision(p, change, node.clause_id) for p in node.content))


def _provision(node: Provision, change: Change, own: str) -> Provision:
    if isinstance(node, Paragraph):
        return _block(node, change, own)
    texts = tuple(replace(t, paragraphs=tuple(_block(p, change, own) for p in t.paragraphs)) for t in node.texts)
    return replace(node, texts=texts)


def _block(node: P, change: Change, own: str) -> P:
    chapeau = change(node.chapeau, own)
    items = tuple(_block(item, change, own) for item in node.subparagraphs)
    return replace(node, chapeau=chapeau, subparagraphs=items, closing_words=change(node.closing_words, own))
