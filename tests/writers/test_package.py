"""The package around the parts: every part is known, typed and pointed at, in the same order whoever hands it in."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

import pytest

from drafter.writers.docx.package import package

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

LEAST = dict.fromkeys(("word/document.xml", "word/styles.xml", "word/header.xml", "docProps/core.xml"), b"<x/>")
EXTRA = {
    "word/comments.xml": ("rIdComments", "comments", "comments.xml", f"{WORD}.comments+xml"),
    "word/header-first.xml": ("rIdFirstHeader", "header", "header-first.xml", f"{WORD}.header+xml"),
    "word/media/emblem.png": ("rIdEmblem", "image", "media/emblem.png", "image/png"),
    "word/media/emblem.jpeg": ("rIdEmblem", "image", "media/emblem.jpeg", "image/jpeg"),
    "customXml/item1.xml": ("rIdRecipe", "customXml", "../customXml/item1.xml", "application/xml"),
}


def read(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: archive.read(name) for name in archive.namelist()}


def relationships(data: bytes) -> dict[str, tuple[str, str]]:
    """What a file of relationships says: id to kind and target."""
    return {r.attrib["Id"]: (r.attrib["Type"], r.attrib["Target"]) for r in ET.fromstring(data)}


def type_of(name: str, content_types: bytes) -> str:
    """The type of a part, as a reader of the package finds it."""
    entries = list(ET.fromstring(content_types))
    own = [e.attrib["ContentType"] for e in entries if e.get("PartName") == f"/{name}"]
    usual = [e.attrib["ContentType"] for e in entries if e.get("Extension") == name.rpartition(".")[2]]
    assert len(own) <= 1
    assert len(usual) <= 1
    return [*own, *usual][0]


@pytest.mark.parametrize("name", EXTRA)
def test_a_part_that_may_be_there_is_typed_and_pointed_at(name: str) -> None:
    identifier, kind, target, content_type = EXTRA[name]
    without, with_it = read(package(LEAST)), read(package({**LEAST, name: b"<y/>"}))
    assert with_it[name] == b"<y/>"
    assert type_of(name, with_it["[Content_Types].xml"]) == content_type
    rels = "word/_rels/document.xml.rels"
    assert relationships(with_it[rels]).items() - relationships(without[rels]).items() == {
        (identifier, (f"{OFFICE}/{kind}", target))
    }


def test_pictures_are_typed_only_where_there_is_one() -> None:
    assert b"image/" not in read(package(LEAST))["[Content_Types].xml"]
    jpeg = read(package({**LEAST, "word/media/emblem.jpeg": b"JFIF"}))["[Content_Types].xml"]
    assert b"image/jpeg" in jpeg
    assert b"image/png" not in jpeg


def test_the_custom_xml_part_points_at_its_properties() -> None:
    both = {"customXml/itemProps1.xml": b"<p/>", "customXml/item1.xml": b"<i/>"}
    found = read(package({**LEAST, **both}))
    own = relationships(found["customXml/_rels/item1.xml.rels"])
    assert own == {"rIdProperties": (f"{OFFICE}/customXmlProps", "itemProps1.xml")}
    assert "customXmlProperties+xml" in type_of("customXml/itemProps1.xml", found["[Content_Types].xml"])
    assert not any("customXml" in name for name in read(package(LEAST)))


def test_the_order_in_which_parts_are_handed_in_does_not_matter() -> None:
    parts = {**LEAST, **dict.fromkeys(EXTRA, b"<y/>")}
    assert package(dict(reversed(parts.items()))) == package(parts)


def test_a_part_nobody_knows_is_refused() -> None:
    with pytest.raises(KeyError, match=r"word/macros\.bin"):
        package({**LEAST, "word/macros.bin": b""})
