"""What the writers share: the contents, the places to point at, and the terms that are defined.

Each is a plain reading of the settled tree, made once here so that no two formats can differ in it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from drafter.model.inline import CrossReference, DefinedTerm, Deleted, Inlines, Inserted, NumberReference, Text
from drafter.model.instrument import (
    Annex,
    Article,
    Chapter,
    Identity,
    Instrument,
    Part,
)
from drafter.model.report import Heading, Report
from drafter.model.walk import map_inlines, nodes, plain_words

DEEPEST_ENTRY = 3
"""How deep the headings of a report go into its contents."""


def standing_words(content: Inlines) -> str:
    """The words for contents, titles and running heads: no notes, and nothing that a comparison has deleted."""
    return plain_words(map_inlines(content, lambda node: () if isinstance(node, Deleted) else (node,)))


def former_words(content: Inlines) -> str:
    """The words that the old text of a comparison had there: no notes, and nothing that was inserted."""
    return plain_words(map_inlines(content, lambda node: () if isinstance(node, Inserted) else (node,)))


def keywords_of(identity: Identity) -> str:
    """The profile's keywords, then what tells this draft from others, for the properties of a file."""
    own = (identity.kind, identity.profile, f"draft {identity.draft_id}")
    return ", ".join(part for part in (*identity.keywords, *own) if part)


# --- contents -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: the kind of division, its label and words, where it leads, and the lines under it."""

    kind: str
    label: str
    words: str
    eid: str
    entries: tuple[Entry, ...] = ()

    @property
    def line(self) -> str:
        """Label and words as one line."""
        return " ".join(part for part in (self.label, self.words) if part)


def contents_of(document: Instrument | Report) -> tuple[Entry, ...]:
    """The contents of a document; what a comparison deletes as a whole is not in them."""
    if isinstance(document, Report):
        return _report_entries(document)
    return tuple(entry for node in (*document.body, *document.annexes) for entry in _entries(node))


def _entries(node: Part | Chapter | Article | Annex) -> tuple[Entry, ...]:
    """The line of a division with those under it; where its heading is deleted, only what remains under it."""
    under: tuple[Chapter | Article, ...] = ()
    match node:
        case Part():
            under = node.content
        case Chapter():
            under = node.articles
    entries = tuple(entry for child in under for entry in _entries(child))
    if node.mark == "deleted":
        return entries
    return (Entry(type(node).__name__.lower(), node.label, standing_words(node.heading), node.eid, entries),)


def headings_of(document: Report) -> list[tuple[Heading, str]]:
    """The headings of a report, each with its anchor: its own, or one that no other heading has."""
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    taken = {heading.eid for heading in headings}
    result = []
    for i, heading in enumerate(headings, 1):
        eid = heading.eid or f"heading-{i}"
        while not heading.eid and eid in taken:
            eid += "-"
        taken.add(eid)
        result.append((heading, eid))
    return result


def _report_entries(document: Report) -> tuple[Entry, ...]:
    rows = [(min(max(h.level, 1), 4), h, eid) for h, eid in headings_of(document)]
    return _nested([row for row in rows if row[0] <= DEEPEST_ENTRY])


def _nested(rows: list[tuple[int, Heading, str]]) -> tuple[Entry, ...]:
    """A flat run of headings as a tree: each holds those after it that are deeper."""
    entries = []
    while rows:
        level, heading, eid = rows[0]
        end = next((i for i, row in enumerate(rows) if i and row[0] <= level), len(rows))
        entries.append(Entry("entry", "", standing_words(heading.content), eid, _nested(rows[1:end])))
        rows = rows[end:]
    return tuple(entries)


# --- anchors ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """A place to point at: its identifier, which no other has, and the node it is."""

    eid: str
    node: object


def places_of(document: Instrument | Report) -> Iterator[Place]:
    """Every place of a document, in reading order."""
    if isinstance(document, Report):
        yield from (Place(eid, heading) for heading, eid in headings_of(document))
        return
    if document.preamble:
        yield from (Place(recital.eid, recital) for recital in document.preamble.recitals if recital.eid)
    for node in (*document.body, document.testimonium, *document.annexes):
        yield from _places_under(node)


def _places_under(node: object) -> Iterator[Place]:
    eid = getattr(node, "eid", "")
    if eid:
        yield Place(eid, node)
    for name in ("content", "articles", "texts", "paragraphs", "subparagraphs"):
        for child in getattr(node, name, ()):
            yield from _places_under(child)


@dataclass(frozen=True, slots=True)
class LinkedPiece:
    """Some of the words of a reference, and the place they lead to: none where ``eid`` is empty."""

    eid: str
    parts: tuple[Text | NumberReference, ...]


def linked_pieces(node: CrossReference, anchors: Container[str]) -> tuple[LinkedPiece, ...]:
    """A reference as links: one where its numbers lead ever deeper to one place, else one for each number.

    ``anchors`` are the places of the document; what leads to none of them is no link.
    """
    numbers = [part.eid for part in node.parts if isinstance(part, NumberReference)]
    if node.eid in anchors and all(f"{node.eid}__".startswith(f"{eid}__") for eid in numbers):
        return (LinkedPiece(node.eid, node.parts),)
    return tuple(
        LinkedPiece(part.eid if isinstance(part, NumberReference) and part.eid in anchors else "", (part,))
        for part in node.parts
    )


# --- terms --------------------------------------------------------------------------------------------------


def defined_terms(document: Instrument | Report) -> frozenset[str]:
    """The terms that a document defines, by their ids."""
    return frozenset(node.term for node in nodes(document) if isinstance(node, DefinedTerm))
