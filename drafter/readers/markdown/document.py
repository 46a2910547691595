"""The instrument that the blocks of a text make: front, preamble, divisions, testimonium, annexes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from drafter.model.inline import Comment, Footnote
from drafter.model.instrument import (
    Alternatives,
    Annex,
    Article,
    Chapter,
    Instrument,
    Paragraph,
    Part,
    Preamble,
    Recital,
    Signatory,
    Testimonium,
)
from drafter.model.style import HouseStyle
from drafter.model.walk import nodes, plain_words
from drafter.phrasing.places import ENACTING, OPENING, SIGNATURE, heading_level, sign_of, stands_alone
from drafter.readers.markdown.carried import compared, identity_of, with_clauses
from drafter.readers.markdown.front import front_of
from drafter.readers.markdown.lines import HeadingParts, Parts, heading_parts, parts_of, remarked, words_in
from drafter.readers.markdown.pieces import Anchor, Call, Held, Note, words_of
from drafter.readers.markdown.provisions import Provisions
from drafter.readers.markdown.source import Block, Line, List, Source


def instrument_of(source: Source, style: HouseStyle) -> Instrument:
    """The instrument; what has no place in it is left in ``source``."""
    return _Document(source, style).instrument()


@dataclass(slots=True)
class _Branch:
    """A division of the tree that is being read, with those under it."""

    kind: str
    heading: HeadingParts
    level: int
    under: list[_Branch]
    lines: list[Block]


class _Document:
    """Goes through the blocks once, from the title to the last annex."""

    def __init__(self, source: Source, style: HouseStyle) -> None:
        self._source = source
        self._style = style
        self._formers: dict[str, str] = {}

    def instrument(self) -> Instrument:
        source = self._source
        front = front_of(source)
        style = replace(self._style, page=replace(self._style.page, watermark=front.watermark))
        rest = list(front.rest)
        first = next((i for i, block in enumerate(rest) if isinstance(block, Line) and block.level), len(rest))
        concluding, divisions = self._divisions(rest[first:])
        before = rest[:first]
        at = self._concluding(before)
        if not divisions and at < len(before):
            before, concluding = before[:at], before[at:]
        nodes = [self._node(branch) for branch in divisions]
        document = Instrument(
            front.title,
            self._preamble(before),
            tuple(node for node in nodes if not isinstance(node, Annex)),
            self._testimonium(concluding),
            tuple(node for node in nodes if isinstance(node, Annex)),
            identity_of(source),
            style,
            front.notice,
            front.contents_heading,
        )
        document = compared(with_clauses(document, source), source, front.legend, self._formers)
        _leave_unplaced_calls(document, source)
        return document

    # --- preamble -------------------------------------------------------------------------------------------------

    def _preamble(self, blocks: Sequence[Block]) -> Preamble | None:
        """Words that begin in italics are a recital; what stands before the recitals opens, what stands after ends."""
        preamble = Preamble((), (), ())
        for block in blocks:
            if isinstance(block, List):
                self._leave(block, "a list stands in the preamble")
                continue
            parts = parts_of(block, None, self._source)
            eid = parts.eids[-1] if parts.eids else ""
            first = parts.pieces[0] if parts.pieces else None
            recital = isinstance(first, Held) and first.kind == "em"
            words = remarked(words_in(parts.pieces, self._source), parts.mark)
            if eid == OPENING or (not eid and not recital and not preamble.opening and not preamble.recitals):
                preamble = replace(preamble, opening=words)
            elif eid == ENACTING or (not eid and not recital and not preamble.enacting_words):
                preamble = replace(preamble, enacting_words=words)
            elif preamble.enacting_words:
                self._leave(block, "words stand between the preamble and the first article")
            else:
                recitals = (*preamble.recitals, self._recital(parts, eid or f"recs__rec_{len(preamble.recitals) + 1}"))
                preamble = replace(preamble, recitals=recitals)
        return preamble if preamble != Preamble((), (), ()) else None

    def _recital(self, parts: Parts, eid: str) -> Recital:
        first, *others = parts.pieces or ("",)
        if not isinstance(first, Held) or first.kind != "em":
            return Recital("", (), words_in(parts.pieces, self._source), eid, parts.mark, parts.comments)
        opener = words_in(first.pieces, self._source)
        if others and isinstance(others[0], str):
            others[0] = others[0].removeprefix(" ")
        return Recital("", opener, words_in(tuple(others), self._source), eid, parts.mark, parts.comments)

    # --- divisions ------------------------------------------------------------------------------------------------

    def _divisions(self, blocks: Sequence[Block]) -> tuple[list[Block], list[_Branch]]:
        """The blocks of the testimonium, which has no heading, and the divisions with the blocks of each."""
        top: list[_Branch] = []
        open_: list[_Branch] = []
        concluding: list[Block] = []
        ended = False
        for block in blocks:
            if isinstance(block, Line) and block.level:
                branch = self._branch(block)
                if branch is None:
                    continue
                ended = False
                while open_ and open_[-1].level >= branch.level:
                    open_.pop()
                self._place(branch, open_[-1] if open_ else None, top)
                open_.append(branch)
            elif ended or (isinstance(block, Line) and self._concludes(block)):
                ended = True
                concluding.append(block)
            elif open_ and open_[-1].kind in {"article", "annex"}:
                open_[-1].lines.append(block)
            else:
                self._leave(block, "words stand between a heading and its first article")
        return concluding, top

    def _branch(self, line: Line) -> _Branch | None:
        level = heading_level(_eid(line), words_of(line.pieces), self._style)
        heading = heading_parts(line, level[1], self._source)
        if not level[0]:
            self._leave(line, "a heading is none of a part, chapter, article or annex")
            return None
        return _Branch(level[0], heading, line.level, [], [])

    def _place(self, branch: _Branch, above: _Branch | None, top: list[_Branch]) -> None:
        """Puts a division under the one it belongs to; what may stand nowhere in that, beside it."""
        may = {"part": {"chapter", "article"}, "chapter": {"article"}}
        (above.under if above and branch.kind in may.get(above.kind, set()) else top).append(branch)

    def _node(self, branch: _Branch) -> Part | Chapter | Article | Annex:
        heading = branch.heading
        words = words_in(heading.words, self._source)
        level = heading_level(heading.eid, heading.label, self._style)[1]
        number = sign_of(heading.label, level)
        said: dict[str, Any] = {"number": number, "label": heading.label, "eid": heading.eid, "mark": heading.mark}
        if heading.former:
            self._formers[heading.eid] = heading.former
        if branch.kind == "part":
            under = tuple(n for b in branch.under if isinstance(n := self._node(b), Chapter | Article))
            return Part(words, under, **said)
        if branch.kind == "chapter":
            articles = tuple(n for b in branch.under if isinstance(n := self._node(b), Article))
            return Chapter(words, articles, **said)
        provisions = Provisions(heading.eid, self._style, self._source, self._formers)
        for block in branch.lines:
            provisions.add(block)
        content = provisions.done()
        if branch.kind == "article":
            return replace(Article("", words, content, **said), comments=heading.comments)
        return replace(Annex("", words, content, **said), comments=heading.comments)

    # --- testimonium ----------------------------------------------------------------------------------------------

    def _concludes(self, line: Line) -> bool:
        """Whether the testimonium begins here: with an anchor that stands alone, since it has no heading."""
        return stands_alone(_eid(line, first=True))

    def _concluding(self, blocks: Sequence[Block]) -> int:
        """Where the testimonium begins in a text without articles, in which the preamble comes right before it."""
        at = (i for i, b in enumerate(blocks) if isinstance(b, Line) and self._concludes(b))
        return next((i for i in at if _eid(blocks[i], first=True) not in {OPENING, ENACTING}), len(blocks))

    def _testimonium(self, blocks: Sequence[Block]) -> Testimonium | None:
        if not blocks:
            return None
        eid = _eid(blocks[0], first=True)
        provisions = Provisions(eid, self._style, self._source, self._formers, labels=False)
        signatories: list[Signatory] = []
        signing = False
        for block in blocks:
            signing = signing or f"{eid}__{SIGNATURE}" in _eids(block)
            if not signing:
                provisions.add(block)
            elif isinstance(block, List):
                self._leave(block, "a list stands among the signatories")
            else:
                parts = parts_of(block, None, self._source)
                signatories.append(Signatory(words_in(parts.pieces, self._source), parts.mark))
        paragraphs: list[Paragraph] = []
        for provision in provisions.done():
            if isinstance(provision, Alternatives):
                words = " ".join(plain_words(p.chapeau) for text in provision.texts for p in text.paragraphs)
                self._source.leave(0, words, "an alternative stands at the end of the text, where none can")
            else:
                paragraphs.append(provision)
        return Testimonium("", tuple(paragraphs), tuple(signatories), eid)

    def _leave(self, block: Block, reason: str) -> None:
        self._source.leave(block.number, _words(block), reason)


def _leave_unplaced_calls(document: Instrument, source: Source) -> None:
    """Reports the notes and comments that are not in the tree, and calls of those there are none of."""
    legend = document.changes.legend if document.changes else ()
    held = [*nodes(document), *(node for run in legend for inline in run for node in nodes(inline))]
    comments = {id(node) for node in held if isinstance(node, Comment)}
    placed: set[Note | Call] = {Note(node.number) for node in held if isinstance(node, Footnote)}
    placed |= {Call(n) for n, comment in source.apparatus.comments.items() if id(comment) in comments}
    for number, call in source.called:
        if call not in source.kept:
            kind = "note" if isinstance(call, Note) else "comment"
            source.leave(number, "", f"there is no {kind} {call.number}")
    called = {call for _, call in source.called}
    for call, (number, words) in source.kept.items():
        if call not in placed:
            reason = "is called where none can be" if call in called else "is called nowhere"
            source.leave(number, words, f"{'note' if isinstance(call, Note) else 'comment'} {call.number} {reason}")


def _eids(block: Block) -> list[str]:
    """The identifiers of the anchors of a line, within a mark that is around all of it too."""
    if isinstance(block, List):
        return []
    pieces = block.pieces
    found = [piece.eid for piece in pieces if isinstance(piece, Anchor)]
    if len(pieces) == 1 and isinstance(pieces[0], Held):
        found = [piece.eid for piece in pieces[0].pieces if isinstance(piece, Anchor)]
    return found


def _eid(block: Block, *, first: bool = False) -> str:
    eids = [eid for eid in _eids(block) if eid]
    return (eids[0] if first else eids[-1]) if eids else ""


def _words(block: Block) -> str:
    if isinstance(block, Line):
        return words_of(block.pieces)
    return " ".join(_words(inner) for item in block.items for inner in item.blocks)
