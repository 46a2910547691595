"""The few pieces of WordprocessingML that every other module here is made of: names, escaping, runs and paragraphs."""

from __future__ import annotations

from drafter.writers.docx.scripts import RIGHT_TO_LEFT, all_right_to_left, in_one_script, script_properties
from drafter.writers.xml import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'

_TWIPS_PER_MM = 1440 / 25.4


def twips(millimetres: float) -> int:
    """A length in the unit that Word counts in (a twentieth of a point)."""
    return round(millimetres * _TWIPS_PER_MM)


def run_properties(style: str, script: str = "") -> str:
    """The properties of a run: its character style and no looks, which belong to styles.

    ``script`` is what a run in another script than Latin has besides, as ready XML in schema order.
    """
    if not style:
        return f"<w:rPr>{script}</w:rPr>" if script else ""
    return f'<w:rPr><w:rStyle w:val="{style}"/>{script}</w:rPr>'


def run(text: str, style: str = "", deleted: bool = False) -> str:
    """A run of words. A line break or tab within them is kept as Word writes it.

    Words in another script than Latin get a run of their own, which says so: Word then spells and joins them aright.
    """
    if not text.isascii() and (pieces := in_one_script(text)):
        return "".join(_run(piece, style, deleted, script_properties(piece, script)) for piece, script in pieces)
    return _run(text, style, deleted)


def _run(text: str, style: str, deleted: bool, script: str = "") -> str:
    tag = "w:delText" if deleted else "w:t"
    inside = f'<{tag} xml:space="preserve">{escape(text)}</{tag}>'
    if "\n" in text or "\t" in text:
        inside = inside.replace("\n", f'</{tag}><w:br/><{tag} xml:space="preserve">')
        inside = inside.replace("\t", f'</{tag}><w:tab/><{tag} xml:space="preserve">')
    return f"<w:r>{run_properties(style, script)}{inside}</w:r>"


LINE_BREAK = "<w:r><w:br/></w:r>"
TAB = "<w:r><w:tab/></w:r>"


def field(instruction: str, result: str, style: str = "", *, deleted: bool = False) -> str:
    """A complex field with the result it is to show until somebody updates it."""
    looks = run_properties(style)
    tag = "w:delInstrText" if deleted else "w:instrText"
    return (
        f'<w:r>{looks}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{looks}<{tag} xml:space="preserve"> {escape(instruction)} </{tag}></w:r>'
        f'<w:r>{looks}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(result, style, deleted)}"
        f'<w:r>{looks}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(
    style: str, content: str, *, numbering: str = "", mark: str = "", section: str = "", change: str = ""
) -> str:
    """A paragraph. ``numbering``, ``mark`` (of the paragraph mark), ``section`` and ``change`` (of its properties) are
    ready XML, in schema order.

    One whose words are all written from right to left is laid out from there.
    """
    properties = f'<w:pStyle w:val="{style}"/>{numbering}'
    if RIGHT_TO_LEFT in content and all_right_to_left(content):
        properties += "<w:bidi/>"
    if mark:
        properties += f"<w:rPr>{mark}</w:rPr>"
    return f"<w:p><w:pPr>{properties}{section}{change}</w:pPr>{content}</w:p>"
