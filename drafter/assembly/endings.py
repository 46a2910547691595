"""How the items of a list begin and end: capital or not, semicolons, the conjunction before the last, the full stop."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from drafter.model.inline import Bracketed, Footnote, Inlines, Resolved, TermMention, Text
from drafter.model.instrument import Alternatives, Paragraph, Provision, Subparagraph
from drafter.model.style import ListStyle
from drafter.model.walk import map_inlines, plain_words

_ENDING = re.compile(r"(?:[;,]\s*(and|or)|[;,.])\s*$")
_DISJUNCTIVE = re.compile(r"\b(?:any|either|one|at least one)(?: or more)? of the following\b[^.;]*$", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[“\"]?([\w-]+)")

P = TypeVar("P", Paragraph, Subparagraph)


def settle_endings(provisions: tuple[Provision, ...], style: ListStyle) -> tuple[Provision, ...]:
    """Every list among the provisions with its beginnings and endings as the house style has them."""
    return tuple(_block(p, style, ".") if isinstance(p, Paragraph) else _open(p, style) for p in provisions)


def _open(node: Alternatives, style: ListStyle) -> Alternatives:
    texts = (replace(t, paragraphs=tuple(_block(p, style, ".") for p in t.paragraphs)) for t in node.texts)
    return replace(node, texts=tuple(texts))


def _block(block: P, style: ListStyle, terminal: str) -> P:
    """``terminal`` is what the last words under this block end with."""
    if not block.subparagraphs:
        return block
    inner = "," if block.closing_words else terminal
    items = block.subparagraphs
    # What follows the last item of an inner list without closing words belongs to the list around it.
    own = items[:-1] if isinstance(block, Subparagraph) and not block.closing_words else items
    conjunction = next((word for item in own if (word := conjunction_after(item))), "")
    conjunction = conjunction or _unspoken(block.chapeau, style)
    settled = []
    for index, item in enumerate(items):
        last = index == len(items) - 1
        ending = inner if last else ";"
        if conjunction and index == len(items) - 2:
            ending = f"; {conjunction}"
        settled.append(_item(item, style, ending))
    return replace(block, subparagraphs=tuple(settled))


def _item(item: Subparagraph, style: ListStyle, ending: str) -> Subparagraph:
    if item.closing_words:
        item = replace(item, closing_words=ended(item.closing_words, ending))
        return _block(item, style, ";")
    if item.subparagraphs:
        return _block(item, style, ending)
    return replace(item, chapeau=ended(item.chapeau, ending))


def _unspoken(chapeau: Inlines, style: ListStyle) -> str:
    """The conjunction the style puts where the text has none; a chapeau that asks for any one of the items has "or"."""
    words = plain_words(map_inlines(chapeau, lambda node: (node,) if isinstance(node, Resolved) else ()))
    return "or" if style.conjunction and _DISJUNCTIVE.search(words) else style.conjunction


def conjunction_after(item: Subparagraph) -> str:
    """The conjunction that stands after an item and all that is under it, or nothing."""
    if item.subparagraphs and not item.closing_words:
        return conjunction_after(item.subparagraphs[-1])
    return conjunction_of(item.closing_words or item.chapeau)


def with_ending(item: Subparagraph, ending: str) -> Subparagraph:
    """The item with another ending, wherever its last words stand."""
    if item.closing_words:
        return replace(item, closing_words=ended(item.closing_words, ending))
    if item.subparagraphs:
        return replace(item, subparagraphs=(*item.subparagraphs[:-1], with_ending(item.subparagraphs[-1], ending)))
    return replace(item, chapeau=ended(item.chapeau, ending))


def conjunction_of(words: Inlines) -> str:
    """The conjunction with which an item ends, or nothing."""
    last = _last_but_notes(words)
    if last >= 0 and isinstance(node := words[last], Text):
        found = _ENDING.search(node.text)
        if found and found[1]:
            return found[1]
    return ""


def ended(content: Inlines, ending: str) -> Inlines:
    """The words with another ending, which stands before their footnotes."""
    last = _last_but_notes(content)
    before, notes = content[: last + 1], content[last + 1 :]
    if before and isinstance(node := before[-1], Text):
        return (*before[:-1], Text(_ENDING.sub("", node.text) + ending), *notes)
    return (*before, Text(ending), *notes)


def _last_but_notes(content: Inlines) -> int:
    """Where the last node stands that is no footnote, or -1."""
    last = len(content) - 1
    while last >= 0 and isinstance(content[last], Footnote):
        last -= 1
    return last


def opened(content: Inlines, style: ListStyle) -> Inlines:
    """The first letter of an item in lower case, where the style wants that and the word is no name.

    Values are not filled in yet, so that none of them is changed.
    """
    if style.capital or not content:
        return content
    match content[0]:
        case Text(text):
            return (Text(_lowered(text, style)), *content[1:])
        case TermMention(words):
            return (TermMention(_lowered(words, style)), *content[1:])
        case Bracketed(alternatives) as node:
            return (replace(node, alternatives=tuple(opened(a, style) for a in alternatives)), *content[1:])
        case _:
            return content


def _lowered(text: str, style: ListStyle) -> str:
    word = _FIRST_WORD.match(text)
    if not word or word[1] in style.keep_capital or word[1][1:].lower() != word[1][1:]:
        return text
    start = word.start(1)
    return text[:start] + text[start].lower() + text[start + 1 :]
