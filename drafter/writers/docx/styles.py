"""Fits the styles of the base document to a house style: type, paper, language, numbering, outline.

What differs between house styles is set in the styles themselves, so that no paragraph needs looks of its own.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from xml.etree import ElementTree

from drafter.model.style import HouseStyle, WordBase
from drafter.writers.docx import style_names as names
from drafter.writers.docx.ministry import fonts_of, lacking, merged_styles, theme_of
from drafter.writers.docx.numbering import levels_of
from drafter.writers.docx.oxml import DECLARATION, NAMESPACES
from drafter.writers.docx.page import text_width
from drafter.writers.docx.schema_order import NS, find_or_add, remove
from drafter.writers.xml import attribute

BASE_DOCUMENT = PurePath("docx", "base.docx")
"""Where our base lies among the templates."""

STYLES = "word/styles.xml"
THEME = "word/theme.xml"
FONTS = "word/fonts.xml"

EAST_ASIAN_FONT = "SimSun"
COMPLEX_FONT = "Times New Roman"
"""Fonts that every Word has, with the letters of China and Japan, and of Arabic and Hebrew."""


def looks_of(style: HouseStyle, templates: Path, outline: Mapping[str, int]) -> dict[str, bytes]:
    """The parts that say how a document looks: from our base among the templates, a ministry's own going before it.

    ``outline`` gives the outline depth, from 0, of each style of headings.
    """
    base = _base_parts(templates)
    ministry = style.word_base
    if ministry is None:
        page = style.page.font_word
        fonts = font_table(dict.fromkeys((page, EAST_ASIAN_FONT, COMPLEX_FONT)))
        return {STYLES: fitted_styles(base[STYLES], style, outline), THEME: base[THEME], FONTS: fonts}
    merged = merged_styles(base[STYLES], ministry.styles)
    return {
        STYLES: fitted_styles(merged, style, outline),
        THEME: theme_of(ministry.theme) if ministry.theme else base[THEME],
        FONTS: fonts_of(ministry.fonts, merged),
    }


def lacking_styles(base: WordBase, templates: Path) -> tuple[str, ...]:
    """The styles that come from our base because the ministry's lacks them, by the names that Word shows."""
    return lacking(_base_parts(templates)[STYLES], base.styles)


def _base_parts(templates: Path) -> dict[str, bytes]:
    """What is taken from our base. No style uses the theme's fonts; Word wants a theme all the same."""
    with zipfile.ZipFile(io.BytesIO((templates / BASE_DOCUMENT).read_bytes())) as archive:
        return {name: archive.read(name) for name in (STYLES, THEME)}


def fitted_styles(base: bytes, style: HouseStyle, outline: Mapping[str, int]) -> bytes:
    """``styles.xml`` of a document. Type, and where headings stand, are the ministry's own where it gave a base."""
    root = ElementTree.fromstring(base)
    if style.word_base is None:
        _set_type(root, style)
    _set_language(root, style.language)
    by_id = {found.get(NS + "styleId"): found for found in root.findall(NS + "style")}
    for name, level in levels_of(style).items():
        number = by_id[name].find(f"{NS}pPr/{NS}numPr")
        if number is not None:
            number.clear()
            ElementTree.SubElement(number, NS + "ilvl", {NS + "val": str(level.depth)})
            ElementTree.SubElement(number, NS + "numId", {NS + "val": str(level.list)})
    for name, depth in outline.items():
        found = by_id[name].find(f"{NS}pPr/{NS}outlineLvl")
        if found is not None:
            found.set(NS + "val", str(depth))
    alignment = by_id[names.ARTICLE_HEADING].find(f"{NS}pPr/{NS}jc")
    if alignment is not None and not style.heading_below and style.word_base is None:
        alignment.set(NS + "val", "left")
    width = str(text_width(style.page))
    for name in (*names.CONTENTS, names.FOOTER):
        for tab in by_id[name].iterfind(f"{NS}pPr/{NS}tabs/{NS}tab"):
            tab.set(NS + "pos", width)
    return (DECLARATION + ElementTree.tostring(root, encoding="unicode")).encode()


def _defaults(root: ElementTree.Element) -> ElementTree.Element:
    """The properties that all runs have; a ministry's file may have none."""
    node = root
    for name in ("docDefaults", "rPrDefault", "rPr"):
        child = node.find(NS + name)
        if child is None:
            child = ElementTree.Element(NS + name)
            node.insert(0, child)
        node = child
    return node


def _set_type(root: ElementTree.Element, style: HouseStyle) -> None:
    """Font and size of the whole document. None comes from a theme, and every script gets one that has its letters."""
    properties = _defaults(root)
    properties.clear()
    font = style.page.font_word
    fonts = {"ascii": font, "hAnsi": font, "eastAsia": EAST_ASIAN_FONT, "cs": COMPLEX_FONT}
    ElementTree.SubElement(properties, NS + "rFonts", {NS + script: name for script, name in fonts.items()})
    half_points = str(round(style.page.size * 2))
    ElementTree.SubElement(properties, NS + "sz", {NS + "val": half_points})
    ElementTree.SubElement(properties, NS + "szCs", {NS + "val": half_points})


def _set_language(root: ElementTree.Element, language: str) -> None:
    properties = _defaults(root)
    remove(properties, "lang")
    languages = {NS + "val": language, NS + "eastAsia": "zh-CN", NS + "bidi": "ar-SA"}
    find_or_add(properties, "lang").attrib.update(languages)


def font_table(fonts: Iterable[str]) -> bytes:
    """``fonts.xml``: the fonts of the document, by name; none is embedded."""
    listed = "".join(
        f'<w:font w:name="{attribute(name)}"><w:charset w:val="00"/><w:family w:val="auto"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name in fonts
    )
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{listed}</w:fonts>".encode()
