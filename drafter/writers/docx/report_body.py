"""Walks a report and hands each block to the body."""

from __future__ import annotations

from drafter.model.report import BulletList, Cell, Heading, ListItem, Report, ReportParagraph, Row, Table
from drafter.writers.docx import style_names as names
from drafter.writers.docx.body import Body, Looks, Outline
from drafter.writers.docx.numbering import list_properties
from drafter.writers.docx.oxml import paragraph
from drafter.writers.docx.page import text_width
from drafter.writers.reading import standing_words
from drafter.writers.xml import attribute

_DEPTHS = {style: depth for depth, style in enumerate(names.HEADINGS)}
REPORT_OUTLINE = Outline(_DEPTHS, _DEPTHS)
"""The outline depth of each heading of a report."""


def write_report(body: Body, document: Report) -> None:
    """Writes everything that follows the table of contents."""
    for block in document.blocks:
        match block:
            case Heading():
                level = min(max(block.level, 1), len(names.HEADINGS))
                body.add_heading(names.HEADINGS[level - 1], block.content, label=None, eid=block.eid)
            case ReportParagraph():
                body.add_words(names.QUOTE if block.quoted else names.BODY_TEXT, block.content)
            case BulletList():
                styles = names.ORDERED if block.ordered else names.BULLETS
                number = body.numbering.restarted_list(styles[0]) if block.ordered else 0
                _items(body, block.items, styles, number, 0)
            case Table():
                _table(body, block)


def _items(body: Body, items: tuple[ListItem, ...], styles: tuple[str, ...], number: int, depth: int) -> None:
    # Deeper items than there are styles stay on the last level: the words are kept, the step is not.
    depth = min(depth, len(styles) - 1)
    numbering = list_properties(depth, number) if number else ""
    for item in items:
        body.add(Looks(styles[depth]), body.words.pieces(item.content), numbering=numbering)
        _items(body, item.items, styles, number, depth + 1)


def _table(body: Body, table: Table) -> None:
    """The caption stands above, kept with the table; the header row is repeated on each page."""
    body.add_words(names.CAPTION, table.caption)
    columns = max([len(table.header.cells), *(len(row.cells) for row in table.rows)])
    width = text_width(body.style.page) // columns if columns else 0
    caption = standing_words(table.caption)
    described = f'<w:tblCaption w:val="{attribute(caption)}"/>' if caption else ""
    out = [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{names.REPORT_TABLE}"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/>{described}</w:tblPr><w:tblGrid>{f"""<w:gridCol w:w="{width}"/>""" * columns}</w:tblGrid>'
    ]
    if table.header.cells:
        out.append(_row(body, table.header, columns, width, header=True))
    out += [_row(body, row, columns, width, header=False) for row in table.rows]
    out.append("</w:tbl>")
    if columns and (table.header.cells or table.rows):
        body.out.append("".join(out))
        body.out.append(paragraph(names.SECTION_END, ""))  # keeps two tables apart, and a table from the end


def _row(body: Body, row: Row, columns: int, width: int, *, header: bool) -> str:
    cells = [*row.cells, *[Cell(())] * (columns - len(row.cells))]
    out = [f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if header else ''}</w:trPr>"]
    lengths = []
    for cell in cells:
        text, length = body.cell(names.TABLE_HEADER if header else _set_in(cell.level), cell.content)
        lengths.append(length)
        out.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{text}</w:tc>')
    out.append("</w:tr>")
    body.lines.add_row(lengths)
    return "".join(out)


def _set_in(level: int) -> str:
    """The style of a cell's words: what is set in deeper than there are styles stays on the last level."""
    styles = (names.TABLE_TEXT, *names.TABLE_ITEMS)
    return styles[min(level, len(styles) - 1)]
