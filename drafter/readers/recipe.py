"""From a built file back to its recipe, however often it was edited and saved in between.

What a file is is told by how it begins, never by its name.
"""

from __future__ import annotations

import re
from pathlib import Path

from drafter.bounded import NoArchive, Unreadable, bytes_of
from drafter.diagnostics import Findings
from drafter.model.recipe import Recipe
from drafter.readers.carried import Carried, Damaged, Newer, carried_in
from drafter.readers.pdf import BrokenPdf, attached, is_pdf
from drafter.readers.texts import as_utf8, comments, scripts
from drafter.readers.word import NoWordFile, custom_xml

LARGEST_FILE = 100_000_000
"""In bytes; a long treaty with pictures has a few million."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What a file begins with that an older Word saved, or that Word has locked with a password."""
_ZIP = b"PK"
_page = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_xml = re.compile(rb"\s*<(?:\?xml|!doctype|[^\W\d][\w.-]*(?::[\w.-]+)?\s[^>]*\bxmlns\b)", re.IGNORECASE)

_OURS = "name a file that Drafter built"
_REBUILD = "build the draft from the profile itself"


def read_recipe(path: Path, findings: Findings) -> Recipe | None:
    """The recipe a built file carries, or ``None`` with a diagnostic."""
    data = file_bytes(path, findings)
    if data is None:
        return None
    carried = read_from(data, path, findings)
    return carried.recipe if carried else None


def file_bytes(path: Path, findings: Findings, hint: str = _OURS) -> bytes | None:
    """What a file holds, or ``None`` with a diagnostic; ``hint`` says what to name instead."""
    try:
        return bytes_of(path, LARGEST_FILE, links=True)
    except Unreadable as fault:
        findings.error("file-unreadable", f"{path} {fault}", hint=hint)
    except (OSError, ValueError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or "no such file"
        findings.error("file-unreadable", f"cannot read {path}: {reason.lower()}", hint=hint)
    return None


def read_from(data: bytes, path: Path, findings: Findings) -> Carried | None:
    """What the bytes of a built file carry, or ``None`` with a diagnostic; ``path`` is how messages call it."""
    try:
        found, broken = _carried(data)
    except (NoArchive, NoWordFile):
        old = data.startswith(_OLD_OFFICE)
        hint = "open it in Word, take off its password if it has one, and save it as .docx" if old else None
        findings.error("not-a-word-file", f"{path} is no Word file", hint=hint or _OURS)
    except BrokenPdf as fault:
        findings.error("file-unreadable", f"{path} {fault}", hint=_OURS)
    except Newer:
        message = f"{path} carries a recipe of a newer form"
        findings.error("newer-recipe", message, hint="read it with the Drafter that built it, or a later one")
    except Damaged as fault:
        findings.error("damaged-recipe", f"{path}: its recipe {fault}", hint=_REBUILD)
    else:
        recipes = {carried.recipe for carried in found}
        if len(recipes) == 1:
            return found[0]
        if recipes:
            findings.error("damaged-recipe", f"{path} carries {len(recipes)} recipes that differ", hint=_REBUILD)
        elif broken:
            findings.error("damaged-recipe", f"{path}: {broken[0]}", hint=_REBUILD)
        else:
            hint = "only files that 'drafter build', 'drafter compare' and 'drafter commentary' wrote carry one"
            findings.error("no-recipe", f"{path} carries no recipe", hint=hint)
    return None


def _carried(data: bytes) -> tuple[list[Carried], list[str]]:
    """All that a file carries, in whatever format it is, and what in it cannot be unpacked.

    Raises:
        NoArchive, NoWordFile, BrokenPdf, Newer, Damaged: as the readers of the formats do.
    """
    match form_of(data):
        case "word":
            parts, broken = custom_xml(data)
            return _each(parts), broken
        case "pdf":
            return _each(attached(data), within=True), []
        case "html":
            return _each(scripts(as_utf8(data))), []
        case "xml":
            # The bytes as they came: what an XML file says of its own encoding holds for those.
            return _each([data], within=True), []
        case _:
            return _each(comments(as_utf8(data))), []


def form_of(data: bytes) -> str:
    """What a file is, by how it begins: ``word``, ``pdf``, ``html``, ``xml`` or ``text``."""
    if data.startswith((_ZIP, _OLD_OFFICE)):
        return "word"
    if is_pdf(data):
        return "pdf"
    text = as_utf8(data)
    if _page.match(text):
        return "html"
    return "xml" if _xml.match(text) else "text"


def _each(parts: list[bytes], *, within: bool = False) -> list[Carried]:
    return [carried for part in parts if (carried := carried_in(part, within=within))]
