"""Two instruments to one, in which every difference is marked: a redline.

Accepting all changes gives the new text, rejecting them the old one, to the word, the number and the place of each
block: what is not marked as deleted is the one; what is not marked as inserted, under its former label, the other.
Articles, annexes and recitals answer to one another by their clause ids, paragraphs and items by the likeness of their
words. What has moved is deleted at its old place and inserted at its new one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from drafter.comparison.identifiers import renamed
from drafter.comparison.legend import legend_of
from drafter.comparison.pairs import Block, Division, Pairing
from drafter.comparison.words import compare_words, wholly
from drafter.model.inline import Deleted, Inlines, Inserted
from drafter.model.instrument import (
    Alternatives,
    AlternativeText,
    Annex,
    Article,
    Changes,
    Chapter,
    Former,
    Instrument,
    Paragraph,
    Part,
    Preamble,
    Provision,
    Recital,
    Signatory,
    Testimonium,
)
from drafter.model.rebuild import number_footnotes
from drafter.model.walk import is_changed
from drafter.phrasing.places import former_number

B = TypeVar("B", bound=Block)
M = TypeVar("M", bound=Division | Block | Recital | AlternativeText | Signatory)


def redline(old: Instrument, new: Instrument, author: str = "", date: str = "") -> Instrument:
    """The new instrument with all that differs from the old one marked.

    ``author`` and ``date`` (``2026-05-01``, or empty) are those of the changes. The comments of the new text stay.
    """
    merger = _Merger(old, new)
    merged = number_footnotes(merger.instrument(old, new))
    identity = new.identity
    changes = Changes(author or identity.author, date or identity.date, old.identity, old.style, merger.former)
    legend = legend_of(old, new, changes, differ=is_changed(merged), renumbered=merger.renumbered)
    return replace(merged, changes=replace(changes, legend=legend))


class _Merger:
    def __init__(self, old: Instrument, new: Instrument) -> None:
        self.pairing = Pairing(old, new)
        self.former: dict[str, Former] = {}
        self.renumbered = False

    def instrument(self, old: Instrument, new: Instrument) -> Instrument:
        body = self._divisions(self.pairing.old_divisions, self.pairing.new_divisions)
        annexes = self._divisions(old.annexes, new.annexes)
        return replace(
            new,
            title=compare_words(renamed(old.title, self.pairing.names), new.title, alone=True),
            notice=self._words(old.notice, new.notice),
            preamble=self._preamble(old.preamble, new.preamble),
            body=nested([node for node in body if not isinstance(node, Annex)]),
            testimonium=self._testimonium(old.testimonium, new.testimonium),
            annexes=tuple(node for node in annexes if isinstance(node, Annex)),
        )

    # --- words and marks ------------------------------------------------------------------------------------------

    def _words(self, old: Inlines, new: Inlines) -> Inlines:
        return compare_words(renamed(old, self.pairing.names), new)

    def _deleted(self, node: M) -> M:
        return replace(renamed(node, self.pairing.names), mark="deleted")

    def _keep(self, old: Division | Block | AlternativeText, new: Division | Block | AlternativeText) -> None:
        before, now = ("" if isinstance(node, AlternativeText) else node.number for node in (old, new))
        if new.eid:
            was = self.former[new.eid] = Former(old.label, before, old.eid)
            self.renumbered |= bool(former_number(was, new.label, now))

    # --- divisions ------------------------------------------------------------------------------------------------

    def _divisions(self, old: Sequence[Division], new: Sequence[Division]) -> list[Division]:
        found: list[Division] = []
        for i, j in self.pairing.of(old, new):
            if j is None:
                assert i is not None
                found.append(self._deleted(old[i]))
            else:
                found.append(replace(new[j], mark="inserted") if i is None else self._division(old[i], new[j]))
        return found

    def _division(self, old: Division, new: Division) -> Division:
        self._keep(old, new)
        heading = self._words(old.heading, new.heading)
        if isinstance(old, Article | Annex) and isinstance(new, Article | Annex):
            return replace(new, heading=heading, content=self._provisions(old.content, new.content))
        return replace(new, heading=heading)

    def _provisions(self, old: tuple[Provision, ...], new: tuple[Provision, ...]) -> tuple[Provision, ...]:
        found: list[Provision] = []
        for i, j in self.pairing.of(old, new):
            was, now = old[i] if i is not None else None, new[j] if j is not None else None
            if isinstance(was, Paragraph) and isinstance(now, Paragraph):
                found.append(self._block(was, now))
            elif isinstance(was, Alternatives) and isinstance(now, Alternatives):
                found.append(replace(now, texts=self._texts(was.texts, now.texts)))
            else:
                found.append(self._only(was, now))
        return tuple(found)

    def _only(self, old: Provision | None, new: Provision | None) -> Provision:
        """A provision that one of the texts alone has."""
        match old, new:
            case Paragraph() as paragraph, None:
                return self._deleted(paragraph)
            case Alternatives(texts=texts) as open_point, None:
                return replace(open_point, texts=tuple(map(self._deleted, texts)), comment=None)
            case None, Alternatives(texts=texts) as open_point:
                return replace(open_point, texts=tuple(replace(text, mark="inserted") for text in texts))
            case None, Paragraph() as paragraph:
                return replace(paragraph, mark="inserted")
            case _:
                raise AssertionError("two provisions that answer to one another are compared, not marked")

    def _texts(self, old: tuple[AlternativeText, ...], new: tuple[AlternativeText, ...]) -> tuple[AlternativeText, ...]:
        found = []
        for i, j in self.pairing.of(old, new):
            if j is None:
                assert i is not None
                found.append(self._deleted(old[i]))
            elif i is None:
                found.append(replace(new[j], mark="inserted"))
            else:
                self._keep(old[i], new[j])
                found.append(replace(new[j], paragraphs=self._blocks(old[i].paragraphs, new[j].paragraphs)))
        return tuple(found)

    def _blocks(self, old: tuple[B, ...], new: tuple[B, ...]) -> tuple[B, ...]:
        found: list[B] = []
        for i, j in self.pairing.of(old, new):
            if j is None:
                assert i is not None
                found.append(self._deleted(old[i]))
            else:
                found.append(replace(new[j], mark="inserted") if i is None else self._block(old[i], new[j]))
        return tuple(found)

    def _block(self, old: B, new: B) -> B:
        self._keep(old, new)
        return replace(
            new,
            chapeau=self._words(old.chapeau, new.chapeau),
            subparagraphs=self._blocks(old.subparagraphs, new.subparagraphs),
            closing_words=self._words(old.closing_words, new.closing_words),
        )

    # --- beginning and end ----------------------------------------------------------------------------------------

    def _preamble(self, old: Preamble | None, new: Preamble | None) -> Preamble | None:
        if old is None or new is None:
            only, mark, kind = (new, "inserted", Inserted) if old is None else (old, "deleted", Deleted)
            if only is None:
                return None
            only = only if mark == "inserted" else renamed(only, self.pairing.names)
            recitals = tuple(replace(recital, mark=mark) for recital in only.recitals)
            return Preamble(wholly(only.opening, kind), recitals, wholly(only.enacting_words, kind))
        recitals = tuple(
            self._recital(old.recitals[i] if i is not None else None, new.recitals[j] if j is not None else None)
            for i, j in self.pairing.of(old.recitals, new.recitals)
        )
        opening, enacting = old.opening, old.enacting_words
        return Preamble(self._words(opening, new.opening), recitals, self._words(enacting, new.enacting_words))

    def _recital(self, old: Recital | None, new: Recital | None) -> Recital:
        if new is None:
            assert old is not None
            return self._deleted(old)
        if old is None:
            return replace(new, mark="inserted")
        if new.eid:
            self.former[new.eid] = Former("", "", old.eid)
        opener, content = self._words(old.opener, new.opener), self._words(old.content, new.content)
        return replace(new, opener=opener, content=content)

    def _testimonium(self, old: Testimonium | None, new: Testimonium | None) -> Testimonium | None:
        if old is None or new is None:
            only, mark = (new, "inserted") if old is None else (old, "deleted")
            if only is None:
                return None
            only = only if mark == "inserted" else renamed(only, self.pairing.names)
            paragraphs = tuple(replace(p, mark=mark) for p in only.paragraphs)
            signatories = tuple(replace(s, mark=mark) for s in only.signatories)
            return replace(only, paragraphs=paragraphs, signatories=signatories)
        if new.eid:
            self.former[new.eid] = Former("", "", old.eid)
        paragraphs = self._blocks(old.paragraphs, new.paragraphs)
        return replace(new, paragraphs=paragraphs, signatories=self._signatories(old.signatories, new.signatories))

    def _signatories(self, old: Sequence[Signatory], new: Sequence[Signatory]) -> tuple[Signatory, ...]:
        """Place by place, as they stand in the block for signatures."""
        both = min(len(old), len(new))
        found = [replace(new[k], name=self._words(old[k].name, new[k].name)) for k in range(both)]
        found += [self._deleted(signatory) for signatory in old[both:]]
        return (*found, *(replace(signatory, mark="inserted") for signatory in new[both:]))


def nested(body: Sequence[Part | Chapter | Article]) -> tuple[Part | Chapter | Article, ...]:
    """A sequence of headings and articles as a tree again: each part and chapter gathers what follows it."""
    result: list[Part | Chapter | Article] = []
    part: Part | None = None
    chapter: Chapter | None = None
    within_part: list[Chapter | Article] = []
    within_chapter: list[Article] = []

    def close_chapter() -> None:
        nonlocal chapter, within_chapter
        if chapter is not None:
            done = replace(chapter, articles=tuple(within_chapter))
            (within_part if part is not None else result).append(done)
        chapter, within_chapter = None, []

    def close_part() -> None:
        nonlocal part, within_part
        close_chapter()
        if part is not None:
            result.append(replace(part, content=tuple(within_part)))
        part, within_part = None, []

    for node in body:
        match node:
            case Part():
                close_part()
                part = node
            case Chapter():
                close_chapter()
                chapter = node
            case Article() if chapter is not None:
                within_chapter.append(node)
            case Article() if part is not None:
                within_part.append(node)
            case Article():
                result.append(node)
    close_part()
    return tuple(result)
