"""Fits the styles of the base document to a house style: type, paper, language, numbering, outline.

What differs between house styles is set in the styles themselves, so that no paragraph needs looks of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

from drafter.model.style import HouseStyle
from drafter.writers.docx import style_names as names
from drafter.writers.docx.numbering import levels_of
from drafter.writers.docx.oxml import DECLARATION, NAMESPACES, W, attribute
from drafter.writers.docx.page import text_width

ElementTree.register_namespace("w", W)
_W = f"{{{W}}}"


def fitted_styles(base: bytes, style: HouseStyle, outline: Mapping[str, int]) -> bytes:
    """``styles.xml`` of a document. ``outline`` gives the outline depth, from 0, of each style of headings."""
    root = ElementTree.fromstring(base)
    _set_defaults(root, style)
    by_id = {found.get(_W + "styleId"): found for found in root.findall(_W + "style")}
    for name, level in levels_of(style).items():
        number = by_id[name].find(f"{_W}pPr/{_W}numPr")
        if number is not None:
            number.clear()
            ElementTree.SubElement(number, _W + "ilvl", {_W + "val": str(level.depth)})
            ElementTree.SubElement(number, _W + "numId", {_W + "val": str(level.list)})
    for name, depth in outline.items():
        found = by_id[name].find(f"{_W}pPr/{_W}outlineLvl")
        if found is not None:
            found.set(_W + "val", str(depth))
    alignment = by_id[names.ARTICLE_HEADING].find(f"{_W}pPr/{_W}jc")
    if alignment is not None and not style.heading_below:
        alignment.set(_W + "val", "left")
    width = str(text_width(style.page))
    for name in (*names.CONTENTS, names.FOOTER):
        for tab in by_id[name].iterfind(f"{_W}pPr/{_W}tabs/{_W}tab"):
            tab.set(_W + "pos", width)
    return (DECLARATION + ElementTree.tostring(root, encoding="unicode")).encode()


def _set_defaults(root: ElementTree.Element, style: HouseStyle) -> None:
    """Font, size and language of the whole document; every script gets the same font, and none comes from a theme."""
    properties = root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
    if properties is None:
        raise ValueError("the base document's styles have no defaults for runs (w:rPrDefault)")
    properties.clear()
    font = style.page.font_word
    scripts = ("ascii", "hAnsi", "eastAsia", "cs")
    ElementTree.SubElement(properties, _W + "rFonts", {_W + script: font for script in scripts})
    half_points = str(round(style.page.size * 2))
    ElementTree.SubElement(properties, _W + "sz", {_W + "val": half_points})
    ElementTree.SubElement(properties, _W + "szCs", {_W + "val": half_points})
    languages = {_W + "val": style.language, _W + "eastAsia": "zh-CN", _W + "bidi": "ar-SA"}
    ElementTree.SubElement(properties, _W + "lang", languages)


def font_table(font: str) -> bytes:
    """``fonts.xml``: the one font of the document, by name; nothing is embedded."""
    name = attribute(font)
    return (
        f'{DECLARATION}<w:fonts {NAMESPACES}><w:font w:name="{name}"><w:charset w:val="00"/><w:family w:val="auto"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    ).encode()
