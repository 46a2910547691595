"""Reports: headings, paragraphs, lists and tables."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.report import BulletList, Heading, ListItem, Report, ReportParagraph, Row, Table
from drafter.writers.markdown.lines import Lines
from drafter.writers.markdown.words import set_off
from drafter.writers.reading import headings_of


def add_report(lines: Lines, document: Report) -> None:
    """Adds the blocks of a report."""
    anchors = iter(headings_of(document))
    before: BulletList | None = None
    for block in document.blocks:
        match block:
            case Heading(level, content):
                words = lines.anchor(next(anchors)[1], always=True) + lines.words(content)
                lines.add(lines.heading(min(max(level, 1), 4) + 1, words))
            case ReportParagraph(content, quoted):
                lines.add(f"> {lines.block(content)}" if quoted else lines.block(content))
            case BulletList():
                if before and before.ordered == block.ordered:
                    lines.add("<!-- -->")  # keeps two lists apart, which Markdown would count as one
                lines.lines.append("")
                _items(lines, block.items, block.ordered, "")
            case Table():
                _table(lines, block)
        before = block if isinstance(block, BulletList) else None


def _items(lines: Lines, items: Sequence[ListItem], ordered: bool, indent: str) -> None:
    for number, item in enumerate(items, 1):
        sign = f"{number}." if ordered else "-"
        lines.add_item(f"{sign} {lines.block(item.content)}", indent)
        _items(lines, item.items, ordered, indent + " " * (len(sign) + 1))


def _table(lines: Lines, table: Table) -> None:
    if table.caption:
        lines.add(set_off(lines.words(table.caption), "**", alone=True))
    columns = max([len(table.header.cells), *(len(row.cells) for row in table.rows)])
    if not columns:
        return
    lines.add(_row(lines, table.header, columns))
    lines.add_item("|" + " --- |" * columns)
    for row in table.rows:
        lines.add_item(_row(lines, row, columns))


def _row(lines: Lines, row: Row, columns: int) -> str:
    cells = [lines.words(cell.content) for cell in row.cells]
    return "|" + "".join(f" {cell} |" for cell in [*cells, *[""] * (columns - len(cells))])
