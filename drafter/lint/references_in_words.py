"""References to provisions of the same instrument where they are mere words: ``article 9, paragraph 2``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.lint.document import Passage

_NUMBER = r"(?:\d+|[IVXLC]+)(?:\s(?:bis|ter|quater))?"
_LIST = rf"{_NUMBER}(?:(?:\s?,\s|\s(?:and|or|to)\s|,\s(?:and|or)\s){_NUMBER})*"
_ARTICLE = re.compile(
    rf"\b(?P<word>[Aa]rticles?)\s(?P<articles>{_LIST})(?!\w)(?P<paragraph>,?\sparagraphs?\s(?P<paragraphs>\d+)(?!\d))?"
)
_PARAGRAPH = re.compile(r"\b[Pp]aragraphs?\s(?P<first>\d+)(?!\d)")
_INSTRUMENT = r"(?:[Cc]onvention|[Pp]rotocol|[Aa]greement|Treaty|Code|Statute|Charter)"
_BETWEEN = r"and|or|to|paragraphs?|sub-?paragraphs?|[Aa]rticles?|first|second|third|last|sentence|\d+"
_REST = rf"(?:[\s,]|\(\w+\)|\b(?:{_BETWEEN})\b){{0,20}}"
"""What may stand between the number of an article and the words that say of what it is one."""
_OWN = re.compile(rf"{_REST}\bof\s(?:this|the\spresent)\s{_INSTRUMENT}")
_OTHER = re.compile(
    rf"{_REST}\b(?:of|to)\s"
    r"(?:the\s(?!present\b)(?:said\s|same\s)?[A-Z]|that\s|those\s|its\s|an?\s|Regulation)"
    rf"|{_REST}\bthereof"
)
_OF_THIS_ARTICLE = re.compile(
    r"(?:\s?\([\w]+\))*(?:(?:,|\sand|\sor|\sto)\s\d+)*,?\s(?:of\s(?:this|the\spresent)\s[Aa]rticle|above|below)"
)
_OF_ANOTHER = re.compile(r"(?:\s?\([\w]+\))*(?:(?:,|\sand|\sor|\sto)\s\d+)*,?\sof\s")


@dataclass(frozen=True, slots=True)
class WordReference:
    """A reference in words: the article's number (empty: the same article) and the paragraph's (empty: none named)."""

    start: int
    end: int
    article: str
    paragraph: str


def own_references(passage: Passage) -> Iterator[WordReference]:
    """The references in a passage that lead to the instrument itself, as far as their words tell."""
    taken: list[tuple[int, int]] = []
    for found in passage.found(_ARTICLE):
        taken.append(found.span())
        if _leads_elsewhere(passage.words, found.end()):
            continue
        numbers = list(re.finditer(_NUMBER, found["articles"]))
        if len(numbers) == 1:
            yield WordReference(*found.span(), numbers[0][0], found["paragraphs"] or "")
            continue
        for number in numbers:  # a paragraph after several articles may be that of the last, or of this one
            start = found.start("articles") + number.start()
            yield WordReference(start, start + len(number[0]), number[0], "")
    for found in passage.found(_PARAGRAPH):
        if any(start <= found.start() < end for start, end in taken):
            continue
        after = passage.words[found.end() :]
        if _OF_THIS_ARTICLE.match(after) or not _OF_ANOTHER.match(after):
            yield WordReference(found.start(), found.end(), "", found["first"])


def _leads_elsewhere(words: str, end: int) -> bool:
    """Whether what follows a reference says that it is one to another instrument."""
    after = words[end : end + 120]
    return not _OWN.match(after) and _OTHER.match(after) is not None
