"""``drafter check``."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from drafter.cli.report import CLEAN, exit_code, print_diagnostics, print_json, usage_error
from drafter.diagnostics import CODES, Diagnostic, Severity, did_you_mean, in_order
from drafter.model.draft import FACES
from drafter.pipeline import shipped_profiles, try_draft, try_library


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What the command line asks for: the library alone, or profiles with settings over them."""

    profiles: tuple[str, ...] = ()
    library: bool = False
    packs: tuple[Path, ...] = ()
    settings: tuple[str, ...] = ()
    face: str = ""
    output: str = "text"
    strict: bool = False
    everything: bool = False
    explain: str = ""


def run_check(asked: CheckRequest) -> int:
    """Collects every diagnostic of the library and the profiles and prints them all."""
    if asked.explain:
        return _explain(asked.explain)
    if asked.output not in ("text", "json"):
        return usage_error(f"there is no format '{asked.output}'; formats are text, json")
    if asked.face and asked.face not in FACES:
        return usage_error(f"there is no face '{asked.face}'; faces are {', '.join(FACES)}")
    # Elsewhere --library takes a folder; who writes it so here means the same, and the folder arrives as an argument.
    folders = tuple(Path(name) for name in asked.profiles if Path(name).is_dir())
    library, found = try_library((*asked.packs, *folders))
    profiles = tuple(name for name in asked.profiles if not Path(name).is_dir())
    names = profiles or (() if asked.library else shipped_profiles())
    for name in names:
        found = (*found, *try_draft(library, name, asked.settings, asked.face).diagnostics)
    ordered = in_order(found)
    if asked.output == "json":
        print_json(ordered)
    else:
        shown = [d for d in ordered if asked.everything or d.code != "recommendation"]
        print_diagnostics(shown, Severity.INFO)
        checked = f"{len(library.clauses)} clauses" + (f" and {', '.join(names)}" if names else "")
        sys.stderr.write(f"{checked}: {_counted(ordered, len(ordered) - len(shown))}\n")
    return exit_code(ordered, strict=asked.strict)


def _counted(found: tuple[Diagnostic, ...], hushed: int) -> str:
    counts = {severity: sum(d.severity is severity for d in found) for severity in Severity}
    words = ", ".join(f"{n} {s}{'s' if n != 1 and s != 'info' else ''}" for s, n in counts.items())
    return f"{words} ({hushed} recommendations not shown: --all shows them)" if hushed else words


def _explain(code: str) -> int:
    if code not in CODES:
        return usage_error(
            f"there is no code '{code}'; {did_you_mean(code, CODES) or 'codes stand at the end of messages'}"
        )
    sys.stdout.write(f"{code}: {CODES[code]}\n")
    return CLEAN
