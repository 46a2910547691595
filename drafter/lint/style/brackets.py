"""N-24: square brackets are for texts under negotiation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import Document, Kind
from drafter.lint.rule import Lapse, Rule
from drafter.model.inline import Blank

_BRACKETED = re.compile(r"\[(?![.…_\s]*\]|[xXnN]{1,3}\])[^\[\]]*\]?|(?<!\[)\]")


def _check(document: Document) -> Iterator[Lapse]:
    if document.instrument.identity.face == "clean":
        for passage in document.passages:
            if passage.kind is Kind.SIGNATORY or passage.annexed:
                continue
            for found in passage.found(_BRACKETED):
                if not passage.within(*found.span(), Blank):
                    yield Lapse(passage, *found.span(), f"'{found[0]}' stands in square brackets")
        return
    yield from _unbalanced(document)


def _unbalanced(document: Document) -> Iterator[Lapse]:
    """Brackets of a text under negotiation that open and do not close in their article, or the other way round."""
    for section in document.sections:
        words = section.words
        if words.count("[") != words.count("]"):
            heading = section.heading
            yield Lapse(heading, 0, len(heading.words), "square brackets of this article do not pair")


RULE = Rule(
    code="N-24",
    title="Square brackets",
    says=(
        "A final text has no square brackets left; in a text under negotiation, where the house style numbers the "
        "alternatives within them, every bracket that opens closes."
    ),
    reason="What stands in brackets is not agreed.",
    source="UN Editorial Manual, on alternative versions (seen)",
    hint="settle the alternative in the profile, or build with --face options while it is open",
    severity=Severity.ERROR,
    check=_check,
)
