"""The emblem and the watermark as addresses that hold the picture itself, so that a page stays one file."""

from __future__ import annotations

import base64
from html import escape

from drafter.model.style import Emblem, HouseStyle

_BREADTH_OF_CAPITAL = 0.72
"""Of the type size, in the serif face of the page."""
_LARGEST_LETTER = 26
"""Of a hundred: how large a letter of the watermark may be against the breadth of the text."""


def emblem_address(emblem: Emblem) -> str:
    """The picture as a ``data:`` address."""
    return f"data:image/{emblem.kind};base64,{base64.b64encode(emblem.data).decode()}"


def watermark_address(words: str, family: str, fill: str = 'fill="#e4e4e4"') -> str:
    """The words, pale and aslant, as a square drawing at a ``data:`` address; ``family`` is the font's name."""
    size = min(_LARGEST_LETTER, 125 / (_BREADTH_OF_CAPITAL * len(words)))
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'<text x="50" y="{50 + size / 3:.2f}" transform="rotate(-45 50 50)" text-anchor="middle" {fill}'
        f' font-family="{escape(family)}" font-weight="600" font-size="{size:.2f}">{escape(words)}</text></svg>'
    )
    return f"data:image/svg+xml;base64,{base64.b64encode(drawing.encode()).decode()}"


def watermark_on_screen(words: str) -> str:
    """The same in a grey that lets light and dark paper through."""
    return watermark_address(words, "serif", 'fill="#888" fill-opacity=".15"')


def addresses_of(style: HouseStyle, family: str) -> frozenset[str]:
    """Every such address that a page in this style may ask for."""
    found = {emblem_address(style.emblem)} if style.emblem else set()
    if style.page.watermark:
        found.add(watermark_address(style.page.watermark, family))
    return frozenset(found)
