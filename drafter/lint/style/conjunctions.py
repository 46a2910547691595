"""N-14: "and" or "or", and not both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import Document, ItemList
from drafter.lint.rule import Lapse, Rule

_AND_OR = re.compile(r"\band/or\b", re.IGNORECASE)
_AT_END = re.compile(r"[;,] (and|or)\s*\Z")
_CONDITIONS = re.compile(
    r"\b(?:if|when|where|unless|provided that|on condition that|on the following conditions"
    r"|the following conditions (?:are|have been) (?:met|fulfilled)):\s*\Z"
)
"""The end of a chapeau whose items are conditions, where the word before the colon governs each of them."""


def _check(document: Document) -> Iterator[Lapse]:
    for passage in document.passages:
        for found in passage.found(_AND_OR):
            message = "'and/or' leaves open which of the two holds"
            yield Lapse(passage, *found.span(), message, "write 'and', 'or', or '… or …, or both'")
    for items in document.lists:
        yield from _of_list(items)


def _of_list(items: ItemList) -> Iterator[Lapse]:
    ends = [(item, found) for item in items.items if (found := _AT_END.search(item.words))]
    said = {found[1] for _, found in ends}
    if len(said) > 1:
        item, found = ends[-1]
        yield Lapse(item, *found.span(1), "one list joins its items by 'and' and by 'or'", "make two lists of it")
    chapeau = items.chapeau
    if said or chapeau is None or len(items.items) < 2 or any(item.alternative for item in items.items):
        return
    found = _CONDITIONS.search(chapeau.words)
    if found and not _one_holds_each(items):
        message = "conditions follow, and nothing says whether all of them or any of them must be met"
        yield Lapse(
            chapeau, *found.span(), message, "write 'all of the following' or 'any of the following', or join them"
        )


def _one_holds_each(items: ItemList) -> bool:
    """Whether the items are sentences of their own, each of which holds for itself."""
    return all(item.words.rstrip().endswith(".") for item in items.items)


RULE = Rule(
    code="N-14",
    title="'And', 'or', and lists of conditions",
    says="No text has 'and/or'; a list has one conjunction; a list of conditions says whether all or any must be met.",
    reason="Whether conditions are cumulative decides cases, and a semicolon does not say it.",
    source="drafting practice (recalled)",
    hint="say which",
    severity=Severity.WARNING,
    check=_check,
)
