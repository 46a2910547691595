"""``drafter compare``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from drafter.cli.build import draft_all
from drafter.cli.documents import say, wanted_formats, write_documents
from drafter.cli.report import AT_FAULT, CLEAN, WRONG_USAGE, print_diagnostics, usage_error
from drafter.diagnostics import has_errors
from drafter.model.draft import FACES
from drafter.model.values import is_day
from drafter.model.walk import is_changed
from drafter.phrasing.comparisons import NO_DIFFERENCE
from drafter.pipeline import compare, side_by_side


@dataclass(frozen=True, slots=True)
class CompareRequest:
    """What the command line asks to be compared, how it is to be written, and who signs the changes.

    ``author`` is ``None`` where none is given.
    """

    old: str
    new: str
    formats: str
    folder: Path
    face: str
    author: str | None
    date: str
    columns: bool
    settings: tuple[str, ...]
    packs: tuple[Path, ...]


def run_compare(request: CompareRequest) -> int:
    """Writes a redline from the draft of one profile to that of another, unless one of them has an error.

    Where ``columns`` are asked for, the two texts are written side by side instead.
    """
    wanted = wanted_formats(request.formats)
    if wanted is None:
        return WRONG_USAGE
    if request.face and request.face not in FACES:
        return usage_error(f"there is no face '{request.face}'; faces are {', '.join(FACES)}")
    if request.date and not is_day(request.date):
        return usage_error(f"'{request.date}' is no date; write it as 2026-05-31")
    if request.author is not None and not request.author.strip():
        return usage_error("--author names nobody; leave it out, and the new profile's author signs the changes")
    drafts, found = draft_all((request.old, request.new), request.face, request.settings, request.packs)
    print_diagnostics(found)
    if has_errors(found):
        say("Nothing was written.")
        return AT_FAULT
    old, new = (draft.instrument for draft in drafts)
    kind, make = ("side-by-side", side_by_side) if request.columns else ("compare", compare)
    document = make(old, new, request.author or "", request.date)
    stem = f"{old.identity.profile}--{new.identity.profile}.{kind}"
    code = write_documents([(stem, document)], wanted, request.folder)
    if code == CLEAN and not is_changed(document):
        say(NO_DIFFERENCE)
    return code
