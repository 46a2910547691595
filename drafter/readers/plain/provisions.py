"""The paragraphs of an article with their lists, from the blocks of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafter.model.instrument import Paragraph
from drafter.readers.plain.blocks import Block
from drafter.readers.plain.gathered import Provision, settled
from drafter.readers.plain.heads import ends_sentence
from drafter.readers.plain.identifiers import Identifiers
from drafter.readers.plain.labels import Label, Lead, item_label, labels_within, paragraph_label
from drafter.readers.plain.series import Place, Series
from drafter.readers.plain.source import Remarks

_LIST_GOES_ON = (";", "; and", "; or", ",", ", and", ", or", ";and", ";or", "; and/or")


def read_provisions(
    blocks: Sequence[Block], above: str, identifiers: Identifiers | None, remarks: Remarks
) -> tuple[Paragraph, ...]:
    """The paragraphs that blocks make up, under the article or annex ``above``; bare of identifiers without any.

    Everything that stands in the blocks stands in the paragraphs, in the same order.
    """
    reader = _Reader(remarks)
    following: Label | None = None
    ahead: list[Label | None] = []
    for block in reversed(blocks):
        ahead.append(following)
        following = _first_label(block.words)
    for block, label in zip(blocks, reversed(ahead), strict=True):
        reader.add(block, label)
    return settled(reader.paragraphs, above, identifiers)


def _first_label(words: str) -> Label | None:
    """The label of the first item in words: at their start, or after the label of a paragraph."""
    label = item_label(words)
    if label is None and (paragraph := paragraph_label(words)):
        label = item_label(words[paragraph.end :])
    return label


class _Reader:
    """Goes through the blocks once."""

    def __init__(self, remarks: Remarks) -> None:
        self.paragraphs: list[Provision] = []
        self._remarks = remarks
        self._series = Series()
        self._path: list[Provision] = []
        """The paragraph and the items that are open, from the outside."""
        self._last = 0
        """The number of the last paragraph that has one."""

    def add(self, block: Block, following: Label | None) -> None:
        """Adds a block; ``following`` is the label that the next one begins with."""
        words = block.words
        label = paragraph_label(words)
        if label and self._is_paragraph(label, words):
            self._begin(label, block)
            rest = block.after(label.end)
            if rest.words:
                self._run(rest, following, self._path[-1].words)
            return
        item = item_label(words)
        holder = None if item else self._plain(block)
        if holder is not None and self.paragraphs and holder is self.paragraphs[-1].closing:
            holder.append(words)  # whole: an item found in it would stand before it
        else:
            self._run(block, following, holder)

    # --- paragraphs ---------------------------------------------------------------------------------------------------

    def _is_paragraph(self, label: Label, words: str) -> bool:
        if not label.readings:
            return True
        ordinal = label.readings[0].ordinal
        expected = ordinal == self._last + 1 or (ordinal == 1 and not self.paragraphs)
        if label.number.startswith("("):
            item = item_label(words)
            return not (item and self._series.awaits("digit", item.brackets, ordinal)) and not (
                ordinal == 1 and bool(self.paragraphs) and self.paragraphs[-1].end().endswith(":")
            )
        if "l" in label.words:
            return expected and not self._series.awaits("letter", "x.", 12)
        return label.stopped or expected

    def _begin(self, label: Label, block: Block) -> None:
        paragraph = Provision(label.words, label.number, block.line)
        self._open(paragraph)
        ordinal = label.readings[0].ordinal if label.readings else self._last + 1
        if "l" in label.words:
            self._remark(block.line, block.words, "letter l stands where the figure 1 is meant")
        if not label.blank:
            self._remark(block.line, block.words, "no blank stands after the label")
        if not label.stopped:
            self._remark(block.line, block.words, "no stop stands after the number")
        if ordinal not in {self._last + 1, 1}:
            self._remark(block.line, block.words, "the number does not follow on the one before it")
        self._last = ordinal

    def _open(self, paragraph: Provision) -> None:
        self.paragraphs.append(paragraph)
        self._path = [paragraph]
        self._series.clear()

    def _plain(self, block: Block) -> list[str]:
        """Where the words of a block without a label stand: closing words, an item, or a paragraph of their own."""
        last = self.paragraphs[-1] if self.paragraphs else None
        if last is None or last.closing:
            self._open(Provision("", "", block.line))
            return self.paragraphs[-1].words
        end, lower = last.end(), block.words[0].islower()
        unlabelled = bool(last.items) and not last.items[-1].label
        if unlabelled and end.endswith(_LIST_GOES_ON):
            return self._unlabelled(block)
        if not last.items and end.endswith(":") and (lower or block.words.endswith(";")):
            return self._unlabelled(block)
        if last.items and not unlabelled and (lower or not ends_sentence(end) or end.endswith((";", ",", ":"))):
            self._series.clear()
            self._path = [last]
            return last.closing
        self._open(Provision("", "", block.line))
        return self.paragraphs[-1].words

    def _unlabelled(self, block: Block) -> list[str]:
        self._remark(block.line, block.words, "an item of a list has no label")
        item = Provision("", "", block.line)
        self._path[0].items.append(item)
        del self._path[1:]
        self._path.append(item)
        self._series.clear()
        return item.words

    # --- lists --------------------------------------------------------------------------------------------------------

    def _run(self, block: Block, following: Label | None, holder: list[str] | None) -> None:
        """The words of a block with the labels among them; ``holder`` takes those before the first, where any stand."""
        labels: list[Label] = []
        start = 0
        if first := item_label(block.words):
            labels.append(first)
            start = first.end
        labels += labels_within(block.words, start)
        at = 0
        for position, label in enumerate(labels):
            after = labels[position + 1] if position + 1 < len(labels) else following
            if label.lead == Lead.NOTHING and not (label.start == at and at):
                continue
            adjacent = label.start == at
            opened = self._numbered(label, block) if label.paragraph else self._item(label, after, block, adjacent)
            if opened is None:
                continue
            before = block.words[at : label.start].strip()
            if before:
                self._put(before, holder, block.line_at(at))
            holder, at = self._enter(opened, label, block), label.end
        if rest := block.words[at:].strip():
            self._put(rest, holder, block.line_at(at))

    def _put(self, words: str, holder: list[str] | None, line: int) -> None:
        if holder is None:
            self._open(Provision("", "", line))
            holder = self.paragraphs[-1].words
        holder.append(words)

    def _numbered(self, label: Label, block: Block) -> Place | None:
        """A paragraph that runs on from the one before it in the same line."""
        expected = self._last > 0 and label.readings[0].ordinal == self._last + 1
        return Place(-1, "a paragraph runs on from the one before it") if expected and block.words else None

    def _item(self, label: Label, after: Label | None, block: Block, adjacent: bool) -> Place | None:
        if adjacent and label.start:
            return self._series.place(replace(label, lead=Lead.START), after)
        last = self.paragraphs[-1] if self.paragraphs else None
        if last is not None and last.closing and label.start == 0:
            self._open(Provision("", "", block.line))
        elif last is not None and last.closing:
            return None
        return self._series.place(label, after)

    def _enter(self, place: Place, label: Label, block: Block) -> list[str]:
        """Opens the item or the paragraph that a label begins; its words are put into what is given back."""
        line = block.line_at(label.start)
        words = block.words[label.start : label.start + 60]
        if place.fault:
            self._remark(line, words, place.fault)
        if place.level < 0:
            self._open(Provision(label.words, label.number, line))
            self._last += 1
            return self.paragraphs[-1].words
        if not label.blank:
            self._remark(line, words, "no blank stands after the label")
        if label.start and label.lead == Lead.STOP:
            self._remark(line, words, "an item runs on from the words before it")
        if not self._path:
            self._open_bare(line)
        item = Provision(label.words, label.number, line)
        del self._path[place.level + 1 :]
        self._path[-1].items.append(item)
        self._path.append(item)
        return item.words

    def _open_bare(self, line: int) -> None:
        """A paragraph for a list that nothing leads in."""
        paragraph = Provision("", "", line)
        self.paragraphs.append(paragraph)
        self._path = [paragraph]

    def _remark(self, line: int, words: str, reason: str) -> None:
        self._remarks.add(line, words[:60], reason)
