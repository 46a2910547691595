"""What the tests of this room ask of a Word file before and after LibreOffice had it."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree as ET

from word_reader import Line, W, WordFile

from drafter import pipeline

DRAFT = "urn:drafter:draft:1"
"""The namespace of the part in which a draft carries its recipe."""
_FIELD_PARTS = ("word/document.xml", "word/footnotes.xml")


def built(name: str, face: str = "") -> bytes:
    """A shipped profile as a Word file."""
    library, _ = pipeline.try_library()
    outcome = pipeline.try_draft(library, name, face=face)
    assert outcome.draft is not None, outcome.diagnostics
    return pipeline.write(outcome.draft.instrument, "docx")


def ids_of(data: bytes) -> set[str]:
    """The clause ids that the content controls carry; Writer 7.4 keeps the title of a control and drops its tag."""
    controls = WordFile(data).document.iter(f"{W}sdtPr")
    found = {_first_value(properties, "tag", "alias") for properties in controls}
    return found - {""}


def _first_value(properties: ET.Element, *names: str) -> str:
    values = (properties.find(W + name) for name in names)
    return next((value.get(W + "val", "") for value in values if value is not None), "")


def lines_of(data: bytes) -> list[Line]:
    """Every paragraph after the contents that has words."""
    lines = WordFile(data).lines
    start = next(i for i, line in enumerate(lines) if line.style in ("ContentsHeading", "Contentsheading"))
    return [line for line in lines[start + 1 :] if line.text.strip()]


def numbered(data: bytes) -> list[tuple[str, str]]:
    """Number and words of every paragraph after the contents, in small letters, since Writer prints "Article 17" in the
    middle of a sentence where our styles have "article 17"."""
    return [(line.label, plain(line.text)) for line in lines_of(data)]


def plain(words: str) -> str:
    """Words without difference of case and blanks."""
    return " ".join(words.split()).lower()


def bookmarks_of(data: bytes) -> list[str]:
    """The bookmarks of provisions in the order of the text, without those made for tables of contents."""
    return [name for line in lines_of(data) for name in line.bookmarks if not name.startswith(("_Toc", "__"))]


def references_of(data: bytes) -> list[tuple[str, str]]:
    """Bookmark and shown result of every reference, in order."""
    file = WordFile(data)
    parts = [part for part in _FIELD_PARTS if part in file.zip.namelist()]
    fields = [field for part in parts for field in file.fields(part)]
    return [(instruction.split()[1], result) for instruction, result in fields if instruction.startswith("REF ")]


def wrong_references(data: bytes) -> list[tuple[str, str, str]]:
    """References that do not show the number of the paragraph they lead to: bookmark, what is shown, the number."""
    labels = {name: line.label for line in WordFile(data).lines for name in line.bookmarks}
    found = [(name, shown, labels.get(name, "nowhere")) for name, shown in references_of(data)]
    return [(name, shown, label) for name, shown, label in found if not shows(shown, label)]


def shows(shown: str, label: str) -> bool:
    """Whether a reference shows a number: in any case, and with or without the word, of which Writer knows nothing."""
    number = label.rstrip(".").lower()
    return bool(number) and shown.lower() in (number, number.rpartition(" ")[2])


def notes_of(data: bytes) -> list[str]:
    """The words of every footnote."""
    return [words for words, kind in _texts_of(data, "word/footnotes.xml") if not kind]


def comments_of(data: bytes) -> list[str]:
    """The words of every comment."""
    return [words for words, _ in _texts_of(data, "word/comments.xml")]


def _texts_of(data: bytes, part: str) -> list[tuple[str, str]]:
    """The words of each note or comment of a part, and of what special kind it is."""
    file = WordFile(data)
    if part not in file.zip.namelist():
        return []
    return [(plain("".join(t.text or "" for t in e.iter(W + "t"))), e.get(W + "type", "")) for e in file.part(part)]


def recipes_of(data: bytes) -> list[str]:
    """The parts in which a draft carries its recipe, in canonical XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if re.fullmatch(r"customXml/item\d+\.xml", name)]
    return [ET.canonicalize(part.decode()) for part in parts if ET.fromstring(part).tag.startswith(f"{{{DRAFT}}}")]


def comments_between_first_notes(data: bytes) -> int:
    """How many comments end between the first call of a footnote and the second: Writer 7.4 then muddles all notes."""
    calls = (f"{W}footnoteReference", f"{W}commentReference")
    order = [node.tag == calls[0] for node in WordFile(data).document.iter() if node.tag in calls]
    first = order.index(True)
    return order.index(True, first + 1) - first - 1
