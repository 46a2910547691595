"""From lines to blocks: lines that were wrapped are joined, and heads that run on from other words stand alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from drafter.readers.plain.heads import (
    ANNEX,
    ARTICLE,
    DIVISIONS,
    TESTIMONIUM,
    Head,
    ends_sentence,
    expects_more,
    head_at,
    is_labelled,
    names_division,
    pieces_of,
    reads_as_heading,
)
from drafter.readers.plain.source import Line, Remarks

_LONGEST_WRAPPED = 160
_FULL = 0.7
"""What part of the longest line a line of wrapped text has, where its paragraph goes on."""


@dataclass(frozen=True, slots=True)
class Block:
    """Words that belong together: after a head, those on its line. ``starts`` has where in the words a line begins."""

    words: str
    starts: tuple[tuple[int, int], ...]
    head: Head | None = None

    @property
    def line(self) -> int:
        """The line in which it begins."""
        return self.starts[0][1]

    def line_at(self, offset: int) -> int:
        """The line in which a place in the words stands."""
        return self.starts[max(0, bisect_right(self.starts, (offset, 1 << 60)) - 1)][1]

    def after(self, offset: int) -> Block:
        """What is left of it from a place on."""
        cut = len(self.words[offset:]) - len(self.words[offset:].lstrip())
        at = offset + cut
        later = tuple((start - at, line) for start, line in self.starts if start > at)
        return Block(self.words[at:], ((0, self.line_at(at)), *later))

    def before(self, offset: int) -> Block:
        """What stands in it up to a place."""
        kept = tuple(start for start in self.starts if start[0] < offset) or self.starts[:1]
        return Block(self.words[:offset].rstrip(), kept)


@dataclass(slots=True)
class _Growing:
    """A block that further lines may be joined to."""

    parts: list[str]
    starts: list[tuple[int, int]]
    head: Head | None
    length: int = 0
    follows_head: bool = False
    """Whether it is the first one after a head, where a heading may stand."""

    def join(self, words: str, line: int) -> None:
        self.starts.append((self.length + 1, line))
        self.length += 1 + len(words)
        self.parts.append(words)

    def done(self) -> Block:
        return Block(" ".join(self.parts), tuple(self.starts), self.head)


def read_blocks(lines: Sequence[Line], remarks: Remarks) -> tuple[Block, ...]:
    """The blocks of a text, in their order."""
    maker = _Blocks(lines, remarks)
    for line in lines:
        maker.add(line)
    return tuple(_with_bare_divisions([block.done() for block in maker.blocks]))


@dataclass(slots=True)
class _Blocks:
    lines: Sequence[Line]
    remarks: Remarks
    blocks: list[_Growing] = field(default_factory=list)
    longest: int = 0
    wrapped: bool = False

    def __post_init__(self) -> None:
        self.longest = max((len(line.words) for line in self.lines), default=0)
        going_on = sum(1 for line in self.lines if not line.spaced and line.words[0].islower())
        self.wrapped = self.longest <= _LONGEST_WRAPPED and going_on * 12 >= len(self.lines)

    def add(self, line: Line) -> None:
        """Adds a line; only its first piece may go on from the line above."""
        for position, piece in enumerate(pieces_of(line.words)):
            above = self.blocks[-1] if self.blocks and not line.spaced and position == 0 else None
            if position:
                self.remarks.add(line.number, piece[:60], "a heading or formula runs on from the words before it")
            if above is not None and self._goes_on(above, piece):
                above.join(piece, line.number)
                continue
            found = head_at(piece, open_above=above is not None and self._is_open(above))
            head, words = found if found else (None, piece)
            follows = bool(self.blocks) and self._only_head(self.blocks[-1])
            self.blocks.append(_Growing([words], [(0, line.number)], head, len(words), follows))

    @staticmethod
    def _only_head(block: _Growing) -> bool:
        return block.head is not None and block.head.kind != TESTIMONIUM and not block.length

    def _is_open(self, above: _Growing) -> bool:
        """Whether the line above ends within a sentence."""
        last = above.parts[-1]
        return bool(last) and not ends_sentence(last) and not (above.head or above.follows_head)

    def _goes_on(self, above: _Growing, piece: str) -> bool:
        """Whether a line belongs to the one right above it."""
        last = above.parts[-1]
        if self._only_head(above):
            return False
        if expects_more(last) and (self.wrapped or piece[0].islower() or names_division(piece)):
            return not last.endswith(("; and", "; or"))
        if head_at(piece, open_above=self._is_open(above)):
            return False
        if is_labelled(piece) or last.endswith(("; and", "; or", ";")) or last.endswith(":"):
            return self.wrapped and not is_labelled(piece) and len(last) > _FULL * self.longest
        if not self.wrapped:
            return piece[0].islower() and not ends_sentence(last)
        if above.follows_head and not piece[0].islower() and len(last) < _FULL * self.longest:
            return False
        return not ends_sentence(last) or len(last) > _FULL * self.longest


def _with_bare_divisions(blocks: Sequence[Block]) -> list[Block]:
    """A line in capitals between an article and the head of the next one heads a division that has no number."""
    result: list[Block] = []
    kind = ""
    previous: Block | None = None
    for at, block in enumerate(blocks):
        following = blocks[at + 1].head if at + 1 < len(blocks) else None
        within = kind == ARTICLE and previous is not None and not (previous.head and not previous.words)
        if block.head:
            kind = ARTICLE if block.head.kind == ARTICLE and kind not in {ANNEX, TESTIMONIUM} else block.head.kind
        elif (
            within
            and following is not None
            and following.kind in {ARTICLE, *DIVISIONS}
            and block.words.isupper()
            and reads_as_heading(block.words)
        ):
            block = replace(block, head=Head(DIVISIONS[2], "", ""))
        result.append(block)
        previous = block
    return result
