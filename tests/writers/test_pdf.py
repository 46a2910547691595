"""The PDF: its words, its pages, its outline, its independence of the machine."""

from __future__ import annotations

import builtins
import ctypes
import gc
import logging
import mimetypes
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import weasyprint
from expected_words import instrument_lines, report_lines
from samples import coe_instrument, sample_instrument, sample_report, words

from drafter.model.instrument import Article, Instrument, Paragraph
from drafter.model.report import Report
from drafter.writers.html import write_html
from drafter.writers.pdf import OutsideTemplates, render_pdf, write_pdf
from drafter.writers.registry import CannotWrite

TEMPLATES = Path(__file__).parents[2] / "templates"

DOCUMENTS = {"instrument": sample_instrument(), "coe": coe_instrument(), "report": sample_report()}


class Rendered:
    """A document, its PDF, and what an independent reader finds in that."""

    def __init__(self, document: Instrument | Report) -> None:
        self.document = document
        self.pdf, self.pages = render_pdf(document, TEMPLATES)
        self.read = pypdfium2.PdfDocument(self.pdf)
        self.texts = [page.get_textpage().get_text_bounded() for page in self.read]


@pytest.fixture(scope="module")
def rendered() -> dict[str, Rendered]:
    return {name: Rendered(document) for name, document in DOCUMENTS.items()}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_words_of_the_tree_in_their_order(name: str, rendered: dict[str, Rendered]) -> None:
    document = DOCUMENTS[name]
    expected = report_lines(document) if isinstance(document, Report) else instrument_lines(document)
    # Running heads, contents and notes stand between the words; all the words must be there between them.
    found = iter("".join("".join(rendered[name].texts).split()))
    for line in expected:
        if name == "report":
            line = re.sub(r"^\d\. ", "", line)  # the reader sets the numbers of a list apart from its words
        for word in line.split():
            assert all(any(sign == other for other in found) for sign in word), (line, word)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_pages_are_counted(name: str, rendered: dict[str, Rendered]) -> None:
    assert rendered[name].pages == len(rendered[name].read)


def test_the_first_page_has_no_running_head_and_the_others_have(rendered: dict[str, Rendered]) -> None:
    title = "Convention on Specimens & “Samples” <of Cyber Security>"
    draft = "Draft a1b2c3d4e5f6"
    made = rendered["instrument"]
    for i, page in enumerate(made.read):
        text = page.get_textpage()
        flat = " ".join(text.get_text_bounded().split())
        assert flat.count(title) == 1  # on the first page as its title, on the others in their head
        assert flat.startswith(title) == (i == 0)
        assert f"page {i + 1} of {made.pages}" in flat
        _, height = page.get_size()
        head, foot = (
            " ".join(text.get_text_bounded(**part).split()) for part in ({"bottom": height - 70}, {"top": 60})
        )
        assert (draft in head, title in head, draft in foot) == (i > 0, i > 0, i == 0)


def test_a_title_of_any_length_stays_in_the_head_and_off_the_draft_id() -> None:
    title = words("Convention on a Matter that is Named at Length, and its Consequences, " * 6)
    made = Rendered(replace(coe_instrument(), title=title))
    page = made.read[1]
    width, height = page.get_size()
    text = page.get_textpage()
    head = [text.get_charbox(i) for i in range(text.count_chars()) if text.get_charbox(i)[1] > height - 70]
    assert head and max(top for *_, top in head) < height - 8
    (start,) = [m.start() for m in re.finditer("Draft", text.get_text_range())]
    edge = text.get_charbox(start)[0]
    assert max(right for left, _, right, _ in head if left < edge) < edge - 5
    assert edge < width


def test_bookmarks_name_the_divisions_and_the_contents_give_their_pages(rendered: dict[str, Rendered]) -> None:
    made = rendered["instrument"]
    bookmarks = [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in made.read.get_toc()]
    assert [(level, title) for level, title, _ in bookmarks] == [
        (0, "Part I General provisions"),
        (1, "Article 1 Use of terms"),
        (0, "Part II Due diligence"),
        (1, "Chapter 1 Duties"),
        (2, "Article 2 Obligation of due diligence"),
        (1, "Chapter 2 Procedure"),
        (2, "Article 3 Notification"),
        (0, "Part III Final provisions"),
        (1, "Chapter 1 Entry into force"),
        (2, "Article 4 Entry into force"),
        (0, "Annex I Groups of Parties"),
        (0, "Annex II Measures"),
    ]
    contents = " ".join(made.texts[0].split())
    lines = re.findall(r"((?:Part|Chapter|Article|Annex) [^.]*?)(?: ?\.)+ (\d+)", contents)
    assert lines == [(title, str(page + 1)) for _, title, page in bookmarks]


def test_notes_stand_on_the_page_of_their_call_with_the_number_of_the_tree(rendered: dict[str, Rendered]) -> None:
    (page,) = [text for text in rendered["instrument"].texts if "Obligation of due diligence2" in text]
    flat = " ".join(page.split())
    assert "Urgency.3]" in flat
    assert re.search(r"2 Corfu Channel, I\.C\.J\. Reports 1949, p\. 22\. 3 Compare the Alabama award\.", flat)


def fonts_of(document: pypdfium2.PdfDocument) -> Iterator[str]:
    for page in document:
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            font = pdfium.FPDFTextObj_GetFont(item.raw)
            size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
            name = ctypes.create_string_buffer(size)
            pdfium.FPDFFont_GetBaseFontName(font, name, size)
            yield name.value.decode()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_all_type_is_the_package_s_own(name: str, rendered: dict[str, Rendered]) -> None:
    fonts = set(fonts_of(rendered[name].read))
    assert fonts
    assert all("Libertinus" in font for font in fonts), fonts


def test_paper_and_margins_are_the_house_style_s(rendered: dict[str, Rendered]) -> None:
    assert [round(side) for side in rendered["instrument"].read[0].get_size()] == [595, 842]
    assert [round(side) for side in rendered["coe"].read[0].get_size()] == [612, 792]


def test_the_pdf_says_what_it_is(rendered: dict[str, Rendered]) -> None:
    made = rendered["instrument"]
    assert made.read.get_metadata_value("Title") == "Convention on Specimens & “Samples” <of Cyber Security>"
    assert made.read.get_metadata_value("CreationDate").startswith("D:20261123")
    assert made.read.get_metadata_value("Subject") == "A specimen"
    keywords = "cyber security, samples & more, convention, sample, draft a1b2c3d4e5f6"
    assert made.read.get_metadata_value("Keywords") == keywords
    assert not rendered["coe"].read.get_metadata_value("CreationDate")
    assert pdfium.FPDFCatalog_IsTagged(made.read.raw)


def test_equal_documents_give_equal_bytes(rendered: dict[str, Rendered]) -> None:
    assert write_pdf(coe_instrument(), TEMPLATES) == rendered["coe"].pdf


def test_the_page_and_its_sheet_alone_make_the_same_pages(rendered: dict[str, Rendered]) -> None:
    page = weasyprint.HTML(string=write_html(coe_instrument(), TEMPLATES))
    plain = page.write_pdf(stylesheets=[TEMPLATES / "css" / "print.css"], pdf_variant="pdf/ua-1")
    found = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(plain)]
    assert found == rendered["coe"].texts


def test_weasyprint_has_nothing_to_complain_of(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("weasyprint")
    logger.addHandler(caplog.handler)
    try:
        for document in (coe_instrument(), sample_report()):
            write_pdf(document, TEMPLATES)
    finally:
        logger.removeHandler(caplog.handler)
    assert caplog.messages == []


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    articles = tuple(
        Article(
            f"a.{n}",
            words(f"Heading{n}"),
            (Paragraph(words(f"Begin{n} " + "words of some length " * (7 + n % 5)), label="1.", number="1"),),
            number=f"{n}",
            label=f"Article {n}",
            eid=f"art_{n}",
        )
        for n in range(1, 41)
    )
    document = replace(sample_instrument(), body=articles, preamble=None, annexes=())
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(write_pdf(document, TEMPLATES))]
    for n in range(1, 41):
        (page,) = [text for text in pages[1:] if re.search(rf"\bBegin{n}\b", text)]
        assert re.search(rf"\bHeading{n}\b", page)
    (last,) = [text for text in pages if "IN WITNESS" in text]
    assert "For the Kingdom of C" in last


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "https://example.org/a.otf", "../../pyproject.toml", "//host/a"]
)
def test_nothing_outside_the_templates_is_read(address: str, tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    sheet = tmp_path / "templates" / "css" / "print.css"
    sheet.write_text(f'@font-face {{ font-family: "x"; src: url("{address}"); }}\n{sheet.read_text()}')
    with pytest.raises(OutsideTemplates, match="nothing outside the templates"):
        write_pdf(coe_instrument(), tmp_path / "templates")
    assert gc.isenabled()


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    really_import = builtins.__import__

    def without_pango(name: str, *rest: object, **more: object) -> object:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return really_import(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without_pango)
    with pytest.raises(CannotWrite, match="Pango") as refused:
        write_pdf(coe_instrument(), TEMPLATES)
    assert refused.value.code == "missing-system-library"
    assert "apt-get install libpango" in refused.value.hint


def test_the_machine_is_not_asked_what_kind_of_file_a_template_is(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = write_pdf(coe_instrument(), TEMPLATES)

    def guess(*_: object, **__: object) -> tuple[str, None]:
        raise AssertionError("the machine's table of file types was read")

    monkeypatch.setattr(mimetypes, "guess_type", guess)
    assert write_pdf(coe_instrument(), TEMPLATES) == expected


def test_the_writer_imports_weasyprint_only_when_it_writes() -> None:
    code = "import sys, drafter.writers.pdf; sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=TEMPLATES.parent).returncode == 0


def test_the_fonts_come_with_their_licence() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (TEMPLATES / "fonts" / "OFL.txt").read_text()
    named = re.findall(r'url\("\.\./fonts/([^"]+)"\)', (TEMPLATES / "css" / "print.css").read_text())
    assert sorted(named) == sorted(path.name for path in (TEMPLATES / "fonts").glob("*.otf"))
