"""Numbers that a text has in words or figures, as numbers."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.phrasing.numerals import cardinal_words, ordinal_words

HIGHEST = 400
"""The highest number that is known in words: a treaty counts days of a year and States of the world in them."""

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+|[a-z]+(?:-[a-z]+)?(?:\s+hundred(?:\s+and\s+[a-z]+(?:-[a-z]+)?)?)?)"
"""What may be a number, as part of a pattern; :func:`number_of` says whether it is."""


@lru_cache(maxsize=1)
def _known() -> dict[str, int]:
    cardinals = {cardinal_words(n): n for n in range(HIGHEST + 1)}
    ordinals = {ordinal_words(n): n for n in range(1, HIGHEST + 1)}
    return {**cardinals, **ordinals}


def number_of(words: str) -> int | None:
    """The number that words or figures say (``ninety``, ``ninetieth``, ``1,000``), or ``None`` where they say none."""
    plain = " ".join(words.casefold().split())
    figures = re.fullmatch(r"([\d,]+)(?:st|nd|rd|th)?", plain)
    if figures:
        digits = figures[1].replace(",", "")
        return int(digits) if digits and len(digits) < 16 else None
    known = _known()
    return known.get(plain) or known.get(plain.replace(" and ", " "))
