"""Comments of the annotated face: at each choice point what is asked, what is taken, who wants which and at what price.

They are in the words of the field, without the text of the article: the reader has that beside them. Of a text that
could be put in they give the first words. Each alternative has after its label the word that the profile writes for it,
and each comment ends with the setting that decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from drafter.assembly.settings import UNSET, Settings, choice_of, open_alternatives, option_of
from drafter.assembly.wording import Wording
from drafter.model.clause import Alternative, Choice, Clause, ClauseLibrary, ClauseText, OptionalPassage
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
from drafter.model.walk import blank_words, bracketed_words, plain_words
from drafter.phrasing.citations import cite_briefly
from drafter.phrasing.numerals import listed

LONGEST_COMMENT = 1200
"""In characters: above it, a comment quotes less of each text that could be put in."""
LONGEST_GIST, LONGEST_PASSAGE, SHORTEST_GIST = 160, 320, 80
"""In characters: how much is quoted at most of an alternative and of an optional passage, and at least of either."""

_SENTENCE_END = re.compile(r"(?<=[a-z]{3}\.)(?<!\bart\.)(?<!\barts\.)(?<!\bpara\.)(?<!\bparas\.)(?<!\bvol\.) (?=[A-Z])")
"""Not after an abbreviation or before a number: "art. IV", "U.S. Code", "No. 5"."""
_DANGLING = re.compile(r"(?:[ ,;:.]|(?<= )\([a-z0-9]{1,4}\))*$")
"""Stops, and the letter of an item of which no word is left."""


@dataclass(frozen=True, slots=True)
class Unused:
    """A text that is not in the draft, as it would stand there.

    ``lacking`` are the facts of the treaty that it speaks of and the profile does not give.
    """

    runs: tuple[Inlines, ...]
    lacking: tuple[str, ...] = ()


Settle = Callable[[ClauseText], Unused]


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a comment tells of one text: its ``label``, its standing, its words where they can be put in, the rest."""

    label: str
    head: str
    words: str
    told: str


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

    def on_choice(self, clause: Clause, choice: Choice, settle: Settle, *, in_line: bool) -> Comment:
        """On a choice point, decided or open; ``in_line`` where it stands within a sentence.

        ``settle`` gives the words of the alternatives that are not in the draft.
        """
        settings = self.settings.get(clause.id, UNSET)
        chosen = choice_of(clause, choice.name, settings)
        are_open = [a.name for a in open_alternatives(clause, choice.name, settings)] if chosen == OPEN else []
        entries: list[_Entry] = []
        cited: dict[str, str] = {}
        for alternative in choice.alternatives.values():
            standing = "taken" if alternative.name == chosen else ""
            if alternative.name in are_open:
                label = "" if in_line else self.style.alternative_label.format(n=are_open.index(alternative.name) + 1)
                standing = f"open as {label}" if label else "open"
            elif are_open:
                standing = "set aside"
            is_out = alternative.name not in (chosen, *are_open)
            unused = settle(alternative.text) if is_out else None
            sources = self._sources(clause, alternative, cited)
            entries.append(self._alternative(clause, alternative, standing, unused, sources))
        by = self._by(clause, choice.name)
        last = f"Decided by {clause.id}.{choice.name}, {by}."
        return self._comment(self._prose(choice.question), entries, last, LONGEST_GIST)

    def on_passage(self, clause: Clause, option: OptionalPassage) -> Comment:
        """On an optional passage that is in, or open."""
        state = option_of(clause, option.name, self.settings.get(clause.id, UNSET), self.selected)
        kind = "Optional passage, open: " if state == OPEN else "Optional passage: "
        head = (Text(kind), Emphasis((Text(self._prose(option.label)),)))
        reasons = self._reasons(option)
        told = ((Text(reasons),),) if reasons else ()
        return Comment((head, *told, (Text(self._settles_passage(clause, option)),)))

    def on_left_out(self, clause: Clause, passages: Sequence[tuple[OptionalPassage, Unused]]) -> Comment:
        """On what could be added to an article; with each passage, what it would say."""
        what = {"article": self.article, "testimonium": "text"}.get(clause.kind, clause.kind)
        entries = []
        for option, unused in passages:
            told = " ".join(filter(None, (self._reasons(option), self._settles_passage(clause, option))))
            entries.append(_Entry(self._prose(option.label), ".", self._all_words(unused, clause), told))
        return self._comment(f"Could be added to this {what}:", entries, "", LONGEST_PASSAGE)

    # --- sentences ------------------------------------------------------------------------------------------------

    def _comment(self, first: str, entries: Sequence[_Entry], last: str, longest: int) -> Comment:
        """The entries between two lines; their words are cut so that the whole stays short where that can be."""
        quoting = [entry for entry in entries if entry.words]
        bare = sum(len(plain_words(self._entry(entry, 0))) for entry in entries)
        room = LONGEST_COMMENT - len(first) - len(last) - bare
        length = max(SHORTEST_GIST, min(longest, room // max(1, len(quoting))))
        told = (self._entry(entry, length) for entry in entries)
        return Comment(((Text(first),), *told, *(((Text(last),),) if last else ())))

    def _entry(self, entry: _Entry, length: int) -> Inlines:
        quoted = f"It would say: {self._quoted(entry.words, length)}" if entry.words else ""
        told = " ".join(filter(None, (entry.head, quoted, entry.told)))
        return (Emphasis((Text(entry.label),)), Text(told))

    def _alternative(
        self, clause: Clause, alternative: Alternative, standing: str, unused: Unused | None, sources: str
    ) -> _Entry:
        words = ""
        sentences = []
        if unused and unused.lacking:
            opening, closing = self.style.quotes
            facts = listed(tuple(f"{opening}{fact}{closing}" for fact in unused.lacking), "and")
            sentences.append(f"It can be taken only where the profile gives the fact {facts}.")
        elif unused:
            words = self._all_words(unused, clause)
            if not words:
                sentences.append("It would say nothing here.")
        sentences.append(self._reasons(alternative))
        sentences.append(sources)
        head = f" ({', '.join(filter(None, (alternative.name, standing)))})."
        return _Entry(self._prose(alternative.label), head, words, " ".join(filter(None, sentences)))

    def _sources(self, clause: Clause, alternative: Alternative, cited: dict[str, str]) -> str:
        """The authorities of an alternative; the places of one that is in ``cited`` are not told again."""
        register = self.library.authorities
        found = []
        for source in alternative.authorities:
            words = cited.get(source) or cite_briefly(source, clause.authorities, register)
            if words:
                found.append(words)
                short = register[source].short
                cited[source] = words if words == short else f"{short} (as above)"
        return f"Authorities: {'; '.join(found)}." if found else ""

    def _reasons(self, text: Alternative | OptionalPassage) -> str:
        entries = (("Likely to be wanted by", text.wanted_by), ("Cost", text.cost))
        return " ".join(f"{name}: {self._prose(words).rstrip('.')}." for name, words in entries if words)

    def _by(self, clause: Clause, name: str) -> str:
        return "as the profile says" if name in self.profile.settings.get(clause.id, {}) else "by default"

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
        because = why or f", {self._by(clause, name)}"
        return f"Decided by {clause.id}.{name}: {now}{because}; it can also be {listed(tuple(others), 'or')}."

    # --- words ----------------------------------------------------------------------------------------------------

    def _prose(self, text: str) -> str:
        return self.prose(text).replace(" - ", " – ")

    def _all_words(self, unused: Unused, own: Clause) -> str:
        found = " ".join(filter(None, (self._told(run, own) for run in unused.runs)))
        return " ".join(found.split()).strip(" ,;:")

    def _quoted(self, words: str, length: int) -> str:
        """The beginning of a text as a quotation that ends its sentence; what is quoted in it gets single marks."""
        opening, closing = self.style.quotes
        gist = shortened(words, length, self.style.quotes).replace(opening, "‘").replace(closing, "’")
        return f"{opening}{gist}{closing}" + ("" if gist.endswith((".", "…")) else ".")

    def _heading(self, clause_id: str) -> str:
        opening, closing = self.style.quotes
        other = self.library.clauses.get(clause_id)
        words = self._told(other.heading, other) or other.opener if other else ""
        return f"{opening}{self.prose(words)}{closing}" if words else clause_id

    def _told(self, content: Inlines, own: Clause) -> str:
        """The words of a text of ``own`` that is settled but not linked: references are told by headings."""
        return "".join(self._words(node, own) for node in content)

    def _words(self, node: Inline, own: Clause) -> str:
        match node:
            case Text(text):
                return text
            case TermMention(words):
                return words
            case Emphasis(content) | DefinedTerm(_, content):
                return self._told(content, own)
            case Blank(description):
                return blank_words(description)
            case Bracketed(alternatives, proposers):
                texts = [self._told(a, own) for a in alternatives]
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


def shortened(words: str, length: int, quotes: tuple[str, str]) -> str:
    """The words, or as many sentences or whole words of their beginning as fit, with dots for the rest.

    It never ends within quotation marks or brackets, unless all of the words are within them: these are then closed.
    """
    words = " ".join(words.split())
    if len(words) <= length:
        return words
    sentences = [found.start() for found in _SENTENCE_END.finditer(words, 0, length + 1)]
    if sentences and sentences[-1] * 2 > length:
        beginning = words[: sentences[-1]]
    else:
        beginning = _DANGLING.sub("", words[: length + 1].rpartition(" ")[0])
    pairs = (quotes, ("[", "]"), ("(", ")"))
    while unclosed := [pair for pair in pairs if beginning.count(pair[0]) > beginning.count(pair[1])]:
        before = _DANGLING.sub("", beginning[: max(beginning.rfind(opening) for opening, _ in unclosed)])
        if not before:
            return f"{beginning} …{unclosed[0][1]}"
        beginning = before
    return f"{beginning} …"


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
        self._left_out: list[tuple[OptionalPassage, Unused]] = []

    def remark(self, kind: str, name: str, settle: Settle, *, in_line: bool = False) -> Comment | None:
        """The comment on a choice (``choose``) or passage (``option``) that stands here, unless it was made before."""
        clause, remarks = self._clause, self._remarks
        if clause is None or remarks is None or name in self._said:
            return None
        self._said.add(name)
        if kind == "choose":
            return remarks.on_choice(clause, clause.choices[name], settle, in_line=in_line)
        return remarks.on_passage(clause, clause.options[name])

    def is_to_tell(self, name: str) -> bool:
        """Whether a passage that is left out is still to be told of."""
        return self._remarks is not None and name not in self._said

    def leave_out(self, option: OptionalPassage, unused: Unused) -> None:
        """Takes note of a passage that is left out, unless the treaty has not what the passage speaks of."""
        if self._clause is not None and self._remarks is not None:
            self._said.add(option.name)
            if not unused.lacking:
                self._left_out.append((option, unused))

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
