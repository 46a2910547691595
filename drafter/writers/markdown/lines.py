"""The lines of a Markdown file: blocks with their labels and anchors, the contents, and what stands at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drafter.model.inline import Comment, CrossReference, Inlines
from drafter.model.instrument import Instrument
from drafter.model.report import Report
from drafter.model.style import LevelStyle
from drafter.model.walk import nodes
from drafter.phrasing.places import former_number, label_at
from drafter.writers.carried import recipe_element
from drafter.writers.markdown.carried import details_of
from drafter.writers.markdown.words import Words, escaped, leading_text, set_off
from drafter.writers.reading import Entry, contents_of, linked_pieces, places_of

_line_start = re.compile(r"[-+#]|\d{1,9}(?=[.)])")
_ELEMENTS = {"inserted": "ins", "deleted": "del"}
_DEEPEST_HEADING = 6
STEP = "  "
"""How far a list is set in under the item it belongs to."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of a block: its label, which a reader looks for in the manner of ``level``, and its
    identifier, written where a reference leads to it or ``named`` asks for it."""

    label: str = ""
    level: LevelStyle | None = None
    eid: str = ""
    former: str = ""
    named: bool = False


class Lines:
    """Collects the lines of a document, and knows which places need an anchor."""

    def __init__(self, document: Instrument | Report) -> None:
        self._document = document
        self._changes = document.changes if isinstance(document, Instrument) else None
        anchors = frozenset(place.eid for place in places_of(document))
        self._words = Words(anchors)
        references = (node for node in nodes(document) if isinstance(node, CrossReference))
        self._wanted = {piece.eid for node in references for piece in linked_pieces(node, anchors)}
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
        """Title, notice and contents; the words of a watermark stand once, below the title, and what a redline says of
        itself below the notice."""
        document = self._document
        self.add(self.heading(1, self.words(document.title)))
        if document.style.page.watermark:
            self.add(f"**{escaped(document.style.page.watermark)}**")
        if document.notice:
            self.add(set_off(self.words(document.notice), "*", alone=True))
        for line in self._changes.legend if self._changes else ():
            self.add(self.block(line))
        entries = contents_of(document)
        if entries:
            self.add(self.heading(2, escaped(document.contents_heading)))
            self.lines.append("")
            self._entries(entries, "")

    def _entries(self, entries: Sequence[Entry], indent: str) -> None:
        for entry in entries:
            self.add_item(f"- [{escaped(entry.line)}](#{entry.eid})", indent)
            self._entries(entry.entries, indent + STEP)

    @staticmethod
    def heading(level: int, words: str) -> str:
        """A heading; a number sign at its end would count as decoration."""
        if words.endswith("#"):
            words = f"{words[:-1]}\\#"
        return f"{'#' * min(level, _DEEPEST_HEADING)} {words}"

    def text(self) -> str:
        """The whole file: comments and notes at its end, then which draft this is, and what a reader does not see."""
        self._add_comments()
        for number, content in self._words.notes:  # a note holds no notes
            self.add(f"[^{number}]: {self.block(content)}")
        self.add(escaped(f"Draft {self._document.identity.draft_id}"))
        # The only signs '>' in it end its tags, so that nothing in it is read as the end of the comment.
        carried = recipe_element(self._document, details_of(self._document))
        if carried:
            self.add(f"<!--\n{carried}\n-->")
        return "\n".join(self.lines) + "\n"

    def _add_comments(self) -> None:
        """The comments, each a quotation of its own, so that nobody takes one for the text."""
        if self._words.comments:
            self.add(self.heading(2, "Comments"))
        for number, comment in enumerate(self._words.comments, 1):
            first, *others = comment.paragraphs or ((),)
            words = self._words.comment(first)
            self.add(f'> <a id="comment-{number}"></a>**Comment {number}.** {words}'.rstrip())
            for content in others:
                self.add_item(">")
                self.add_item(f"> {_protected(self._words.comment(content).strip())}")

    # --- words ----------------------------------------------------------------------------------------------------

    def anchor(self, eid: str, *, always: bool = False) -> str:
        """An anchor, where a reference leads to ``eid`` (or it is ``always`` wanted)."""
        return f'<a id="{eid}"></a>' if eid and (always or eid in self._wanted) else ""

    def former(self, eid: str, label: str, number: str) -> str:
        """The number that a block had before a comparison's changes, where it has another now."""
        was = former_number(self._changes.former.get(eid) if self._changes else None, label, number)
        return f"<sub>(was {escaped(was)})</sub>" if was else ""

    def calls(self, comments: Iterable[Comment]) -> str:
        """What leads to comments, which stand at the end of the file."""
        return self._words.calls(comments)

    def words(self, content: Inlines) -> str:
        """A run of inline nodes."""
        return self._words.run(content)

    def block(self, content: Inlines, head: Head = Head(), mark: str = "", comments: Iterable[Comment] = ()) -> str:
        """The words of a block after its anchor, its label and the calls of its comments, fit for the start of a line.

        A label that a reader would not find stands in the anchor itself; words it would take for one follow a comment.
        """
        called = self.calls(comments)
        words = self.words(content).strip()
        misread = label_at(_start(head.label, content, called), head.level) != head.label
        anchor, label = self.anchor(head.eid, always=head.named or misread), escaped(head.label)
        if misread:
            label = f"{anchor.removesuffix('</a>') or '<a>'}{label}</a>" if label else "<!-- -->"
            anchor = "" if head.label else anchor or "<a></a>"
        label = " ".join(part for part in (label, head.former) if part)
        line = " ".join(part for part in (label + called, words) if part)
        return anchor + marked(_protected(line), mark)


def _start(label: str, content: Inlines, called: str) -> str:
    """The plain words in which a reader of the line would look for a label."""
    if called:
        return label
    return " ".join(part for part in (label, leading_text(content)) if part)


def _protected(line: str) -> str:
    """A line whose first sign would open a list or a heading, with that made a plain sign again."""
    start = _line_start.match(line)
    if not start:
        return line
    sign = f"{start[0]}\\" if start[0][0].isdigit() else f"\\{start[0]}"
    return sign + line[start.end() :]


def marked(words: str, mark: str) -> str:
    """Words that a comparison marks as a whole."""
    element = _ELEMENTS.get(mark)
    return f"<{element}>{words}</{element}>" if element and words else words
