"""A text as the rules see it: gone through once, its passages, sections, lists and definitions at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from drafter.model.inline import Inline, Inlines
from drafter.model.instrument import Instrument
from drafter.model.style import HouseStyle


class Kind(StrEnum):
    """What a passage is in the instrument."""

    TITLE = "title"
    OPENING = "opening words"
    RECITAL = "recital"
    ENACTING = "enacting words"
    DIVISION = "heading of a part or chapter"
    HEADING = "heading of an article or annex"
    PARAGRAPH = "paragraph, or its chapeau"
    ITEM = "item of a list, or its chapeau"
    CLOSING = "words after a list"
    TESTIMONIUM = "testimonium"
    SIGNATORY = "line for a signature"


OPERATIVE = (Kind.PARAGRAPH, Kind.ITEM, Kind.CLOSING)
"""The kinds of passage in which an article or an annex says what holds."""


@dataclass(frozen=True, slots=True)
class Run:
    """Where an inline node that is not bare text stands in the words of a passage."""

    start: int
    end: int
    node: Inline


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of an instrument: its words as printed, without the label, and where it stands.

    ``where`` says it to a reader (``article 9, paragraph 2 (b)``); ``unit`` is the eid of the article or annex it is
    in, empty outside them; ``opener`` is the first word of a recital. ``alternative`` is the name of the open
    alternative it is part of, empty where there is none.
    """

    kind: Kind
    words: str
    runs: tuple[Run, ...]
    eid: str
    clause_id: str
    where: str
    label: str = ""
    number: str = ""
    unit: str = ""
    opener: str = ""
    annexed: bool = False
    alternative: str = ""

    def found(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every place where the pattern is found in the words."""
        return pattern.finditer(self.words)

    def within(self, start: int, end: int, *kinds: type[Inline]) -> bool:
        """Whether a stretch of the words touches a node of one of these kinds, such as a reference."""
        return any(isinstance(run.node, kinds) and run.start < end and start < run.end for run in self.runs)


@dataclass(frozen=True, slots=True)
class Section:
    """An article or an annex: its heading and its passages in reading order, the heading not among them."""

    eid: str
    clause_id: str
    number: str
    label: str
    heading: Passage
    passages: tuple[Passage, ...]
    annexed: bool = False

    @property
    def words(self) -> str:
        """All that the section says, a line for each passage."""
        return "\n".join(passage.words for passage in self.passages)


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list: what leads in to it, its items one level deep, and what follows it. ``depth`` counts from 0.

    ``nested`` says of each item whether it has a list of its own: what ends it then stands elsewhere.
    """

    depth: int
    chapeau: Passage | None
    items: tuple[Passage, ...]
    nested: tuple[bool, ...]
    closing: Passage | None
    defines: bool


@dataclass(frozen=True, slots=True)
class Definition:
    """A term at the place where it is defined; ``term`` is its id, ``words`` the term as it stands there."""

    term: str
    words: str
    passage: Passage
    start: int


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a check knows besides the text.

    ``drafted`` is a text from our own clauses, in which references and terms in use are nodes; otherwise both are
    words, and no rule may ask for more. ``party`` and ``parties`` are what the profile calls its parties, empty where
    nobody says; ``languages`` those of its authentic texts; ``terms`` every form of the defined terms by their ids;
    ``given`` the words that the profile gives on its own account (a depositary, a place, a text for a clause).
    """

    drafted: bool = False
    party: str = ""
    parties: str = ""
    languages: tuple[str, ...] = ()
    potential_parties: int = 0
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    given: tuple[str, ...] = ()

    def gives(self, passage: Passage, start: int, end: int) -> bool:
        """Whether a stretch of a passage stands in words of several that the profile itself gives."""
        for words in self.given:
            at = passage.words.find(words) if " " in words else -1
            if 0 <= at <= start and end <= at + len(words):
                return True
        return False


@dataclass(frozen=True, slots=True)
class Document:
    """An instrument, analysed. ``binding`` is false of texts that create no obligations."""

    instrument: Instrument
    circumstances: Circumstances
    passages: tuple[Passage, ...]
    sections: tuple[Section, ...]
    lists: tuple[ItemList, ...]
    definitions: tuple[Definition, ...]

    @property
    def style(self) -> HouseStyle:
        return self.instrument.style

    @property
    def binding(self) -> bool:
        return self.instrument.identity.kind != "code" and self.style.name != "soft"

    def of(self, *kinds: Kind) -> Iterator[Passage]:
        """The passages of these kinds, in reading order."""
        return (passage for passage in self.passages if passage.kind in kinds)


def content_of(*parts: Inlines) -> Inlines:
    """Several runs of inline nodes as one."""
    return tuple(node for part in parts for node in part)
