"""The package around the parts: content types, relationships, properties, and a zip that is the same every time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from drafter.writers.docx.oxml import DECLARATION, attribute, escape
from drafter.writers.docx.page import DEFAULT_FOOTER, DEFAULT_HEADER, FIRST_FOOTER

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_PARTS = {
    "word/document.xml": ("", f"{_WORD}.document.main+xml"),
    "word/styles.xml": ("rIdStyles", f"{_WORD}.styles+xml"),
    "word/numbering.xml": ("rIdNumbering", f"{_WORD}.numbering+xml"),
    "word/settings.xml": ("rIdSettings", f"{_WORD}.settings+xml"),
    "word/theme.xml": ("rIdTheme", "application/vnd.openxmlformats-officedocument.theme+xml"),
    "word/fonts.xml": ("rIdFonts", f"{_WORD}.fontTable+xml"),
    "word/footnotes.xml": ("rIdFootnotes", f"{_WORD}.footnotes+xml"),
    "word/header.xml": (DEFAULT_HEADER, f"{_WORD}.header+xml"),
    "word/footer.xml": (DEFAULT_FOOTER, f"{_WORD}.footer+xml"),
    "word/footer-first.xml": (FIRST_FOOTER, f"{_WORD}.footer+xml"),
    "docProps/core.xml": ("", "application/vnd.openxmlformats-package.core-properties+xml"),
}
"""Every part this writer makes: the id by which the document knows it, and its type."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_date = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")


def package(parts: Mapping[str, bytes]) -> bytes:
    """Zips the parts with what ties them together; order and dates are fixed, so equal parts give equal files."""
    members = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _root_relationships(parts),
        "word/_rels/document.xml.rels": _document_relationships(parts),
        **parts,
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            info.external_attr = 0
            archive.writestr(info, data)
    return target.getvalue()


def _content_types(parts: Mapping[str, bytes]) -> bytes:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{_PARTS[name][1]}"/>' for name in parts)
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _relationships(entries: list[tuple[str, str, str]]) -> bytes:
    inside = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in entries)
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'.encode()


def _root_relationships(parts: Mapping[str, bytes]) -> bytes:
    entries = [("rIdDocument", f"{_OFFICE}/officeDocument", "word/document.xml")]
    if "docProps/core.xml" in parts:
        entries.append(("rIdCore", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"))
    return _relationships(entries)


def _document_relationships(parts: Mapping[str, bytes]) -> bytes:
    entries = []
    for name in parts:
        identifier, kind = _PARTS[name]
        if identifier:
            noun = kind.rpartition(".")[2].removesuffix("+xml")
            entries.append((identifier, f"{_OFFICE}/{noun}", name.removeprefix("word/")))
    return _relationships(entries)


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
