"""Which node may hold which, stated once."""

from __future__ import annotations

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
    Inserted,
    NumberReference,
    TermUse,
    Text,
)
from drafter.model.instrument import (
    Alternatives,
    AlternativeText,
    Annex,
    Article,
    Chapter,
    Instrument,
    Paragraph,
    Part,
    Preamble,
    Recital,
    Signatory,
    Subparagraph,
    Testimonium,
)
from drafter.model.report import BulletList, Cell, Heading, ListItem, Report, ReportParagraph, Row, Table
from drafter.model.walk import children

WITHOUT_NOTES = (Text, Emphasis, DefinedTerm, TermUse, CrossReference, Blank, Bracket, Bracketed, Inserted, Deleted)
INLINE = (*WITHOUT_NOTES, Footnote)

MAY_HOLD: dict[type, tuple[type, ...]] = {
    Instrument: (*INLINE, Preamble, Part, Chapter, Article, Testimonium, Annex),
    Preamble: (*INLINE, Recital),
    Recital: (*INLINE, Comment),
    Part: (*INLINE, Chapter, Article),
    Chapter: (*INLINE, Article),
    Article: (*INLINE, Paragraph, Alternatives, Comment),
    Annex: (*INLINE, Paragraph, Alternatives, Comment),
    Alternatives: (AlternativeText, Comment),
    AlternativeText: (Paragraph,),
    Paragraph: (*INLINE, Subparagraph, Comment),
    Subparagraph: (*INLINE, Subparagraph, Comment),
    Testimonium: (Paragraph, Signatory),
    Signatory: (Text, Emphasis, Blank, Inserted, Deleted),
    Report: (*INLINE, Heading, ReportParagraph, BulletList, Table),
    Heading: INLINE,
    ReportParagraph: INLINE,
    BulletList: (ListItem,),
    ListItem: (*INLINE, ListItem),
    Table: (*INLINE, Row),
    Row: (Cell,),
    Cell: INLINE,
    Emphasis: WITHOUT_NOTES,
    DefinedTerm: (Text, Emphasis, Bracketed, Inserted, Deleted),
    CrossReference: (Text, NumberReference),
    Footnote: WITHOUT_NOTES,
    Bracketed: (*INLINE, Comment),
    Comment: (Text, Emphasis),
    Inserted: INLINE,
    Deleted: INLINE,
}
"""Parent to the types it may hold. A node that is no key holds nothing."""

DEEPEST_SUBPARAGRAPH = 3


def misplaced(node: object, depth: int = 0) -> list[str]:
    """Every breach of :data:`MAY_HOLD` in the tree under ``node``, in words; empty for a sound tree."""
    faults = []
    depth = depth + 1 if isinstance(node, Subparagraph) else 0
    if depth > DEEPEST_SUBPARAGRAPH:
        faults.append(f"a subparagraph stands {depth} levels deep")
    allowed = MAY_HOLD.get(type(node), ())
    for child in children(node):
        if not isinstance(child, allowed):
            faults.append(f"{type(node).__name__} holds {type(child).__name__}")
        faults.extend(misplaced(child, depth))
    return faults
