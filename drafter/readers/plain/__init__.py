"""Treaties as published in plain text, read to the tree."""

from __future__ import annotations

from drafter.model.style import HouseStyle
from drafter.readers.plain.blocks import read_blocks
from drafter.readers.plain.document import read_instrument
from drafter.readers.plain.identifiers import Identifiers
from drafter.readers.plain.source import DROPPED, Remarks, read_lines
from drafter.readers.reading import Reading

__all__ = ["DROPPED", "read_plain"]


def read_plain(text: str, style: HouseStyle, title: str = "") -> Reading:
    """The instrument in a plain text of somebody else's, with what in it looks like a slip of the source.

    ``style`` is the one it is written in from here on: it has no part in the reading. ``title`` is that of a text which
    begins without one; where it is given, the first line is the title only if it says the same.

    Whatever the text, every word of it is in the tree, in the same order, or in ``unplaced`` for one of the reasons in
    :data:`DROPPED`; nothing is mended. Labels are kept as printed, numbers are as the text would speak of them, and
    identifiers follow from the numbers. Blanks alone change: a run of them is one.

    Headings, labels and lists are found by what they look like, so that a text without any numbers has few provisions;
    divisions more than two deep stand beside one another, and the articles of an annex are its paragraphs.

    Raises:
        nothing: any text can be read.
    """
    remarks = Remarks()
    identifiers = Identifiers()
    blocks = read_blocks(read_lines(text, remarks), remarks)
    instrument = read_instrument(blocks, style, title, identifiers, remarks)
    return Reading(instrument, remarks.in_order(), lines=identifiers.lines)
