"""Going through a tree: children in reading order, all nodes, plain words, and rebuilding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING

from drafter.model.inline import (
    Blank,
    Bracket,
    Bracketed,
    CrossReference,
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

if TYPE_CHECKING:
    from drafter.model.instrument import Paragraph, Subparagraph

_NOT_CHILDREN = frozenset({"identity", "style", "changes", "sources"})
_child_fields: dict[type, tuple[str, ...]] = {}


def _fields_of(kind: type) -> tuple[str, ...]:
    known = _child_fields.get(kind)
    if known is None:
        known = tuple(f.name for f in fields(kind) if f.name not in _NOT_CHILDREN) if is_dataclass(kind) else ()
        _child_fields[kind] = known
    return known


def children(node: object) -> Iterator[object]:
    """The nodes directly under ``node``, in reading order."""
    for name in _fields_of(type(node)):
        value = getattr(node, name)
        if type(value) is tuple:
            for item in value:
                if type(item) is tuple:
                    yield from item
                elif _fields_of(type(item)) or is_dataclass(item):
                    yield item
        elif type(value) is not str and is_dataclass(value):
            yield value


def nodes(node: object) -> Iterator[object]:
    """``node`` and everything under it, in reading order."""
    yield node
    for child in children(node):
        yield from nodes(child)


def is_changed(node: object) -> bool:
    """Whether a comparison marks anything in a tree."""
    return any(isinstance(found, Inserted | Deleted) or getattr(found, "mark", "") for found in nodes(node))


def plain_words(content: Inlines, *, footnotes: bool = False) -> str:
    """The words of a run of inline nodes as every format prints them; footnotes only where asked for.

    Raises:
        TypeError: for notation, which has no words before it is resolved.
    """
    return "".join(_words(node, footnotes) for node in content)


def _words(node: Inline, footnotes: bool) -> str:
    match node:
        case Text(text) | Bracket(text):
            return text
        case TermUse(_, words):
            return words
        case CrossReference(_, parts):
            return "".join(part.text for part in parts)
        case Blank(description):
            return blank_words(description)
        case Bracketed(alternatives, proposers):
            texts = [plain_words(a, footnotes=footnotes) for a in alternatives]
            return " ".join(map(bracketed_words, texts, proposers))
        case Footnote(content):
            return plain_words(content) if footnotes else ""
        case Emphasis(content) | DefinedTerm(_, content) | Inserted(content) | Deleted(content):
            return plain_words(content, footnotes=footnotes)
        case _:
            raise TypeError(f"{type(node).__name__} is notation and was not resolved before it was read as words")


def blank_words(description: str) -> str:
    """How an open blank reads in every format: what belongs there in brackets, or dots where nothing is said."""
    return f"[{description}]" if description else "…………………"


def bracketed_words(words: str, proposer: str) -> str:
    """How one bracketed alternative reads in every format."""
    return f"[{proposer}: {words}]" if proposer else f"[{words}]"


def has_line(block: Paragraph | Subparagraph) -> bool:
    """Whether a block has a line of its own; a list that nothing leads in has none."""
    return bool(block.chapeau or block.label or not (block.subparagraphs or block.closing_words))


def brackets(proposer: str) -> tuple[str, str]:
    """What stands before and after bracketed words, taken from the one place that says how they read."""
    opening, _, closing = bracketed_words("\0", proposer).partition("\0")
    return opening, closing


def map_inlines(content: Inlines, change: Callable[[Inline], Inlines]) -> Inlines:
    """Rebuilds a run of inline nodes, bottom up; ``change`` gives what each node becomes."""
    return tuple(new for node in content for new in change(_with_mapped_children(node, change)))


def _with_mapped_children(node: Inline, change: Callable[[Inline], Inlines]) -> Inline:
    match node:
        case Emphasis() | DefinedTerm() | Footnote() | Inserted() | Deleted():
            return replace(node, content=map_inlines(node.content, change))
        case Bracketed():
            return replace(node, alternatives=tuple(map_inlines(a, change) for a in node.alternatives))
        case _:
            return node


def joined(content: Inlines) -> Inlines:
    """The same run with neighbouring texts made one and empty texts gone."""
    result: list[Inline] = []
    for node in content:
        if isinstance(node, Text):
            if not node.text:
                continue
            if result and isinstance(result[-1], Text):
                result[-1] = Text(result[-1].text + node.text)
                continue
        result.append(node)
    return tuple(result)
