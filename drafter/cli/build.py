"""``drafter build``."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path

from drafter.cli.files import write_files
from drafter.cli.report import AT_FAULT, CLEAN, print_diagnostics, usage_error
from drafter.diagnostics import Diagnostic, Severity, did_you_mean, has_errors
from drafter.model.draft import FACES, Draft
from drafter.pipeline import FLAGSHIP, templates_folder, try_draft, try_library
from drafter.writers.registry import WRITERS, CannotWrite


@dataclass(frozen=True, slots=True)
class Written:
    """One finished file with what is said of it."""

    path: Path
    data: bytes
    seconds: float
    pages: int | None


def run_build(
    profiles: tuple[str, ...],
    formats: str,
    folder: Path,
    face: str,
    settings: tuple[str, ...],
    packs: tuple[Path, ...],
) -> int:
    """Drafts every profile, and writes the files only if none of them has an error."""
    wanted = tuple(dict.fromkeys(f.strip() for f in formats.split(",") if f.strip()))
    unknown = [f for f in wanted if f not in WRITERS]
    if unknown or not wanted:
        hint = did_you_mean(unknown[0], WRITERS) if unknown else None
        return usage_error(f"there is no format '{', '.join(unknown)}'; {hint or 'formats are ' + ', '.join(WRITERS)}")
    if face and face not in FACES:
        return usage_error(f"there is no face '{face}'; faces are {', '.join(FACES)}")
    drafts, found = _drafts(profiles or (FLAGSHIP,), face, settings, packs)
    print_diagnostics(found)
    if has_errors(found):
        _say("Nothing was written.")
        return AT_FAULT
    try:
        files = [_write(draft, name, folder) for draft in drafts for name in wanted]
        write_files({file.path: file.data for file in files})
    except CannotWrite as fault:
        print_diagnostics([Diagnostic(fault.code, Severity.ERROR, str(fault), hint=fault.hint)])
        _say("Nothing was written.")
        return AT_FAULT
    except OSError as fault:
        message = f"cannot write {fault.filename or folder}: {(fault.strerror or str(fault)).lower()}"
        print_diagnostics([Diagnostic("cannot-write", Severity.ERROR, message, hint="choose another folder with -o")])
        return AT_FAULT
    for file in files:
        _say(_line(file))
    _say_open_points(drafts)
    return CLEAN


def _drafts(
    profiles: tuple[str, ...], face: str, settings: tuple[str, ...], packs: tuple[Path, ...]
) -> tuple[list[Draft], tuple[Diagnostic, ...]]:
    library, found = try_library(packs)
    drafts = []
    for name in profiles:
        outcome = try_draft(library, name, settings, face)
        found = (*found, *outcome.diagnostics)
        if outcome.draft:
            drafts.append(outcome.draft)
    return drafts, tuple(dict.fromkeys(found))


def _write(draft: Draft, format_: str, folder: Path) -> Written:
    writer = WRITERS[format_]
    path = folder / f"{draft.instrument.identity.profile}{writer.suffix}"
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[Kwriting {path} …")
        sys.stderr.flush()
    start = time.perf_counter()
    data, pages = writer.write_counted(draft.instrument, templates_folder())
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")
    return Written(path, data, time.perf_counter() - start, pages)


def _line(file: Written) -> str:
    size = f"{file.pages} pages" if file.pages is not None else f"{max(1, round(len(file.data) / 1000)):,} kB"
    return f"{file.path!s:<44} {size:>10} {file.seconds:>8.2f} s"


def _say_open_points(drafts: list[Draft]) -> None:
    for draft in drafts:
        if draft.open_points and draft.instrument.identity.profile:
            total = sum(draft.open_points.values())
            _say(f"{draft.instrument.identity.profile}: {total} brackets in {len(draft.open_points)} articles")


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
