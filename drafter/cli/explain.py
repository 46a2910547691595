"""``drafter explain`` and ``drafter coverage``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from drafter.cli.files import write_files
from drafter.cli.report import AT_FAULT, CLEAN, cannot_write, print_diagnostics, usage_error
from drafter.cli.tables import print_rows
from drafter.diagnostics import Diagnostic, Severity, did_you_mean, has_errors
from drafter.pipeline import explain, explain_clause, graph, paper_coverage, try_draft, try_library


def run_explain(
    name: str, clause_id: str, output: str, picture: Path | None, settings: tuple[str, ...], packs: tuple[Path, ...]
) -> int:
    """Prints why each article is in a draft, or how one clause of it came to be as it is; or draws the rules."""
    if output not in ("text", "json"):
        return usage_error(f"there is no format '{output}'; formats are text, json")
    if picture is not None and clause_id:
        return usage_error("--graph draws the whole draft; leave the clause out")
    library, found = try_library(packs)
    outcome = try_draft(library, name, settings, "options")
    found = (*found, *outcome.diagnostics)
    print_diagnostics(found, Severity.ERROR)
    if outcome.draft is None or outcome.profile is None or has_errors(found):
        return AT_FAULT
    profile = outcome.profile
    if picture is not None:
        return _draw(graph(outcome.draft, library), picture)
    standings, left_out = explain(outcome.draft, library, profile)
    if clause_id:
        standings = tuple(s for s in standings if s.clause == clause_id)
        left_out = tuple(o for o in left_out if o.clause == clause_id)
        if not standings and not left_out:
            hint = did_you_mean(clause_id, library.clauses)
            message = f"there is no clause '{clause_id}'"
            print_diagnostics([Diagnostic("unknown-clause", Severity.ERROR, message, hint=hint)])
            return AT_FAULT
    decided = explain_clause(library, profile, clause_id) if clause_id else ()
    if output == "json":
        told = {
            "in": [asdict(s) for s in standings],
            "out": [asdict(o) for o in left_out],
            "decisions": [asdict(d) for d in decided],
        }
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return CLEAN
    for standing in standings:
        sys.stdout.write(f"{standing.label}  {standing.heading}  ({standing.clause})\n")
        sys.stdout.writelines(f"    {reason}\n" for reason in standing.reasons)
    for decision in decided:
        by = "the profile" if decision.by_profile else "the clause's default"
        sys.stdout.write(f"  {decision.name}: {decision.decided} (by {by})\n    {decision.question}\n")
        sys.stdout.writelines(f"    or {other}\n" for other in decision.others)
    if left_out:
        sys.stdout.write("\nNot in the draft\n")
        sys.stdout.writelines(f"    {out.clause}: {out.reason}\n" for out in left_out)
    return CLEAN


def _draw(svg: str, path: Path) -> int:
    if path.suffix != ".svg":
        return usage_error(f"'{path}' is no name for a picture; it is written as SVG, so let it end in .svg")
    try:
        write_files({path: svg.encode()})
    except OSError as fault:
        return cannot_write(fault, path)
    sys.stderr.write(f"{path}\n")
    return CLEAN


def run_coverage(output: str, packs: tuple[Path, ...]) -> int:
    """Prints the rows of the paper against clauses and profiles; exit 1 where a row is neither met nor left out."""
    if output not in ("text", "json"):
        return usage_error(f"there is no format '{output}'; formats are text, json")
    library, found = try_library(packs)
    print_diagnostics(found, Severity.ERROR)
    rows = paper_coverage(library)
    print_rows(
        [
            {
                "id": row.row,
                "says": row.says,
                "clauses": ", ".join(row.clauses) or "—",
                "profiles": ", ".join(row.profiles) or "—",
                "not encoded, or slip": "; ".join(w for w in (row.left_out, row.slip) if w),
            }
            for row in rows
        ],
        output,
    )
    unmet = [row.row for row in rows if not row.met]
    if unmet:
        sys.stderr.write(f"not met: {', '.join(unmet)}\n")
    return AT_FAULT if unmet or has_errors(found) else CLEAN
