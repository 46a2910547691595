"""What a document asks for that one of the formats cannot show: told, and never left out in silence."""

from __future__ import annotations

from drafter.diagnostics import Diagnostic, Severity
from drafter.model.instrument import Instrument
from drafter.model.report import Report


def not_shown(document: Instrument | Report, format_: str) -> tuple[Diagnostic, ...]:
    """A warning for each thing of a document's layout that a format of the registry cannot show."""
    style, profile = document.style, document.identity.profile
    found = []
    if style.page.line_numbers and format_ != "docx":
        hint = "the Word file has them; export that as PDF where they are wanted there"
        found.append((f"lines are not numbered in the {format_} file of {profile}", hint))
    if style.emblem and format_ == "md":
        found.append((f"the emblem is not in the md file of {profile}", "Markdown is text alone; take another format"))
    return tuple(Diagnostic("not-rendered", Severity.WARNING, message, hint=hint) for message, hint in found)
