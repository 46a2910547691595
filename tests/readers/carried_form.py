"""What of a tree Markdown carries: the tree as it comes back, made from the one that was written, to compare both."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import fields, is_dataclass, replace
from typing import Any

from drafter.model.inline import Blank, CrossReference, DefinedTerm, Inline, Inlines, NumberReference, TermUse, Text
from drafter.model.instrument import Alternatives, Annex, Article, Identity, Instrument, Paragraph, Provision
from drafter.model.style import HouseStyle
from drafter.model.walk import blank_words, joined, map_inlines, plain_words
from drafter.writers.reading import linked_pieces, places_of


def carried_form(document: Instrument) -> Instrument:
    """The instrument without what Markdown does not carry, which ``read_markdown`` lists."""
    anchors = frozenset(place.eid for place in places_of(document))
    form = _form(document, anchors)
    assert isinstance(form, Instrument)
    return replace(form, identity=replace(document.identity, author="", initials=""))


def _form(node: Any, anchors: Container[str]) -> Any:
    """A node, and all that it holds, in its carried form."""
    if isinstance(node, tuple):
        if any(isinstance(item, Text | TermUse | CrossReference) for item in node):
            return tuple(_form(item, anchors) for item in _words(node, anchors))
        return tuple(_form(item, anchors) for item in node)
    if not is_dataclass(node) or isinstance(node, HouseStyle | Identity | CrossReference):
        return node
    changes = {f.name: _form(getattr(node, f.name), anchors) for f in fields(node) if f.name != "changes"}
    match node:
        case Alternatives():
            changes["question"] = ""
        case DefinedTerm():
            changes["term"] = "-".join(plain_words(node.content).lower().split())
        case Article() | Annex():
            changes["content"] = tuple(_alone(p, changes["content"]) for p in changes["content"])
    if "sources" in changes:
        changes["sources"] = ()
    return replace(node, **changes)


def _words(content: Inlines, anchors: Container[str]) -> Inlines:
    def change(node: Inline) -> Inlines:
        match node:
            case Text(words) | TermUse(_, words):
                return _with_blanks(words)
            case CrossReference():
                return tuple(
                    _piece(piece.eid, "".join(p.text for p in piece.parts)) for piece in linked_pieces(node, anchors)
                )
            case _:
                return (node,)

    return joined(map_inlines(content, change))


def _with_blanks(words: str) -> Inlines:
    """Words, with the dots of a blank as what they look like."""
    first, *others = words.split(blank_words(""))
    return (Text(first), *(node for part in others for node in (Blank(""), Text(part))))


def _piece(eid: str, words: str) -> Inline:
    return CrossReference(eid, (NumberReference(eid, words),)) if eid else Text(words)


def _alone(node: Provision, content: tuple[Provision, ...]) -> Provision:
    if isinstance(node, Paragraph):
        return replace(node, numbered="__al_" not in node.eid)
    texts = tuple(replace(t, paragraphs=tuple(_alone(p, ()) for p in t.paragraphs)) for t in node.texts)
    return replace(node, texts=texts)
