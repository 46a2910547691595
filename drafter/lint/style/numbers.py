"""N-17: numbers in words and in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document, Kind, Passage
from drafter.lint.rule import Lapse, Rule
from drafter.lint.sentences import sentences
from drafter.lint.words_numbers import number_of
from drafter.model.inline import CrossReference
from drafter.phrasing.numerals import cardinal_words

_COUNTED = (
    r"(?:calendar |working |consecutive )?"
    r"(?:hours?|days?|weeks?|months?|years?|States|members|persons|experts|arbitrators)"
)
_FIGURE = re.compile(rf"(?<![\w.,/(-])(?<!rticle )(?<!aragraph )(?P<n>\d)(?= {_COUNTED}\b)")
_WORDS = re.compile(
    rf"\b(?P<n>(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?"
    rf"|(?:one|two|three) hundred(?: and [a-z]+(?:-[a-z]+)?)?))(?= {_COUNTED}\b)"
)
_PERCENT = re.compile(r"\w+ ?%|\bpercent\b")
_COUNTS = re.compile(r"\d+ [A-Za-z]")


def _check(document: Document) -> Iterator[Lapse]:
    below = document.style.words_below
    for passage in document.of(*OPERATIVE, Kind.RECITAL):
        if passage.annexed:
            continue
        yield from _written_otherwise(passage, below)
        for found in passage.found(_PERCENT):
            yield Lapse(passage, *found.span(), f"'{found[0]}' for 'per cent'", "write the figure and 'per cent'")
        for sentence in sentences(passage.words):
            opens = _COUNTS.match(sentence.words)
            if opens and not passage.within(sentence.start, sentence.start + 1, CrossReference):
                number = opens[0].split(" ", 1)[0]
                end = sentence.start + len(number)
                yield Lapse(passage, sentence.start, end, f"the sentence opens with the figure {number}", "recast it")


def _written_otherwise(passage: Passage, below: int) -> Iterator[Lapse]:
    for found in passage.found(_FIGURE):
        if int(found["n"]) < below:
            right = cardinal_words(int(found["n"]))
            yield Lapse(passage, *found.span("n"), f"{found['n']} is written in words", f"write '{right}'")
    for found in passage.found(_WORDS):
        number = number_of(found["n"])
        if number is not None and number >= below:
            message = f"'{found['n']}' is written in figures"
            yield Lapse(passage, *found.span("n"), message, f"write '{number}'")


RULE = Rule(
    code="N-17",
    title="Numbers",
    says=(
        "What is counted is written in words below the house style's limit (ten) and in figures from there on; "
        "'per cent' is written out; no sentence opens with a figure."
    ),
    reason="One way of writing numbers lets the reader find them, and compare one period with another.",
    source="UN Editorial Manual (seen); BBNJ: '120 days', 'three years', '50 per cent' (seen)",
    hint="words below ten, figures from ten on",
    severity=Severity.WARNING,
    check=_check,
)
