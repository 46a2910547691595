"""Word files written by hand for the tests of the readers: a few styles, one list, and whatever body is wanted."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading"><w:name w:val="Article heading"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="Paragraph"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Tied"><w:name w:val="Tied"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Derived"><w:name w:val="Derived"/><w:basedOn w:val="Heading"/></w:style>'
)
LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading"/>'
    '<w:lvlText w:val="Article %1"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Numbered"/>'
    '<w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:pStyle w:val="Tied"/>'
    '<w:lvlText w:val="(%3)"/></w:lvl>'
)
LISTS = (
    f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)


def word_file(body: str, *, notes: str = "", header: str = "", lists: str = LISTS) -> bytes:
    """A Word file with ``body``; ``notes`` are ``w:footnote`` elements, ``header`` is the content of the one header."""
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/></w:sectPr>' if header else "<w:sectPr/>"
    parts = {
        "document": ("officeDocument", f"<w:document {{}}><w:body>{body}{section}</w:body></w:document>"),
        "styles": ("styles", f"<w:styles {{}}>{STYLES}</w:styles>"),
        "numbering": ("numbering", f"<w:numbering {{}}>{lists}</w:numbering>"),
        "footnotes": ("footnotes", f"<w:footnotes {{}}>{_SEPARATORS}{notes}</w:footnotes>"),
        "header": ("header", f"<w:hdr {{}}>{header or '<w:p/>'}</w:hdr>"),
    }
    names = f'xmlns:w="{W}" xmlns:r="{_R}"'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        kinds = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{_TYPE.get(name, name)}+xml"/>'
            for name in parts
        )
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            f'relationships+xml"/>{kinds}</Types>',
        )
        archive.writestr("_rels/.rels", _relationships([("officeDocument", "word/document.xml")]))
        others = [(kind, f"{name}.xml") for name, (kind, _) in parts.items() if name != "document"]
        archive.writestr("word/_rels/document.xml.rels", _relationships(others))
        for name, (_, xml) in parts.items():
            archive.writestr(f"word/{name}.xml", xml.replace("{}", names))
    return target.getvalue()


_TYPE = {"document": "document.main"}
_SEPARATORS = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'


def _relationships(entries: list[tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{i}" Type="{_R}/{kind}" Target="{to}"/>' for i, (kind, to) in enumerate(entries, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'


# --- pieces of a body -------------------------------------------------------------------------------------------------


def run(words: str) -> str:
    """Words as one run."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def change(kind: str, content: str, number: int = 1) -> str:
    """``ins`` or ``del`` around runs; the words of what is deleted are written as such."""
    if kind == "del":
        content = content.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        content = content.replace("w:instrText", "w:delInstrText")
    return f'<w:{kind} w:id="{number}" w:author="A">{content}</w:{kind}>'


def inserted(words: str) -> str:
    return change("ins", run(words))


def deleted(words: str) -> str:
    return change("del", run(words))


def para(content: str, style: str = "Normal", *, mark: str = "", properties: str = "", before: str = "") -> str:
    """A paragraph. ``mark``: ``ins`` or ``del``; ``before``: what its properties were, as the content of ``w:pPr``."""
    end = f'<w:rPr><w:{mark} w:id="2" w:author="A"/></w:rPr>' if mark else ""
    was = f'<w:pPrChange w:id="3" w:author="A"><w:pPr>{before}</w:pPr></w:pPrChange>' if before else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}{end}{was}</w:pPr>{content}</w:p>'


def gone(words: str, style: str = "Normal") -> str:
    """A paragraph deleted as a whole."""
    return para(deleted(words), style, mark="del")


def new(words: str, style: str = "Normal") -> str:
    """A paragraph inserted as a whole."""
    return para(inserted(words), style, mark="ins")


def control(tag: str, content: str, mark: str = "", number: int = 100) -> str:
    """A content control; ``mark`` (``Ins`` or ``Del``) says that its tags are put in or taken out."""
    start, end = f"<w:customXml{mark}RangeStart", f"<w:customXml{mark}RangeEnd"
    a, b = f'w:id="{number}" w:author="A"', f'w:id="{number + 1}" w:author="A"'
    first, second, third, fourth = (
        (f"{start} {a}/>", f'{end} w:id="{number}"/>', f"{start} {b}/>", f'{end} w:id="{number + 1}"/>')
        if mark
        else ("", "", "", "")
    )
    return (
        f'{first}<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{second}{content}{third}'
        f"</w:sdtContent></w:sdt>{fourth}"
    )


def field(instruction: str, result: str) -> str:
    """A complex field."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmark(name: str, content: str) -> str:
    return f'<w:bookmarkStart w:id="9" w:name="{name}"/>{content}<w:bookmarkEnd w:id="9"/>'


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(words: str, mark: str = "") -> str:
    """A row of one cell; ``mark``: ``ins`` or ``del``."""
    properties = f'<w:trPr><w:{mark} w:id="4" w:author="A"/></w:trPr>' if mark else ""
    return f"<w:tr>{properties}<w:tc><w:tcPr/>{para(change(mark, run(words)) if mark else run(words))}</w:tc></w:tr>"


def call(number: int) -> str:
    """The reference to a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def note(number: int, content: str) -> str:
    return f'<w:footnote w:id="{number}">{content}</w:footnote>'
