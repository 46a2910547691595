"""A document as one Akoma Ntoso 3.0 file: metadata, preface, preamble, body, conclusions, attachments.

Source: OASIS, *Akoma Ntoso Version 1.0. Part 1: XML Vocabulary* (29 August 2018), and its schema.
"""

from __future__ import annotations

from pathlib import Path

from drafter.model.instrument import Instrument
from drafter.model.report import Report
from drafter.writers.akn.elements import NAMESPACE, OWN_NAMESPACE, EIds
from drafter.writers.akn.frbr import Naming
from drafter.writers.akn.instrument_body import InstrumentBody
from drafter.writers.akn.meta import meta_of
from drafter.writers.akn.report_body import report_body
from drafter.writers.akn.words import Words, container
from drafter.writers.reading import places_of
from drafter.writers.xml import attribute

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def write_akn(document: Instrument | Report, templates: Path) -> str:
    """A document as Akoma Ntoso XML, valid against the standard's schema. Equal documents give equal text.

    Blocks stand in lines of their own; within a block no blank is added. ``templates`` is of no use here: every writer
    is handed it.
    """
    naming = Naming(document)
    places = frozenset(place.eid for place in places_of(document))
    ids = EIds(places)
    words = Words(ids, places)
    preface = _preface(document, words)
    if isinstance(document, Report):
        body = report_body(document, words)
    else:
        body = InstrumentBody(document, words, naming).write()
    version = "multipleVersions" if isinstance(document, Instrument) and document.changes else "originalVersion"
    return (
        f"{DECLARATION}"
        f'<akomaNtoso xmlns="{NAMESPACE}" xmlns:drafter="{OWN_NAMESPACE}">\n'
        f'<doc name="{attribute(naming.doc_name)}" contains="{version}">\n'
        f"{meta_of(document, naming, words)}"
        f"{preface}"
        f"{body}"
        "</doc>\n"
        "</akomaNtoso>\n"
    )


def _preface(document: Instrument | Report, words: Words) -> str:
    """The title, and the notice under it."""
    title_id = words.ids.step("preface", "longTitle")
    paragraph = words.ids.step(title_id, "p")
    title = f"<docTitle>{words.run(document.title, paragraph)}</docTitle>"
    blocks = container("longTitle", f' eId="{title_id}"', f'<p eId="{paragraph}">{title}</p>\n')
    if document.notice:
        blocks += words.paragraph(document.notice, "preface", attributes=' class="notice"')
    return container("preface", "", blocks)
