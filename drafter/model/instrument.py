"""The document tree of an instrument, from title to annexes, as settled before any writer sees it.

Every numbered node has ``label`` (as printed at its head: ``Article 9``, ``2.``, ``(b)``), ``number`` (as spoken of in
references: ``9``, ``2``, ``(b)``) and ``eid``, the identifier computed from structure in the manner of the Akoma Ntoso
naming convention (``part_II__art_9__para_2__subpara_b``). ``clause_id`` is the stable identifier from the library.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from drafter.model.inline import Comment, Inlines
from drafter.model.style import HouseStyle

Mark = str
"""``inserted``, ``deleted`` or empty: what a comparison says of a whole block; of a part or chapter, of its heading."""

Comments = tuple[Comment, ...]
"""What the annotated face says in the margin of a block, of the choice points that are settled in it."""


@dataclass(frozen=True, slots=True)
class Source:
    """An authority that a provision rests on: its id in the register, how it bears on the provision (``codifies`` …),
    whether anybody has looked (``checked``, ``secondary``, ``recalled``), and the citation in words."""

    authority: str
    relation: str
    status: str
    words: str


Sources = tuple[Source, ...]
"""What a provision rests on, in every face: for formats that carry data beside the words."""


@dataclass(frozen=True, slots=True)
class Subparagraph:
    """An item of a list, at most three levels deep; ``chapeau`` is all its words where it has no list of its own."""

    chapeau: Inlines
    subparagraphs: tuple[Subparagraph, ...] = ()
    closing_words: Inlines = ()
    name: str = ""
    number: str = ""
    label: str = ""
    eid: str = ""
    mark: Mark = ""
    comments: Comments = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article; without ``label`` where it stands alone or is unnumbered."""

    chapeau: Inlines
    subparagraphs: tuple[Subparagraph, ...] = ()
    closing_words: Inlines = ()
    numbered: bool = True
    name: str = ""
    number: str = ""
    label: str = ""
    eid: str = ""
    mark: Mark = ""
    comments: Comments = ()


@dataclass(frozen=True, slots=True)
class AlternativeText:
    """One of several texts for the same place, as it stands in square brackets."""

    name: str
    label: str
    paragraphs: tuple[Paragraph, ...]
    proposer: str = ""
    eid: str = ""
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Whole-paragraph alternatives still open; with a single member, an optional passage.

    Their square brackets stand in the paragraphs, as :class:`~drafter.model.inline.Bracket`.
    """

    question: str
    texts: tuple[AlternativeText, ...]
    comment: Comment | None = None


Provision = Paragraph | Alternatives


@dataclass(frozen=True, slots=True)
class Article:
    """An article; the footnote to its heading names its authorities, in the annotated face."""

    clause_id: str
    heading: Inlines
    content: tuple[Provision, ...]
    number: str = ""
    label: str = ""
    eid: str = ""
    mark: Mark = ""
    comments: Comments = ()
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of a part."""

    heading: Inlines
    articles: tuple[Article, ...]
    name: str = ""
    number: str = ""
    label: str = ""
    eid: str = ""
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part: articles, or chapters; ``name`` is the group of clauses it gathers first."""

    heading: Inlines
    content: tuple[Chapter | Article, ...]
    name: str = ""
    number: str = ""
    label: str = ""
    eid: str = ""
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Recital:
    """A recital; ``opener`` is its first word or words, which house styles set in italics."""

    clause_id: str
    opener: Inlines
    content: Inlines
    eid: str = ""
    mark: Mark = ""
    comments: Comments = ()
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class Preamble:
    """Who speaks, why, and the enacting words."""

    opening: Inlines
    recitals: tuple[Recital, ...]
    enacting_words: Inlines


@dataclass(frozen=True, slots=True)
class Signatory:
    """One line of the signature block."""

    name: Inlines
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Testimonium:
    """The closing formula and the block for signatures."""

    clause_id: str
    paragraphs: tuple[Paragraph, ...]
    signatories: tuple[Signatory, ...] = ()
    eid: str = ""
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex, after the testimonium."""

    clause_id: str
    heading: Inlines
    content: tuple[Provision, ...]
    number: str = ""
    label: str = ""
    eid: str = ""
    mark: Mark = ""
    comments: Comments = ()
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """Where a draft comes from. No clock: ``date`` is the profile's, and empty where it gives none.

    ``draft_id`` is a hash of the library version, the clauses used and the resolved profile, which ``recipe`` holds in
    its canonical form. ``author`` and ``initials`` sign comments. ``released`` is the day (``2026-05-31``) on which the
    library was, empty where it does not say.
    """

    profile: str
    draft_id: str
    library_version: str
    kind: str
    language: str = "en"
    date: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    face: str = "clean"
    author: str = ""
    initials: str = ""
    recipe: str = ""
    released: str = ""


@dataclass(frozen=True, slots=True)
class Former:
    """What a block that stands in both texts was in the old one."""

    label: str
    number: str
    eid: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Whose changes a comparison marks, made when, and to which draft; ``former`` goes from the eid of a kept block to
    what it was. The eid of a block that only the old text has begins with :data:`OLD`. ``legend`` tells a reader, line
    by line, which texts are compared and how the changes show, for formats that have no marks of their own for them."""

    author: str
    date: str
    identity: Identity
    style: HouseStyle
    former: Mapping[str, Former]
    legend: tuple[Inlines, ...] = ()


OLD = "old."
"""How the eid of a deleted block begins, so that no two blocks of a comparison share one."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A whole draft. Writers print it and decide nothing."""

    title: Inlines
    preamble: Preamble | None
    body: tuple[Part | Chapter | Article, ...]
    testimonium: Testimonium | None
    annexes: tuple[Annex, ...]
    identity: Identity
    style: HouseStyle
    notice: Inlines = ()
    contents_heading: str = "Contents"
    changes: Changes | None = None
