"""PDF files: what is attached to them, wherever a program has put it that saved the file again."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

from drafter.model.recipe import NAMESPACE

LARGEST_ATTACHMENT = 20_000_000
"""In bytes, unpacked; the Akoma Ntoso text of a long treaty with all its annotations has some three million."""
MOST_NODES = 1_000
"""How many nodes of the tree of attachments are looked at; ours has two attachments in one node."""

_LIMITS: dict[str, Any] = {
    "maximum_declared_stream_length": 2 * LARGEST_ATTACHMENT,
    "zlib_maximum_output_length": LARGEST_ATTACHMENT,
    "zlib_maximum_recovery_input_length": 1_000_000,
    "lzw_maximum_output_length": LARGEST_ATTACHMENT,
    "run_length_maximum_output_length": LARGEST_ATTACHMENT,
    "brotli_maximum_output_length": LARGEST_ATTACHMENT,
    "array_based_stream_maximum_output_length": LARGEST_ATTACHMENT,
    "stream_decoding_work_maximum_length": 4 * LARGEST_ATTACHMENT,
    "stream_filters_maximum_length": 4,
}
_MOST_ENTRIES = 500_000
"""Of a list of objects that is itself a packed stream: a long treaty has some thirty thousand."""


class BrokenPdf(Exception):
    """A PDF that cannot be read; the message goes on from the name of the file."""


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are a PDF: the sign may stand after some others, as mail programs have left it."""
    return b"%PDF-" in data[:1024]


def attached(data: bytes) -> list[bytes]:
    """The attachments of a PDF that may hold a carried recipe, each once.

    Raises:
        BrokenPdf: where it is damaged, or locked with a password.
    """
    from pypdf import apply_configuration

    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)  # it tells of every repair it makes, by the thousand where a file is damaged
    try:
        with apply_configuration(**_LIMITS):
            return _attached(data)
    except BrokenPdf:
        raise
    except Exception as fault:  # a damaged file fails in pypdf in many manners, none of which it promises
        raise BrokenPdf("is a PDF that is damaged") from fault
    finally:
        logger.setLevel(level)


def _attached(data: bytes) -> list[bytes]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data), xref_stream_maximum_entries=_MOST_ENTRIES, root_object_recovery_limit=1_000)
    if reader.is_encrypted:
        raise BrokenPdf("is locked with a password")
    found: dict[bytes, None] = {}
    left = LARGEST_ATTACHMENT
    for specification in _specifications(reader.root_object):
        content = _content(specification)
        left -= len(content)
        if left < 0:
            raise BrokenPdf(f"has attachments of more than {LARGEST_ATTACHMENT:,} bytes together")
        if NAMESPACE.encode() in content:
            found[content] = None
    return list(found)


def _specifications(root: Any) -> Iterator[Any]:
    """The file specifications of the tree of embedded files and of the files associated with the document.

    ISO 32000-2, 7.11.4 (embedded file streams), 7.9.6 (name trees) and 14.13 (associated files).
    """
    seen: set[int] = set()
    names = _entry(root, "/Names")
    waiting = [_entry(names, "/EmbeddedFiles")]
    while waiting:
        node = waiting.pop()
        if not hasattr(node, "get") or id(node) in seen:
            continue
        seen.add(id(node))
        if len(seen) > MOST_NODES:
            return
        yield from _items(node, "/Names")[1::2]
        waiting += _items(node, "/Kids")[:MOST_NODES]
    yield from _items(root, "/AF")


def _content(specification: Any) -> bytes:
    """The bytes of an embedded file whose name is that of an Akoma Ntoso text; of any other none are unpacked."""
    names = [_entry(specification, key) for key in ("/UF", "/F")]
    if not any(isinstance(name, str) and name.lower().endswith(".akn.xml") for name in names):
        return b""
    files = _entry(specification, "/EF")
    for key in ("/F", "/UF"):
        stream = _entry(files, key)
        if hasattr(stream, "get_data"):
            return bytes(stream.get_data())
    return b""


def _entry(dictionary: Any, key: str) -> Any:
    """What a dictionary of the PDF holds under a key, with references followed; none where it is no dictionary."""
    if not hasattr(dictionary, "raw_get") or key not in dictionary:
        return None
    return dictionary[key]


def _items(dictionary: Any, key: str) -> list[Any]:
    found = _entry(dictionary, key)
    return [item.get_object() for item in found[: 2 * MOST_NODES]] if isinstance(found, list) else []
