"""N-4: "shall" is for duties, not for recitals, headings or definitions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import Document, Kind
from drafter.lint.rule import Lapse, Rule

_SHALL = re.compile(r"\bshall\b")
_SHALL_MEAN = re.compile(r"[”\"'’] (?P<modal>shall) (?:mean|include|be understood|refer)\b")


def _check(document: Document) -> Iterator[Lapse]:
    for passage in document.passages:
        if passage.kind in (Kind.RECITAL, Kind.HEADING, Kind.DIVISION, Kind.TITLE):
            for found in passage.found(_SHALL):
                yield Lapse(
                    passage, *found.span(), f"'shall' in the {passage.where.partition(' of ')[0]} imposes nothing"
                )
        else:
            for found in passage.found(_SHALL_MEAN):
                hint = "write 'means' (or 'includes', for a list that is not closed)"
                yield Lapse(passage, *found.span("modal"), "'shall' in a definition, which only states", hint)


RULE = Rule(
    code="N-4",
    title="'Shall' outside duties",
    says="Recitals, headings and definitions do without 'shall'; a definition says 'means'.",
    reason="A recital or a definition obliges nobody; 'shall' in it blurs what the word does elsewhere.",
    source="BBNJ: 'means'; UNTOC: 'shall mean' (seen), so it is no more than a warning",
    hint="say what is, in the present tense",
    severity=Severity.WARNING,
    check=_check,
)
