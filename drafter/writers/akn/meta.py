"""The metadata of a document: what it is called, what its provisions rest on, its terms, comments and recipe."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.instrument import Annex, Article, Chapter, Instrument, Part, Recital, Testimonium
from drafter.model.report import Report
from drafter.writers.akn.elements import SOURCE
from drafter.writers.akn.frbr import Naming
from drafter.writers.akn.words import Words, container, term_id
from drafter.writers.carried import recipe_element
from drafter.writers.xml import attribute

Provided = Recital | Article | Testimonium | Annex
"""What a clause of the library becomes."""

_ONTOLOGY = "/akn/ontology"


def meta_of(document: Instrument | Report, naming: Naming, words: Words) -> str:
    """The whole ``meta`` element; ``words`` has written all other parts and knows what was met in them."""
    provisions = list(provided(document)) if isinstance(document, Instrument) else []
    blocks = naming.identification() + _analysis(provisions) + _references(provisions, words)
    source = f' source="{SOURCE}"'
    if words.notes:
        blocks += container("notes", source, "".join(words.notes))
    recipe = recipe_element(document)
    if recipe:
        blocks += container("proprietary", source, f"{recipe}\n")
    return container("meta", "", blocks)


def provided(document: Instrument) -> Iterator[Provided]:
    """Whatever was made from a clause of the library, in reading order."""
    if document.preamble:
        yield from document.preamble.recitals
    for node in document.body:
        yield from _articles(node)
    if document.testimonium:
        yield document.testimonium
    yield from document.annexes


def _articles(node: Part | Chapter | Article) -> Iterator[Article]:
    match node:
        case Part():
            for child in node.content:
                yield from _articles(child)
        case Chapter():
            yield from node.articles
        case Article():
            yield node


def _analysis(provisions: list[Provided]) -> str:
    """Which clause each provision was made from, and the authorities that it rests on.

    An ``implicitReference`` is one to a document that the text does not name; an ``alternativeReference`` gives the
    provision under another name, which is that of its clause.
    """
    lines = []
    for node in provisions:
        if not node.eid:
            continue
        place = f'for="#{node.eid}"'
        if node.clause_id:
            clause = attribute(node.clause_id)
            lines.append(
                f'<alternativeReference {place} href="{_ONTOLOGY}/object/clause/{clause}" showAs="{clause}"/>\n'
            )
        lines += [
            f'<implicitReference {place} refersTo="#{authority_id(source.authority)}" '
            f'showAs="{attribute(source.words)}" drafter:relation="{attribute(source.relation)}" '
            f'drafter:status="{attribute(source.status)}"/>\n'
            for source in node.sources
        ]
    source = f' source="{SOURCE}"'
    return container("analysis", source, container("otherReferences", source, "".join(lines))) if lines else ""


def authority_id(authority: str) -> str:
    """The identifier of an authority among the references."""
    return attribute(f"authority-{authority}")


def _references(provisions: list[Provided], words: Words) -> str:
    """Who made the document, the terms in it and the authorities behind it."""
    lines = [
        f'<TLCOrganization eId="{SOURCE[1:]}" href="{_ONTOLOGY}/organization/drafter" showAs="Drafter"/>\n',
        f'<TLCRole eId="author" href="{_ONTOLOGY}/role/author" showAs="Author"/>\n',
    ]
    for term, shown in sorted(words.terms.items()):
        lines.append(
            f'<TLCTerm eId="{term_id(term)}" href="{_ONTOLOGY}/term/{attribute(term)}" showAs="{attribute(shown)}"/>\n'
        )
    for authority in sorted({source.authority for node in provisions if node.eid for source in node.sources}):
        lines.append(
            f'<TLCReference eId="{authority_id(authority)}" name="authority" '
            f'href="{_ONTOLOGY}/reference/authority/{attribute(authority)}" showAs="{attribute(authority)}"/>\n'
        )
    return container("references", f' source="{SOURCE}"', "".join(lines))
