"""N-10: how recitals begin and end, and what follows them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import Document, Kind, Passage
from drafter.lint.rule import Lapse, Rule
from drafter.model.inline import Inserted

_ADVERBS = (
    "Also|Further|Furthermore|Deeply|Fully|Firmly|Strongly|Gravely|Particularly|Seriously|Again|Being|Keenly|Profoundly"
)
_OPENER = re.compile(
    rf"(?:(?:{_ADVERBS}) )*(?:\w+ing|Alarmed|Anxious|Appreciative|Aware|Cognizant|Committed|Concerned|Confident"
    r"|Conscious|Convinced|Desirous|Determined|Distressed|Disturbed|Eager|Encouraged|Guided|Inspired|Mindful|Moved|Persuaded"
    r"|Prepared|Reassured|Resolved|Sensitive|Troubled|Willing)\b",
    re.IGNORECASE,
)
_AGREED = re.compile(r"\b(?:agree|adopt|decide|declare)", re.IGNORECASE)


def _check(document: Document) -> Iterator[Lapse]:
    recitals = list(document.of(Kind.RECITAL))
    if not recitals:
        return
    ends = Counter(_end(recital) for recital in recitals if _end(recital) in (",", ";"))
    usual = max(ends, key=lambda sign: ends[sign], default=",")
    for recital in recitals:
        yield from _opening(recital)
        if _end(recital) != usual:
            at = len(recital.words.rstrip())
            message = f"a recital ends with '{usual}', this one with '{_end(recital)}'"
            yield Lapse(recital, max(0, at - 1), at, message, f"end it with '{usual}'")
    yield from _enacting(document, recitals[-1])


def _end(recital: Passage) -> str:
    words = recital.words.rstrip("0123456789 ")  # the number of a footnote may stand there in a plain text
    for conjunction in (" and", ","):
        if conjunction == " and" and words.endswith((", and", "; and")):
            words = words.removesuffix(conjunction)
    return words[-1:]


def _opening(recital: Passage) -> Iterator[Lapse]:
    if not _OPENER.match(recital.words):
        first = recital.words.split(" ", 1)[0]
        message = f"'{first}' is no participle or adjective that a recital opens with"
        yield Lapse(recital, 0, len(first), message, "open it with a word such as 'Recalling', 'Mindful', 'Convinced'")


def _enacting(document: Document, last: Passage) -> Iterator[Lapse]:
    for passage in document.of(Kind.ENACTING):
        if any(isinstance(run.node, Inserted) for run in passage.runs):
            return
        expected = document.style.enacting_words
        if document.circumstances.drafted and passage.words != expected and document.binding:
            yield Lapse(
                passage, 0, len(passage.words), f"the house style's words are '{expected}'", f"write '{expected}'"
            )
        elif passage.words and not _AGREED.search(passage.words):
            yield Lapse(passage, 0, len(passage.words), "nothing here says that the parties agree")
        if passage.words:
            return
    yield Lapse(last, 0, len(last.words), "no enacting words follow the last recital", "add 'Have agreed as follows:'")


RULE = Rule(
    code="N-10",
    title="Recitals",
    says=(
        "A recital opens with a participle or an adjective and ends as the others do: with a comma or, "
        "in Council of Europe texts, a semicolon. The enacting words follow the last."
    ),
    reason="From the parties' names to 'Have agreed as follows:' the preamble is one sentence and must parse as one.",
    source="UN Editorial Manual: such paragraphs begin with a participle or an adjective (seen); the official texts",
    hint="recast it as part of that sentence",
    severity=Severity.ERROR,
    check=_check,
)
