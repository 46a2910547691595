"""What assembly gives back: the instrument, and why each clause is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from drafter.diagnostics import Diagnostic
from drafter.model.instrument import Instrument

FACES = ("clean", "options", "annotated")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a clause is in the draft: ``by`` is the clause or term that needs it, empty where the profile names it."""

    clause: str
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft with its reasons. ``open_points`` counts the brackets of each article by clause id."""

    instrument: Instrument
    reasons: Mapping[str, tuple[Reason, ...]]
    open_points: Mapping[str, int]
    diagnostics: tuple[Diagnostic, ...]
