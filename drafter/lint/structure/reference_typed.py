"""The number of an article typed by hand."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import Document
from drafter.lint.references_in_words import own_references
from drafter.lint.rule import Lapse, Rule
from drafter.model.inline import CrossReference


def _check(document: Document) -> Iterator[Lapse]:
    for passage in document.passages:
        for reference in own_references(passage):
            if not passage.within(reference.start, reference.end, CrossReference):
                said = passage.words[reference.start : reference.end]
                message = f"'{said}' is a number typed by hand: it will be wrong when the draft is numbered otherwise"
                yield Lapse(passage, reference.start, reference.end, message)


RULE = Rule(
    code="reference-typed",
    title="Article number typed by hand",
    says="A clause refers to a provision by its name, never by a number.",
    reason="Numbers come from what a profile selects; a typed one is right in a single draft, and by chance.",
    source="docs/notation.md",
    hint="write {ref group.clause} or {ref group.clause#name}, or name the instrument that the article is of",
    severity=Severity.ERROR,
    check=_check,
    drafts_only=True,
)
