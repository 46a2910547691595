"""From the text of a clause to the paragraphs of an article: choices made, passages put in, values filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from drafter.assembly.comments import Margin, Remarks, Unused
from drafter.assembly.endings import conjunction_after, conjunction_of, opened, with_ending
from drafter.assembly.settings import UNSET, Settings, choice_of, open_alternatives, option_of, value_of
from drafter.assembly.wording import Wording
from drafter.diagnostics import Findings, SourceSpan
from drafter.model.clause import Alternative, Clause, ClauseLibrary, ClauseText, OptionalPassage, Splice, TextBlock
from drafter.model.inline import (
    Blank,
    Bracketed,
    ChoiceUse,
    ClauseReference,
    Comment,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    OptionUse,
    ParameterUse,
    Text,
)
from drafter.model.instrument import Alternatives, AlternativeText, Paragraph, Provision, Subparagraph
from drafter.model.profile import OPEN, Profile
from drafter.model.style import HouseStyle, LevelStyle
from drafter.model.walk import joined, map_inlines
from drafter.phrasing.numerals import listed, numeral, value_words

P = TypeVar("P", Paragraph, Subparagraph)

_BLANK_BEFORE_STOP = re.compile(r" (?=[,.;:](?:\s|$))")
"""A blank before a stop that ends something; one before a name such as ".net" or "../" is the author's own."""

DEEPEST_SPLICE = 6
MOST_PIECES = 3000
"""Paragraphs, items and passages of one clause: far above any treaty, far below what could exhaust a machine."""
MOST_PIECES_UNUSED = 100
"""The same for a text that is not in the draft, of which a comment gives no more than the first words."""
_NO_WORDS = re.compile(r"[;,.:]?\s*(?:and|or)?\s*[;,.]?")


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies before the drafter while texts are settled; ``selected`` are the ids of the clauses in the draft.

    ``remarks`` are there in the annotated face only.
    """

    library: ClauseLibrary
    profile: Profile
    style: HouseStyle
    face: str
    settings: Mapping[str, Settings]
    selected: frozenset[str]
    reword: Wording
    remarks: Remarks | None = None


def settle_text(clause: Clause, desk: Desk, findings: Findings, margin: Margin) -> tuple[Provision, ...]:
    """The provisions of a clause, not yet numbered; references and terms are still names.

    Comments are on the provisions; those on the clause as a whole remain in ``margin``.
    """
    return _Settler(clause, desk, findings, margin).provisions(clause.text)


def settle_sentence(clause: Clause, content: Inlines, desk: Desk, findings: Findings, margin: Margin) -> Inlines:
    """A heading of a clause, settled likewise."""
    return _Settler(clause, desk, findings, margin).sentence(content)


def settle_definition(block: TextBlock, desk: Desk, findings: Findings) -> Subparagraph:
    """The definition of a term; its parameters are those of clauses, by full id."""
    settler = _Settler(None, desk, findings, Margin(None, None))
    content, closing = settler.sentence(block.content), settler.sentence(block.closing_words)
    return Subparagraph(content, settler.items(block.items), closing, block.name)


class _Settler:
    def __init__(self, clause: Clause | None, desk: Desk, findings: Findings, margin: Margin) -> None:
        self.clause = clause
        self.desk = desk
        self.findings = findings
        self.margin = margin
        self.own = desk.settings.get(clause.id, UNSET) if clause else UNSET
        self.within: list[str] = []
        self.pieces = 0
        self.lacking: dict[str, None] = {}
        """The facts that the text speaks of and the profile does not give, as met."""

    def provisions(self, text: ClauseText) -> tuple[Provision, ...]:
        found: list[Provision] = []
        for block in text:
            if isinstance(block, TextBlock):
                paragraph = self._paragraph(block)
                if paragraph is not None:
                    found.append(paragraph)
            elif isinstance(block, Splice):
                found.extend(self._spliced(block))
        return tuple(found)

    def _spliced(self, splice: Splice) -> tuple[Provision, ...]:
        members, question = self._members(splice.kind, splice.name)
        if not members or not self._enters(members[0], splice.name):
            return ()
        comment = self.margin.remark(splice.kind, splice.name, self._unused)
        inner = [self.provisions(member.text) for member in members]
        self.within.pop()
        if not self._is_open(splice.kind, splice.name):
            return self._commented(inner[0], comment)
        pattern = self.desk.style.alternative_label if splice.kind == "choose" else self.desk.style.optional_label
        texts = []
        for number, member in enumerate(members, start=1):
            paragraphs = side_by_side(inner[number - 1])
            label = pattern.format(n=number) if pattern else ""
            texts.append(AlternativeText(member.name, label, paragraphs, member.proposer))
        return (Alternatives(question, tuple(texts), comment),)

    def _commented(self, provisions: tuple[Provision, ...], comment: Comment | None) -> tuple[Provision, ...]:
        """The provisions with a comment on the first of them, where they begin with a paragraph that can bear it."""
        if comment is None:
            return provisions
        if provisions and isinstance(first := provisions[0], Paragraph):
            return (_with_comment(first, comment), *provisions[1:])
        self.margin.without_block([comment])
        return provisions

    def _enters(self, member: Alternative | OptionalPassage, name: str) -> bool:
        """Whether the text may be gone into: no text holds itself, and none is too deep within others."""
        if self._too_many(member.span):
            return False
        if name not in self.within and len(self.within) < DEEPEST_SPLICE:
            self.within.append(name)
            return True
        why = "stands within itself" if name in self.within else f"stands within more than {DEEPEST_SPLICE} others"
        hint = "a passage cannot hold the choice or passage that it belongs to"
        self._misused(f"'{self.clause.id if self.clause else ''}.{name}' {why}", member.span, hint)
        return False

    def _too_many(self, span: SourceSpan | None) -> bool:
        """Counts one more piece; passages within passages can multiply without end."""
        self.pieces += 1
        if self.pieces == MOST_PIECES:
            hint = "let no passage hold others many times over"
            self._misused(f"the text unfolds to more than {MOST_PIECES:,} pieces", span, hint)
        return self.pieces >= MOST_PIECES

    def _misused(self, message: str, span: SourceSpan | None, hint: str) -> None:
        self.findings.error("notation", message, span or (self.clause.span if self.clause else None), hint)

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
                return open_alternatives(clause, name, self.own), choice.question
            chosen = choice.default if chosen == OPEN else chosen
            found = choice.alternatives.get(chosen)
            return ((found,) if found else ()), choice.question
        option = clause.options.get(name)
        if option is None:
            return (), ""
        state = option_of(clause, name, self.own, self.desk.selected)
        if state == OPEN:
            self._may_stay_open(option.label, name)
        if state != "out":
            return (option,), option.label
        if self.margin.is_to_tell(name):
            self.margin.leave_out(option, self._unused(option.text))
        return (), option.label

    def _unused(self, text: ClauseText) -> Unused:
        """A text that is not taken, or is out, as it would be in the draft."""
        aside = _Settler(self.clause, replace(self.desk, face="options"), Findings(), Margin(None, None))
        aside.pieces = MOST_PIECES - MOST_PIECES_UNUSED
        paragraphs = side_by_side(aside.provisions(text))
        runs = tuple(run for p in paragraphs for run in _runs(p, self.desk.style.subparagraphs))
        return Unused(runs, tuple(aside.lacking))

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
        content = self.sentence(block.content)
        comments = self.margin.waiting()
        items = self.items(block.items)
        closing = self.sentence(block.closing_words)
        comments += self.margin.waiting()
        if not items and _is_left_over(content):
            self.margin.without_block(comments)
            return None
        return Paragraph(content, items, closing, block.numbered, block.name, comments=comments)

    def items(self, blocks: Sequence[TextBlock]) -> tuple[Subparagraph, ...]:
        """The items that are in. Where one falls out, its conjunction goes before the one that is now the last."""
        made = [self._item(block) for block in blocks]
        kept = [item for item in made if item is not None]
        if not kept or len(kept) == len(made):
            return tuple(kept)
        conjunctions = [self._typed_conjunction(block) for block, item in zip(blocks, made, strict=True) if not item]
        if made[-1] is None:
            conjunctions.append(conjunction_after(kept[-1]))
            kept[-1] = with_ending(kept[-1], ";")
        conjunction = next((word for word in conjunctions if word), "")
        if conjunction and len(kept) > 1 and not any(conjunction_after(item) for item in kept[:-1]):
            kept[-2] = with_ending(kept[-2], f"; {conjunction}")
        return tuple(kept)

    def _typed_conjunction(self, block: TextBlock) -> str:
        """The conjunction an item that is out ended with, be it in the list or in the optional passage itself."""
        last = block.content[-1] if block.content else None
        if isinstance(last, OptionUse) and self.clause and last.name in self.clause.options:
            blocks = [b for b in self.clause.options[last.name].text if isinstance(b, TextBlock)]
            return conjunction_of(blocks[-1].content) if blocks else ""
        return conjunction_of(block.content)

    def _item(self, block: TextBlock) -> Subparagraph | None:
        content = self._valued(self._as_item(block))
        comments = self.margin.waiting()
        items = self.items(block.items)
        closing = self.sentence(block.closing_words)
        comments += self.margin.waiting()
        if not items and _is_left_over(content):
            self.margin.without_block(comments)
            return None
        return Subparagraph(content, items, closing, block.name, comments=comments)

    def _as_item(self, block: TextBlock) -> Inlines:
        """The words of an item of a list: opened as the style has it, and with an ending that is not a value's own."""
        content = opened(tidy(self._chosen(block.content)), self.desk.style.lists)
        if content and isinstance(content[-1], ParameterUse) and not block.items:
            content = (*content, Text(";"))
        return content

    def sentence(self, content: Inlines) -> Inlines:
        """Choices first, then values: so that mending blanks never reaches into a value."""
        return self._valued(tidy(self._chosen(content)))

    def _valued(self, content: Inlines) -> Inlines:
        return joined(map_inlines(content, self._filled))

    def _chosen(self, content: Inlines) -> Inlines:
        return map_inlines(self.desk.reword.run(content), self._choose)

    def _choose(self, node: Inline) -> Inlines:
        match node:
            case Emphasis(content) | Footnote(content):
                inner = mended(content)
                return (replace(node, content=inner),) if inner else ()
            case Bracketed(alternatives):
                self._refuse_open("open-choice", "words in square brackets")
                inner_runs = tuple(run for run in map(mended, alternatives) if run)
                return (Bracketed(inner_runs),) if inner_runs else ()
            case Blank(description) if description:
                self._refuse_open("open-blank", f"a blank for the {description}")
                return (node,)
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
        if not members or not self._enters(members[0], name):
            return ()
        is_open = self._is_open(kind, name)
        comment = self.margin.remark(kind, name, self._unused, in_line=True)
        if not is_open:
            self.margin.wait(comment)
        runs = tuple(self._as_words(member) for member in members)
        self.within.pop()
        return (Bracketed(runs, tuple(m.proposer for m in members), comment),) if is_open else runs[0]

    def _as_words(self, member: Alternative | OptionalPassage) -> Inlines:
        """The text of an alternative or passage within a sentence."""
        blocks = [block for block in member.text if isinstance(block, TextBlock) and not block.items]
        if len(blocks) < len(member.text):
            hint = "put its splice in a line of its own, or take the list out of the text"
            self._misused(f"'{member.name}' stands within a sentence but is more than words", member.span, hint)
        return tidy(tuple(node for block in blocks for node in (Text(" "), *self._chosen(block.content))))

    def _refuse_open(self, code: str, what: str) -> None:
        """What the text itself leaves open cannot stand in a clean text."""
        if self.desk.face == "clean":
            where = f"'{self.clause.id}'" if self.clause else "the definition of a term"
            span = self.clause.span if self.clause else None
            hint = "make it a choice point or a parameter, or build with --face options"
            self.findings.error(code, f"{where} has {what} in a clean text", span, hint)

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
        located = self.desk.profile.facts.get(use.name)
        fact = located.value if located else None
        if fact == OPEN:
            return Blank("" if self.desk.face == "clean" else use.name)
        if fact is None:
            self.lacking[use.name] = None
            self.findings.error(
                "missing-fact",
                f"the draft speaks of its {use.name}, and the profile does not say it",
                self.desk.profile.span,
                f"add 'facts: {{{use.name}: …}}', or '{use.name}: open' to leave it blank",
            )
            return Blank(use.name)
        if isinstance(fact, str):
            return Text(" ".join(fact.split()))
        return Text(listed(fact, "or" if use.form == "or" else "and"))


def side_by_side(provisions: Sequence[Provision]) -> tuple[Paragraph, ...]:
    """The paragraphs of provisions, where no alternatives may stand: words still open are in brackets instead."""
    found: list[Paragraph] = []
    for node in provisions:
        if isinstance(node, Paragraph):
            found.append(node)
        else:
            paragraphs = [_in_brackets(p, text.proposer) for text in node.texts for p in text.paragraphs]
            if node.comment and paragraphs:
                paragraphs[0] = _with_comment(paragraphs[0], node.comment)
            found += paragraphs
    return tuple(found)


def _with_comment(paragraph: Paragraph, comment: Comment) -> Paragraph:
    """The paragraph with a comment before any that it has: what is decided first is said first."""
    return replace(paragraph, comments=(comment, *paragraph.comments))


def _runs(block: Paragraph | Subparagraph, levels: Sequence[LevelStyle]) -> Iterator[Inlines]:
    """The runs of a block; its items are lettered as in the draft, so that in one line they stand apart."""
    yield block.chapeau
    for number, item in enumerate(block.subparagraphs, start=1):
        sign = numeral(number, levels[0].format) if levels else ""
        label = (Text(f"{levels[0].label.format(n=sign)} "),) if sign else ()
        first, *others = _runs(item, levels[1:])
        yield (*label, *first)
        yield from others
    yield block.closing_words


def _in_brackets(block: P, proposer: str) -> P:
    def bracketed(content: Inlines) -> Inlines:
        return (Bracketed((content,), (proposer,)),) if content else ()

    items = tuple(_in_brackets(item, proposer) for item in block.subparagraphs)
    chapeau, closing = bracketed(block.chapeau), bracketed(block.closing_words)
    return replace(block, chapeau=chapeau, subparagraphs=items, closing_words=closing)


def _is_left_over(content: Inlines) -> bool:
    """Whether nothing stands there but the stops and the conjunction around a passage that is out."""
    return all(isinstance(node, Text) and _NO_WORDS.fullmatch(node.text) for node in content)


def tidy(content: Inlines) -> Inlines:
    """:func:`mended`, without a blank at either end."""
    result = list(mended(content))
    if result and isinstance(result[0], Text):
        result[0] = Text(result[0].text.lstrip(" "))
    if result and isinstance(result[-1], Text):
        result[-1] = Text(result[-1].text.rstrip(" "))
    return joined(tuple(result))


def mended(content: Inlines) -> Inlines:
    """Joins texts and mends the blanks that a passage left out leaves behind."""
    result: list[Inline] = []
    for node in joined(content):
        if isinstance(node, Text):
            text = node.text
            while "  " in text:
                text = text.replace("  ", " ")
            node = Text(_BLANK_BEFORE_STOP.sub("", text))
        result.append(node)
    return tuple(result)
