"""The table of contents: a field with its entries already in it, and page numbers by a rough count of lines.

A program that updates fields puts exact page numbers in; the estimate serves readers that never do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.model.style import PageStyle
from drafter.writers.docx import style_names as names
from drafter.writers.docx.oxml import TAB, field, paragraph, run
from drafter.writers.docx.page import text_height, text_width

_INSTRUCTION = r'TOC \o "1-3" \h \z \u'
_CHARACTER_WIDTH = 0.43
"""Of the type size: the usual breadth of a letter in running English set in a serif face."""
_LINE_HEIGHT = 1.27
"""Of the type size: a serif face's own 1.15, and the leading of the style "Normal"."""
_TWIPS_PER_POINT = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as the table of contents shows it. ``line`` is where it stands, in lines from the body's start."""

    depth: int
    words: str
    bookmark: str
    line: float


class Lines:
    """How far down the body we are, in lines."""

    def __init__(self, page: PageStyle) -> None:
        size = page.size * _TWIPS_PER_POINT
        self._characters = max(20, int(text_width(page) / (size * _CHARACTER_WIDTH)))
        self.per_page = max(10, int(text_height(page) / (size * _LINE_HEIGHT)))
        self.used = 0.0

    def add(self, characters: int) -> None:
        """A paragraph of so many characters, with the space after it."""
        self.used += -(-max(1, characters) // self._characters) + 0.5

    def add_heading_space(self, below: bool) -> None:
        """The space around a heading, and the line that its number has to itself where the words stand ``below``."""
        self.used += 2.2 if below else 1.2

    def new_page(self) -> None:
        """Goes to the head of the next page."""
        self.used = -(-self.used // self.per_page) * self.per_page


def contents_table(heading: str, entries: Sequence[Entry], lines: Lines) -> str:
    """The heading and the field; the body begins on the page after it."""
    shown = [entry for entry in entries if entry.depth < len(names.CONTENTS)]
    front = 1 + int((8 + 1.4 * len(shown)) // lines.per_page)
    # The heading stands outside: a program that makes the table anew would set its own heading.
    out = [
        paragraph(names.CONTENTS_HEADING, run(heading)),
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        "</w:docPartObj></w:sdtPr><w:sdtContent>",
    ]
    last = len(shown) - 1
    for i, entry in enumerate(shown):
        page = front + 1 + int(entry.line // lines.per_page)
        number = field(rf"PAGEREF {entry.bookmark} \h", str(page))
        link = f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{run(entry.words)}{TAB}{number}</w:hyperlink>'
        begin = _begin() if i == 0 else ""
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if i == last else ""
        out.append(paragraph(names.CONTENTS[entry.depth], begin + link + end))
    out.append("</w:sdtContent></w:sdt>")
    return "".join(out)


def _begin() -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {_INSTRUCTION} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
