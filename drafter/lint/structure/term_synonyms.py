"""Two terms that are defined by the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import Definition, Document
from drafter.lint.rule import Lapse, Rule

_MEANS = re.compile(r"\b(?:shall mean|means|mean)\b")
_FEWEST_WORDS = 4
"""How many words a definition must have before another with the same is more than chance."""


def _check(document: Document) -> Iterator[Lapse]:
    first: dict[str, Definition] = {}
    for definition in document.definitions:
        meaning = _meaning(definition)
        if len(meaning.split()) < _FEWEST_WORDS:
            continue
        before = first.setdefault(meaning, definition)
        if before.passage is not definition.passage and before.words.casefold() != definition.words.casefold():
            end = definition.start + len(definition.words)
            message = f"'{definition.words}' is defined by the same words as '{before.words}'"
            yield Lapse(definition.passage, definition.start, end, message)


def _meaning(definition: Definition) -> str:
    """What is said of the term, without the signs between the words."""
    after = definition.passage.words[definition.start + len(definition.words) :]
    means = _MEANS.search(after)
    return " ".join(re.findall(r"\w+", after[means.end() :].casefold())) if means else ""


RULE = Rule(
    code="term-synonyms",
    title="Two terms with one meaning",
    says="Two terms are not defined by the same words in two places.",
    reason="Whoever uses two words is taken to mean two things.",
    source="drafting practice (recalled)",
    hint="keep one of the two terms and use it throughout",
    severity=Severity.ERROR,
    check=_check,
)
