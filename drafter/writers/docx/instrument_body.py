"""Walks an instrument from title to annexes and hands each block to the body, one style for each kind of block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from drafter.model.inline import Comment, Inlines
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
from drafter.model.walk import has_line
from drafter.writers.docx import style_names as names
from drafter.writers.docx.body import Body, Looks, Outline, mark_of
from drafter.writers.docx.oxml import paragraph


@dataclass(frozen=True, slots=True)
class _Styles:
    """The styles of provisions: those of articles, or those of annexes, whose numbers are another list."""

    paragraph: str
    items: tuple[str, ...]
    unnumbered: str = names.UNNUMBERED


_ARTICLE = _Styles(names.PARAGRAPH, names.SUBPARAGRAPHS)
_ANNEX = _Styles(names.ANNEX_PARAGRAPH, names.ANNEX_SUBPARAGRAPHS)
_TESTIMONIUM = _Styles(names.PARAGRAPH, names.SUBPARAGRAPHS, names.TESTIMONIUM)


def outline_of(document: Instrument) -> Outline:
    """The outline depth of each kind of heading, so that the document's outline skips none."""
    return Outline(_depths(document, "deleted"), _depths(document, "inserted"))


def _depths(document: Instrument, left_out: str) -> dict[str, int]:
    divisions = [node for node in _divisions(document.body) if node.mark != left_out]
    parts = any(isinstance(node, Part) for node in divisions)
    chapters = any(isinstance(node, Chapter) for node in divisions)
    return {
        names.PART_HEADING: 0,
        names.CHAPTER_HEADING: int(parts),
        names.ARTICLE_HEADING: int(parts) + int(chapters),
        names.ANNEX_HEADING: 0,
    }


def _divisions(nodes: Sequence[Part | Chapter | Article]) -> Iterator[Part | Chapter | Article]:
    for node in nodes:
        yield node
        if isinstance(node, Part):
            yield from _divisions(node.content)
        elif isinstance(node, Chapter):
            yield from node.articles


def write_instrument(body: Body, document: Instrument) -> None:
    """Writes everything that follows the table of contents."""
    if document.preamble:
        _preamble(body, document.preamble)
    for node in document.body:
        _division(body, node)
    if document.testimonium:
        _testimonium(body, document.testimonium)
    for annex in document.annexes:
        if annex.mark != "deleted":
            body.lines.new_page()
        if annex.mark != "inserted":
            body.old_lines.new_page()
        _unit(body, annex, names.ANNEX_HEADING)
    # The last paragraph of a document cannot be taken away, so it is one that every text has.
    body.out.append(paragraph(names.SECTION_END, ""))


def _preamble(body: Body, preamble: Preamble) -> None:
    body.add_words(names.PREAMBLE, preamble.opening)
    for recital in preamble.recitals:
        with body.control(recital.clause_id, mark=recital.mark):
            _recital(body, recital)
    body.add_words(names.PREAMBLE, preamble.enacting_words)


def _recital(body: Body, recital: Recital) -> None:
    pieces = body.words.pieces(recital.opener, recital.mark, names.OPENER)
    if recital.opener and recital.content:
        pieces.append(body.words.text(" ", "", recital.mark))
    pieces += body.words.pieces(recital.content, recital.mark)
    looks = Looks(names.RECITAL)
    body.add(looks, pieces, eids=(recital.eid,), mark=recital.mark, comments=recital.comments)


def _division(body: Body, node: Part | Chapter | Article) -> None:
    match node:
        case Part():
            body.add_heading(names.PART_HEADING, node.heading, label=node.label, eid=node.eid, mark=node.mark)
            for child in node.content:
                _division(body, child)
        case Chapter():
            body.add_heading(names.CHAPTER_HEADING, node.heading, label=node.label, eid=node.eid, mark=node.mark)
            for article in node.articles:
                _division(body, article)
        case Article():
            _unit(body, node, names.ARTICLE_HEADING)


def _unit(body: Body, node: Article | Annex, style: str) -> None:
    heading, mark = node.heading, node.mark
    with body.control(node.clause_id, mark=mark):
        body.add_heading(style, heading, label=node.label, eid=node.eid, mark=mark, comments=node.comments)
    styles = _ANNEX if isinstance(node, Annex) else _ARTICLE
    for provision in node.content:
        if isinstance(provision, Alternatives):
            for i, text in enumerate(provision.texts):
                comments = (provision.comment,) if provision.comment and i == 0 else ()
                _alternative(body, node, text, styles, comments)
        else:
            own = provision.mark or mark
            with body.control(node.clause_id, _key(node, provision), own):
                _Block(body, styles, own).write(provision)


def _key(unit: Article | Annex, paragraph: Paragraph, *, in_alternative: bool = False) -> str:
    """What tells a paragraph from the others of its clause: its name, or else its place among them.

    Two alternatives may give a paragraph the same name, so there it is always the place.
    """
    if paragraph.name and not in_alternative:
        return paragraph.name
    return paragraph.eid.removeprefix(f"{unit.eid}__")


def _alternative(
    body: Body, unit: Article | Annex, text: AlternativeText, styles: _Styles, comments: Sequence[Comment]
) -> None:
    """One alternative: its label on a line, then its paragraphs within one pair of brackets."""
    mark = text.mark or unit.mark
    eids: tuple[str, ...] = (text.eid,)
    if text.label:
        former = body.former(text.eid)
        was = former.label if former else text.label
        if was == text.label:
            pieces = [body.words.text(text.label, "", mark)]
        else:
            pieces = [body.words.text(was, "", "deleted"), body.words.text(text.label, "", "inserted")]
        body.add(Looks(names.ALTERNATIVE_LABEL), pieces, eids=eids, mark=mark, comments=comments)
        eids, comments = (), ()
    for node in text.paragraphs:
        own = node.mark or mark
        with body.control(unit.clause_id, _key(unit, node, in_alternative=True), own):
            _Block(body, styles, own, eids, comments).write(node)
        eids, comments = (), ()


class _Block:
    """A paragraph with all that hangs on it; ``eids`` are places that its first words are, besides its own."""

    def __init__(
        self, body: Body, styles: _Styles, mark: str, eids: Sequence[str] = (), comments: Sequence[Comment] = ()
    ) -> None:
        self._body = body
        self._styles = styles
        self._mark = mark
        self._eids = tuple(eids)
        self._comments = tuple(comments)

    def write(self, node: Paragraph) -> None:
        """Writes the paragraph, its list and its closing words."""
        former = self._body.former(node.eid)
        was = self._looks(former.label) if former else None
        self._level(node, self._looks(node.label), was, 0, self._mark)

    def _looks(self, label: str) -> Looks:
        return Looks(self._styles.paragraph, label) if label else Looks(self._styles.unnumbered)

    def _level(self, node: Paragraph | Subparagraph, looks: Looks, was: Looks | None, depth: int, mark: str) -> None:
        self._eids = (node.eid, *self._eids)
        self._comments = (*self._comments, *node.comments)
        # A list without words of its own to lead it in has no paragraph; the place is then its first item.
        if has_line(node):
            self._add(looks, was, node.chapeau, mark)
        style = self._styles.items[min(depth, 2)]
        for item in node.subparagraphs:
            former = self._body.former(item.eid)
            before = Looks(style, former.label) if former else None
            self._level(item, Looks(style, item.label), before, depth + 1, item.mark or mark)
        if node.closing_words:
            closing = Looks(names.CLOSING_WORDS[min(depth, 3)])
            self._add(closing, None, node.closing_words, mark or mark_of(node.closing_words))

    def _add(self, looks: Looks, was: Looks | None, content: Inlines, mark: str) -> None:
        pieces = self._body.words.pieces(content, mark)
        self._body.add(looks, pieces, was=was, eids=self._eids, mark=mark, comments=self._comments)
        self._eids, self._comments = (), ()


def _testimonium(body: Body, node: Testimonium) -> None:
    for i, text in enumerate(node.paragraphs):
        with body.control(node.clause_id, str(i + 1) if i else "", text.mark):
            _Block(body, _TESTIMONIUM, text.mark, eids=(node.eid,) if i == 0 else ()).write(text)
    if node.signatories:
        _signature_table(body, node.signatories)


def _signature_table(body: Body, signatories: Sequence[Signatory]) -> None:
    rows = [signatories[i : i + 2] for i in range(0, len(signatories), 2)]
    new, old = ([s for s in signatories if s.mark != gone] for gone in ("deleted", "inserted"))
    body.lines.used += 5 * -(-len(new) // 2)
    body.old_lines.used += 5 * -(-len(old) // 2)
    whole = "inserted" if not old else "deleted" if not new else ""
    body.out.append(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{names.SIGNATURE_TABLE}"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCaption w:val="Signatures"/><w:tblDescription w:val="A line for the'
        ' signature of each, two to a row"/></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>'
    )
    body.out += list(chain.from_iterable(_signature_row(body, row) for row in rows))
    body.out.append("</w:tbl>")
    # Word wants a paragraph after a table.
    body.out.append(paragraph(names.SECTION_END, "", mark=body.words.whole_mark(whole)))


def _signature_row(body: Body, row: Sequence[Signatory]) -> Iterator[str]:
    """A row of two; one that is wholly new or gone is so as a row."""
    marks = {signatory.mark for signatory in row}
    mark = marks.pop() if len(marks) == 1 else ""
    yield f"<w:tr><w:trPr><w:cantSplit/>{body.words.whole_mark(mark)}</w:trPr>"
    for i in range(2):
        yield '<w:tc><w:tcPr><w:tcW w:w="2500" w:type="pct"/></w:tcPr>'
        yield _signature(body, row[i], mark) if i < len(row) else paragraph(names.SECTION_END, "")
        yield "</w:tc>"
    yield "</w:tr>"


def _signature(body: Body, signatory: Signatory, row_mark: str) -> str:
    """A place to sign. One beside a signatory whom both texts have is an empty cell in the text that lacks it."""
    content = body.words.joined(body.words.pieces(signatory.name, signatory.mark))
    body.words.length = body.words.old_length = 0
    if not signatory.mark or row_mark:
        return paragraph(names.SIGNATURE, content, mark=body.words.whole_mark(row_mark))
    if signatory.mark == "inserted":
        return paragraph(names.SIGNATURE, content, change=body.words.former_looks(names.SECTION_END, ""))
    return paragraph(names.SECTION_END, content, change=body.words.former_looks(names.SIGNATURE, ""))
