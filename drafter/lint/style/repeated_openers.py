"""N-11: the same opener twice in a row takes "also", thrice "further"."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import Document, Kind, Passage
from drafter.lint.rule import Lapse, Rule


def _check(document: Document) -> Iterator[Lapse]:
    repeats = tuple(word.casefold() for word in document.style.repeat_words)
    if not repeats:
        return
    before, before_said = "", ""
    for recital in document.of(Kind.RECITAL):
        opener = recital.opener or recital.words.split(" ", 1)[0]
        said = _opening(recital)
        head = next((word for word in said if word not in repeats), "")
        repeat = next((word for word in said if word in repeats), "")
        if head and head == before and (not repeat or repeat == before_said) and "furthermore" not in said:
            right = repeats[1] if before_said == repeats[0] and len(repeats) > 1 else repeats[0]
            message = f"'{opener}' opens two recitals in a row"
            yield Lapse(recital, 0, len(opener), message, f"write '{head.capitalize()} {right}'")
        before, before_said = head, repeat


def _opening(recital: Passage) -> list[str]:
    """The first words of a recital, in lower case: as many as a repeat can be among."""
    return [word.strip(",").casefold() for word in recital.words.split(" ", 2)[:2]]


RULE = Rule(
    code="N-11",
    title="Repeated openers",
    says="A recital that opens as the one before it takes the house style's words for that: 'also', then 'further'.",
    reason="The words show that a recital goes on from the last, and let each be spoken of by its own opening.",
    source="UNCAC, preamble (seen)",
    hint="write 'Recalling also', then 'Recalling further'",
    severity=Severity.WARNING,
    check=_check,
)
