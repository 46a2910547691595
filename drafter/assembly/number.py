"""Numbers, labels and identifiers, given once everything stands in its place.

Identifiers follow the Akoma Ntoso naming convention (OASIS, *Akoma Ntoso Naming Convention Version 1.0*, section 5):
an abbreviation and the number of each level, joined by ``__``: ``part_II__art_9__para_2__subpara_b``. The part and the
chapter are named although articles are counted through them: what stands in a division bears its identifier.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count

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
    Subparagraph,
)
from drafter.model.style import HouseStyle, LevelStyle
from drafter.phrasing.numerals import numeral

_NOT_IN_EID = re.compile(r"[^0-9A-Za-z-]")


def number_instrument(instrument: Instrument) -> Instrument:
    """The same instrument with label, number and eid on every node."""
    return _Numberer(instrument.style).instrument(instrument)


def _label(level: LevelStyle, number: int) -> tuple[str, str]:
    """The number as spoken of, bare of its word, and the label as printed."""
    sign = numeral(number, level.format)
    return sign, level.label.format(n=sign) if sign else ""


class _Numberer:
    def __init__(self, style: HouseStyle) -> None:
        self.style = style
        self.articles = count(1)
        self.chapters = count(1)

    def instrument(self, instrument: Instrument) -> Instrument:
        preamble = instrument.preamble
        if preamble:
            preamble = replace(
                preamble,
                recitals=tuple(replace(r, eid=f"recs__rec_{i}") for i, r in enumerate(preamble.recitals, start=1)),
            )
        parts = count(1)
        body = tuple(self._top(node, parts) for node in instrument.body)
        testimonium = instrument.testimonium
        if testimonium:
            testimonium = replace(testimonium, eid="concl")
        annexes = tuple(self._annex(annex, n, len(instrument.annexes)) for n, annex in enumerate(instrument.annexes, 1))
        return replace(instrument, preamble=preamble, body=body, testimonium=testimonium, annexes=annexes)

    def _top(self, node: Part | Chapter | Article, parts: count[int]) -> Part | Chapter | Article:
        if isinstance(node, Part):
            return self._part(node, next(parts))
        return self._chapter(node, "") if isinstance(node, Chapter) else self._article(node, "")

    def _part(self, part: Part, number: int) -> Part:
        sign, label = _label(self.style.part, number)
        eid = f"part_{sign or number}"
        self.chapters = count(1)
        if not self.style.continuous_articles:
            self.articles = count(1)
        content = tuple(
            self._chapter(node, f"{eid}__") if isinstance(node, Chapter) else self._article(node, f"{eid}__")
            for node in part.content
        )
        return replace(part, number=sign, label=label, eid=eid, content=content)

    def _chapter(self, chapter: Chapter, prefix: str) -> Chapter:
        number = next(self.chapters)
        sign, label = _label(self.style.chapter, number)
        eid = f"{prefix}chp_{sign or number}"
        articles = tuple(self._article(article, f"{eid}__") for article in chapter.articles)
        return replace(chapter, number=sign, label=label, eid=eid, articles=articles)

    def _article(self, article: Article, prefix: str) -> Article:
        number = next(self.articles)
        sign, label = _label(self.style.article, number)
        eid = f"{prefix}art_{sign or number}"
        content = self._provisions(article.content, eid)
        return replace(article, number=sign, label=label, eid=eid, content=content)

    def _annex(self, annex: Annex, number: int, of: int) -> Annex:
        sign, label = _label(self.style.annex, number)
        if of == 1:
            sign, label = "", self.style.annex.label.format(n="").strip()
        eid = f"annex_{sign or number}"
        return replace(annex, number=sign, label=label, eid=eid, content=self._provisions(annex.content, eid))

    def _provisions(self, content: tuple[Provision, ...], eid: str) -> tuple[Provision, ...]:
        alone = sum(_longest(node) for node in content) == 1
        counter = _ParagraphCounter(self.style, alone)
        found: list[Provision] = []
        for node in content:
            if isinstance(node, Paragraph):
                found.append(self._paragraph(node, eid, counter))
            else:
                found.append(self._alternatives(node, eid, counter))
        return tuple(found)

    def _alternatives(self, node: Alternatives, eid: str, counter: _ParagraphCounter) -> Alternatives:
        """Each alternative counts on from the same paragraph; what follows counts on from the longest."""
        start = counter.numbered
        furthest = start
        counter.groups += 1
        texts: list[AlternativeText] = []
        for number, text in enumerate(node.texts, start=1):
            counter.numbered = start
            own = f"{eid}__alt_{counter.groups}-{number}"
            paragraphs = tuple(self._paragraph(p, own, counter) for p in text.paragraphs)
            furthest = max(furthest, counter.numbered)
            texts.append(replace(text, eid=own, paragraphs=paragraphs))
        counter.numbered = furthest
        return replace(node, texts=tuple(texts))

    def _paragraph(self, paragraph: Paragraph, eid: str, counter: _ParagraphCounter) -> Paragraph:
        number, label, own = counter.next(paragraph.numbered)
        own = f"{eid}__{own}"
        items = self._items(paragraph.subparagraphs, own, 0)
        return replace(paragraph, number=number, label=label, eid=own, subparagraphs=items)

    def _items(self, items: tuple[Subparagraph, ...], eid: str, depth: int) -> tuple[Subparagraph, ...]:
        level = self.style.subparagraphs[depth] if depth < len(self.style.subparagraphs) else None
        found = []
        for index, item in enumerate(items, start=1):
            sign, label = _label(level, index) if level else ("", "")
            own = f"{eid}__subpara_{_NOT_IN_EID.sub('', sign) or index}"
            inner = self._items(item.subparagraphs, own, depth + 1)
            spoken = level.reference.format(n=sign) if level else ""
            found.append(replace(item, number=spoken, label=label, eid=own, subparagraphs=inner))
        return tuple(found)


def _longest(node: Provision) -> int:
    """How many paragraphs there are, or can be."""
    return 1 if isinstance(node, Paragraph) else max((len(text.paragraphs) for text in node.texts), default=0)


class _ParagraphCounter:
    """Counts the paragraphs of one article."""

    def __init__(self, style: HouseStyle, alone: bool) -> None:
        self.style = style
        self.alone = alone
        self.numbered = 0
        self.unnumbered = 0
        self.groups = 0

    def next(self, numbered: bool) -> tuple[str, str, str]:
        """Number, label and the last step of the eid of the next paragraph."""
        if self.alone:
            return "", "", "para_1"
        if not numbered:
            self.unnumbered += 1
            return "", "", f"al_{self.unnumbered}"
        self.numbered += 1
        sign, label = _label(self.style.paragraph, self.numbered)
        return self.style.paragraph.reference.format(n=sign), label, f"para_{sign or self.numbered}"
