"""Runs of words: from the tokens of a Markdown parser to inline nodes.

A line is first a run of pieces (words, what is set off, signs with a backslash, calls), from which its label is taken,
and then a run of nodes. A square bracket with a backslash is one that the tree has put; with a plain one at its end it
is an open blank, else an alternative. A colon with a backslash ends the name of a proposer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from markdown_it.token import Token

_call = re.compile(r"\[\^(\d{1,6})\]")
_comment = re.compile(r"#comment-(\d{1,6})")
_anchor = re.compile(r'<a(?: id="([^"]*)")?>')
_HELD = {"em": "em", "strong": "strong", "ins": "ins", "del": "del", "sup": "sup", "sub": "sub"}
_DOTS = blank_words("")


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign with a backslash before it that needed none: ``[``, ``]`` or ``:``; or ``]]``, which ends a blank."""

    sign: str


@dataclass(frozen=True, slots=True)
class Held:
    """Pieces that are set off: ``em``, ``strong``, ``ins``, ``del``, ``sub``, or ``link`` with where it leads."""

    kind: str
    pieces: tuple[Piece, ...]
    eid: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """An anchor, with the label that stands in it."""

    eid: str
    label: str


@dataclass(frozen=True, slots=True)
class Call:
    """The call of a comment."""

    number: int


@dataclass(frozen=True, slots=True)
class Note:
    """The call of a note."""

    number: int


@dataclass(frozen=True, slots=True)
class Break:
    """The line end within a heading."""


@dataclass(frozen=True, slots=True)
class NoLabel:
    """The empty comment that says that no label follows."""


Piece = str | Sign | Held | Anchor | Call | Note | Break | NoLabel
Pieces = tuple[Piece, ...]

# --- tokens to pieces ---------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Tokens:
    """The tokens of one line, taken one after another; ``odd`` collects what has no meaning here."""

    tokens: Sequence[Token]
    odd: list[tuple[str, str]] = field(default_factory=list)
    at: int = 0

    def pieces(self, until: str = "") -> Pieces:
        """All pieces up to the token that closes ``until``."""
        found: list[Piece] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if until and until in (token.type, token.content):
                break
            found += self._piece(token)
        return _merged(found)

    def _piece(self, token: Token) -> list[Piece]:
        match token.type:
            case "text":
                return _with_notes(token.content)
            case "text_special":
                special = token.info == "escape" and token.content in {"[", "]", ":"}
                return [Sign(token.content) if special else _Literal(token.content)]
            case "softbreak" | "hardbreak":
                return [" "]
            case "em_open" | "strong_open":
                kind = token.type.removesuffix("_open")
                return [Held(kind, self.pieces(f"{kind}_close"))]
            case "link_open":
                return self._link(str(token.attrs.get("href", "")))
            case "html_inline":
                return self._html(token.content)
            case _:
                self.odd.append((token.content or token.markup, f"{_NAMES.get(token.type, token.type)} has no place"))
                return [_Literal(token.content)]

    def _link(self, href: str) -> list[Piece]:
        pieces = self.pieces("link_close")
        if found := _comment.fullmatch(href):
            return [Call(int(found[1]))]
        if href.startswith("#"):
            return [Held("link", pieces, href[1:])]
        self.odd.append((words_of(pieces), f"a link to {href} has no place"))
        return list(pieces)

    def _html(self, tag: str) -> list[Piece]:
        name = tag.strip("</ >").lower()
        if found := _anchor.fullmatch(tag):
            return [Anchor(found[1] or "", words_of(self.pieces("</a>")))]
        if tag == f"<{name}>" and name in _HELD:
            pieces = self.pieces(f"</{name}>")
            calls = [piece for piece in pieces if isinstance(piece, Call)]
            return list(calls) if name == "sup" and calls else [Held(name, pieces)]
        if name == "br":
            return [Break()]
        if tag == "<!-- -->":
            return [NoLabel()]
        self.odd.append((tag, "this HTML has no place"))
        return []


_NAMES = {"code_inline": "code", "image": "a picture", "s_open": "struck words", "s_close": "struck words"}


class _Literal(str):
    """Words in which a bracket is only a bracket."""

    __slots__ = ()


def _with_notes(text: str) -> list[Piece]:
    """Words with the calls of notes in them, and the plain brackets that may end a blank."""
    found: list[Piece] = []
    at = 0
    for call in _call.finditer(text):
        found += [*_with_ends(text[at : call.start()]), Note(int(call[1]))]
        at = call.end()
    return [*found, *_with_ends(text[at:])]


def _with_ends(text: str) -> list[Piece]:
    return [piece for part in re.split(r"(\])", text) if part for piece in [Sign("]]") if part == "]" else part]]


def _merged(pieces: Sequence[Piece]) -> Pieces:
    """Neighbouring words made one."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] = str.__add__(found[-1], piece)
        else:
            found.append(str(piece) if isinstance(piece, str) else piece)
    return tuple(found)


def words_of(pieces: Sequence[Piece]) -> str:
    """The plain words of pieces."""
    out = ""
    for piece in pieces:
        match piece:
            case str():
                out += piece
            case Sign(sign):
                out += sign[:1]
            case Held(_, held):
                out += words_of(held)
            case Anchor(_, label):
                out += label
    return out


# --- pieces to nodes ----------------------------------------------------------------------------------------------


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
        """The brackets of alternatives, each with the one that closes it."""
        waiting: list[int] = []
        found = {}
        for at, piece in enumerate(self._pieces):
            if piece == Sign("[") and not self._blank_end(at):
                waiting.append(at)
            elif piece == Sign("]") and waiting:
                found[waiting.pop()] = at
        return found


def _texts(words: str) -> Inlines:
    """Words, and the dots of a blank of which nothing is said."""
    found: list[Inline] = []
    for number, part in enumerate(words.split(_DOTS)):
        found += [Blank("")] * bool(number) + [Text(part)] * bool(part)
    return tuple(found)
