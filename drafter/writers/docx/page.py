"""Paper, margins, headers and footers."""

from __future__ import annotations

from drafter.model.style import PageStyle
from drafter.writers.docx import style_names as names
from drafter.writers.docx.oxml import DECLARATION, NAMESPACES, TAB, field, paragraph, run, twips

_PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
_HEADER_DISTANCE = 12.5
"""Millimetres from the paper's edge to header and footer: Word's own custom."""

DEFAULT_HEADER, DEFAULT_FOOTER, FIRST_FOOTER = "rIdHeader", "rIdFooter", "rIdFirstFooter"
"""Relationship ids, which ``package.py`` gives to the parts."""


def _paper(page: PageStyle) -> tuple[float, float]:
    return _PAPERS.get(page.paper.lower(), _PAPERS["a4"])


def text_width(page: PageStyle) -> int:
    """The breadth of the text, in twips."""
    return twips(_paper(page)[0] - 2 * page.margin_side)


def text_height(page: PageStyle) -> int:
    """The height of the text, in twips."""
    return twips(_paper(page)[1] - page.margin_top - page.margin_bottom)


def section(page: PageStyle, *, first: bool) -> str:
    """A section's properties; the ``first`` has no header on its first page."""
    width, height = _paper(page)
    edge = twips(min(_HEADER_DISTANCE, page.margin_top, page.margin_bottom))
    side = twips(page.margin_side)
    first_footer = f'<w:footerReference w:type="first" r:id="{FIRST_FOOTER}"/>' if first else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{DEFAULT_HEADER}"/>'
        f'<w:footerReference w:type="default" r:id="{DEFAULT_FOOTER}"/>{first_footer}'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"/>'
        f'<w:pgMar w:top="{twips(page.margin_top)}" w:right="{side}" w:bottom="{twips(page.margin_bottom)}"'
        f' w:left="{side}" w:header="{edge}" w:footer="{edge}" w:gutter="0"/>'
        f'<w:cols w:space="708"/>{"<w:titlePg/>" if first else ""}</w:sectPr>'
    )


def header(title: str) -> bytes:
    """The header of all pages but the first."""
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{paragraph(names.HEADER, run(title))}</w:hdr>".encode()


def footer(draft_id: str) -> bytes:
    """The footer: which draft this is, and which page of how many."""
    content = run(f"Draft {draft_id}") + TAB + run("Page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "1")
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{paragraph(names.FOOTER, content)}</w:ftr>".encode()
