"""Content controls: how each article and each paragraph carries the id of its clause through years of editing.

Every article's heading, and every paragraph with its list, is in a control of its own, one after the other and none
within another: LibreOffice keeps such controls when it saves, and drops nested ones and those within a line. It keeps
their title and drops their tag, so that both hold the id. The controls have no visible frame, and lock nothing.
"""

from __future__ import annotations

import zlib

from drafter.writers.xml import attribute

LONGEST_TAG = 64
"""What Word takes as a tag or a title."""


CONTROL_NAMESPACES = (
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
"""What a document with controls declares; a reader that does not know ``w15`` is told to pass it over."""


ClauseId = tuple[str, str]
"""The id of a clause, and the key of a paragraph of it, empty for its heading."""


def control_name(clause_id: str, key: str = "") -> str:
    """What a control is called: the id of its clause and, of a paragraph, what tells it from the others of the clause.

    A name too long for Word is cut and told from others by a checksum.
    """
    name = f"{clause_id}#{key}" if key else clause_id
    if len(name) <= LONGEST_TAG:
        return name
    return f"{name[: LONGEST_TAG - 9]}~{zlib.crc32(name.encode()):08x}"


class Controls:
    """Makes the controls of a document, each under a number that no other has."""

    def __init__(self) -> None:
        self._taken: set[int] = set()

    def around(self, content: str, name: str) -> str:
        """The paragraphs in a control of that name; its number is a checksum of the name, the same in every draft."""
        number = zlib.crc32(name.encode()) & 0x7FFFFFFF or 1
        while number in self._taken:
            number = number % 0x7FFFFFFF + 1
        self._taken.add(number)
        said = attribute(name)
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{said}"/><w:tag w:val="{said}"/><w:id w:val="{number}"/>'
            f'<w15:appearance w15:val="hidden"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
        )
