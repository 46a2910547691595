"""A number of instruments for the entry into force that cannot be reached, or that changes on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import Document, Passage, Section
from drafter.lint.rule import Lapse, Rule
from drafter.lint.words_numbers import NUMBER, number_of

STATES_OF_THE_WORLD = 200
"""More than all States that may become party to a treaty open to all: no text can ask for so many instruments."""

_HEADING = re.compile(r"\bentry into force\b", re.IGNORECASE)
_FORCE = re.compile(r"\b(?:enters?|come|into) (?:into )?force\b")
_COUNTED = re.compile(
    rf"\b(?P<number>{NUMBER})\s(?:such\s)?(?:instruments?\sof\s(?:ratification|accession|acceptance)|(?:member\s)?States\b)"
)
_LATER = re.compile(r"\bafter the deposit of the (?P<number>[a-z]+(?:-[a-z]+)?) (?:such )?instrument\b")


def _check(document: Document) -> Iterator[Lapse]:
    most = document.circumstances.potential_parties or STATES_OF_THE_WORLD
    for section in document.sections:
        if section.annexed or not _is_on_entry(section):
            continue
        asked = list(_asked_for(section))
        for passage, start, end, number in asked:
            if number > most:
                message = f"{number} are needed for the entry into force, and no more than {most} can become parties"
                yield Lapse(passage, start, end, message)
        yield from _disagreeing(section, asked)


def _is_on_entry(section: Section) -> bool:
    return bool(_HEADING.search(section.heading.words) or (not section.heading.words and _FORCE.search(section.words)))


def _asked_for(section: Section) -> Iterator[tuple[Passage, int, int, int]]:
    for passage in section.passages:
        for found in passage.found(_COUNTED):
            number = number_of(found["number"])
            if number is not None and number > 1:
                yield passage, found.start("number"), found.end("number"), number


def _disagreeing(section: Section, asked: list[tuple[Passage, int, int, int]]) -> Iterator[Lapse]:
    """Instruments counted for those that come later, where they are not as many as for the first."""
    first = next((number for *_, number in asked), None)
    for passage in section.passages:
        for found in passage.found(_LATER):
            number = number_of(found["number"])
            if first is not None and number not in (None, first) and passage is not asked[0][0]:
                message = f"'{found['number']}': the instrument that brings the text into force is number {first}"
                yield Lapse(passage, *found.span("number"), message, "count the same instrument in both paragraphs")


RULE = Rule(
    code="entry-into-force-unreachable",
    title="Entry into force that cannot be reached",
    says="No more instruments are asked for than can be deposited, and every paragraph counts the same ones.",
    reason="A text that asks for more parties than it admits never enters into force.",
    source="VCLT, article 24 (seen)",
    hint="lower the number, or open the instrument to more States",
    severity=Severity.ERROR,
    check=_check,
)
