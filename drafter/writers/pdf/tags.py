"""What a screen reader is told beyond what WeasyPrint tags: what is contents, what is a note, and what is neither.

WeasyPrint names its tags after the elements of HTML, which has none for a note or for a line of contents, and marks
running heads and leader dots as text. Here the tree of tags is looked through once; it stays as it is where nothing
of the kind is found. What the tags mean: PDF 1.7 (ISO 32000-1), 14.7 and 14.8; what is no text: 14.8.2.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_CONTENTS = {"/L": "/TOC", "/LI": "/TOCI", "/LBody": "/Reference"}
_CALL = "call-"
"""With what the address of a call begins, to which every note leads back: see the page's ``note-number``."""
_RUNNING, _DOTS = "/Pagination", "/Layout"
"""Kinds of things on a page that are no part of its text."""


def object_at(pdf: Any, reference: bytes) -> Any:
    """The object that a reference (``b"12 0 R"``) leads to."""
    return pdf.objects[int(reference.split()[0])]


def mend_tags(pdf: Any) -> None:
    """Tags the contents and the notes as such, and takes running heads and leader dots out of what is read."""
    tags = _Tags(pdf)
    tags.name_contents()
    tags.name_notes()
    tags.leave_out_what_is_not_read()


class _Tags:
    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        root = object_at(pdf, pdf.catalog["StructTreeRoot"])
        (self._document,) = self._kids(root)
        # Number and element by turns; for a page, the elements of its marked pieces in their order.
        self._places: list[Any] = object_at(pdf, root["ParentTree"])["Nums"]
        self._moved: dict[bytes, bytes] = {}
        self._dots: set[bytes] = set()

    def _kids(self, element: Any) -> list[Any]:
        """The elements directly under one; marked pieces and annotations are none."""
        kids = (object_at(self._pdf, kid) for kid in element["K"] if isinstance(kid, bytes))
        return [kid for kid in kids if kid.get("Type") == "/StructElem"]

    def _under(self, element: Any) -> Iterator[Any]:
        yield element
        for kid in self._kids(element):
            yield from self._under(kid)

    def name_contents(self) -> None:
        """The lists outside the text proper are the contents; a line of them is one link."""
        for division in self._kids(self._document):
            if division["S"] != "/NonStruct":
                continue
            for element in self._under(division):
                element["S"] = _CONTENTS.get(element["S"], element["S"])
                if element["S"] == "/TOC":
                    self._out_of_line(element)
                elif element["S"] == "/Link":
                    self._take_up_number(element)

    def _out_of_line(self, lines: Any) -> None:
        """The lines under a line of contents stand beside its words, not within them."""
        words = object_at(self._pdf, lines["P"])
        if words["S"] == "/Reference":
            words["K"].remove(lines.reference)
            object_at(self._pdf, words["P"])["K"].append(lines.reference)
            lines["P"] = words["P"]

    def _take_up_number(self, line: Any) -> None:
        """What ``::after`` puts behind a link is a link in it: the dots, which are another in that, and the number."""
        for number in self._kids(line):
            taken: list[Any] = [kid for kid in number["K"] if isinstance(kid, int)]
            self._moved[number.reference] = line.reference
            for dots in self._kids(number):
                self._moved[dots.reference] = line.reference
                self._dots.add(dots.reference)
            taken += [kid for link in (number, *self._kids(number)) for kid in self._annotations(link)]
            line["K"].remove(number.reference)
            line["K"].extend(taken)

    def _annotations(self, link: Any) -> list[bytes]:
        """The references among the kids of a link that are to annotations."""
        return [k for k in link["K"] if isinstance(k, bytes) and object_at(self._pdf, k).get("Type") == "/OBJR"]

    def name_notes(self) -> None:
        """A note is what holds the link back to its call."""
        elements = dict(zip(self._places[::2], self._places[1::2], strict=True))
        for thing in self._pdf.objects:
            if not isinstance(thing, dict) or thing.get("Subtype") != "/Link" or "Dest" not in thing:
                continue
            if thing["Dest"].string.startswith(_CALL):
                note = object_at(self._pdf, object_at(self._pdf, elements[thing["StructParent"]])["P"])
                note["S"] = "/Note"
                note["ID"] = thing["Dest"]

    def leave_out_what_is_not_read(self) -> None:
        """Marks as no text what hangs on no branch of the tree, which is running heads, and the leader dots."""
        read = {element.reference for element in self._under(self._document)}
        pages = iter(self._pdf.page_references)
        for elements in self._places[1::2]:
            if isinstance(elements, bytes):
                continue
            kinds = {}
            for piece, element in enumerate(elements):
                if element in self._dots:
                    kinds[piece] = _DOTS
                elif element in self._moved:
                    elements[piece] = self._moved[element]
                elif element not in read:
                    kinds[piece] = _RUNNING
            for piece in kinds:
                elements[piece] = "null"
            self._mark(object_at(self._pdf, object_at(self._pdf, next(pages))["Contents"]).stream, kinds)
        self._places[:] = [self._moved.get(e, e) if isinstance(e, bytes) else e for e in self._places]

    @staticmethod
    def _mark(drawing: list[Any], kinds: dict[int, str]) -> None:
        """Opens the pieces with these numbers as artifacts of their kinds: tag, properties, ``BDC``."""
        for place, step in enumerate(drawing):
            if isinstance(step, dict) and step.get("MCID") in kinds:
                drawing[place - 1] = "/Artifact"
                kind = kinds[step.pop("MCID")]
                step["Type"] = kind
