"""Makes ``templates/docx/base.docx``, the looks of every style: ``python -m drafter.writers.docx.base OUT``.

Run by a developer after changing a look, never at build time; the only module here that uses python-docx. The file
opens in Word as a specimen with one paragraph in each style, so that a ministry can see what it may restyle.
"""

from __future__ import annotations

import pathlib
import sys
from collections.abc import Iterator
from xml.etree import ElementTree

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, Twips
from docx.styles.style import BaseStyle, CharacterStyle, ParagraphStyle

from drafter.model.style import HouseStyle, LevelStyle, ListStyle, PageStyle, ReferenceStyle
from drafter.writers.docx import style_names as names
from drafter.writers.docx.base_looks import CHARACTERS, PARAGRAPHS, CharacterLook, ParagraphLook
from drafter.writers.docx.numbering import Numbering
from drafter.writers.docx.oxml import DECLARATION, NAMESPACES, W, paragraph, run, twips
from drafter.writers.docx.package import package
from drafter.writers.docx.schema_order import OF_PARAGRAPHS
from drafter.writers.docx.styles import COMPLEX_FONT, EAST_ASIAN_FONT, FONTS, STYLES, THEME, font_table
from drafter.writers.docx.write import SETTINGS

PLAIN_STYLE = HouseStyle(
    name="base",
    title="",
    description="",
    language="en-GB",
    part=LevelStyle("upper-roman", "Part {n}", "Part {n}"),
    chapter=LevelStyle("decimal", "Chapter {n}", "chapter {n}"),
    article=LevelStyle("decimal", "Article {n}", "article {n}"),
    paragraph=LevelStyle("decimal", "{n}.", "{n}"),
    subparagraphs=(
        LevelStyle("lower-letter", "({n})", "({n})"),
        LevelStyle("lower-roman", "({n})", "({n})"),
        LevelStyle("lower-letter", "{n}.", "{n}."),
    ),
    annex=LevelStyle("upper-roman", "Annex {n}", "Annex {n}"),
    references=ReferenceStyle("", "", "", "", "", "", "", "", False),
    lists=ListStyle(True, ""),
    page=PageStyle("A4", 25, 25, 25, "Times New Roman", "", 12),
    heading_below=True,
    continuous_articles=True,
    quotes=("“", "”"),
    vocabulary=(),
    spelling=(),
    date="",
    thousands="",
    words_below=0,
    preamble_opening="",
    enacting_words="",
    repeat_words=(),
    alternative_label="",
    optional_label="",
)
"""Numbers and page of the specimen; at build time the draft's own house style takes their place."""

_DEFAULTS = (
    f'<w:docDefaults xmlns:w="{W}"><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"'
    f' w:eastAsia="{EAST_ASIAN_FONT}" w:cs="{COMPLEX_FONT}"/><w:sz w:val="24"/><w:szCs w:val="24"/>'
    '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
)
_LATENT_STYLES = (
    f'<w:latentStyles xmlns:w="{W}" w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
    ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
)
"""All of Word's own styles are hidden until used, so that the list of styles shows those of a treaty."""

_TABLE_STYLES = (
    f'<w:style xmlns:w="{W}" w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    f'<w:style xmlns:w="{W}" w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
    f'<w:style xmlns:w="{W}" w:type="table" w:customStyle="1" w:styleId="{names.SIGNATURE_TABLE}">'
    f'<w:name w:val="{names.NAMES[names.SIGNATURE_TABLE]}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
    '<w:tblPr><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="567" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>",
    f'<w:style xmlns:w="{W}" w:type="table" w:customStyle="1" w:styleId="{names.REPORT_TABLE}">'
    f'<w:name w:val="{names.NAMES[names.REPORT_TABLE]}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
    "<w:tblPr><w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + '</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/></w:tcPr></w:tblStylePr></w:style>',
)


def base_document() -> bytes:
    """The base document, the same bytes every time."""
    document = docx.Document()
    return package(
        {
            "word/document.xml": _specimen(),
            STYLES: _styles(document),
            "word/numbering.xml": Numbering(PLAIN_STYLE).xml(),
            "word/settings.xml": SETTINGS.replace(
                b'<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>', b""
            ),
            THEME: _theme(document),
            FONTS: font_table((PLAIN_STYLE.page.font_word, EAST_ASIAN_FONT)),
        }
    )


def _theme(document: Document) -> bytes:
    """The theme of python-docx's own template, which is Word's plain one."""
    parts = document.part.package.iter_parts()
    theme: bytes = next(part.blob for part in parts if part.partname.endswith("/theme1.xml"))
    return theme


def _styles(document: Document) -> bytes:
    root = document.styles.element
    for child in list(root):
        root.remove(child)
    root.append(parse_xml(_DEFAULTS))
    root.append(parse_xml(_LATENT_STYLES))
    for xml in _TABLE_STYLES:
        root.append(parse_xml(xml))
    for look in PARAGRAPHS:
        style = document.styles.add_style(_shown_name(look.style), WD_STYLE_TYPE.PARAGRAPH, _is_built_in(look.style))
        assert isinstance(style, ParagraphStyle)
        _name(style, look.style)
        _paragraph_looks(style, look)
    for character in CHARACTERS:
        found = document.styles.add_style(
            _shown_name(character.style), WD_STYLE_TYPE.CHARACTER, _is_built_in(character.style)
        )
        assert isinstance(found, CharacterStyle)
        _name(found, character.style)
        _character_looks(found, character)
    return DECLARATION.encode() + _serialised(root)


def _serialised(root: BaseOxmlElement) -> bytes:
    """The element without the namespaces that python-docx's own template declares and nothing here uses."""
    plain = ElementTree.fromstring(serialize_part_xml(root))
    plain.attrib.clear()
    return ElementTree.tostring(plain, encoding="unicode").encode()


def _shown_name(style: str) -> str:
    return "Normal" if style == "Normal" else names.NAMES[style]


def _is_built_in(style: str) -> bool:
    return style == "Normal" or style in names.BUILT_IN


def _name(style: BaseStyle, identifier: str) -> None:
    """Sets the id and the exact name; python-docx would translate some built-in names on its own."""
    element = style.element
    element.set(qn("w:styleId"), identifier)
    element.find(qn("w:name")).set(qn("w:val"), _shown_name(identifier))


def _value(element: BaseOxmlElement, tag: str, **values: str) -> BaseOxmlElement:
    child = OxmlElement(f"w:{tag}", {qn(f"w:{key}"): value for key, value in values.items()})
    element.append(child)
    return child


def _paragraph_looks(style: ParagraphStyle, look: ParagraphLook) -> None:
    element = style.element
    if look.style == "Normal":
        element.set(qn("w:default"), "1")
    else:
        _value(element, "basedOn", val=look.base)
    _value(element, "next", val=look.next or look.style)
    _value(element, "uiPriority", val=str(look.rank))
    if look.shown:
        _value(element, "qFormat")
    _in_schema_order(element)
    style.font.bold = style.font.cs_bold = True if look.bold else None
    style.font.italic = style.font.cs_italic = True if look.italic else None
    style.font.all_caps = True if look.capitals else None
    if look.size:
        style.font.size = Pt(look.size)
        _value(element.find(qn("w:rPr")), "szCs", val=str(round(look.size * 2)))
    form = style.paragraph_format
    form.keep_with_next = True if look.keep_next else None
    form.keep_together = True if look.keep_lines else None
    form.page_break_before = True if look.new_page else None
    form.widow_control = True if look.style == "Normal" else None
    form.space_before = None if look.before is None else Pt(look.before)
    form.space_after = None if look.after is None else Pt(look.after)
    form.line_spacing = look.line
    form.left_indent = None if look.left is None else Twips(look.left)
    form.right_indent = None if look.right is None else Twips(look.right)
    form.first_line_indent = None if look.first is None else Twips(look.first)
    properties = element.get_or_add_pPr()
    if look.align:
        _value(properties, "jc", val=look.align)
    if look.outline is not None:
        _value(properties, "outlineLvl", val=str(look.outline))
    if look.unnumbered_lines:
        _value(properties, "suppressLineNumbers")
    if look.tab:
        tabs = _value(properties, "tabs")
        dots = {"leader": "dot"} if look.leader else {}
        _value(tabs, "tab", val="right", **dots, pos=str(look.tab))
    if look.border:
        borders = _value(properties, "pBdr")
        for side in look.border:
            _value(borders, side, val="single", sz="4", space="4", color="auto")
    level = Numbering(PLAIN_STYLE).levels.get(look.style)
    if level:
        number = _value(properties, "numPr")
        _value(number, "ilvl", val=str(level.depth))
        _value(number, "numId", val=str(level.list))
    order = {qn(f"w:{tag}"): i for i, tag in enumerate(OF_PARAGRAPHS)}
    properties[:] = sorted(properties, key=lambda child: order[child.tag])
    if not len(properties):
        element.remove(properties)


def _character_looks(style: CharacterStyle, look: CharacterLook) -> None:
    element = style.element
    _value(element, "uiPriority", val=str(look.rank))
    _value(element, "qFormat")
    _in_schema_order(element)
    style.font.bold = style.font.cs_bold = True if look.bold else None
    style.font.italic = style.font.cs_italic = True if look.italic else None
    style.font.superscript = True if look.raised else None
    style.font.underline = True if look.underlined else None
    style.font.strike = True if look.struck else None
    if look.size:
        style.font.size = Pt(look.size)
        _value(element.find(qn("w:rPr")), "szCs", val=str(round(look.size * 2)))
    if look.shade:
        properties = element.get_or_add_rPr()
        _value(properties, "shd", val="clear", color="auto", fill=look.shade)


def _in_schema_order(style: BaseOxmlElement) -> None:
    order = [qn(f"w:{tag}") for tag in ("name", "basedOn", "next", "uiPriority", "qFormat", "pPr", "rPr")]
    for child in list(style):
        if child.tag not in order:
            style.remove(child)
    kept: dict[str, BaseOxmlElement] = {child.tag: child for child in style}
    style[:] = [kept[tag] for tag in order if tag in kept]


def _specimen() -> bytes:
    page = PLAIN_STYLE.page
    side = twips(page.margin_side)
    section = (
        f'<w:sectPr><w:pgSz w:w="{twips(210)}" w:h="{twips(297)}"/><w:pgMar w:top="{side}" w:right="{side}"'
        f' w:bottom="{side}" w:left="{side}" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    )
    body = "".join(_specimen_paragraphs())
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>".encode()


def _specimen_paragraphs() -> Iterator[str]:
    for look in PARAGRAPHS:
        if look.style not in ("Normal", names.SECTION_END):
            yield paragraph(look.style, run(names.NAMES[look.style]))
    for character in CHARACTERS:
        yield paragraph(names.UNNUMBERED, run(names.NAMES[character.style], character.style))


if __name__ == "__main__":
    pathlib.Path(sys.argv[1]).write_bytes(base_document())
