"""Words into sentences, as far as rules need it: the full stop after an abbreviation ends nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_END = re.compile(r"""[.?!][”’"')\]]*(?=\s+[\[“"'(]?[A-Z0-9])""")
_ABBREVIATION = re.compile(r"(?:\b(?:arts?|paras?|No|Nos|cf|vol|ed|pp?)|\b[A-Z])\Z")

SUBORDINATORS = (
    "that|which|who|whom|whose|if|when|where|unless|until|while|whether|because|since|provided|once|as|before|after"
)
"""The words that open a subordinate clause, as alternatives of a pattern."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a text, from ``start`` to ``end``."""

    start: int
    end: int
    words: str


def sentences(words: str) -> Iterator[Stretch]:
    """The sentences of a text, each from its first letter to the sign that ends it."""
    start = 0
    for found in _END.finditer(words):
        if words[found.start()] == "." and _ABBREVIATION.search(words, max(start, found.start() - 8), found.start()):
            continue
        yield _stretch(words, start, found.end())
        start = found.end()
    if words[start:].strip():
        yield _stretch(words, start, len(words))


def _stretch(words: str, start: int, end: int) -> Stretch:
    while start < end and words[start].isspace():
        start += 1
    return Stretch(start, end, words[start:end])
