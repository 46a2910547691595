"""The package around the parts: content types, relationships, properties, and a zip that is the same every time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafter.writers.docx.oxml import DECLARATION
from drafter.writers.docx.page import DEFAULT_FOOTER, DEFAULT_HEADER, FIRST_FOOTER, FIRST_HEADER
from drafter.writers.docx.recipe_part import CUSTOM_XML, CUSTOM_XML_PROPERTIES
from drafter.writers.xml import attribute, escape

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_XML = "application/xml"
EMBLEM = "rIdEmblem"
"""The relationship id of the picture above the title."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part: its content type, and where the document points at it the id and the kind of that relationship."""

    content_type: str
    identifier: str = ""
    kind: str = ""


_PARTS = {
    "word/document.xml": _Part(f"{_WORD}.document.main+xml"),
    "word/styles.xml": _Part(f"{_WORD}.styles+xml", "rIdStyles", "styles"),
    "word/numbering.xml": _Part(f"{_WORD}.numbering+xml", "rIdNumbering", "numbering"),
    "word/settings.xml": _Part(f"{_WORD}.settings+xml", "rIdSettings", "settings"),
    "word/theme.xml": _Part("application/vnd.openxmlformats-officedocument.theme+xml", "rIdTheme", "theme"),
    "word/fonts.xml": _Part(f"{_WORD}.fontTable+xml", "rIdFonts", "fontTable"),
    "word/footnotes.xml": _Part(f"{_WORD}.footnotes+xml", "rIdFootnotes", "footnotes"),
    "word/comments.xml": _Part(f"{_WORD}.comments+xml", "rIdComments", "comments"),
    "word/header.xml": _Part(f"{_WORD}.header+xml", DEFAULT_HEADER, "header"),
    "word/header-first.xml": _Part(f"{_WORD}.header+xml", FIRST_HEADER, "header"),
    "word/footer.xml": _Part(f"{_WORD}.footer+xml", DEFAULT_FOOTER, "footer"),
    "word/footer-first.xml": _Part(f"{_WORD}.footer+xml", FIRST_FOOTER, "footer"),
    "word/media/emblem.png": _Part("image/png", EMBLEM, "image"),
    "word/media/emblem.jpeg": _Part("image/jpeg", EMBLEM, "image"),
    "docProps/core.xml": _Part("application/vnd.openxmlformats-package.core-properties+xml"),
    CUSTOM_XML: _Part(_XML, "rIdRecipe", "customXml"),
    CUSTOM_XML_PROPERTIES: _Part("application/vnd.openxmlformats-officedocument.customXmlProperties+xml"),
}
"""Every part this writer can make, in the order in which they stand in the file."""

_BY_EXTENSION = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": _XML,
    "png": "image/png",
    "jpeg": "image/jpeg",
}
"""Types that go without saying which part: of these, pictures only where there is one."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_date = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")


def package(parts: Mapping[str, bytes]) -> bytes:
    """Zips the parts with what ties them together; order and dates are fixed, so equal parts give equal files.

    Raises:
        KeyError: for a part this writer does not know.
    """
    unknown = sorted(parts.keys() - _PARTS.keys())
    if unknown:
        raise KeyError(unknown[0])
    names = [name for name in _PARTS if name in parts]
    members = {
        "[Content_Types].xml": _content_types(names),
        "_rels/.rels": _root_relationships(names),
        "word/_rels/document.xml.rels": _document_relationships(names),
        **{name: parts[name] for name in names},
    }
    if CUSTOM_XML_PROPERTIES in parts:
        properties = ("rIdProperties", f"{_OFFICE}/customXmlProps", CUSTOM_XML_PROPERTIES.removeprefix("customXml/"))
        members["customXml/_rels/item1.xml.rels"] = _relationships([properties])
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            info.external_attr = 0
            archive.writestr(info, data)
    return target.getvalue()


def _content_types(names: Sequence[str]) -> bytes:
    extensions = {"rels", "xml", *(name.rpartition(".")[2] for name in names)}
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in _BY_EXTENSION.items()
        if extension in extensions
    )
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_PARTS[name].content_type}"/>'
        for name in names
        if _PARTS[name].content_type != _BY_EXTENSION[name.rpartition(".")[2]]
    )
    return f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'.encode()


def _relationships(entries: Sequence[tuple[str, str, str]]) -> bytes:
    inside = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in entries)
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'.encode()


def _root_relationships(names: Sequence[str]) -> bytes:
    entries = [("rIdDocument", f"{_OFFICE}/officeDocument", "word/document.xml")]
    if "docProps/core.xml" in names:
        entries.append(("rIdCore", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"))
    return _relationships(entries)


def _document_relationships(names: Sequence[str]) -> bytes:
    return _relationships(
        [
            (part.identifier, f"{_OFFICE}/{part.kind}", name.removeprefix("word/") if "word/" in name else f"../{name}")
            for name in names
            if (part := _PARTS[name]).identifier
        ]
    )


def core_properties(title: str, subject: str, keywords: str, language: str, date: str) -> bytes:
    """Title, subject and language; no person's name, and no date but the input's."""
    stamp = ""
    if _date.match(date):
        when = f"{date}T00:00:00Z" if len(date) == 10 else date
        stamp = "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{attribute(when)}</dcterms:{name}>'
            for name in ("created", "modified")
        )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:subject>{escape(subject)}</dc:subject>"
        f"<dc:creator>Drafter</dc:creator><cp:keywords>{escape(keywords)}</cp:keywords>"
        f"<dc:language>{escape(language)}</dc:language>{stamp}</cp:coreProperties>"
    ).encode()
