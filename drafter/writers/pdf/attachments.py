"""What travels in the PDF: the same words as Akoma Ntoso XML, and the profile from which the draft is built."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from drafter.model.instrument import Identity, Instrument
from drafter.model.report import Report
from drafter.model.values import is_day
from drafter.phrasing.recipes import as_profile
from drafter.writers.akn import write_akn
from drafter.writers.carried import recipe_in

ALTERNATIVE = "Alternative"
SOURCE = "Source"
"""Relationships of an attached file to the pages, ISO 19005-3, 6.8: the Akoma Ntoso XML says the same in another form
and can stand in for them; the profile is what they were made from."""

UNDATED = "1980-01-01"
"""For a draft without a day from a library without one. The standard wants a day, and the clock is not asked."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file in the PDF. ``relationship`` and ``media_type`` are written as the standards name them."""

    name: str
    description: str
    media_type: str
    relationship: str
    content: bytes

    @property
    def address(self) -> str:
        """Under what the renderer asks for it; nothing else has such an address."""
        return f"attachment:{self.relationship}"


def attachments_of(document: Instrument | Report, templates: Path) -> tuple[Attached, ...]:
    """The files in the order in which they are listed, that of their names; no profile where the draft has no recipe.

    Media types: Akoma Ntoso 1.0 part 1 (OASIS, registered with IANA) and RFC 9512.
    """
    name, kind = _names(document)
    akn = Attached(
        f"{name}{kind}.akn.xml",
        f"Akoma Ntoso XML of this {'report' if isinstance(document, Report) else 'draft'}",
        "application/akn+xml",
        ALTERNATIVE,
        write_akn(document, templates).encode(),
    )
    recipe = recipe_in(document)
    if recipe is None:
        return (akn,)
    source = "Profile from which this draft is built"
    if kind:
        source = "Profile from which the draft is built that this is about"
    return akn, Attached(f"{name}.yaml", source, "application/yaml", SOURCE, as_profile(recipe).encode())


def _names(document: Instrument | Report) -> tuple[str, str]:
    """The profile's name, and what is put after it where the file is something else than the draft itself."""
    name = document.identity.profile or "draft"
    if isinstance(document, Report):
        return name, ".report"
    return name, ".comparison" if document.changes else ""


def day_of(identity: Identity) -> datetime:
    """The day files are dated with: the draft's, else the library's."""
    days = (day for day in (identity.date, identity.released, UNDATED) if is_day(day))
    return datetime.fromisoformat(next(days)).replace(tzinfo=UTC)
