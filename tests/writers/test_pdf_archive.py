"""The PDF as an archive takes it: what it says it complies with, what is attached, how it is tagged."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream
from samples import coe_instrument, sample_instrument, sample_report

from drafter.model.instrument import Instrument
from drafter.model.report import Report
from drafter.phrasing.recipes import as_profile
from drafter.writers.akn import write_akn
from drafter.writers.carried import recipe_in
from drafter.writers.pdf import write_pdf

TEMPLATES = Path(__file__).parents[2] / "templates"
RECIPE = 'face: "options"\nprofile: "sample"\n'
ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"


def settled(document: Instrument | Report, recipe: str = RECIPE, **more: Any) -> Any:
    return replace(document, identity=replace(document.identity, recipe=recipe, **more))


def reader_of(document: Instrument | Report) -> PdfReader:
    return PdfReader(io.BytesIO(write_pdf(document, TEMPLATES)))


def catalog_of(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def attached(reader: PdfReader) -> list[Any]:
    """The file specifications in the order of the list of names."""
    names = catalog_of(reader)["/Names"]["/EmbeddedFiles"]["/Names"]
    assert names[::2] == sorted(names[::2])
    return [specification.get_object() for specification in names[1::2]]


def content(specification: Any) -> str:
    text: bytes = specification["/EF"]["/F"].get_object().get_data()
    return text.decode()


@pytest.fixture(scope="module")
def sample() -> tuple[Instrument, PdfReader]:
    document = settled(replace(sample_instrument(), changes=None))
    return document, reader_of(document)


def test_it_says_that_it_is_pdf_a_3a_and_pdf_ua_1(sample: tuple[Instrument, PdfReader]) -> None:
    metadata = catalog_of(sample[1])["/Metadata"].get_object().get_data()
    (rdf,) = fromstring(metadata)
    said = {name: value for about in rdf.iter(ABOUT) for name, value in about.attrib.items()}
    assert said["{http://www.aiim.org/pdfa/ns/id/}part"] == "3"
    assert said["{http://www.aiim.org/pdfa/ns/id/}conformance"] == "A"
    assert said["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    # A vocabulary that PDF/A does not know must be described: ISO 19005-3, 6.6.2.3.
    described = [e.text for e in rdf.iter("{http://www.aiim.org/pdfa/ns/schema#}namespaceURI")]
    assert described == ["http://www.aiim.org/pdfua/ns/id/"]


def test_it_opens_with_its_outline_and_its_title(sample: tuple[Instrument, PdfReader]) -> None:
    catalog = catalog_of(sample[1])
    assert catalog["/PageMode"] == "/UseOutlines"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert catalog["/Lang"] == "en-GB"


def test_its_akoma_ntoso_text_and_its_profile_are_attached(sample: tuple[Instrument, PdfReader]) -> None:
    document, reader = sample
    akn, profile = attached(reader)
    assert (akn["/UF"], profile["/UF"]) == ("sample.akn.xml", "sample.yaml")
    assert content(akn) == write_akn(document, TEMPLATES)
    recipe = recipe_in(document)
    assert recipe is not None
    assert content(profile) == as_profile(recipe)
    assert (akn["/AFRelationship"], profile["/AFRelationship"]) == ("/Alternative", "/Source")
    kinds = [file["/EF"]["/F"].get_object()["/Subtype"] for file in (akn, profile)]
    assert kinds == ["/application/akn+xml", "/application/yaml"]
    assert all(file["/Desc"] for file in (akn, profile))
    assert [file.get_object()["/UF"] for file in catalog_of(reader)["/AF"]] == ["sample.akn.xml", "sample.yaml"]


@pytest.mark.parametrize(
    ("date", "released", "day"),
    [("2026-11-23", "2026-01-31", "20261123"), ("", "2026-01-31", "20260131"), ("soon", "", "19800101")],
)
def test_attached_files_are_dated_without_a_clock(date: str, released: str, day: str) -> None:
    (file,) = attached(reader_of(settled(coe_instrument(), "", date=date, released=released)))
    about = file["/EF"]["/F"].get_object()["/Params"]
    assert (about["/CreationDate"], about["/ModDate"]) == (f"D:{day}000000Z", f"D:{day}000000Z")


def test_a_draft_without_a_recipe_has_its_akoma_ntoso_text_alone() -> None:
    assert [file["/UF"] for file in attached(reader_of(settled(coe_instrument(), "")))] == ["sample.akn.xml"]


@pytest.mark.parametrize(
    ("document", "name"),
    [(sample_report(), "sample.report.akn.xml"), (sample_instrument(), "sample.comparison.akn.xml")],
)
def test_what_is_about_a_draft_has_its_own_text_attached(document: Instrument | Report, name: str) -> None:
    about = settled(document)
    akn, profile = attached(reader_of(about))
    assert (akn["/UF"], profile["/UF"]) == (name, "sample.yaml")
    assert content(akn) == write_akn(about, TEMPLATES)
    assert "that this is about" in profile["/Desc"]


# --- tags ---------------------------------------------------------------------------------------------------------


def elements(reader: PdfReader) -> Iterator[Any]:
    """The elements of the tree of tags in reading order."""

    def under(element: Any) -> Iterator[Any]:
        yield element
        for kid in element["/K"]:
            kid = kid.get_object()
            if isinstance(kid, dict) and kid.get("/Type") == "/StructElem":
                assert kid["/P"].get_object() is element
                yield from under(kid)

    for top in catalog_of(reader)["/StructTreeRoot"]["/K"]:
        yield from under(top.get_object())


def read_out(reader: PdfReader, kind: str) -> list[str]:
    """The words of the elements of one kind: what is drawn between the marks they name."""
    pages = {page.indirect_reference: drawn(reader, page) for page in reader.pages}
    found = (element for element in elements(reader) if element["/S"] == kind)
    return [" ".join("".join(_words(pages, element)).split()) for element in found]


def _words(pages: dict[Any, dict[int, str]], element: Any) -> Iterator[str]:
    for kid in element["/K"]:
        if isinstance(kid, int):
            yield pages[element.raw_get("/Pg")][kid]
        elif kid.get_object().get("/Type") == "/StructElem":
            yield from _words(pages, kid.get_object())


def drawn(reader: PdfReader, page: Any) -> dict[int, str]:
    """The words of a page by the number of their mark; what has no number is not read out."""
    found: dict[int, str] = {}
    mark, codes = -1, {}
    for operands, operator in ContentStream(page["/Contents"].get_object(), reader).operations:
        if operator == b"BDC":
            mark = operands[1].get("/MCID", -1)
            found.update({mark: ""} if mark >= 0 else {})
        elif operator == b"EMC":
            mark = -1
        elif operator == b"Tf":
            codes = _letters(page["/Resources"]["/Font"][operands[0]].get_object())
        elif operator == b"TJ" and mark >= 0:
            shown = b"".join(_bytes(piece) for piece in operands[0] if not isinstance(piece, int | float))
            pairs = (shown[i : i + 2].hex() for i in range(0, len(shown), 2))
            found[mark] += "".join(codes[pair] for pair in pairs)
    return found


def _bytes(piece: Any) -> bytes:
    raw: bytes = getattr(piece, "original_bytes", piece)
    return raw


def _letters(font: Any) -> dict[str, str]:
    """From the code of a glyph to what it stands for."""
    table = font["/ToUnicode"].get_object().get_data().decode()
    pairs = re.findall(r"<([0-9a-f]{4})> <([0-9a-f]*)>", table)
    return {code: bytes.fromhex(letters).decode("utf-16-be") for code, letters in pairs}


def test_the_contents_are_tagged_as_contents_and_read_without_dots(sample: tuple[Instrument, PdfReader]) -> None:
    found = list(elements(sample[1]))
    parents = {(e["/S"], e["/P"]["/S"]) for e in found if e["/S"] in {"/TOC", "/TOCI", "/Reference"}}
    assert parents == {("/TOC", "/NonStruct"), ("/TOC", "/TOCI"), ("/TOCI", "/TOC"), ("/Reference", "/TOCI")}
    lines = read_out(sample[1], "/Reference")
    assert "Article 1Use of terms 2" in lines  # two links beside one another
    assert not any(". ." in line for line in lines)
    assert not any(e["/S"] == "/Link" and e["/P"]["/S"] == "/Link" for e in found)


def test_notes_are_tagged_as_notes_each_with_an_id_of_its_own(sample: tuple[Instrument, PdfReader]) -> None:
    notes = [element for element in elements(sample[1]) if element["/S"] == "/Note"]
    assert [note["/ID"] for note in notes] == [f"call-{n}" for n in range(1, len(notes) + 1)]
    assert read_out(sample[1], "/Note")[1] == "2 Corfu Channel, I.C.J. Reports 1949, p. 22."


def test_running_heads_and_feet_are_not_read_out(sample: tuple[Instrument, PdfReader]) -> None:
    (whole,) = read_out(sample[1], "/Document")
    assert "Use of terms" in whole
    assert "page 1 of" not in whole
    assert "Draft a1b2c3d4e5f6" not in whole


def test_every_marked_piece_belongs_to_the_element_that_names_it(sample: tuple[Instrument, PdfReader]) -> None:
    reader = sample[1]
    numbers = catalog_of(reader)["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    places = dict(zip(numbers[::2], numbers[1::2], strict=True))
    pages = {page.indirect_reference: places[page["/StructParents"]].get_object() for page in reader.pages}
    named = 0
    for element in elements(reader):
        for kid in element["/K"]:
            if isinstance(kid, int):
                assert pages[element.raw_get("/Pg")][kid].get_object() is element
                named += 1
            elif kid.get_object().get("/Type") == "/OBJR":
                annotation = kid.get_object()["/Obj"]
                assert places[annotation["/StructParent"]].get_object() is element
    assert named == sum(len(drawn(reader, page)) for page in reader.pages) > 100
