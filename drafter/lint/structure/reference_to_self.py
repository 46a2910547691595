"""A reference from a provision to itself."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document, Kind, Passage
from drafter.lint.references_in_words import own_references
from drafter.lint.rule import Lapse, Rule
from drafter.model.inline import CrossReference


def _check(document: Document) -> Iterator[Lapse]:
    numbers = {section.eid: section.number for section in document.sections if not section.annexed}
    for passage in document.of(*OPERATIVE):
        yield from _links(passage)
        if document.circumstances.drafted:
            continue
        own = numbers.get(passage.unit, "")
        for reference in own_references(passage):
            if reference.article not in ("", own):
                continue
            said = passage.words[reference.start : reference.end]
            if reference.article and own and not reference.paragraph:
                hint = "write 'this article'"
                message = f"'{said}' stands in article {own} itself"
                yield Lapse(passage, reference.start, reference.end, message, hint)
            elif reference.paragraph and reference.paragraph == passage.number and passage.kind is Kind.PARAGRAPH:
                yield Lapse(passage, reference.start, reference.end, f"'{said}' stands in that paragraph itself")


def _links(passage: Passage) -> Iterator[Lapse]:
    """References that are nodes and lead to the passage they stand in."""
    for run in passage.runs:
        if isinstance(run.node, CrossReference) and passage.eid and run.node.eid == passage.eid:
            message = f"'{passage.words[run.start : run.end]}' leads to the provision it stands in"
            yield Lapse(passage, run.start, run.end, message)


RULE = Rule(
    code="reference-to-self",
    title="Reference of a provision to itself",
    says="A provision does not cite itself by its number.",
    reason="A reader who is sent on looks elsewhere for what stands before the eyes; most such references are slips.",
    source="drafting practice (recalled)",
    hint="write 'this article' or 'this paragraph', or name the provision that is meant",
    severity=Severity.WARNING,
    check=_check,
)
