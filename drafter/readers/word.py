"""Word files: their custom XML parts, wherever Word or LibreOffice has put them when it saved the file."""

from __future__ import annotations

import re

from drafter.bounded import Unreadable, member, open_archive

LARGEST_PART = 4_000_000
"""Of a custom XML part, unpacked, in bytes."""
LARGEST_PARTS = 20_000_000
"""Of all of them together; forms and document servers put in some, of a few thousand bytes each."""

_CONTENT_TYPES = "[Content_Types].xml"
_part = re.compile(r"customXml/(?!itemProps)[^/]+\.xml", re.IGNORECASE)


class NoWordFile(Exception):
    """An archive of another kind."""


def custom_xml(data: bytes) -> tuple[list[bytes], list[str]]:
    """The custom XML parts of a Word file in the order of their names, and of those that cannot be unpacked why.

    Raises:
        NoArchive: where the bytes are no zip archive.
        NoWordFile: where they are one, of something else.
    """
    parts, broken, left = [], [], LARGEST_PARTS
    with open_archive(data) as archive:
        names = set(archive.namelist())
        if _CONTENT_TYPES not in names or not any(name.lower().startswith("word/") for name in names):
            raise NoWordFile
        for name in sorted(filter(_part.fullmatch, names)):
            try:
                part = member(archive, name, LARGEST_PART)
            except Unreadable as fault:
                broken.append(f"{name} {fault}")
                continue
            left -= len(part)
            if left < 0:
                broken.append(f"its custom XML parts are larger than {LARGEST_PARTS:,} bytes together")
                break
            parts.append(part)
    return parts, broken
