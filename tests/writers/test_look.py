"""How documents look: page, watermark, emblem, numbered lines, scripts, a ministry's own styles in place of ours."""

from __future__ import annotations

import base64
import hashlib
import io
import pathlib
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import COE_STYLE, UN_STYLE, coe_instrument, sample_instrument, sample_report, words
from word_reader import W, WordFile, shown_text

from drafter.diagnostics import Severity
from drafter.model.instrument import Article, Instrument, Paragraph
from drafter.model.report import Report
from drafter.model.style import Emblem, HouseStyle, WordBase
from drafter.writers.docx import style_names, write_docx
from drafter.writers.docx.ministry import lacking
from drafter.writers.docx.oxml import paragraph, run
from drafter.writers.docx.schema_order import IN_STYLE, OF_PARAGRAPHS, OF_RUNS
from drafter.writers.docx.styles import lacking_styles
from drafter.writers.html import write_html
from drafter.writers.markdown import write_markdown
from drafter.writers.not_shown import not_shown
from drafter.writers.pdf import OutsideTemplates, render_pdf
from drafter.writers.pictures import emblem_address

TEMPLATES = pathlib.Path(__file__).resolve().parents[2] / "templates"
BASE = TEMPLATES / "docx" / "base.docx"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x1e\x46\x8c" * 30 for _ in range(20))
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 30, 20, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


EMBLEM = Emblem("png", _png(), hashlib.sha256(_png()).hexdigest(), 'The ministry\'s "ring" & star', 30.0, 20.0)


def in_style(style: HouseStyle) -> Instrument:
    return replace(sample_instrument(), style=style)


def with_page(watermark: str = "", line_numbers: bool = False) -> HouseStyle:
    return replace(UN_STYLE, page=replace(UN_STYLE.page, watermark=watermark, line_numbers=line_numbers))


def opened(document: Instrument | Report) -> WordFile:
    return WordFile(write_docx(document, TEMPLATES))


def one_line(text: str, style: HouseStyle = UN_STYLE) -> WordFile:
    """A Word file with one article of one paragraph of these words."""
    article = Article("x.y", words("Heading"), (Paragraph(words(text)),), label="Article 1", eid="art_1")
    document = replace(in_style(style), preamble=None, testimonium=None, annexes=(), body=(article,), notice=())
    return opened(document)


# --- numbered lines ---------------------------------------------------------------------------------------------------


def test_every_fifth_line_of_the_body_is_numbered_on_demand_and_none_of_the_front() -> None:
    front, body = opened(in_style(with_page(line_numbers=True))).document.iter(W + "sectPr")
    assert front.find(W + "lnNumType") is None
    numbered = body.find(W + "lnNumType")
    assert numbered is not None
    assert numbered.attrib == {W + "countBy": "5", W + "restart": "newPage"}
    order = [child.tag.removeprefix(W) for child in body]
    assert order.index("pgMar") < order.index("lnNumType") < order.index("cols")
    assert not list(opened(sample_instrument()).document.iter(W + "lnNumType"))


def test_a_text_without_contents_has_its_lines_numbered_too() -> None:
    document = replace(in_style(with_page(line_numbers=True)), body=(), annexes=())
    (only,) = opened(document).document.iter(W + "sectPr")
    assert only.find(W + "lnNumType") is not None


def test_what_is_not_text_of_the_instrument_has_no_numbered_lines() -> None:
    styles = opened(sample_instrument()).styles
    for style in ("Emblem", "Title", "Notice", "ContentsHeading", "TOC1", "FootnoteText", "Header", "Footer"):
        assert styles[style].find(f"{W}pPr/{W}suppressLineNumbers") is not None, style
    for style in ("ArticleHeading", "Paragraph", "Recital", "UnnumberedParagraph", "Normal"):
        assert styles[style].find(f"{W}pPr/{W}suppressLineNumbers") is None, style


def test_formats_that_cannot_number_lines_say_so() -> None:
    document = in_style(replace(with_page("DRAFT", line_numbers=True), emblem=EMBLEM))
    told = {format_: not_shown(document, format_) for format_ in ("docx", "pdf", "html", "md")}
    assert {f: [d.message for d in found] for f, found in told.items()} == {
        "docx": [],
        "pdf": ["lines are not numbered in the pdf file of sample"],
        "html": ["lines are not numbered in the html file of sample"],
        "md": ["lines are not numbered in the md file of sample", "the emblem is not in the md file of sample"],
    }
    assert {d.severity for found in told.values() for d in found} == {Severity.WARNING}
    assert all(not_shown(sample_instrument(), format_) == () for format_ in told)


# --- watermark --------------------------------------------------------------------------------------------------------


def test_a_watermark_lies_behind_every_page_the_first_among_them() -> None:
    file = opened(in_style(with_page("Draft & more")))
    first, second = file.document.iter(W + "sectPr")
    kinds = [(r.tag.removeprefix(W), r.get(W + "type"), r.get(R + "id")) for r in first if r.get(R + "id")]
    assert kinds == [
        ("headerReference", "default", "rIdHeader"),
        ("headerReference", "first", "rIdFirstHeader"),
        ("footerReference", "default", "rIdFooter"),
        ("footerReference", "first", "rIdFirstFooter"),
    ]
    assert second.find(W + "titlePg") is None
    vml, office = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}"
    shapes = [next(file.part(f"word/{name}.xml").iter(f"{vml}shape")) for name in ("header", "header-first")]
    assert [next(shape.iter(f"{vml}textpath")).get("string") for shape in shapes] == ["Draft & more"] * 2
    assert all((shape.get("id") or "").startswith("PowerPlusWaterMarkObject") for shape in shapes)
    assert len({shape.get("id") for shape in shapes} | {shape.get(f"{office}spid") for shape in shapes}) == 4
    assert shown_text(file.part("word/header-first.xml")) == ""
    assert shown_text(file.part("word/header.xml")) == shown_text(opened(sample_instrument()).part("word/header.xml"))


@pytest.mark.parametrize("watermark", ["A", "DRAFT", "CONFIDENTIAL – NOT FOR CITATION"])
def test_the_watermark_fits_between_the_margins(watermark: str) -> None:
    shape = re.search(r"width:([0-9.]+)pt;height:([0-9.]+)pt", _header(watermark))
    assert shape is not None
    width, height = map(float, shape.groups())
    assert (width + height) / 2**0.5 <= (210 - 50) / 25.4 * 72
    assert width + height > 500


def _header(watermark: str) -> str:
    return opened(in_style(with_page(watermark))).text_of("word/header.xml")


def test_without_a_watermark_there_is_no_header_on_the_first_page() -> None:
    file = opened(sample_instrument())
    assert "word/header-first.xml" not in file.zip.namelist()
    assert "rIdFirstHeader" not in file.text_of("word/document.xml")


def test_the_pdf_has_the_watermark_behind_every_page_and_outside_its_tagged_text() -> None:
    document = in_style(with_page("ENTWURF"))
    pdf, pages = render_pdf(document, TEMPLATES)
    texts = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
    assert ["ENTWURF" in text for text in texts] == [True] * pages
    assert _backgrounds(pdf) == pages
    assert _backgrounds(render_pdf(sample_instrument(), TEMPLATES)[0]) == 0
    assert render_pdf(document, TEMPLATES)[0] == pdf


def _backgrounds(pdf: bytes) -> int:
    """How many pages begin with a drawing that is marked as none of the text."""
    return sum(bool(re.match(rb"[^T]*?/Artifact\nBMC\n[^T]*? Do\nEMC", stream)) for stream in _streams(pdf))


def _streams(pdf: bytes) -> list[bytes]:
    found = []
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            found.append(stream)
    return found


def test_the_page_on_the_screen_has_the_watermark_as_a_picture_and_not_as_words() -> None:
    page = write_html(in_style(with_page('"Draft" <1>')), TEMPLATES)
    assert 'data-watermark="&#34;Draft&#34; &lt;1&gt;"' in page
    drawings = re.findall(r"url\((data:image/svg\+xml;base64,[A-Za-z0-9+/=]+)\)", page)
    assert len(drawings) == 2
    for drawing in drawings:
        root = ET.fromstring(base64.b64decode(drawing.partition(",")[2]))
        assert "".join(root.itertext()) == '"Draft" <1>'
    plain = write_html(sample_instrument(), TEMPLATES)
    assert "data-watermark=" not in plain
    assert "svg+xml" not in plain


def test_markdown_prints_the_words_of_the_watermark_once_below_the_title() -> None:
    lines = write_markdown(in_style(with_page("DRAFT *1*")), TEMPLATES).split("\n")
    assert lines[2] == r"**DRAFT \*1\***"
    assert sum("DRAFT" in line for line in lines) == 1


# --- emblem -----------------------------------------------------------------------------------------------------------


def test_the_emblem_stands_above_the_title_with_its_description() -> None:
    file = opened(in_style(replace(UN_STYLE, emblem=EMBLEM)))
    assert [line.style for line in file.lines][:2] == ["Emblem", "Title"]
    drawing = next(file.document.iter(W + "drawing"))
    described = [e.get("descr") for e in drawing.iter() if e.get("descr") is not None]
    assert described == [EMBLEM.description] * 2
    sizes = {(e.get("cx"), e.get("cy")) for e in drawing.iter() if e.get("cx")}
    assert sizes == {(str(30 * 36_000), str(20 * 36_000))}
    embedded = next(e.get(R + "embed") for e in drawing.iter() if e.get(R + "embed"))
    relations = {r.get("Id"): r.get("Target") for r in file.part("word/_rels/document.xml.rels").iter(RELATION)}
    assert file.zip.read(f"word/{relations[embedded]}") == EMBLEM.data


def test_a_page_holds_the_emblem_itself_and_the_pdf_shows_it() -> None:
    document = in_style(replace(UN_STYLE, emblem=EMBLEM))
    page = write_html(document, TEMPLATES)
    assert f'<img src="{emblem_address(EMBLEM)}"' in page
    assert 'alt="The ministry&#39;s &#34;ring&#34; &amp; star"' in page
    pdf = render_pdf(document, TEMPLATES)[0]
    assert b"/Image" in pdf
    assert f"/Alt ({EMBLEM.description})".encode() in b"".join([pdf, *_streams(pdf)])
    assert "emblem" not in re.sub(r"<style.*?</style>", "", write_html(sample_instrument(), TEMPLATES), flags=re.DOTALL)


def test_the_pdf_asks_for_no_other_data_address(tmp_path: pathlib.Path) -> None:
    import shutil

    copied = tmp_path / "templates"
    shutil.copytree(TEMPLATES, copied)
    sheet = copied / "css" / "print.css"
    other = emblem_address(replace(EMBLEM, data=EMBLEM.data[:-1]))
    sheet.write_text(sheet.read_text(encoding="utf-8") + f"\n.title {{ background: url({other}) }}", encoding="utf-8")
    with pytest.raises(OutsideTemplates):
        render_pdf(in_style(replace(UN_STYLE, emblem=EMBLEM)), copied)


# --- scripts ----------------------------------------------------------------------------------------------------------

_SCRIPTS = {
    "arabic": ("ARABIC", "ar-SA", "bidi"),
    "hebrew": ("HEBREW", "he-IL", "bidi"),
    "greek": ("GREEK", "el-GR", "val"),
    "cyrillic": ("CYRILLIC", "ru-RU", "val"),
    "chinese": ("CJK", "zh-CN", "eastAsia"),
    "japanese": ("HIRAGANA", "ja-JP", "eastAsia"),
    "korean": ("HANGUL", "ko-KR", "eastAsia"),
}
_EXAMPLES = {
    "arabic": "الأمن السيبراني",
    "hebrew": "אבטחת סייבר",
    "greek": "Ασφάλεια",
    "cyrillic": "кибербезопасность",
    "chinese": "网络安全",
    "japanese": "サイバーの安全",
    "korean": "사이버 보안",
}


@pytest.mark.parametrize("script", _EXAMPLES)
def test_words_in_another_script_stand_in_a_run_that_says_so(script: str) -> None:
    _, language, kind = _SCRIPTS[script]
    node = next(p for p in one_line(f"The term “{_EXAMPLES[script]}” is used bona fide.").document.iter(W + "p")
                if shown_text(p).startswith("The term"))  # fmt: skip
    runs = list(node.iter(W + "r"))
    assert [shown_text(r) for r in runs] == ["The term “", _EXAMPLES[script], "” is used bona fide."]
    assert runs[0].find(W + "rPr") is None
    assert runs[2].find(W + "rPr") is None
    said = runs[1].find(f"{W}rPr/{W}lang")
    assert said is not None
    assert said.attrib == {W + kind: language}
    assert (runs[1].find(f"{W}rPr/{W}rtl") is not None) == (script in ("arabic", "hebrew"))
    assert (runs[1].find(f"{W}rPr/{W}rFonts") is not None) == (kind == "eastAsia")
    assert node.find(f"{W}pPr/{W}bidi") is None


@pytest.mark.parametrize(
    ("text", "whole"),
    [("الأمن السيبراني، 2024.", True), ("אבטחת סייבר", True), ("الأمن bona fide", False), ("2024", False)],
)
def test_a_paragraph_all_from_right_to_left_is_laid_out_from_there(text: str, whole: bool) -> None:
    node = ET.fromstring(paragraph("Recital", run(text)).replace("<w:p>", f'<w:p xmlns:w="{W[1:-1]}">', 1))
    properties = node.find(W + "pPr")
    assert properties is not None
    assert (properties.find(W + "bidi") is not None) == whole


letters = st.text(
    st.sampled_from("ab é“”.,;() 12-" + "".join(_EXAMPLES.values()) + "\u0301\u200d\ud800\n\t"), max_size=40
)


@given(letters | st.text(max_size=30), st.booleans())
def test_words_are_never_changed_and_no_run_mixes_scripts(text: str, deleted: bool) -> None:
    root = ET.fromstring(f'<w:p xmlns:w="{W[1:-1]}">{run(text, "Emphasis", deleted)}</w:p>')
    tag = "delText" if deleted else "t"
    shown = ""
    for node in root.iter(W + "r"):
        piece = "".join(
            {W + "br": "\n", W + "tab": "\t", W + tag: child.text or ""}.get(child.tag, "") for child in node
        )
        shown += piece
        groups = {group for letter in piece if (group := _group(letter))}
        assert len(groups) <= 1, (piece, groups)
        properties = node.find(W + "rPr")
        assert properties is not None
        assert properties[0].tag == W + "rStyle"
        said = properties.find(W + "lang")
        if groups - {"LATIN"}:
            assert said is not None, (piece, groups)
    assert shown == re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text).replace("\r", "\n")


def _group(letter: str) -> str:
    """The script of a letter, by its name in Unicode; empty for what belongs to none that is told apart."""
    name = unicodedata.name(letter, "") if letter.isalpha() else ""
    group = next((g for g in ("LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC", "HANGUL") if name.startswith(g)), "")
    return "EAST ASIAN" if name.startswith(("CJK UNIFIED", "HIRAGANA", "KATAKANA", "BOPOMOFO")) else group


def test_every_script_has_a_font_with_its_letters_and_the_table_names_them() -> None:
    file = opened(coe_instrument())
    fonts = next(file.part("word/styles.xml").iter(W + "rFonts"))
    assert fonts.attrib == {
        W + "ascii": COE_STYLE.page.font_word,
        W + "hAnsi": COE_STYLE.page.font_word,
        W + "eastAsia": "SimSun",
        W + "cs": "Times New Roman",
    }
    table = {font.get(W + "name") for font in file.part("word/fonts.xml").iter(W + "font")}
    assert table == set(fonts.attrib.values())


def test_bold_and_italic_are_bold_and_italic_in_every_script() -> None:
    for properties in opened(sample_instrument()).part("word/styles.xml").iter(W + "rPr"):
        tags = {child.tag.removeprefix(W) for child in properties}
        assert {"b", "bCs"} <= tags or not tags & {"b", "bCs"}
        assert {"i", "iCs"} <= tags or not tags & {"i", "iCs"}
        assert {"sz", "szCs"} <= tags or not tags & {"sz", "szCs"}


# --- accessibility ----------------------------------------------------------------------------------------------------


def test_tables_say_what_they_are() -> None:
    signatures = next(opened(sample_instrument()).document.iter(W + "tblPr"))
    assert signatures.find(W + "tblCaption") is not None
    assert signatures.find(W + "tblDescription") is not None
    report = next(opened(sample_report()).document.iter(W + "tbl"))
    caption = report.find(f"{W}tblPr/{W}tblCaption")
    assert caption is not None
    assert caption.get(W + "val") in [line.text for line in opened(sample_report()).lines if line.style == "Caption"]
    assert report.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None


def test_no_line_of_a_heading_or_opening_words_is_left_behind() -> None:
    styles = opened(sample_instrument()).styles
    for style in (
        *("Emblem", "Title", "ContentsHeading", "Preamble", "PartHeading", "ChapterHeading", "ArticleHeading"),
        *("AnnexHeading", "AlternativeLabel", "Testimonium", "Signature", "Caption", "TableHeader"),
    ):
        assert styles[style].find(f"{W}pPr/{W}keepNext") is not None, style


# --- a ministry's base ------------------------------------------------------------------------------------------------


def base_with(change: Callable[[ET.Element], None], theme: bytes = b"", fonts: bytes = b"") -> WordBase:
    """Our own base as a ministry might have changed it."""
    with zipfile.ZipFile(BASE) as archive:
        root = ET.fromstring(archive.read("word/styles.xml"))
        table = archive.read("word/fonts.xml")
    change(root)
    styles = ET.tostring(root)
    return WordBase("ministry.docx", hashlib.sha256(styles).hexdigest(), styles, theme, fonts or table)


def by_id(root: ET.Element) -> dict[str, ET.Element]:
    return {style.get(W + "styleId", ""): style for style in root.findall(W + "style")}


def element(xml: str) -> ET.Element:
    return ET.fromstring(xml.replace(" ", f' xmlns:w="{W[1:-1]}" ', 1) if " " in xml else xml)


def rename(root: ET.Element, style: str, name: str) -> None:
    node = by_id(root)[style].find(W + "name")
    assert node is not None
    node.set(W + "val", name)


def nothing(_: ET.Element) -> None:
    """Leaves the base as it is."""


def foreign_ids(root: ET.Element) -> None:
    """Every id another one, as a Word in another language has them, and built-in names in other capitals."""
    new = {identifier: f"Vorlage{i}" for i, identifier in enumerate(by_id(root))}
    for style in root.findall(W + "style"):
        identifier = style.get(W + "styleId", "")
        style.set(W + "styleId", new[identifier])
        for reference in ("basedOn", "next", "link"):
            for node in style.findall(W + reference):
                node.set(W + "val", new[node.get(W + "val", "")])
        if identifier in style_names.BUILT_IN:
            name = style.find(W + "name")
            assert name is not None
            name.set(W + "val", name.get(W + "val", "").upper())


def styles_of(change: Callable[[ET.Element], None], style: HouseStyle = UN_STYLE) -> dict[str, ET.Element]:
    return opened(in_style(replace(style, word_base=base_with(change)))).styles


def test_our_own_base_handed_in_changes_nothing_but_type_that_is_then_its_own() -> None:
    plain, based = opened(sample_instrument()), opened(in_style(replace(UN_STYLE, word_base=base_with(nothing))))
    for part in ("document", "numbering", "settings", "footnotes", "theme", "header", "footer"):
        assert plain.text_of(f"word/{part}.xml") == based.text_of(f"word/{part}.xml"), part
    for ours, theirs in zip(plain.part("word/styles.xml"), based.part("word/styles.xml"), strict=True):
        if ours.tag != W + "docDefaults":
            assert ET.tostring(ours) == ET.tostring(theirs)


@pytest.mark.parametrize(
    "document", [sample_instrument(), coe_instrument(), sample_report()], ids=["un", "coe", "report"]
)
def test_styles_are_known_by_the_names_word_shows_and_go_by_our_ids(document: Instrument | Report) -> None:
    base = base_with(foreign_ids)
    assert lacking_styles(base, TEMPLATES) == ()
    plain = opened(document)
    based = opened(replace(document, style=replace(document.style, word_base=base)))
    assert [line.printed for line in based.lines] == [line.printed for line in plain.lines]
    assert set(based.styles) == set(plain.styles)
    names = {i: next(s.iter(W + "name")).get(W + "val") for i, s in based.styles.items()}
    assert {i: names[i] for i in style_names.NAMES} == style_names.NAMES
    for identifier, style in based.styles.items():
        for reference in ("basedOn", "next", "link"):
            for node in style.findall(W + reference):
                assert node.get(W + "val") in plain.styles, (identifier, reference)


def test_a_style_that_is_lacking_is_named_as_word_shows_it_and_comes_from_our_base() -> None:
    def change(root: ET.Element) -> None:
        rename(root, "Recital", "Considerando")
        for gone in ("TOC2", "CommentText"):
            root.remove(by_id(root)[gone])

    base = base_with(change)
    assert lacking_styles(base, TEMPLATES) == ("TOC 2", "Recital", "Comment Text")
    styles = opened(in_style(replace(UN_STYLE, word_base=base))).styles
    plain = opened(sample_instrument()).styles
    assert ET.tostring(styles["Recital"]) == ET.tostring(plain["Recital"])
    shown = [next(s.iter(W + "name")).get(W + "val") for s in styles.values()]
    assert "Considerando" in shown
    assert len(shown) == len({(name or "").casefold() for name in shown})


def test_the_looks_of_the_base_stay_and_so_do_its_type_and_theme() -> None:
    def change(root: ET.Element) -> None:
        properties = by_id(root)["Title"].find(W + "rPr")
        assert properties is not None
        properties.insert(0, element('<w:rFonts w:asciiTheme="majorHAnsi"/>'))
        next(root.iter(W + "rFonts")).set(W + "ascii", "Garamond")

    theme = b'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Ministry"/>'
    file = opened(in_style(replace(UN_STYLE, language="fr-FR", word_base=base_with(change, theme))))
    fonts = file.styles["Title"].find(f"{W}rPr/{W}rFonts")
    assert fonts is not None
    assert fonts.get(W + "asciiTheme") == "majorHAnsi"
    defaults = file.part("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults is not None
    assert [(child.tag.removeprefix(W), child.get(W + "ascii") or child.get(W + "val")) for child in defaults] == [
        ("rFonts", "Garamond"),
        ("sz", "24"),
        ("szCs", "24"),
        ("lang", "fr-FR"),
    ]
    assert file.zip.read("word/theme.xml") == theme
    assert "Garamond" in {font.get(W + "name") for font in file.part("word/fonts.xml").iter(W + "font")}


def test_fonts_embedded_in_the_base_are_not_pointed_at() -> None:
    fonts = (
        f'<w:fonts xmlns:w="{W[1:-1]}" xmlns:r="{R[1:-1]}"><w:font w:name="Ministry Serif"><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:embedRegular r:id="rId1"/></w:font></w:fonts>'
    ).encode()
    file = opened(in_style(replace(UN_STYLE, word_base=base_with(nothing, fonts=fonts))))
    font = next(file.part("word/fonts.xml").iter(W + "font"))
    assert font.get(W + "name") == "Ministry Serif"
    assert [child.tag.removeprefix(W) for child in font] == ["charset", "family"]


def test_pictures_in_a_theme_give_way_to_plain_colour() -> None:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    theme = (
        f'<a:theme xmlns:a="{drawing}" xmlns:r="{R[1:-1]}"><a:bgFillStyleLst><a:blipFill><a:blip r:embed="rId1"/>'
        "</a:blipFill></a:bgFillStyleLst></a:theme>"
    ).encode()
    file = opened(in_style(replace(UN_STYLE, word_base=base_with(nothing, theme))))
    assert "rId1" not in file.text_of("word/theme.xml")
    assert file.part("word/theme.xml").find(f"{{{drawing}}}bgFillStyleLst/{{{drawing}}}solidFill") is not None


def test_our_lists_and_outline_are_tied_to_its_styles_and_its_own_are_not() -> None:
    def change(root: ET.Element) -> None:
        styles = by_id(root)
        for properties in (p for style in styles.values() for p in style.findall(W + "pPr")):
            for name in ("numPr", "outlineLvl"):
                for child in properties.findall(W + name):
                    properties.remove(child)
        for style in ("Title", "Recital", "Paragraph"):
            properties = styles[style].find(W + "pPr")
            if properties is None:
                properties = ET.Element(W + "pPr")
                styles[style].append(properties)
            number = ET.SubElement(properties, W + "numPr")
            ET.SubElement(number, W + "numId", {W + "val": "77"})
            ET.SubElement(properties, W + "outlineLvl", {W + "val": "0"})

    base = base_with(change)
    for document in (sample_instrument(), sample_report()):
        plain = opened(document)
        based = opened(replace(document, style=replace(document.style, word_base=base)))
        assert [line.printed for line in based.lines] == [line.printed for line in plain.lines]
        for style in plain.styles:
            for what in ("numPr", "outlineLvl"):
                ours, theirs = (f.styles[style].find(f"{W}pPr/{W}{what}") for f in (plain, based))
                assert (ours is None) == (theirs is None), (style, what)
                assert ours is None or theirs is None or ET.tostring(ours) == ET.tostring(theirs)


def test_a_style_based_on_a_numbered_one_has_neither_its_number_nor_its_outline_level() -> None:
    def change(root: ET.Element) -> None:
        for style, base in (("Paragraph", "Normal"), ("UnnumberedParagraph", "Paragraph"), ("Recital", "PartHeading")):
            based = by_id(root)[style].find(W + "basedOn")
            assert based is not None
            based.set(W + "val", base)

    styles = styles_of(change)
    number = styles["UnnumberedParagraph"].find(f"{W}pPr/{W}numPr/{W}numId")
    level = styles["Recital"].find(f"{W}pPr/{W}outlineLvl")
    assert number is not None
    assert level is not None
    assert (number.get(W + "val"), level.get(W + "val")) == ("0", "9")


def test_page_numbers_stand_at_the_right_margin_whatever_tabs_the_base_has() -> None:
    def change(root: ET.Element) -> None:
        for style in ("Footer", "TOC1", "TOC2"):
            tabs = by_id(root)[style].find(f"{W}pPr/{W}tabs")
            assert tabs is not None
            if style == "TOC2":
                tabs[0].set(W + "leader", "hyphen")
            for pos, kind in (("4536", "center"), ("440", "left")):
                tabs.insert(0, ET.Element(W + "tab", {W + "val": kind, W + "pos": pos}))

    styles = styles_of(change)
    width = str(round((210 - 50) * 1440 / 25.4))
    for style, leader in (("Footer", None), ("TOC1", "dot"), ("TOC2", "hyphen")):
        tabs = [dict(tab.attrib) for tab in styles[style].iterfind(f"{W}pPr/{W}tabs/{W}tab")]
        expected = {W + "val": "right", W + "pos": width} | ({W + "leader": leader} if leader else {})
        assert tabs == [expected], style


def test_what_tells_of_persons_hides_words_or_leads_nowhere_is_left_out() -> None:
    def change(root: ET.Element) -> None:
        styles = by_id(root)
        root.set("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable", "w14")
        recital = styles["Recital"]
        recital.set(W + "rsidR", "00AB12CD")
        recital.append(element('<w:rsid w:val="00AB12CD"/>'))
        recital.append(element('<w:autoRedefine w:val="1"/>'))
        looks = recital.find(W + "rPr")
        assert looks is not None
        for child in (
            '<w:vanish w:val="1"/>',
            '<w:lang w:val="de-DE"/>',
            '<w:rPrChange w:author="Jane Doe" w:id="1"/>',
            '<w:b w:val="1"/>',
        ):
            looks.append(element(child))
        ET.SubElement(looks, "{http://schemas.microsoft.com/office/word/2010/wordml}ligatures")
        for name, value in (("basedOn", "Nowhere"), ("link", "Title"), ("next", "Opener")):
            for node in recital.findall(W + name):
                recital.remove(node)
            recital.append(element(f'<w:{name} w:val="{value}"/>'))
        for style, base in (("Preamble", "Notice"), ("Notice", "Preamble")):
            node = styles[style].find(W + "basedOn")
            assert node is not None
            node.set(W + "val", base)
        root.append(element('<w:style w:type="numbering" w:styleId="Liste"><w:name w:val="Liste"/></w:style>'))

    file = opened(in_style(replace(UN_STYLE, word_base=base_with(change))))
    recital = file.styles["Recital"]
    assert [child.tag.removeprefix(W) for child in recital] == ["name", "uiPriority", "qFormat", "pPr", "rPr"]
    assert [child.tag.removeprefix(W) for child in recital[-1]] == ["b"]
    text = file.text_of("word/styles.xml")
    for gone in ("rsid", "Jane", "de-DE", "w14", "ligatures", "Liste", "Nowhere"):
        assert gone not in text, gone
    ring = [file.styles[style].find(W + "basedOn") for style in ("Preamble", "Notice")]
    assert sum(node is None for node in ring) == 1


def test_other_styles_of_the_base_are_kept_and_none_takes_a_name_or_id_of_ours() -> None:
    def change(root: ET.Element) -> None:
        rename(root, "Paragraph", "Absatz")  # keeps the id that ours must have
        for xml in (
            '<w:style w:type="paragraph" w:styleId="Brief"><w:name w:val="Letter"/>'
            '<w:basedOn w:val="Paragraph"/><w:pPr><w:numPr><w:numId w:val="77"/></w:numPr></w:pPr></w:style>',
            '<w:style w:type="table" w:styleId="Tafel"><w:name w:val="Board"/><w:tblPr><w:tblPrChange w:id="9"'
            ' w:author="Jane Doe"/></w:tblPr></w:style>',
            '<w:style w:type="character" w:styleId="RecitalChar"><w:name w:val="recital"/></w:style>',
        ):
            root.append(element(xml))

    styles = styles_of(change)
    names = {next(s.iter(W + "name")).get(W + "val"): i for i, s in styles.items()}
    assert names["Paragraph"] == "Paragraph"
    assert names["Absatz"] == "Paragraph1"
    based = styles[names["Letter"]].find(W + "basedOn")
    assert based is not None
    assert based.get(W + "val") == "Paragraph1"
    assert "recital" not in names
    left = b"".join(ET.tostring(styles[names[name]]) for name in ("Letter", "Board"))
    assert b"77" not in left  # a list of a file that is not there
    assert b"Jane" not in left
    defaults = [s.get(W + "type") for s in styles.values() if s.get(W + "default") == "1"]
    assert len(defaults) == len(set(defaults))


def test_the_default_style_of_the_base_is_normal_by_whatever_name() -> None:
    def change(root: ET.Element) -> None:
        rename(root, "Normal", "Standard")
        properties = by_id(root)["Normal"].find(W + "rPr")
        assert properties is not None
        properties.append(element('<w:color w:val="112233"/>'))

    normal = styles_of(change)["Normal"]
    colour = normal.find(f"{W}rPr/{W}color")
    assert colour is not None
    assert colour.get(W + "val") == "112233"
    assert next(normal.iter(W + "name")).get(W + "val") == "Normal"


def test_our_styles_keep_their_space_where_its_normal_has_none() -> None:
    def change(root: ET.Element) -> None:
        spacing = by_id(root)["Normal"].find(f"{W}pPr/{W}spacing")
        assert spacing is not None
        spacing.set(W + "after", "0")
        rename(root, "Recital", "Considerando")

    styles = styles_of(change)
    spaces = [styles[style].find(f"{W}pPr/{W}spacing") for style in ("Recital", "Preamble")]
    assert spaces[0] is not None
    assert spaces[0].get(W + "after") == "160"
    assert spaces[1] is None  # the ministry's own: it has what its Normal gives it


def test_a_base_with_nothing_in_it_lacks_everything_and_still_serves() -> None:
    empty = f'<w:styles xmlns:w="{W[1:-1]}"/>'.encode()
    with zipfile.ZipFile(BASE) as archive:
        named = lacking(archive.read("word/styles.xml"), empty)
    assert set(named) == {style_names.menu_name(style) for style in style_names.NAMES}
    base = WordBase("empty.docx", "0", empty, b"", b"")
    file = opened(in_style(replace(UN_STYLE, word_base=base)))
    assert [line.printed for line in file.lines] == [line.printed for line in opened(sample_instrument()).lines]


@pytest.mark.parametrize("change", [nothing, foreign_ids], ids=["ours", "foreign"])
def test_properties_stand_in_the_order_of_the_standard(change: Callable[[ET.Element], None]) -> None:
    orders = {W + "style": IN_STYLE, W + "pPr": OF_PARAGRAPHS, W + "rPr": OF_RUNS}
    for style in styles_of(change).values():
        for node in style.iter():
            if node.tag in orders:
                tags = [child.tag.removeprefix(W) for child in node]
                assert tags == sorted(tags, key=orders[node.tag].index)


def test_the_default_template_of_python_docx_serves() -> None:
    docx = pytest.importorskip("docx")
    target = io.BytesIO()
    docx.Document().save(target)
    with zipfile.ZipFile(target) as archive:
        parts = [archive.read(f"word/{name}.xml") for name in ("styles", "theme/theme1", "fontTable")]
    base = WordBase("default.docx", "1", parts[0], parts[1], parts[2])
    named = lacking_styles(base, TEMPLATES)
    assert {"Recital", "Article heading", "Comment Text", "TOC 1"} <= set(named)
    assert not {"Title", "Heading 1", "List Bullet", "Body Text", "Header"} & set(named)
    for document in (sample_instrument(), sample_report()):
        plain = opened(document)
        based = opened(replace(document, style=replace(document.style, word_base=base)))
        assert [line.printed for line in based.lines] == [line.printed for line in plain.lines]
        assert write_docx(replace(document, style=replace(document.style, word_base=base)), TEMPLATES) == write_docx(
            replace(document, style=replace(document.style, word_base=replace(base))), TEMPLATES
        )
