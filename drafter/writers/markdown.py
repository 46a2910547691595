"""Markdown as GitHub shows it. Labels are words like any others: nothing is left for Markdown to number or to guess.

One block is one line of source, so that a change in a word is a change in one line. A paragraph's label opens its line;
subparagraphs are items of plain lists, nested as they stand in the tree, each with its label before its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

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
    Inline,
    Inlines,
    Inserted,
    NumberReference,
    TermUse,
    Text,
)
from drafter.model.instrument import (
    Alternatives,
    Annex,
    Article,
    Chapter,
    Instrument,
    Paragraph,
    Part,
    Provision,
    Recital,
    Subparagraph,
)
from drafter.model.report import BulletList, Heading, ListItem, Report, ReportParagraph, Row, Table
from drafter.model.walk import blank_words, brackets
from drafter.writers.reading import (
    Entry,
    contents_of,
    headings_of,
    places_of,
    pointed_at,
)

_special = re.compile(r"([\\`*\[\]<>|~$]|&(?=#?\w+;)|!(?=\[)|(?<![^\W_])_|_(?![^\W_]))")
_line_start = re.compile(r"[-+#]|\d{1,9}(?=[.)])")
_ELEMENTS = {"inserted": "ins", "deleted": "del"}
_DEEPEST_HEADING = 6
_STEP = "  "


def write_markdown(document: Instrument | Report, templates: Path) -> str:
    """A document as GitHub-flavoured Markdown. Equal documents give equal text.

    ``templates`` is not needed; every writer is handed it.
    """
    writer = _Lines(document)
    writer.front()
    if isinstance(document, Report):
        _report(writer, document)
    else:
        _instrument(writer, document)
    return writer.text()


def escaped(words: str) -> str:
    """Words in which Markdown finds no markup, wherever within a line they stand."""
    return _special.sub(r"\\\1", " ".join(words.splitlines()) if "\n" in words or "\r" in words else words)


class _Lines:
    """Collects the lines of a document, and knows which places need an anchor."""

    def __init__(self, document: Instrument | Report) -> None:
        self._document = document
        self._anchors = frozenset(place.eid for place in places_of(document))
        self._wanted = pointed_at(document)
        self._notes: list[tuple[int, Inlines]] = []
        self._comments: list[Comment] = []
        self.lines: list[str] = []

    # --- blocks ---------------------------------------------------------------------------------------------------

    def add(self, line: str, indent: str = "") -> None:
        """Adds a block of its own: a line with an empty one before it."""
        if self.lines:
            self.lines.append("")
        self.lines.append(indent + line)

    def add_item(self, line: str, indent: str = "") -> None:
        """Adds a line that goes on with the list before it."""
        self.lines.append(indent + line)

    def front(self) -> None:
        """Title, notice and contents; the words of a watermark stand once, below the title."""
        document = self._document
        self.add(self.heading(1, self.words(document.title)))
        if document.style.page.watermark:
            self.add(f"**{escaped(document.style.page.watermark)}**")
        if document.notice:
            self.add(_set_off(self.words(document.notice), "*", alone=True))
        entries = contents_of(document)
        if entries:
            self.add(self.heading(2, escaped(document.contents_heading)))
            self.lines.append("")
            self._entries(entries, "")

    def _entries(self, entries: Sequence[Entry], indent: str) -> None:
        for entry in entries:
            self.add_item(f"- [{escaped(entry.line)}](#{entry.eid})", indent)
            self._entries(entry.entries, indent + _STEP)

    @staticmethod
    def heading(level: int, words: str) -> str:
        """A heading; a number sign at its end would count as decoration."""
        if words.endswith("#"):
            words = f"{words[:-1]}\\#"
        return f"{'#' * min(level, _DEEPEST_HEADING)} {words}"

    def text(self) -> str:
        """The whole file: comments and notes at its end, and last of all which draft this is."""
        self._add_comments()
        for number, content in self._notes:  # a note holds no notes
            self.add(f"[^{number}]: {self.block(content)}")
        self.add(escaped(f"Draft {self._document.identity.draft_id}"))
        return "\n".join(self.lines) + "\n"

    def _add_comments(self) -> None:
        """The comments, each a quotation of its own, so that nobody takes one for the text."""
        if self._comments:
            self.add(self.heading(2, "Comments"))
        for number, comment in enumerate(self._comments, 1):
            first, *others = comment.paragraphs or ((),)
            self.add(f'> <a id="comment-{number}"></a>**Comment {number}.** {self.words(first)}'.rstrip())
            for content in others:
                self.add_item(">")
                self.add_item(f"> {self.block(content)}")

    # --- words ----------------------------------------------------------------------------------------------------

    def anchor(self, eid: str, *, always: bool = False) -> str:
        """An anchor, where a reference leads to ``eid`` (or it is ``always`` wanted)."""
        return f'<a id="{eid}"></a>' if eid and (always or eid in self._wanted) else ""

    def calls(self, comments: Iterable[Comment]) -> str:
        """What leads to comments, which stand at the end of the file."""
        return "".join(self._call(comment) for comment in comments)

    def _call(self, comment: Comment) -> str:
        number = next((n for n, known in enumerate(self._comments, 1) if known is comment), 0)
        if not number:
            self._comments.append(comment)
            number = len(self._comments)
        return f"<sup>[c{number}](#comment-{number})</sup>"

    def block(self, content: Inlines, label: str = "", mark: str = "", comments: Iterable[Comment] = ()) -> str:
        """The words of a block after its label and the calls of its comments, fit for the start of a line."""
        head = escaped(label) + self.calls(comments)
        line = " ".join(part for part in (head, self.words(content)) if part).strip()
        if start := _line_start.match(line):
            line = _protected(start[0]) + line[start.end() :]
        element = _ELEMENTS.get(mark)
        return f"<{element}>{line}</{element}>" if element and line else line

    def words(self, content: Inlines) -> str:
        """A run of inline nodes."""
        out = ""
        for node in content:
            words = self._node(node)
            if out.endswith("*") and words.startswith("*"):  # signs side by side would be read as one
                words = self._node(node, tags=True)
            out += words
        return out

    def _node(self, node: Inline, *, tags: bool = False) -> str:
        match node:
            case Text(text) | Bracket(text):
                return escaped(text)
            case TermUse(_, words):
                return escaped(words)
            case CrossReference():
                return self._reference(node)
            case Emphasis(content):
                return _set_off(self.words(content), "*", tags=tags)
            case DefinedTerm(_, content):
                return _set_off(self.words(content), "**", tags=tags)
            case Blank(description):
                return escaped(blank_words(description))
            case Bracketed():
                call = self.calls((node.comment,)) if node.comment else ""
                return " ".join(self._bracketed(node)) + call
            case Footnote(content, number):
                self._notes.append((number, content))
                return f"[^{number}]"
            case Inserted(content):
                return f"<ins>{self.words(content)}</ins>"
            case Deleted(content):
                return f"<del>{self.words(content)}</del>"
            case _:
                raise TypeError(f"{type(node).__name__} is notation and was not resolved before writing")

    def _reference(self, node: CrossReference) -> str:
        """One link where the numbers lead ever deeper to one place, else a link for each number."""
        numbers = [part.eid for part in node.parts if isinstance(part, NumberReference)]
        if node.eid in self._anchors and all(f"{node.eid}__".startswith(f"{eid}__") for eid in numbers):
            return f"[{escaped(''.join(part.text for part in node.parts))}](#{node.eid})"
        return "".join(
            f"[{escaped(part.text)}](#{part.eid})"
            if isinstance(part, NumberReference) and part.eid in self._anchors
            else escaped(part.text)
            for part in node.parts
        )

    def _bracketed(self, node: Bracketed) -> list[str]:
        result = []
        for alternative, proposer in zip(node.alternatives, node.proposers, strict=True):
            opening, closing = brackets(proposer)
            result.append(f"{escaped(opening)}{self.words(alternative)}{escaped(closing)}")
        return result


def _protected(sign: str) -> str:
    """A sign that would open a list or a heading at the start of a line, made a plain sign again."""
    return f"{sign}\\" if sign[0].isdigit() else f"\\{sign}"


_TAGS = {"*": "em", "**": "strong"}


def _set_off(words: str, sign: str, *, alone: bool = False, tags: bool = False) -> str:
    """Words between emphasis signs, which must stand against words: blanks at either end go outside.

    Where a mark of punctuation is at either end, the signs would fail beside a letter, and ``tags`` take their place,
    unless the words stand ``alone`` between blanks.
    """
    inner = words.strip()
    if not inner:
        return words
    start = words.index(inner)
    opening, closing = sign, sign
    if tags or not (alone or (inner[0].isalnum() and inner[-1].isalnum())):
        opening, closing = f"<{_TAGS[sign]}>", f"</{_TAGS[sign]}>"
    return f"{words[:start]}{opening}{inner}{closing}{words[start + len(inner) :]}"


# --- instruments --------------------------------------------------------------------------------------------------


def _instrument(writer: _Lines, document: Instrument) -> None:
    if document.preamble:
        if document.preamble.opening:
            writer.add(writer.block(document.preamble.opening))
        for recital in document.preamble.recitals:
            writer.add(writer.anchor(recital.eid) + _recital(writer, recital))
        if document.preamble.enacting_words:
            writer.add(writer.block(document.preamble.enacting_words))
    for node in document.body:
        _division(writer, node, 2, document.style.heading_below)
    if document.testimonium:
        for i, paragraph in enumerate(document.testimonium.paragraphs):
            anchor = writer.anchor(document.testimonium.eid) if i == 0 else ""
            _paragraph(writer, paragraph, paragraph.mark, anchor)
        for signatory in document.testimonium.signatories:
            writer.add(writer.block(signatory.name, mark=signatory.mark))
    for annex in document.annexes:
        _division(writer, annex, 2, document.style.heading_below)


def _recital(writer: _Lines, recital: Recital) -> str:
    if not recital.opener:
        return writer.block(recital.content, mark=recital.mark, comments=recital.comments)
    calls = writer.calls(recital.comments)
    words = (calls, _set_off(writer.words(recital.opener), "*", alone=True), writer.words(recital.content))
    return _marked(" ".join(part for part in words if part), recital.mark)


def _marked(words: str, mark: str) -> str:
    element = _ELEMENTS.get(mark)
    return f"<{element}>{words}</{element}>" if element and words else words


def _division(writer: _Lines, node: Part | Chapter | Article | Annex, level: int, below: bool) -> None:
    join = "<br>" if below else " "
    calls = writer.calls(node.comments) if isinstance(node, Article | Annex) else ""
    heading = join.join(part for part in (escaped(node.label), writer.words(node.heading)) if part)
    anchor = writer.anchor(node.eid, always=True)
    writer.add(writer.heading(level, anchor + _marked(heading, node.mark) + calls))
    match node:
        case Part():
            for child in node.content:
                _division(writer, child, level + 1, below)
        case Chapter():
            for article in node.articles:
                _division(writer, article, level + 1, below)
        case Article() | Annex():
            for provision in node.content:
                _provision(writer, provision, node.mark)


def _provision(writer: _Lines, node: Provision, mark: str) -> None:
    if isinstance(node, Alternatives):
        comments = (node.comment,) if node.comment else ()
        for text in node.texts:
            own = text.mark or mark
            anchor = writer.anchor(text.eid)
            if text.label:
                label = _marked(_set_off(escaped(text.label), "*", alone=True), own)
                writer.add(f"{anchor}{label}{writer.calls(comments)}")
                anchor, comments = "", ()
            for paragraph in text.paragraphs:
                _paragraph(writer, paragraph, paragraph.mark or own, anchor, comments)
                anchor, comments = "", ()
    else:
        _paragraph(writer, node, node.mark or mark)


def _paragraph(writer: _Lines, node: Paragraph, mark: str, anchor: str = "", comments: Sequence[Comment] = ()) -> None:
    anchor += writer.anchor(node.eid)
    words = writer.block(node.chapeau, node.label, mark, (*comments, *node.comments))
    if words or anchor:
        writer.add(anchor + words)
    if node.subparagraphs:
        writer.lines.append("")
        _subparagraphs(writer, node.subparagraphs, mark, "")
    if node.closing_words:
        writer.add(writer.block(node.closing_words, mark=mark))


def _subparagraphs(writer: _Lines, items: Sequence[Subparagraph], mark: str, indent: str) -> None:
    for item in items:
        own = item.mark or mark
        anchor = writer.anchor(item.eid)
        writer.add_item(f"- {anchor}{writer.block(item.chapeau, item.label, own, item.comments)}", indent)
        _subparagraphs(writer, item.subparagraphs, own, indent + _STEP)
        if item.closing_words:
            writer.add(writer.block(item.closing_words, mark=own), indent + _STEP)


# --- reports ------------------------------------------------------------------------------------------------------


def _report(writer: _Lines, document: Report) -> None:
    anchors = iter(headings_of(document))
    before: BulletList | None = None
    for block in document.blocks:
        match block:
            case Heading(level, content):
                words = writer.anchor(next(anchors)[1], always=True) + writer.words(content)
                writer.add(writer.heading(min(max(level, 1), 4) + 1, words))
            case ReportParagraph(content, quoted):
                writer.add(f"> {writer.block(content)}" if quoted else writer.block(content))
            case BulletList():
                if before and before.ordered == block.ordered:
                    writer.add("<!-- -->")  # keeps two lists apart, which Markdown would count as one
                writer.lines.append("")
                _items(writer, block.items, block.ordered, "")
            case Table():
                _table(writer, block)
        before = block if isinstance(block, BulletList) else None


def _items(writer: _Lines, items: Sequence[ListItem], ordered: bool, indent: str) -> None:
    for number, item in enumerate(items, 1):
        sign = f"{number}." if ordered else "-"
        writer.add_item(f"{sign} {writer.block(item.content)}", indent)
        _items(writer, item.items, ordered, indent + " " * (len(sign) + 1))


def _table(writer: _Lines, table: Table) -> None:
    if table.caption:
        writer.add(_set_off(writer.words(table.caption), "**", alone=True))
    columns = max([len(table.header.cells), *(len(row.cells) for row in table.rows)])
    if not columns:
        return
    writer.add(_row(writer, table.header, columns))
    writer.add_item("|" + " --- |" * columns)
    for row in table.rows:
        writer.add_item(_row(writer, row, columns))


def _row(writer: _Lines, row: Row, columns: int) -> str:
    cells = [writer.words(cell.content) for cell in row.cells]
    return "|" + "".join(f" {cell} |" for cell in [*cells, *[""] * (columns - len(cells))])
