"""Inline nodes become runs, fields, footnotes and tracked changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from drafter.model.inline import (
    Blank,
    Bracket,
    Bracketed,
    Comment,
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
from drafter.model.instrument import Changes
from drafter.model.values import is_day
from drafter.model.walk import blank_words, brackets
from drafter.writers.docx import style_names as names
from drafter.writers.docx.comments import Comments
from drafter.writers.docx.oxml import field, paragraph, run, run_properties
from drafter.writers.docx.targets import Target
from drafter.writers.xml import attribute

Piece = tuple[str, str]
"""A piece of a paragraph: ``inserted``, ``deleted`` or empty, and its XML."""

_WITHIN: dict[type, tuple[str, str]] = {
    Emphasis: ("", names.EMPHASIS),
    DefinedTerm: ("", names.DEFINED_TERM),
    Inserted: ("inserted", ""),
    Deleted: ("deleted", ""),
}
"""The change and the character style that a node gives to what stands within it; empty: as around it."""

_SHOWN = {"inserted": names.INSERTED, "deleted": names.DELETED}
"""The character style of a change in a file that tracks none, such as a report on a comparison."""

_NOTE_ROOM = 0.7
"""Of the room that its words would take in the text."""

_ELEMENTS = {"inserted": "w:ins", "deleted": "w:del"}


class Words:
    """Writes inline nodes; keeps the footnotes, and the identifiers that must be unique in a file.

    ``length`` counts the letters written since it was last set to 0, and ``old_length`` those that stay once all
    changes are rejected. Changes are signed with an author, and with a date unless it is not a day.
    """

    def __init__(self, targets: Mapping[str, Target], comments: Comments, changes: Changes | None = None) -> None:
        self.targets = targets
        self.footnotes: list[str] = []
        self.comments = comments
        self.redline = changes is not None
        self.length = 0
        self.old_length = 0
        self._last_id = 0
        author, date = (changes.author, changes.date) if changes else ("", "")
        day = f' w:date="{date}T00:00:00Z"' if is_day(date) else ""
        self._signed = f'w:author="{attribute(author)}"{day}'

    def next_id(self) -> int:
        """An identifier no bookmark and no change has yet."""
        self._last_id += 1
        return self._last_id

    # --- changes --------------------------------------------------------------------------------------------------

    def _change(self, mark: str) -> str:
        return f"<{_ELEMENTS[mark]} {self._signature()}"

    def _signature(self) -> str:
        return f'w:id="{self.next_id()}" {self._signed}'

    def whole_mark(self, mark: str) -> str:
        """The change of the end of a paragraph, or of a table's row: without it, an empty one would be left."""
        return f"{self._change(mark)}/>" if mark else ""

    def former_looks(self, style: str, numbering: str) -> str:
        """The style and numbering a paragraph has again once its change is rejected."""
        was = f'<w:pPr><w:pStyle w:val="{style}"/>{numbering}</w:pPr>'
        return f"<w:pPrChange {self._signature()}>{was}</w:pPrChange>"

    def joined(self, pieces: list[Piece]) -> str:
        """The XML of a paragraph's pieces, neighbours of one change within one element."""
        return "".join(xml for _, xml in self.grouped(pieces))

    def grouped(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces of a paragraph with neighbours of one change within one element."""
        out = []
        for mark, group in groupby(pieces, key=lambda piece: piece[0]):
            xml = "".join(piece[1] for piece in group)
            out.append((mark, f"{self._change(mark)}>{xml}</{_ELEMENTS[mark]}>" if mark else xml))
        return out

    # --- nodes ----------------------------------------------------------------------------------------------------

    def pieces(self, content: Inlines, mark: str = "", style: str = "") -> list[Piece]:
        """A run of nodes; ``style`` is the character style they stand in, ``mark`` the change."""
        out: list[Piece] = []
        for node in content:
            self._node(out, node, mark, style)
        return out

    def text(self, words: str, style: str = "", mark: str = "") -> Piece:
        """Words as one run."""
        self._count(len(words), mark)
        return mark, run(words, style, mark == "deleted")

    def _count(self, letters: int, mark: str) -> None:
        if mark != "deleted":
            self.length += letters
        if mark != "inserted":
            self.old_length += letters

    def _node(self, out: list[Piece], node: Inline, mark: str, style: str) -> None:
        match node:
            case Text(words):
                if words:
                    out.append(self.text(words, style, mark))
            case Bracket(words):
                out.append(self.text(words, names.style_within(style, names.BRACKET), mark))
            case TermUse(_, words):
                out.append(self.text(words, style or names.TERM_USE, mark))
            case CrossReference(_, parts):
                out.extend(piece for part in parts for piece in self._part(part, mark, style))
            case Emphasis(content) | DefinedTerm(_, content) | Inserted(content) | Deleted(content):
                change, look = _WITHIN[type(node)]
                if change and not self.redline:
                    change, look = "", _SHOWN[change]
                self._all(out, content, change or mark, names.style_within(style, look))
            case Blank(description):
                out.append(self.text(blank_words(description), names.style_within(style, names.BLANK), mark))
            case Bracketed():
                self._bracketed(out, node, mark, style)
            case Footnote(content):
                out.append(self._footnote(content, mark, style if style in _SHOWN.values() else ""))
            case _:
                raise TypeError(f"{type(node).__name__} is notation and was not resolved before writing")

    def _part(self, part: Text | NumberReference, mark: str, style: str) -> list[Piece]:
        """A part of a reference; one that the two texts of a redline print by different fields is changed."""
        if isinstance(part, Text):
            return [self.text(part.text, style, mark)]
        target = self.targets.get(part.eid)
        if self.redline and not mark and target and not target.is_steady(part.text):
            return [self._reference(part, side, style) for side in ("deleted", "inserted")]
        return [self._reference(part, mark, style)]

    def _all(self, out: list[Piece], content: Inlines, mark: str, style: str) -> None:
        for node in content:
            self._node(out, node, mark, style)

    def _bracketed(self, out: list[Piece], node: Bracketed, mark: str, style: str) -> None:
        start, end = self.commented((node.comment,) if node.comment else ())
        if start:
            out.append(("", start))
        for i, (alternative, proposer) in enumerate(zip(node.alternatives, node.proposers, strict=True)):
            opening, closing = brackets(proposer)
            if i:
                out.append(self.text(" ", style, mark))
            out.append(self.text(opening, names.style_within(style, names.BRACKET), mark))
            self._all(out, alternative, mark, style)
            out.append(self.text(closing, names.style_within(style, names.BRACKET), mark))
        if end:
            out.append(("", end))

    def commented(self, comments: Sequence[Comment]) -> tuple[str, str]:
        """What stands before and after words on which comments are made."""
        ranges = [self.comments.start(comment) for comment in comments]
        return "".join(start for start, _ in ranges), "".join(end for _, end in ranges)

    def _reference(self, node: NumberReference, mark: str, style: str) -> Piece:
        """A live field where Word would print these very words, else a link, else (nowhere to go) the words."""
        target = self.targets.get(node.eid)
        style = style or names.NUMBER_REFERENCE
        if target is None:
            return self.text(node.text, style, mark)
        self._count(len(node.text), mark)
        instruction = target.field_for(node.text, deleted=mark == "deleted")
        if instruction:
            return mark, field(instruction, node.text, style, deleted=mark == "deleted")
        words = self.joined([(mark, run(node.text, style, mark == "deleted"))])
        return "", f'<w:hyperlink w:anchor="{target.bookmark}" w:history="1">{words}</w:hyperlink>'

    def _footnote(self, content: Inlines, mark: str, style: str) -> Piece:
        before = self.length, self.old_length
        looks = run_properties(names.FOOTNOTE_REFERENCE)
        number = len(self.footnotes) + 1
        pieces = [(mark, f"<w:r>{looks}<w:footnoteRef/></w:r>"), self.text(" ", "", mark)]
        pieces += self.pieces(content, mark, style)
        text = paragraph(names.FOOTNOTE_TEXT, self.joined(pieces))
        self.footnotes.append(f'<w:footnote w:id="{number}">{text}</w:footnote>')
        # At the foot of the page the note takes room too, in smaller type.
        self.length, self.old_length = (
            before[0] + round(_NOTE_ROOM * (self.length - before[0])),
            before[1] + round(_NOTE_ROOM * (self.old_length - before[1])),
        )
        return mark, f'<w:r>{looks}<w:footnoteReference w:id="{number}"/></w:r>'
