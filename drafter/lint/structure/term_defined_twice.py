"""A term that two passages define."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import Definition, Document
from drafter.lint.rule import Lapse, Rule


def _check(document: Document) -> Iterator[Lapse]:
    first: dict[str, Definition] = {}
    for definition in document.definitions:
        before = first.setdefault(" ".join(definition.words.casefold().split()), definition)
        if before.passage is not definition.passage and before.passage.alternative == definition.passage.alternative:
            end = definition.start + len(definition.words)
            message = f"'{definition.words}' is defined a second time; the first is in {before.passage.where}"
            yield Lapse(definition.passage, definition.start, end, message)


RULE = Rule(
    code="term-defined-twice",
    title="Term defined twice",
    says="A term has one definition.",
    reason="Two definitions of one term are two meanings, and each side of a dispute will choose its own.",
    source="drafting practice (recalled)",
    hint="keep one definition, or say in each for the purposes of which article it is made",
    severity=Severity.ERROR,
    check=_check,
)
