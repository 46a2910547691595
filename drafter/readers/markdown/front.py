"""What stands before the words of an instrument: title, watermark, notice, the legend of a redline, contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from drafter.model.inline import Inlines
from drafter.readers.markdown.lines import parts_of, remarked, words_in
from drafter.readers.markdown.pieces import Anchor, Held, words_of
from drafter.readers.markdown.source import Block, Line, List, Source


@dataclass(slots=True)
class Front:
    """The front of a document, and the blocks after it."""

    title: Inlines = ()
    watermark: str = ""
    notice: Inlines = ()
    legend: list[Inlines] = field(default_factory=list)
    contents_heading: str = "Contents"
    rest: Sequence[Block] = ()


def front_of(source: Source) -> Front:
    """The front: up to the contents, where there are any, else what is in bold or in italics below the title."""
    front = Front()
    blocks = list(source.blocks)
    if blocks and isinstance(title := blocks[0], Line) and title.level == 1:
        front.title = words_in(title.pieces, source)
        blocks.pop(0)
    end = _contents_at(blocks)
    before, front.rest = blocks[: end or 0], blocks[(end or 0) + 2 if end is not None else 0 :]
    if end is not None:
        heading = blocks[end]
        front.contents_heading = words_of(heading.pieces) if isinstance(heading, Line) else ""
    waiting = before if end is not None else blocks
    while waiting and _take(waiting[0], front, source, legend=end is not None):
        waiting.pop(0)
    if end is None:
        front.rest = waiting
    for block in waiting if end is not None else ():
        source.leave(block.number, "", "a list stands before the contents")
    return front


def _contents_at(blocks: Sequence[Block]) -> int | None:
    """Where the contents are: a heading without an anchor, before all others, and a list of links."""
    for at, block in enumerate(blocks):
        if isinstance(block, Line) and block.level:
            bare = block.level == 2 and not any(isinstance(piece, Anchor) for piece in block.pieces)
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            return at if bare and isinstance(following, List) and _links_only(following) else None
    return None


def _links_only(block: List) -> bool:
    for item in block.items:
        for inner in item.blocks:
            if isinstance(inner, List):
                if not _links_only(inner):
                    return False
            elif not (len(inner.pieces) == 1 and isinstance(inner.pieces[0], Held) and inner.pieces[0].kind == "link"):
                return False
    return True


def _take(block: Block, front: Front, source: Source, *, legend: bool) -> bool:
    """Whether a block belongs to the front; then it is put there."""
    if not isinstance(block, Line) or block.level:
        return False
    only = block.pieces[0] if len(block.pieces) == 1 else None
    kind = only.kind if isinstance(only, Held) else ""
    if isinstance(only, Held) and kind == "strong" and not (front.watermark or front.notice or front.legend):
        front.watermark = words_of(only.pieces)
    elif isinstance(only, Held) and kind == "em" and not (front.notice or front.legend):
        front.notice = words_in(only.pieces, source)
    elif legend:
        parts = parts_of(block, None, source)
        front.legend.append(remarked(words_in(parts.pieces, source), parts.mark))
    else:
        return False
    return True
