"""N-7: States Parties, never State Parties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import Document
from drafter.lint.rule import Lapse, Rule

_WRONG = re.compile(r"\bState Parties\b")


def _check(document: Document) -> Iterator[Lapse]:
    for passage in document.passages:
        for found in passage.found(_WRONG):
            yield Lapse(
                passage, found.start(), found.end(), "'State Parties': the plural of State Party has two endings"
            )


RULE = Rule(
    code="N-7",
    title="Plural of State Party",
    says="Several of them are States Parties, never State Parties.",
    reason="Each of them is a State and a party, so both nouns take the plural; no official text writes otherwise.",
    source="UNCAC and BBNJ, counted over the whole texts (seen)",
    hint="write 'States Parties'",
    severity=Severity.ERROR,
    check=_check,
)
