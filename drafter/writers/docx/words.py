"""Inline nodes become runs, fields, footnotes and tracked changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby

from drafter.model.inline import (
    Blank,
    Bracketed,
    CrossReference,
    DefinedTerm,
    Deleted,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    Inserted,
    NumberReference,
    TermUse,
    Text,
)
from drafter.model.walk import blank_words
from drafter.writers.docx import style_names as names
from drafter.writers.docx.oxml import field, paragraph, run, run_properties
from drafter.writers.docx.targets import Target
from drafter.writers.reading import Bracket, brackets

AUTHOR = "Drafter"
"""Who makes a tracked change. Never a person: the program knows of none."""

Piece = tuple[str, str]
"""A piece of a paragraph: ``inserted``, ``deleted`` or empty, and its XML."""

_day = re.compile(r"\d{4}-\d\d-\d\d\Z")
_WITHIN: dict[type, tuple[str, str]] = {
    Emphasis: ("", names.EMPHASIS),
    DefinedTerm: ("", names.DEFINED_TERM),
    Inserted: ("inserted", ""),
    Deleted: ("deleted", ""),
}
"""The change and the character style that a node gives to what stands within it; empty: as around it."""

_ELEMENTS = {"inserted": "w:ins", "deleted": "w:del"}


class Words:
    """Writes inline nodes; keeps the footnotes, and the identifiers that must be unique in a file."""

    def __init__(self, targets: Mapping[str, Target], date: str) -> None:
        self.targets = targets
        self.footnotes: list[str] = []
        self.length = 0
        self._last_id = 0
        self._date = f' w:date="{date}T00:00:00Z"' if _day.match(date) else ""

    def next_id(self) -> int:
        """An identifier no bookmark and no change has yet."""
        self._last_id += 1
        return self._last_id

    # --- changes --------------------------------------------------------------------------------------------------

    def _change(self, mark: str) -> str:
        return f'<{_ELEMENTS[mark]} w:id="{self.next_id()}" w:author="{AUTHOR}"{self._date}'

    def paragraph_mark(self, mark: str) -> str:
        """The change of the end of a paragraph, without which accepting it would leave an empty paragraph."""
        return f"{self._change(mark)}/>" if mark else ""

    def joined(self, pieces: list[Piece]) -> str:
        """The XML of a paragraph's pieces, neighbours of one change within one element."""
        out = []
        for mark, group in groupby(pieces, key=lambda piece: piece[0]):
            xml = "".join(piece[1] for piece in group)
            out.append(f"{self._change(mark)}>{xml}</{_ELEMENTS[mark]}>" if mark else xml)
        return "".join(out)

    # --- nodes ----------------------------------------------------------------------------------------------------

    def pieces(self, content: Inlines, mark: str = "", style: str = "") -> list[Piece]:
        """A run of nodes; ``style`` is the character style they stand in, ``mark`` the change."""
        out: list[Piece] = []
        for node in content:
            self._node(out, node, mark, style)
        return out

    def text(self, words: str, style: str = "", mark: str = "") -> Piece:
        """Words as one run."""
        self.length += len(words)
        return mark, run(words, style, mark == "deleted")

    def _node(self, out: list[Piece], node: Inline, mark: str, style: str) -> None:
        match node:
            case Bracket(words):
                out.append(self.text(words, names.BRACKET, mark))
            case Text(words):
                if words:
                    out.append(self.text(words, style, mark))
            case TermUse(_, words):
                out.append(self.text(words, style or names.TERM_USE, mark))
            case CrossReference(_, parts):
                out.extend(self._part(part, mark, style) for part in parts)
            case Emphasis(content) | DefinedTerm(_, content) | Inserted(content) | Deleted(content):
                change, look = _WITHIN[type(node)]
                self._all(out, content, change or mark, look or style)
            case Blank(description):
                out.append(self.text(blank_words(description), names.BLANK, mark))
            case Bracketed():
                self._bracketed(out, node, mark, style)
            case Footnote(content):
                out.append(self._footnote(content, mark))
            case _:
                raise TypeError(f"{type(node).__name__} is notation and was not resolved before writing")

    def _part(self, part: Text | NumberReference, mark: str, style: str) -> Piece:
        return self.text(part.text, style, mark) if isinstance(part, Text) else self._reference(part, mark, style)

    def _all(self, out: list[Piece], content: Inlines, mark: str, style: str) -> None:
        for node in content:
            self._node(out, node, mark, style)

    def _bracketed(self, out: list[Piece], node: Bracketed, mark: str, style: str) -> None:
        for i, (alternative, proposer) in enumerate(zip(node.alternatives, node.proposers, strict=True)):
            opening, closing = brackets(proposer)
            if i:
                out.append(self.text(" ", style, mark))
            out.append(self.text(opening, names.BRACKET, mark))
            self._all(out, alternative, mark, style)
            out.append(self.text(closing, names.BRACKET, mark))

    def _reference(self, node: NumberReference, mark: str, style: str) -> Piece:
        """A live field where Word would print these very words, else a link, else (nowhere to go) the words."""
        target = self.targets.get(node.eid)
        style = style or names.NUMBER_REFERENCE
        if target is None:
            return self.text(node.text, style, mark)
        self.length += len(node.text)
        instruction = target.field_for(node.text)
        if instruction:
            return mark, field(instruction, node.text, style, deleted=mark == "deleted")
        words = self.joined([(mark, run(node.text, style, mark == "deleted"))])
        return "", f'<w:hyperlink w:anchor="{target.bookmark}" w:history="1">{words}</w:hyperlink>'

    def _footnote(self, content: Inlines, mark: str) -> Piece:
        before = self.length
        looks = run_properties(names.FOOTNOTE_REFERENCE)
        number = len(self.footnotes) + 1
        pieces = [(mark, f"<w:r>{looks}<w:footnoteRef/></w:r>"), self.text(" ", "", mark), *self.pieces(content, mark)]
        text = paragraph(names.FOOTNOTE_TEXT, self.joined(pieces))
        self.footnotes.append(f'<w:footnote w:id="{number}">{text}</w:footnote>')
        self.length = before
        return mark, f'<w:r>{looks}<w:footnoteReference w:id="{number}"/></w:r>'
