"""The explanatory report: article by article, the text, what it does, the options considered, the authorities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from drafter.markup.unparse import unparse_sentence
from drafter.model.clause import Choice, Clause, ClauseLibrary, OptionalPassage
from drafter.model.draft import Draft, Reason
from drafter.model.inline import (
    Blank,
    Bracket,
    ClauseReference,
    CrossReference,
    DefinedTerm,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    ParameterUse,
    ProvisionName,
    TermMention,
    TermUse,
    Text,
)
from drafter.model.instrument import (
    Alternatives,
    Annex,
    Article,
    Instrument,
    Paragraph,
    Part,
    Recital,
    Subparagraph,
    Testimonium,
)
from drafter.model.profile import OPEN, Profile
from drafter.model.report import Block, BulletList, Cell, Heading, ListItem, Report, ReportParagraph, Row, Table
from drafter.model.walk import joined, map_inlines, nodes, plain_words
from drafter.phrasing.citations import UNCHECKED, cite_at
from drafter.phrasing.numerals import value_words
from drafter.phrasing.references import Places, find_places, reference_words

ABOUT = (
    "For each article this commentary gives the text, says what it does and where its words come from, shows the "
    "options that were considered with who is likely to want each and what it costs, and lists the authorities. "
    "An authority marked "
)
ABOUT_UNCHECKED = " was cited from memory: a person must see the source before anybody relies on it."

Unit = Article | Annex | Recital | Testimonium


def write_commentary(draft: Draft, library: ClauseLibrary, profile: Profile) -> Report:
    """The commentary on a draft, which is to be in a face that has no footnotes of its own."""
    return _Commentator(draft, library, profile).report()


@dataclass(frozen=True, slots=True)
class _Commentator:
    draft: Draft
    library: ClauseLibrary
    profile: Profile

    def report(self) -> Report:
        instrument = self.draft.instrument
        places = find_places(instrument)
        blocks = [*self._introduction(), *self._preamble(instrument, places)]
        for part in instrument.body:
            if isinstance(part, Part):
                blocks.append(Heading(1, joined((Text(f"{part.label} "), *part.heading)), part.eid))
            for node in nodes(part):
                if isinstance(node, Article):
                    blocks += self._unit(node, places)
        if instrument.testimonium or instrument.annexes:
            blocks.append(Heading(1, (Text("Testimonium and annexes"),), "after_the_articles"))
        if instrument.testimonium:
            blocks += self._unit(instrument.testimonium, places)
        for annex in instrument.annexes:
            blocks += self._unit(annex, places)
        title = (Text(f"Commentary on the {_uncapitalized(plain_words(instrument.title))}"),)
        identity = replace(instrument.identity, subject="Explanatory report, article by article")
        return Report(title, tuple(blocks), identity, instrument.style, instrument.notice)

    def _introduction(self) -> Iterator[Block]:
        yield Heading(1, (Text("About this commentary"),), "about")
        yield ReportParagraph((Text(ABOUT), Emphasis((Text(UNCHECKED),)), Text(ABOUT_UNCHECKED)))

    def _preamble(self, instrument: Instrument, places: Places) -> Iterator[Block]:
        recitals = instrument.preamble.recitals if instrument.preamble else ()
        if recitals:
            yield Heading(1, (Text("Preamble"),), "recs")
        for recital in recitals:
            yield from self._unit(recital, places)

    def _unit(self, unit: Unit, places: Places) -> Iterator[Block]:
        clause = self.library.clauses[unit.clause_id]
        yield Heading(2, _title(unit), unit.eid)
        yield from _quoted(unit)
        yield from self._standing(clause)
        if clause.commentary:
            yield Heading(3, (Text("What it does"),))
            yield from (ReportParagraph(self._settled(p, clause, places)) for p in clause.commentary)
        if clause.choices or clause.options:
            yield Heading(3, (Text("Options considered"),))
            yield from (block for choice in clause.choices.values() for block in self._choice(clause, choice))
            if clause.options:
                yield ReportParagraph((Text("Passages that may be in or out:"),))
                yield BulletList(tuple(ListItem(self._option(clause, o)) for o in clause.options.values()))
        if clause.authorities:
            yield Heading(3, (Text("Authorities"),))
            yield BulletList(tuple(ListItem(content) for content in self._authorities(clause)))

    def _standing(self, clause: Clause) -> Iterator[Block]:
        needed = [reason for reason in self.draft.reasons.get(clause.id, ()) if reason.by]
        if needed:
            words = "; ".join(self._needed_by(reason) for reason in needed)
            yield ReportParagraph((Text(f"It is needed by {words}."),))

    def _needed_by(self, reason: Reason) -> str:
        other = self.library.clauses.get(reason.by)
        name = f"“{unparse_sentence(other.heading) or other.opener}”" if other else reason.by
        return f"{name} ({_uncapitalized(reason.words.rstrip('.'))})"

    def _choice(self, clause: Clause, choice: Choice) -> Iterator[Block]:
        said = self._said(clause, choice.name)
        chosen = said or choice.default
        rows = tuple(
            Row(
                (
                    Cell((Text(a.label + (" (taken)" if a.name == chosen else "")),)),
                    Cell((Text(a.wanted_by),)),
                    Cell((Text(a.cost),)),
                )
            )
            for a in choice.alternatives.values()
        )
        header = Row((Cell((Text("Answer"),)), Cell((Text("Likely to be wanted by"),)), Cell((Text("Cost"),))))
        yield Table((Text(choice.question),), header, rows)
        yield ReportParagraph((Text(_verdict(choice, chosen, by_profile=bool(said))),))

    def _option(self, clause: Clause, option: OptionalPassage) -> Inlines:
        state = self._said(clause, option.name) or option.default
        if state == "with":
            present = all(other in self.draft.reasons for other in option.beside)
            state = "in" if present else "out"
        words = {"in": "in", "out": "left out", OPEN: "left open"}[state]
        reasons = " ".join(w for w in (option.wanted_by, option.cost) if w)
        return (Text(f"{option.label} ({words}). {reasons}".rstrip()),)

    def _said(self, clause: Clause, name: str) -> str:
        """What the profile says of a choice or passage; several alternatives named leave it open."""
        located = self.profile.settings.get(clause.id, {}).get(name)
        if located is None:
            return ""
        known = (*clause.choices[name].alternatives, OPEN) if name in clause.choices else ("in", "out", OPEN)
        return located.value if isinstance(located.value, str) and located.value in known else OPEN

    def _authorities(self, clause: Clause) -> Iterator[Inlines]:
        register: Mapping[str, object] = self.library.authorities
        for citation in clause.authorities:
            if citation.source in register and self.library.authorities[citation.source].printed:
                yield cite_at(citation, self.library.authorities[citation.source], self.draft.instrument.style)

    def _settled(self, content: Inlines, clause: Clause, places: Places) -> Inlines:
        def change(node: Inline) -> Inlines:
            match node:
                case ClauseReference(targets):
                    return self._references(targets, clause, places)
                case TermMention(words):
                    return (Text(words),)
                case ParameterUse():
                    return (self._value(node, clause),)
                case _:
                    return (node,)

        return joined(map_inlines(content, change))

    def _references(self, targets: tuple[ProvisionName, ...], clause: Clause, places: Places) -> Inlines:
        found: list[Inline] = []
        for index, target in enumerate(targets):
            if index:
                found.append(Text(" and " if index == len(targets) - 1 else ", "))
            found.append(self._reference(target, clause, places))
        return tuple(found)

    def _reference(self, target: ProvisionName, clause: Clause, places: Places) -> Inline:
        owner = target.clause or clause.id
        place = places.parts.get(target.part) if target.part else places.provisions.get((owner, target.name))
        place = place or places.provisions.get((owner, ""))
        if place:
            return CrossReference(place.head.eid, reference_words(place, self.draft.instrument.style))
        other = self.library.clauses.get(owner)
        name = unparse_sentence(other.heading) if other else target.part
        return Text(f"the clause “{name}” (not in this draft)")

    def _value(self, use: ParameterUse, clause: Clause) -> Inline:
        owner = self.library.clauses.get(use.clause) if use.clause else clause
        parameter = owner.parameters.get(use.name) if owner else None
        if parameter is None or parameter.default is None:
            return Blank(use.name)
        return Text(value_words(parameter.default, parameter, use.form, self.draft.instrument.style))


def _title(unit: Unit) -> Inlines:
    match unit:
        case Recital():
            return (*unit.opener, Text(" …"))
        case Testimonium():
            return (Text("Testimonium"),)
        case _:
            heading = tuple(n for n in unit.heading if not isinstance(n, Footnote))
            return joined((Text(f"{unit.label} "), *heading))


def _quoted(unit: Unit) -> Iterator[Block]:
    match unit:
        case Recital():
            words = (Emphasis(unit.opener), Text(" "), *_plain(unit.content))
            yield ReportParagraph(joined(words), quoted=True)
        case Testimonium():
            yield from (line for p in unit.paragraphs for line in _lines(p))
        case _:
            for node in unit.content:
                if isinstance(node, Alternatives):
                    for text in node.texts:
                        yield ReportParagraph((Text(f"[{text.label or text.name}]"),), quoted=True)
                        yield from (line for p in text.paragraphs for line in _lines(p))
                else:
                    yield from _lines(node)


def _lines(block: Paragraph | Subparagraph) -> Iterator[Block]:
    label = (Text(f"{block.label} "),) if block.label else ()
    yield ReportParagraph(joined((*label, *_plain(block.chapeau))), quoted=True)
    for item in block.subparagraphs:
        yield from _lines(item)
    if block.closing_words:
        yield ReportParagraph(_plain(block.closing_words), quoted=True)


def _plain(content: Inlines) -> Inlines:
    """Words of the draft for quotation: uses of terms and definitions become words, references point at articles."""

    def change(node: Inline) -> Inlines:
        match node:
            case TermUse(_, words):
                return (Text(words),)
            case DefinedTerm(_, content):
                return content
            case CrossReference(eid, parts):
                return (Text("".join(part.text for part in parts)),) if "__" in eid else (node,)
            case Footnote() | Bracket():
                return ()
            case _:
                return (node,)

    return joined(map_inlines(content, change))


def _verdict(choice: Choice, chosen: str, *, by_profile: bool) -> str:
    if chosen == OPEN:
        return "The draft leaves the question open."
    taken = choice.alternatives[chosen]
    who = "The profile of this draft takes" if by_profile else "The draft takes the library's first proposal,"
    return f"{who} “{_uncapitalized(taken.label)}”."


def _uncapitalized(text: str) -> str:
    """The first letter in lower case, unless the word is all capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
