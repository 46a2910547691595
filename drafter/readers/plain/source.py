"""The lines of a plain text, and what is reported of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from drafter.readers.reading import Unplaced

NOTE_BEFORE_TITLE = "a note before the title"
HEADING_OF_PREAMBLE = "the heading of the preamble has no place of its own"
DROPPED = (NOTE_BEFORE_TITLE, HEADING_OF_PREAMBLE)
"""The reasons for which words are in ``unplaced`` only. Words reported for any other reason are in the tree as well."""

_new_line = re.compile(r"\r\n|\r|\n")
_joined_words = re.compile(r"\b(?!Mac|Mc|De|La|Le|Van|Fitz)[A-Za-z]?[a-z]{2,}[A-Z][a-z]+")
_no_blank = re.compile(r"[a-z)”][,;.:](?=[A-Z“])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words: its number in the file, its words with single blanks, whether a line without any is above."""

    number: int
    words: str
    spaced: bool


@dataclass(slots=True)
class Remarks:
    """What is reported of a text: of each kind no more than one in a line."""

    passages: list[Unplaced] = field(default_factory=list)
    _seen: set[tuple[int, str]] = field(default_factory=set)

    def add(self, line: int, words: str, reason: str) -> None:
        """Reports words of a line."""
        if reason in DROPPED or (line, reason) not in self._seen:
            self._seen.add((line, reason))
            self.passages.append(Unplaced(line, words, reason))

    def in_order(self) -> tuple[Unplaced, ...]:
        """All of them, by line."""
        return tuple(sorted(self.passages, key=lambda passage: passage.line))


def read_lines(text: str, remarks: Remarks) -> tuple[Line, ...]:
    """The lines with words, without the notes that stand before all others; those are reported."""
    lines: list[Line] = []
    spaced = True
    for number, raw in enumerate(_new_line.split(text), 1):
        words = " ".join(raw.split())
        if not words:
            spaced = True
        elif not lines and (words == "#" or words.startswith("# ")):
            remarks.add(number, words, NOTE_BEFORE_TITLE)
        else:
            lines.append(Line(number, words, spaced))
            spaced = False
            _report_joined(number, words, remarks)
    return tuple(lines)


def _report_joined(number: int, words: str, remarks: Remarks) -> None:
    if found := _joined_words.search(words):
        remarks.add(number, found[0][:60], "two words seem to stand together without a blank")
    if found := _no_blank.search(words):
        around = words[max(0, found.start() - 20) : found.end() + 20]
        remarks.add(number, around, "no blank stands after a stop")
