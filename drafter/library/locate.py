"""Finding a name again in the file it was read from, for a fault that is noticed only when all files have been read."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path

from drafter.diagnostics import SourceSpan
from drafter.library.files import lines_of_file

FARTHEST_MARK = 200
"""How far before a name its mark may begin, in characters."""

MOST_PLACES = 2_000
"""How many places where the letters of a name stand are looked at."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """A file as one text, and where in it each line starts."""

    text: str
    starts: tuple[int, ...]


@dataclass(slots=True)
class Locator:
    """Looks into files; each is read once, and only where there is a fault."""

    files: dict[Path, _Lines] = field(default_factory=dict)

    def place(self, span: SourceSpan, words: str, after: str = "") -> SourceSpan:
        """The place of ``words`` in the file of a span, from its line on.

        That is where they stand right after a mark (``after``, a regular expression), else where they stand first,
        else the span itself.
        """
        lines = self._lines(span.path) if span.path else None
        if lines is None or not words or span.line > len(lines.starts):
            return span
        marked = re.compile(rf"(?:{after})\Z")
        first = -1
        found = lines.starts[span.line - 1] - 1
        for _ in range(MOST_PLACES):
            found = lines.text.find(words, found + 1)
            if found < 0:
                break
            if not _whole(lines.text, found, found + len(words)):
                continue
            first = found if first < 0 else first
            starts = lines.starts[bisect_right(lines.starts, found) - 1]
            if not after or marked.search(lines.text, max(starts, found - FARTHEST_MARK), found):
                first = found
                break
        if first < 0:
            return span
        line = bisect_right(lines.starts, first)
        return replace(span, line=line, column=first - lines.starts[line - 1] + 1, length=len(words))

    def _lines(self, path: Path) -> _Lines:
        if path not in self.files:
            lines = lines_of_file(path)
            starts = accumulate((len(line) + 1 for line in lines), initial=0)
            self.files[path] = _Lines("\n".join(lines), tuple(starts)[:-1])
        return self.files[path]


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no letter, figure, hyphen or underscore stands on either side."""
    sides = text[max(start - 1, 0) : start] + text[end : end + 1]
    return not any(sign.isalnum() or sign in "-_" for sign in sides)
