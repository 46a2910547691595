"""A blank in a text that is called clean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document, Kind, Passage
from drafter.lint.rule import Lapse, Rule
from drafter.model.inline import Blank

_DOTS = re.compile(r"_{3,}|\.(?: ?\.){3,}|…{2,}|\[(?:\s*|[.…_\s]+|[xX]{1,3}|[Nn])\]")


def _check(document: Document) -> Iterator[Lapse]:
    if document.instrument.identity.face != "clean":
        return
    for passage in document.of(*OPERATIVE, Kind.TITLE, Kind.RECITAL, Kind.HEADING, Kind.DIVISION, Kind.OPENING):
        if passage.annexed:
            continue  # forms to be filled in are what some annexes are for
        for run in passage.runs:
            if isinstance(run.node, Blank):
                yield _blank(passage, run.start, run.end, Severity.WARNING)
        for found in passage.found(_DOTS):
            if not passage.within(*found.span(), Blank):
                yield _blank(passage, *found.span())


def _blank(passage: Passage, start: int, end: int, severity: Severity | None = None) -> Lapse:
    return Lapse(passage, start, end, f"'{passage.words[start:end]}' is a blank", severity=severity)


RULE = Rule(
    code="blank-left",
    title="Blank in a clean text",
    says=(
        "A text that goes out as final has no blanks, save for the place, the date and the signatures at its end; "
        "those that the profile leaves open by choice weigh less."
    ),
    reason="A blank in an operative provision is a rule without content on the day of signature.",
    source="drafting practice (recalled)",
    hint="fill it in the profile, or build with --face options while it is still open",
    severity=Severity.ERROR,
    check=_check,
)
