"""Word by word: two runs of inline nodes to one, in which what only one of them says is marked.

The comparison is of printed words. A term in use and the same words as plain text are alike; words in italics and the
same words upright are not. References, blanks and brackets are compared whole, footnotes pairwise by their own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rapidfuzz.distance import LCSseq

from drafter.model.inline import (
    Bracketed,
    DefinedTerm,
    Deleted,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    Inserted,
    TermUse,
    Text,
)
from drafter.model.walk import map_inlines, plain_words

_PIECES = re.compile(r"\s+|\w+(?:[-'’]\w+)*|[^\w\s]")
_ISLAND = 3
"""So few words between two changes go into the changes: crumbs cannot be read."""
_LEAST_KEPT = 0.4
"""Of the letters of the longer text: where fewer stay, the whole is replaced."""
_MOST_COMPARED = 25_000_000
"""Words of the old text times words of the new: beyond that, only what they begin and end with is compared. That is a
paragraph of five thousand words, far longer than any in a treaty; the memory needed grows with the product."""

Wrapper = Emphasis | DefinedTerm


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, a stop, a blank, or a node that is compared whole; ``within`` are the nodes around it, outermost first.

    ``node`` is the term in use that the word belongs to, or the node itself where it is whole.
    """

    key: object
    words: str
    within: tuple[Wrapper, ...] = ()
    node: Inline | None = None
    whole: bool = False


_Op = tuple[str, Sequence[_Token], Sequence[_Token]]
"""``equal``, ``inserted``, ``deleted`` with what the old and the new text have there."""


def compare_words(old: Inlines, new: Inlines, *, alone: bool = False) -> Inlines:
    """``new`` with what it lacks of ``old`` as :class:`Deleted` and what it has over it as :class:`Inserted`.

    Words added at the end take the word or stop before them along, unless the text stands ``alone``: a paragraph that
    ends in inserted words alone cannot be told by all programs from one inserted after it.
    """
    if old == new:
        return new
    before, after = list(_tokens(old)), list(_tokens(new))
    result: list[Inline] = []
    for mark, was, now in _readable(_operations(before, after), before, after, alone=alone):
        if mark == "equal":
            result.extend(_kept(was, now))
        else:
            content = _nodes(was if mark == "deleted" else now)
            result.append(Deleted(content) if mark == "deleted" else Inserted(content))
    return tuple(result)


def wholly(content: Inlines, mark: type[Inserted] | type[Deleted]) -> Inlines:
    """A run of which one text has nothing."""
    return (mark(content),) if content else ()


# --- tokens -------------------------------------------------------------------------------------------------------


def _tokens(content: Inlines, within: tuple[Wrapper, ...] = ()) -> Iterator[_Token]:
    shapes = tuple(_shape(node) for node in within)
    for node in content:
        match node:
            case Text(text):
                for piece in _PIECES.findall(text):
                    yield _Token((piece, shapes), piece, within)
            case TermUse(_, words):
                for piece in _PIECES.findall(words):
                    yield _Token((piece, shapes), piece, within, node)
            case Emphasis(inner) | DefinedTerm(_, inner):
                yield from _tokens(inner, (*within, node))
            case Footnote():
                yield _Token((Footnote, shapes), "", within, node, whole=True)
            case _:
                yield _Token((_bare(node), shapes), plain_words((node,)), within, node, whole=True)


def _bare(node: Inline) -> Inline:
    """A node without what is no matter of its words: a comment on it, the numbers of its notes."""
    if not isinstance(node, Bracketed):
        return node
    runs = tuple(map_inlines(run, _unnumbered) for run in node.alternatives)
    return replace(node, alternatives=runs, comment=None)


def _unnumbered(node: Inline) -> Inlines:
    return (replace(node, number=0),) if isinstance(node, Footnote) else (node,)


def _shape(node: Wrapper) -> object:
    return (DefinedTerm, node.term) if isinstance(node, DefinedTerm) else Emphasis


def _nodes(tokens: Sequence[_Token]) -> Inlines:
    """The nodes that tokens of one text came from; a term of which only a part is here becomes plain words."""
    result: list[Inline] = []
    for within, group in groupby(tokens, key=lambda token: tuple(map(id, token.within))):
        run = list(group)
        inner = _bare_nodes(run)
        for wrapper in reversed(run[0].within if within else ()):
            inner = (replace(wrapper, content=inner),)
        result.extend(inner)
    return tuple(result)


def _bare_nodes(tokens: Sequence[_Token]) -> Inlines:
    result: list[Inline] = []
    words = ""
    for _, group in groupby(tokens, key=lambda token: id(token.node)):
        run = list(group)
        node, said = run[0].node, "".join(token.words for token in run)
        if node is None or (isinstance(node, TermUse) and node.words != said):
            words += said
            continue
        if words:
            result.append(Text(words))
            words = ""
        result.extend(token.node for token in run if token.node is not None) if run[0].whole else result.append(node)
    return (*result, Text(words)) if words else tuple(result)


def _kept(was: Sequence[_Token], now: Sequence[_Token]) -> Inlines:
    """What both texts have: the new text's nodes, its footnotes compared with those of the old."""
    compared = []
    for old, new in zip(was, now, strict=True):
        if isinstance(old.node, Footnote) and isinstance(new.node, Footnote):
            content = compare_words(old.node.content, new.node.content)
            new = replace(new, node=replace(new.node, content=content))
        compared.append(new)
    return _nodes(compared)


# --- operations ---------------------------------------------------------------------------------------------------


def _operations(old: Sequence[_Token], new: Sequence[_Token]) -> list[_Op]:
    """The longest common run of tokens (Indel distance), as operations in reading order, what is deleted first."""
    if len(old) * len(new) > _MOST_COMPARED:
        return _ends(old, new)
    found: list[_Op] = []
    for code in LCSseq.opcodes([token.key for token in old], [token.key for token in new]):
        was, now = old[code.src_start : code.src_end], new[code.dest_start : code.dest_end]
        mark = {"equal": "equal", "insert": "inserted", "delete": "deleted"}[code.tag]
        found.append((mark, was, now))
    return found


def _ends(old: Sequence[_Token], new: Sequence[_Token]) -> list[_Op]:
    """Only what both texts begin and end with is the same."""
    most = min(len(old), len(new))
    head = next((i for i in range(most) if old[i].key != new[i].key), most)
    tail = next((i for i in range(most - head) if old[-1 - i].key != new[-1 - i].key), most - head)
    was, now = old[head : len(old) - tail], new[head : len(new) - tail]
    found: list[_Op] = [("equal", old[:head], new[:head]), ("deleted", was, ()), ("inserted", (), now)]
    found.append(("equal", old[len(old) - tail :], new[len(new) - tail :]))
    return [op for op in found if op[1] or op[2]]


def _readable(operations: list[_Op], old: Sequence[_Token], new: Sequence[_Token], *, alone: bool) -> list[_Op]:
    """Islands of a few words go into the changes around them; each change is one of each kind."""
    longer = max(_letters(old), _letters(new))
    kept = sum(_letters(now) for mark, _, now in operations if mark == "equal")
    has_note = any(isinstance(token.node, Footnote) for _, was, _ in operations for token in was)
    if longer and kept < _LEAST_KEPT * longer and not has_note:
        stop = [operations[-1]] if operations[-1][0] == "equal" and _is_stop(operations[-1][2]) else []
        end = len(stop[0][2]) if stop else 0
        return [*_changed(list(old[: len(old) - end]), list(new[: len(new) - end])), *stop]
    result: list[_Op] = []
    was: list[_Token] = []
    now: list[_Token] = []
    last = len(operations) - 1
    for index, (mark, before, after) in enumerate(operations):
        pending = bool(was or now)
        if mark == "equal" and (not pending or index == last or not _is_island(after, was, now)):
            result.extend(_changed(was, now))
            was, now = [], []
            result.append((mark, before, after))
        else:
            was.extend(before)
            now.extend(after)
    if now and not was and result and result[-1][0] == "equal" and not alone:
        _, before, after = result.pop()
        result += [("equal", before[:-1], after[:-1])] if len(after) > 1 else []
        was, now = [before[-1]], [after[-1], *now]
    return [*result, *_changed(was, now)]


def _changed(was: list[_Token], now: list[_Token]) -> list[_Op]:
    return ([("deleted", was, ())] if was else []) + ([("inserted", (), now)] if now else [])


def _is_island(tokens: Sequence[_Token], was: Sequence[_Token], now: Sequence[_Token]) -> bool:
    """Whether a few words stand after a change of at least twice their number."""
    if any(token.whole for token in tokens):
        return False
    words = _count(tokens)
    return words < _ISLAND and 2 * words <= max(_count(was), _count(now))


def _count(tokens: Sequence[_Token]) -> int:
    return sum(token.words[:1].isalnum() for token in tokens)


def _is_stop(tokens: Sequence[_Token]) -> bool:
    return not any(token.whole or token.words[:1].isalnum() for token in tokens)


def _letters(tokens: Sequence[_Token]) -> int:
    return sum(len(token.words) for token in tokens if not token.words.isspace())
