"""The custom XML part of a Word file: the recipe of the draft, and which clause each bookmark stands at.

Word leaves the part alone when the file is edited and saved; LibreOffice keeps it too, but drops the tags of content
controls, so that the list of bookmarks is the second carrier of the clauses' ids.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from drafter.model.instrument import Instrument
from drafter.model.recipe import COMPARISON, DRAFT, FORM, NAMESPACE, REPORT, digest_of
from drafter.model.report import Report
from drafter.writers.docx.controls import ClauseId
from drafter.writers.docx.oxml import DECLARATION, attribute, escape

CUSTOM_XML = "customXml/item1.xml"
CUSTOM_XML_PROPERTIES = "customXml/itemProps1.xml"

_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def recipe_parts(document: Instrument | Report, carried: Mapping[str, ClauseId]) -> dict[str, bytes]:
    """The parts by name; none for a document whose draft has no recipe. ``carried`` says which clause, and which
    paragraph of it, each bookmark stands at.

    Nothing in them says who built the file, where or when; what tells one draft's part from another's is its draft id.
    """
    identity = document.identity
    if not identity.recipe:
        return {}
    namespace = f"{NAMESPACE}{FORM}"
    said = {
        "profile": identity.profile,
        "id": identity.draft_id,
        "library": identity.library_version,
        "face": identity.face,
        "document": _kind(document),
    }
    words = "".join(f"<{name}>{escape(value)}</{name}>\n" for name, value in said.items())
    clauses = "".join(
        f'<clause bookmark="{bookmark}" id="{attribute(clause_id)}"{_paragraph(key)}/>\n'
        for bookmark, (clause_id, key) in carried.items()
    )
    item = (
        f'{DECLARATION}<draft xmlns="{namespace}">\n{words}'
        f'<recipe digest="{digest_of(identity.recipe)}" xml:space="preserve">{escape(identity.recipe)}</recipe>\n'
        f"<clauses>\n{clauses}</clauses>\n</draft>\n"
    )
    number = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{namespace}:{identity.draft_id}")).upper()
    properties = (
        f'{DECLARATION}<ds:datastoreItem xmlns:ds="{_DATASTORE}" ds:itemID="{{{number}}}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{namespace}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    return {CUSTOM_XML: item.encode(), CUSTOM_XML_PROPERTIES: properties.encode()}


def _kind(document: Instrument | Report) -> str:
    if isinstance(document, Report):
        return REPORT
    return COMPARISON if document.changes else DRAFT


def _paragraph(key: str) -> str:
    return f' paragraph="{attribute(key)}"' if key else ""
