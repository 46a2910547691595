"""The shipped drafts and the pages of their PDFs, made once for all tests that read them."""

from __future__ import annotations

import re
from functools import cache

import pypdfium2

from drafter.model.instrument import Annex, Article, Chapter, Instrument, Part
from drafter.model.walk import nodes, plain_words
from drafter.pipeline import try_draft, try_library, write


@cache
def draft_of(name: str, face: str = "options") -> Instrument:
    """A draft from a shipped profile."""
    library, _ = try_library()
    outcome = try_draft(library, name, face=face)
    assert outcome.draft is not None, outcome.diagnostics
    return outcome.draft.instrument


@cache
def pages_of(name: str) -> list[str]:
    """What an independent reader finds on each page of the PDF of a draft with its open points."""
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(write(draft_of(name), "pdf"))]


@cache
def bodies_of(name: str) -> list[str]:
    """The letters of each page without running head and foot, which the reader finds last."""
    instrument, pages = draft_of(name), pages_of(name)
    title, draft_id = letters(plain_words(instrument.title)), instrument.identity.draft_id
    bodies = []
    for number, page in enumerate(pages, start=1):
        around = [letters(f"Draft {draft_id}"), letters(f"page {number} of {len(pages)}")]
        around += [title] if number > 1 else []  # the first page has no running head
        flat = letters(page)
        places = [flat.rfind(piece) for piece in around]
        assert min(places) >= 0, (number, around)
        bodies.append(flat[: min(places)])
    return bodies


def letters(text: str) -> str:
    """Without blanks and hyphens: the reader sets blanks of its own where a line is justified, and takes a hyphen at
    the end of a line for a broken word."""
    return "".join(re.sub(r"[-\u2010\u00ad\ufffe\u0002]", "", text).split())


def headings_of(instrument: Instrument) -> list[str]:
    """The headings of all divisions as lines, in reading order."""
    divisions = (node for node in nodes(instrument) if isinstance(node, Part | Chapter | Article | Annex))
    return [" ".join(f"{node.label} {plain_words(node.heading)}".split()) for node in divisions]
