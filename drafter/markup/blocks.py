"""Reading paragraphs and lists by their marks and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from drafter.markup.sentences import NAME, read_sentence
from drafter.model.clause import ClauseText, DefinitionList, Splice, TextBlock
from drafter.model.inline import Inlines
from drafter.model.structure import DEEPEST_SUBPARAGRAPH

_SPLICE = re.compile(rf"\{{(choose|option)\s+({NAME})\s*\}}")
_NAMED = re.compile(rf"\{{#({NAME})\}}\s*")
_BLANKS = re.compile(r"[ \t]+")


@dataclass(frozen=True, slots=True)
class TextFault:
    """What is wrong at a line and column (both from 0) of the text that was read."""

    line: int
    column: int
    length: int
    message: str
    hint: str = ""


@dataclass(slots=True)
class _Words:
    """The pieces of one sentence with the place each was found at."""

    pieces: list[tuple[int, int, str]] = field(default_factory=list)
    placed: list[list[int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def add(self, line: int, column: int, text: str) -> None:
        self.pieces.append((line, column, text))

    def read(self, faults: list[TextFault]) -> Inlines:
        content, found = read_sentence(" ".join(_BLANKS.sub(" ", text) for _, _, text in self.pieces))
        faults.extend(self._placed(f.offset, f.length, f.message, f.hint) for f in found)
        return content

    def _placed(self, offset: int, length: int, message: str, hint: str) -> TextFault:
        """A fault at an offset into the joined words, at the line and column where the author wrote it."""
        if not self.placed:
            self.placed = [_places(text) for _, _, text in self.pieces]
            self.starts = list(accumulate((len(places) + 1 for places in self.placed[:-1]), initial=0))
        index = bisect_right(self.starts, offset) - 1
        line, column, text = self.pieces[index]
        places = self.placed[index]
        offset -= self.starts[index]
        if offset >= len(places):
            return TextFault(line, column, len(text), message, hint)
        start = places[offset]
        end = places[offset + length - 1] + 1 if offset + length <= len(places) else len(text)
        return TextFault(line, column + start, end - start, message, hint)


def _places(text: str) -> list[int]:
    """Where each character stood before runs of blanks were made one."""
    after_blank = (index and text[index - 1] in " \t" for index in range(len(text)))
    return [i for i, (sign, after) in enumerate(zip(text, after_blank, strict=True)) if not (after and sign in " \t")]


@dataclass(slots=True)
class _Open:
    """A block whose lines are still being gathered."""

    mark_column: int
    text_column: int
    numbered: bool
    name: str
    words: _Words = field(default_factory=_Words)
    items: list[_Open] = field(default_factory=list)
    closing: _Words = field(default_factory=_Words)

    def settle(self, faults: list[TextFault]) -> TextBlock:
        content = self.words.read(faults) if self.words.pieces else ()
        items = tuple(item.settle(faults) for item in self.items)
        closing = self.closing.read(faults) if self.closing.pieces else ()
        return TextBlock(content, items, closing, self.numbered, self.name)


def read_clause_text(text: str) -> tuple[ClauseText, tuple[TextFault, ...]]:
    """Paragraphs, lists and splices of a clause text, with every fault found."""
    reader = _BlockReader()
    for number, line in enumerate(text.split("\n")):
        reader.line(number, line)
    return reader.finish()


class _BlockReader:
    def __init__(self) -> None:
        self.faults: list[TextFault] = []
        self.blocks: list[_Open | Splice | DefinitionList] = []
        self.stack: list[_Open] = []
        self.after_gap = True

    def line(self, number: int, line: str) -> None:
        text = line.strip()
        if not text:
            self.after_gap = True
            return
        column = len(line) - len(line.lstrip())
        if "\t" in line[:column]:
            self._fault(number, 0, column, "a tab stands in the margin", "indent with blanks")
        if column == 0:
            self._at_margin(number, text)
        elif text.startswith("- ") or text == "-":
            self._item(number, column, text)
        else:
            self._continue(number, column, text)
        self.after_gap = False

    def finish(self) -> tuple[ClauseText, tuple[TextFault, ...]]:
        settled = tuple(b.settle(self.faults) if isinstance(b, _Open) else b for b in self.blocks)
        return settled, tuple(sorted(self.faults, key=lambda f: (f.line, f.column)))

    def _at_margin(self, number: int, text: str) -> None:
        splice = _SPLICE.fullmatch(text)
        if splice:
            self._close()
            self.blocks.append(Splice(splice[1], splice[2]))
        elif text == "{definitions}":
            self._close()
            self.blocks.append(DefinitionList())
        elif text.startswith("#. ") or text == "#.":
            words = text[2:].lstrip()
            self._open_paragraph(number, words, len(text) - len(words) if words else 3, numbered=True)
        elif text.startswith("- "):
            self._fault(number, 0, 1, "a list item stands at the left margin", "indent it under its paragraph")
        elif self.stack and not self.stack[0].numbered and not self.after_gap:
            self._continue(number, 0, text)
        else:
            if self.stack and not self.after_gap:
                self._fault(
                    number,
                    0,
                    len(text),
                    "this line would begin a new unnumbered paragraph",
                    "indent it to the column of the words above, or put an empty line before it",
                )
            self._open_paragraph(number, text, 0, numbered=False)

    def _open_paragraph(self, number: int, text: str, text_column: int, *, numbered: bool) -> None:
        self._close()
        block = self._opened(number, 0, text_column, text, numbered)
        self.blocks.append(block)
        self.stack = [block]

    def _opened(self, number: int, mark: int, text_column: int, text: str, numbered: bool) -> _Open:
        named = _NAMED.match(text)
        start = named.end() if named else 0
        block = _Open(mark, text_column, numbered, named[1] if named else "")
        if text[start:]:
            block.words.add(number, text_column + start, text[start:])
        return block

    def _item(self, number: int, column: int, text: str) -> None:
        while self.stack and self.stack[-1].mark_column >= column:
            self.stack.pop()
        if not self.stack:
            self._fault(number, column, 1, "a list item stands under no paragraph", "begin the clause with a paragraph")
            return
        parent = self.stack[-1]
        if len(self.stack) > DEEPEST_SUBPARAGRAPH:
            self._fault(number, column, 1, f"lists go {DEEPEST_SUBPARAGRAPH} levels deep at the most")
            return
        if parent.items and parent.items[0].mark_column != column:
            self._fault(number, column, 1, "this item is not in the column of the items before it")
        if parent.closing.pieces:
            self._fault(number, column, 1, "an item follows the closing words of its list")
        words = text[1:].lstrip()
        item = self._opened(number, column, column + (len(text) - len(words) if words else 2), words, numbered=True)
        parent.items.append(item)
        self.stack.append(item)

    def _continue(self, number: int, column: int, text: str) -> None:
        owner = next((b for b in reversed(self.stack) if b.text_column == column), None)
        if owner is None:
            columns = ", ".join(str(b.text_column + 1) for b in self.stack)
            hint = f"begin it in column {columns}" if columns else "begin it at the left margin"
            self._fault(number, column, len(text), "this line is in the column of no open paragraph or item", hint)
            return
        while self.stack[-1] is not owner:
            self.stack.pop()
        (owner.closing if owner.items else owner.words).add(number, column, text)

    def _close(self) -> None:
        self.stack = []

    def _fault(self, line: int, column: int, length: int, message: str, hint: str = "") -> None:
        self.faults.append(TextFault(line, column, max(length, 1), message, hint))
