"""What references may point at: for each ``eid`` its bookmark, and the field that prints its number."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.model.instrument import Alternatives, Annex, Article, Chapter, Instrument, Paragraph, Part, Subparagraph
from drafter.model.report import Heading, Report
from drafter.writers.docx.numbering import heading_label

LONGEST_NAME = 40
"""Word cuts a bookmark's name here, and then finds two of the same name."""

_unfit = re.compile(r"\W", re.ASCII)


@dataclass(frozen=True, slots=True)
class Target:
    """A place that can be pointed at. ``number`` is what a field prints there; empty where nothing is numbered.

    ``top`` says that it stands on the first level of its list, ``gone`` that a comparison deletes it.
    """

    bookmark: str
    number: str = ""
    top: bool = False
    gone: bool = False

    def field_for(self, words: str) -> str:
        """The field that prints ``words``, or nothing where no field would."""
        switch = "r" if self.top else "n"
        if not self.number:
            return ""
        forms = {self.number.upper(): r" \* Upper", self.number.lower(): r" \* Lower", self.number: ""}
        return rf"REF {self.bookmark} \{switch} \h{forms[words]}" if words in forms else ""


def targets_of(document: Instrument | Report) -> dict[str, Target]:
    """All places of a document by ``eid``. Where two blocks of a comparison share one, it is the one that stays."""
    found: dict[str, Target] = {}
    taken: set[str] = set()
    places = sorted(_places(document), key=lambda place: place[3])
    for eid, label, top, gone in places:
        if eid and eid not in found:
            name = bookmark_name(eid)
            while name in taken:
                name = _hashed(eid, name)
            taken.add(name)
            # Word prints a number in a reference without the full stop at its end.
            found[eid] = Target(name, label.rstrip("."), top, gone)
    return found


def bookmark_name(eid: str) -> str:
    """A name Word allows: hidden by its underscore, of ASCII letters and digits, at most forty long."""
    name = "_" + _unfit.sub("_", eid)
    return name if len(name) <= LONGEST_NAME else _hashed(eid, name)


def _hashed(eid: str, name: str) -> str:
    digest = zlib.crc32(f"{eid} {name}".encode())
    return f"{name[: LONGEST_NAME - 9]}_{digest:08x}"


_Place = tuple[str, str, bool, bool]
"""An ``eid``, the label there, whether it is of the first level of its list, whether a comparison deletes it."""


def _places(document: Instrument | Report) -> Iterator[_Place]:
    if isinstance(document, Report):
        for block in document.blocks:
            if isinstance(block, Heading):
                yield block.eid, "", False, False
        return
    if document.preamble:
        for recital in document.preamble.recitals:
            yield recital.eid, "", False, recital.mark == "deleted"
    for node in document.body:
        yield from _division(node, document.style.continuous_articles)
    if document.testimonium:
        yield document.testimonium.eid, "", False, False
        for paragraph in document.testimonium.paragraphs:
            yield from _provision(paragraph, False)
    for annex in document.annexes:
        yield from _article(annex, True)


def _division(node: Part | Chapter | Article, articles_first: bool) -> Iterator[_Place]:
    if isinstance(node, Article):
        yield from _article(node, articles_first)
        return
    yield node.eid, heading_label(node.label)[0], isinstance(node, Part), False
    for child in node.content if isinstance(node, Part) else node.articles:
        yield from _division(child, articles_first)


def _article(node: Article | Annex, first: bool) -> Iterator[_Place]:
    gone = node.mark == "deleted"
    yield node.eid, heading_label(node.label)[0], first, gone
    for provision in node.content:
        if isinstance(provision, Alternatives):
            for text in provision.texts:
                yield text.eid, "", False, gone
                for paragraph in text.paragraphs:
                    yield from _provision(paragraph, gone)
        else:
            yield from _provision(provision, gone)


def _provision(node: Paragraph | Subparagraph, gone: bool) -> Iterator[_Place]:
    gone = gone or node.mark == "deleted"
    yield node.eid, node.label, False, gone
    for item in node.subparagraphs:
        yield from _provision(item, gone)
