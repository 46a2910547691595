"""The body of a document as it grows: paragraphs with their numbers, bookmarks and changes; lines of the contents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from drafter.model.inline import Comment, Deleted, Inlines, Inserted
from drafter.model.instrument import Changes, Former
from drafter.model.style import HouseStyle
from drafter.writers.docx import style_names as names
from drafter.writers.docx.comments import Comments
from drafter.writers.docx.contents import Entry, Line, Lines, contents_table
from drafter.writers.docx.controls import ClauseId, Controls, control_name
from drafter.writers.docx.numbering import Numbering, heading_label
from drafter.writers.docx.oxml import LINE_BREAK, paragraph, run
from drafter.writers.docx.page import section
from drafter.writers.docx.picture import emblem_paragraph
from drafter.writers.docx.targets import Target
from drafter.writers.docx.words import Piece, Words
from drafter.writers.reading import former_words, standing_words


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline depth of each style of headings, and in a redline that which it has in the old text."""

    depths: Mapping[str, int]
    old: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Looks:
    """The style of a paragraph and the label that Word's numbering prints before it: none where ``label`` is ``None``,
    and an empty one where the style has numbers but this paragraph is not to."""

    style: str
    label: str | None = None


class Body:
    """Collects ``document.xml`` from top to bottom. Of a redline, it counts numbers and pages of both texts."""

    def __init__(
        self,
        style: HouseStyle,
        targets: Mapping[str, Target],
        outline: Outline,
        comments: Comments,
        changes: Changes | None = None,
    ) -> None:
        self.style = style
        self.words = Words(targets, comments, changes)
        self.numbering = Numbering(style, changes.style if changes else None)
        self.lines = Lines(style.page)
        self.old_lines = Lines(changes.style.page if changes else style.page)
        self.entries: list[Entry] = []
        self.out: list[str] = []
        self.carried: dict[str, ClauseId] = {}
        """Which clause, and which paragraph of it, each bookmark stands at: for files whose controls were lost."""
        self._changes = changes
        self._targets = targets
        self._outline = outline
        self._controls = Controls()
        self._control: ClauseId | None = None
        self._placed: set[str] = set()
        self._kept: list[tuple[str, str, bool]] = []
        """The last paragraphs that both texts have: their content, how it reads with the last change turned about, and
        whether it then begins with inserted words."""

    # --- paragraphs -----------------------------------------------------------------------------------------------

    def former(self, eid: str) -> Former | None:
        """What a block that both texts of a redline have was in the old one."""
        return self._changes.former.get(eid) if self._changes else None

    def add(
        self,
        looks: Looks,
        pieces: list[Piece],
        *,
        was: Looks | None = None,
        eids: Sequence[str] = (),
        mark: str = "",
        comments: Sequence[Comment] = (),
        bookmark: str = "",
        numbering: str = "",
    ) -> None:
        """Adds a paragraph; ``was`` is how one that both texts have looked in the old text, if otherwise.

        ``numbering`` is that of a report's list, which no label settles.
        """
        numbering, change = (numbering, "") if numbering else self._numbered(looks, was or looks, mark)
        before, after = self.words.commented(comments)
        groups = self.words.grouped(pieces)
        content = before + _commented(_joined(groups), after)
        if mark == "inserted" or (groups and groups[0][0] == "inserted"):
            self._turn_last_changes()
        if mark:
            self._kept.clear()
        elif self._changes:
            turned = _turned(groups)
            turned_content = before + _commented(_joined(turned), after) if turned else ""
            begins_so = len(groups) == 2
            if not begins_so:
                self._kept.clear()  # turning this one turns none before it
            self._kept.append((content, turned_content, begins_so))
        for eid in eids:
            content = self._bookmarked(eid, content)
        if bookmark:
            content = self._within_bookmark(bookmark, content)
        end = self.words.whole_mark(mark)
        self.out.append(paragraph(looks.style, content, numbering=numbering, mark=end, change=change))
        self.count_lines(mark)

    def _turn_last_changes(self) -> None:
        """Puts the insertion at the end of the last paragraph before the deletion there.

        Inserted words are about to follow at once, and LibreOffice 7.4 would take both for one insertion, the end of
        the paragraph between them included: after rejecting it, it joins that paragraph to the next. A paragraph that
        now begins with inserted words does the same to the one before it.
        """
        while self._kept:
            content, turned, begins_so = self._kept.pop()
            if not turned:
                break
            place = next(i for i in reversed(range(len(self.out))) if content in self.out[i])
            self.out[place] = turned.join(self.out[place].rsplit(content, 1))
            if not begins_so:
                break
        self._kept.clear()

    def count_lines(self, mark: str) -> None:
        """Counts the words written since the last count as one paragraph."""
        if mark != "deleted":
            self.lines.add(self.words.length)
        if mark != "inserted":
            self.old_lines.add(self.words.old_length)
        self.words.length = self.words.old_length = 0

    def cell(self, style: str, content: Inlines) -> tuple[str, int]:
        """A paragraph within a table, which whoever makes the table adds; and how many letters it has."""
        words = paragraph(style, self.words.joined(self.words.pieces(content)))
        letters, self.words.length, self.words.old_length = self.words.length, 0, 0
        return words, letters

    def _numbered(self, looks: Looks, was: Looks, mark: str) -> tuple[str, str]:
        """The numbering of a paragraph, and where it was otherwise in the old text the change."""
        if looks.label is None and was.label is None and looks.style == was.style:
            return "", ""
        self.numbering.next_paragraph()
        if mark == "deleted":
            return self._old_numbering(looks), ""
        now = "" if looks.label is None else self.numbering.properties(looks.style, looks.label)
        if mark or not self._changes:
            return now, ""
        then = self._old_numbering(was)
        same = (looks.style, now) == (was.style, then)
        return now, "" if same else self.words.former_looks(was.style, then)

    def _old_numbering(self, looks: Looks) -> str:
        return "" if looks.label is None else self.numbering.old_properties(looks.style, looks.label)

    def add_words(self, style: str, content: Inlines) -> None:
        """Adds a paragraph of words alone; nothing where there are none.

        Where one text alone has words, the paragraph is new or gone with them.
        """
        if content:
            mark = mark_of(content) if self._changes else ""
            self.add(Looks(style), self.words.pieces(content, mark), mark=mark)

    @contextmanager
    def control(self, clause_id: str, key: str = "", mark: str = "") -> Iterator[None]:
        """Puts the paragraphs added within into a control: a clause's heading, or the paragraph ``key`` of it.

        What a redline inserts or deletes as a whole has no control, only its bookmark: Word would keep the control,
        empty, where its paragraphs are taken out, and LibreOffice 7.4 takes the marks by which a control itself is
        inserted or deleted (ECMA-376, part 1, 17.13.5.4) for changes of the text.
        """
        start = len(self.out)
        self._control = clause_id, key
        yield
        self._control = None
        if len(self.out) > start and not mark:
            self.out[start:] = [self._controls.around("".join(self.out[start:]), control_name(clause_id, key))]

    # --- headings -------------------------------------------------------------------------------------------------

    def add_heading(
        self,
        style: str,
        content: Inlines,
        *,
        label: str | None,
        eid: str,
        mark: str = "",
        comments: Sequence[Comment] = (),
    ) -> None:
        """Adds a heading and its line in the contents.

        Number and words are one paragraph even where they stand on two lines, so that Word's own table of contents
        and navigation pane show them as one.
        """
        former = self.former(eid)
        old_label = former.label if former else label
        old_style = self._changes.style if self._changes else self.style
        style_here = old_style if mark == "deleted" else self.style
        number, lead = _lead(label or "", _any_but(content, Deleted), style_here)
        old_number, old_lead = _lead(old_label or "", _any_but(content, Inserted), old_style)
        pieces = self._lead_pieces(lead, old_lead, mark)
        pieces += self.words.pieces(content, mark)
        target = self._targets.get(eid)
        own = "" if target and eid not in self._placed else f"_Toc{len(self.entries) + 1:09d}"
        new = old = None
        if mark != "deleted":
            new = Line(self._outline.depths[style], _line(label, standing_words(content)), self.lines.used)
            self.lines.add_heading_space(bool(number) and self.style.heading_below)
        if self._changes and mark != "inserted":
            old = Line(self._outline.old[style], _line(old_label, former_words(content)), self.old_lines.used)
            self.old_lines.add_heading_space(bool(old_number) and old_style.heading_below)
        self.entries.append(Entry(own or (target.bookmark if target else ""), new, old))
        looks = Looks(style, None if label is None else number)
        was = Looks(style, None if old_label is None else old_number)
        self.add(looks, pieces, was=was, eids=(eid,), mark=mark, bookmark=own, comments=comments)

    def _lead_pieces(self, lead: str, old_lead: str, mark: str) -> list[Piece]:
        if lead == old_lead or mark:
            return [self._lead_piece(lead, mark)] if lead else []
        return [self._lead_piece(text, side) for text, side in ((old_lead, "deleted"), (lead, "inserted")) if text]

    def _lead_piece(self, lead: str, mark: str) -> Piece:
        return (mark, LINE_BREAK) if lead == "\n" else (mark, run(lead, deleted=mark == "deleted"))

    # --- places ---------------------------------------------------------------------------------------------------

    def _bookmarked(self, eid: str, content: str) -> str:
        target = self._targets.get(eid)
        if target is None or eid in self._placed:
            return content
        self._placed.add(eid)
        if self._control:
            self.carried[target.bookmark] = self._control
        return self._within_bookmark(target.bookmark, content)

    def _within_bookmark(self, name: str, content: str) -> str:
        number = self.words.next_id()
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'

    # --- front and contents ---------------------------------------------------------------------------------------

    def front(self, title: Inlines, notice: Inlines) -> None:
        """Emblem, title and notice."""
        if self.style.emblem:
            self.out.append(emblem_paragraph(self.style.emblem))
        self.add_words(names.TITLE, title)
        self.add_words(names.NOTICE, notice)

    def with_contents(self, position: int, heading: str) -> str:
        """The whole body, the contents put in at ``position`` and in a section of their own."""
        page = self.style.page
        if not self.entries:
            return "".join(self.out) + section(page, first=True)
        contents = contents_table(heading, self.entries, (self.lines, self.old_lines), self.words)
        end = paragraph(names.SECTION_END, "", section=section(page, first=True, front=True))
        return "".join([*self.out[:position], contents, end, *self.out[position:], section(page, first=False)])


def _joined(groups: Sequence[Piece]) -> str:
    return "".join(xml for _, xml in groups)


def _turned(groups: Sequence[Piece]) -> list[Piece]:
    """A paragraph that ends in words deleted and words inserted, in the other order; else nothing."""
    if [mark for mark, _ in groups[-2:]] != ["deleted", "inserted"]:
        return []
    return [*groups[:-2], groups[-1], groups[-2]]


def mark_of(content: Inlines) -> str:
    """``inserted`` or ``deleted`` where all of a run of words is, else nothing."""
    for mark, kind in (("inserted", Inserted), ("deleted", Deleted)):
        if content and all(isinstance(node, kind) for node in content):
            return mark
    return ""


def _lead(label: str, has_words: bool, style: HouseStyle) -> tuple[str, str]:
    """The number of a heading, and what leads from it to the words: a dash, or a line's end."""
    number, dash = heading_label(label)
    if dash:
        return number, f"{dash} " if has_words else dash
    return number, "\n" if number and has_words and style.heading_below else ""


def _any_but(content: Inlines, kind: type[Inserted] | type[Deleted]) -> bool:
    return any(not isinstance(node, kind) for node in content)


def _line(label: str | None, words: str) -> str:
    return " ".join(part for part in (label or "", words) if part)


def _commented(words: str, end: str) -> str:
    """The words of a paragraph and the ``end`` of its comments, which stands after them.

    LibreOffice 7.4 muddles all footnotes of a text that has the end of a comment between its first call of a footnote
    and its second, so that in the paragraph of the first call it stands before that.
    """
    call = words.find('<w:footnoteReference w:id="1"/>') if end else -1
    at = words.rindex("<w:r>", 0, call) if call >= 0 else len(words)
    return words[:at] + end + words[at:]
