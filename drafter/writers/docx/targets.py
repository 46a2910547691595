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

    ``top`` says that it stands on the first level of its list; ``was`` is the number of a place that both texts of a
    redline have once all changes are rejected.
    """

    bookmark: str
    number: str = ""
    top: bool = False
    was: str = ""

    def field_for(self, words: str, *, deleted: bool = False) -> str:
        """The field that prints ``words``, or nothing where no field would."""
        number = self.was if deleted else self.number
        switch = "r" if self.top else "n"
        if not number:
            return ""
        forms = {number.upper(): r" \* Upper", number.lower(): r" \* Lower", number: ""}
        return rf"REF {self.bookmark} \{switch} \h{forms[words]}" if words in forms else ""

    def is_steady(self, words: str) -> bool:
        """Whether both texts of a redline print ``words`` by the same field, or both by none."""
        return self.field_for(words) == self.field_for(words, deleted=True)


def targets_of(document: Instrument | Report) -> dict[str, Target]:
    """All places of a document by ``eid``."""
    found: dict[str, Target] = {}
    taken: set[str] = set()
    changes = document.changes if isinstance(document, Instrument) else None
    first = (Part, Annex, *((Article,) if document.style.continuous_articles else ()))
    for place in places_of(document):
        if place.eid not in found:
            name = bookmark_name(place.eid)
            while name in taken:
                name = _hashed(place.eid, name)
            taken.add(name)
            former = changes.former.get(place.eid) if changes else None
            number = _number(place.node, getattr(place.node, "label", ""))
            was = _number(place.node, former.label) if former else number
            found[place.eid] = Target(name, number, isinstance(place.node, first), was)
    return found


def bookmark_name(eid: str) -> str:
    """A name Word allows: hidden by its underscore, of ASCII letters and digits, at most forty long."""
    name = "_" + _unfit.sub("_", eid)
    return name if len(name) <= LONGEST_NAME else _hashed(eid, name)


def _hashed(eid: str, name: str) -> str:
    digest = zlib.crc32(f"{eid} {name}".encode())
    return f"{name[: LONGEST_NAME - 9]}_{digest:08x}"


def _number(node: object, label: str) -> str:
    """What a reference to a place prints of its label, if Word's numbering prints one: no full stop at the end."""
    match node:
        case Part() | Chapter() | Article() | Annex():
            return heading_label(label)[0].rstrip(".")
        case Paragraph() | Subparagraph():
            return label.rstrip(".")
        case _:
            return ""
