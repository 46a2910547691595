"""The recipe of a draft as an XML element, the same in every file that carries one; each format has a place for it."""

from __future__ import annotations

from drafter.model.instrument import Instrument
from drafter.model.recipe import COMPARISON, DRAFT, FORM, NAMESPACE, REPORT, Recipe, digest_of
from drafter.model.report import Report
from drafter.writers.xml import escape


def recipe_element(document: Instrument | Report, more: str = "") -> str:
    """The element, with ``more`` (ready XML) at its end; empty for a document whose draft has no recipe.

    Nothing in it says who built the file, where or when.
    """
    recipe = recipe_in(document)
    if recipe is None:
        return ""
    said = {
        "profile": recipe.profile,
        "id": recipe.draft_id,
        "library": recipe.library_version,
        "face": recipe.face,
        "document": recipe.document,
    }
    words = "".join(f"<{name}>{escape(value)}</{name}>\n" for name, value in said.items())
    return (
        f'<draft xmlns="{NAMESPACE}{FORM}">\n{words}'
        f'<recipe digest="{digest_of(recipe.text)}" xml:space="preserve">{escape(recipe.text)}</recipe>\n'
        f"{more}</draft>"
    )


def recipe_in(document: Instrument | Report) -> Recipe | None:
    """The recipe of the draft that a document is, reports on or compares with another."""
    identity = document.identity
    if not identity.recipe:
        return None
    kind = REPORT if isinstance(document, Report) else COMPARISON if document.changes else DRAFT
    return Recipe(identity.profile, identity.draft_id, identity.library_version, identity.face, kind, identity.recipe)
