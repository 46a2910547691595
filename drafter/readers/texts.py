"""What HTML pages and Markdown carry: the script of a page, the comment at the end of a text."""

from __future__ import annotations

import codecs

from drafter.model.recipe import NAMESPACE

_BYTE_ORDERS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MARK = NAMESPACE.encode()


def as_utf8(data: bytes) -> bytes:
    """The bytes of a text file without the mark of its byte order, as UTF-8 where an editor saved them as UTF-16."""
    for mark, encoding in _BYTE_ORDERS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace").encode()
    return data


def scripts(page: bytes) -> list[bytes]:
    """The scripts of an HTML page that may be a carried recipe, which no browser runs and no rule of HTML unfolds."""
    return _pieces(page, b"<script", b"</script", b">")


def comments(text: bytes) -> list[bytes]:
    """The HTML comments of a text that may be a carried recipe: each from the last sign before its mark that opens one,
    since words of the text may look like such a sign too."""
    found, at = [], 0
    while (mark := text.find(_MARK, at)) >= 0:
        start, end = text.rfind(b"<!--", at, mark), text.find(b"-->", mark)
        if end < 0:
            break
        if start >= 0:
            found.append(text[start + 4 : end].strip())
        at = end if start >= 0 else mark + 1
    return found


def _pieces(text: bytes, opening: bytes, closing: bytes, head: bytes) -> list[bytes]:
    """What stands between each pair of signs, read once from left to right; ``head`` ends the sign that opens."""
    found, lower, at = [], text.lower(), 0
    while (at := lower.find(opening, at)) >= 0:
        start = lower.find(head, at + len(opening)) + len(head)
        end = lower.find(closing, start)
        if end < 0 or start < at:
            break
        if lower.find(_MARK, start, end) >= 0:
            found.append(text[start:end].strip())
        at = end
    return found
