"""Where a defined term is used."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.lint.document import Definition, Document, Passage
from drafter.model.inline import TermUse


def passages_using(document: Document, definition: Definition) -> tuple[Passage, ...]:
    """The passages, the definition's own aside, in which a term stands: marked as one, or as bare words."""
    own = definition.passage
    pattern = _pattern(tuple(sorted(forms_of(document, definition))))
    return tuple(p for p in document.passages if p is not own and (_marked(p, definition) or pattern.search(p.words)))


def forms_of(document: Document, definition: Definition) -> set[str]:
    """The words of a term, in one and in several, as far as they are known."""
    known = document.circumstances.terms.get(definition.term, ())
    return {definition.words, *(form for form in known if form)}


def _marked(passage: Passage, definition: Definition) -> bool:
    return any(isinstance(run.node, TermUse) and run.node.term == definition.term for run in passage.runs)


@lru_cache(maxsize=512)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the forms as whole words, the last in one or in several, whatever its capitals."""
    words = "|".join(_in_one_or_several(form) for form in forms)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _in_one_or_several(form: str) -> str:
    head, of, rest = form.partition(" of ")
    if of:
        return rf"{_in_one_or_several(head)}{re.escape(of + rest)}"
    if form.endswith("y"):
        return rf"{re.escape(form[:-1])}(?:y|ies)"
    return rf"{re.escape(form)}(?:e?s)?"
