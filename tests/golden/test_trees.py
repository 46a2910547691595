"""The tree of one small convention in several faces and house styles, beside what a lawyer has read and accepted.

Run with ``ACCEPT_GOLDENS=1`` to write the trees as they are now; then read every line that changed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from drafter.assembly.assemble import assemble
from drafter.diagnostics import Findings, has_errors
from drafter.library.load import Shelf, load_library, load_profile
from drafter.pipeline import load_style
from drafter.writers.tree import write_tree

HERE = Path(__file__).resolve().parent
OPEN = (
    "preamble.harm.what=open",
    "duty.diligence.force=open",
    "duty.diligence.standard=open",
    "duty.diligence.cooperation=open",
    "duty.diligence.no-monitoring=open",
    "duty.notification.hours=open",
    "facts.place=open",
)
GOLDENS = {
    "un": ("clean", ()),
    "coe": ("clean", ("style=coe", "instrument=Protocol", "duty.diligence.cooperation=in")),
    "options": ("options", OPEN),
    "annotated": (
        "annotated",
        ("annexes.contacts.days=30", "duty.diligence.force=open", "duty.diligence.standard=open"),
    ),
}


def tree(face: str, settings: tuple[str, ...]) -> str:
    """The tree of the small convention, without its draft id, which every change of a house style changes."""
    findings = Findings()
    library = load_library([Shelf(HERE / "clauses", "clauses")], findings)
    profile = load_profile("model", [HERE], findings, settings)
    assert profile is not None
    draft = assemble(library, profile, load_style(profile.style.value), face)
    found = (*findings.items, *draft.diagnostics)
    assert not has_errors(found), found
    dump, draft_id = write_tree(draft.instrument), draft.instrument.identity.draft_id
    assert draft_id in dump
    return dump.replace(draft_id, "…")


@pytest.mark.parametrize(("name", "face", "settings"), [(n, f, s) for n, (f, s) in GOLDENS.items()], ids=GOLDENS)
def test_the_tree_is_the_one_that_was_read_and_accepted(name: str, face: str, settings: tuple[str, ...]) -> None:
    golden = HERE / f"{name}.txt"
    found = tree(face, settings)
    if os.environ.get("ACCEPT_GOLDENS") == "1":
        golden.write_text(found, encoding="utf-8")
    assert found.split("\n") == golden.read_text(encoding="utf-8").split("\n")
