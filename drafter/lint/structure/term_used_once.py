"""A term that is defined for the sake of a single passage."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import Document
from drafter.lint.rule import Lapse, Rule
from drafter.lint.uses import passages_using


def _check(document: Document) -> Iterator[Lapse]:
    for definition in document.definitions:
        using = passages_using(document, definition)
        if len(using) == 1:
            end = definition.start + len(definition.words)
            message = f"'{definition.words}' is defined, and used in one place only: {using[0].where}"
            yield Lapse(definition.passage, definition.start, end, message)


RULE = Rule(
    code="term-used-once",
    title="Definition used in one place",
    says="A term that only one passage uses could be explained there.",
    reason="A definition sends the reader elsewhere; that is worth it where several passages share the meaning.",
    source="drafting practice (recalled)",
    hint="say what is meant where it is used, unless the term is one that readers look for",
    severity=Severity.INFO,
    check=_check,
)
