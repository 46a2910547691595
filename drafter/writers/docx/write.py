"""The order of work: styles, body, notes, numbering, package."""

from __future__ import annotations

import pathlib
from dataclasses import replace

from drafter.model.inline import Footnote, Inlines
from drafter.model.instrument import Changes, Identity, Instrument
from drafter.model.report import Report
from drafter.model.walk import map_inlines
from drafter.writers.docx.body import Body
from drafter.writers.docx.comments import Comments
from drafter.writers.docx.controls import CONTROL_NAMESPACES
from drafter.writers.docx.instrument_body import outline_of, write_instrument
from drafter.writers.docx.oxml import DECLARATION, NAMESPACES, run
from drafter.writers.docx.package import core_properties, package
from drafter.writers.docx.page import footer, footer_content, header, sideways, watermark_of
from drafter.writers.docx.picture import emblem_part
from drafter.writers.docx.recipe_part import recipe_parts
from drafter.writers.docx.report_body import REPORT_OUTLINE, write_report
from drafter.writers.docx.styles import looks_of
from drafter.writers.docx.targets import targets_of
from drafter.writers.docx.words import Piece
from drafter.writers.reading import keywords_of, standing_words

SETTINGS = (
    f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
).encode()
"""``w:updateFields`` is absent on purpose: it makes Word ask a question before it shows the document."""

_ZOOM = b'<w:zoom w:percent="100"/>'
_TRACK = b"<w:trackRevisions/>"
"""Who works on in a redline goes on marking changes."""

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def write_docx(document: Instrument | Report, templates: pathlib.Path) -> bytes:
    """A document as a Word file. Equal documents give equal bytes.

    ``templates`` is the folder that holds ``docx/base.docx``, from which the looks of the styles are taken.
    """
    identity, style = document.identity, document.style
    if isinstance(document, Report) and document.landscape:
        style = replace(style, page=sideways(style.page))
    outline = outline_of(document) if isinstance(document, Instrument) else REPORT_OUTLINE
    changes = document.changes if isinstance(document, Instrument) else None
    comments = Comments(identity.author, identity.initials, identity.date)
    body = Body(style, targets_of(document), outline, comments, changes)
    body.front(document.title, document.notice)
    contents_position = len(body.out)
    body.lines.used = body.old_lines.used = 0.0
    if isinstance(document, Instrument):
        write_instrument(body, document)
    else:
        write_report(body, document)
    content = body.with_contents(contents_position, document.contents_heading)
    title = standing_words(document.title)
    keywords = keywords_of(identity)
    top = body.words.joined(body.words.pieces(_without_notes(document.title)))
    bottom = footer(footer_content(body.words.joined(_draft_id(identity, changes))))
    first = {"word/header-first.xml": header("", watermark_of(style.page, 1))} if style.page.watermark else {}
    return package(
        {
            "word/document.xml": _document(content),
            **looks_of(style, templates, outline.depths),
            "word/numbering.xml": body.numbering.xml(),
            "word/settings.xml": SETTINGS.replace(_ZOOM, _ZOOM + _TRACK) if changes else SETTINGS,
            "word/footnotes.xml": _part("footnotes", _SEPARATORS + "".join(body.words.footnotes)),
            "word/header.xml": header(top, watermark_of(style.page, 2)),
            **first,
            **emblem_part(style.emblem),
            "word/footer.xml": bottom,
            "word/footer-first.xml": bottom,
            "docProps/core.xml": core_properties(title, identity.subject, keywords, style.language, identity.date),
            **({"word/comments.xml": comments.part()} if comments.made else {}),
            **recipe_parts(document, body.carried),
        }
    )


def _without_notes(content: Inlines) -> Inlines:
    return map_inlines(content, lambda node: () if isinstance(node, Footnote) else (node,))


def _draft_id(identity: Identity, changes: Changes | None) -> list[Piece]:
    """Which draft this is and, of a redline, which draft it was compared with."""
    was = changes.identity.draft_id if changes else identity.draft_id
    if was == identity.draft_id:
        return [("", run(f"Draft {was}"))]
    return [("", run("Draft ")), ("deleted", run(was, deleted=True)), ("inserted", run(identity.draft_id))]


def _document(content: str) -> bytes:
    return (
        f'{DECLARATION}<w:document {NAMESPACES} {CONTROL_NAMESPACES} mc:Ignorable="w15">'
        f"<w:body>{content}</w:body></w:document>"
    ).encode()


def _part(name: str, content: str) -> bytes:
    return f"{DECLARATION}<w:{name} {NAMESPACES}>{content}</w:{name}>".encode()
