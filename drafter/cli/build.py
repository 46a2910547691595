"""``drafter build`` and ``drafter commentary``."""

from __future__ import annotations

from pathlib import Path

from drafter.cli.documents import say, wanted_formats, write_documents
from drafter.cli.report import AT_FAULT, CLEAN, WRONG_USAGE, print_diagnostics, usage_error
from drafter.diagnostics import Diagnostic, has_errors
from drafter.model.draft import FACES, Draft
from drafter.pipeline import FLAGSHIP, commentary, try_draft, try_library


def run_build(
    profiles: tuple[str, ...],
    formats: str,
    folder: Path,
    face: str,
    settings: tuple[str, ...],
    packs: tuple[Path, ...],
) -> int:
    """Drafts every profile, and writes the files only if none of them has an error."""
    wanted = wanted_formats(formats)
    if wanted is None:
        return WRONG_USAGE
    if face and face not in FACES:
        return usage_error(f"there is no face '{face}'; faces are {', '.join(FACES)}")
    drafts, found = draft_all(profiles or (FLAGSHIP,), face, settings, packs)
    print_diagnostics(found)
    if has_errors(found):
        say("Nothing was written.")
        return AT_FAULT
    code = write_documents([(d.instrument.identity.profile, d.instrument) for d in drafts], wanted, folder)
    if code == CLEAN:
        _say_open_points(drafts)
        if face == "options" and not any(d.open_points for d in drafts):
            say("No point is open: write the word open for a choice in the profile's settings to see its alternatives.")
    return code


def run_commentary(name: str, formats: str, folder: Path, settings: tuple[str, ...], packs: tuple[Path, ...]) -> int:
    """Writes the explanatory report on one draft."""
    wanted = wanted_formats(formats)
    if wanted is None:
        return WRONG_USAGE
    library, found = try_library(packs)
    outcome = try_draft(library, name, settings, "options")
    found = tuple(dict.fromkeys((*found, *outcome.diagnostics)))
    print_diagnostics(found)
    if outcome.draft is None or outcome.profile is None or has_errors(found):
        say("Nothing was written.")
        return AT_FAULT
    report = commentary(outcome.draft, library, outcome.profile)
    return write_documents([(f"{report.identity.profile}.commentary", report)], wanted, folder)


def draft_all(
    profiles: tuple[str, ...], face: str, settings: tuple[str, ...], packs: tuple[Path, ...]
) -> tuple[list[Draft], tuple[Diagnostic, ...]]:
    """The drafts of all profiles that have no errors, and everything that is wrong."""
    library, found = try_library(packs)
    drafts = []
    for name in profiles:
        outcome = try_draft(library, name, settings, face)
        found = (*found, *outcome.diagnostics)
        if outcome.draft:
            drafts.append(outcome.draft)
    return drafts, tuple(dict.fromkeys(found))


def _say_open_points(drafts: list[Draft]) -> None:
    for draft in drafts:
        if draft.open_points:
            total = sum(draft.open_points.values())
            articles = len(draft.open_points)
            counted = f"{total} bracket{'s' if total != 1 else ''} in {articles} article{'s' if articles != 1 else ''}"
            say(f"{draft.instrument.identity.profile}: {counted}")
            for clause_id, count in draft.open_points.items():
                say(f"    {clause_id}: {count}")
