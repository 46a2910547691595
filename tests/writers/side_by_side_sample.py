"""A hand-made report with two texts side by side, on pages turned sideways."""

from __future__ import annotations

from dataclasses import replace

from samples import sample_report, words

from drafter.model.inline import Deleted, Inserted, Text
from drafter.model.report import Cell, Heading, Report, Row, Table


def side_by_side() -> Report:
    """Each row holds a provision of the old text beside that of the new; either cell may be empty."""
    rows = (
        Row((Cell(words("Article 1")), Cell(words("Article 2")))),
        Row((
            Cell((Text("1. Every State Party "), Deleted(words("may")), Text(" cooperate.")), 1),
            Cell((Text("1. Every State Party "), Inserted(words("shall")), Text(" cooperate.")), 1),
        )),
        Row((Cell(words("(a) Gone."), 2), Cell(()))),
        Row((Cell(()), Cell(words("2. New."), 1))),
    )  # fmt: skip
    table = Table(words("Both texts"), Row((Cell(words("Old & former")), Cell(words("New")))), rows)
    return replace(sample_report(), blocks=(Heading(1, words("The texts")), table), landscape=True)
