"""Paper, margins, numbered lines, headers and footers."""

from __future__ import annotations

from dataclasses import replace

from drafter.model.style import PageStyle
from drafter.writers.docx import style_names as names
from drafter.writers.docx.oxml import DECLARATION, NAMESPACES, TAB, field, paragraph, run, twips
from drafter.writers.xml import attribute

_PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
_SIDEWAYS = "landscape"
_HEADER_DISTANCE = 12.5
"""Millimetres from the paper's edge to header and footer: Word's own custom."""

DEFAULT_HEADER, FIRST_HEADER = "rIdHeader", "rIdFirstHeader"
DEFAULT_FOOTER, FIRST_FOOTER = "rIdFooter", "rIdFirstFooter"
"""Relationship ids, which ``package.py`` gives to the parts."""

NUMBERED_LINES = 5
"""Every fifth line bears its number, as drafts are cited in a negotiation: page 3, line 15."""

_VML = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
_WORD_ART = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
    '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/>'
    '<v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
"""The kind of shape that Word calls plain text: the standard's own definition of it."""


def _paper(page: PageStyle) -> tuple[float, float]:
    """Breadth and height of the paper, in millimetres."""
    name, _, turned = page.paper.lower().partition(" ")
    width, height = _PAPERS.get(name, _PAPERS["a4"])
    return (height, width) if turned == _SIDEWAYS else (width, height)


def sideways(page: PageStyle) -> PageStyle:
    """The same page with its paper turned, as ``A4 landscape``; the margins stay where they are."""
    return replace(page, paper=f"{page.paper.split(' ')[0]} {_SIDEWAYS}")


def text_width(page: PageStyle) -> int:
    """The breadth of the text, in twips."""
    return twips(_paper(page)[0] - 2 * page.margin_side)


def text_height(page: PageStyle) -> int:
    """The height of the text, in twips."""
    return twips(_paper(page)[1] - page.margin_top - page.margin_bottom)


def section(page: PageStyle, *, first: bool, front: bool = False) -> str:
    """A section's properties; the ``first`` has no header on its first page.

    ``front`` is a section of title and contents alone, whose lines are not numbered.
    """
    width, height = _paper(page)
    edge = twips(min(_HEADER_DISTANCE, page.margin_top, page.margin_bottom))
    side = twips(page.margin_side)
    first_header = f'<w:headerReference w:type="first" r:id="{FIRST_HEADER}"/>' if first and page.watermark else ""
    first_footer = f'<w:footerReference w:type="first" r:id="{FIRST_FOOTER}"/>' if first else ""
    numbered = page.line_numbers and not front
    turned = f' w:orient="{_SIDEWAYS}"' if width > height else ""
    lines = f'<w:lnNumType w:countBy="{NUMBERED_LINES}" w:restart="newPage"/>' if numbered else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{DEFAULT_HEADER}"/>{first_header}'
        f'<w:footerReference w:type="default" r:id="{DEFAULT_FOOTER}"/>{first_footer}'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(page.margin_top)}" w:right="{side}" w:bottom="{twips(page.margin_bottom)}"'
        f' w:left="{side}" w:header="{edge}" w:footer="{edge}" w:gutter="0"/>{lines}'
        f'<w:cols w:space="708"/>{"<w:titlePg/>" if first else ""}</w:sectPr>'
    )


def header(content: str, watermark: str = "") -> bytes:
    """A header. ``content`` and ``watermark`` are the ready XML of runs; on the first page there is no content."""
    return f"{DECLARATION}<w:hdr {NAMESPACES} {_VML}>{paragraph(names.HEADER, content + watermark)}</w:hdr>".encode()


def footer(content: str) -> bytes:
    """A footer; ``content`` is the ready XML of runs."""
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{paragraph(names.FOOTER, content)}</w:ftr>".encode()


def footer_content(draft: str) -> str:
    """Which draft this is (``draft``: the ready XML of runs), and which page of how many."""
    return draft + TAB + run("Page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "1")


def watermark_of(page: PageStyle, number: int) -> str:
    """The page's watermark as a run for the header ``number``, from 1; empty where it has none.

    Word takes a shape of this name for its own watermark, and its menu can change it or take it away.
    """
    words = page.watermark
    if not words:
        return ""
    # The box that stands aslant between the margins: Word's own proportion of height to breadth and letters.
    height_to_width = 3 / max(len(words), 4)
    width = min(text_width(page), text_height(page)) / 20 * 1.35 / (1 + height_to_width)
    return (
        f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{_WORD_ART}"
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" alt=""'
        f' style="position:absolute;margin-left:0;margin-top:0;width:{width:.1f}pt;height:{width * height_to_width:.1f}'
        "pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="silver"'
        ' stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;{attribute(page.font_word)}&quot;;font-size:1pt"'
        f' string="{attribute(words)}"/><w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
    )
