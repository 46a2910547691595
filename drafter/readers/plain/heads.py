"""What opens a division of the text: parts and chapters, articles, annexes, the closing formula."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.readers.plain.signs import NUMBER

DIVISIONS = ("book", "title", "part", "chapter", "section", "subsection")
"""What divides the articles, the widest first."""
ARTICLE, ANNEX, TESTIMONIUM = "article", "annex", "testimonium"
LONGEST_HEADING = 200

_WORDS = (
    "BOOK|Book|TITLE|Title|PART|Part|CHAPTER|Chapter|SECTION|Section|SUB-?SECTION|Sub-?section|"
    r"ARTICLE|Article|ART\.|Art\.|ANNEX|Annex|APPENDIX|Appendix|SCHEDULE|Schedule|ATTACHMENT|Attachment"
)
_head = re.compile(
    rf"(?P<label>(?P<word>{_WORDS})(?:(?: ?)(?P<number>{NUMBER})|(?P<letter> (?:[A-Z]|One|ONE|First|FIRST)(?!\w)))?"
    r"(?P<stop> ?[.:](?!\d)| ?[–—-]{1,2}(?= |[A-Z])| ?[–—]+)?)"
)
_formula = re.compile(
    r"(?:IN (?:WITNESS|FAITH|TESTIMONY) (?:WHEREOF|THEREOF)|In (?:witness|faith|testimony) (?:whereof|thereof)"
    r"|(?:DONE|Done) ?(?:AT|at|IN|in|THIS|this|ON|on)(?![a-z]))"
)
_run_on = re.compile(
    rf"(?<=[\w.:;)”\"’])(?= ?(?:{_WORDS}) ?(?:{NUMBER}|$))"
    r"|(?<=[\w.;:)”])(?= ?(?:I[Nn] (?:WITN|witn|FAITH|faith|TEST|test)|DONE|Done))"
)
_ends = re.compile(r"[.:;,?!][”\"’')\]]*$")
_operative = re.compile(r"\b(?:shall|must|undertakes?|agrees?|hereby|are|is)\b")
_labelled = re.compile(r"(?:\d{1,3}|l\d?)[.)]|\([a-z]{1,5}\)|[a-z]\)|\(\d{1,2}\)")
_REFERS = re.compile(
    r"\b(?:[Aa]rticles?|[Pp]aragraphs?|[Ss]ub-?paragraphs?|in|of|under|with|to|by|from|and|or|see|per|the|this|for|"
    r"on|as|that|[Ss]ections?|[Pp]arts?|[Cc]hapters?|[Aa]nnex|[Aa]nnexes)$"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What a division opens with: what it is, its label as printed and its number as spoken of."""

    kind: str
    label: str
    number: str


def ends_sentence(words: str) -> bool:
    """Whether words end with a stop of any kind."""
    return bool(_ends.search(words[-6:]))


def expects_more(words: str) -> bool:
    """Whether words end in the middle of a reference, so that what follows is part of it."""
    return bool(_REFERS.search(words[-20:]))


def names_division(words: str) -> bool:
    """Whether words begin as a head does, be it one or a reference."""
    found = _head.match(words)
    return bool(found and found["number"])


def is_labelled(words: str) -> bool:
    """Whether words begin with the label of a paragraph or an item."""
    return bool(_labelled.match(words))


def reads_as_heading(words: str) -> bool:
    """Whether words can be a heading: short, with no stop at the end, and without the words that oblige."""
    return (
        0 < len(words) <= LONGEST_HEADING
        and not ends_sentence(words)
        and not words[0].islower()
        and not is_labelled(words)
        and not _operative.search(words)
    )


def head_at(words: str, *, open_above: bool = False, run_on: bool = False) -> tuple[Head, str] | None:
    """The head that words begin with, and the words after it; ``None`` for none, and for what is a reference.

    ``open_above`` says that the line right above ends within a sentence; ``run_on`` that the words were found within a
    line, where more is asked of them.
    """
    if _formula.match(words):
        return Head(TESTIMONIUM, "", ""), words
    found = _head.match(words)
    if not found:
        return None
    number = found["number"] or (found["letter"] or "").strip()
    kind = _kind(found["word"])
    rest = words[found.end() :].strip()
    if not _may_follow(rest, bare=not number, stop=bool(found["stop"]), glued=words[found.end() : found.end() + 1]):
        return None
    if (open_above and (rest or not number)) or (not number and kind != ANNEX):
        return None
    if kind != ARTICLE and rest and not reads_as_heading(rest):
        return None
    if run_on and not number:
        return None
    spoken = number.replace("l", "1") if number[:1] == "l" else number
    return Head(kind, found["label"].strip(), spoken), rest


def _kind(word: str) -> str:
    """What a word is the head of."""
    plain = word.lower().replace("-", "").rstrip(".")
    if plain.startswith("art"):
        return ARTICLE
    return plain if plain in DIVISIONS else ANNEX


def _may_follow(rest: str, *, bare: bool, stop: bool, glued: str) -> bool:
    """Whether words after a label are those of a head and no further part of a reference."""
    if not rest:
        return True
    if bare:
        return stop and not rest[0].islower()
    if rest[0] == "(":
        return len(rest) > 3 and rest[1].isupper() and rest[2].islower()
    return rest[0].isupper() or rest[0] in '“"‘«`[' or ((glued == " " or stop) and is_labelled(rest))


def pieces_of(words: str) -> Iterator[str]:
    """A line taken apart where a head, or the closing formula, runs on from what stands before it."""
    start = 0
    for found in _run_on.finditer(words):
        at = found.start()
        if at > start and _breaks(words, at):
            yield words[start:at].strip()
            start = at
    yield words[start:].strip()


def _breaks(words: str, at: int) -> bool:
    """Whether a head stands at this place, and no reference."""
    before, apart = words[at - 1], words[at] == " "
    after = words[at : at + LONGEST_HEADING + 60].strip()
    head = head_at(after, run_on=True)
    if head is None:
        return False
    kind, rest = head[0].kind, head[1]
    if kind == TESTIMONIUM:
        return before in ".;:)”"
    if before in '“"‘' or (apart and before not in ".:;"):
        return False
    if apart:
        return kind in DIVISIONS and reads_as_heading(rest)
    return before in '.:;)”"’' or (bool(rest) and kind in DIVISIONS and reads_as_heading(rest))
