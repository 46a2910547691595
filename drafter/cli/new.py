"""``drafter new``."""

from __future__ import annotations

import sys
from pathlib import Path

from drafter.cli.files import write_files
from drafter.cli.report import AT_FAULT, CLEAN, print_diagnostics, usage_error
from drafter.diagnostics import Diagnostic, Severity
from drafter.library.fields import NAME
from drafter.pipeline import try_profile

STARTER = """\
# A profile says which clauses a draft takes and how they are set. Lines after a # are for you.
# Build it with:  drafter build {name}.yaml        Check it with:  drafter check {name}.yaml

extends: {origin}          # everything not said here is as in that profile

title: {title}

# Who the parties are, and how many there could be at the most:
# parties: {{one: State Party, several: States Parties, potential: 193}}

# Facts of the occasion; the word open leaves one blank:
# facts: {{place: open, date: open}}

# How clauses are set: choices by the name of an alternative, passages by in or out, values as they are.
# 'drafter list clauses' lists the clauses, 'drafter show due-diligence.knowledge' shows one with its alternatives.
# settings:
#   due-diligence.knowledge: {{standard: actual}}
#   final.entry-into-force: {{ratifications: 60}}

# Clauses or whole groups to leave out:
# drop: [liability]
"""


def run_new(name: str, origin: str) -> int:
    """Writes ``name.yaml`` into this folder, unless one is there."""
    stem = name.removesuffix(".yaml")
    if not NAME.fullmatch(stem):
        return usage_error(f"'{name}' cannot name a profile; use lower-case words joined by hyphens")
    profile, found = try_profile(origin)
    if profile is None:
        print_diagnostics(found)
        return AT_FAULT
    path = Path(f"{stem}.yaml")
    if path.exists():
        message = f"{path} is already there and was left as it is"
        print_diagnostics([Diagnostic("cannot-write", Severity.ERROR, message, hint="choose another name")])
        return AT_FAULT
    title = stem.replace("-", " ").capitalize()
    try:
        write_files({path: STARTER.format(name=stem, origin=origin, title=title).encode()})
    except OSError as fault:
        message = f"cannot write {path}: {(fault.strerror or str(fault)).lower()}"
        print_diagnostics([Diagnostic("cannot-write", Severity.ERROR, message)])
        return AT_FAULT
    sys.stderr.write(f"{path} is ready. Build it with: drafter build {path}\n")
    return CLEAN
