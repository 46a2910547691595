"""Settles the tracked changes of one part of a Word file, all one way, and says what would not have come out clean.

The rules are those of ECMA-376 Part 1, 17.13.5 and, where the standard is silent, what Word does:

- a run within ``w:ins`` or ``w:del`` stays or goes;
- a paragraph whose mark goes is joined to the next one, whose properties survive; with nothing left in it, it is gone;
- ``w:pPrChange`` and its like hold the properties that a rejection brings back, but for those of the mark itself;
- a table row whose ``w:trPr`` is marked stays or goes, and a table without rows goes;
- the tags of a content control, opening and closing, go where they lie in a range of ``w:customXmlInsRange…`` or
  ``w:customXmlDelRange…``; what stands between them is settled by its own marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from word_lists import W

INSERTED = frozenset({W + "ins", W + "moveTo"})
DELETED = frozenset({W + "del", W + "moveFrom"})
_RUN_CHANGES = INSERTED | DELETED
_MOVE_RANGES = frozenset(f"{W}move{way}Range{end}" for way in ("From", "To") for end in ("Start", "End"))
_TAG_RANGES = {
    f"{W}customXml{kind}Range{end}": (W + change, end == "Start")
    for kind, change in (("Ins", "ins"), ("Del", "del"), ("MoveFrom", "moveFrom"), ("MoveTo", "moveTo"))
    for end in ("Start", "End")
}
_UNREAD = frozenset(W + tag for tag in ("cellIns", "cellDel", "cellMerge", "numberingChange", "tblGridChange"))
_NEVER_IN_A_CHANGE = frozenset(W + tag for tag in ("p", "tbl", "hyperlink", "fldSimple"))
_MARKED = frozenset(W + tag for tag in ("pPr", "rPr", "trPr", "numPr"))
"""Where ``w:ins`` and ``w:del`` are no run but say something of a mark, a row or a number."""
_KEPT_BY_THE_MARK = {
    W + "pPr": frozenset({W + "rPr", W + "sectPr"}),
    W + "sectPr": frozenset({W + "headerReference", W + "footerReference"}),
    W + "rPr": _RUN_CHANGES,
    W + "trPr": _RUN_CHANGES,
}
"""Which properties a record of former properties does not hold, and a rejection so leaves alone."""
_STORIES = frozenset(W + tag for tag in ("body", "tc", "footnote", "hdr", "ftr", "txbxContent"))
_WORDS = frozenset(W + tag for tag in ("t", "tab", "br", "cr", "noBreakHyphen", "footnoteReference", "sym", "fldChar"))
_PICTURES = frozenset(W + tag for tag in ("drawing", "pict", "object"))


@dataclass(frozen=True)
class Side:
    """Which changes go, and which become part of the text."""

    gone: frozenset[str]
    kept: frozenset[str]


ACCEPT = Side(gone=DELETED, kept=INSERTED)
REJECT = Side(gone=INSERTED, kept=DELETED)


def has_changes(root: Element) -> bool:
    """Whether anything in a part is a tracked change."""
    changes = {*_RUN_CHANGES, *_UNREAD, *_TAG_RANGES}
    return any(node.tag in changes or (node.tag.startswith(W) and node.tag.endswith("Change")) for node in root.iter())


def settle(root: Element, side: Side) -> tuple[Element, list[str]]:
    """A copy of a part with every change settled, and the faults found on the way."""
    root = deepcopy(root)
    faults = [*_misused(root)]
    vanishing = _vanishing_controls(root, side, faults)
    for node in list(root.iter()):
        _settle_properties(node, side)
    _settle_runs(root, side)
    _settle_tags(root, vanishing)
    _settle_rows(root, side)
    for story in [node for node in root.iter() if node.tag in _STORIES]:
        _settle_marks(story, side, faults)
    return root, [*faults, *_left_over(root)]


# --- what no side can settle ------------------------------------------------------------------------------------------


def _misused(root: Element) -> Iterator[str]:
    # What is moved away keeps its plain words; only a deletion writes them otherwise.
    deleted = {id(node) for change in root.iter(W + "del") for node in change.iter()}
    for node in root.iter():
        name = node.tag.removeprefix(W)
        if node.tag in _UNREAD or (node.tag == W + "numPr" and any(child.tag in _RUN_CHANGES for child in node)):
            yield f"a change that nobody here can read, in w:{name}"
        if node.tag in _RUN_CHANGES:
            if not (node.get(W + "id") and node.get(W + "author")):
                yield f"a w:{name} without id or author"
            for child in node:
                if child.tag in _NEVER_IN_A_CHANGE:
                    yield f"a w:{name} around a w:{child.tag.removeprefix(W)}"
        if name in ("t", "instrText") and id(node) in deleted:
            yield f"deleted words are not written as such: {node.text!r}"
        if name in ("delText", "delInstrText") and id(node) not in deleted:
            yield f"words written as deleted stand outside every deletion: {node.text!r}"


# --- content controls -------------------------------------------------------------------------------------------------


def _vanishing_controls(root: Element, side: Side, faults: list[str]) -> set[Element]:
    """The controls whose tags go, found by walking in order over the opening and closing of every element."""
    ranges: dict[str, str] = {}
    at_opening: dict[Element, list[str]] = {}
    vanishing = set()
    for opening, node in _tags(root):
        if opening and node.tag in _TAG_RANGES:
            change, starts = _TAG_RANGES[node.tag]
            number = node.get(W + "id", "")
            if starts:
                ranges[number] = change
            elif ranges.pop(number, "") != change:
                faults.append(f"a range over tags ends that never began: {number}")
        elif node.tag == W + "sdt" and opening:
            at_opening[node] = sorted(ranges.values())
        elif node.tag == W + "sdt":
            if at_opening[node] != sorted(ranges.values()):
                faults.append(f"the two tags of the control {tag_of(node)!r} are not marked alike")
            if any(change in side.gone for change in at_opening[node]):
                vanishing.add(node)
    faults += [f"a range over tags never ends: {number}" for number in ranges]
    return vanishing


def _tags(node: Element) -> Iterator[tuple[bool, Element]]:
    yield True, node
    for child in node:
        yield from _tags(child)
    yield False, node


def tag_of(control: Element) -> str:
    """The tag by which a content control is known; empty where it has none."""
    found = control.find(f"{W}sdtPr/{W}tag")
    return "" if found is None else found.get(W + "val", "")


def _settle_tags(parent: Element, vanishing: set[Element]) -> None:
    children = []
    for child in parent:
        _settle_tags(child, vanishing)
        if child in vanishing:
            content = child.find(W + "sdtContent")
            children += list(content) if content is not None else []
        elif child.tag not in _TAG_RANGES and child.tag not in _MOVE_RANGES:
            children.append(child)
    parent[:] = children


# --- properties, runs, rows -------------------------------------------------------------------------------------------


def _settle_properties(node: Element, side: Side) -> None:
    """Takes the record of former properties out of ``node``; when rejecting, puts back what it remembers."""
    record = node.find(f"{node.tag}Change") if node.tag.startswith(W) else None
    if record is None:
        return
    node.remove(record)
    if side.gone == INSERTED:
        stay = [child for child in node if child.tag in _KEPT_BY_THE_MARK.get(node.tag, ())]
        before = record.find(node.tag)
        node[:] = [*(before if before is not None else ()), *stay]


def _settle_runs(parent: Element, side: Side) -> None:
    if parent.tag in _MARKED:
        return
    children = []
    for child in parent:
        if child.tag not in side.gone:
            _settle_runs(child, side)
            children += list(child) if child.tag in side.kept else [child]
    parent[:] = children
    if parent.tag in DELETED:
        for node in parent.iter():
            node.tag = {W + "delText": W + "t", W + "delInstrText": W + "instrText"}.get(node.tag, node.tag)


def _settle_rows(parent: Element, side: Side) -> None:
    for child in list(parent):
        _settle_rows(child, side)
        row_goes = child.tag == W + "tr" and any(child.find(f"{W}trPr/{tag}") is not None for tag in side.gone)
        if row_goes or (child.tag == W + "tbl" and child.find(f".//{W}tr") is None):
            parent.remove(child)


# --- paragraph marks --------------------------------------------------------------------------------------------------


def _settle_marks(story: Element, side: Side, faults: list[str]) -> None:
    """Joins each paragraph whose mark goes to the next one. The last of a story has no next one and cannot go, but for
    that of a footnote, which goes with the whole note."""
    parents = {child: parent for parent in story.iter() for child in parent}
    blocks = list(_blocks(story))
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        if not any(block.find(f"{W}pPr/{W}rPr/{tag}") is not None for tag in side.gone):
            continue
        if block.find(f"{W}pPr/{W}sectPr") is not None:
            faults.append("a section ends in a paragraph whose mark goes")
        if _has_words(block):
            if after is None or after.tag != W + "p":
                words = "".join(t.text or "" for t in block.iter(W + "t"))
                faults.append(f"the mark goes, but not the words, of a paragraph that no other follows: {words!r}")
                continue
            start = 0 if after.find(W + "pPr") is None else 1
            after[start:start] = [child for child in block if child.tag != W + "pPr"]
        elif after is None and story.tag != W + "footnote":
            faults.append(f"the last paragraph of a w:{story.tag.removeprefix(W)} cannot go")
            continue
        parents[block].remove(block)


def _blocks(story: Element) -> Iterator[Element]:
    """Paragraphs and tables of a story in order; content controls are seen through."""
    for child in story:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml"):
            yield from _blocks(child)


def _has_words(paragraph: Element) -> bool:
    """Whether there is anything left to see; bookmarks and the anchors of comments are nothing."""
    inside = (node for child in paragraph if child.tag != W + "pPr" for node in child.iter())
    return any(node.tag in _WORDS or node.tag in _PICTURES for node in inside)


# --- what must not be left --------------------------------------------------------------------------------------------


def _left_over(root: Element) -> Iterator[str]:
    for node in root.iter():
        if node.tag == W + "sdt":
            rooms = (W + "p", W + "tbl", W + "r", W + "tr", W + "tc")
            if not any(child.tag in rooms for child in node.iterfind(f"{W}sdtContent//")):
                yield f"the control {tag_of(node)!r} is left empty"
        elif node.tag == W + "tc" and all(child.tag == W + "tcPr" for child in node):
            yield "a cell is left without a paragraph"
    ends = [node.get(W + "fldCharType") for node in root.iter(W + "fldChar")]
    depth = 0
    for end in ends:
        depth += {"begin": 1, "end": -1}.get(end or "", 0)
        if depth < 0:
            break
    if depth:
        yield "a field is left with only one of its ends"
