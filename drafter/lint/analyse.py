"""An instrument to the passages, sections, lists and definitions that the rules look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from drafter.lint.document import (
    Circumstances,
    Definition,
    Document,
    ItemList,
    Kind,
    Passage,
    Run,
    Section,
    content_of,
)
from drafter.model.inline import DefinedTerm, Footnote, Inlines, Text
from drafter.model.instrument import (
    Alternatives,
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
from drafter.model.walk import has_line, plain_words


def analyse(instrument: Instrument, circumstances: Circumstances) -> Document:
    """The instrument as the rules see it."""
    desk = _Desk(instrument)
    desk.go_through()
    passages, sections, lists = tuple(desk.passages), tuple(desk.sections), tuple(desk.lists)
    return Document(instrument, circumstances, passages, sections, lists, tuple(_definitions(passages)))


def _definitions(passages: Iterable[Passage]) -> Iterator[Definition]:
    for passage in passages:
        for run in passage.runs:
            if isinstance(run.node, DefinedTerm):
                yield Definition(run.node.term, passage.words[run.start : run.end], passage, run.start)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the passages of one article, annex or testimonium stand."""

    where: str
    unit: str
    clause_id: str
    kind: Kind = Kind.PARAGRAPH
    annexed: bool = False
    alternative: str = ""


@dataclass(slots=True)
class _Desk:
    instrument: Instrument
    passages: list[Passage] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    lists: list[ItemList] = field(default_factory=list)

    def go_through(self) -> None:
        instrument = self.instrument
        self._add(Kind.TITLE, instrument.title, "", "", "the title")
        if instrument.preamble:
            self._preamble(instrument.preamble)
        for node in instrument.body:
            self._division(node)
        if instrument.testimonium:
            place = _Place("the testimonium", "", instrument.testimonium.clause_id, Kind.TESTIMONIUM)
            for paragraph in instrument.testimonium.paragraphs:
                self._block(paragraph, place, place.where, 0)
            for signatory in instrument.testimonium.signatories:
                self._add(Kind.SIGNATORY, signatory.name, instrument.testimonium.eid, "", "the signatures")
        for annex in instrument.annexes:
            self._unit(annex, f"annex {annex.number}" if annex.number else "the annex")

    def _add(self, kind: Kind, content: Inlines, eid: str, clause_id: str, where: str) -> Passage:
        passage = Passage(kind, plain_words(content), tuple(_runs(content)), eid, clause_id, where)
        self.passages.append(passage)
        return passage

    def _preamble(self, preamble: Preamble) -> None:
        self._add(Kind.OPENING, preamble.opening, "preamble", "", "the opening words")
        for number, recital in enumerate(preamble.recitals, start=1):
            blank = (Text(" "),) if recital.opener else ()
            content = content_of(recital.opener, blank, recital.content)
            self._add(Kind.RECITAL, content, recital.eid, recital.clause_id, f"recital {number}")
            self.passages[-1] = replace(self.passages[-1], opener=plain_words(recital.opener))
        self._add(Kind.ENACTING, preamble.enacting_words, "preamble", "", "the enacting words")

    def _division(self, node: Part | Chapter | Article) -> None:
        if isinstance(node, Article):
            self._unit(node, f"article {node.number}" if node.number else "an article without a number")
            return
        self._add(Kind.DIVISION, node.heading, node.eid, "", f"the heading of {node.label}".rstrip())
        for inner in node.content if isinstance(node, Part) else node.articles:
            self._division(inner)

    def _unit(self, unit: Article | Annex, where: str) -> None:
        annexed = isinstance(unit, Annex)
        place = _Place(where, unit.eid, unit.clause_id, annexed=annexed)
        self._add(Kind.HEADING, unit.heading, unit.eid, unit.clause_id, f"the heading of {where}")
        heading = replace(self.passages[-1], unit=unit.eid, annexed=annexed, label=unit.label, number=unit.number)
        self.passages[-1] = heading
        before = len(self.passages)
        self._provisions(unit.content, place)
        own = tuple(self.passages[before:])
        self.sections.append(Section(unit.eid, unit.clause_id, unit.number, unit.label, heading, own, annexed))

    def _provisions(self, content: tuple[Provision, ...], place: _Place) -> None:
        for position, node in enumerate(content, start=1):
            if isinstance(node, Alternatives):
                for text in node.texts:
                    self._provisions(text.paragraphs, replace(place, alternative=text.name or text.label or "open"))
                continue
            said = f"paragraph {node.number}" if node.number else ("" if len(content) == 1 else _ordinal(position))
            self._block(node, place, f"{place.where}, {said}" if said else place.where, 0)

    def _block(self, node: Paragraph | Subparagraph, place: _Place, where: str, depth: int) -> Passage | None:
        """Adds the lines of a block and those of the lists in it; gives back its first line, if it has one."""
        kind = place.kind if isinstance(node, Paragraph) or place.kind is Kind.TESTIMONIUM else Kind.ITEM
        chapeau = self._line(kind, node.chapeau, node, place, where) if has_line(node) else None
        items, nested = [], []
        own = len(self.lists)
        for item in node.subparagraphs:
            first = self._block(item, place, f"{where} {item.number}".rstrip(), depth + 1)
            if first is not None:
                items.append(first)
                nested.append(bool(item.subparagraphs))
        closing = None
        if node.closing_words:
            after = Kind.CLOSING if place.kind is not Kind.TESTIMONIUM else place.kind
            closing = self._line(after, node.closing_words, node, place, f"{where}, after the list")
        if items:
            defines = any(isinstance(run.node, DefinedTerm) for item in items for run in item.runs)
            found = ItemList(depth, chapeau, tuple(items), tuple(nested), closing, defines)
            self.lists.insert(own, found)
        return chapeau

    def _line(self, kind: Kind, content: Inlines, node: Paragraph | Subparagraph, place: _Place, where: str) -> Passage:
        passage = replace(
            self._add(kind, content, node.eid, place.clause_id, where),
            label=node.label if kind is not Kind.CLOSING else "",
            number=node.number if kind is not Kind.CLOSING else "",
            unit=place.unit,
            annexed=place.annexed,
            alternative=place.alternative,
        )
        self.passages[-1] = passage
        return passage


def _runs(content: Inlines, start: int = 0) -> Iterator[Run]:
    """Every node that is more than text, with where its words stand; what it holds comes after it."""
    for node in content:
        end = start + len(plain_words((node,)))
        if not isinstance(node, Text | Footnote):
            yield Run(start, end, node)
            inner = getattr(node, "content", ())
            if inner and len(plain_words(inner)) == end - start:
                yield from _runs(inner, start)
        start = end


def _ordinal(position: int) -> str:
    """``the 2nd paragraph``: for a paragraph without a number."""
    teens = 10 <= position % 100 <= 20
    return f"the {position}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(position % 10, 'th')} paragraph"
