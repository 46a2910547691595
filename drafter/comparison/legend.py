"""What a redline says of itself, for formats that have no tracked changes and print it beside the title."""

from __future__ import annotations

from drafter.model.inline import Inlines, Text
from drafter.model.instrument import Changes, Instrument
from drafter.model.walk import plain_words
from drafter.phrasing.comparisons import MARKS, NO_DIFFERENCE, draft_words, signed_words

RENUMBERED: Inlines = (
    Text("“(was 9)” after a label gives the number that the provision had before; a new number alone is no change."),
)


def legend_of(
    old: Instrument, new: Instrument, changes: Changes, *, differ: bool, renumbered: bool
) -> tuple[Inlines, ...]:
    """The lines of a redline's legend: which drafts, who and when, the marks, and former numbers where there are any.

    ``changes`` says who signs them; ``differ`` whether any word is marked, ``renumbered`` whether any label is another.
    """
    before, after = (draft_words(plain_words(side.title), side.identity, new.style) for side in (old, new))
    lines: list[Inlines] = [(Text(f"The text is that of {after}, compared with {before}."),)]
    if differ:
        lines += [signed_words(changes.author, changes.date, new.style), MARKS]
    else:
        lines.append((Text(NO_DIFFERENCE),))
    if renumbered:
        lines.append(RENUMBERED)
    return tuple(line for line in lines if line)
