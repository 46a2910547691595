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
from drafter.pipeline import compare


@dataclass(frozen=True, slots=True)
class CompareRequest:
    """What the command line asks to be compared, how it is to be written, and who signs the changes."""

    old: str
    new: str
    formats: str
    folder: Path
    face: str
    author: str
    date: str
    settings: tuple[str, ...]
    packs: tuple[Path, ...]


def run_compare(request: CompareRequest) -> int:
    """Writes a redline from the draft of one profile to that of another, unless one of them has an error."""
    wanted = wanted_formats(request.formats)
    if wanted is None:
        return WRONG_USAGE
    if request.face and request.face not in FACES:
        return usage_error(f"there is no face '{request.face}'; faces are {', '.join(FACES)}")
    if request.date and not is_day(request.date):
        return usage_error(f"'{request.date}' is no date; write it as 2026-05-31")
    drafts, found = draft_all((request.old, request.new), request.face, request.settings, request.packs)
    print_diagnostics(found)
    if has_errors(found):
        say("Nothing was written.")
        return AT_FAULT
    old, new = (draft.instrument for draft in drafts)
    stem = f"{old.identity.profile}--{new.identity.profile}.compare"
    document = compare(old, new, request.author, request.date)
    code = write_documents([(stem, document)], wanted, request.folder)
    if code == CLEAN and not is_changed(document):
        say("The two texts do not differ in any word.")
    return code
