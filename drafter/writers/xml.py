"""Words as XML: what every format that is written as XML escapes alike."""

from __future__ import annotations

import re

_not_xml = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escape(text: str) -> str:
    """Literal words as XML text. A character XML cannot hold becomes U+FFFD, so that the loss is seen."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text if text.isprintable() else _not_xml.sub("\ufffd", text)


def attribute(text: str) -> str:
    """Literal words as the value of an attribute in double quotes."""
    return escape(text).replace('"', "&quot;").replace("\n", " ").replace("\t", " ")
