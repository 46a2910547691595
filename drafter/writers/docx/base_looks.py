"""How each style looks, as plain data for ``base.py``. Lengths in twips, spaces and sizes in points."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.writers.docx import style_names as names


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """The looks of a paragraph style; what is left out is as in the style it is based on."""

    style: str
    base: str = "Normal"
    next: str = ""
    rank: int = 20
    shown: bool = True
    align: str = ""
    before: float | None = None
    after: float | None = None
    line: float | None = None
    left: int | None = None
    right: int | None = None
    first: int | None = None
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    size: float | None = None
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    outline: int | None = None
    unnumbered_lines: bool = False
    tab: int | None = None
    leader: bool = False
    border: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CharacterLook:
    """The looks of a character style."""

    style: str
    rank: int = 30
    bold: bool = False
    italic: bool = False
    raised: bool = False
    underlined: bool = False
    struck: bool = False
    shade: str = ""
    size: float | None = None


_TEXT = names.UNNUMBERED
_WIDTH = 9071
"""The breadth of A4 between margins of 25 mm; a draft's own page takes its place."""


def _division(style: str, rank: int, outline: int, before: float, *, new_page: bool = False) -> ParagraphLook:
    return ParagraphLook(
        style,
        next=names.PARAGRAPH,
        rank=rank,
        align="center",
        before=before,
        after=10,
        bold=True,
        keep_next=True,
        keep_lines=True,
        outline=outline,
        new_page=new_page,
    )


PARAGRAPHS = (
    ParagraphLook("Normal", rank=0, after=8, line=1.1),
    ParagraphLook(
        names.EMBLEM, next=names.TITLE, rank=1, align="center", before=0, after=6, line=1.0, keep_next=True,
        unnumbered_lines=True,
    ),
    ParagraphLook(
        names.TITLE, next=names.NOTICE, rank=1, align="center", before=24, after=18, line=1.0, bold=True, size=18,
        keep_next=True, keep_lines=True, unnumbered_lines=True,
    ),
    ParagraphLook(
        names.NOTICE,
        rank=2,
        align="center",
        after=18,
        italic=True,
        size=10,
        left=850,
        right=850,
        keep_lines=True,
        unnumbered_lines=True,
        border=("top", "left", "bottom", "right"),
    ),
    ParagraphLook(
        names.CONTENTS_HEADING, next="TOC1", rank=3, align="center", before=12, after=12, bold=True, keep_next=True,
        unnumbered_lines=True,
    ),
    ParagraphLook(
        names.CONTENTS[0], rank=39, shown=False, before=5, after=1, line=1.05, left=0, tab=_WIDTH, leader=True,
        bold=True, unnumbered_lines=True,
    ),
    *(
        ParagraphLook(
            style, rank=39, shown=False, after=1, line=1.05, left=left, tab=_WIDTH, leader=True, unnumbered_lines=True
        )
        for style, left in zip(names.CONTENTS[1:], (284, 567), strict=True)
    ),
    ParagraphLook(names.PREAMBLE, next=names.RECITAL, rank=4, align="both", first=567, keep_next=True),
    ParagraphLook(names.RECITAL, rank=5, align="both", first=567),
    _division(names.PART_HEADING, 6, 0, 24),
    _division(names.CHAPTER_HEADING, 7, 1, 20),
    _division(names.ARTICLE_HEADING, 8, 2, 16),
    _division(names.ANNEX_HEADING, 9, 0, 0, new_page=True),
    ParagraphLook(names.UNNUMBERED, rank=10, align="both"),
    ParagraphLook(names.PARAGRAPH, base=_TEXT, rank=10),
    *(ParagraphLook(style, base=_TEXT, rank=11) for style in names.SUBPARAGRAPHS),
    *(
        ParagraphLook(style, base=_TEXT, next=names.PARAGRAPH, rank=12, left=left)
        for style, left in zip(names.CLOSING_WORDS, (0, 1134, 1701, 2268), strict=True)
    ),
    ParagraphLook(names.ANNEX_PARAGRAPH, base=_TEXT, rank=13),
    *(ParagraphLook(style, base=_TEXT, rank=13) for style in names.ANNEX_SUBPARAGRAPHS),
    ParagraphLook(
        names.ALTERNATIVE_LABEL, next=names.PARAGRAPH, rank=14, before=6, after=4, bold=True, italic=True,
        keep_next=True,
    ),
    ParagraphLook(names.TESTIMONIUM, base=_TEXT, rank=15, first=567, keep_next=True, keep_lines=True),
    ParagraphLook(
        names.SIGNATURE, rank=16, before=44, after=0, keep_next=True, keep_lines=True, border=("top",)
    ),
    ParagraphLook(names.SECTION_END, rank=90, shown=False, before=0, after=0, size=2, unnumbered_lines=True),
    ParagraphLook(names.FOOTNOTE_TEXT, rank=40, align="both", after=2, line=1.0, size=10, unnumbered_lines=True),
    ParagraphLook(names.COMMENT_TEXT, rank=40, shown=False, after=3, line=1.0, size=10, unnumbered_lines=True),
    ParagraphLook(
        names.HEADER, rank=41, align="center", after=0, italic=True, size=10, unnumbered_lines=True
    ),
    ParagraphLook(names.FOOTER, rank=41, after=0, size=9, tab=_WIDTH, unnumbered_lines=True),
    ParagraphLook(
        names.HEADINGS[0], next=names.BODY_TEXT, rank=50, before=20, after=8, bold=True, size=15, keep_next=True,
        keep_lines=True, outline=0,
    ),
    ParagraphLook(
        names.HEADINGS[1], next=names.BODY_TEXT, rank=50, before=16, after=6, bold=True, size=13, keep_next=True,
        keep_lines=True, outline=1,
    ),
    ParagraphLook(
        names.HEADINGS[2], next=names.BODY_TEXT, rank=50, before=12, after=4, bold=True, italic=True, keep_next=True,
        keep_lines=True, outline=2,
    ),
    ParagraphLook(
        names.HEADINGS[3], next=names.BODY_TEXT, rank=50, before=10, after=4, italic=True, keep_next=True,
        keep_lines=True, outline=3,
    ),
    ParagraphLook(names.BODY_TEXT, rank=51, align="both"),
    ParagraphLook(names.QUOTE, rank=51, align="both", left=567, right=567),
    *(ParagraphLook(style, rank=52, after=4) for style in (*names.BULLETS, *names.ORDERED)),
    ParagraphLook(names.CAPTION, rank=53, before=10, after=4, bold=True, size=11, keep_next=True, keep_lines=True),
    ParagraphLook(names.TABLE_HEADER, rank=54, before=2, after=2, line=1.0, bold=True, size=10, keep_next=True),
    ParagraphLook(names.TABLE_TEXT, rank=54, before=2, after=2, line=1.0, size=10),
    *(
        ParagraphLook(style, base=names.TABLE_TEXT, rank=54, left=left)
        for style, left in zip(names.TABLE_ITEMS, (340, 680, 1020), strict=True)
    ),
)  # fmt: skip

CHARACTERS = (
    CharacterLook(names.OPENER, italic=True),
    CharacterLook(names.DEFINED_TERM, bold=True),
    CharacterLook(names.TERM_USE),
    CharacterLook(names.EMPHASIS, italic=True),
    CharacterLook(names.BLANK, shade="E7E6E6"),
    CharacterLook(names.BRACKET, bold=True),
    CharacterLook(names.NUMBER_REFERENCE),
    CharacterLook(names.FOOTNOTE_REFERENCE, raised=True),
    CharacterLook(names.COMMENT_REFERENCE, rank=99, size=8),
    CharacterLook(names.LINE_NUMBER, rank=99, size=8),
    CharacterLook(names.INSERTED, underlined=True),
    CharacterLook(names.INSERTED_EMPHASIS, underlined=True, italic=True),
    CharacterLook(names.INSERTED_STRONG, underlined=True, bold=True),
    CharacterLook(names.DELETED, struck=True),
    CharacterLook(names.DELETED_EMPHASIS, struck=True, italic=True),
    CharacterLook(names.DELETED_STRONG, struck=True, bold=True),
)
