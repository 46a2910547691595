"""N-18: ordinals in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document, Kind
from drafter.lint.rule import Lapse, Rule
from drafter.lint.words_numbers import HIGHEST
from drafter.phrasing.numerals import ordinal_words

_ORDINAL = re.compile(
    r"\b(?P<n>\d{1,3})(?:st|nd|rd|th)\b(?! (?:of )?(?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b)"
)


def _check(document: Document) -> Iterator[Lapse]:
    for passage in document.of(*OPERATIVE, Kind.RECITAL):
        for found in passage.found(_ORDINAL):
            number = int(found["n"])
            right = f"write '{ordinal_words(number)}'" if 0 < number <= HIGHEST else ""
            yield Lapse(passage, *found.span(), f"'{found[0]}' is written in words", right)


RULE = Rule(
    code="N-18",
    title="Ordinals",
    says="Ordinals are written in words: 'the ninetieth day', 'the fortieth instrument'.",
    reason="The dates on which a treaty enters into force hang on them; a figure with two letters is easily misread.",
    source="final clauses of the United Nations conferences (seen)",
    hint="write the ordinal in words",
    severity=Severity.WARNING,
    check=_check,
)
