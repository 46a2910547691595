"""Reads a Word file as Word would: counts lists, prints labels, resolves fields. Shares nothing with the writer."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree as ET

from word_lists import Count, Lists, W, as_referred

__all__ = ["Line", "W", "WordFile", "contents_of", "resolved", "shown_text"]


@dataclass
class Line:
    """A paragraph as a reader sees it."""

    style: str
    label: str
    text: str
    bookmarks: tuple[str, ...]

    @property
    def printed(self) -> str:
        return " ".join(f"{self.label} {self.text}".split())


class WordFile:
    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.document = self.part("word/document.xml")
        self.styles = {s.get(W + "styleId"): s for s in self.part("word/styles.xml").findall(W + "style")}

    def part(self, name: str) -> ET.Element:
        return ET.fromstring(self.zip.read(name))

    def text_of(self, name: str) -> str:
        return self.zip.read(name).decode()

    # --- paragraphs -----------------------------------------------------------------------------------------------

    @cached_property
    def lists(self) -> Lists:
        """Numbering and styles of the file."""
        has_lists = "word/numbering.xml" in self.zip.namelist()
        return Lists(self.part("word/numbering.xml") if has_lists else None, self.part("word/styles.xml"))

    def style_of(self, paragraph: ET.Element) -> str:
        return self.lists.style_of(paragraph)

    @cached_property
    def lines(self) -> list[Line]:
        """Every paragraph of the body in order, those in the table of contents left out."""
        contents = {id(p) for sdt in contents_of(self.document) for p in sdt.iter(W + "p")}
        count = Count(self.lists)
        found = []
        for paragraph in self.document.iter(W + "p"):
            if id(paragraph) in contents:
                continue
            bookmarks = tuple(b.get(W + "name", "") for b in paragraph.iter(W + "bookmarkStart"))
            label = count.label(paragraph)
            found.append(Line(self.style_of(paragraph), label, shown_text(paragraph), bookmarks))
        return found

    # --- fields ---------------------------------------------------------------------------------------------------

    def fields(self, part: str = "word/document.xml") -> list[tuple[str, str]]:
        """Instruction and cached result of every field, in the order in which they end."""
        open_fields: list[list[str]] = []
        found = []
        state: list[bool] = []
        for node in self.part(part).iter():
            if node.tag == W + "fldChar":
                kind = node.get(W + "fldCharType")
                if kind == "begin":
                    open_fields.append(["", ""])
                    state.append(False)
                elif kind == "separate":
                    state[-1] = True
                else:
                    state.pop()
                    instruction, result = open_fields.pop()
                    found.append((" ".join(instruction.split()), result))
            elif node.tag in (W + "instrText", W + "delInstrText"):
                open_fields[-1][0] += node.text or ""
            elif node.tag in (W + "t", W + "delText"):
                for entry, separated in zip(open_fields, state, strict=True):
                    if separated:
                        entry[1] += node.text or ""
        assert not open_fields
        return found

    def updated(self, instruction: str) -> str:
        """What Word prints for a REF field once it is updated."""
        kind, bookmark, *switches = instruction.split()
        assert kind == "REF"
        return as_referred(next(line.label for line in self.lines if bookmark in line.bookmarks), switches)


def contents_of(document: ET.Element) -> list[ET.Element]:
    """The content control around the table of contents; there is one, or none."""
    return [
        sdt
        for sdt in document.iter(W + "sdt")
        for gallery in sdt.iterfind(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if gallery.get(W + "val") == "Table of Contents"
    ]


def shown_text(node: ET.Element) -> str:
    """The words of a paragraph, changes and all; a line break is a blank."""
    out = []
    for child in node.iter():
        if child.tag in (W + "t", W + "delText"):
            out.append(child.text or "")
        elif child.tag in (W + "br", W + "tab") and child.tag != W + "tabs":
            out.append(" ")
    return "".join(out)


def resolved(root: ET.Element, accept: bool) -> ET.Element:
    """The tree with every change accepted, or every change rejected."""
    gone, kept = (W + "del", W + "ins") if accept else (W + "ins", W + "del")
    return _resolved(root, gone, kept)[0]


def _resolved(node: ET.Element, gone: str, kept: str) -> list[ET.Element]:
    if node.tag == gone:
        return []
    children = [new for child in node for new in _resolved(child, gone, kept)]
    if node.tag == kept:
        return children
    if node.tag == W + "p" and node.find(f"{W}pPr/{W}rPr/{gone}") is not None:
        return []
    copy = ET.Element(node.tag, node.attrib)
    copy.text = node.text
    copy.extend(children)
    return [copy]
