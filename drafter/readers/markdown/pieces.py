"""The pieces of a line: words, what is set off from them, signs with a backslash, calls; from a parser's tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_call = re.compile(r"\[\^(\d{1,6})\]")
_comment = re.compile(r"#comment-(\d{1,6})")
_anchor = re.compile(r'<a(?: id="([\w.-]*)")?>', re.ASCII)
_was = re.compile(r"\(was .+\)")
_HELD = frozenset({"em", "strong", "ins", "del", "sup", "sub"})


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
            return self._held(name)
        if name == "br":
            return [Break()]
        if tag == "<!-- -->":
            return [NoLabel()]
        self.odd.append((tag, "this HTML has no place"))
        return []

    def _held(self, name: str) -> list[Piece]:
        """What stands between two tags; of raised and lowered words, only those that we write have a meaning."""
        pieces = self.pieces(f"</{name}>")
        if name == "sup" and pieces and all(isinstance(piece, Call) for piece in pieces):
            return list(pieces)
        if name == "sup" or (name == "sub" and not _was.fullmatch(words_of(pieces))):
            self.odd.append((words_of(pieces), f"what {'raises' if name == 'sup' else 'lowers'} words has no place"))
            return list(pieces)
        return [Held(name, pieces)]


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
