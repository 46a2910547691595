"""The Word styles of a document: the id that the writer uses, and the name that a lawyer reads in Word's style list.

``base.py`` defines their looks, and a ministry's own base document must hold the same names.
"""

from __future__ import annotations

TITLE = "Title"
EMBLEM = "Emblem"
NOTICE = "Notice"
PREAMBLE = "Preamble"
RECITAL = "Recital"
PART_HEADING = "PartHeading"
CHAPTER_HEADING = "ChapterHeading"
ARTICLE_HEADING = "ArticleHeading"
ANNEX_HEADING = "AnnexHeading"
PARAGRAPH = "Paragraph"
UNNUMBERED = "UnnumberedParagraph"
SUBPARAGRAPHS = ("Subparagraph1", "Subparagraph2", "Subparagraph3")
CLOSING_WORDS = ("ClosingWords", "ClosingWords1", "ClosingWords2", "ClosingWords3")
ANNEX_PARAGRAPH = "AnnexParagraph"
ANNEX_SUBPARAGRAPHS = ("AnnexSubparagraph1", "AnnexSubparagraph2", "AnnexSubparagraph3")
ALTERNATIVE_LABEL = "AlternativeLabel"
TESTIMONIUM = "Testimonium"
SIGNATURE = "Signature"
SIGNATURE_TABLE = "SignatureTable"
CONTENTS_HEADING = "ContentsHeading"
CONTENTS = ("TOC1", "TOC2", "TOC3")
SECTION_END = "SectionEnd"
FOOTNOTE_TEXT = "FootnoteText"
COMMENT_TEXT = "CommentText"
HEADER = "Header"
FOOTER = "Footer"

HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4")
BODY_TEXT = "BodyText"
QUOTE = "Quote"
BULLETS = ("ListBullet", "ListBullet2", "ListBullet3")
ORDERED = ("ListNumber", "ListNumber2", "ListNumber3")
CAPTION = "Caption"
TABLE_HEADER = "TableHeader"
TABLE_TEXT = "TableText"
TABLE_ITEMS = ("TableText1", "TableText2", "TableText3")
REPORT_TABLE = "ReportTable"

OPENER = "Opener"
DEFINED_TERM = "DefinedTerm"
TERM_USE = "TermUse"
EMPHASIS = "Emphasis"
BLANK = "Blank"
BRACKET = "Bracket"
NUMBER_REFERENCE = "NumberReference"
FOOTNOTE_REFERENCE = "FootnoteReference"
COMMENT_REFERENCE = "CommentReference"
LINE_NUMBER = "LineNumber"
INSERTED, DELETED = "InsertedWords", "DeletedWords"
INSERTED_EMPHASIS, DELETED_EMPHASIS = "InsertedEmphasis", "DeletedEmphasis"
INSERTED_STRONG, DELETED_STRONG = "InsertedStrong", "DeletedStrong"

NAMES = {
    TITLE: "Title",
    EMBLEM: "Emblem",
    NOTICE: "Notice",
    PREAMBLE: "Preamble",
    RECITAL: "Recital",
    PART_HEADING: "Part heading",
    CHAPTER_HEADING: "Chapter heading",
    ARTICLE_HEADING: "Article heading",
    ANNEX_HEADING: "Annex heading",
    PARAGRAPH: "Paragraph",
    UNNUMBERED: "Unnumbered paragraph",
    SUBPARAGRAPHS[0]: "Subparagraph (a)",
    SUBPARAGRAPHS[1]: "Subparagraph (i)",
    SUBPARAGRAPHS[2]: "Subparagraph a.",
    CLOSING_WORDS[0]: "Closing words",
    CLOSING_WORDS[1]: "Closing words (a)",
    CLOSING_WORDS[2]: "Closing words (i)",
    CLOSING_WORDS[3]: "Closing words a.",
    ANNEX_PARAGRAPH: "Annex paragraph",
    ANNEX_SUBPARAGRAPHS[0]: "Annex subparagraph (a)",
    ANNEX_SUBPARAGRAPHS[1]: "Annex subparagraph (i)",
    ANNEX_SUBPARAGRAPHS[2]: "Annex subparagraph a.",
    ALTERNATIVE_LABEL: "Alternative label",
    TESTIMONIUM: "Testimonium",
    SIGNATURE: "Signature",
    SIGNATURE_TABLE: "Signature table",
    CONTENTS_HEADING: "Contents heading",
    CONTENTS[0]: "toc 1",
    CONTENTS[1]: "toc 2",
    CONTENTS[2]: "toc 3",
    SECTION_END: "Section end",
    FOOTNOTE_TEXT: "footnote text",
    COMMENT_TEXT: "annotation text",
    HEADER: "header",
    FOOTER: "footer",
    HEADINGS[0]: "heading 1",
    HEADINGS[1]: "heading 2",
    HEADINGS[2]: "heading 3",
    HEADINGS[3]: "heading 4",
    BODY_TEXT: "Body Text",
    QUOTE: "Quote",
    BULLETS[0]: "List Bullet",
    BULLETS[1]: "List Bullet 2",
    BULLETS[2]: "List Bullet 3",
    ORDERED[0]: "List Number",
    ORDERED[1]: "List Number 2",
    ORDERED[2]: "List Number 3",
    CAPTION: "caption",
    TABLE_HEADER: "Table header",
    TABLE_TEXT: "Table text",
    TABLE_ITEMS[0]: "Table text (a)",
    TABLE_ITEMS[1]: "Table text (i)",
    TABLE_ITEMS[2]: "Table text a.",
    REPORT_TABLE: "Report table",
    OPENER: "Opener",
    DEFINED_TERM: "Defined term",
    TERM_USE: "Term use",
    EMPHASIS: "Emphasis",
    BLANK: "Blank",
    BRACKET: "Bracket",
    NUMBER_REFERENCE: "Number reference",
    FOOTNOTE_REFERENCE: "footnote reference",
    COMMENT_REFERENCE: "annotation reference",
    LINE_NUMBER: "line number",
    INSERTED: "Inserted words",
    DELETED: "Deleted words",
    INSERTED_EMPHASIS: "Inserted words in italics",
    DELETED_EMPHASIS: "Deleted words in italics",
    INSERTED_STRONG: "Inserted words in bold",
    DELETED_STRONG: "Deleted words in bold",
}
"""Style id to the name Word shows; built-in ones are spelt as the standard spells them."""

BUILT_IN = frozenset(
    {TITLE, SIGNATURE, *CONTENTS, FOOTNOTE_TEXT, HEADER, FOOTER, *HEADINGS, BODY_TEXT, QUOTE, *BULLETS, *ORDERED}
    | {CAPTION, EMPHASIS, FOOTNOTE_REFERENCE, COMMENT_TEXT, COMMENT_REFERENCE, LINE_NUMBER}
)
"""Styles that Word knows by itself, and translates in its menus."""

_CHANGED = {
    INSERTED: {EMPHASIS: INSERTED_EMPHASIS, DEFINED_TERM: INSERTED_STRONG, BRACKET: INSERTED_STRONG},
    DELETED: {EMPHASIS: DELETED_EMPHASIS, DEFINED_TERM: DELETED_STRONG, BRACKET: DELETED_STRONG},
}
"""How words look that a report shows as changed and that have looks of their own: a run has but one style."""


def style_within(outer: str, inner: str) -> str:
    """The style of words in ``inner`` that stand within ``outer``: the inner one, but a change goes on showing."""
    change = next((style for style, kinds in _CHANGED.items() if outer in (style, *kinds.values())), "")
    return _CHANGED[change].get(inner, outer) if change else inner or outer


_MENU_NAMES = {"annotation text": "Comment Text", "annotation reference": "Comment Reference"}


def menu_name(style: str) -> str:
    """The name under which Word's list of styles shows a style; of its own it writes some in other words."""
    name = NAMES.get(style, style)
    if style not in BUILT_IN:
        return name
    return _MENU_NAMES.get(name) or name.title().replace("Toc", "TOC")
