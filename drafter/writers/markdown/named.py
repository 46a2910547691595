"""Which provisions must give their identifier, because a reader of the lines would take them for something else."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model.inline import Bracket, Emphasis, Inlines
from drafter.model.instrument import Alternatives, AlternativeText, Paragraph, Provision, Subparagraph
from drafter.model.walk import nodes
from drafter.phrasing.places import (
    AlternativePlace,
    alternative_eid,
    alternative_of,
    item_eid,
    next_alternative,
    paragraph_eid,
)


def named_places(above: str, content: Sequence[Provision]) -> frozenset[str]:
    """The identifiers that must be given under the article or annex ``above``.

    What a reader takes a line for: a paragraph of the alternative whose bracket is still open, else of the article; the
    closing words of the list before it, where it has no label; the label of an alternative, where all of it is in
    italics. Identifiers follow from the labels.
    """
    return _Named(above, content).found


class _Named:
    """Goes through the provisions of an article as their reader does."""

    def __init__(self, above: str, content: Sequence[Provision]) -> None:
        self.names: set[str] = set()
        self._article = above
        self._alone = sum(_longest(node) for node in content) == 1
        self._unlabelled = 0
        self._before: AlternativePlace | None = None
        self._group = 0
        self._open = ""
        self._depth = 0
        self._after_list = False
        self._first = True
        for node in content:
            if isinstance(node, Alternatives):
                for text in node.texts:
                    self._alternative(text)
            else:
                self._before = None
                self._paragraph(node, "")

    @property
    def found(self) -> frozenset[str]:
        return frozenset(self.names)

    def _alternative(self, text: AlternativeText) -> None:
        place = next_alternative(self._before, self._group)
        if not text.label or alternative_eid(self._article, place) != text.eid:
            self.names.add(text.eid)
            place = alternative_of(text.eid)[1] or place
        self._before, self._group = place, place.group
        self._open, self._depth = text.eid, 0
        self._after_list, self._first = False, True
        for paragraph in text.paragraphs:
            self._paragraph(paragraph, text.eid)
        self._open = ""

    def _paragraph(self, node: Paragraph, alternative: str) -> None:
        lineless = not node.chapeau and not node.label
        self._unlabelled += not node.label
        expected = paragraph_eid(alternative or self._article, node.label, self._unlabelled, alone=self._alone)
        taken = self._open if self._first or self._depth > 0 else ""
        if (
            node.eid != expected
            or taken != alternative
            or (not node.label and (self._after_list or _wholly_emphasised(node.chapeau)))
            or (lineless and not (self._first and node.subparagraphs))
        ):
            self.names.add(node.eid)
        self._items(node.subparagraphs, node.eid)
        self._after_list = bool(node.subparagraphs) and not node.closing_words
        self._depth += depth_of(node)
        self._first = False

    def _items(self, items: Sequence[Subparagraph], above: str) -> None:
        for position, item in enumerate(items, 1):
            if item.eid != item_eid(above, item.label, position):
                self.names.add(item.eid)
            self._items(item.subparagraphs, item.eid)


def _longest(node: Provision) -> int:
    return 1 if isinstance(node, Paragraph) else max((len(text.paragraphs) for text in node.texts), default=0)


def depth_of(paragraph: Paragraph) -> int:
    """How many more brackets of alternatives open in a paragraph than close in it."""
    return sum(1 if node.text.startswith("[") else -1 for node in nodes(paragraph) if isinstance(node, Bracket))


def _wholly_emphasised(content: Inlines) -> bool:
    return len(content) == 1 and isinstance(content[0], Emphasis)


def says_it_closes(node: Paragraph, misread: str) -> bool:
    """Whether the closing words of a paragraph must say that they are: after no list, or where they look like what
    ``misread`` finds at their head."""
    return not node.subparagraphs or bool(misread) or _wholly_emphasised(node.closing_words)
