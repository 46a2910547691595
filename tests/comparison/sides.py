"""How either side of a redline reads, line by line: what a comparison promises, said without the code that makes one.

``accepted(redline(old, new)) == read(new)`` and ``rejected(redline(old, new)) == read(old)``. Words count, not how a
tree cuts them: a term in use reads like the same words as plain text, and neighbouring words are one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from drafter.model.inline import (
    Bracketed,
    Comment,
    CrossReference,
    DefinedTerm,
    Deleted,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    Inserted,
    NumberReference,
    TermUse,
    Text,
)
from drafter.model.instrument import (
    OLD,
    Alternatives,
    AlternativeText,
    Annex,
    Article,
    Chapter,
    Former,
    Instrument,
    Paragraph,
    Part,
    Subparagraph,
)

Run = tuple[tuple[tuple[str, ...], object], ...]
"""Words and whole nodes, each with the looks around it: ``((("italics",), "inter alia"),)``."""


@dataclass(frozen=True)
class Line:
    """A heading, paragraph, item or other run that is printed as one; ``depth`` is that of an item or closing words."""

    kind: str
    words: Run
    eid: str = ""
    label: str = ""
    number: str = ""
    depth: int = 0
    comments: tuple[Comment, ...] = ()


def read(instrument: Instrument, *, comments: bool = True) -> tuple[Line, ...]:
    """How an instrument without changes reads; a comparison has no ``comments`` of the old text."""
    assert not list(marks_of(instrument)), "an instrument that is not to have changes has some"
    return _Side(Inserted, {}, comments=comments).lines(instrument)


def accepted(instrument: Instrument) -> tuple[Line, ...]:
    """How a redline reads once all changes are accepted."""
    return _Side(Inserted, {}).lines(instrument)


def rejected(instrument: Instrument) -> tuple[Line, ...]:
    """How a redline reads once all changes are rejected."""
    assert instrument.changes is not None
    return _Side(Deleted, instrument.changes.former, comments=False).lines(instrument)


def words_of(content: Inlines, stays: type[Inserted] | type[Deleted]) -> Run:
    """How a run reads on the side where ``stays`` is part of the text."""
    return _Side(stays, {}).run(content)


def marks_of(node: object) -> Iterator[object]:
    """Every marked run and every marked block under ``node``."""
    if isinstance(node, Inserted | Deleted) or getattr(node, "mark", ""):
        yield node
    if isinstance(node, tuple):
        for item in node:
            yield from marks_of(item)
    elif is_dataclass(node):
        for field in fields(node):
            if field.name not in ("identity", "style", "changes"):
                yield from marks_of(getattr(node, field.name))


class _Side:
    """One of the two texts. ``stays`` is the change that is part of it, ``former`` what its blocks were called."""

    def __init__(self, stays: type[Inserted] | type[Deleted], former: Any, *, comments: bool = True) -> None:
        self.stays = stays
        self.gone_mark = "deleted" if stays is Inserted else "inserted"
        self.former: dict[str, Former] = dict(former)
        self.comments = comments

    # --- words --------------------------------------------------------------------------------------------------------

    def run(self, content: Inlines) -> Run:
        found: list[tuple[tuple[str, ...], object]] = []
        for looks, said in self._pieces(content, ()):
            if found and isinstance(said, str) and isinstance(found[-1][1], str) and found[-1][0] == looks:
                found[-1] = looks, found[-1][1] + said
            elif said != "":
                found.append((looks, said))
        return tuple(found)

    def _pieces(self, content: Inlines, looks: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], object]]:
        for node in content:
            match node:
                case Inserted(inner) | Deleted(inner):
                    if isinstance(node, self.stays):
                        yield from self._pieces(inner, looks)
                case Text(words) | TermUse(_, words):
                    yield looks, words
                case Emphasis(inner):
                    yield from self._pieces(inner, (*looks, "italics"))
                case DefinedTerm(term, inner):
                    yield from self._pieces(inner, (*looks, f"definition of {term}"))
                case Footnote(inner):
                    yield looks, ("note", self.run(inner))
                case _:
                    yield looks, self._whole(node)

    def _whole(self, node: Inline) -> object:
        match node:
            case CrossReference(eid, parts):
                return CrossReference(self.eid(eid), tuple(self._part(part) for part in parts))
            case Bracketed(alternatives, proposers, comment):
                said = tuple(self.run(alternative) for alternative in alternatives)
                return "brackets", said, proposers, comment if self.comments else None
            case _:
                return node

    def _part(self, part: Text | NumberReference) -> Text | NumberReference:
        return replace(part, eid=self.eid(part.eid)) if isinstance(part, NumberReference) else part

    def eid(self, eid: str) -> str:
        """The identifier that a place has in this text."""
        if self.stays is Inserted:
            return eid
        return self.former[eid].eid if eid in self.former else eid.removeprefix(OLD)

    # --- blocks -------------------------------------------------------------------------------------------------------

    def lines(self, tree: Instrument) -> tuple[Line, ...]:
        return tuple(self._lines(tree))

    def _lines(self, tree: Instrument) -> Iterator[Line]:
        yield from self._loose("title", tree.title)
        yield from self._loose("notice", tree.notice)
        if tree.preamble:
            yield from self._loose("opening", tree.preamble.opening)
            for recital in tree.preamble.recitals:
                words = (*recital.opener, Text("|"), *recital.content)
                yield from self._line(recital, words)
            yield from self._loose("enacting words", tree.preamble.enacting_words)
        yield from self._all(tree.body, self._division)
        if tree.testimonium:
            own = list(self._all(tree.testimonium.paragraphs, self._block))
            signed = [line for node in tree.testimonium.signatories for line in self._line(node, node.name)]
            if own or signed:
                yield Line("Testimonium", (), self.eid(tree.testimonium.eid))
            yield from [*own, *signed]
        yield from self._all(tree.annexes, self._division)

    def _loose(self, kind: str, content: Inlines) -> Iterator[Line]:
        words = self.run(content)
        if words:
            yield Line(kind, words)

    def _line(self, node: Any, content: Inlines, depth: int = 0) -> Iterator[Line]:
        """The line of a block; the label, number and identifier of one that both texts have may have been others."""
        if node.mark == self.gone_mark:
            return
        eid, label, number = (getattr(node, name, "") for name in ("eid", "label", "number"))
        was = self.former.get(eid) if self.stays is Deleted else None
        if was:
            label, number = was.label, was.number
        comments = getattr(node, "comments", ()) if self.comments else ()
        yield Line(type(node).__name__, self.run(content), self.eid(eid), label, number, depth, comments)

    def _all(self, nodes: Sequence[Any], each: Callable[[Any], Iterator[Line]]) -> Iterator[Line]:
        for node in nodes:
            yield from each(node)

    def _division(self, node: Part | Chapter | Article | Annex) -> Iterator[Line]:
        """A part or chapter is but its heading: what stands under it has marks of its own."""
        yield from self._line(node, node.heading)
        match node:
            case Part():
                yield from self._all(node.content, self._division)
            case Chapter():
                yield from self._all(node.articles, self._division)
            case _ if node.mark != self.gone_mark:
                yield from self._all(node.content, self._provision)

    def _provision(self, node: Paragraph | Alternatives) -> Iterator[Line]:
        if isinstance(node, Paragraph):
            yield from self._block(node)
            return
        lines = list(self._all(node.texts, self._alternative))
        if lines:
            yield Line("Alternatives", (), comments=(node.comment,) if node.comment and self.comments else ())
        yield from lines

    def _alternative(self, node: AlternativeText) -> Iterator[Line]:
        yield from self._line(node, ())
        if node.mark != self.gone_mark:
            yield from self._all(node.paragraphs, self._block)

    def _block(self, node: Paragraph | Subparagraph, depth: int = 0) -> Iterator[Line]:
        if node.mark == self.gone_mark:
            return
        yield from self._line(node, node.chapeau, depth)
        for item in node.subparagraphs:
            yield from self._block(item, depth + 1)
        closing = self.run(node.closing_words)
        if closing:
            yield Line("closing words", closing, depth=depth)
