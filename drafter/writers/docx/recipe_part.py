"""The custom XML part of a Word file: the recipe of the draft, and which clause each bookmark stands at.

Word leaves the part alone when the file is edited and saved; LibreOffice keeps it too, but drops the tags of content
controls, so that the list of bookmarks is the second carrier of the clauses' ids.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from drafter.model.instrument import Instrument
from drafter.model.recipe import FORM, NAMESPACE
from drafter.model.report import Report
from drafter.writers.carried import recipe_element
from drafter.writers.docx.controls import ClauseId
from drafter.writers.docx.oxml import DECLARATION
from drafter.writers.xml import attribute

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
    clauses = "".join(
        f'<clause bookmark="{bookmark}" id="{attribute(clause_id)}"{_paragraph(key)}/>\n'
        for bookmark, (clause_id, key) in carried.items()
    )
    element = recipe_element(document, f"<clauses>\n{clauses}</clauses>\n")
    item = f"{DECLARATION}{element}\n"
    namespace = f"{NAMESPACE}{FORM}"
    number = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{namespace}:{identity.draft_id}")).upper()
    properties = (
        f'{DECLARATION}<ds:datastoreItem xmlns:ds="{_DATASTORE}" ds:itemID="{{{number}}}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{namespace}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    return {CUSTOM_XML: item.encode(), CUSTOM_XML_PROPERTIES: properties.encode()}


def _paragraph(key: str) -> str:
    return f' paragraph="{attribute(key)}"' if key else ""
