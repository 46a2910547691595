"""Words of a defined term that are not marked as a use of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document
from drafter.lint.rule import Lapse, Rule
from drafter.lint.uses import forms_of
from drafter.model.inline import Bracket, CrossReference, DefinedTerm, TermUse


def _check(document: Document) -> Iterator[Lapse]:
    pattern = _any_form(document)
    if pattern is None:
        return
    for passage in document.of(*OPERATIVE):
        for found in passage.found(pattern):
            if _in_a_title(found) or passage.within(*found.span(), TermUse, DefinedTerm, CrossReference, Bracket):
                continue
            if document.circumstances.gives(passage, *found.span()):
                continue
            message = f"'{found[0]}' is a defined term, and is not marked as one here"
            yield Lapse(passage, *found.span(), message, f"write {{term {found[0]}}} in the clause")


def _in_a_title(found: re.Match[str]) -> bool:
    """Whether the words are part of the title of an instrument: all with capitals, and not at the head."""
    return found.start() > 0 and all(word[:1].isupper() for word in found[0].split())


def _any_form(document: Document) -> re.Pattern[str] | None:
    """Any form of any defined term of two words or more; a single word may stand for itself."""
    forms = {form for definition in document.definitions for form in forms_of(document, definition) if " " in form}
    if not forms:
        return None
    words = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


RULE = Rule(
    code="term-unmarked",
    title="Defined term that is not marked",
    says="Where the words of a defined term stand in a clause, they are marked as a use of it.",
    reason=(
        "Only marked words lead to their definition, change with the wording a profile chooses, and bring the "
        "definition into the draft."
    ),
    source="drafting practice (recalled); the notation, docs/notation.md",
    hint="write {term …} around the words",
    severity=Severity.WARNING,
    check=_check,
    drafts_only=True,
)
