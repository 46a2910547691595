"""The parts of an instrument as Akoma Ntoso: preamble, body, conclusions, and the annexes as attachments.

Blocks keep the identifiers of the tree. In a comparison all words of a marked block stand in ``ins`` or ``del``; a
deleted block has the status ``removed``, which the standard has for what is in the markup and no longer in the text;
``wId`` is what the identifier of a block was in the old text, where it was another.
"""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.inline import Comment, Inlines, Text
from drafter.model.instrument import (
    OLD,
    Alternatives,
    AlternativeText,
    Annex,
    Article,
    Chapter,
    Instrument,
    Mark,
    Paragraph,
    Part,
    Preamble,
    Provision,
    Recital,
    Subparagraph,
    Testimonium,
)
from drafter.model.walk import has_line
from drafter.writers.akn.frbr import Naming
from drafter.writers.akn.words import Words, alternative_to, container, marked, proposed_by
from drafter.writers.reading import standing_words
from drafter.writers.xml import escape


class InstrumentBody:
    """Writes what follows the preface of one instrument."""

    def __init__(self, document: Instrument, words: Words, naming: Naming) -> None:
        self._document = document
        self._words = words
        self._ids = words.ids
        self._naming = naming
        self._former = document.changes.former if document.changes else {}

    def write(self) -> str:
        """Preamble, main body, conclusions and attachments, those that there are."""
        document = self._document
        out = self._preamble(document.preamble) if document.preamble else ""
        body = "".join([self._division(node) for node in document.body])
        out += container("mainBody", "", body or self._words.paragraph((), "body"))
        if document.testimonium:
            out += self._conclusions(document.testimonium)
        if document.annexes:
            out += container("attachments", "", "".join([self._annex(annex) for annex in document.annexes]))
        return out

    def _identified(self, eid: str, mark: Mark = "") -> str:
        """The attributes by which a block is known, and its status."""
        was = self._former[eid].eid if eid in self._former else eid.removeprefix(OLD)
        former = f' wId="{was}"' if was and was != eid else ""
        status = ' status="removed"' if mark == "deleted" else ""
        return f' eId="{eid}"{former}{status}'

    def _number(self, label: str, mark: Mark, calls: str = "") -> str:
        return f"<num>{calls}{marked(escape(label), mark)}</num>\n" if label or calls else ""

    def _heading(
        self, content: Inlines, above: str, mark: Mark, comments: Sequence[Comment] = (), name: str = "heading"
    ) -> str:
        if not (content or comments):
            return ""
        words = f"{self._words.calls(comments, above)}{marked(self._words.run(content, above), mark)}"
        return f"<{name}>{words}</{name}>\n"

    # --- beginning and end ----------------------------------------------------------------------------------------

    def _preamble(self, preamble: Preamble) -> str:
        blocks = self._formula("opening", preamble.opening)
        recitals = "".join([self._recital(recital) for recital in preamble.recitals])
        if recitals:
            blocks += container("recitals", f' eId="{self._ids.only("", "recs")}"', recitals)
        blocks += self._formula("enactingFormula", preamble.enacting_words)
        return container("preamble", "", blocks) if blocks else ""

    def _formula(self, name: str, content: Inlines) -> str:
        if not content:
            return ""
        eid = self._ids.step("preamble", "formula")
        return container("formula", f' eId="{eid}" name="{name}"', self._words.paragraph(content, eid))

    def _recital(self, node: Recital) -> str:
        eid = self._ids.own(node.eid, "recs", "rec")
        paragraph = self._ids.step(eid, "p")
        opener = f"<i>{self._words.run(node.opener, paragraph)}</i>" if node.opener else ""
        rest = self._words.run(node.content, paragraph)
        words = marked(" ".join(part for part in (opener, rest) if part), node.mark)
        line = f'<p eId="{paragraph}">{self._words.calls(node.comments, paragraph)}{words}</p>\n'
        return container("recital", self._identified(eid, node.mark), line)

    def _conclusions(self, node: Testimonium) -> str:
        eid = self._ids.own(node.eid, "", "concl")
        blocks = "".join([self._closing(paragraph, eid) for paragraph in node.paragraphs])
        if node.signatories:
            block = self._ids.step(eid, "blockContainer")
            lines = "".join([self._signature(one.name, block, one.mark) for one in node.signatories])
            blocks += container("blockContainer", f' eId="{block}" class="signatures"', lines)
        return container("conclusions", self._identified(eid), blocks or self._words.paragraph((), eid))

    def _signature(self, name: Inlines, above: str, mark: Mark) -> str:
        paragraph = self._ids.step(above, "p")
        eid = self._ids.step(paragraph, "signature")
        words = marked(self._words.run(name, eid), mark)
        return f'<p eId="{paragraph}"><signature eId="{eid}">{words}</signature></p>\n'

    def _closing(self, node: Paragraph, above: str) -> str:
        """A paragraph of the conclusions, where the standard has no hierarchy but lists of blocks."""
        if node.label:
            return self._list((node,), above, "")
        return self._lines(node, above, node.mark)

    def _lines(self, node: Paragraph | Subparagraph, above: str, mark: Mark) -> str:
        removed = ' status="removed"' if mark == "deleted" else ""
        lines = ""
        if has_line(node) or node.comments:
            lines = self._words.paragraph(node.chapeau, above, mark, removed, node.comments)
        if node.subparagraphs:
            lines += self._list(node.subparagraphs, above, mark)
        if node.closing_words:
            lines += self._words.paragraph(node.closing_words, above, mark, removed)
        return lines

    def _list(self, items: Sequence[Paragraph | Subparagraph], above: str, mark: Mark) -> str:
        eid = self._ids.step(above, "list")
        return container("blockList", f' eId="{eid}"', "".join([self._item(item, eid, mark) for item in items]))

    def _item(self, node: Paragraph | Subparagraph, above: str, mark: Mark) -> str:
        eid, mark = self._ids.own(node.eid, above, "item"), node.mark or mark
        lines = self._number(node.label, mark) + self._lines(node, eid, mark)
        return container("item", self._identified(eid, mark), lines)

    # --- divisions ------------------------------------------------------------------------------------------------

    def _division(self, node: Part | Chapter | Article) -> str:
        match node:
            case Part():
                return self._group("part", node, "part", node.content)
            case Chapter():
                return self._group("chapter", node, "chp", node.articles)
            case Article():
                eid = self._ids.own(node.eid, "", "art")
                blocks = self._number(node.label, node.mark)
                blocks += self._heading(node.heading, eid, node.mark, node.comments)
                blocks += self._provisions(node.content, eid, node.mark)
                return container("article", self._identified(eid, node.mark), blocks)

    def _group(self, element: str, node: Part | Chapter, short: str, held: Sequence[Chapter | Article]) -> str:
        """A part or chapter; a mark on it is on its heading only."""
        eid = self._ids.own(node.eid, "", short)
        blocks = self._number(node.label, node.mark) + self._heading(node.heading, eid, node.mark)
        blocks += "".join([self._division(child) for child in held])
        return container(element, self._identified(eid), blocks)

    def _annex(self, node: Annex) -> str:
        """An annex as a document of its own; its label is the heading and its title the line under it."""
        eid = self._ids.own(node.eid, "", "annex")
        name, comments, head = "heading", node.comments, ""
        if node.label:
            head = self._heading((Text(node.label),), eid, node.mark, comments)
            name, comments = "subheading", ()
        head += self._heading(node.heading, eid, node.mark, comments, name)
        body = self._provisions(node.content, eid, node.mark) or self._words.paragraph((), eid)
        title = " ".join(part for part in (node.label, standing_words(node.heading)) if part)
        inner = container("meta", "", self._naming.identification(eid, title)) + container("mainBody", "", body)
        return container(
            "attachment", self._identified(eid, node.mark), head + container("doc", ' name="annex"', inner)
        )

    # --- provisions -----------------------------------------------------------------------------------------------

    def _provisions(self, content: Sequence[Provision], above: str, mark: Mark) -> str:
        out = []
        for node in content:
            if isinstance(node, Alternatives):
                out.append(self._alternatives(node, above, mark))
            else:
                out.append(self._block(node, above, node.mark or mark))
        return "".join(out)

    def _alternatives(self, node: Alternatives, above: str, mark: Mark) -> str:
        """A container for each alternative; a single one is a passage that may be left out."""
        name = "alternative" if len(node.texts) > 1 else "option"
        out, first = [], ""
        comments: Sequence[Comment] = (node.comment,) if node.comment else ()
        for text in node.texts:
            eid = self._ids.own(text.eid, above, "hcontainer")
            out.append(self._alternative(text, eid, name, first, text.mark or mark, comments))
            first, comments = first or eid, ()
        return "".join(out)

    def _alternative(
        self, text: AlternativeText, eid: str, name: str, first: str, mark: Mark, comments: Sequence[Comment]
    ) -> str:
        calls = self._words.calls(comments, eid)
        blocks = self._number(text.label, mark, calls)
        blocks += "".join([self._block(paragraph, eid, paragraph.mark or mark) for paragraph in text.paragraphs])
        said = f' name="{name}"{alternative_to(first)}{proposed_by(text.proposer)}'
        return container("hcontainer", f"{self._identified(eid, mark)}{said}", blocks)

    def _block(self, node: Paragraph | Subparagraph, above: str, mark: Mark) -> str:
        """A paragraph or an item of a list, with the list in it."""
        element, short = _element_of(node)
        eid = self._ids.own(node.eid, above, short)
        blocks = self._number(node.label, mark)
        if node.subparagraphs:
            if node.chapeau or node.comments:
                intro = self._ids.only(eid, "intro")
                line = self._words.paragraph(node.chapeau, intro, mark, comments=node.comments)
                blocks += container("intro", f' eId="{intro}"', line)
            blocks += "".join([self._block(item, eid, item.mark or mark) for item in node.subparagraphs])
            if node.closing_words:
                wrap_up = self._ids.only(eid, "wrapup")
                line = self._words.paragraph(node.closing_words, wrap_up, mark)
                blocks += container("wrapUp", f' eId="{wrap_up}"', line)
        else:
            lines = self._words.paragraph(node.chapeau, eid, mark, comments=node.comments)
            if node.closing_words:
                lines += self._words.paragraph(node.closing_words, eid, mark)
            blocks += container("content", "", lines)
        return container(element, self._identified(eid, mark), blocks)


def _element_of(node: Paragraph | Subparagraph) -> tuple[str, str]:
    """The standard's element for a block, and its short name in identifiers."""
    if isinstance(node, Subparagraph):
        return "subparagraph", "subpara"
    step = node.eid.rpartition("__")[2]
    return ("alinea", "al") if step.startswith("al_") or not (step or node.label) else ("paragraph", "para")
