"""Inline nodes: what may stand inside a sentence.

Two families. *Resolved* nodes make up an instrument or a report, and writers print them. *Notation* nodes stand only in
the text of a clause, where a choice, a value or a reference is still a name; assembly replaces each of them. The type
thus says whether resolution has happened.
"""

from __future__ import annotations

from dataclasses import dataclass

# --- resolved nodes -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Literal words. Nothing in it is ever read as markup again."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set in italics."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """A term at the place where it is defined; ``term`` is its id in ``clauses/terms.yaml``."""

    term: str
    content: Inlines


@dataclass(frozen=True, slots=True)
class TermUse:
    """A defined term in use; ``words`` is the form that stands here."""

    term: str
    words: str


@dataclass(frozen=True, slots=True)
class NumberReference:
    """The number of one provision as it stands in a reference: ``article 9``, ``2``, ``(b)``."""

    eid: str
    text: str


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A reference to the provision ``eid``, worded by the house style from numbers and words."""

    eid: str
    parts: tuple[Text | NumberReference, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """An open blank; ``description`` says what belongs in it."""

    description: str


@dataclass(frozen=True, slots=True)
class Bracket:
    """A square bracket before or after the paragraphs of an open alternative, with its proposer where one is named."""

    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What is said in the margin about one choice point: its question, its alternatives, who wants which, on what."""

    paragraphs: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Bracketed:
    """Alternatives under negotiation within a sentence; ``proposers`` runs parallel, empty where nobody is named.

    Where no proposers are given, each alternative has an empty one. ``comment`` explains them, in the annotated face.
    """

    alternatives: tuple[Inlines, ...]
    proposers: tuple[str, ...] = ()
    comment: Comment | None = None

    def __post_init__(self) -> None:
        if not self.proposers:
            object.__setattr__(self, "proposers", ("",) * len(self.alternatives))
        if len(self.proposers) != len(self.alternatives):
            raise ValueError(f"{len(self.alternatives)} alternatives have {len(self.proposers)} proposers")


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote at this place; ``number`` is given by the numbering pass (0 before it)."""

    content: Inlines
    number: int = 0


@dataclass(frozen=True, slots=True)
class Inserted:
    """Words that the new text has and the old one had not."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Deleted:
    """Words that the old text had and the new one has not."""

    content: Inlines


# --- notation nodes -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ParameterUse:
    """``{hours}`` or ``{final.entry-into-force.ratifications:ordinal}``; ``clause`` is empty for the clause's own."""

    clause: str
    name: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceUse:
    """``{choose standard}`` within a sentence."""

    name: str


@dataclass(frozen=True, slots=True)
class OptionUse:
    """``{option no-monitoring}`` within a sentence."""

    name: str


@dataclass(frozen=True, slots=True)
class TermMention:
    """``{term harmful cyber operations}``: words not yet looked up."""

    words: str


@dataclass(frozen=True, slots=True)
class ProvisionName:
    """What a reference names: a clause (empty: the same one), a paragraph's name within it, or a part."""

    clause: str
    name: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class ClauseReference:
    """``{ref a.b#c, d.e}``: provisions by name, never by number."""

    targets: tuple[ProvisionName, ...]


Resolved = (
    Text
    | Emphasis
    | DefinedTerm
    | TermUse
    | CrossReference
    | Blank
    | Bracket
    | Bracketed
    | Footnote
    | Inserted
    | Deleted
)
Notation = ParameterUse | ChoiceUse | OptionUse | TermMention | ClauseReference
Inline = Resolved | Notation
Inlines = tuple[Inline, ...]
