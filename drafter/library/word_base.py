"""A ministry's Word file to a :class:`WordBase`: its styles, theme and fonts, and nothing else of it."""

from __future__ import annotations

import hashlib
import posixpath
import zipfile
from pathlib import PurePosixPath
from xml.etree import ElementTree
from xml.parsers import expat

from drafter.bounded import NoArchive, Unreadable, member, open_archive
from drafter.model.style import WordBase

LARGEST_BASE = 20_000_000
"""In bytes: room for the pictures of a letterhead, which are not read."""
LARGEST_PART = 5_000_000
"""Of styles, theme or fonts, unpacked, in bytes; Word's own are a fiftieth of that."""
DEEPEST_PART = 100
"""How deep the elements of such a part may be nested; a theme has some ten levels."""

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STYLES = "http://schemas.openxmlformats.org/wordprocessingml/2006/main styles"
_THEME = "http://schemas.openxmlformats.org/drawingml/2006/main theme"
_FONTS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main fonts"
_STRICT = "http://purl.oclc.org/ooxml/"
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "open it in Word and save it as 'Word Document (*.docx)'"


class UnusableFile(Exception):
    """A file that a profile names and that cannot serve; the message goes on from its name, ``hint`` says what can."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def read_word_base(data: bytes, name: str) -> WordBase:
    """The base in the bytes of a Word file (.docx, or .dotx) called ``name``.

    Raises:
        UnusableFile: where it is something else, holds macros, or is broken.
    """
    if data.startswith(_OLD_WORD):
        raise UnusableFile("is in Word's old form, or locked with a password", f"{_SAVE_AS}, without a password")
    try:
        archive = open_archive(data)
    except NoArchive:
        raise UnusableFile("is no Word file", _SAVE_AS) from None
    with archive:
        styles, theme, fonts = _parts(archive)
    digest = hashlib.sha256()
    for part in (styles, theme, fonts):
        digest.update(hashlib.sha256(part).digest())
    return WordBase(name, digest.hexdigest(), styles, theme, fonts)


def _parts(archive: zipfile.ZipFile) -> tuple[bytes, bytes, bytes]:
    """Styles, theme and fonts, found as Word finds them: by way of the relationships."""
    types = _part(archive, "[Content_Types].xml")
    if types is None or (root := _part(archive, "_rels/.rels")) is None:
        raise UnusableFile("is no Word file", _SAVE_AS)
    if b"macroEnabled" in types or b"vbaProject" in types:
        raise UnusableFile("holds macros", "save it as 'Word Document (*.docx)', which holds none")
    if b"wordprocessingml.document.main+xml" not in types and b"wordprocessingml.template.main+xml" not in types:
        raise UnusableFile("is no Word file", _SAVE_AS)
    main = next((target for kind, target in _related(root, "") if kind == "officeDocument"), None)
    folder, _, file = (main or "").rpartition("/")
    relations = _part(archive, posixpath.join(folder, "_rels", f"{file}.rels")) if main else None
    targets = dict(reversed(list(_related(relations, folder)))) if relations else {}
    found = {kind: _part(archive, targets[kind]) for kind in ("styles", "theme", "fontTable") if kind in targets}
    styles = found.get("styles")
    if styles is None:
        raise UnusableFile("has no styles", _SAVE_AS)
    if _STRICT.encode() in types + root + (relations or b"") + styles:
        raise UnusableFile("is in the form that Word calls strict", _SAVE_AS)
    if _checked(styles, "its styles") != _STYLES:
        raise UnusableFile("has something else where its styles should be", _SAVE_AS)
    theme, fonts = found.get("theme") or b"", found.get("fontTable") or b""
    for part, name, what in ((theme, _THEME, "theme"), (fonts, _FONTS, "table of fonts")):
        if part and _checked(part, f"its {what}") != name:
            raise UnusableFile(f"has something else where its {what} should be", _SAVE_AS)
    return styles, theme, fonts


def _part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """A part, unpacked and seen to be harmless; ``None`` where there is none.

    Raises:
        UnusableFile: where it is broken, too large, or declares entities.
    """
    if name not in archive.namelist():
        return None
    try:
        data = member(archive, name, LARGEST_PART)
    except Unreadable as fault:
        raise UnusableFile(f"cannot be unpacked: {name} {fault}", _SAVE_AS) from None
    _checked(data, name)
    return data


def _related(part: bytes, folder: str) -> list[tuple[str, str]]:
    """The relationships in a part, as the last word of their kind and the name of what they lead to."""
    found = []
    for relation in ElementTree.fromstring(part).iter(_RELATIONSHIPS):
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            found.append((PurePosixPath(relation.get("Type", "")).name, target))
    return found


class _Refused(Exception):
    """What is read no further; the message goes on from the name of the part."""


def _checked(data: bytes, name: str) -> str:
    """The namespace and name of the outermost element, once the whole has been seen to be plain and well-formed XML.

    Raises:
        UnusableFile: where it is not, or could unfold to more than it is.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    opened: list[str] = []
    depth = 0

    def start(element: str, _: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if not opened:
            opened.append(element)
        if depth > DEEPEST_PART:
            raise _Refused("is nested too deeply")

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_: object) -> None:
        raise _Refused("declares a type of document, by which a small file can unfold to a huge one")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except _Refused as fault:
        raise UnusableFile(f"cannot be read: {name} {fault}", _SAVE_AS) from None
    except (expat.ExpatError, LookupError, ValueError):
        raise UnusableFile(f"cannot be read: {name} is no well-formed XML", _SAVE_AS) from None
    return opened[0]
