"""The table of contents: a field with its entries already in it, and page numbers by a rough count of lines.

A program that updates fields puts exact page numbers in; the estimate serves readers that never do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.model.style import PageStyle
from drafter.writers.docx import style_names as names
from drafter.writers.docx.oxml import field, paragraph, run
from drafter.writers.docx.page import text_height, text_width
from drafter.writers.docx.words import Piece, Words

_INSTRUCTION = r'TOC \o "1-3" \h \z \u'
_CHARACTER_WIDTH = 0.43
"""Of the type size: the usual breadth of a letter in running English set in a serif face."""
_LINE_HEIGHT = 1.27
"""Of the type size: a serif face's own 1.15, and the leading of the style "Normal"."""
_TWIPS_PER_POINT = 20
_TABLE_SIZE, _TABLE_LINE, _ROW_SPACE = 10, 11.5, 4
"""Type, line and space around a row in tables, in points: as the style of their text has them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A heading as the table of contents shows it. ``line`` is where it stands, in lines from the body's start."""

    depth: int
    words: str
    line: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading's line in the contents, and in a redline also the line that it has once all changes are rejected."""

    bookmark: str
    new: Line | None
    old: Line | None = None


class Lines:
    """How far down the body we are, in lines."""

    def __init__(self, page: PageStyle) -> None:
        size = page.size * _TWIPS_PER_POINT
        self._characters = max(20, int(text_width(page) / (size * _CHARACTER_WIDTH)))
        self.per_page = max(10, int(text_height(page) / (size * _LINE_HEIGHT)))
        self._table_characters = text_width(page) / (_TABLE_SIZE * _TWIPS_PER_POINT * _CHARACTER_WIDTH)
        self._line = page.size * _LINE_HEIGHT
        self.used = 0.0

    def add_row(self, characters: Sequence[int]) -> None:
        """A row of a table with so many characters in each of its cells: as high as the highest of them."""
        in_cell = max(5, int(self._table_characters / max(1, len(characters))))
        lines = -(-max(1, *characters, 1) // in_cell)
        self.used += (lines * _TABLE_LINE + _ROW_SPACE) / self._line

    def add(self, characters: int) -> None:
        """A paragraph of so many characters, with the space after it."""
        self.used += -(-max(1, characters) // self._characters) + 0.5

    def add_heading_space(self, below: bool) -> None:
        """The space around a heading, and the line that its number has to itself where the words stand ``below``."""
        self.used += 2.2 if below else 1.2

    def new_page(self) -> None:
        """Goes to the head of the next page."""
        self.used = -(-self.used // self.per_page) * self.per_page


def contents_table(heading: str, entries: Sequence[Entry], lines: tuple[Lines, Lines], words: Words) -> str:
    """The heading and the field; the body begins on the page after it. In a redline the changes are marked.

    ``lines`` are those of the text and of the old text.
    """
    new = _rows([entry.new for entry in entries], entries, lines[0])
    old = _rows([entry.old for entry in entries], entries, lines[1]) if words.redline else new
    pairs = _with_steady_ends([pair for pair in zip(old, new, strict=True) if pair != (None, None)])
    # In a redline, the contents made anew would be marked as changed from end to end: only on demand.
    begin = _BEGIN.replace(' w:dirty="true"', "") if words.redline else _BEGIN
    # The heading stands outside: a program that makes the table anew would set its own heading.
    out = [
        paragraph(names.CONTENTS_HEADING, run(heading)),
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        "</w:docPartObj></w:sdtPr><w:sdtContent>",
    ]
    out += [_line(*pair, words, begin if i == 0 else "") for i, pair in enumerate(pairs)]
    out.append(paragraph(names.SECTION_END, '<w:r><w:fldChar w:fldCharType="end"/></w:r>'))
    out.append("</w:sdtContent></w:sdt>")
    return "".join(out)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the table as it is printed."""

    style: str
    words: str
    bookmark: str
    page: str


_Pair = tuple[_Row | None, _Row | None]
"""How a line reads in the old text and in the new one."""


def _rows(shown: Sequence[Line | None], entries: Sequence[Entry], lines: Lines) -> list[_Row | None]:
    """The lines of one text with their pages, by estimate: the contents themselves take pages too."""
    depths = len(names.CONTENTS)
    kept = [line if line is not None and line.depth < depths else None for line in shown]
    front = 1 + int((8 + 1.4 * sum(line is not None for line in kept)) // lines.per_page)
    return [
        _Row(names.CONTENTS[line.depth], line.words, entry.bookmark, str(front + 1 + int(line.line // lines.per_page)))
        if line is not None
        else None
        for line, entry in zip(kept, entries, strict=True)
    ]


def _with_steady_ends(pairs: list[_Pair]) -> list[_Pair]:
    """The same lines, but the first of the old text shares a paragraph with the first of the new, the last with the
    last: the field of the whole table begins in the one and ends after the other, and no change may take them away."""
    for end in (0, -1):
        old = [i for i, pair in enumerate(pairs) if pair[0] is not None]
        new = [i for i, pair in enumerate(pairs) if pair[1] is not None]
        if not old or not new or old[end] == new[end] or (end and min(len(old), len(new)) == 1):
            continue
        shared = (pairs[old[end]][0], pairs[new[end]][1])
        rest = [(None if i == old[end] else was, None if i == new[end] else now) for i, (was, now) in enumerate(pairs)]
        left = [pair for pair in rest if pair != (None, None)]
        pairs = [shared, *left] if end == 0 else [*left, shared]
    return pairs


def _line(old: _Row | None, new: _Row | None, words: Words, before: str) -> str:
    """One line; the field of the whole table begins ``before`` it."""
    row = new or old
    if row is None:
        raise ValueError("a line of the contents that neither text has")
    if old is None or new is None:
        mark = "deleted" if new is None else "inserted"
        pieces = _pieces(row.words, mark) + _pieces("\t", mark) + _page(row, mark)
        return paragraph(row.style, before + _link(row, words.joined(pieces)), mark=words.whole_mark(mark))
    looks = words.former_looks(old.style, "") if old.style != new.style else ""
    if old.bookmark != new.bookmark:
        # What is deleted stands last, as at the end of every paragraph that another, inserted one may follow.
        sides = ((new, "inserted"), (old, "deleted"))
        links = [
            _link(side, words.joined(_pieces(side.words + "\t", mark) + _page(side, mark))) for side, mark in sides
        ]
        return paragraph(new.style, before + "".join(links), change=looks)
    changed = _page(new, "inserted") + _page(old, "deleted") if old.page != new.page else _page(new, "")
    pieces = _reworded(old.words, new.words) + _pieces("\t", "") + changed
    return paragraph(new.style, before + _link(new, words.joined(pieces)), change=looks)


def _link(row: _Row, content: str) -> str:
    return f'<w:hyperlink w:anchor="{row.bookmark}" w:history="1">{content}</w:hyperlink>'


def _page(row: _Row, mark: str) -> list[Piece]:
    return [(mark, field(rf"PAGEREF {row.bookmark} \h", row.page, deleted=mark == "deleted"))]


def _pieces(words: str, mark: str) -> list[Piece]:
    return [(mark, run(words, deleted=mark == "deleted"))] if words else []


def _reworded(old: str, new: str) -> list[Piece]:
    """The words of a line: as a rule another number stands before the same heading."""
    before, after = old.split(" "), new.split(" ")
    head = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    most = min(len(before), len(after)) - head
    ends = zip(reversed(before), reversed(after), strict=False)
    tail = next((i for i, (a, b) in enumerate(ends) if a != b or i == most), most)
    was, now = (side[head : len(side) - tail] for side in (before, after))
    if not was and not now:
        return _pieces(new, "")
    start = " ".join(after[:head]) + (" " if head else "")
    end = (" " if tail else "") + " ".join(after[len(after) - tail :])
    if not was or not now:
        return _pieces(start, "") + _pieces(old[len(start) :], "deleted") + _pieces(new[len(start) :], "inserted")
    middle = _pieces(" ".join(was), "deleted") + _pieces(" ".join(now), "inserted")
    return _pieces(start, "") + middle + _pieces(end, "")


_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
    f'<w:r><w:instrText xml:space="preserve"> {_INSTRUCTION} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
