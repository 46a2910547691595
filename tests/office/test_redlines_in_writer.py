"""Writer accepts or rejects all changes of our redlines, and shows the one draft or the other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from word_in_writer import built

from drafter import pipeline
from drafter.comparison.merge import redline
from drafter.model.instrument import Instrument

if TYPE_CHECKING:
    from conftest import Writer

PAIRS = (
    ("due-diligence-protocol", "attribution-protocol"),
    ("attribution-protocol", "code-of-conduct"),
    ("code-of-conduct", "bilateral-agreement"),
    ("bilateral-agreement", "due-diligence-protocol"),
    ("due-diligence-protocol", "bilateral-agreement"),
)
"""Between them all house styles of small drafts, so that each plain file is opened once."""


def instrument(name: str) -> Instrument:
    library, _ = pipeline.try_library()
    outcome = pipeline.try_draft(library, name)
    assert outcome.draft is not None, outcome.diagnostics
    return outcome.draft.instrument


def seen(writer: Writer) -> list[tuple[str, str, str]]:
    """Style, number and words of every paragraph after the contents that has words."""
    paragraphs = writer("paragraphs")
    start = max(i for i, p in enumerate(paragraphs) if p["style"].startswith("Contents"))
    return [(p["style"], p["label"], p["text"]) for p in paragraphs[start + 1 :] if p["text"].strip()]


@pytest.fixture(scope="module")
def shown(writer: Writer, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, str, str]]]:
    """What Writer shows of the plain drafts."""
    file = tmp_path_factory.mktemp("plain") / "plain.docx"
    found = {}
    for name in sorted({name for pair in PAIRS for name in pair}):
        file.write_bytes(built(name))
        writer("open", file=str(file))
        found[name] = seen(writer)
        assert len(found[name]) > 80
    return found


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_accepting_shows_the_new_draft_and_rejecting_the_words_of_the_old_one(
    writer: Writer, tmp_path: Path, shown: dict[str, list[tuple[str, str, str]]], old: str, new: str
) -> None:
    file = tmp_path / "redline.docx"
    file.write_bytes(pipeline.write(redline(instrument(old), instrument(new)), "docx"))
    for settle, draft in (("accept", new), ("reject", old)):
        writer("open", file=str(file))
        assert writer("counts")["changes"] > 50
        writer(settle)
        assert writer("counts")["changes"] == 0
        found = seen(writer)
        assert [words for _, _, words in found] == [words for _, _, words in shown[draft]], settle
        if settle == "accept":
            assert found == shown[draft]
