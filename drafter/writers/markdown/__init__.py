"""Markdown as GitHub shows it. Labels are words like any others: nothing is left for Markdown to number or to guess.

One block is one line of source, so that a change in a word is a change in one line. A paragraph's label opens its line;
subparagraphs are items of plain lists, nested as they stand in the tree, each with its label before its words.

``drafter.readers.markdown`` reads it back. What that would take for something else (words that look like a label, an
identifier that does not follow from where a provision stands) says what it is, by signs that nobody sees on the page:
anchors, comments, a backslash before a sign that needs none.
"""

from __future__ import annotations

from pathlib import Path

from drafter.model.instrument import Instrument
from drafter.model.report import Report
from drafter.writers.markdown.instrument import add_instrument
from drafter.writers.markdown.lines import Lines
from drafter.writers.markdown.report import add_report
from drafter.writers.markdown.words import escaped

__all__ = ["escaped", "write_markdown"]


def write_markdown(document: Instrument | Report, templates: Path) -> str:
    """A document as GitHub-flavoured Markdown. Equal documents give equal text.

    ``templates`` is not needed; every writer is handed it.
    """
    lines = Lines(document)
    lines.front()
    if isinstance(document, Report):
        add_report(lines, document)
    else:
        add_instrument(lines, document)
    return lines.text()
