"""How a house style speaks of a provision: article 9, paragraph 2 (b); paragraph 2 of this article; Part III."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drafter.model.inline import NumberReference, Text
from drafter.model.instrument import (
    Alternatives,
    Annex,
    Article,
    Chapter,
    Instrument,
    Paragraph,
    Part,
    Provision,
    Subparagraph,
)
from drafter.model.style import HouseStyle

_SLOT = re.compile(r"\{(\w+)\}")

Parts = tuple[Text | NumberReference, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A numbered node on the way to a provision: its eid and its number as spoken of."""

    eid: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Place:
    """A provision that can be referred to: the article or annex it is in, then paragraph and items.

    ``bare`` is a paragraph without a number beside others, of which nobody can speak.
    """

    eid: str
    head: Step
    paragraph: Step | None = None
    items: tuple[Step, ...] = ()
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything stands: by clause id and name, and parts by the groups they hold."""

    provisions: Mapping[tuple[str, str], Place]
    parts: Mapping[str, Place]
    owner: Mapping[str, str]


def find_places(instrument: Instrument) -> Places:
    """Every provision of the instrument by the names references use."""
    provisions: dict[tuple[str, str], Place] = {}
    parts: dict[str, Place] = {}
    owner: dict[str, str] = {}
    style = instrument.style
    for part, unit in units(instrument):
        level = style.annex if isinstance(unit, Annex) else style.article
        spoken = level.reference.format(n=unit.number) if unit.number else f"the {level.reference.format(n='').strip()}"
        head = Step(unit.eid, spoken)
        provisions[unit.clause_id, ""] = Place(unit.eid, head)
        for place, name in _named(unit.content, head):
            provisions.setdefault((unit.clause_id, name), place)
        if part is not None:
            step = Step(part.eid, style.part.reference.format(n=part.number))
            parts.setdefault(unit.clause_id.split(".", 1)[0], Place(part.eid, step))
            owner[unit.clause_id] = part.eid
    return Places(provisions, parts, owner)


def units(instrument: Instrument) -> Iterator[tuple[Part | None, Article | Annex]]:
    """Every article and annex in reading order, with the part it is in."""
    for node in instrument.body:
        part = node if isinstance(node, Part) else None
        waiting = list(node.content) if isinstance(node, Part) else [node]
        for inner in waiting:
            if isinstance(inner, Chapter):
                yield from ((part, article) for article in inner.articles)
            elif isinstance(inner, Article):
                yield part, inner
    for annex in instrument.annexes:
        yield None, annex


def _named(content: tuple[Provision, ...], head: Step) -> Iterator[tuple[Place, str]]:
    for node in content:
        if isinstance(node, Alternatives):
            for text in node.texts:
                yield from _named(text.paragraphs, head)
            continue
        step = Step(node.eid, node.number) if node.number else None
        if node.name:
            bare = not node.numbered and not node.eid.endswith("__para_1")
            yield Place(node.eid, head, step, bare=bare), node.name
        yield from _named_items(node, head, step, ())


def _named_items(
    node: Paragraph | Subparagraph, head: Step, paragraph: Step | None, above: tuple[Step, ...]
) -> Iterator[tuple[Place, str]]:
    for item in node.subparagraphs:
        steps = (*above, Step(item.eid, item.number))
        if item.name:
            yield Place(item.eid, head, paragraph, steps), item.name
        yield from _named_items(item, head, paragraph, steps)


def reference_words(place: Place, style: HouseStyle) -> Parts:
    """A reference to a provision as seen from elsewhere: article 9, paragraph 2 (b)."""
    head: Parts = (NumberReference(place.head.eid, place.head.spoken),)
    references = style.references
    if place.paragraph:
        inner = paragraph_words(place.paragraph, place.items, style)
        return _filled(references.paragraph, {"article": head, "paragraph": inner})
    if place.items:
        return _filled(
            references.item, {"article": head, "item": paragraph_words(place.items[0], place.items[1:], style)}
        )
    return head


def own_reference_words(place: Place, style: HouseStyle) -> Parts:
    """The same from within its own article: paragraph 2 (b) of this article."""
    references = style.references
    if place.paragraph:
        inner = paragraph_words(place.paragraph, place.items, style)
        return _filled(of_this(place, references.own_paragraph, style), {"paragraph": inner})
    if place.items:
        words = paragraph_words(place.items[0], place.items[1:], style)
        return _filled(of_this(place, references.own_item, style), {"item": words})
    return (Text(of_this(place, references.own_article, style)),)


def of_this(place: Place, template: str, style: HouseStyle) -> str:
    """The wording for one's own article, said of one's own annex where one stands in an annex."""
    if not place.head.eid.startswith("annex_"):
        return template
    own = style.references.own_article
    annex = style.annex.reference.partition("{")[0].strip().lower()
    return template.replace(own, f"{own.rpartition(' ')[0]} {annex}")


def paragraph_words(paragraph: Step, items: tuple[Step, ...], style: HouseStyle) -> Parts:
    """The number of a paragraph with those of its items: 2 (b) (ii)."""
    words: Parts = (NumberReference(paragraph.eid, paragraph.spoken),)
    for item in items:
        inner: Parts = (NumberReference(item.eid, item.spoken),)
        words = _filled(style.references.subparagraph, {"paragraph": words, "item": inner})
    return words


def _filled(template: str, slots: Mapping[str, Parts]) -> Parts:
    """A reference template with its slots filled: words stay words, numbers stay numbers."""
    result: list[Text | NumberReference] = []
    position = 0
    for slot in _SLOT.finditer(template):
        if slot.start() > position:
            result.append(Text(template[position : slot.start()]))
        result.extend(slots[slot[1]])
        position = slot.end()
    if position < len(template):
        result.append(Text(template[position:]))
    return tuple(result)
