"""What a line of the text is made of: its anchors, its mark, its label, the comments it calls, its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.model.inline import Comment, Deleted, Inlines, Inserted
from drafter.model.instrument import Comments, Mark
from drafter.model.style import LevelStyle
from drafter.phrasing.places import label_at
from drafter.readers.markdown.pieces import Anchor, Break, Call, Held, NoLabel, Pieces, words_of
from drafter.readers.markdown.source import Line, Source
from drafter.readers.markdown.words import nodes_of

_MARKS = {"ins": "inserted", "del": "deleted"}
_was = re.compile(r"\(was (.+)\)")


@dataclass(frozen=True, slots=True)
class Parts:
    """A line taken apart. ``eids`` are its anchors in their order; ``named`` is a label that stands in the last."""

    number: int
    eids: tuple[str, ...]
    mark: Mark
    label: str
    named: bool
    former: str
    comments: Comments
    pieces: Pieces

    @property
    def emphasised(self) -> Pieces:
        """What is in italics, where that is all there is."""
        only = self.pieces[0] if len(self.pieces) == 1 else None
        return only.pieces if isinstance(only, Held) and only.kind == "em" and not self.label else ()


def parts_of(line: Line, level: LevelStyle | None, source: Source) -> Parts:
    """Takes a line apart, with the label that a provision of ``level`` has at its head."""
    eids, labels, pieces = _anchors(line.pieces)
    pieces, after = _in_italics(pieces)
    mark = ""
    only = pieces[0] if len(pieces) == 1 else None
    if isinstance(only, Held) and only.kind in _MARKS:
        mark = _MARKS[only.kind]
        more, within, pieces = _anchors(only.pieces)
        eids, labels = eids + more, labels + within
    label = labels[-1] if labels else ""
    if pieces and isinstance(pieces[0], NoLabel):
        pieces = pieces[1:]
    elif not label and pieces and isinstance(pieces[0], str):
        label = label_at(pieces[0], level)
        pieces = _after(pieces, label)
    pieces = _stripped(pieces)
    former, rest = _former(after or pieces)
    calls, rest = _calls(rest)
    comments = comments_of(calls, source)
    return Parts(line.number, eids, mark, label, bool(labels), former, comments, pieces if after else rest)


def _in_italics(pieces: Pieces) -> tuple[Pieces, Pieces]:
    """The words of a line that are all of it in italics, and the former number and the calls that follow them."""
    first = pieces[0] if pieces else None
    inner = first.pieces if isinstance(first, Held) and first.kind in _MARKS else pieces[:1]
    italic = len(inner) == 1 and isinstance(inner[0], Held) and inner[0].kind == "em"
    after = _stripped(pieces[1:])
    if italic and after and all(isinstance(p, Call) or (isinstance(p, Held) and p.kind == "sub") for p in after):
        return pieces[:1], after
    return pieces, ()


def _anchors(pieces: Pieces) -> tuple[tuple[str, ...], tuple[str, ...], Pieces]:
    """The identifiers and the labels of the anchors that pieces begin with, and the pieces after them."""
    eids, labels, at = [], [], 0
    while at < len(pieces) and isinstance(anchor := pieces[at], Anchor):
        eids += [anchor.eid] * bool(anchor.eid)
        labels += [anchor.label] * bool(anchor.label)
        at += 1
    return tuple(eids), tuple(labels), pieces[at:]


def _after(pieces: Pieces, label: str) -> Pieces:
    first = pieces[0]
    rest = first[len(label) :] if isinstance(first, str) else ""
    return (*((rest,) if rest else ()), *pieces[1:])


def _stripped(pieces: Pieces) -> Pieces:
    """Pieces without the blank that parts them from what stands before them."""
    if pieces and isinstance(pieces[0], str):
        rest = pieces[0].lstrip()
        return (*((rest,) if rest else ()), *pieces[1:])
    return pieces


def _former(pieces: Pieces) -> tuple[str, Pieces]:
    """The number that a provision had before, in small type after its label, and the pieces after it."""
    first = pieces[0] if pieces else None
    found = _was.fullmatch(words_of(first.pieces)) if isinstance(first, Held) and first.kind == "sub" else None
    return (found[1], _stripped(pieces[1:])) if found else ("", pieces)


def _calls(pieces: Pieces) -> tuple[list[int], Pieces]:
    calls = []
    while pieces and isinstance(pieces[0], Call):
        calls.append(pieces[0].number)
        pieces = pieces[1:]
    return calls, _stripped(pieces) if calls else pieces


def comments_of(calls: list[int], source: Source) -> tuple[Comment, ...]:
    """The comments that are called."""
    known = source.apparatus.comments
    return tuple(known[number] for number in calls if number in known)


def remarked(content: Inlines, mark: Mark) -> Inlines:
    """The words of a block that bears no mark itself, where all of its line is marked."""
    if mark and content:
        return (Inserted(content),) if mark == "inserted" else (Deleted(content),)
    return content


@dataclass(frozen=True, slots=True)
class HeadingParts:
    """A heading taken apart: what :class:`Parts` has, and whether label and words stand on two lines."""

    eid: str
    mark: Mark
    label: str
    former: str
    comments: Comments
    words: Pieces


def heading_parts(line: Line, level: LevelStyle | None, source: Source) -> HeadingParts:
    """Takes a heading apart: the label ends where the line does, or where one of ``level`` ends."""
    calls: list[int] = []
    pieces = line.pieces
    while pieces and isinstance(call := pieces[-1], Call):
        calls.insert(0, call.number)
        pieces = pieces[:-1]
    line = Line(line.number, pieces, line.level)
    eids, labels, inner = _anchors(pieces)
    only = inner[0] if len(inner) == 1 else None
    whole = only.pieces if isinstance(only, Held) and only.kind in _MARKS else inner
    comments = comments_of(calls, source)
    if not any(isinstance(piece, Break) for piece in whole):
        parts = parts_of(line, level, source)
        return HeadingParts(_last(parts.eids), parts.mark, parts.label, parts.former, comments, parts.pieces)
    at = next(i for i, piece in enumerate(whole) if isinstance(piece, Break))
    more, _, before = _anchors(whole[:at])
    head = list(_before(before))
    mark = _MARKS[only.kind] if whole is not inner and isinstance(only, Held) else ""
    former, _ = _former(tuple(piece for piece in head if isinstance(piece, Held)))
    label = words_of([piece for piece in head if not (isinstance(piece, Held) and piece.kind == "sub")]).strip()
    return HeadingParts(_last(eids + more), mark, labels[-1] if labels else label, former, comments, whole[at + 1 :])


def _before(pieces: Pieces) -> Iterator[str | Held]:
    for piece in pieces:
        if isinstance(piece, str | Held):
            yield piece


def _last(eids: tuple[str, ...]) -> str:
    return eids[-1] if eids else ""


def words_in(pieces: Pieces, source: Source, *, opens: bool = False) -> Inlines:
    """Pieces as inline nodes."""
    return nodes_of(pieces, source.apparatus, opens=opens)
