"""References: from the name of a provision to its number, worded as the house style words it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from drafter.diagnostics import Findings, SourceSpan
from drafter.model.inline import (
    Bracketed,
    ClauseReference,
    CrossReference,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    ProvisionName,
    Text,
)
from drafter.model.instrument import (
    Instrument,
    Paragraph,
    Subparagraph,
)
from drafter.model.rebuild import map_content
from drafter.model.style import HouseStyle
from drafter.model.walk import joined
from drafter.phrasing.references import (
    Place,
    Places,
    find_places,
    of_this,
    own_reference_words,
    paragraph_words,
    reference_words,
    units,
)


def link_instrument(instrument: Instrument, spans: Mapping[str, SourceSpan | None], findings: Findings) -> Instrument:
    """The instrument with every reference by name turned into words and numbers.

    A reference to what is not in the draft is an error, placed by ``spans``: where each clause was written.
    """
    linker = _Linker(find_places(instrument), instrument.style, spans, findings, _continuing(instrument))
    return map_content(instrument, linker.within)


def _continuing(instrument: Instrument) -> frozenset[int]:
    """The runs of inline nodes that go on with a sentence, by identity: a reference at their head has no capital."""
    found = [recital.content for recital in instrument.preamble.recitals] if instrument.preamble else []
    for _, unit in units(instrument):
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
        pattern = of_this(found[0], self.style.references.own_paragraphs, self.style)
        before, _, after = pattern.partition("{paragraphs}")
        result: list[Inline] = [Text(before)]
        for index, place in enumerate(found):
            if index:
                result.append(Text(f" {self.style.references.and_word} " if place is found[-1] else ", "))
            if place.paragraph:
                result.append(CrossReference(place.eid, paragraph_words(place.paragraph, place.items, self.style)))
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
            return CrossReference(place.eid, own_reference_words(place, self.style))
        return CrossReference(place.eid, reference_words(place, self.style))

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


def _ends_sentence(node: Inline) -> bool:
    return isinstance(node, Text) and node.text.endswith(". ")
