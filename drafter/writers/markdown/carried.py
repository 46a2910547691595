"""What a Markdown file of a draft carries beside the recipe: of what kind it is, and which clause stands where."""

from __future__ import annotations

from drafter.model.instrument import Instrument
from drafter.model.report import Report
from drafter.writers.reading import places_of
from drafter.writers.xml import attribute, escape


def details_of(document: Instrument | Report) -> str:
    """XML elements for :func:`drafter.writers.carried.recipe_element`; none for a report, which has no clauses.

    ``place`` is the identifier of a provision, ``id`` its clause, ``name`` its own name within that clause.
    """
    if isinstance(document, Report):
        return ""
    identity = document.identity
    said = {
        "kind": identity.kind,
        "language": identity.language,
        "date": identity.date,
        "released": identity.released,
        "subject": identity.subject,
        "keywords": "\n".join(identity.keywords),
        "style": document.style.name,
    }
    words = "".join(f"<{name}>{escape(value)}</{name}>\n" for name, value in said.items() if value)
    return f"{words}<clauses>\n{''.join(_clauses(document))}</clauses>\n"


def _clauses(document: Instrument) -> list[str]:
    found = []
    for place in places_of(document):
        said = {"id": getattr(place.node, "clause_id", ""), "name": getattr(place.node, "name", "")}
        keys = "".join(f' {key}="{attribute(value)}"' for key, value in said.items() if value)
        if keys:
            found.append(f'<clause place="{attribute(place.eid)}"{keys}/>\n')
    return found
