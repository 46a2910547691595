"""The library as data: clauses with their choices and reasons, defined terms, the register of authorities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from drafter.diagnostics import SourceSpan
from drafter.model.allowance import Allowance
from drafter.model.inline import Inlines

# --- clause text --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph or an item in clause text, before any choice is made."""

    content: Inlines
    items: tuple[TextBlock, ...] = ()
    closing_words: Inlines = ()
    numbered: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Splice:
    """``{choose x}`` or ``{option x}`` alone in a line: stands for whole paragraphs. ``kind`` is the keyword."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """``{definitions}`` alone in a line: the place of the defined terms."""


ClauseText = tuple[TextBlock | Splice | DefinitionList, ...]

# --- values -------------------------------------------------------------------------------------------------------

DURATION_UNITS = ("hours", "days", "months", "years")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: ``count`` of ``unit`` (hours, days, months, years)."""

    count: int
    unit: str

    def in_hours(self) -> int:
        """For comparing only: months count 30 days, years 365."""
        return self.count * {"hours": 1, "days": 24, "months": 720, "years": 8760}[self.unit]


Value = int | Duration | date | str | tuple[str, ...]
"""The value of a parameter: integer or money, duration, date, text, list."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value a profile may set. ``minimum`` and ``maximum`` bound numbers, durations, dates and lengths of lists."""

    name: str
    type: str
    description: str
    default: Value | None
    unit: str = ""
    minimum: Value | None = None
    maximum: Value | None = None
    span: SourceSpan | None = None


# --- authorities --------------------------------------------------------------------------------------------------

WEIGHTS = ("treaty", "custom", "judgment", "advisory", "soft", "doctrine")
STATUSES = ("checked", "secondary", "recalled")
RELATIONS = ("codifies", "adapts", "departs", "follows", "considers")


@dataclass(frozen=True, slots=True)
class Authority:
    """A source in the register. ``fields`` are its bibliographic data under CSL-compatible names.

    One that is not ``printed`` is a lead whose data are too thin to cite: it stays in the lists, not in documents.
    """

    id: str
    type: str
    weight: str
    title: str
    short: str
    status: str
    seen: str
    fields: Mapping[str, str]
    author: tuple[str, ...] = ()
    printed: bool = True
    span: SourceSpan | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A clause resting on an authority: where, how, and whether anybody looked."""

    source: str
    relation: str
    status: str
    pinpoint: str = ""
    seen: str = ""
    proposition: str = ""
    span: SourceSpan | None = None


# --- clauses ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Alternative:
    """One answer to a choice point: a text, who wants it, and its price.

    ``heading`` replaces the article's where this answer makes it another article.
    """

    name: str
    label: str
    text: ClauseText
    wanted_by: str = ""
    cost: str = ""
    proposer: str = ""
    heading: Inlines = ()
    authorities: tuple[str, ...] = ()
    span: SourceSpan | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice point: a question and exactly one of several alternatives, or all of them in brackets."""

    name: str
    question: str
    default: str
    alternatives: Mapping[str, Alternative]
    span: SourceSpan | None = None


@dataclass(frozen=True, slots=True)
class OptionalPassage:
    """A passage that is in or out; by default ``in``, ``out`` or ``with`` the clauses in ``beside``."""

    name: str
    label: str
    default: str
    text: ClauseText
    beside: tuple[str, ...] = ()
    wanted_by: str = ""
    cost: str = ""
    proposer: str = ""
    span: SourceSpan | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A requirement, conflict or recommendation between clauses, with its reason in words.

    It holds where each of the clause's own settings is among those in ``when``; it speaks of ``clause`` (empty: the
    clause itself) being in the draft with its settings among those in ``settings``.
    """

    kind: str
    clause: str
    reason: str
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    severity: str = "error"
    code: str = ""
    authority: Citation | None = None
    span: SourceSpan | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values of a draft that must agree: ``parameter`` of the clause at most ``times`` the other value.

    ``clause`` and ``other`` name the other parameter; an empty ``clause`` is the clause itself, and ``profile`` with
    ``potential`` the number of States that could become parties. It is looked at where both stand in the draft and
    the clause is set as in ``when``, the other clause as in ``settings``.
    """

    parameter: str
    clause: str
    other: str
    reason: str
    times: int = 1
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    severity: str = "error"
    code: str = ""
    span: SourceSpan | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """One side's line in a moot."""

    thesis: str
    authorities: tuple[str, ...] = ()
    favours: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pleading:
    """What a moot argues about a clause."""

    issue: str
    elements: tuple[str, ...]
    burden: str
    standard: str
    applicant: Argument
    respondent: Argument
    bench: tuple[str, ...]
    remedies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of the library; ``id`` is its path, ``group`` the first part of it."""

    id: str
    group: str
    kind: str
    heading: Inlines
    summary: str
    text: ClauseText
    order: int
    row: str = ""
    answers: tuple[str, ...] = ()
    regime: str = ""
    opener: str = ""
    choices: Mapping[str, Choice] = field(default_factory=dict)
    options: Mapping[str, OptionalPassage] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    authorities: tuple[Citation, ...] = ()
    commentary: tuple[Inlines, ...] = ()
    pleading: Pleading | None = None
    allowances: tuple[Allowance, ...] = ()
    span: SourceSpan | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class TermVariant:
    """One wording of a defined term."""

    name: str
    singular: str
    plural: str
    definition: tuple[TextBlock, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term; profiles choose among its variants where it has several."""

    id: str
    default: str
    variants: Mapping[str, TermVariant]
    authorities: tuple[Citation, ...] = ()
    commentary: tuple[Inlines, ...] = ()
    span: SourceSpan | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A group of clauses: one of the paper's strategies, or a part of the frame."""

    id: str
    heading: str
    kind: str
    strategy: str
    summary: str
    span: SourceSpan | None = None


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One statement of the paper that the library answers, or leaves out for the reason in ``left_out``."""

    id: str
    says: str
    met: str = ""
    left_out: str = ""
    slip: str = ""


@dataclass(frozen=True, slots=True)
class ClauseLibrary:
    """Everything a profile may select from; ``released`` is the day (``2026-05-31``) of this version."""

    version: str
    groups: Mapping[str, Group]
    clauses: Mapping[str, Clause]
    terms: Mapping[str, Term]
    forms: Mapping[str, tuple[str, str]]
    authorities: Mapping[str, Authority]
    paper: Mapping[str, PaperRow] = field(default_factory=dict)
    released: str = ""
