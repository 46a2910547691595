"""Paragraphs and items as they are read, and the nodes of the tree they become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from drafter.model.instrument import Paragraph, Subparagraph
from drafter.phrasing.places import item_eid, paragraph_eid
from drafter.readers.plain.identifiers import Identifiers
from drafter.readers.plain.terms import read_terms


@dataclass(slots=True)
class Provision:
    """A paragraph, or an item of a list, that is being read."""

    label: str
    number: str
    line: int
    words: list[str] = field(default_factory=list)
    items: list[Provision] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)

    def end(self) -> str:
        """The last words of it, before any closing words."""
        provision = self
        while provision.items:
            provision = provision.items[-1]
        return provision.words[-1] if provision.words else ""


def settled(read: Sequence[Provision], above: str, identifiers: Identifiers | None) -> tuple[Paragraph, ...]:
    """The paragraphs of the article or annex ``above``; a single one without a label is the only one of it."""
    alone = len(read) == 1
    unlabelled = 0
    found: list[Paragraph] = []
    for one in read:
        unlabelled += not one.label
        eid = paragraph_eid(above, one.number, unlabelled, alone=alone) if identifiers else ""
        eid = identifiers.give(eid, one.line) if identifiers else ""
        items = tuple(_item_of(item, eid, at, identifiers) for at, item in enumerate(one.items, 1))
        words, closing = read_terms(" ".join(one.words)), read_terms(" ".join(one.closing))
        numbered = bool(one.label) or (alone and identifiers is not None)
        found.append(Paragraph(words, items, closing, numbered, "", one.number, one.label, eid))
    return tuple(found)


def _item_of(item: Provision, above: str, position: int, identifiers: Identifiers | None) -> Subparagraph:
    """An item with those under it: no more than three deep, as the series of labels holds them."""
    eid = identifiers.give(item_eid(above, item.number, position), item.line) if identifiers else ""
    items = tuple(_item_of(under, eid, at, identifiers) for at, under in enumerate(item.items, 1))
    return Subparagraph(read_terms(" ".join(item.words)), items, (), "", item.number, item.label, eid)
