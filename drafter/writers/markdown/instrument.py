"""Instruments: preamble, divisions, provisions with their lists, testimonium."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.inline import Comment, Emphasis, Inlines
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
    Subparagraph,
    Testimonium,
)
from drafter.model.style import HouseStyle
from drafter.phrasing.places import (
    CONCLUSIONS,
    ENACTING,
    OPENING,
    SIGNATURE,
    WRAP_UP,
    heading_level,
    item_level,
    label_at,
)
from drafter.writers.markdown.lines import STEP, Head, Lines, marked
from drafter.writers.markdown.named import named_places, says_it_closes
from drafter.writers.markdown.words import escaped, leading_text, set_off


def add_instrument(lines: Lines, document: Instrument) -> None:
    """Adds all of an instrument that comes after its contents."""
    writer = _Instrument(lines, document.style)
    if document.preamble:
        writer.preamble(document.preamble)
    for node in document.body:
        writer.division(node, 2)
    if document.testimonium:
        writer.testimonium(document.testimonium)
    for annex in document.annexes:
        writer.division(annex, 2)


class _Instrument:
    """Writes the divisions of an instrument in its house style."""

    def __init__(self, lines: Lines, style: HouseStyle) -> None:
        self._lines = lines
        self._style = style
        self._named: frozenset[str] = frozenset()

    # --- preamble and testimonium ---------------------------------------------------------------------------------

    def preamble(self, preamble: Preamble) -> None:
        lines = self._lines
        if preamble.opening:
            head = Head(eid=OPENING, named=_begins_emphasised(preamble.opening))
            lines.add(lines.block(preamble.opening, head))
        for number, recital in enumerate(preamble.recitals, 1):
            named = not recital.opener or recital.eid != f"recs__rec_{number}"
            lines.add(lines.anchor(recital.eid, always=named) + self._recital(recital))
        if preamble.enacting_words:
            first = not preamble.opening and not preamble.recitals
            head = Head(eid=ENACTING, named=first or _begins_emphasised(preamble.enacting_words))
            lines.add(lines.block(preamble.enacting_words, head))

    def _recital(self, recital: Recital) -> str:
        lines = self._lines
        if not recital.opener:
            return lines.block(recital.content, mark=recital.mark, comments=recital.comments)
        calls = lines.calls(recital.comments)
        words = (calls, set_off(lines.words(recital.opener), "*", alone=True), lines.words(recital.content))
        return marked(" ".join(part for part in words if part), recital.mark)

    def testimonium(self, testimonium: Testimonium) -> None:
        lines = self._lines
        place = testimonium.eid or CONCLUSIONS
        self._named = frozenset(p.eid for p in testimonium.paragraphs if p.eid)
        first = lines.anchor(place, always=True)
        for paragraph in testimonium.paragraphs:
            self._paragraph(paragraph, paragraph.mark, first)
            first = ""
        first += lines.anchor(f"{place}__{SIGNATURE}", always=True)
        for signatory in testimonium.signatories:
            lines.add(first + lines.block(signatory.name, mark=signatory.mark))
            first = ""

    # --- divisions ------------------------------------------------------------------------------------------------

    def division(self, node: Part | Chapter | Article | Annex, level: int) -> None:
        lines = self._lines
        lines.add(lines.heading(level, self._heading(node)))
        match node:
            case Part():
                for child in node.content:
                    self.division(child, level + 1)
            case Chapter():
                for article in node.articles:
                    self.division(article, level + 1)
            case Article() | Annex():
                self._named = named_places(node.eid, node.content)
                for provision in node.content:
                    self._provision(provision, node.mark)

    def _heading(self, node: Part | Chapter | Article | Annex) -> str:
        """Label and heading, on two lines or on one, as the house style has them; where a reader would not find the
        label, it stands in the anchor."""
        lines = self._lines
        calls = lines.calls(node.comments) if isinstance(node, Article | Annex) else ""
        words = lines.words(node.heading)
        anchor, label = lines.anchor(node.eid, always=True), escaped(node.label)
        below = self._style.heading_below and bool(label and words)
        level = heading_level(node.eid, node.label, self._style)[1]
        start = " ".join(part for part in (node.label, leading_text(node.heading)) if part)
        if not below and label_at(start, level) != node.label:
            label = f"{anchor.removesuffix('</a>') or '<a>'}{label}</a>" if label else "<!-- -->"
            anchor = "" if node.label else anchor
        label = " ".join(part for part in (label, lines.former(node.eid, node.label, node.number)) if part)
        heading = ("<br>" if below else " ").join(part for part in (label, words) if part)
        return anchor + marked(heading, node.mark) + calls

    # --- provisions -----------------------------------------------------------------------------------------------

    def _provision(self, node: Provision, mark: str) -> None:
        if isinstance(node, Alternatives):
            comments: tuple[Comment, ...] = (node.comment,) if node.comment else ()
            for text in node.texts:
                comments = self._alternative(text, text.mark or mark, comments)
        else:
            self._paragraph(node, node.mark or mark, level=True)

    def _alternative(self, text: AlternativeText, mark: str, comments: tuple[Comment, ...]) -> tuple[Comment, ...]:
        """Writes one alternative; what is left of the comments, which stand at the first line there is."""
        lines = self._lines
        anchor = lines.anchor(text.eid, always=text.eid in self._named)
        if text.label:
            label = marked(set_off(escaped(text.label), "*", alone=True), mark)
            former = lines.former(text.eid, text.label, "")
            lines.add(f"{anchor}{' '.join(part for part in (label, former) if part)}{lines.calls(comments)}")
            anchor, comments = "", ()
        for paragraph in text.paragraphs:
            self._paragraph(paragraph, paragraph.mark or mark, anchor, comments, level=True)
            anchor, comments = "", ()
        return comments

    def _paragraph(
        self,
        node: Paragraph,
        mark: str,
        anchor: str = "",
        comments: Sequence[Comment] = (),
        *,
        level: bool = False,
    ) -> None:
        lines = self._lines
        label_level = self._style.paragraph if level else None
        former = lines.former(node.eid, node.label, node.number)
        head = Head(node.label, label_level, node.eid, former, node.eid in self._named)
        line = anchor + lines.block(node.chapeau, head, mark, (*comments, *node.comments))
        if line:
            lines.add(line)
        if node.subparagraphs:
            lines.lines.append("")
            self._subparagraphs(node.subparagraphs, mark, 0)
        if node.closing_words:
            closes = says_it_closes(node, label_at(leading_text(node.closing_words), label_level))
            head = Head(eid=f"{node.eid}__{WRAP_UP}", named=closes)
            lines.add(lines.block(node.closing_words, head, mark))

    def _subparagraphs(self, items: Sequence[Subparagraph], mark: str, depth: int) -> None:
        lines = self._lines
        indent = STEP * depth
        for item in items:
            own = item.mark or mark
            former = lines.former(item.eid, item.label, item.number)
            head = Head(item.label, item_level(self._style, depth), item.eid, former, item.eid in self._named)
            lines.add_item(f"- {lines.block(item.chapeau, head, own, item.comments)}", indent)
            self._subparagraphs(item.subparagraphs, own, depth + 1)
            if item.closing_words:
                lines.add(lines.block(item.closing_words, mark=own), indent + STEP)


def _begins_emphasised(content: Inlines) -> bool:
    return bool(content) and isinstance(content[0], Emphasis)
