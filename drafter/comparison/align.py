"""Which blocks of two texts answer to one another: by their identifiers, or by the likeness of their words."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from rapidfuzz.distance import LCSseq

T = TypeVar("T")

Pair = tuple[int | None, int | None]
"""A place in the old and in the new sequence; ``None`` where only the other has it. Never both."""

ALIKE = 0.4
"""The likeness, from 0 to 1, from which two blocks count as one block that was reworded."""
_MOST_PAIRS = 40_000
"""Blocks of one gap times blocks of the other: beyond that, they are not compared but replaced as a whole."""


def align_by_key(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """The longest run of keys that both have in the same order; of what differs, the old comes first."""
    pairs: list[Pair] = []
    for code in LCSseq.opcodes(old, new):
        if code.tag == "equal":
            pairs.extend(zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True))
        else:
            pairs.extend((i, None) for i in range(code.src_start, code.src_end))
            pairs.extend((None, j) for j in range(code.dest_start, code.dest_end))
    return _old_first(pairs)


def align_by_likeness(
    old: Sequence[T], new: Sequence[T], words: Callable[[T], str], likeness: Callable[[T, T], float]
) -> list[Pair]:
    """The pairing, in order, of greatest likeness together (Needleman and Wunsch, without a price for gaps).

    Blocks of the very same ``words`` are paired first, which leaves little to compare; pairs below :data:`ALIKE` are
    none.
    """
    pairs: list[Pair] = []
    gap: tuple[list[int], list[int]] = ([], [])
    for i, j in [*align_by_key([words(block) for block in old], [words(block) for block in new]), (-1, -1)]:
        if i is not None and j is not None:
            pairs.extend(_best(old, new, gap, likeness))
            gap = ([], [])
            if i >= 0 and likeness(old[i], new[j]) >= ALIKE:
                pairs.append((i, j))
            elif i >= 0:
                pairs.extend([(i, None), (None, j)])
        elif i is not None:
            gap[0].append(i)
        elif j is not None:
            gap[1].append(j)
    return _old_first(pairs)


def _best(
    old: Sequence[T], new: Sequence[T], gap: tuple[list[int], list[int]], likeness: Callable[[T, T], float]
) -> list[Pair]:
    rows, columns = gap
    if not rows or not columns or len(rows) * len(columns) > _MOST_PAIRS:
        return [*((i, None) for i in rows), *((None, j) for j in columns)]
    score = [[likeness(old[i], new[j]) for j in columns] for i in rows]
    best = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    for r in reversed(range(len(rows))):
        for c in reversed(range(len(columns))):
            paired = best[r + 1][c + 1] + score[r][c] if score[r][c] >= ALIKE else 0.0
            best[r][c] = max(paired, best[r + 1][c], best[r][c + 1])
    pairs: list[Pair] = []
    r = c = 0
    while r < len(rows) and c < len(columns):
        if score[r][c] >= ALIKE and best[r][c] == best[r + 1][c + 1] + score[r][c]:
            pairs.append((rows[r], columns[c]))
            r, c = r + 1, c + 1
        elif best[r][c] == best[r + 1][c]:
            pairs.append((rows[r], None))
            r += 1
        else:
            pairs.append((None, columns[c]))
            c += 1
    return [*pairs, *((i, None) for i in rows[r:]), *((None, j) for j in columns[c:])]


def _old_first(pairs: list[Pair]) -> list[Pair]:
    """Between two pairs that both texts have, what is deleted stands before what is inserted."""
    result: list[Pair] = []
    inserted: list[Pair] = []
    for pair in pairs:
        if pair[0] is None:
            inserted.append(pair)
            continue
        if pair[1] is not None:
            result.extend(inserted)
            inserted = []
        result.append(pair)
    return [*result, *inserted]
