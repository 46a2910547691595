"""The second kind of document: a report (commentary, comparison, memorandum), built of the same inline nodes."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.model.inline import Inlines
from drafter.model.instrument import Identity
from drafter.model.style import HouseStyle


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; ``eid`` is an anchor other documents may point at."""

    level: int
    content: Inlines
    eid: str = ""


@dataclass(frozen=True, slots=True)
class ReportParagraph:
    """A paragraph of running text; ``quoted`` sets it off as a quotation."""

    content: Inlines
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a report's list, with a list of its own where it has one."""

    content: Inlines
    items: tuple[ListItem, ...] = ()


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list; ``ordered`` numbers it 1., 2., 3."""

    items: tuple[ListItem, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; ``level`` is how far its words are set in, in steps."""

    content: Inlines
    level: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row and a caption."""

    caption: Inlines
    header: Row
    rows: tuple[Row, ...]


Block = Heading | ReportParagraph | BulletList | Table


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report; ``kind`` says of what kind in one word, and a ``landscape`` one is printed on pages turned
    sideways."""

    title: Inlines
    blocks: tuple[Block, ...]
    identity: Identity
    style: HouseStyle
    notice: Inlines = ()
    contents_heading: str = "Contents"
    landscape: bool = False
    kind: str = "commentary"
