"""Our reader of redlines and Writer settle the same changes to the same words and numbers, each by itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from redline_reader import Reading, accepted, rejected
from small_word_file import call, change, deleted, gone, inserted, new, note, para, row, run, table, word_file

if TYPE_CHECKING:
    from conftest import Writer

END = para(run("End"))
BODIES = {
    "words": para(run("Each ") + deleted("Party ") + inserted("State ") + run("shall")) + END,
    "paragraphs": para(run("One"), "Heading")
    + gone("Two", "Heading")
    + new("First", "Numbered")
    + para(run("Three"), "Heading")
    + gone("Four", "Numbered")
    + END,
    "two paragraphs made one, and one made two": para(run("One, "), mark="del")
    + para(run("two. "))
    + para(run("Three. "), mark="ins")
    + para(run("Four"))
    + END,
    "rows": table(row("A"), row("B", "del"), row("C", "ins")) + END,
    "footnotes": para(run("A") + change("del", call(1)) + run("B") + change("ins", call(2))) + END,
}
NOTES = note(1, para(deleted("Old"))) + note(2, para(inserted("New")))


def read_by_us(reading: Reading) -> list[tuple[str, str]]:
    assert reading.faults == ()
    return [(line.label, re.sub(r"\[\^\d+]", "", line.text)) for line in reading.body]


@pytest.mark.parametrize("name", BODIES)
def test_accepting_and_rejecting_give_what_writer_gives(writer: Writer, tmp_path: Path, name: str) -> None:
    data = word_file(BODIES[name], notes=NOTES if name == "footnotes" else "")
    file = tmp_path / "redline.docx"
    file.write_bytes(data)
    for settle, reading in (("accept", accepted(data)), ("reject", rejected(data))):
        writer("open", file=str(file))
        assert writer("counts")["changes"] > 0
        writer(settle)
        assert writer("counts")["changes"] == 0
        seen = [(p["label"], re.sub(r"\d", "", p["text"])) for p in writer("paragraphs")]
        assert seen == read_by_us(reading), settle
        assert writer("counts")["footnotes"] == len(reading.notes)
