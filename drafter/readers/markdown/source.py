"""A Markdown file as blocks, each with the line it begins in; notes, comments and what the file carries taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter.model.inline import Comment, Emphasis, Inlines, Text
from drafter.model.recipe import NAMESPACE
from drafter.model.walk import joined
from drafter.readers.carried import Carried, carried_in
from drafter.readers.markdown.pieces import Anchor, Call, Held, Note, Pieces, Tokens, words_of
from drafter.readers.markdown.words import Apparatus, nodes_of
from drafter.readers.reading import Unplaced

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

_note = re.compile(r"\[\^(\d{1,6})\]: (.*)")
_draft = re.compile(r"Draft ([0-9a-f]{12})")
_remark = re.compile(r"comment-(\d{1,6})")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words: a paragraph, or a heading of ``level`` 1 to 6."""

    number: int
    pieces: Pieces
    level: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: its lines, and the lists under it, in their order."""

    number: int
    blocks: tuple[Line | List, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list of items."""

    number: int
    items: tuple[Item, ...]


Block = Line | List


@dataclass(slots=True)
class Source:
    """A file taken apart; ``unplaced`` collects what has no place, here and in whatever is made of the blocks."""

    blocks: list[Block] = field(default_factory=list)
    apparatus: Apparatus = field(default_factory=lambda: Apparatus({}, {}))
    carried: Carried | None = None
    draft_id: str = ""
    unplaced: list[Unplaced] = field(default_factory=list)
    called: list[tuple[int, Note | Call]] = field(default_factory=list)
    """The calls of notes and comments, each with its line."""
    kept: dict[Note | Call, tuple[int, str]] = field(default_factory=dict)
    """The notes and comments there are, by how they are called: the line and the words of each."""

    def leave(self, number: int, words: str, reason: str) -> None:
        """Reports a passage that has no place."""
        self.unplaced.append(Unplaced(number, words, reason))


def read_source(text: str) -> Source:
    """The blocks of a Markdown text.

    Raises:
        Damaged, Newer: as :func:`drafter.readers.carried.read_carried`.
    """
    from markdown_it import MarkdownIt

    # The preset leaves out what is nested more than twenty deep and says nothing; here Python sets the limit.
    parser = (
        MarkdownIt("commonmark", {"html": True, "maxNesting": 1_000_000})
        .enable(["table", "strikethrough"])
        .disable("text_join")
    )
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    source = Source()
    source.carried, text = carried_by(text)
    lines = text.split("\n")
    notes: dict[int, tuple[int, str]] = {}
    for at, line in enumerate(lines):
        if found := _note.fullmatch(line):
            if int(found[1]) in notes:
                source.leave(at + 1, found[2], "a note has the number of one before it")
            else:
                notes[int(found[1])] = (at + 1, found[2])
            lines[at] = ""
    _Reader(parser, source).read("\n".join(lines), notes)
    return source


def carried_by(text: str) -> tuple[Carried | None, str]:
    """What the comment at the end of a text carries, and the text with empty lines in its place.

    Raises:
        Damaged, Newer: as :func:`drafter.readers.carried.read_carried`.
    """
    mark = text.rfind(NAMESPACE)
    start = text.rfind("<!--", 0, mark) if mark >= 0 else -1
    end = text.find("-->", mark) if start >= 0 else -1
    if end < 0:
        return None, text
    carried = carried_in(text[start + 4 : end].strip().encode())
    return carried, text[:start] + "\n" * text.count("\n", start, end) + text[end + 3 :]


def _calls(pieces: Pieces) -> Iterator[Note | Call]:
    for piece in pieces:
        if isinstance(piece, Note | Call):
            yield piece
        elif isinstance(piece, Held):
            yield from _calls(piece.pieces)


class _Reader:
    """Turns the syntax tree of a text into blocks."""

    def __init__(self, parser: MarkdownIt, source: Source) -> None:
        self._parser = parser
        self._source = source

    def read(self, text: str, notes: dict[int, tuple[int, str]]) -> None:
        from markdown_it.tree import SyntaxTreeNode

        source = self._source
        nodes = list(SyntaxTreeNode(self._parser.parse(text)).children)
        comments = list(self._comments(nodes))
        source.apparatus = Apparatus(
            {number: self._note(Note(number), line, words) for number, (line, words) in notes.items()}, dict(comments)
        )
        blocks = [block for node in nodes if node.type != "blockquote" for block in self._block(node)]
        if comments:
            blocks = [b for b in blocks if not (isinstance(b, Line) and b.level == 2 and b.pieces == ("Comments",))]
        last = blocks[-1] if blocks else None
        if isinstance(last, Line) and (found := _draft.fullmatch(words_of(last.pieces))):
            source.draft_id = found[1]
            blocks.pop()
        source.blocks = blocks

    def _note(self, call: Note, number: int, words: str) -> Inlines:
        self._source.kept[call] = (number, words)
        pieces = self._pieces(number, self._parser.parseInline(words)[0].children or [])
        return nodes_of(pieces, Apparatus({}, {}))

    def _pieces(self, number: int, tokens: Sequence[Token]) -> Pieces:
        read = Tokens(tokens)
        pieces = read.pieces()
        for words, reason in read.odd:
            self._source.leave(number, words, reason)
        self._source.called += ((number, piece) for piece in _calls(pieces))
        return pieces

    # --- comments -------------------------------------------------------------------------------------------------

    def _comments(self, nodes: Sequence[SyntaxTreeNode]) -> Iterator[tuple[int, Comment]]:
        """The comments at the end of the text, each a quotation that begins with its anchor."""
        for node in nodes:
            if node.type != "blockquote":
                continue
            lines = [self._line(child) for child in node.children if child.type == "paragraph"]
            first = lines[0].pieces[:2] if lines else ()
            anchor = _remark.fullmatch(first[0].eid) if first and isinstance(first[0], Anchor) else None
            if not anchor or len(first) < 2 or not isinstance(first[1], Held):
                self._leave(node, "a quotation has no place")
                continue
            words = [lines[0].pieces[2:], *(line.pieces for line in lines[1:])]
            self._source.kept[Call(int(anchor[1]))] = (_number(node), " ".join(map(words_of, words)).strip())
            yield int(anchor[1]), Comment(tuple(_remark_words(pieces) for pieces in words))

    # --- blocks ---------------------------------------------------------------------------------------------------

    def _block(self, node: SyntaxTreeNode) -> Iterator[Block]:
        match node.type:
            case "paragraph":
                yield self._line(node)
            case "heading":
                yield Line(_number(node), self._line(node).pieces, int(node.tag[1:]))
            case "bullet_list":
                items = [Item(_number(child), tuple(self._inner(child))) for child in node.children]
                yield List(_number(node), tuple(items))
            case "html_block" if node.content.strip() in {"", "<!-- -->"}:
                return
            case "blockquote":
                self._leave(node, "a quotation has no place")
            case _:
                self._leave(node, f"{_NAMES.get(node.type, 'this')} has no place")

    def _inner(self, node: SyntaxTreeNode) -> Iterator[Block]:
        for child in node.children:
            yield from self._block(child)

    def _line(self, node: SyntaxTreeNode) -> Line:
        inline = node.children[0] if node.children else None
        tokens = (inline.token.children if inline and inline.token else None) or []
        number = _number(node)
        return Line(number, self._pieces(number, tokens))

    def _leave(self, node: SyntaxTreeNode, reason: str) -> None:
        words = " ".join(child.content for child in node.walk() if child.type == "inline")
        self._source.leave(_number(node), words or node.content.strip(), reason)


_NAMES = {
    "ordered_list": "a list that Markdown numbers",
    "table": "a table",
    "fence": "a block of code",
    "code_block": "a block of code",
    "hr": "a line across the page",
    "html_block": "a block of HTML",
}


def _number(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 0


def _remark_words(pieces: Pieces) -> Inlines:
    """The words of a paragraph of a comment, in which brackets are only brackets."""
    found = [
        Emphasis(_remark_words(p.pieces)) if isinstance(p, Held) and p.kind == "em" else Text(words_of((p,)))
        for p in pieces
    ]
    content = joined(tuple(found))
    if content and isinstance(content[0], Text):
        content = joined((Text(content[0].text.lstrip()), *content[1:]))
    return content
