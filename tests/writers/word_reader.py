"""Reads a Word file as Word would: counts lists, prints labels, resolves fields. Shares nothing with the writer."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def roman(n: int) -> str:
    tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"][n // 10 % 10]
    ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][n % 10]
    return "c" * (n // 100) + tens + ones


def spelt(n: int, form: str) -> str:
    letter = "abcdefghijklmnopqrstuvwxyz"[(n - 1) % 26] * (1 + (n - 1) // 26) if n > 0 else ""
    return {
        "decimal": str(n),
        "lowerRoman": roman(n),
        "upperRoman": roman(n).upper(),
        "lowerLetter": letter,
        "upperLetter": letter.upper(),
        "none": "",
    }[form]


Levels = dict[int, tuple[int, str, str]]
"""Depth to the first value, the format and the text of the label."""


def filled(pattern: str, levels: Levels, counts: dict[int, int]) -> str:
    """The label that the levels' counts make of ``Article %1``."""
    for at in levels:
        value = counts.get(at, levels[at][0])
        pattern = pattern.replace(f"%{at + 1}", spelt(value, levels[at][1]))
    return pattern


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

    # --- numbering ------------------------------------------------------------------------------------------------

    @cached_property
    def _lists(self) -> dict[str, Levels]:
        found = {}
        for abstract in self.part("word/numbering.xml").findall(W + "abstractNum"):
            levels = {int(v.get(W + "ilvl", "")): self._level(v) for v in abstract.findall(W + "lvl")}
            found[abstract.get(W + "abstractNumId", "")] = levels
        return found

    def _level(self, level: ET.Element) -> tuple[int, str, str]:
        def value(tag: str) -> str:
            return next(level.iter(W + tag)).get(W + "val", "")

        return int(value("start")), value("numFmt"), value("lvlText")

    @cached_property
    def _instances(self) -> dict[str, tuple[str, dict[int, int], Levels]]:
        found = {}
        for num in self.part("word/numbering.xml").findall(W + "num"):
            starts, levels = {}, {}
            for override in num.findall(W + "lvlOverride"):
                depth = int(override.get(W + "ilvl", ""))
                for start in override.findall(W + "startOverride"):
                    starts[depth] = int(start.get(W + "val", ""))
                for level in override.findall(W + "lvl"):
                    levels[depth] = self._level(level)
            abstract = next(num.iter(W + "abstractNumId")).get(W + "val", "")
            found[num.get(W + "numId", "")] = (abstract, starts, levels)
        return found

    def _numbering_of(self, paragraph: ET.Element) -> tuple[str, int] | None:
        number = paragraph.find(f"{W}pPr/{W}numPr")
        if number is None:
            style = self.styles[self.style_of(paragraph)]
            number = style.find(f"{W}pPr/{W}numPr")
        if number is None:
            return None
        values = {child.tag: child.get(W + "val", "") for child in number}
        instance = values[W + "numId"]
        return None if instance == "0" else (instance, int(values.get(W + "ilvl", "0")))

    def style_of(self, paragraph: ET.Element) -> str:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return "" if style is None else style.get(W + "val", "")

    @cached_property
    def lines(self) -> list[Line]:
        """Every paragraph of the body in order, those in the table of contents left out."""
        skipped = {id(p) for sdt in self.document.iter(W + "sdt") for p in sdt.iter(W + "p")}
        counters: dict[str, dict[int, int]] = {}
        seen: set[str] = set()
        found = []
        for paragraph in self.document.iter(W + "p"):
            if id(paragraph) in skipped:
                continue
            label = ""
            numbering = self._numbering_of(paragraph)
            if numbering:
                instance, depth = numbering
                abstract, starts, own = self._instances[instance]
                levels = self._lists[abstract] | own
                counts = counters.setdefault(abstract, {})
                if instance not in seen:
                    seen.add(instance)
                    for at, start in starts.items():
                        counts[at] = start - 1
                counts[depth] = counts.get(depth, levels[depth][0] - 1) + 1
                for deeper in [k for k in counts if k > depth]:
                    del counts[deeper]
                _, form, pattern = levels[depth]

                label = "" if form == "bullet" else filled(pattern, levels, counts)
            bookmarks = tuple(b.get(W + "name", "") for b in paragraph.iter(W + "bookmarkStart"))
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
        assert "\\n" in switches or "\\r" in switches
        label = next(line.label for line in self.lines if bookmark in line.bookmarks).rstrip(".")
        if switches[-2:] == ["\\*", "Lower"]:
            return label.lower()
        return label.upper() if switches[-2:] == ["\\*", "Upper"] else label


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
