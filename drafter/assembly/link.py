"""References: from the name of a provision to its number, worded as the house style words it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from drafter.diagnostics import Findings, SourceSpan
from drafter.model.inline import (
    Bracketed,
    ClauseReference,
    CrossReference,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    NumberReference,
    ProvisionName,
    Text,
)
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
from drafter.model.rebuild import map_content
from drafter.model.style import HouseStyle
from drafter.model.walk import joined

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


def link_instrument(instrument: Instrument, spans: Mapping[str, SourceSpan | None], findings: Findings) -> Instrument:
    """The instrument with every reference by name turned into words and numbers.

    A reference to what is not in the draft is an error, placed by ``spans``: where each clause was written.
    """
    linker = _Linker(find_places(instrument), instrument.style, spans, findings, _continuing(instrument))
    return map_content(instrument, linker.within)


def _continuing(instrument: Instrument) -> frozenset[int]:
    """The runs of inline nodes that go on with a sentence, by identity: a reference at their head has no capital."""
    found = [recital.content for recital in instrument.preamble.recitals] if instrument.preamble else []
    for _, unit in _units(instrument):
        for node in unit.content:
            paragraphs = (node,) if isinstance(node, Paragraph) else [p for text in node.texts for p in text.paragraphs]
            for paragraph in paragraphs:
                found.extend(_going_on(paragraph, instrument.style))
    return frozenset(id(run) for run in found if run)


def _going_on(block: Paragraph | Subparagraph, style: HouseStyle) -> Iterator[Inlines]:
    yield block.closing_words
    for item in block.subparagraphs:
        if not style.lists.capital:
            yield item.chapeau
        yield from _going_on(item, style)


def find_places(instrument: Instrument) -> Places:
    """Every provision of the instrument by the names references use."""
    provisions: dict[tuple[str, str], Place] = {}
    parts: dict[str, Place] = {}
    owner: dict[str, str] = {}
    style = instrument.style
    for part, unit in _units(instrument):
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


def _units(instrument: Instrument) -> Iterator[tuple[Part | None, Article | Annex]]:
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


class _Linker:
    def __init__(
        self,
        places: Places,
        style: HouseStyle,
        spans: Mapping[str, SourceSpan | None],
        findings: Findings,
        continuing: frozenset[int],
    ) -> None:
        self.places = places
        self.spans = spans
        self.style = style
        self.findings = findings
        self.continuing = continuing

    def within(self, content: Inlines, clause_id: str) -> Inlines:
        """One run of inline nodes of the clause ``clause_id``, with its references linked."""
        return self._run(content, clause_id, opens=id(content) not in self.continuing)

    def _run(self, content: Inlines, here: str, *, opens: bool) -> Inlines:
        """``opens`` says that a sentence begins with the run."""
        if all(isinstance(node, Text) for node in content):
            return content
        result: list[Inline] = []
        for node in content:
            opening = _ends_sentence(result[-1]) if result else opens
            match node:
                case ClauseReference():
                    linked = self._linked(node, here)
                    result.extend(_capitalized(linked) if opening else linked)
                case Footnote(inner):
                    result.append(replace(node, content=self._run(inner, here, opens=True)))
                case Emphasis(inner):
                    result.append(Emphasis(self._run(inner, here, opens=opening)))
                case Bracketed(alternatives):
                    runs = tuple(self._run(run, here, opens=opening) for run in alternatives)
                    result.append(replace(node, alternatives=runs))
                case _:
                    result.append(node)
        return joined(self._with_commas(tuple(result)))

    def _linked(self, node: ClauseReference, here: str) -> Inlines:
        together = self._own_paragraphs(node, here)
        if together:
            return together
        references = [r for r in (self._reference(target, here) for target in node.targets) if r is not None]
        result: list[Inline] = []
        for index, reference in enumerate(references):
            if index:
                last = index == len(references) - 1
                result.append(Text(f" {self.style.references.and_word} " if last else ", "))
            result.append(reference)
        return tuple(result)

    def _own_paragraphs(self, node: ClauseReference, here: str) -> Inlines:
        """Several paragraphs of the same article are spoken of together: paragraphs 1 and 3 of this article."""
        places = [self._place(target) for target in node.targets if target.clause == here]
        found = [place for place in places if place is not None and place.paragraph]
        if len(found) < 2 or len(found) < len(node.targets):
            return ()
        pattern = self._of_this(found[0], self.style.references.own_paragraphs)
        before, _, after = pattern.partition("{paragraphs}")
        result: list[Inline] = [Text(before)]
        for index, place in enumerate(found):
            if index:
                result.append(Text(f" {self.style.references.and_word} " if place is found[-1] else ", "))
            if place.paragraph:
                result.append(CrossReference(place.eid, self._paragraph_words(place.paragraph, place.items)))
        return (*result, Text(after))

    def _place(self, target: ProvisionName) -> Place | None:
        if target.part:
            return self.places.parts.get(target.part)
        return self.places.provisions.get((target.clause, target.name))

    def _reference(self, target: ProvisionName, here: str) -> CrossReference | None:
        place = self._place(target)
        if place is None:
            self._missing(target, here)
            return None
        if place.bare:
            self._unnumbered(target, here)
        if target.clause == here and not target.part:
            return CrossReference(place.eid, self._own_words(place))
        return CrossReference(place.eid, self._words(place))

    def _missing(self, target: ProvisionName, here: str) -> None:
        name = f"part:{target.part}" if target.part else target.clause + (f"#{target.name}" if target.name else "")
        self.findings.error(
            "reference-to-nothing",
            f"'{here or 'the preamble'}' refers to '{name}', and nothing of that name is in this draft",
            self.spans.get(here),
            "select the clause, or choose the alternative or passage that has it",
        )

    def _unnumbered(self, target: ProvisionName, here: str) -> None:
        self.findings.error(
            "reference-to-unnumbered",
            f"'{here or 'the preamble'}' refers to '{target.clause}#{target.name}', a paragraph without a number",
            self.spans.get(here),
            "write the paragraph with '#. ', or refer to the article as a whole",
        )

    def _words(self, place: Place) -> Parts:
        head: Parts = (NumberReference(place.head.eid, place.head.spoken),)
        references = self.style.references
        if place.paragraph:
            inner = self._paragraph_words(place.paragraph, place.items)
            return _filled(references.paragraph, {"article": head, "paragraph": inner})
        if place.items:
            return _filled(references.item, {"article": head, "item": self._item_words(place.items)})
        return head

    def _own_words(self, place: Place) -> Parts:
        references = self.style.references
        if place.paragraph:
            inner = self._paragraph_words(place.paragraph, place.items)
            return _filled(self._of_this(place, references.own_paragraph), {"paragraph": inner})
        if place.items:
            words = self._item_words(place.items)
            return _filled(self._of_this(place, references.own_item), {"item": words})
        return (Text(self._of_this(place, references.own_article)),)

    def _of_this(self, place: Place, template: str) -> str:
        """The wording for one's own article, said of one's own annex where one stands in an annex."""
        if not place.head.eid.startswith("annex_"):
            return template
        own = self.style.references.own_article
        annex = self.style.annex.reference.partition("{")[0].strip().lower()
        return template.replace(own, f"{own.rpartition(' ')[0]} {annex}")

    def _paragraph_words(self, paragraph: Step, items: tuple[Step, ...]) -> Parts:
        words: Parts = (NumberReference(paragraph.eid, paragraph.spoken),)
        for item in items:
            inner: Parts = (NumberReference(item.eid, item.spoken),)
            words = _filled(self.style.references.subparagraph, {"paragraph": words, "item": inner})
        return words

    def _item_words(self, items: tuple[Step, ...]) -> Parts:
        words: Parts = (NumberReference(items[0].eid, items[0].spoken),)
        for item in items[1:]:
            inner: Parts = (NumberReference(item.eid, item.spoken),)
            words = _filled(self.style.references.subparagraph, {"paragraph": words, "item": inner})
        return words

    def _with_commas(self, content: Inlines) -> Inlines:
        """The comma that closes "article 9, paragraph 2," where the sentence goes on."""
        result: list[Inline] = []
        for index, node in enumerate(content):
            result.append(node)
            if isinstance(node, CrossReference) and self._wants_comma(node, content[index + 1 :]):
                result.append(Text(","))
        return tuple(result)

    def _wants_comma(self, node: CrossReference, after: Inlines) -> bool:
        if not self.style.references.closing_comma or not after or not isinstance(after[0], Text):
            return False
        has_comma = any(isinstance(p, Text) and p.text.startswith(", ") for p in node.parts)
        following = after[0].text
        goes_on = following[1:2].isalpha() or (following == " " and len(after) > 1)
        return has_comma and following[:1] == " " and goes_on


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


def _ends_sentence(node: Inline) -> bool:
    return isinstance(node, Text) and node.text.endswith(". ")


def _capitalized(content: Inlines) -> Inlines:
    """A reference with which a sentence begins."""
    first = content[0] if content else None
    if isinstance(first, Text):
        return (Text(_with_capital(first.text)), *content[1:])
    if isinstance(first, CrossReference):
        head = replace(first.parts[0], text=_with_capital(first.parts[0].text))
        return (replace(first, parts=(head, *first.parts[1:])), *content[1:])
    return content


def _with_capital(words: str) -> str:
    return words[:1].upper() + words[1:]
