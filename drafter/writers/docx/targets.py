"""What references may point at: for each ``eid`` its bookmark, and the field that prints its number."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

from drafter.model.instrument import Annex, Article, Chapter, Instrument, Paragraph, Part, Subparagraph
from drafter.model.report import Report
from drafter.writers.docx.numbering import heading_label
from drafter.writers.reading import places_of

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
    first = (Part, Annex, *((Article,) if document.style.continuous_articles else ()))
    for place in sorted(places_of(document), key=lambda place: place.gone):
        if place.eid not in found:
            name = bookmark_name(place.eid)
            while name in taken:
                name = _hashed(place.eid, name)
            taken.add(name)
            # Word prints a number in a reference without the full stop at its end.
            number = _label(place.node).rstrip(".")
            found[place.eid] = Target(name, number, isinstance(place.node, first), place.gone)
    return found


def bookmark_name(eid: str) -> str:
    """A name Word allows: hidden by its underscore, of ASCII letters and digits, at most forty long."""
    name = "_" + _unfit.sub("_", eid)
    return name if len(name) <= LONGEST_NAME else _hashed(eid, name)


def _hashed(eid: str, name: str) -> str:
    digest = zlib.crc32(f"{eid} {name}".encode())
    return f"{name[: LONGEST_NAME - 9]}_{digest:08x}"


def _label(node: object) -> str:
    """The label that Word's numbering prints at a place, if any."""
    match node:
        case Part() | Chapter() | Article() | Annex():
            return heading_label(node.label)[0]
        case Paragraph() | Subparagraph():
            return node.label
        case _:
            return ""
