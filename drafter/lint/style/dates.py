"""N-19: dates, and the days that periods count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document, Kind
from drafter.lint.rule import Lapse, Rule

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATES = (
    (re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th) (?:day )?(?:of )?(?:{_MONTH})\b"), "has an ordinal"),
    (re.compile(rf"\b(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b"), "puts the month first"),
    (
        re.compile(r"(?<![\d./-])(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2})(?![\d/-])"),
        "has a number for the month",
    ),
)
_QUALIFIED = re.compile(r"\b(?:working|business|calendar) days?\b")
_BARE = re.compile(r"\b(?P<n>\w+(?:-\w+)?) (?P<days>days?)\b(?! (?:of|on|after) (?:which|entry))")
_COUNTING = re.compile(r"\b(?:within|than|period of|after|before|every|least|for|in) \Z")


def _check(document: Document) -> Iterator[Lapse]:
    qualified = any(passage.words and _QUALIFIED.search(passage.words) for passage in document.of(*OPERATIVE))
    for passage in document.of(*OPERATIVE, Kind.RECITAL, Kind.TESTIMONIUM):
        for pattern, wrong in _DATES:
            for found in passage.found(pattern):
                if passage.kind is Kind.TESTIMONIUM and passage.words[: found.start()].endswith("this "):
                    continue  # the solemn form: Done at Budapest, this 23rd day of November 2001
                yield Lapse(passage, *found.span(), f"'{found[0]}' {wrong}", "write it as in '24 December 2024'")
        if not qualified or passage.kind not in OPERATIVE:
            continue
        for found in passage.found(_BARE):
            if _COUNTING.search(passage.words[: found.start()]):
                message = f"'{found[0]}': other periods of this text say what days they count"
                hint = "write 'calendar days' or 'working days'"
                yield Lapse(passage, *found.span(), message, hint, severity=Severity.WARNING)


RULE = Rule(
    code="N-19",
    title="Dates and days",
    says=(
        "A date is written '24 December 2024', in the testimonium also 'this 24th day of December 2024'; where one "
        "period of a text says whether it counts calendar or working days, the others say so as well."
    ),
    reason="5/6/2024 is two days, according to who reads it; and a period of days is another at each end of a weekend.",
    source="United Nations practice (seen); on periods, drafting practice (recalled)",
    hint="write day, month in words, year",
    severity=Severity.ERROR,
    check=_check,
)
