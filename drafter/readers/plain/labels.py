"""Labels within the words of a provision: of paragraphs at their start, of items anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from drafter.readers.plain.signs import Reading, figure, readings_of

_paragraph = re.compile(
    r"(?P<label>(?P<number>\d{1,3}(?:\.\d{1,3})+)\.?(?= )"
    r"|(?P<figures>\d{1,3}|l\d?|\dl)(?P<stop>\. ?\)|\.(?!\d)|\)|(?= [A-Z“\"‘`«]))"
    r"|\((?P<round>\d{1,3})\))(?P<blank> ?)"
)
_at_start = re.compile(
    r"(?P<label>\((?P<a>[A-Za-z]{1,5}|\d{1,2})\)\.?|(?P<b>[A-Za-z]|[ivxl]{2,5}|aa|bb|cc|dd)\)"
    r"|(?P<c>[a-z]|[ivx]{1,5})\.(?= |$)|(?P<dash>[–—•▪·*-])(?= ))(?P<blank> ?)"
)
_within = re.compile(
    r"(?P<label>(?:\((?P<a>[a-z]{1,5}|[A-Z]|\d{1,2})\)\.?|(?<![\w(])(?P<b>[a-z]|[ivx]{2,5})\)"
    r"|(?<=[.;:])(?: (?=\d))?(?P<figures>\d{1,2})\.(?= ?[A-Z“])))(?P<blank> ?)"
)
_lead = re.compile(r"(?P<mark>[:;,.–—-]?) ?(?P<and>and/or|and|or)? ?$")


_glued = re.compile(r"[;:]$|[;:,] ?(?:and|or)$")


class Lead(Enum):
    """What stands before a label within a line."""

    START = "start"
    STOP = "stop"
    POINT = "point"
    COMMA = "comma"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Label:
    """A label, or what looks like one: where it is, how it is printed, the ways to read it, and what is before it.

    ``brackets`` tells one manner of labels from another; ``paragraph`` is the number of a paragraph, else empty.
    """

    start: int
    end: int
    words: str
    brackets: str
    readings: tuple[Reading, ...]
    lead: Lead
    number: str
    blank: bool
    paragraph: bool = False
    stopped: bool = True
    glued: bool = False
    """Whether it runs on from *and* or *or*, or a stop, without a blank, as no reference does."""


def paragraph_label(words: str) -> Label | None:
    """The label of a paragraph that words begin with."""
    found = _paragraph.match(words)
    if not found:
        return None
    sign = found["number"] or found["figures"] or found["round"]
    readings = () if found["number"] else (Reading("digit", figure(sign)),)
    number = sign if found["number"] else str(figure(sign))
    blank = bool(found["blank"]) or found.end() == len(words)
    stopped = found["figures"] is None or bool(found["stop"])
    number = f"({number})" if found["round"] else number
    return Label(0, found.end(), found["label"].strip(), "", readings, Lead.START, number, blank, True, stopped)


def item_label(words: str) -> Label | None:
    """The label of an item that words begin with."""
    found = _at_start.match(words)
    if not found:
        return None
    if found["dash"]:
        return Label(0, found.end(), found["dash"], found["dash"], (Reading("dash", 1),), Lead.START, "", True)
    return _item(found, found["a"] or found["b"] or found["c"], Lead.START, words)


def labels_within(words: str, start: int) -> Iterator[Label]:
    """What looks like a label in words after ``start``, in its order."""
    for found in _within.finditer(words, start):
        at = found.start()
        label: Label | None
        if found["figures"]:
            text = found["label"].strip()
            readings = (Reading("digit", int(found["figures"])),)
            blank = bool(found["blank"])
            label = Label(at, found.end(), text, "", readings, Lead.POINT, found["figures"], blank, paragraph=True)
        else:
            label = _item(found, found["a"] or found["b"], _lead_before(words, at), words)
        if label is not None:
            yield label


def _item(found: re.Match[str], sign: str, lead: Lead, words: str) -> Label | None:
    readings = readings_of(sign)
    if not readings:
        return None
    blank = bool(found["blank"]) or found.end() == len(words)
    text = found["label"].strip()
    brackets = text.replace(sign, "x", 1).removesuffix(".") if text.startswith("(") else text.replace(sign, "x", 1)
    glued = bool(_glued.search(words[max(0, found.start() - 6) : found.start()]))
    return Label(found.start(), found.end(), text, brackets, readings, lead, f"({sign})", blank, glued=glued)


def _lead_before(words: str, at: int) -> Lead:
    found = _lead.search(words[max(0, at - 9) : at])
    match found["mark"] if found else "":
        case ":" | ";" | "–" | "—":
            return Lead.STOP
        case ",":
            return Lead.COMMA
        case ".":
            return Lead.POINT
        case _:
            return Lead.NOTHING
