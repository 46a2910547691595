"""The order in which the standard wants the properties of styles, and putting one in where it belongs."""

from __future__ import annotations

from xml.etree import ElementTree

from drafter.writers.docx.oxml import W

ElementTree.register_namespace("w", W)
NS = f"{{{W}}}"

IN_STYLE = tuple(
    "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat locked"
    " pPr rPr tblPr trPr tcPr tblStylePr".split()
)
"""What a style may say. What Outlook, or the history of edits, would add is left out."""
OF_PARAGRAPHS = tuple(
    "keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl".split()
)
OF_RUNS = tuple(
    "rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid color spacing w"
    " kern position sz szCs highlight u effect bdr shd vertAlign rtl cs em lang".split()
)
"""Of runs, without what would hide words."""

_ORDERS = {"style": IN_STYLE, "pPr": OF_PARAGRAPHS, "rPr": OF_RUNS}


def local(element: ElementTree.Element) -> str:
    """The name of an element of WordprocessingML; of others the whole."""
    return element.tag.removeprefix(NS)


def find_or_add(parent: ElementTree.Element, name: str) -> ElementTree.Element:
    """The child ``name`` of a style, or of the properties of paragraphs or runs; a new one goes to its place."""
    found = parent.find(NS + name)
    if found is not None:
        return found
    order = _ORDERS[local(parent)]
    rank = order.index(name)
    before = sum(1 for child in parent if order.index(local(child)) <= rank)
    new = ElementTree.Element(NS + name)
    parent.insert(before, new)
    return new


def remove(parent: ElementTree.Element, name: str) -> None:
    """Takes every child ``name`` away."""
    for child in parent.findall(NS + name):
        parent.remove(child)
