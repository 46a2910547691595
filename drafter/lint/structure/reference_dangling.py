"""A reference to an article or paragraph that the text has not."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document, Kind, Section
from drafter.lint.references_in_words import own_references
from drafter.lint.rule import Lapse, Rule
from drafter.model.inline import CrossReference


def _check(document: Document) -> Iterator[Lapse]:
    yield from _links(document)
    by_number = {section.number: section for section in document.sections if section.number and not section.annexed}
    if not by_number or document.circumstances.drafted:
        return  # the words of a draft are links, or typed by hand, which is told as such
    by_eid = {section.eid: section for section in document.sections}
    for passage in document.of(*OPERATIVE):
        own = by_eid.get(passage.unit)
        if passage.annexed or own is None:
            continue
        for reference in own_references(passage):
            section = by_number.get(reference.article) if reference.article else own
            said = passage.words[reference.start : reference.end]
            if section is None:
                yield Lapse(passage, reference.start, reference.end, f"'{said}': there is no such article in the text")
            elif reference.paragraph and _lacks(section, reference.paragraph):
                message = f"'{said}': {_called(section)} has no paragraph {reference.paragraph}"
                yield Lapse(passage, reference.start, reference.end, message)


def _links(document: Document) -> Iterator[Lapse]:
    """References that are nodes and lead to what is not in the tree."""
    known = {passage.eid for passage in document.passages}
    for passage in document.passages:
        for run in passage.runs:
            if isinstance(run.node, CrossReference) and run.node.eid and run.node.eid not in known:
                message = f"'{passage.words[run.start : run.end]}' leads to nothing in the text"
                yield Lapse(passage, run.start, run.end, message)


def _lacks(section: Section, paragraph: str) -> bool:
    """Whether an article has no paragraph of this number; where several have no number, nobody can say."""
    paragraphs = [passage for passage in section.passages if passage.kind is Kind.PARAGRAPH]
    numbers = {passage.number for passage in paragraphs if passage.number}
    return paragraph not in numbers and (bool(numbers) or len(paragraphs) == 1)


def _called(section: Section) -> str:
    return f"article {section.number}"


RULE = Rule(
    code="reference-dangling",
    title="Reference to nothing",
    says="A reference leads to a provision that the text has.",
    reason="A wrong number sends the reader to another rule, and a tribunal has to guess which was meant.",
    source="drafting practice (recalled)",
    hint="name the provision that is meant; in a clause write {ref group.clause#name}, which numbers itself",
    severity=Severity.ERROR,
    check=_check,
)
