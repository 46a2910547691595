"""The body of a report as Akoma Ntoso: its headings as sections within sections, lists and tables as blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.model.report import Block, BulletList, Cell, Heading, ListItem, Report, ReportParagraph, Row, Table
from drafter.writers.akn.words import Words, container
from drafter.writers.reading import headings_of

_SECTIONS = ("section", "subsection", "level", "level")
"""The element for a heading of each level; the standard has no names for what is deeper than a subsection."""

_LEVELS = (1, len(_SECTIONS))


def report_body(document: Report, words: Words) -> str:
    """The ``mainBody``: what stands before the first heading, then the sections."""
    eids = iter([eid for _, eid in headings_of(document)])
    start, sections = _up_to_heading(document.blocks)
    blocks = _blocks(start, "body", words) + _sections(sections, eids, words)
    return container("mainBody", "", blocks or words.paragraph((), "body"))


def _up_to_heading(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    at = next((i for i, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
    return blocks[:at], blocks[at:]


def _level(node: Heading) -> int:
    return min(max(node.level, _LEVELS[0]), _LEVELS[1])


def _sections(blocks: Sequence[Block], eids: Iterator[str], words: Words) -> str:
    """Blocks that begin with a heading: each holds what follows it, up to the next that is no deeper."""
    out = []
    while blocks:
        heading = blocks[0]
        assert isinstance(heading, Heading)
        level = _level(heading)
        end = next(
            (i for i, b in enumerate(blocks) if i and isinstance(b, Heading) and _level(b) <= level), len(blocks)
        )
        out.append(_section(heading, blocks[1:end], eids, words))
        blocks = blocks[end:]
    return "".join(out)


def _section(heading: Heading, blocks: Sequence[Block], eids: Iterator[str], words: Words) -> str:
    element = _SECTIONS[_level(heading) - 1]
    eid = words.ids.own(next(eids), "", "sec")
    start, deeper = _up_to_heading(blocks)
    inner = f"<heading>{words.run(heading.content, eid)}</heading>\n"
    if deeper:
        if start:
            intro = words.ids.only(eid, "intro")
            inner += container("intro", f' eId="{intro}"', _blocks(start, intro, words))
        inner += _sections(deeper, eids, words)
    elif start:
        inner += container("content", "", _blocks(start, eid, words))
    return container(element, f' eId="{eid}"', inner)


def _blocks(blocks: Sequence[Block], above: str, words: Words) -> str:
    out = []
    for block in blocks:
        match block:
            case ReportParagraph(content, quoted):
                out.append(words.paragraph(content, above, attributes=' class="quotation"' if quoted else ""))
            case BulletList(items, ordered):
                out.append(_numbered(items, above, words) if ordered else _bullets(items, above, words))
            case Table():
                out.append(_table(block, above, words))
    return "".join(out)


def _bullets(items: Sequence[ListItem], above: str, words: Words) -> str:
    if not items:
        return ""
    eid = words.ids.step(above, "ul")
    lines = []
    for item in items:
        own = words.ids.step(eid, "li")
        inner = words.paragraph(item.content, own) + _bullets(item.items, own, words)
        lines.append(container("li", f' eId="{own}"', inner))
    return container("ul", f' eId="{eid}"', "".join(lines))


def _numbered(items: Sequence[ListItem], above: str, words: Words) -> str:
    """A list whose numbers are words of the text: 1., 2., 3."""
    if not items:
        return ""
    eid = words.ids.step(above, "list")
    lines = []
    for number, item in enumerate(items, 1):
        own = words.ids.step(eid, "item")
        inner = f"<num>{number}.</num>\n{words.paragraph(item.content, own)}{_numbered(item.items, own, words)}"
        lines.append(container("item", f' eId="{own}"', inner))
    return container("blockList", f' eId="{eid}"', "".join(lines))


def _table(table: Table, above: str, words: Words) -> str:
    eid = words.ids.step(above, "table")
    caption = f"<caption>{words.run(table.caption, eid)}</caption>\n" if table.caption else ""
    rows = _row(table.header, "th", eid, words) + "".join([_row(row, "td", eid, words) for row in table.rows])
    if rows:
        return container("table", f' eId="{eid}"', caption + rows)
    return words.paragraph(table.caption, above) if caption else ""


def _row(row: Row, element: str, above: str, words: Words) -> str:
    cells = "".join([_cell(cell, element, above, words) for cell in row.cells])
    return container("tr", "", cells) if cells else ""


def _cell(cell: Cell, element: str, above: str, words: Words) -> str:
    own = words.ids.step(above, element)
    set_in = f' class="level-{cell.level}"' if cell.level else ""
    return container(element, f' eId="{own}"{set_in}', words.paragraph(cell.content, own))
