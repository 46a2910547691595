"""Two drafts side by side on pages turned sideways: the old text on the left, the new one on the right.

A plain reading of a redline: its blocks in their order, each a row. What both texts have stands in both cells, with
the words marked that the other lacks; what one alone has leaves the other cell empty. A note that both texts have word
for word stands on the right only. Comments are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from drafter.model.inline import Bracketed, DefinedTerm, Deleted, Emphasis, Footnote, Inline, Inlines, Inserted, Text
from drafter.model.instrument import (
    Annex,
    Article,
    Chapter,
    Former,
    Instrument,
    Paragraph,
    Part,
    Preamble,
    Provision,
    Subparagraph,
    Testimonium,
)
from drafter.model.report import Block, Cell, Heading, Report, ReportParagraph, Row, Table
from drafter.model.walk import is_changed, joined, map_inlines, nodes, plain_words
from drafter.phrasing.comparisons import MARKS, NO_DIFFERENCE, draft_words, short_words, signed_words

NEW, LEFT_OUT = " (new)", " (left out)"
"""What follows the heading, and so the line of the contents, of a division that one of the texts alone has."""

EMPTY_CELLS = "A cell is empty where that text has nothing of the kind."
NOTES_ONCE = "A note that both texts have in the same words stands on the right only."

Mark = type[Inserted] | type[Deleted]


def write_side_by_side(redline: Instrument) -> Report:
    """A redline as a report of two columns, from title to annexes.

    Raises:
        ValueError: for an instrument that marks no comparison.
    """
    if redline.changes is None:
        raise ValueError("only a redline can be set side by side: compare two instruments first")
    title = (Text(f"{plain_words(_RIGHT.words(redline.title))}: two texts side by side"),)
    identity = replace(redline.identity, subject="Comparison of two texts, side by side")
    blocks = tuple(_Columns(redline, redline.changes.former).blocks())
    contents = redline.contents_heading
    return _numbered(
        Report(title, blocks, identity, redline.style, redline.notice, contents, landscape=True, kind="side-by-side")
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two texts: which marked words are part of it, and which marked blocks are not."""

    kept: Mark
    gone: Mark
    gone_block: str

    def words(self, content: Inlines, *, marked: bool = False) -> Inlines:
        """A run as this text has it; ``marked`` within words or a block that it alone has."""
        return joined(tuple(found for node in content for found in self._node(node, marked)))

    def _node(self, node: Inline, marked: bool) -> Inlines:
        match node:
            case Inserted(content) | Deleted(content):
                return () if isinstance(node, self.gone) else (self.kept(self.words(content, marked=True)),)
            case Footnote(content):
                once = self.kept is Deleted and not marked and not is_changed(node)
                return () if once else (replace(node, content=self.words(content, marked=marked)),)
            case Emphasis(content) | DefinedTerm(_, content):
                return (replace(node, content=self.words(content, marked=marked)),)
            case Bracketed(alternatives):
                runs = tuple(self.words(run, marked=marked) for run in alternatives)
                return (replace(node, alternatives=runs, comment=None),)
            case _:
                return (node,)

    def line(self, label: str, runs: Sequence[Inlines], mark: str) -> Inlines:
        """The words of a cell: a label and runs with blanks between; marked as a whole where the block is."""
        if mark == self.gone_block:
            return ()
        found = [(Text(label),), *(self.words(run, marked=bool(mark)) for run in runs)]
        words = _spaced(found if label else found[1:])
        return (self.kept(words),) if mark and words else words


_LEFT = _Side(Deleted, Inserted, "inserted")
_RIGHT = _Side(Inserted, Deleted, "deleted")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Reads a redline, block by block; ``former`` is what the blocks that both texts have were called."""

    redline: Instrument
    former: Mapping[str, Former]

    def blocks(self) -> Iterator[Block]:
        redline = self.redline
        yield from self._introduction()
        heading = "Title and preamble" if redline.preamble else "Title"
        rows = [*self._row("", ("", ""), (redline.title,)), *self._preamble(redline.preamble)]
        yield from self._section(Heading(1, (Text(heading),), "preamble"), rows)
        for node in redline.body:
            yield from self._division(node, 1)
        if redline.testimonium:
            signed = Heading(1, (Text("Testimonium"),), redline.testimonium.eid)
            yield from self._section(signed, self._testimonium(redline.testimonium))
        for annex in redline.annexes:
            yield from self._division(annex, 1)

    # --- what the paper is ----------------------------------------------------------------------------------------

    def _introduction(self) -> Iterator[Block]:
        redline, changes = self.redline, self.redline.changes
        assert changes is not None
        old_title, new_title = (plain_words(side.words(redline.title)) for side in (_LEFT, _RIGHT))
        old = draft_words(old_title, changes.identity, redline.style)
        new = draft_words(new_title, redline.identity, redline.style)
        yield Heading(1, (Text("About this comparison"),), "about")
        yield ReportParagraph((Text(f"On the left stands {old}; on the right {new}."),))
        if not is_changed(redline):
            yield ReportParagraph((Text(NO_DIFFERENCE),))
            return
        signed = signed_words(changes.author, changes.date, redline.style)
        if signed:
            yield ReportParagraph(signed)
        once = f" {NOTES_ONCE}" if _has_note(redline) else ""
        yield ReportParagraph(joined((*MARKS, Text(f" {EMPTY_CELLS}{once}"))))

    def _section(self, heading: Heading, rows: Sequence[Row]) -> Iterator[Block]:
        """A heading, and the table under it unless it has no rows."""
        yield heading
        if rows:
            yield Table((), self._header(), tuple(rows))

    def _header(self) -> Row:
        changes = self.redline.changes
        assert changes is not None
        sides = (("Old text", changes.identity), ("New text", self.redline.identity))
        return Row(tuple(Cell((Text(f"{name}: {short_words(identity)}"),)) for name, identity in sides))

    # --- rows -----------------------------------------------------------------------------------------------------

    def _row(self, mark: str, labels: tuple[str, str], runs: Sequence[Inlines], level: int = 0) -> list[Row]:
        """One row, or none where neither text has words or a label there; ``labels`` are the old and the new one."""
        cells = tuple(
            Cell(side.line(label, runs, mark), level) for side, label in zip((_LEFT, _RIGHT), labels, strict=True)
        )
        return [Row(cells)] if any(cell.content for cell in cells) else []

    def _labels(self, eid: str, label: str) -> tuple[str, str]:
        was = self.former.get(eid)
        return (was.label if was else label), label

    def _preamble(self, node: Preamble | None) -> Iterator[Row]:
        if node is None:
            return
        yield from self._row("", ("", ""), (node.opening,))
        for recital in node.recitals:
            yield from self._row(recital.mark, ("", ""), (_italic(recital.opener), recital.content))
        yield from self._row("", ("", ""), (node.enacting_words,))

    def _testimonium(self, node: Testimonium) -> list[Row]:
        rows = [row for paragraph in node.paragraphs for row in self._block(paragraph, "")]
        return rows + [row for one in node.signatories for row in self._row(one.mark, ("", ""), (one.name,))]

    # --- divisions ------------------------------------------------------------------------------------------------

    def _division(self, node: Part | Chapter | Article | Annex, level: int) -> Iterator[Block]:
        heading, rows = self._heading(node, level)
        if isinstance(node, Article | Annex):
            rows += [row for provision in node.content for row in self._provision(provision, node.mark)]
        yield from self._section(heading, rows)
        for child in _under(node):
            yield from self._division(child, level + 1)

    def _heading(self, node: Part | Chapter | Article | Annex, level: int) -> tuple[Heading, list[Row]]:
        """The heading of a division, and a row with both where the two texts differ in it.

        A heading without such a row is that of both texts and has its notes; one with a row is but a sign to it.
        """
        labels = self._labels(node.eid, node.label)
        if not node.mark and labels[0] == labels[1] and not any(map(is_changed, node.heading)):
            return Heading(level, _RIGHT.line(node.label, (node.heading,), ""), node.eid), []
        side, end = (_LEFT, LEFT_OUT) if node.mark == "deleted" else (_RIGHT, NEW if node.mark else "")
        words = plain_words(side.line(node.label, (node.heading,), node.mark))
        return Heading(level, (Text(f"{words}{end}"),), node.eid), self._row(node.mark, labels, (node.heading,))

    def _provision(self, node: Provision, whole: str) -> Iterator[Row]:
        """The rows of a provision; ``whole`` is the mark of the article it stands in."""
        if isinstance(node, Paragraph):
            yield from self._block(node, whole)
            return
        for text in node.texts:
            mark = text.mark or whole
            yield from self._row(mark, self._labels(text.eid, text.label), ())
            for paragraph in text.paragraphs:
                yield from self._block(paragraph, mark)

    def _block(self, node: Paragraph | Subparagraph, whole: str, level: int = 0) -> Iterator[Row]:
        mark = node.mark or whole
        yield from self._row(mark, self._labels(node.eid, node.label), (node.chapeau,), level)
        for item in node.subparagraphs:
            yield from self._block(item, mark, level + 1)
        yield from self._row(mark, ("", ""), (node.closing_words,), level)


def _under(node: Part | Chapter | Article | Annex) -> tuple[Chapter | Article, ...]:
    match node:
        case Part():
            return node.content
        case Chapter():
            return node.articles
        case _:
            return ()


def _spaced(runs: Sequence[Inlines]) -> Inlines:
    """Runs with a blank between each two that have words."""
    result: list[Inline] = []
    for run in runs:
        if run and result:
            result.append(Text(" "))
        result.extend(run)
    return joined(tuple(result))


def _italic(content: Inlines) -> Inlines:
    """A run in italics: its words, and not its notes; what is marked stays so from without."""
    result: list[Inline] = []
    for node in content:
        match node:
            case Inserted(inner) | Deleted(inner):
                result.append(replace(node, content=_italic(inner)))
            case Footnote() | Emphasis():
                result.append(node)
            case _:
                result.append(Emphasis((node,)))
    return tuple(result)


# --- notes --------------------------------------------------------------------------------------------------------


def _has_note(redline: Instrument) -> bool:
    return any(isinstance(node, Footnote) for node in nodes(redline))


def _numbered(report: Report) -> Report:
    """The report with its notes numbered in reading order: row by row, the left cell before the right one."""
    numbers = count(1)

    def number(node: Inline) -> Inlines:
        return (replace(node, number=next(numbers)),) if isinstance(node, Footnote) else (node,)

    def cell(node: Cell) -> Cell:
        return replace(node, content=map_inlines(node.content, number))

    def block(node: Block) -> Block:
        match node:
            case Heading():
                return replace(node, content=map_inlines(node.content, number))
            case Table():
                return replace(node, rows=tuple(Row(tuple(map(cell, row.cells))) for row in node.rows))
            case _:
                return node

    notice = map_inlines(report.notice, number)
    return replace(report, notice=notice, blocks=tuple(map(block, report.blocks)))
