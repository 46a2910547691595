"""Markdown read back: from our own files, edited since or not, to the tree they were written from."""

from __future__ import annotations

from drafter.model.style import HouseStyle
from drafter.readers.markdown.document import instrument_of
from drafter.readers.markdown.source import carried_by, read_source
from drafter.readers.markdown.words import TooDeep
from drafter.readers.reading import Reading

__all__ = ["USUAL_STYLE", "TooDeep", "read_markdown", "style_named"]

USUAL_STYLE = "un"
"""The house style in which a text is read that does not say in which it was written."""


def style_named(text: str) -> str:
    """The name of the house style in which a text says it was written; the usual one where it says nothing.

    Raises:
        Damaged, Newer: as :func:`drafter.readers.carried.read_carried`.
    """
    carried = carried_by(text)[0]
    return carried.words.get("style", USUAL_STYLE) if carried else USUAL_STYLE


def read_markdown(text: str, style: HouseStyle) -> Reading:
    """The instrument in a Markdown text that ``drafter.writers.markdown`` wrote, and what in it has no place.

    ``style`` is the house style it was written in: labels are found by it. Written again, the instrument gives the same
    text. What Markdown does not carry, and the tree that comes back has not:

    - terms in use (they are words), and the ids of defined terms other than as made from their words; dots that a value
      is made of, where they look like an open blank;
    - which words of a reference are numbers, and that one reference leads to several places: it is one for each link;
    - the questions of alternatives, and that two brackets side by side are not alternatives of one another;
    - where on its line a comment was: one on a choice within a sentence stays with its brackets, others with the block;
    - that a paragraph is numbered, where it stands alone in its article; authorities, and who wrote comments;
    - what a profile lays over its house style, other than a watermark;
    - of a comparison, who made it, when, and the draft it was made from; a mark on a block is one on all it holds.

    Raises:
        TooDeep: where something stands within something else too many times over.
        Damaged, Newer: as :func:`drafter.readers.carried.read_carried`.
    """
    try:
        source = read_source(text)
        instrument = instrument_of(source, style)
    except RecursionError:
        raise TooDeep from None
    document = source.carried.recipe.document if source.carried else ""
    return Reading(instrument, tuple(sorted(source.unplaced, key=lambda passage: passage.line)), document)
