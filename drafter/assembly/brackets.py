"""The square brackets around open alternatives, put into their paragraphs once everything else is settled.

So every format has them at the same places, and a comparison sees them as the words that they are on paper.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from drafter.model.inline import Bracket
from drafter.model.instrument import Alternatives, AlternativeText, Instrument, Paragraph, Provision, Subparagraph
from drafter.model.rebuild import map_provisions
from drafter.model.walk import brackets, has_line

B = TypeVar("B", Paragraph, Subparagraph)


def bracket_alternatives(instrument: Instrument) -> Instrument:
    """The instrument with brackets before the first and after the last words of every open alternative."""
    return map_provisions(instrument, _provision)


def _provision(node: Provision) -> Provision:
    return replace(node, texts=tuple(map(_bracketed, node.texts))) if isinstance(node, Alternatives) else node


def _bracketed(text: AlternativeText) -> AlternativeText:
    if not text.paragraphs:
        return text
    opening, closing = brackets(text.proposer)
    paragraphs = list(text.paragraphs)
    paragraphs[0] = _opened(paragraphs[0], opening)
    paragraphs[-1] = _closed(paragraphs[-1], closing)
    return replace(text, paragraphs=tuple(paragraphs))


def _opened(node: B, bracket: str) -> B:
    if has_line(node):
        return replace(node, chapeau=(Bracket(bracket), *node.chapeau))
    if node.subparagraphs:
        first, *others = node.subparagraphs
        return replace(node, subparagraphs=(_opened(first, bracket), *others))
    return replace(node, closing_words=(Bracket(bracket), *node.closing_words))


def _closed(node: B, bracket: str) -> B:
    if node.closing_words:
        return replace(node, closing_words=(*node.closing_words, Bracket(bracket)))
    if node.subparagraphs:
        *others, last = node.subparagraphs
        return replace(node, subparagraphs=(*others, _closed(last, bracket)))
    return replace(node, chapeau=(*node.chapeau, Bracket(bracket)))
