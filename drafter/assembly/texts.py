"""From the text of a clause to the paragraphs of an article: choices made, passages put in, values filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from drafter.assembly.numerals import listed, value_words
from drafter.assembly.settings import UNSET, Settings, choice_of, option_of, value_of
from drafter.assembly.wording import Reword
from drafter.diagnostics import Findings
from drafter.model.clause import Alternative, Clause, ClauseLibrary, ClauseText, OptionalPassage, Splice, TextBlock
from drafter.model.inline import (
    Blank,
    Bracketed,
    ChoiceUse,
    ClauseReference,
    Inline,
    Inlines,
    OptionUse,
    ParameterUse,
    Text,
)
from drafter.model.instrument import Alternatives, AlternativeText, Paragraph, Provision, Subparagraph
from drafter.model.profile import OPEN, Profile
from drafter.model.style import HouseStyle
from drafter.model.walk import joined, map_inlines

DEEPEST_SPLICE = 6


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies before the drafter while texts are settled; ``selected`` are the ids of the clauses in the draft."""

    library: ClauseLibrary
    profile: Profile
    style: HouseStyle
    face: str
    settings: Mapping[str, Settings]
    selected: frozenset[str]
    reword: Reword


def settle_text(clause: Clause, desk: Desk, findings: Findings) -> tuple[Provision, ...]:
    """The provisions of a clause, not yet numbered; references and terms are still names."""
    return _Settler(clause, desk, findings).provisions(clause.text, 0)


def settle_sentence(clause: Clause, content: Inlines, desk: Desk, findings: Findings) -> Inlines:
    """A heading or a recital of a clause, settled likewise."""
    return _Settler(clause, desk, findings).sentence(content)


def settle_definition(block: TextBlock, desk: Desk, findings: Findings) -> TextBlock:
    """The definition of a term; its parameters are those of clauses, by full id."""
    settler = _Settler(None, desk, findings)
    return TextBlock(
        settler.sentence(block.content),
        tuple(settle_definition(item, desk, findings) for item in block.items),
        settler.sentence(block.closing_words),
    )


class _Settler:
    def __init__(self, clause: Clause | None, desk: Desk, findings: Findings) -> None:
        self.clause = clause
        self.desk = desk
        self.findings = findings
        self.own = desk.settings.get(clause.id, UNSET) if clause else UNSET

    def provisions(self, text: ClauseText, depth: int) -> tuple[Provision, ...]:
        found: list[Provision] = []
        for block in text:
            if isinstance(block, TextBlock):
                paragraph = self._paragraph(block)
                if paragraph is not None:
                    found.append(paragraph)
            elif isinstance(block, Splice) and depth < DEEPEST_SPLICE:
                found.extend(self._spliced(block, depth + 1))
        return tuple(found)

    def _spliced(self, splice: Splice, depth: int) -> tuple[Provision, ...]:
        members, question = self._members(splice.kind, splice.name)
        if len(members) == 1 and not self._is_open(splice.kind, splice.name):
            return self.provisions(members[0].text, depth)
        if not members:
            return ()
        pattern = self.desk.style.alternative_label if splice.kind == "choose" else self.desk.style.optional_label
        texts = []
        for number, member in enumerate(members, start=1):
            inner = self.provisions(member.text, depth)
            paragraphs = tuple(p for p in inner if isinstance(p, Paragraph))
            label = pattern.format(n=number) if pattern else ""
            texts.append(AlternativeText(member.name, label, paragraphs, member.proposer))
        return (Alternatives(question, tuple(texts)),)

    def _members(self, kind: str, name: str) -> tuple[tuple[Alternative | OptionalPassage, ...], str]:
        """The text chosen, or all that are open, with the question they answer."""
        clause = self.clause
        if clause is None:
            return (), ""
        if kind == "choose":
            choice = clause.choices.get(name)
            if choice is None:
                return (), ""
            chosen = choice_of(clause, name, self.own)
            if chosen == OPEN and self._may_stay_open(choice.question, name):
                return tuple(choice.alternatives.values()), choice.question
            chosen = choice.default if chosen == OPEN else chosen
            found = choice.alternatives.get(chosen)
            return ((found,) if found else ()), choice.question
        option = clause.options.get(name)
        if option is None:
            return (), ""
        state = option_of(clause, name, self.own, self.desk.selected)
        if state == OPEN:
            self._may_stay_open(option.label, name)
        return ((option,) if state != "out" else ()), option.label

    def _is_open(self, kind: str, name: str) -> bool:
        if self.clause is None or self.desk.face == "clean":
            return False
        if kind == "choose":
            return choice_of(self.clause, name, self.own) == OPEN
        return option_of(self.clause, name, self.own, self.desk.selected) == OPEN

    def _may_stay_open(self, question: str, name: str) -> bool:
        if self.desk.face != "clean":
            return True
        clause_id = self.clause.id if self.clause else ""
        located = self.desk.profile.settings.get(clause_id, {}).get(name)
        self.findings.error(
            "open-choice",
            f"'{clause_id}.{name}' is open in a clean text: {question}",
            located.span if located else self.desk.profile.span,
            "choose an alternative, or build with --face options",
        )
        return False

    def _paragraph(self, block: TextBlock) -> Paragraph | None:
        items = tuple(i for i in (self._item(item) for item in block.items) if i is not None)
        content, closing = self.sentence(block.content), self.sentence(block.closing_words)
        if not content and not items:
            return None
        return Paragraph(content, items, closing, block.numbered, block.name)

    def _item(self, block: TextBlock) -> Subparagraph | None:
        items = tuple(i for i in (self._item(item) for item in block.items) if i is not None)
        content, closing = self.sentence(block.content), self.sentence(block.closing_words)
        if not content and not items:
            return None
        return Subparagraph(content, items, closing, block.name)

    def sentence(self, content: Inlines) -> Inlines:
        """Choices first, then values: so that mending blanks never reaches into a value."""
        return joined(map_inlines(tidy(self._chosen(content)), self._filled))

    def _chosen(self, content: Inlines) -> Inlines:
        return map_inlines(content, self._choose)

    def _choose(self, node: Inline) -> Inlines:
        match node:
            case Text(text):
                return (Text(self.desk.reword(text)),)
            case ChoiceUse(name):
                return self._inline("choose", name)
            case OptionUse(name):
                return self._inline("option", name)
            case _:
                return (node,)

    def _filled(self, node: Inline) -> Inlines:
        match node:
            case ParameterUse():
                return (self._value(node),)
            case ClauseReference(targets):
                own = self.clause.id if self.clause else ""
                return (ClauseReference(tuple(t if t.clause or t.part else replace(t, clause=own) for t in targets)),)
            case _:
                return (node,)

    def _inline(self, kind: str, name: str) -> Inlines:
        members, _ = self._members(kind, name)
        runs = []
        for member in members:
            blocks = [b for b in member.text if isinstance(b, TextBlock)]
            runs.append(tidy(tuple(n for b in blocks for n in self._chosen(b.content))))
        if self._is_open(kind, name):
            return (Bracketed(tuple(runs), tuple(m.proposer for m in members)),)
        return runs[0] if runs else ()

    def _value(self, use: ParameterUse) -> Inline:
        if use.clause == "profile":
            return self._fact(use)
        owner = self.desk.library.clauses.get(use.clause) if use.clause else self.clause
        parameter = owner.parameters.get(use.name) if owner else None
        if owner is None or parameter is None:
            return Blank(use.name)
        settings = self.desk.settings.get(owner.id, UNSET)
        value = value_of(owner, use.name, settings)
        if value is None:
            located = self.desk.profile.settings.get(owner.id, {}).get(use.name)
            if self.desk.face == "clean":
                self.findings.error(
                    "open-blank",
                    f"'{owner.id}.{use.name}' has no value in a clean text: {parameter.description}",
                    located.span if located else self.desk.profile.span,
                    f"set it: settings: {{{owner.id}: {{{use.name}: …}}}}",
                )
            return Blank(parameter.description.rstrip("."))
        return Text(value_words(value, parameter, use.form, self.desk.style))

    def _fact(self, use: ParameterUse) -> Inline:
        fact = self.desk.profile.facts.get(use.name)
        if fact == OPEN:
            return Blank("" if self.desk.face == "clean" else use.name)
        if fact is None:
            self.findings.error(
                "missing-fact",
                f"the draft speaks of its {use.name}, and the profile does not say it",
                self.desk.profile.span,
                f"add 'facts: {{{use.name}: …}}', or '{use.name}: open' to leave it blank",
            )
            return Blank(use.name)
        return Text(fact if isinstance(fact, str) else listed(fact, "or" if use.form == "or" else "and"))


def tidy(content: Inlines) -> Inlines:
    """Joins texts and mends the blanks that a passage left out leaves behind."""
    result: list[Inline] = []
    for node in joined(content):
        if isinstance(node, Text):
            text = node.text
            while "  " in text:
                text = text.replace("  ", " ")
            for stop in (",", ".", ";", ":"):
                text = text.replace(f" {stop}", stop)
            node = Text(text)
        result.append(node)
    if result and isinstance(result[0], Text):
        result[0] = Text(result[0].text.lstrip(" "))
    if result and isinstance(result[-1], Text):
        result[-1] = Text(result[-1].text.rstrip(" "))
    return joined(tuple(result))
