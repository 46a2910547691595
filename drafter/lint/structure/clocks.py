"""Times that contradict themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document
from drafter.lint.rule import Lapse, Rule
from drafter.lint.words_numbers import number_of
from drafter.model.clause import Duration

_COUNT = r"(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?)"
_UNIT = r"(?:calendar |working |business )?(?P<{0}>hour|day|month|year)s?"
_EARLIEST_LATEST = re.compile(
    rf"\b(?:not|no) (?:earlier|sooner|less) than (?P<least>{_COUNT}) {_UNIT.format('first')}\b[^.;]{{0,60}}?"
    rf"\b(?:not|no) (?:later|more) than (?P<most>{_COUNT}) {_UNIT.format('second')}\b"
)
_TWICE_SAID = re.compile(rf"\b(?P<words>[a-z]+(?:-[a-z]+)?) \((?P<figures>\d[\d,]*)\) {_UNIT.format('unit')}\b")


def _check(document: Document) -> Iterator[Lapse]:
    for passage in document.of(*OPERATIVE):
        for found in passage.found(_EARLIEST_LATEST):
            least, most = _hours(found["least"], found["first"]), _hours(found["most"], found["second"])
            if least is not None and most is not None and least > most:
                yield Lapse(passage, *found.span(), f"'{found[0]}': the earliest time is after the latest")
        for found in passage.found(_TWICE_SAID):
            words, figures = number_of(found["words"]), number_of(found["figures"])
            if words is not None and words != figures:
                yield Lapse(passage, *found.span(), f"'{found[0]}': the words and the figures are not the same number")


def _hours(count: str, unit: str) -> int | None:
    number = number_of(count)
    return None if number is None else Duration(number, f"{unit}s").in_hours()


RULE = Rule(
    code="clock-inconsistent",
    title="Times that contradict one another",
    says="An earliest time lies before the latest, and a number given twice is the same both times.",
    reason="Of two times that cannot both be kept, each party will keep the one that suits it.",
    source="drafting practice (recalled); times in different clauses: the rules between clauses",
    hint="settle which of the two is meant; times of different clauses are compared by 'compares' in the clause files",
    severity=Severity.ERROR,
    check=_check,
)
