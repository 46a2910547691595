"""What reading a text back gives: the tree, and what of the text has no place in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.model.instrument import Instrument


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A passage that has no place in the tree: the line it begins in, from 1, its words, and why it has none.

    Words that can stand in the tree without what sets them off (a link to elsewhere, code) are kept there as well.
    """

    line: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An instrument as it was read, and the passages that are not in it, in their order.

    ``document`` is what the text says it is, one of :data:`drafter.model.recipe.DOCUMENTS`, or empty. ``lines`` gives
    the line, from 1, in which each block begins, by its eid; empty where the reader does not keep them.
    """

    instrument: Instrument
    unplaced: tuple[Unplaced, ...] = ()
    document: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
