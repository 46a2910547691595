"""Finished documents to files: every format asked for, all or none, each file told with its pages or size and time."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.cli.files import write_files
from drafter.cli.report import AT_FAULT, CLEAN, cannot_write, print_diagnostics, usage_error
from drafter.diagnostics import Diagnostic, Severity, did_you_mean
from drafter.pipeline import templates_folder
from drafter.writers.not_shown import not_shown
from drafter.writers.registry import WRITERS, CannotWrite, Document


@dataclass(frozen=True, slots=True)
class Written:
    """One finished file with what is said of it."""

    path: Path
    data: bytes
    seconds: float
    pages: int | None


def wanted_formats(formats: str) -> tuple[str, ...] | None:
    """The formats of a list with commas; ``None``, with a message, where one is unknown or none is given."""
    wanted = tuple(dict.fromkeys(f.strip() for f in formats.split(",") if f.strip()))
    unknown = [f for f in wanted if f not in WRITERS]
    if wanted and not unknown:
        return wanted
    hint = (did_you_mean(unknown[0], WRITERS) if unknown else None) or f"formats are {', '.join(WRITERS)}"
    usage_error(f"there is no format '{', '.join(unknown)}'; {hint}")
    return None


def write_documents(documents: Sequence[tuple[str, Document]], formats: Sequence[str], folder: Path) -> int:
    """Writes each document, named by its stem, in each format; the exit code."""
    stems = [stem for stem, _ in documents]
    twice = next((stem for stem in stems if stems.count(stem) > 1), None)
    if twice:
        return usage_error(
            f"two profiles would both be written as '{twice}'; build them into different folders with -o"
        )
    try:
        files = [_write(document, stem, name, folder) for stem, document in documents for name in formats]
        write_files({file.path: file.data for file in files})
    except CannotWrite as fault:
        print_diagnostics([Diagnostic(fault.code, Severity.ERROR, str(fault), hint=fault.hint)])
        say("Nothing was written.")
        return AT_FAULT
    except OSError as fault:
        return cannot_write(fault, folder)
    for file in files:
        say(_line(file))
    print_diagnostics(told for _, document in documents for name in formats for told in not_shown(document, name))
    return CLEAN


def say(line: str) -> None:
    """One line to standard error, where messages and progress go."""
    sys.stderr.write(line + "\n")


def _write(document: Document, stem: str, format_: str, folder: Path) -> Written:
    writer = WRITERS[format_]
    path = folder / f"{stem}{writer.suffix}"
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[Kwriting {path} …")
        sys.stderr.flush()
    start = time.perf_counter()
    data, pages = writer.write_counted(document, templates_folder())
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")
    return Written(path, data, time.perf_counter() - start, pages)


def _line(file: Written) -> str:
    size = f"{file.pages} pages" if file.pages is not None else f"{max(1, round(len(file.data) / 1000)):,} kB"
    return f"{file.path!s:<44} {size:>10} {file.seconds:>8.2f} s"
