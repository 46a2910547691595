"""N-1: no State, person or incident is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document, Kind, Passage
from drafter.lint.rule import Lapse, Rule
from drafter.lint.states import INCIDENTS, STATES

_NAMED = (
    ("a State", re.compile(rf"(?<![\w-])(?:{STATES})(?![\w-])")),
    ("an incident", re.compile(rf"(?<![\w-])(?:{INCIDENTS})(?![\w-])")),
    ("a person", re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|President|Minister)\.? (?!of\b)[A-Z][a-z]+")),
)
_FORMALITIES = re.compile(r"\b(?:open(?:ed)? for signature|depositar(?:y|ies)\b|equally authentic)", re.IGNORECASE)
_FORMAL_CLAUSES = ("final.signature", "final.depositary", "final.authentic-texts")


def _check(document: Document) -> Iterator[Lapse]:
    formal = {s.eid for s in document.sections if _FORMALITIES.search(s.words)}
    for passage in document.of(*OPERATIVE, Kind.TITLE, Kind.RECITAL, Kind.HEADING, Kind.DIVISION):
        if not (passage.annexed or passage.unit in formal or passage.clause_id in _FORMAL_CLAUSES):
            yield from _names(document, passage)


def _names(document: Document, passage: Passage) -> Iterator[Lapse]:
    for what, pattern in _NAMED:
        for found in passage.found(pattern):
            if not document.circumstances.gives(passage, *found.span()):
                yield Lapse(passage, *found.span(), f"'{found[0]}' names {what}")


RULE = Rule(
    code="N-1",
    title="Neutrality",
    says=(
        "No State, person or incident is named, save in the articles on signature, the depositary and the authentic "
        "texts, in annexes, in the testimonium and in words that the profile gives."
    ),
    reason="A general rule that names one addressee reads as an accusation, and the State named will not sign it.",
    source="United Nations practice (recalled)",
    hint="say what kind of State or conduct is meant",
    severity=Severity.ERROR,
    check=_check,
)
