"""A term in use that the draft nowhere defines."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import Document
from drafter.lint.rule import Lapse, Rule
from drafter.model.inline import TermUse


def _check(document: Document) -> Iterator[Lapse]:
    defined = {definition.term for definition in document.definitions}
    told: set[str] = set()
    for passage in document.passages:
        for run in passage.runs:
            if isinstance(run.node, TermUse) and run.node.term not in defined | told:
                told.add(run.node.term)
                message = f"'{run.node.words}' is used as a defined term, and nothing in the draft defines it"
                yield Lapse(passage, run.start, run.end, message)


RULE = Rule(
    code="term-undefined",
    title="Term without a definition",
    says="A term that is used as a defined one is defined in the instrument.",
    reason="A reader looks for the meaning of a term of art, and a tribunal that finds none will supply its own.",
    source="drafting practice; UNTOC and UNCAC, article 2 (seen)",
    hint="select general.use-of-terms, which gathers the definitions of all terms in use",
    severity=Severity.ERROR,
    check=_check,
    drafts_only=True,
)
