"""Which parts of two instruments answer to one another: the decisions of a comparison, before any word is compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from rapidfuzz.distance import Indel

from drafter.comparison.align import ALIKE, Pair, align_by_key, align_by_likeness
from drafter.model.inline import Inlines
from drafter.model.instrument import (
    Alternatives,
    AlternativeText,
    Annex,
    Article,
    Chapter,
    Instrument,
    Paragraph,
    Part,
    Provision,
    Recital,
    Subparagraph,
)
from drafter.model.walk import has_line, plain_words

_ALIKE_BY_NAME = 0.25

Block = Paragraph | Subparagraph
Division = Part | Chapter | Article | Annex
"""A heading with what is its own. Of parts and chapters that is the heading alone: articles stand beside them."""


def divisions(body: Sequence[Part | Chapter | Article]) -> Iterator[Part | Chapter | Article]:
    """The body as one sequence of headings and articles; parts and chapters are emptied."""
    for node in body:
        match node:
            case Part():
                yield _emptied_part(node)
                yield from divisions(node.content)
            case Chapter():
                yield Chapter(node.heading, (), node.name, node.number, node.label, node.eid, node.mark)
                yield from node.articles
            case Article():
                yield node


def _emptied_part(node: Part) -> Part:
    return Part(node.heading, (), node.name, node.number, node.label, node.eid, node.mark)


Key = tuple[str, str, int]


def _keys(old: Sequence[Division], new: Sequence[Division]) -> tuple[list[Key], list[Key]]:
    """By what divisions are paired: articles by clause id. Parts and chapters by a heading that both texts have, else
    by the group that they gather; so is anything without an id by its heading."""
    both = _headings(old) & _headings(new)
    return _numbered(old, both), _numbered(new, both)


def _headings(nodes: Sequence[Division]) -> set[str]:
    return {_heading(node) for node in nodes if isinstance(node, Part | Chapter)}


def _heading(node: Division) -> str:
    return plain_words(node.heading).casefold()


def _numbered(nodes: Sequence[Division], both: set[str]) -> list[Key]:
    seen: Counter[tuple[str, str]] = Counter()
    keys = []
    for node in nodes:
        heading = _heading(node)
        name = node.clause_id if isinstance(node, Article | Annex) else "" if heading in both else node.name
        key = type(node).__name__, name or heading
        keys.append((*key, seen[key]))
        seen[key] += 1
    return keys


def _recital_keys(recitals: Sequence[Recital]) -> list[str]:
    return [r.clause_id or plain_words((*r.opener, *r.content)) for r in recitals]


def _provision_words(node: Provision) -> str:
    if isinstance(node, Alternatives):
        return " ".join(_words(p) for text in node.texts for p in text.paragraphs)
    return _words(node)


def _words(node: Block) -> str:
    runs: Iterator[Inlines] = iter((node.chapeau, node.closing_words))
    own = " ".join(plain_words(run) for run in runs)
    return " ".join(chain((own,), map(_words, node.subparagraphs)))


def _provision_likeness(old: Provision, new: Provision) -> float:
    if isinstance(old, Alternatives) and isinstance(new, Alternatives):
        return 1.0 if old.question == new.question or _names(old) & _names(new) else 0.0
    if isinstance(old, Paragraph) and isinstance(new, Paragraph):
        return _likeness(old, new)
    return 0.0


def _names(node: Alternatives) -> set[str]:
    return {text.name for text in node.texts}


def _likeness(old: Block, new: Block) -> float:
    """How alike the words are, from 0 to 1: the share of words that both have in the same order.

    Where only one of them has a line of its own before its list, none. Of two that bear the same name in their clause,
    less likeness is enough.
    """
    if has_line(old) != has_line(new):
        return 0.0
    before, after = _words(old).split(), _words(new).split()
    if not before or not after:
        return 1.0 if before == after else 0.0
    alike = Indel.normalized_similarity(before, after)
    return max(alike, ALIKE) if old.name and old.name == new.name and alike >= _ALIKE_BY_NAME else alike


class Pairing:
    """Which blocks of two instruments answer to one another, found once, before any word is compared.

    ``names`` goes from the identifiers of the old text to those of the new, for every block that both have.
    """

    def __init__(self, old: Instrument, new: Instrument) -> None:
        self.names: dict[str, str] = {}
        self._found: dict[tuple[int, int], list[Pair]] = {}
        self.old_divisions = list(divisions(old.body))
        self.new_divisions = list(divisions(new.body))
        self._divisions(self.old_divisions, self.new_divisions)
        self._divisions(old.annexes, new.annexes)
        if old.preamble and new.preamble:
            before, after = old.preamble.recitals, new.preamble.recitals
            for i, j in self._kept(before, after, align_by_key(_recital_keys(before), _recital_keys(after))):
                self._name(before[i].eid, after[j].eid)
        if old.testimonium and new.testimonium:
            self._name(old.testimonium.eid, new.testimonium.eid)
            self._blocks(old.testimonium.paragraphs, new.testimonium.paragraphs)

    def of(self, old: Sequence[object], new: Sequence[object]) -> list[Pair]:
        """The pairs of two sequences of blocks of the instruments: the very sequences, not equal ones."""
        return self._found[id(old), id(new)]

    def _kept(self, old: Sequence[object], new: Sequence[object], pairs: list[Pair]) -> list[tuple[int, int]]:
        self._found[id(old), id(new)] = pairs
        return [(i, j) for i, j in pairs if i is not None and j is not None]

    def _name(self, old: str, new: str) -> None:
        if old and new:
            self.names[old] = new

    def _divisions(self, old: Sequence[Division], new: Sequence[Division]) -> None:
        for i, j in self._kept(old, new, align_by_key(*_keys(old, new))):
            was, now = old[i], new[j]
            self._name(was.eid, now.eid)
            if isinstance(was, Article | Annex) and isinstance(now, Article | Annex):
                self._provisions(was.content, now.content)

    def _provisions(self, old: Sequence[Provision], new: Sequence[Provision]) -> None:
        for i, j in self._kept(old, new, align_by_likeness(old, new, _provision_words, _provision_likeness)):
            was, now = old[i], new[j]
            if isinstance(was, Paragraph) and isinstance(now, Paragraph):
                self._block(was, now)
            elif isinstance(was, Alternatives) and isinstance(now, Alternatives):
                self._texts(was.texts, now.texts)

    def _texts(self, old: Sequence[AlternativeText], new: Sequence[AlternativeText]) -> None:
        pairs = align_by_key([(t.name, bool(t.label)) for t in old], [(t.name, bool(t.label)) for t in new])
        for i, j in self._kept(old, new, pairs):
            self._name(old[i].eid, new[j].eid)
            self._blocks(old[i].paragraphs, new[j].paragraphs)

    def _blocks(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        for i, j in self._kept(old, new, align_by_likeness(old, new, _words, _likeness)):
            self._block(old[i], new[j])

    def _block(self, old: Block, new: Block) -> None:
        self._name(old.eid, new.eid)
        self._blocks(old.subparagraphs, new.subparagraphs)
