"""``drafter check``."""

from __future__ import annotations

import sys
from pathlib import Path

from drafter.cli.report import CLEAN, exit_code, print_diagnostics, print_json, usage_error
from drafter.diagnostics import CODES, Severity, did_you_mean, in_order
from drafter.model.draft import FACES
from drafter.pipeline import shipped_profiles, try_draft, try_library


def run_check(
    profiles: tuple[str, ...],
    library_wanted: bool,
    packs: tuple[Path, ...],
    settings: tuple[str, ...],
    face: str,
    output: str,
    strict: bool,
    explain: str,
) -> int:
    """Collects every diagnostic of the library and the profiles and prints them all."""
    if explain:
        return _explain(explain)
    if output not in ("text", "json"):
        return usage_error(f"there is no format '{output}'; formats are text, json")
    if face and face not in FACES:
        return usage_error(f"there is no face '{face}'; faces are {', '.join(FACES)}")
    library, found = try_library(packs)
    names = profiles or (() if library_wanted else shipped_profiles())
    for name in names:
        found = (*found, *try_draft(library, name, settings, face).diagnostics)
    ordered = in_order(found)
    if output == "json":
        print_json(ordered)
    else:
        print_diagnostics(ordered, Severity.INFO)
        counts = {severity: sum(d.severity is severity for d in ordered) for severity in Severity}
        words = ", ".join(f"{n} {s}{'s' if n != 1 and s != 'info' else ''}" for s, n in counts.items())
        checked = f"{len(library.clauses)} clauses" + (f" and {', '.join(names)}" if names else "")
        sys.stderr.write(f"{checked}: {words}\n")
    return exit_code(ordered, strict=strict)


def _explain(code: str) -> int:
    if code not in CODES:
        return usage_error(f"there is no code '{code}'; {did_you_mean(code, CODES) or 'see docs/diagnostics.md'}")
    sys.stdout.write(f"{code}: {CODES[code]}\n")
    return CLEAN
