"""The order of work: styles, body, notes, numbering, package."""

from __future__ import annotations

import io
import pathlib
import zipfile

from drafter.model.instrument import Instrument
from drafter.model.report import Report
from drafter.writers.docx.body import Body
from drafter.writers.docx.instrument_body import outline_of, write_instrument
from drafter.writers.docx.oxml import DECLARATION, NAMESPACES
from drafter.writers.docx.package import core_properties, package
from drafter.writers.docx.page import footer, header
from drafter.writers.docx.report_body import REPORT_OUTLINE, write_report
from drafter.writers.docx.styles import fitted_styles, font_table
from drafter.writers.docx.targets import targets_of
from drafter.writers.reading import keywords_of, standing_words

BASE_DOCUMENT = pathlib.PurePath("docx", "base.docx")
"""Where the base document lies among the templates."""

STYLES = "word/styles.xml"
THEME = "word/theme.xml"
"""The parts that are taken from the base document. No style uses the theme's fonts; Word wants a theme all the same."""

SETTINGS = (
    f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
).encode()
"""``w:updateFields`` is absent on purpose: it makes Word ask a question before it shows the document."""

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def write_docx(document: Instrument | Report, templates: pathlib.Path) -> bytes:
    """A document as a Word file. Equal documents give equal bytes.

    ``templates`` is the folder that holds ``docx/base.docx``, from which the looks of the styles are taken.
    """
    identity, style = document.identity, document.style
    outline = outline_of(document) if isinstance(document, Instrument) else REPORT_OUTLINE
    body = Body(style, targets_of(document), identity.date, outline)
    body.front(document.title, document.notice)
    contents_position = len(body.out)
    body.lines.used = 0
    if isinstance(document, Instrument):
        write_instrument(body, document)
    else:
        write_report(body, document)
    content = body.with_contents(contents_position, document.contents_heading)
    title = standing_words(document.title)
    keywords = keywords_of(identity)
    bottom = footer(identity.draft_id)
    base = _base_parts(templates)
    return package(
        {
            "word/document.xml": _part("document", f"<w:body>{content}</w:body>"),
            STYLES: fitted_styles(base[STYLES], style, outline),
            "word/numbering.xml": body.numbering.xml(),
            "word/settings.xml": SETTINGS,
            THEME: base[THEME],
            "word/fonts.xml": font_table(style.page.font_word),
            "word/footnotes.xml": _part("footnotes", _SEPARATORS + "".join(body.words.footnotes)),
            "word/header.xml": header(title),
            "word/footer.xml": bottom,
            "word/footer-first.xml": bottom,
            "docProps/core.xml": core_properties(title, identity.subject, keywords, style.language, identity.date),
        }
    )


def _part(name: str, content: str) -> bytes:
    return f"{DECLARATION}<w:{name} {NAMESPACES}>{content}</w:{name}>".encode()


def _base_parts(templates: pathlib.Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO((templates / BASE_DOCUMENT).read_bytes())) as archive:
        return {name: archive.read(name) for name in (STYLES, THEME)}
