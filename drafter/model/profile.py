"""A profile: what is selected, how it is set, and the facts of the occasion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from drafter.diagnostics import SourceSpan
from drafter.model.allowance import Allowance

T = TypeVar("T")

OPEN = "open"

KINDS = ("convention", "protocol", "agreement", "bilateral", "code")


@dataclass(frozen=True, slots=True)
class Located(Generic[T]):
    """A value with the place it was written at."""

    value: T
    span: SourceSpan | None = None


@dataclass(frozen=True, slots=True)
class PartPlan:
    """A part of the draft: its heading and what it selects (groups or clauses), or chapters that do."""

    heading: str
    select: tuple[Located[str], ...] = ()
    chapters: tuple[PartPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class EmblemPlan:
    """The picture a profile names; ``width`` in millimetres."""

    file: Located[str]
    description: str
    width: float


@dataclass(frozen=True, slots=True)
class Layout:
    """What a profile lays over its house style; what is empty stays as the house style has it.

    Files are named as the profile names them; their spans tell from which folder.
    """

    paper: str = ""
    line_numbers: bool = False
    watermark: str = ""
    word_base: Located[str] | None = None
    emblem: EmblemPlan | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A resolved profile: after ``extends`` and ``--set``. Settings are raw text until assembly reads them.

    ``settings`` maps ``clause id -> name -> value`` for choices, optional passages and parameters alike. The value
    :data:`OPEN` leaves a choice, a value or a fact open. ``author`` and ``initials`` sign comments and changes.
    """

    name: str
    title: str
    kind: str
    style: Located[str]
    face: str
    instrument: str
    party: str
    parties: str
    preamble: tuple[Located[str], ...]
    parts: tuple[PartPlan, ...]
    testimonium: Located[str] | None
    annexes: tuple[Located[str], ...]
    add: tuple[Located[str], ...]
    drop: tuple[Located[str], ...]
    settings: Mapping[str, Mapping[str, Located[str | tuple[str, ...]]]]
    terms: Mapping[str, Located[str]]
    facts: Mapping[str, Located[str | tuple[str, ...]]]
    signatories: tuple[str, ...] = ()
    potential_parties: int = 0
    subject: str = ""
    keywords: tuple[str, ...] = ()
    author: str = ""
    initials: str = ""
    layout: Layout = Layout()
    allowances: tuple[Allowance, ...] = ()
    span: SourceSpan | None = None
    recipe: str = ""
