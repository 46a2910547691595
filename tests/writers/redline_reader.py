"""Reads a redline as a reader will once all its changes are accepted, or all rejected. Shares nothing with the writer.

``accepted(redline) == plain(new)`` and ``rejected(redline) == plain(old)`` is what a comparison promises.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from redline_settling import ACCEPT, REJECT, Side, has_changes, settle, tag_of
from word_lists import Count, Lists, W, as_referred

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"


@dataclass(frozen=True)
class Seen:
    """A paragraph as a reader sees it; ``place`` says where, if not in the run of the text: ``row 2, cell 1``."""

    style: str
    label: str
    text: str
    outline: int | None = None
    place: str = ""


@dataclass(frozen=True)
class Reading:
    """One version of a file, the table of contents left out.

    Footnotes stand in the order in which the text calls them as ``[^1]``, ``[^2]``. ``around`` holds headers and
    footers, each by section, kind and pages. ``ids`` are the tags of the content controls, in order; ``fields`` the
    instruction and the shown result of each field of text and footnotes, a reference by the paragraph of the body it
    leads to, counted from 0 (``REF ¶12 \\n \\h``); ``stale`` says which references would show something else once
    updated, ``faults`` what kept the file from becoming one clean version. Both should be empty.
    """

    body: tuple[Seen, ...]
    notes: tuple[tuple[Seen, ...], ...] = ()
    around: tuple[tuple[str, tuple[Seen, ...]], ...] = ()
    ids: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    stale: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def accepted(data: bytes) -> Reading:
    """The file once every change in it is accepted."""
    return _read(data, ACCEPT)


def rejected(data: bytes) -> Reading:
    """The file once every change in it is rejected."""
    return _read(data, REJECT)


def plain(data: bytes) -> Reading:
    """A file that should have no tracked changes: if it has one, that is a fault."""
    reading = _read(data, ACCEPT)
    parts = [(name, xml) for name, xml in _Package(data).members.items() if name.endswith(".xml")]
    marked = [f"{name}: has tracked changes" for name, xml in parts if has_changes(ET.fromstring(xml))]
    return replace(reading, faults=(*reading.faults, *marked))


# --- the package ------------------------------------------------------------------------------------------------------


class _Package:
    """The parts of a Word file, found by their relationships and never by their names."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.members = {name: archive.read(name) for name in archive.namelist()}
        main = next(target for kind, target in self._related("").values() if kind == "officeDocument")
        self.document = ET.fromstring(self.members[main])
        self._relations = self._related(main)

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part (empty: the package) points at: relationship id to kind and name of the part."""
        folder, name = posixpath.split(part)
        rels = ET.fromstring(self.members[posixpath.join(folder, "_rels", f"{name}.rels")])
        return {
            r.get("Id", ""): (
                r.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, r.get("Target", ""))).lstrip("/"),
            )
            for r in rels.iter(_PACKAGE + "Relationship")
            if r.get("TargetMode") != "External"
        }

    def one(self, kind: str) -> ET.Element | None:
        """The part of a kind of which the document has one at most."""
        name = next((target for k, target in self._relations.values() if k == kind), "")
        return ET.fromstring(self.members[name]) if name else None

    def around(self, document: ET.Element) -> Iterator[tuple[str, ET.Element]]:
        """Headers and footers as the sections of ``document`` name them."""
        for number, section in enumerate(document.iter(W + "sectPr"), 1):
            for kind in ("header", "footer"):
                for reference in section.findall(f"{W}{kind}Reference"):
                    target = self._relations[reference.get(_R + "id", "")][1]
                    pages = reference.get(W + "type", "default")
                    yield f"section {number}, {kind}, {pages}", ET.fromstring(self.members[target])


# --- reading ----------------------------------------------------------------------------------------------------------


def _read(data: bytes, side: Side) -> Reading:
    package = _Package(data)
    styles = package.one("styles")
    assert styles is not None, "a Word file without styles"
    lists = Lists(package.one("numbering"), styles)
    faults: list[str] = []

    def settled(root: ET.Element, where: str) -> ET.Element:
        clean, found = settle(root, side)
        faults.extend(f"{where}: {fault}" for fault in found)
        return clean

    document = settled(package.document, "text")
    calls = [call.get(W + "id", "") for call in document.iter(W + "footnoteReference")]
    numbers = {call: str(number) for number, call in enumerate(calls, 1)}

    def seen(root: ET.Element) -> tuple[Seen, ...]:
        count = Count(lists)
        return tuple(
            Seen(lists.style_of(p), count.label(p), _text(p, numbers), lists.outline_of(p), place)
            for p, place in _paragraphs(root)
        )

    notes = package.one("footnotes")
    notes = settled(notes, "footnotes") if notes is not None else None
    around = tuple((name, seen(settled(part, name))) for name, part in package.around(document))
    fields = [field for part in (document, notes) if part is not None for field in _fields(part)]
    targets = _targets(document, lists)
    texts = {} if notes is None else _notes(notes, seen)
    faults += _misplaced_notes(calls, texts)
    return Reading(
        body=seen(document),
        notes=tuple(texts[call] for call in dict.fromkeys(calls) if call in texts),
        around=around,
        ids=tuple(tag for sdt in document.iter(W + "sdt") if (tag := tag_of(sdt))),
        fields=tuple((_pointing(instruction, targets), result) for instruction, result in fields),
        stale=tuple(_stale(fields, targets)),
        faults=tuple(faults),
    )


def _paragraphs(node: ET.Element, place: str = "") -> Iterator[tuple[ET.Element, str]]:
    """Every paragraph with its place, the table of contents left out."""
    for child in node:
        if child.tag == W + "tbl":
            for r, row in enumerate(_inside(child, W + "tr"), 1):
                for c, cell in enumerate(_inside(row, W + "tc"), 1):
                    yield from _paragraphs(cell, f"{place}row {r}, cell {c}")
        elif child.tag == W + "p":
            yield child, place
        elif not _is_contents(child):
            yield from _paragraphs(child, place)


def _inside(node: ET.Element, wanted: str) -> Iterator[ET.Element]:
    """Rows of a table, or cells of a row; content controls are seen through."""
    for child in node:
        if child.tag == wanted:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent"):
            yield from _inside(child, wanted)


def _is_contents(node: ET.Element) -> bool:
    gallery = node.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return node.tag == W + "sdt" and gallery is not None and gallery.get(W + "val") == "Table of Contents"


def _outside_contents(node: ET.Element) -> Iterator[ET.Element]:
    for child in node:
        if not _is_contents(child) and child.tag not in (W + "pPr", W + "rPr"):
            yield child
            yield from _outside_contents(child)


def _text(paragraph: ET.Element, numbers: dict[str, str]) -> str:
    """The words of a paragraph; of a field the result; ``[^2]`` where a footnote is called."""
    signs = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011"}
    out = []
    for node in _outside_contents(paragraph):
        if node.tag == W + "t":
            out.append(node.text or "")
        elif node.tag == W + "footnoteReference":
            out.append(f"[^{numbers.get(node.get(W + 'id', ''), '?')}]")
        else:
            out.append(signs.get(node.tag, ""))
    return "".join(out)


# --- footnotes --------------------------------------------------------------------------------------------------------


def _notes(root: ET.Element, seen: Callable[[ET.Element], tuple[Seen, ...]]) -> dict[str, tuple[Seen, ...]]:
    return {n.get(W + "id", ""): seen(n) for n in root.iter(W + "footnote") if n.get(W + "type") in (None, "normal")}


def _misplaced_notes(calls: list[str], notes: dict[str, tuple[Seen, ...]]) -> Iterator[str]:
    """A footnote goes with the reference that calls it, so that all of its words must go as well, and only then."""
    for call in calls:
        if call not in notes:
            yield f"text: there is no footnote {call}"
        if calls.count(call) > 1:
            yield f"text: footnote {call} is called more than once"
    for number, lines in notes.items():
        words = " ".join(line.text for line in lines).strip()
        if number in calls and not words:
            yield f"footnotes: note {number} is called and has no words"
        if number not in calls and words:
            yield f"footnotes: note {number} is not called and keeps its words: {words!r}"


# --- fields -----------------------------------------------------------------------------------------------------------


def _fields(part: ET.Element) -> Iterator[tuple[str, str]]:
    """Instruction and shown result of each complex field in the order in which they end."""
    open_fields: list[tuple[list[str], list[str]]] = []
    shown: list[bool] = []
    for node in _outside_contents(part):
        kind = node.get(W + "fldCharType") if node.tag == W + "fldChar" else ""
        if kind == "begin":
            open_fields.append(([], []))
            shown.append(False)
        elif kind == "separate" and shown:
            shown[-1] = True
        elif kind == "end" and shown:
            shown.pop()
            instruction, result = open_fields.pop()
            yield " ".join("".join(instruction).split()), "".join(result)
        elif node.tag == W + "instrText" and open_fields:
            open_fields[-1][0].append(node.text or "")
        elif node.tag == W + "t":
            for (_, result), separated in zip(open_fields, shown, strict=True):
                if separated:
                    result.append(node.text or "")


@dataclass(frozen=True)
class _Target:
    """A bookmarked paragraph: which of the body it is, from 0, and its number."""

    at: int
    label: str


def _targets(document: ET.Element, lists: Lists) -> dict[str, _Target]:
    count = Count(lists)
    found: dict[str, _Target] = {}
    for at, (paragraph, _) in enumerate(_paragraphs(document)):
        target = _Target(at, count.label(paragraph))
        found |= {mark.get(W + "name", ""): target for mark in paragraph.iter(W + "bookmarkStart")}
    return found


def _pointing(instruction: str, targets: dict[str, _Target]) -> str:
    """The instruction with the bookmark's name, which is nobody's to read, given as where it leads."""
    kind, _, rest = instruction.partition(" ")
    name, _, switches = rest.partition(" ")
    return f"{kind} ¶{targets[name].at} {switches}" if kind == "REF" and name in targets else instruction


def _stale(fields: list[tuple[str, str]], targets: dict[str, _Target]) -> Iterator[str]:
    """References that lead nowhere, or do not show what Word would print of the paragraph they lead to."""
    for instruction, result in fields:
        kind, _, switches = instruction.partition(" ")
        if kind == "REF":
            name, *words = switches.split()
            if name not in targets:
                yield f"{instruction}: leads nowhere"
            elif (shown := as_referred(targets[name].label, words)) != result:
                yield f"{instruction}: shows {result!r}, and once updated {shown!r}"
