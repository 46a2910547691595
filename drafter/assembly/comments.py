"""Comments of the annotated face: at each choice point what is asked, what is taken, who wants which and at what price.

They are in the words of the field, without the text of the article: the reader has that beside them. Each ends with the
setting that decides, so that one knows what to write in the profile.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafter.assembly.settings import UNSET, Settings, choice_of, open_alternatives, option_of
from drafter.assembly.wording import Wording
from drafter.model.clause import Alternative, Choice, Clause, ClauseLibrary, OptionalPassage
from drafter.model.inline import (
    Blank,
    Bracketed,
    ClauseReference,
    Comment,
    DefinedTerm,
    Emphasis,
    Inline,
    Inlines,
    TermMention,
    Text,
)
from drafter.model.instrument import Comments
from drafter.model.profile import OPEN, Profile
from drafter.model.style import HouseStyle
from drafter.model.walk import blank_words, bracketed_words
from drafter.phrasing.citations import cite_briefly
from drafter.phrasing.numerals import listed

LONGEST_GIST = 320
"""In characters: how much of a passage that is left out is quoted."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """What there is to say of the choice points of a draft.

    ``prose`` turns words that are no treaty text; ``article`` is what the house style calls an article.
    """

    library: ClauseLibrary
    profile: Profile
    style: HouseStyle
    settings: Mapping[str, Settings]
    selected: frozenset[str]
    prose: Wording
    article: str

    def on_choice(self, clause: Clause, choice: Choice, *, in_line: bool) -> Comment:
        """On a choice point, decided or open; ``in_line`` where it stands within a sentence."""
        settings = self.settings.get(clause.id, UNSET)
        chosen = choice_of(clause, choice.name, settings)
        are_open = [a.name for a in open_alternatives(clause, choice.name, settings)] if chosen == OPEN else []
        found: list[Inlines] = [(Text(self.prose(choice.question)),)]
        for alternative in choice.alternatives.values():
            standing = "taken" if alternative.name == chosen else ""
            if alternative.name in are_open:
                label = "" if in_line else self.style.alternative_label.format(n=are_open.index(alternative.name) + 1)
                standing = f"open, {label}" if label else "open"
            elif are_open:
                standing = "set aside"
            found.append(self._alternative(clause, alternative, standing))
        return Comment((*found, (Text(self._settles_choice(clause, choice, settings)),)))

    def on_passage(self, clause: Clause, option: OptionalPassage) -> Comment:
        """On an optional passage that is in, or open."""
        state = option_of(clause, option.name, self.settings.get(clause.id, UNSET), self.selected)
        kind = "Optional passage, open: " if state == OPEN else "Optional passage: "
        head = (Text(kind), Emphasis((Text(self.prose(option.label)),)))
        reasons = self._reasons(option)
        told = ((Text(reasons),),) if reasons else ()
        return Comment((head, *told, (Text(self._settles_passage(clause, option)),)))

    def on_left_out(self, clause: Clause, passages: Sequence[tuple[OptionalPassage, str]]) -> Comment:
        """On what could be added to an article; with each passage, what it would say."""
        what = {"article": self.article, "testimonium": "text"}.get(clause.kind, clause.kind)
        found: list[Inlines] = [(Text(f"Could be added to this {what}:"),)]
        for option, words in passages:
            sentences = [self._reasons(option)]
            if words:
                sentences.append(f"It would say: {self._quoted(words)}")
            sentences.append(self._settles_passage(clause, option))
            found.append((Emphasis((Text(self.prose(option.label)),)), Text(" ".join((".", *filter(None, sentences))))))
        return Comment(tuple(found))

    def words(self, content: Inlines, own: Clause) -> str:
        """The words of a text of ``own`` that is settled but not linked: references are told by headings."""
        return "".join(self._words(node, own) for node in content)

    # --- sentences ------------------------------------------------------------------------------------------------

    def _alternative(self, clause: Clause, alternative: Alternative, standing: str) -> Inlines:
        sentences = [self._reasons(alternative)]
        cited = [cite_briefly(a, clause.authorities, self.library.authorities) for a in alternative.authorities]
        if any(cited):
            sentences.append(f"Authorities: {'; '.join(filter(None, cited))}.")
        head = f" ({standing})." if standing else "."
        told = " ".join((head, *filter(None, sentences)))
        return (Emphasis((Text(self.prose(alternative.label)),)), Text(told))

    def _reasons(self, text: Alternative | OptionalPassage) -> str:
        entries = (
            ("Likely to be wanted by", self.prose(text.wanted_by)),
            ("Cost", self.prose(text.cost)),
            ("Proposed by", text.proposer),
        )
        return " ".join(f"{name}: {words.rstrip('.')}." for name, words in entries if words)

    def _settles_choice(self, clause: Clause, choice: Choice, settings: Settings) -> str:
        chosen = choice_of(clause, choice.name, settings)
        now = listed(settings.among.get(choice.name, (chosen,)), "or")
        others = [name for name in choice.alternatives if name != chosen]
        return self._setting(clause, choice.name, now, others if chosen == OPEN else [*others, OPEN])

    def _settles_passage(self, clause: Clause, option: OptionalPassage) -> str:
        said = self.settings.get(clause.id, UNSET).options.get(option.name, option.default)
        if said != "with":
            return self._setting(clause, option.name, said, [s for s in ("in", "out", OPEN) if s != said])
        missing = [other for other in option.beside if other not in self.selected]
        stands = "is not in the draft" if missing else "is in the draft"
        beside = missing[:1] or list(option.beside)
        why = f"{listed(tuple(self._heading(other) for other in beside), 'and')} {stands}"
        if len(beside) > 1:
            why = why.replace(" is in ", " are in ")
        state = "out" if missing else "in"
        return self._setting(clause, option.name, state, ["in" if missing else "out", OPEN], f", because {why}")

    def _setting(self, clause: Clause, name: str, now: str, others: Sequence[str], why: str = "") -> str:
        by = "as the profile says" if name in self.profile.settings.get(clause.id, {}) else "by default"
        return f"Setting {clause.id}.{name}: {now}, {by}{why}. It can also be {listed(tuple(others), 'or')}."

    # --- words ----------------------------------------------------------------------------------------------------

    def _quoted(self, words: str) -> str:
        """The beginning of a text as a quotation that ends its sentence; what is quoted in it gets single marks."""
        opening, closing = self.style.quotes
        gist = shortened(words.lstrip(" ,;"), LONGEST_GIST).replace(opening, "‘").replace(closing, "’")
        return f"{opening}{gist}{closing}" + ("" if gist.endswith((".", "…")) else ".")

    def _heading(self, clause_id: str) -> str:
        opening, closing = self.style.quotes
        other = self.library.clauses.get(clause_id)
        words = self.words(other.heading, other) or other.opener if other else ""
        return f"{opening}{self.prose(words)}{closing}" if words else clause_id

    def _words(self, node: Inline, own: Clause) -> str:
        match node:
            case Text(text):
                return text
            case TermMention(words):
                return words
            case Emphasis(content) | DefinedTerm(_, content):
                return self.words(content, own)
            case Blank(description):
                return blank_words(description)
            case Bracketed(alternatives, proposers):
                texts = [self.words(a, own) for a in alternatives]
                return " ".join(map(bracketed_words, texts, proposers))
            case ClauseReference(targets):
                found = dict.fromkeys(self._target(t.clause, t.part, own) for t in targets)
                return listed(tuple(found), "and")
            case _:
                return ""

    def _target(self, clause_id: str, part: str, own: Clause) -> str:
        if part:
            group = self.library.groups.get(part)
            opening, closing = self.style.quotes
            return f"the Part {opening}{self.prose(group.heading if group else part)}{closing}"
        return f"this {self.article}" if clause_id in ("", own.id) else f"the {self.article} {self._heading(clause_id)}"


def shortened(words: str, length: int) -> str:
    """The words, or as many whole words of their beginning as fit, with dots for the rest."""
    words = " ".join(words.split())
    if len(words) <= length:
        return words
    return f"{words[:length].rpartition(' ')[0].rstrip(' ,;:.')} …"


class Margin:
    """The margin of one clause while its texts are settled: each choice point is spoken of where it first stands.

    Where ``remarks`` is ``None`` nothing is written in it.
    """

    def __init__(self, clause: Clause | None, remarks: Remarks | None) -> None:
        self._clause = clause
        self._remarks = remarks
        self._said: set[str] = set()
        self._waiting: list[Comment] = []
        self._homeless: list[Comment] = []
        self._left_out: list[tuple[OptionalPassage, str]] = []

    def remark(self, kind: str, name: str, *, in_line: bool = False) -> Comment | None:
        """The comment on a choice (``choose``) or passage (``option``) that stands here, unless it was made before."""
        clause, remarks = self._clause, self._remarks
        if clause is None or remarks is None or name in self._said:
            return None
        self._said.add(name)
        if kind == "choose":
            return remarks.on_choice(clause, clause.choices[name], in_line=in_line)
        return remarks.on_passage(clause, clause.options[name])

    def is_to_tell(self, name: str) -> bool:
        """Whether a passage that is left out is still to be told of."""
        return self._remarks is not None and name not in self._said

    def leave_out(self, option: OptionalPassage, content: Iterator[Inlines]) -> None:
        """Takes note of a passage that is left out, with what it would say."""
        if self._clause is not None and self._remarks is not None:
            self._said.add(option.name)
            words = " ".join(filter(None, (self._remarks.words(run, self._clause) for run in content)))
            self._left_out.append((option, words))

    def wait(self, *comments: Comment | None) -> None:
        """Keeps comments on words of a block until the block is made."""
        self._waiting += [comment for comment in comments if comment]

    def waiting(self) -> Comments:
        """The comments that waited for their block."""
        found, self._waiting = tuple(self._waiting), []
        return found

    def without_block(self, comments: Sequence[Comment]) -> None:
        """Keeps comments on what left no words: they go to the article itself."""
        self._homeless += comments

    def rest(self) -> Comments:
        """What is said of the article itself: on what left no words in it, and on what could be added."""
        found = [*self.waiting(), *self._homeless]
        if self._left_out and self._clause is not None and self._remarks is not None:
            found.append(self._remarks.on_left_out(self._clause, self._left_out))
        return tuple(found)
