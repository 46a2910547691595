"""Runs of words: from the pieces of a line to inline nodes.

A square bracket with a backslash is one that the tree has put; with a plain one at its end it is an open blank, else an
alternative. A colon with a backslash ends the name of a proposer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from drafter.model.inline import (
    Blank,
    Bracket,
    Bracketed,
    Comment,
    CrossReference,
    DefinedTerm,
    Deleted,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    Inserted,
    NumberReference,
    Text,
)
from drafter.model.walk import blank_words, brackets, joined, plain_words
from drafter.readers.markdown.pieces import Break, Call, Held, Note, Piece, Pieces, Sign, words_of

_DOTS = blank_words("")
DEEPEST = 30
"""How deep alternatives may stand in one another."""


class TooDeep(Exception):
    """A text in which something stands within something else too many times over to be read."""


@dataclass(frozen=True, slots=True)
class Apparatus:
    """The notes and comments of a text, by their numbers."""

    notes: Mapping[int, Inlines]
    comments: Mapping[int, Comment]


def nodes_of(pieces: Pieces, apparatus: Apparatus, *, opens: bool = False) -> Inlines:
    """Pieces as inline nodes; with ``opens`` their first bracket is that of an alternative, closed further down."""
    return joined(_Run(pieces, apparatus).nodes(opens))


class _Run:
    """One run of pieces, read from left to right."""

    def __init__(self, pieces: Pieces, apparatus: Apparatus) -> None:
        self._pieces = pieces
        self._apparatus = apparatus
        self._ends = self._matches()

    def nodes(self, opens: bool) -> Inlines:
        found: list[Inline] = []
        at = 0
        while at < len(self._pieces):
            piece = self._pieces[at]
            if piece == Sign("["):
                more, at = self._opened(at, opens)
                found += more
            else:
                found += self._node(piece, opens)
                at += 1
            opens = opens and not found
        return tuple(found)

    def _node(self, piece: Piece, opens: bool) -> Inlines:
        match piece:
            case str():
                return _texts(piece)
            case Sign("]"):
                return (Bracket("]"),)
            case Sign(sign):
                return (Text(sign[:1]),)
            case Held(kind, pieces, eid):
                return self._held(kind, pieces, eid, opens)
            case Note(number):
                return (Footnote(self._apparatus.notes.get(number, ()), number),)
            case Break():
                return (Text(" "),)
            case _:
                return ()

    def _held(self, kind: str, pieces: Pieces, eid: str, opens: bool) -> Inlines:
        content = nodes_of(pieces, self._apparatus, opens=opens)
        match kind:
            case "em":
                return (Emphasis(content),)
            case "strong":
                term = "-".join(plain_words(content).lower().split())
                return (DefinedTerm(term, content),)
            case "ins":
                return (Inserted(content),)
            case "del":
                return (Deleted(content),)
            case "link":
                words = plain_words(content)
                return (CrossReference(eid, (NumberReference(eid, words),)),)
            case _:
                return content

    def _opened(self, at: int, opens: bool) -> tuple[Inlines, int]:
        """What begins with the bracket at ``at``, and where what follows it begins."""
        blank = self._blank_end(at)
        if blank:
            return (Blank(words_of(self._pieces[at + 1 : blank])),), blank + 1
        end = 0 if opens else self._end(at)
        if not end:
            proposer, after = self._proposer(at + 1, len(self._pieces))
            return (Bracket(brackets(proposer)[0]), *_texts(after[0])) if proposer else (Bracket("["),), after[1]
        alternatives: list[Inlines] = []
        proposers: list[str] = []
        while True:
            proposer, (rest, start) = self._proposer(at + 1, end)
            inner = nodes_of((*((rest,) if rest else ()), *self._pieces[start:end]), self._apparatus)
            alternatives.append(inner)
            proposers.append(proposer)
            following = end + 2
            if self._pieces[end + 1 : following + 1] != (" ", Sign("[")) or self._blank_end(following):
                break
            if not self._end(following):
                break
            at, end = following, self._end(following)
        node = Bracketed(tuple(alternatives), tuple(proposers))
        call = self._pieces[end + 1] if end + 1 < len(self._pieces) else None
        comment = self._apparatus.comments.get(call.number) if isinstance(call, Call) else None
        return (replace(node, comment=comment),), end + 1

    def _proposer(self, start: int, end: int) -> tuple[str, tuple[str, int]]:
        """The proposer named after a bracket; then the words that follow the name, and where the pieces after begin."""
        name = self._pieces[start : start + 1]
        if self._pieces[start + 1 : start + 2] == (Sign(":"),) and start + 1 < end and isinstance(name[0], str):
            rest = self._pieces[start + 2] if start + 2 < end else ""
            if isinstance(rest, str):
                return name[0], (rest.removeprefix(" "), min(start + 3, end))
            return name[0], ("", start + 2)
        return "", ("", start)

    def _blank_end(self, at: int) -> int:
        """Where the blank ends that the bracket at ``at`` opens; 0 where it opens none."""
        for end in range(at + 1, len(self._pieces)):
            if self._pieces[end] == Sign("]]"):
                return end
            if not isinstance(self._pieces[end], str) and self._pieces[end] != Sign(":"):
                break
        return 0

    def _end(self, at: int) -> int:
        """Where the alternative ends that the bracket at ``at`` opens; 0 where it does not end in this run."""
        return self._ends.get(at, 0)

    def _matches(self) -> dict[int, int]:
        """The brackets of alternatives, each with the one that closes it.

        Raises:
            TooDeep: where more than :data:`DEEPEST` of them stand in one another.
        """
        waiting: list[int] = []
        found = {}
        for at, piece in enumerate(self._pieces):
            if piece == Sign("[") and not self._blank_end(at):
                waiting.append(at)
            elif piece == Sign("]") and waiting:
                found[waiting.pop()] = at
        depth = 0
        closing = set(found.values())
        for at in range(len(self._pieces)):
            depth += (at in found) - (at in closing)
            if depth > DEEPEST:
                raise TooDeep
        return found


def _texts(words: str) -> Inlines:
    """Words, and the dots of a blank of which nothing is said."""
    found: list[Inline] = []
    for number, part in enumerate(words.split(_DOTS)):
        found += [Blank("")] * bool(number) + [Text(part)] * bool(part)
    return tuple(found)
