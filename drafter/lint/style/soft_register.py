"""N-5: a text that does not bind has none of the words that do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import Document
from drafter.lint.rule import Lapse, Rule

_BINDING = re.compile(
    r"\b(?:shall|States Parties|State Party|Contracting Part(?:y|ies)|Part(?:y|ies)|[Rr]atif\w+|[Aa]cced\w+"
    r"|[Aa]ccession|[Ee]nt(?:er|ers|ered|ering|ry) into force)\b"
)


def _check(document: Document) -> Iterator[Lapse]:
    if document.binding:
        return
    for passage in document.passages:
        for found in passage.found(_BINDING):
            yield Lapse(passage, *found.span(), f"'{found[0]}' is a word of treaties, in a text that does not bind")


RULE = Rule(
    code="N-5",
    title="Register of texts that do not bind",
    says="A code of conduct has no 'shall', no Parties, no ratification or accession and no entry into force.",
    reason="States adopt such a text because it is none; one word of treaty law and their legal advisers refuse it.",
    source="drafting practice (recalled)",
    hint="write 'should', 'State', 'endorse', 'adoption'; or choose a kind and a house style that bind",
    severity=Severity.ERROR,
    check=_check,
    styles=("soft",),
)
