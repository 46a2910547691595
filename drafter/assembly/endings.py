"""How the items of a list begin and end: capital or not, semicolons, the conjunction before the last, the full stop."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from drafter.model.inline import DefinedTerm, Inlines, Text
from drafter.model.instrument import Paragraph, Provision, Subparagraph
from drafter.model.style import ListStyle

_ENDING = re.compile(r"(?:[;,]\s*(and|or)|[;,.])\s*$")
_FIRST_WORD = re.compile(r"[“\"]?([\w-]+)")

P = TypeVar("P", Paragraph, Subparagraph)


def settle_endings(provisions: tuple[Provision, ...], style: ListStyle) -> tuple[Provision, ...]:
    """Every list among the provisions with its beginnings and endings as the house style has them."""
    return tuple(_block(p, style, ".") if isinstance(p, Paragraph) else p for p in provisions)


def _block(block: P, style: ListStyle, terminal: str) -> P:
    """``terminal`` is what the last words under this block end with."""
    if not block.subparagraphs:
        return block
    inner = "," if block.closing_words else terminal
    items = block.subparagraphs
    conjunction = next((word for item in items if (word := _conjunction(item))), style.conjunction)
    settled = []
    for index, item in enumerate(items):
        last = index == len(items) - 1
        ending = inner if last else ";"
        if conjunction and index == len(items) - 2:
            ending = f"; {conjunction}"
        settled.append(_item(item, style, ending))
    return replace(block, subparagraphs=tuple(settled))


def _item(item: Subparagraph, style: ListStyle, ending: str) -> Subparagraph:
    item = replace(item, chapeau=_opened(item.chapeau, style))
    if item.closing_words:
        item = replace(item, closing_words=_ended(item.closing_words, ending))
        return _block(item, style, ";")
    if item.subparagraphs:
        return _block(item, style, ending)
    return replace(item, chapeau=_ended(item.chapeau, ending))


def _conjunction(item: Subparagraph) -> str:
    words = item.closing_words or item.chapeau
    if words and isinstance(words[-1], Text):
        found = _ENDING.search(words[-1].text)
        if found and found[1]:
            return found[1]
    return ""


def _ended(content: Inlines, ending: str) -> Inlines:
    if content and isinstance(content[-1], Text):
        return (*content[:-1], Text(_ENDING.sub("", content[-1].text) + ending))
    return (*content, Text(ending))


def _opened(content: Inlines, style: ListStyle) -> Inlines:
    """The first letter in lower case, where the style wants that and the word is no name."""
    if style.capital or not content:
        return content
    first = content[0]
    if isinstance(first, DefinedTerm) or not isinstance(first, Text):
        return content
    word = _FIRST_WORD.match(first.text)
    if not word or word[1] in style.keep_capital or word[1][1:].lower() != word[1][1:]:
        return content
    start = word.start(1)
    return (Text(first.text[:start] + first.text[start].lower() + first.text[start + 1 :]), *content[1:])
