"""``drafter build`` and ``drafter commentary``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from drafter.cli.documents import say, wanted_formats, write_documents
from drafter.cli.report import AT_FAULT, CLEAN, WRONG_USAGE, print_diagnostics, usage_error
from drafter.diagnostics import Diagnostic, has_errors
from drafter.model.clause import ClauseLibrary
from drafter.model.draft import FACES, Draft
from drafter.pipeline import FLAGSHIP, commentary, try_draft, try_library


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What the command line asks to be built, and how it is to be written."""

    profiles: tuple[str, ...]
    formats: tuple[str, ...]
    folder: Path
    face: str
    settings: tuple[str, ...]
    packs: tuple[Path, ...]


def run_build(
    profiles: tuple[str, ...],
    formats: str,
    folder: Path,
    face: str,
    settings: tuple[str, ...],
    packs: tuple[Path, ...],
    *,
    watch: bool = False,
) -> int:
    """Drafts every profile, and writes the files only if none of them has an error; with ``watch``, on every save."""
    wanted = wanted_formats(formats)
    if wanted is None:
        return WRONG_USAGE
    if face and face not in FACES:
        return usage_error(f"there is no face '{face}'; faces are {', '.join(FACES)}")
    request = BuildRequest(profiles or (FLAGSHIP,), wanted, folder, face, settings, packs)
    if watch:
        from drafter.cli.watch import run_watch

        return run_watch(request)
    drafts, found = draft_all(request.profiles, face, settings, packs)
    return tell_and_write(drafts, found, request)


def tell_and_write(drafts: list[Draft], found: tuple[Diagnostic, ...], request: BuildRequest) -> int:
    """Prints what was found, and writes the drafts unless there are errors; the exit code."""
    print_diagnostics(found)
    if has_errors(found):
        say("Nothing was written.")
        return AT_FAULT
    documents = [(draft.instrument.identity.profile, draft.instrument) for draft in drafts]
    code = write_documents(documents, request.formats, request.folder)
    if code == CLEAN:
        _say_open_points(drafts)
        if drafts and request.face == "options" and not any(d.open_points for d in drafts):
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
    return draft_from(library, found, profiles, face, settings)


def draft_from(
    library: ClauseLibrary,
    found: tuple[Diagnostic, ...],
    profiles: tuple[str, ...],
    face: str,
    settings: tuple[str, ...],
) -> tuple[list[Draft], tuple[Diagnostic, ...]]:
    """The drafts of all profiles from a library of which ``found`` is told, and everything that is wrong."""
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
