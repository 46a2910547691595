"""N-3: no "should" in what binds, no "must" at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document, Kind
from drafter.lint.rule import Lapse, Rule
from drafter.lint.sentences import SUBORDINATORS

_SHOULD = re.compile(r"\bshould\b")
_MUST = re.compile(r"\bmust\b")
_SUBORDINATE = re.compile(rf"\b(?:{SUBORDINATORS}|how|what|why)\b[^.;:]*\Z", re.IGNORECASE)
_LOOK_BACK = 200


def _check(document: Document) -> Iterator[Lapse]:
    for passage in document.of(*OPERATIVE, Kind.RECITAL):
        for found in passage.found(_MUST):
            yield Lapse(passage, *found.span(), "'must' is no word of treaties: is it a duty, or a condition?")
        if not document.binding or passage.kind is Kind.RECITAL:
            continue
        for found in passage.found(_SHOULD):
            if not _SUBORDINATE.search(passage.words[max(0, found.start() - _LOOK_BACK) : found.start()]):
                message = "'should' recommends, in a text that binds"
                yield Lapse(passage, *found.span(), message, "write 'shall', or 'may', or leave it to a recital")


RULE = Rule(
    code="N-3",
    title="'Should' and 'must'",
    says="A binding text has no 'should' in the main clause of an operative sentence, and no text has 'must'.",
    reason="Beside 'shall', a second word for duty is taken to mean another degree of it, and nobody can say which.",
    source="measured: 'must' in 8 of 14 texts, 'should' in 13 of 14, so it is no more than a warning",
    hint="write 'shall' for a duty, 'is required to' for a condition",
    severity=Severity.WARNING,
    check=_check,
)
