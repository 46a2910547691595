"""The body of a document as it grows: paragraphs with their numbers, bookmarks and changes; lines of the contents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.model.inline import Inlines
from drafter.model.style import HouseStyle
from drafter.writers.docx import style_names as names
from drafter.writers.docx.contents import Entry, Lines, contents_table
from drafter.writers.docx.numbering import Numbering, heading_label
from drafter.writers.docx.oxml import LINE_BREAK, paragraph
from drafter.writers.docx.page import section
from drafter.writers.docx.targets import Target
from drafter.writers.docx.words import Piece, Words
from drafter.writers.reading import standing_words


class Body:
    """Collects ``document.xml`` from top to bottom."""

    def __init__(self, style: HouseStyle, targets: Mapping[str, Target], date: str, outline: Mapping[str, int]) -> None:
        self.style = style
        self.words = Words(targets, date)
        self.numbering = Numbering(style)
        self.lines = Lines(style.page)
        self.entries: list[Entry] = []
        self.out: list[str] = []
        self._targets = targets
        self._outline = outline
        self._placed: set[str] = set()

    def add(
        self,
        style: str,
        pieces: list[Piece],
        *,
        label: str | None = None,
        eids: Sequence[str] = (),
        mark: str = "",
        numbering: str = "",
        bookmark: str = "",
    ) -> None:
        """Adds a paragraph. A ``label`` is printed by Word's numbering (empty: none, though the style has one)."""
        if label is not None:
            numbering = self.numbering.properties(style, label, mark)
        content = self.words.joined(pieces)
        for eid in eids:
            content = self._bookmarked(eid, content, mark)
        if bookmark:
            content = self._within_bookmark(bookmark, content)
        self.out.append(paragraph(style, content, numbering=numbering, mark=self.words.paragraph_mark(mark)))
        self.lines.add(self.words.length)
        self.words.length = 0

    def add_words(self, style: str, content: Inlines, *, mark: str = "") -> None:
        """Adds a paragraph of words alone; nothing where there are none."""
        if content:
            self.add(style, self.words.pieces(content, mark), mark=mark)

    def add_heading(self, style: str, content: Inlines, *, label: str | None, eid: str, mark: str = "") -> None:
        """Adds a heading and its line in the contents.

        Number and words are one paragraph even where they stand on two lines, so that Word's own table of contents
        and navigation pane show them as one.
        """
        number, dash = heading_label(label or "")
        pieces: list[Piece] = []
        if dash:
            pieces.append(self.words.text(f"{dash} " if content else dash, "", mark))
        elif number and content and self.style.heading_below:
            pieces.append((mark, LINE_BREAK))
        pieces += self.words.pieces(content, mark)
        target = self._targets.get(eid)
        name = target.bookmark if target and eid not in self._placed and self._is_place(target, mark) else ""
        own = "" if name else f"_Toc{len(self.entries) + 1:09d}"
        if mark != "deleted":
            words = " ".join(part for part in (label or "", standing_words(content)) if part)
            self.entries.append(Entry(self._outline[style], words, name or own, self.lines.used))
        self.lines.add_heading_space(bool(number) and self.style.heading_below)
        self.add(style, pieces, label=None if label is None else number, eids=(eid,), mark=mark, bookmark=own)

    def _is_place(self, target: Target, mark: str) -> bool:
        return target.gone == (mark == "deleted")

    def _bookmarked(self, eid: str, content: str, mark: str) -> str:
        target = self._targets.get(eid)
        if target is None or eid in self._placed or not self._is_place(target, mark):
            return content
        self._placed.add(eid)
        return self._within_bookmark(target.bookmark, content)

    def _within_bookmark(self, name: str, content: str) -> str:
        number = self.words.next_id()
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'

    def front(self, title: Inlines, notice: Inlines) -> None:
        """Title and notice."""
        self.add_words(names.TITLE, title)
        self.add_words(names.NOTICE, notice)

    def with_contents(self, position: int, heading: str) -> str:
        """The whole body, the contents put in at ``position`` and in a section of their own."""
        page = self.style.page
        if not self.entries:
            return "".join(self.out) + section(page, first=True)
        contents = contents_table(heading, self.entries, self.lines)
        end = paragraph(names.SECTION_END, "", section=section(page, first=True))
        return "".join([*self.out[:position], contents, end, *self.out[position:], section(page, first=False)])
