"""The instrument that the blocks of a text make: front, divisions, articles, closing formula, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from drafter.model.inline import Inlines, Text
from drafter.model.instrument import (
    Annex,
    Article,
    Chapter,
    Identity,
    Instrument,
    Paragraph,
    Part,
    Testimonium,
)
from drafter.model.style import HouseStyle
from drafter.model.walk import plain_words
from drafter.phrasing.places import CONCLUSIONS
from drafter.readers.plain.blocks import Block
from drafter.readers.plain.divisions import Branch, Tree
from drafter.readers.plain.front import read_front
from drafter.readers.plain.headings import Headings
from drafter.readers.plain.heads import ANNEX, ARTICLE, DIVISIONS, TESTIMONIUM, Head
from drafter.readers.plain.identifiers import Identifiers
from drafter.readers.plain.provisions import read_provisions
from drafter.readers.plain.source import Remarks
from drafter.readers.plain.terms import slug_of

_THIRD = "a division of a third level stands beside those of the second"
_AFTER_END = "words stand after the closing formula without a heading of an annex"
_letter_l = re.compile(r" l\d{0,2}\W*$")


@dataclass(slots=True)
class _Group:
    """A head with the blocks up to the next one; none for those that no head is above."""

    head: Head | None
    line: int
    blocks: list[Block] = field(default_factory=list)


def read_instrument(
    blocks: Sequence[Block], style: HouseStyle, title: str, identifiers: Identifiers, remarks: Remarks
) -> Instrument:
    """The instrument; ``identifiers`` takes in the line of each block of it."""
    return _Document(blocks, identifiers, remarks).instrument(style, title)


class _Document:
    def __init__(self, blocks: Sequence[Block], identifiers: Identifiers, remarks: Remarks) -> None:
        self._identifiers = identifiers
        self._remarks = remarks
        first = next((at for at, block in enumerate(blocks) if block.head), len(blocks))
        self._front = blocks[:first]
        self._groups = _groups(blocks[first:])
        self._headings = Headings([group.blocks for group in self._groups if _kind(group) == ARTICLE], remarks)

    def instrument(self, style: HouseStyle, title: str) -> Instrument:
        """Body up to the closing formula or the first annex; after either, whatever stands there is in annexes."""
        front = read_front(self._front, title, self._identifiers, self._remarks, alone=not self._groups)
        end = next((at for at, g in enumerate(self._groups) if _kind(g) in {TESTIMONIUM, ANNEX}), len(self._groups))
        body = self._groups[:end]
        if front.rest:
            body = [_Group(None, front.rest[0].line, list(front.rest)), *body]
        divisions = self._body(body)
        last = end
        while last < len(self._groups) and _kind(self._groups[last]) == TESTIMONIUM:
            last += 1
        testimonium = self._testimonium([block for group in self._groups[end:last] for block in group.blocks])
        annexes = self._annexes(self._groups[last:])
        named = slug_of(plain_words(front.title)[:100])
        identity = Identity(named, "", "", "convention")
        return Instrument(front.title, front.preamble, divisions, testimonium, annexes, identity, style, front.notice)

    # --- divisions ----------------------------------------------------------------------------------------------------

    def _body(self, groups: Sequence[_Group]) -> tuple[Part | Chapter | Article, ...]:
        """Parts with chapters: the widest division there is, and the next; a single one keeps its name."""
        ranks = sorted({DIVISIONS.index(_kind(group)) for group in groups if _kind(group) in DIVISIONS})
        widest = ranks[0] if ranks and (len(ranks) > 1 or ranks[0] <= DIVISIONS.index("part")) else -1
        tree = Tree()
        for group in groups:
            if group.head is None or group.head.kind not in DIVISIONS:
                article = self._article(group, tree.eid)
                tree.add(article)
                continue
            rank = DIVISIONS.index(group.head.kind)
            if len(ranks) > 2 and rank > ranks[1]:
                self._remarks.add(group.line, group.head.label, _THIRD)
            number = group.head.number
            heading, rest = self._headings.division(group.blocks)
            above = "" if rank == widest else tree.part_eid
            eid = self._identifiers.step(above, "part" if rank == widest else "chp", number, group.line)
            node = Branch(_words(heading), group.head.label, number, eid)
            tree.open(node, is_part=rank == widest)
            if rest:
                tree.add(self._article(_Group(None, rest[0].line, rest), tree.eid))
        return tree.done()

    def _article(self, group: _Group, above: str) -> Article:
        head = group.head or Head(ARTICLE, "", "")
        eid = self._identifiers.step(above, "art", head.number, group.line)
        if _letter_l.search(head.label):
            self._remarks.add(group.line, head.label, "letter l stands where the figure 1 is meant")
        heading, rest = self._headings.article(group.blocks) if group.head else ("", group.blocks)
        content = read_provisions(rest, eid, self._identifiers, self._remarks)
        return Article("", _words(heading), content, head.number, head.label, eid)

    # --- the end ------------------------------------------------------------------------------------------------------

    def _testimonium(self, blocks: Sequence[Block]) -> Testimonium | None:
        if not blocks:
            return None
        line = self._identifiers.lines.setdefault("testimonium", blocks[0].line)
        self._identifiers.give(CONCLUSIONS, line)
        for block in blocks:
            if not block.head and len(block.words) > 200:
                self._remarks.add(block.line, block.words[:60], _AFTER_END)
                break
        return Testimonium("", read_provisions(blocks, "", None, self._remarks), (), CONCLUSIONS)

    def _annexes(self, groups: Sequence[_Group]) -> tuple[Annex, ...]:
        """Every annex with what stands in it; its divisions and articles are paragraphs, labelled as printed."""
        annexes: list[Annex] = []
        at = 0
        while at < len(groups):
            end = at + 1
            while end < len(groups) and _kind(groups[end]) != ANNEX:
                end += 1
            annexes.append(self._annex(groups[at:end], len(annexes) + 1))
            at = end
        return tuple(annexes)

    def _annex(self, groups: Sequence[_Group], position: int) -> Annex:
        first = groups[0]
        head = first.head if first.head and first.head.kind == ANNEX else Head(ANNEX, "", "")
        eid = self._identifiers.give(f"annex_{_bare(head.number) or position}", first.line)
        content: list[Paragraph] = []
        heading = ""
        for group in groups:
            rest = group.blocks
            if group is first and head.label:
                heading, rest = self._headings.division(group.blocks)
                above = eid
            else:
                above = self._identifiers.step(eid, _STEPS.get(_kind(group), "nn"), _number(group), group.line)
                words, rest = self._headings.division(group.blocks)
                label = group.head.label if group.head else ""
                if label or words:
                    content.append(Paragraph(_words(words), (), (), False, "", _number(group), label, above))
            content += read_provisions(rest, above, self._identifiers, self._remarks)
        return Annex("", _words(heading), tuple(content), head.number, head.label, eid)


_STEPS = {ARTICLE: "art", "part": "part", "chapter": "chp", "section": "sec"}


def _groups(blocks: Sequence[Block]) -> list[_Group]:
    groups: list[_Group] = []
    for block in blocks:
        if block.head:
            groups.append(_Group(block.head, block.line))
        if block.words:
            groups[-1].blocks.append(block)
    return groups


def _kind(group: _Group) -> str:
    return group.head.kind if group.head else ""


def _number(group: _Group) -> str:
    return group.head.number if group.head else ""


def _bare(number: str) -> str:
    return "".join(sign for sign in number if sign.isascii() and sign.isalnum())


def _words(words: str) -> Inlines:
    return (Text(words),) if words else ()
