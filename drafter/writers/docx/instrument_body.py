"""Walks an instrument from title to annexes and hands each block to the body, one style for each kind of block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.model.inline import Inlines
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
    Provision,
    Recital,
    Signatory,
    Subparagraph,
    Testimonium,
)
from drafter.writers.docx import style_names as names
from drafter.writers.docx.body import Body
from drafter.writers.docx.oxml import paragraph
from drafter.writers.docx.words import Piece
from drafter.writers.reading import bracketed_paragraphs


@dataclass(frozen=True, slots=True)
class _Styles:
    """The styles of provisions: those of articles, or those of annexes, whose numbers are another list."""

    paragraph: str
    items: tuple[str, ...]
    unnumbered: str = names.UNNUMBERED


_ARTICLE = _Styles(names.PARAGRAPH, names.SUBPARAGRAPHS)
_ANNEX = _Styles(names.ANNEX_PARAGRAPH, names.ANNEX_SUBPARAGRAPHS)
_TESTIMONIUM = _Styles(names.PARAGRAPH, names.SUBPARAGRAPHS, names.TESTIMONIUM)


def outline_of(document: Instrument) -> dict[str, int]:
    """The outline depth of each kind of heading, so that the document's outline skips none."""
    parts = any(isinstance(node, Part) for node in document.body)
    chapters = any(
        isinstance(child, Chapter)
        for node in document.body
        for child in (node, *(node.content if isinstance(node, Part) else ()))
    )
    return {
        names.PART_HEADING: 0,
        names.CHAPTER_HEADING: int(parts),
        names.ARTICLE_HEADING: int(parts) + int(chapters),
        names.ANNEX_HEADING: 0,
    }


def write_instrument(body: Body, document: Instrument) -> None:
    """Writes everything that follows the table of contents."""
    if document.preamble:
        _preamble(body, document.preamble)
    for node in document.body:
        _division(body, node)
    if document.testimonium:
        _testimonium(body, document.testimonium)
    for annex in document.annexes:
        body.lines.new_page()
        body.add_heading(names.ANNEX_HEADING, annex.heading, label=annex.label, eid=annex.eid, mark=annex.mark)
        _content(body, annex)


def _preamble(body: Body, preamble: Preamble) -> None:
    body.add_words(names.PREAMBLE, preamble.opening)
    for recital in preamble.recitals:
        _recital(body, recital)
    body.add_words(names.PREAMBLE, preamble.enacting_words)


def _recital(body: Body, recital: Recital) -> None:
    pieces: list[Piece] = []
    if recital.opener:
        pieces.append(body.words.text(recital.opener, names.OPENER, recital.mark))
        if recital.content:
            pieces.append(body.words.text(" ", "", recital.mark))
    pieces += body.words.pieces(recital.content, recital.mark)
    body.add(names.RECITAL, pieces, eids=(recital.eid,), mark=recital.mark)


def _division(body: Body, node: Part | Chapter | Article) -> None:
    match node:
        case Part():
            body.add_heading(names.PART_HEADING, node.heading, label=node.label, eid=node.eid)
            for child in node.content:
                _division(body, child)
        case Chapter():
            body.add_heading(names.CHAPTER_HEADING, node.heading, label=node.label, eid=node.eid)
            for article in node.articles:
                _division(body, article)
        case Article():
            body.add_heading(names.ARTICLE_HEADING, node.heading, label=node.label, eid=node.eid, mark=node.mark)
            _content(body, node)


def _content(body: Body, node: Article | Annex) -> None:
    styles = _ANNEX if isinstance(node, Annex) else _ARTICLE
    for provision in node.content:
        _provision(body, provision, styles, node.mark)


def _provision(body: Body, provision: Provision, styles: _Styles, mark: str) -> None:
    if isinstance(provision, Alternatives):
        for text in provision.texts:
            _alternative(body, text, styles, mark)
    else:
        _Block(body, styles, provision.mark or mark).write(provision)


def _alternative(body: Body, text: AlternativeText, styles: _Styles, mark: str) -> None:
    """One alternative: its label on a line, then its paragraphs within one pair of brackets."""
    eids: tuple[str, ...] = (text.eid,)
    if text.label:
        body.add(names.ALTERNATIVE_LABEL, [body.words.text(text.label, "", mark)], eids=eids, mark=mark)
        eids = ()
    for node in bracketed_paragraphs(text):
        _Block(body, styles, node.mark or mark, eids).write(node)
        eids = ()


class _Block:
    """A paragraph with all that hangs on it; ``eids`` are places that its first words are, besides its own."""

    def __init__(self, body: Body, styles: _Styles, mark: str, eids: Sequence[str] = ()) -> None:
        self._body = body
        self._styles = styles
        self._mark = mark
        self._eids = tuple(eids)

    def write(self, node: Paragraph) -> None:
        """Writes the paragraph, its list and its closing words."""
        style = self._styles.paragraph if node.label else self._styles.unnumbered
        self._level(node, style, 0, node.label or None, self._mark)

    def _level(self, node: Paragraph | Subparagraph, style: str, depth: int, label: str | None, mark: str) -> None:
        self._eids = (node.eid, *self._eids)
        # A list without words of its own to lead it in has no paragraph; the place is then its first item.
        if node.chapeau or label or not (node.subparagraphs or node.closing_words):
            self._add(style, node.chapeau, label, mark)
        for item in node.subparagraphs:
            self._level(item, self._styles.items[min(depth, 2)], depth + 1, item.label, item.mark or mark)
        if node.closing_words:
            self._add(names.CLOSING_WORDS[min(depth, 3)], node.closing_words, None, mark)

    def _add(self, style: str, content: Inlines, label: str | None, mark: str) -> None:
        self._body.add(style, self._body.words.pieces(content, mark), label=label, eids=self._eids, mark=mark)
        self._eids = ()


def _testimonium(body: Body, node: Testimonium) -> None:
    for i, text in enumerate(node.paragraphs):
        _Block(body, _TESTIMONIUM, text.mark, eids=(node.eid,) if i == 0 else ()).write(text)
    if node.signatories:
        rows = [node.signatories[i : i + 2] for i in range(0, len(node.signatories), 2)]
        body.out.append(_signature_table(body, rows))
        body.lines.used += 5 * len(rows)
        body.out.append(paragraph(names.SECTION_END, ""))  # Word wants a paragraph between a table and the end


def _signature_table(body: Body, rows: Sequence[Sequence[Signatory]]) -> str:
    out = [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{names.SIGNATURE_TABLE}"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>'
    ]
    for row in rows:
        out.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        for i in range(2):
            out.append('<w:tc><w:tcPr><w:tcW w:w="2500" w:type="pct"/></w:tcPr>')
            out.append(_signature(body, row[i]) if i < len(row) else paragraph(names.SECTION_END, ""))
            out.append("</w:tc>")
        out.append("</w:tr>")
    out.append("</w:tbl>")
    return "".join(out)


def _signature(body: Body, signatory: Signatory) -> str:
    return paragraph(names.SIGNATURE, body.words.joined(body.words.pieces(signatory.name)))
