"""N-22: headings in sentence case, without a full stop, no two alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document, Kind, Passage
from drafter.lint.rule import Lapse, Rule

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_CAPITALS = {"ICJ", "Charter", "Statute", "Court", "State", "States", "Party", "Parties", "Internet", "Government"}


def _check(document: Document) -> Iterator[Lapse]:
    names: set[str] | None = None
    first: dict[str, Passage] = {}
    for section in document.sections:
        heading = section.heading
        words = heading.words.strip()
        if not words:
            continue
        if words.endswith((".", ";", ":", ",")):
            at = len(heading.words.rstrip())
            yield Lapse(heading, at - 1, at, f"the heading ends with '{words[-1]}'", "leave the sign away")
        names = _names(document) if names is None else names
        yield from _capitals(heading, names)
        before = first.setdefault(words.casefold(), heading)
        if before is not heading and not section.annexed:
            yield Lapse(
                heading, 0, len(heading.words), f"{before.where.removeprefix('the heading of ')} has the same heading"
            )


def _capitals(heading: Passage, names: set[str]) -> Iterator[Lapse]:
    words = list(_WORD.finditer(heading.words))
    if not words:
        return
    if words[0][0][0].islower():
        yield Lapse(heading, *words[0].span(), "the heading opens in lower case", f"write '{words[0][0].capitalize()}'")
    wrong = [word for word in words[1:] if word[0][0].isupper() and not word[0].isupper() and word[0] not in names]
    if wrong:
        said = ", ".join(f"'{word[0]}'" for word in wrong)
        yield Lapse(heading, wrong[0].start(), wrong[-1].end(), f"{said} with a capital, within a heading")


def _names(document: Document) -> set[str]:
    """The words that have a capital within the sentences of the text, and so have one anywhere."""
    found = set(_CAPITALS)
    for passage in document.of(*OPERATIVE, Kind.RECITAL, Kind.TITLE):
        for word in _WORD.finditer(passage.words):
            if word[0][0].isupper() and word.start() and passage.words[: word.start()].rstrip()[-1:] not in '.;:”“"':
                found.add(word[0])
    return found


RULE = Rule(
    code="N-22",
    title="Headings",
    says="A heading is in sentence case, has no sign at its end, and no two articles have the same.",
    reason="Articles are spoken of by their headings, in the table of contents and in court.",
    source="UN conference texts (seen)",
    hint="capitals only for the first word and for names",
    severity=Severity.ERROR,
    check=_check,
)
