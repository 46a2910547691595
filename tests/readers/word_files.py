"""Word files as they come back: drafts built here, and what others have made of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from drafter import pipeline
from drafter.model.clause import ClauseLibrary

ITEM = "customXml/item1.xml"

SMALL = """\
title: Small convention
kind: convention
style: un
parts:
  - heading: Due diligence
    select: [due-diligence.duty, due-diligence.standard]
"""

OPEN = (
    SMALL
    + """\
settings:
  due-diligence.standard: {measures: open}
"""
)
"""The same, with a point of it left open."""


def build(library: ClauseLibrary, profile: str | Path, *settings: str, face: str = "", form: str = "docx") -> bytes:
    """A file built from a profile, which has no fault."""
    outcome = pipeline.try_draft(library, str(profile), settings, face)
    assert outcome.draft is not None, [d.message for d in outcome.diagnostics if d.severity == "error"]
    return pipeline.write(outcome.draft.instrument, form)


def members(file: bytes) -> dict[str, bytes]:
    """The members of a Word file in their order."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def changed(file: bytes, change: Callable[[str], str], name: str = ITEM) -> bytes:
    """The file with one member rewritten."""
    parts = members(file)
    assert change(parts[name].decode()) != parts[name].decode(), "nothing was changed"
    return zipped({**parts, name: change(parts[name].decode()).encode()})
