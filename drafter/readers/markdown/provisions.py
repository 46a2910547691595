"""The provisions of an article: paragraphs with their lists, and open alternatives, from the lines of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from drafter.model.inline import Bracket, Comment, Inlines
from drafter.model.instrument import Alternatives, AlternativeText, Paragraph, Provision, Subparagraph
from drafter.model.style import HouseStyle
from drafter.model.walk import brackets, nodes
from drafter.phrasing.places import (
    SIGNATURE,
    WRAP_UP,
    AlternativePlace,
    alternative_eid,
    alternative_of,
    item_eid,
    item_level,
    next_alternative,
    number_of,
    paragraph_eid,
)
from drafter.readers.markdown.lines import Parts, parts_of, remarked, words_in
from drafter.readers.markdown.pieces import words_of
from drafter.readers.markdown.source import Block, Item, Line, List, Source


class Provisions:
    """Collects the provisions of one article or annex, or the paragraphs of a testimonium, line by line.

    ``formers`` collects the numbers that provisions had in the old text of a comparison, by identifier.
    """

    def __init__(self, eid: str, style: HouseStyle, source: Source, formers: dict[str, str], *, labels: bool = True):
        self._article = eid
        self._style = style
        self._source = source
        self._formers = formers
        self._labels = labels
        self._content: list[Provision] = []
        self._texts: list[AlternativeText] = []
        self._paragraphs: list[Paragraph] = []
        self._question: Comment | None = None
        self._open = ""
        self._depth = 0
        self._before: AlternativePlace | None = None
        self._group = 0
        self._unlabelled = 0
        self._fresh = True
        """Whether no line of the article, or of its open alternative, has been read."""
        self._opens = False
        """Whether the bracket that opens an alternative is still to come."""

    # --- lines ----------------------------------------------------------------------------------------------------

    def add(self, block: Block) -> None:
        """Adds a line or a list."""
        if isinstance(block, List):
            self._list(block)
            return
        parts = parts_of(block, self._style.paragraph if self._labels else None, self._source)
        eid = parts.eids[-1] if parts.eids else ""
        if eid.endswith(f"__{WRAP_UP}"):
            self._close_with(parts_of(block, None, self._source))
            return
        if self._labels and parts.emphasised and eid == alternative_of(eid)[0]:
            self._alternative(parts, eid)
            return
        self._turn_to(parts.eids)
        if not (parts.label or parts.eids or parts.comments) and self._awaits_closing():
            self._close_with(parts)
        else:
            self._paragraph(parts, eid)

    def _turn_to(self, eids: Sequence[str]) -> None:
        """Opens, keeps open or closes an alternative, as the identifiers of a line or the brackets before it say."""
        text, place = alternative_of(eids[0]) if eids else ("", None)
        closed = not eids and not self._fresh and self._depth <= 0
        if self._open and (closed or (eids and not text)):
            self._end_alternative()
        elif text and (eids[0] == text or not self._open):
            self._begin_alternative(text, place, "", "")

    def _alternative(self, parts: Parts, eid: str) -> None:
        """The line with the label of an alternative."""
        self._end_alternative()
        text, place = alternative_of(eid)
        if not text:
            place = next_alternative(self._before, self._group)
            text = alternative_eid(self._article, place)
        self._begin_alternative(text, place, words_of(parts.emphasised), parts.mark)
        if parts.former:
            self._formers[text] = parts.former
        if parts.comments and len(self._texts) == 1:
            self._question = parts.comments[0]

    def _begin_alternative(self, eid: str, place: AlternativePlace | None, label: str, mark: str) -> None:
        self._end_alternative()
        place = place or next_alternative(self._before, self._group)
        if self._texts and (place.group != self._group or (place.number == 1 and self._before is not None)):
            self._end_group()
        self._before, self._group = place, place.group
        self._open, self._depth, self._fresh, self._opens = eid, 0, True, True
        self._texts.append(AlternativeText("", label, (), "", eid, mark))

    def _paragraph(self, parts: Parts, eid: str) -> None:
        above = self._open or self._article
        if not self._open:
            self._end_group()
            self._before = None
        comments = parts.comments
        if self._open and self._fresh and len(self._texts) == 1 and not self._texts[0].label and comments:
            self._question, comments = comments[0], comments[1:]
        self._unlabelled += not parts.label
        if alternative_of(eid)[0] == eid:
            eid = ""
        own = eid if self._labels or eid not in {self._article, f"{self._article}__{SIGNATURE}"} else ""
        if self._labels and not own:
            own = paragraph_eid(above, parts.label, self._unlabelled, alone=False)
        words = words_in(parts.pieces, self._source, opens=self._opens)
        self._opens = self._opens and not words
        if parts.former:
            self._formers[own] = parts.former
        number = number_of(parts.label, self._style.paragraph)
        self._put(
            Paragraph(
                words, (), (), self._labels and "__al_" not in own, "", number, parts.label, own, parts.mark, comments
            )
        )

    def _put(self, paragraph: Paragraph) -> None:
        (self._paragraphs if self._open else self._content).append(paragraph)
        self._depth += _depth_of(paragraph)
        self._fresh = False

    def _last(self) -> Paragraph | None:
        content: Sequence[Provision] = self._paragraphs if self._open else () if self._texts else self._content
        return content[-1] if content and isinstance(content[-1], Paragraph) else None

    def _change(self, paragraph: Paragraph) -> None:
        """Puts a paragraph in the place of the last one."""
        before = self._last()
        (self._paragraphs if self._open else self._content)[-1] = paragraph
        self._depth += _depth_of(paragraph) - (_depth_of(before) if before else 0)

    # --- lists and closing words ----------------------------------------------------------------------------------

    def _awaits_closing(self) -> bool:
        last = self._last()
        return bool(last and last.subparagraphs and not last.closing_words)

    def _close_with(self, parts: Parts) -> None:
        last = self._last()
        words = words_in(parts.pieces, self._source)
        if last is None:
            self._source.leave(parts.number, words_of(parts.pieces), "closing words stand after no paragraph")
            return
        words = words if parts.mark == last.mark else remarked(words, parts.mark)
        self._change(replace(last, closing_words=words))

    def _list(self, block: List) -> None:
        """The list of the paragraph before it; one that nothing leads in has a paragraph without words."""
        last = self._last()
        if last is None or last.subparagraphs or last.closing_words:
            self._turn_to(())
            if not self._open:
                self._end_group()
            self._unlabelled += 1
            eid = paragraph_eid(self._open or self._article, "", self._unlabelled, alone=False) if self._labels else ""
            last = Paragraph((), numbered=False, eid=eid)
            self._put(last)
        items = tuple(self._items(block, last.eid, 0, self._opens))
        self._opens = False
        self._change(replace(last, subparagraphs=items))

    def _items(self, block: List, above: str, depth: int, opens: bool) -> Iterator[Subparagraph]:
        for position, item in enumerate(block.items, 1):
            yield self._item(item, above, position, depth, opens and position == 1)

    def _item(self, item: Item, above: str, position: int, depth: int, opens: bool) -> Subparagraph:
        level = item_level(self._style, depth)
        first, *others = item.blocks or (Line(item.number, ()),)
        if isinstance(first, List):
            first, others = Line(item.number, ()), [first, *others]
        parts = parts_of(first, level, self._source)
        eid = parts.eids[-1] if parts.eids else item_eid(above, parts.label, position) if above else ""
        chapeau = words_in(parts.pieces, self._source, opens=opens)
        under: tuple[Subparagraph, ...] = ()
        closing: Inlines = ()
        for block in others:
            if isinstance(block, List):
                under += tuple(self._items(block, eid, depth + 1, opens and not chapeau))
            elif closing:
                self._source.leave(block.number, words_of(block.pieces), "an item of a list has closing words already")
            else:
                end = parts_of(block, None, self._source)
                words = words_in(end.pieces, self._source)
                closing = words if end.mark == parts.mark else remarked(words, end.mark)
        if parts.former:
            self._formers[eid] = parts.former
        return Subparagraph(
            chapeau, under, closing, "", number_of(parts.label, level), parts.label, eid, parts.mark, parts.comments
        )

    # --- the end of alternatives and of the article ---------------------------------------------------------------

    def _end_alternative(self) -> None:
        if self._open:
            text = self._texts[-1]
            self._texts[-1] = replace(text, paragraphs=tuple(self._paragraphs), proposer=_proposer(self._paragraphs))
            self._paragraphs, self._open, self._depth = [], "", 0
            self._fresh = self._opens = False

    def _end_group(self) -> None:
        if self._texts:
            self._content.append(Alternatives("", tuple(self._texts), self._question))
        self._texts, self._question = [], None

    def done(self) -> tuple[Provision, ...]:
        """All provisions, when the last line has been added."""
        self._end_alternative()
        self._end_group()
        self._content = [_each(node, _settled) for node in self._content]
        longest = sum(1 if isinstance(p, Paragraph) else max(len(t.paragraphs) for t in p.texts) for p in self._content)
        return tuple(_alone(node) for node in self._content) if longest == 1 else tuple(self._content)


def _alone(node: Provision) -> Provision:
    """The only provision of an article, whose identifier follows from that where it has no label."""
    return _each(node, _only)


def _each(node: Provision, change: Callable[[Paragraph], Paragraph]) -> Provision:
    """A provision with each of its paragraphs changed."""
    if isinstance(node, Paragraph):
        return change(node)
    texts = (replace(text, paragraphs=tuple(map(change, text.paragraphs))) for text in node.texts)
    return replace(node, texts=tuple(texts))


def _settled(paragraph: Paragraph) -> Paragraph:
    """A mark around all words of a paragraph is one on those alone, where what stands under it bears none."""
    if not paragraph.mark or paragraph.label or all(item.mark for item in paragraph.subparagraphs):
        return paragraph
    return replace(paragraph, chapeau=remarked(paragraph.chapeau, paragraph.mark), mark="")


def _only(paragraph: Paragraph) -> Paragraph:
    above, _, step = paragraph.eid.rpartition("__")
    if paragraph.label or not step.startswith("al_"):
        return paragraph
    own = paragraph_eid(above, "", 1, alone=True)
    items = tuple(_moved(item, paragraph.eid, own) for item in paragraph.subparagraphs)
    return replace(paragraph, eid=own, numbered=True, subparagraphs=items)


def _moved(item: Subparagraph, old: str, new: str) -> Subparagraph:
    items = tuple(_moved(under, old, new) for under in item.subparagraphs)
    eid = new + item.eid.removeprefix(old) if item.eid.startswith(f"{old}__") else item.eid
    return replace(item, eid=eid, subparagraphs=items)


def _depth_of(paragraph: Paragraph) -> int:
    return sum(1 if node.text.startswith("[") else -1 for node in nodes(paragraph) if isinstance(node, Bracket))


def _proposer(paragraphs: Sequence[Paragraph]) -> str:
    """Who proposes an alternative, from its first bracket."""
    first = next((node for p in paragraphs[:1] for node in nodes(p) if isinstance(node, Bracket)), None)
    before, _, after = brackets("X")[0].partition("X")
    if first is None or not first.text.endswith(after) or len(first.text) <= len(before + after):
        return ""
    return first.text[len(before) : len(first.text) - len(after)]
