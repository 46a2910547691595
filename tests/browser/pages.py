"""What the tests of this room look at, each made once, and on what."""

from __future__ import annotations

from functools import cache
from typing import Any

from samples import sample_instrument, sample_report

from drafter import pipeline
from drafter.model.draft import Draft
from drafter.model.instrument import Instrument
from drafter.model.report import Report

OLD, NEW = "due-diligence-protocol", "framework-convention"

DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
"""What a phone tells a page of itself."""


@cache
def page(kind: str) -> bytes:
    """The page of a document of this kind."""
    return pipeline.write(_document(kind), "html")


def _document(kind: str) -> Instrument | Report:
    match kind:
        case "sample":
            return sample_instrument()
        case "sample report":
            return sample_report()
        case "draft" | "annotated":
            return _draft(NEW, "annotated" if kind == "annotated" else "options").instrument
        case "commentary":
            library, profile = pipeline.load_library(), pipeline.load_profile(NEW)
            return pipeline.commentary(_draft(NEW, "annotated"), library, profile)
        case _:
            compare = pipeline.compare if kind == "redline" else pipeline.side_by_side
            return compare(_draft(OLD, "options").instrument, _draft(NEW, "options").instrument)


@cache
def _draft(name: str, face: str) -> Draft:
    outcome = pipeline.try_draft(pipeline.load_library(), name, face=face)
    assert outcome.draft is not None, outcome.diagnostics
    return outcome.draft
