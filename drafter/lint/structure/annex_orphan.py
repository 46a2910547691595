"""An annex that no article speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import Document, Section
from drafter.lint.rule import Lapse, Rule
from drafter.model.inline import CrossReference


def _check(document: Document) -> Iterator[Lapse]:
    annexes = [section for section in document.sections if section.annexed]
    for annex in annexes:
        if not _is_spoken_of(annex, document, alone=len(annexes) == 1):
            heading = annex.heading
            message = f"no article refers to {annex.label if annex.number else 'the annex'}"
            yield Lapse(heading, 0, len(heading.words), message)


def _is_spoken_of(annex: Section, document: Document, *, alone: bool) -> bool:
    number = rf"\s{re.escape(annex.number)}(?!\w)" if annex.number and not alone else r"(?:es)?\b"
    words = re.compile(rf"\b(?:annex|appendix|schedule){number}", re.IGNORECASE)
    for passage in document.passages:
        if passage.unit == annex.eid:
            continue
        for run in passage.runs:
            if isinstance(run.node, CrossReference) and f"{run.node.eid}__".startswith(f"{annex.eid}__"):
                return True
        if words.search(passage.words):
            return True
    return False


RULE = Rule(
    code="annex-orphan",
    title="Annex nobody refers to",
    says="Every annex is brought in by an article.",
    reason="What an annex is for, and how far it binds, is said where it is referred to; else it is loose paper.",
    source="VCLT, article 2, paragraph 1 (a), related instruments (seen); drafting practice (recalled)",
    hint="refer to the annex in the article that it serves, or leave it out",
    severity=Severity.WARNING,
    check=_check,
)
