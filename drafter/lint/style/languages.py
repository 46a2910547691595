"""N-23: modal words across languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document
from drafter.lint.rule import Lapse, Rule

_FRENCH = re.compile(r"\b(?:doi(?:t|vent)|devra(?:it)?|devr(?:ont|aient)|est tenue?|sont tenu(?:e?s)|s[’']engagent?)\b")
_ENGLISH = re.compile(r"\b(?:shall|should|must)\b")


def _check(document: Document) -> Iterator[Lapse]:
    english = document.style.language.startswith("en")
    pattern = _FRENCH if english else _ENGLISH
    other = "French" if english else "English"
    for passage in document.of(*OPERATIVE):
        for found in passage.found(pattern):
            yield Lapse(passage, *found.span(), f"'{found[0]}' is a modal word of {other}")


RULE = Rule(
    code="N-23",
    title="Modal words across languages",
    says=(
        "Where a text in one language has a modal word of another ('doit' beside 'shall'), it is shown, so "
        "that a reader of both compares what they oblige to. Nothing is translated, and versions in several languages "
        "are not compared."
    ),
    reason="'Shall' answers to the present tense in French or to 'doit', and versions are equally authentic.",
    source="translators' practice (recalled); Vienna Convention on the Law of Treaties, article 33",
    hint="have the versions concorded by the language services",
    severity=Severity.INFO,
    check=_check,
)
