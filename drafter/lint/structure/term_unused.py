"""A term that is defined and then never used."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import Document
from drafter.lint.rule import Lapse, Rule
from drafter.lint.uses import passages_using


def _check(document: Document) -> Iterator[Lapse]:
    for definition in document.definitions:
        if not passages_using(document, definition):
            end = definition.start + len(definition.words)
            message = f"'{definition.words}' is defined, and never used after that"
            yield Lapse(definition.passage, definition.start, end, message)


RULE = Rule(
    code="term-unused",
    title="Definition nobody uses",
    says="A term that is defined is used.",
    reason="A definition without a use invites the argument that it was meant to change something.",
    source="drafting practice (recalled)",
    hint="take the definition out, or use the term where it is meant",
    severity=Severity.WARNING,
    check=_check,
)
