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

CONTEXTS = (4, 2, 1, 0)
"""How many words before, and after, a passage are looked for with it."""

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
    known: dict[tuple[tuple[SourceSpan, ...], str, str, str], SourceSpan] = field(default_factory=dict)

    def passage(self, spans: tuple[SourceSpan, ...], before: str, words: str, after: str) -> SourceSpan:
        """The place of words that a draft has between ``before`` and ``after``, in the files of some spans.

        The draft was made from the files: blanks may be line ends there, terms marks of the notation, numbers names of
        values. So the words are looked for with as many of their neighbours as are found together in one of the files,
        from the line of its span on, then with fewer; the first span is given where they are found in none.
        """
        key = (spans, before[-80:], words, after[:80])
        if key not in self.known:
            self.known[key] = self._passage(*key)
        return self.known[key]

    def _passage(self, spans: tuple[SourceSpan, ...], before: str, words: str, after: str) -> SourceSpan:
        earlier, later = _words_of(before), _words_of(after)
        sought = _words_of(words)
        if not sought:
            earlier, sought = earlier[:-1], earlier[-1:]
        files = [(span, self._lines(span.path)) for span in spans if span.path]
        for first, last in _contexts(len(earlier), len(later)) if sought else ():
            pattern = _joined(earlier[len(earlier) - first :], sought, later[:last])
            for span, lines in files:
                found = lines and pattern.search(lines.text, _start(span, lines))
                if lines and found:
                    return _at(span, lines, found.start("words"), found.end("words"))
        return spans[0]

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


_TEXT = re.compile(r"^text:", re.MULTILINE)
_GAP = r"(?:\W{1,40}(?:term\W{1,5})?)"


def _start(span: SourceSpan, lines: _Lines) -> int:
    """Where the text of a clause begins, or the span where there is none."""
    start = lines.starts[min(span.line, len(lines.starts)) - 1]
    text = _TEXT.search(lines.text, start)
    return text.end() if text else start


def _contexts(before: int, after: int) -> list[tuple[int, int]]:
    """How many words before and after are looked for, the most first, where so many stand before and after."""
    pairs = {(min(first, before), min(last, after)) for first in CONTEXTS for last in CONTEXTS}
    return sorted(pairs, key=lambda pair: (-sum(pair), pair))


def _words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _joined(before: list[str], words: list[str], after: list[str]) -> re.Pattern[str]:
    """The words with their neighbours, whatever signs of the notation and line ends stand between them."""
    sought = _GAP.join(map(re.escape, words))
    head = "".join(f"{re.escape(word)}{_GAP}" for word in before)
    tail = "".join(f"{_GAP}{re.escape(word)}" for word in after)
    return re.compile(rf"(?<!\w){head}(?P<words>{sought}){tail}(?!\w)", re.IGNORECASE)


def _at(span: SourceSpan, lines: _Lines, start: int, end: int) -> SourceSpan:
    """The span of a stretch of a file, as far as its first line goes."""
    line = bisect_right(lines.starts, start)
    line_end = lines.starts[line] - 1 if line < len(lines.starts) else len(lines.text)
    column = start - lines.starts[line - 1] + 1
    return replace(span, line=line, column=column, length=max(1, min(end, line_end) - start))


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no letter, figure, hyphen or underscore stands on either side."""
    sides = text[max(start - 1, 0) : start] + text[end : end + 1]
    return not any(sign.isalnum() or sign in "-_" for sign in sides)
