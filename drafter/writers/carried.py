"""The recipe of a draft as an XML element, the same in every file that carries one; each format has a place for it."""

from __future__ import annotations

from drafter.model.instrument import Instrument
from drafter.model.recipe import COMPARISON, DRAFT, FORM, NAMESPACE, REPORT, digest_of
from drafter.model.report import Report
from drafter.writers.xml import escape


def recipe_element(document: Instrument | Report, more: str = "") -> str:
    """The element, with ``more`` (ready XML) at its end; empty for a document whose draft has no recipe.

    Nothing in it says who built the file, where or when.
    """
    identity = document.identity
    if not identity.recipe:
        return ""
    said = {
        "profile": identity.profile,
        "id": identity.draft_id,
        "library": identity.library_version,
        "face": identity.face,
        "document": _kind(document),
    }
    words = "".join(f"<{name}>{escape(value)}</{name}>\n" for name, value in said.items())
    return (
        f'<draft xmlns="{NAMESPACE}{FORM}">\n{words}'
        f'<recipe digest="{digest_of(identity.recipe)}" xml:space="preserve">{escape(identity.recipe)}</recipe>\n'
        f"{more}</draft>"
    )


def _kind(document: Instrument | Report) -> str:
    if isinstance(document, Report):
        return REPORT
    return COMPARISON if document.changes else DRAFT
