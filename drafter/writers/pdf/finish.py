"""The last touches, before the file is written: a second standard is named, the outline opens, the tags are mended."""

from __future__ import annotations

from typing import Any

from drafter.writers.pdf.tags import mend_tags, object_at

VARIANT = "pdf/a-3a"
"""What WeasyPrint writes by itself; its tags are those of PDF/UA-1 too, which is only not said."""

# PDF/A lets metadata use a vocabulary it does not know only where the file describes that vocabulary: ISO 19005-3,
# 6.6.2.3. The words to be said are those of ISO 14289-1, 5.
_PDFUA = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 with which the file complies</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
_END = b"</rdf:RDF>"


def finish(_: Any, pdf: Any) -> None:
    """Finishes a PDF (of pydyf) that WeasyPrint has made; given to its ``write_pdf`` as ``finisher``."""
    _name_pdfua(pdf)
    mend_tags(pdf)
    if "Outlines" in pdf.catalog:
        pdf.catalog["PageMode"] = "/UseOutlines"
    if "AF" in pdf.catalog:  # WeasyPrint 70 lists every attachment twice
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


def _name_pdfua(pdf: Any) -> None:
    """Adds to the metadata that the file is PDF/UA-1 as well."""
    metadata = object_at(pdf, pdf.catalog["Metadata"]).stream
    before, end, after = b"".join(metadata).rpartition(_END)
    if not end:
        raise ValueError("the metadata of the PDF have another form than WeasyPrint gave them")
    metadata[:] = [before + _PDFUA.encode() + end + after]
