"""N-16: references within the text say where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import Document, Kind, Passage
from drafter.lint.rule import Lapse, Rule

_POINTS = re.compile(
    r"\bthe (?:preceding|previous|foregoing|above) (?:articles?|paragraphs?|provisions?|subparagraphs?)\b"
)
_SOUNDS_OLD = re.compile(
    r"\b(?:(?:above|below)-?mentioned|aforementioned|aforesaid|hereinbefore|hereinabove|hereof|hereunder)\b"
)
_DIRECTION = re.compile(r"\b[Pp]aragraph (?P<n>\d+)(?: \(\w+\))* (?P<way>above|below)\b")


def _check(document: Document) -> Iterator[Lapse]:
    for section in document.sections:
        here = ""
        for passage in section.passages:
            here = passage.number if passage.kind is Kind.PARAGRAPH and passage.number else here
            yield from _pointers(passage)
            yield from _directions(passage, here)


def _pointers(passage: Passage) -> Iterator[Lapse]:
    for found in passage.found(_POINTS):
        yield Lapse(passage, *found.span(), f"'{found[0]}' points to a place, and what stands there may move")
    for found in passage.found(_SOUNDS_OLD):
        message = f"'{found[0]}' does not say where"
        yield Lapse(passage, *found.span(), message, severity=Severity.WARNING)


def _directions(passage: Passage, here: str) -> Iterator[Lapse]:
    """Paragraphs that are said to be above and stand below, or the other way round."""
    for found in passage.found(_DIRECTION):
        if here.isdigit() and (int(found["n"]) < int(here)) != (found["way"] == "above"):
            yield Lapse(passage, *found.span(), f"'{found[0]}', said in paragraph {here}")


RULE = Rule(
    code="N-16",
    title="References within the text",
    says=(
        "A reference within the text names its article or paragraph, and does not point ('the preceding paragraph', "
        "'hereof'); what is called 'above' or 'below' is."
    ),
    reason="Pointers break as soon as a provision is moved or inserted, and nobody notices.",
    source="BBNJ, 68 times 'paragraph … above' (seen); the pointing words are practice of older texts (recalled)",
    hint="name the provision: a {ref …} in a clause becomes its number",
    severity=Severity.ERROR,
    check=_check,
)
