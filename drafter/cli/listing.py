"""``drafter list``."""

from __future__ import annotations

from pathlib import Path

from drafter.cli.report import CLEAN, exit_code, print_diagnostics, usage_error
from drafter.cli.tables import print_rows
from drafter.diagnostics import Severity, did_you_mean, in_order
from drafter.markup.unparse import unparse_sentence
from drafter.model.clause import STATUSES, Citation, ClauseLibrary
from drafter.pipeline import house_styles, load_style, shipped_profiles, try_library, try_profile

KINDS = ("clauses", "profiles", "strategies", "terms", "authorities", "styles")


def run_list(what: str, output: str, status: str, packs: tuple[Path, ...]) -> int:
    """Prints one kind of thing the library has."""
    if what not in KINDS:
        return usage_error(
            f"there are no '{what}' to list; {did_you_mean(what, KINDS) or 'lists: ' + ', '.join(KINDS)}"
        )
    if output not in ("text", "json"):
        return usage_error(f"there is no format '{output}'; formats are text, json")
    if status and (status not in STATUSES or what != "authorities"):
        return usage_error(f"--status goes with authorities and is one of {', '.join(STATUSES)}")
    library, found = try_library(packs)
    print_diagnostics(in_order(found), Severity.ERROR)
    print_rows(_rows(what, library, status), output)
    return exit_code(found) or CLEAN


def _rows(what: str, library: ClauseLibrary, status: str) -> list[dict[str, str]]:
    match what:
        case "clauses":
            return [
                {"id": c.id, "row": c.row, "heading": unparse_sentence(c.heading) or c.opener, "summary": c.summary}
                for group in library.groups
                for c in sorted(library.clauses.values(), key=lambda c: (c.order, c.id))
                if c.group == group
            ]
        case "profiles":
            return [_profile_row(name) for name in shipped_profiles()]
        case "strategies":
            counts = {g: sum(c.group == g for c in library.clauses.values()) for g in library.groups}
            return [
                {"id": g.id, "heading": g.heading, "kind": g.kind, "clauses": str(counts[g.id]), "summary": g.summary}
                for g in library.groups.values()
            ]
        case "terms":
            return [
                {"id": t.id, "forms": "; ".join(v.singular for v in t.variants.values())}
                for t in sorted(library.terms.values(), key=lambda t: t.id)
            ]
        case "styles":
            styles = (load_style(name) for name in house_styles())
            return [{"id": s.name, "title": s.title, "description": s.description} for s in styles]
        case _:
            return _pinpoint_rows(library, status) if status else _authority_rows(library)


def _profile_row(name: str) -> dict[str, str]:
    profile, _ = try_profile(name)
    if profile is None:
        return {"id": name, "kind": "", "style": "", "title": "(faulty: run drafter check)"}
    return {"id": name, "kind": profile.kind, "style": profile.style.value, "title": profile.title}


def _authority_rows(library: ClauseLibrary) -> list[dict[str, str]]:
    used = [c for _, c in _citations(library)]
    return [
        {
            "id": a.id,
            "weight": a.weight,
            "status": a.status,
            "cited": str(sum(c.source == a.id for c in used)),
            "title": a.title,
        }
        for a in sorted(library.authorities.values(), key=lambda a: a.id)
    ]


def _pinpoint_rows(library: ClauseLibrary, status: str) -> list[dict[str, str]]:
    return [
        {"id": citation.source, "at": citation.pinpoint, "in": owner, "for": citation.proposition}
        for owner, citation in sorted(_citations(library), key=lambda pair: (pair[1].source, pair[1].pinpoint, pair[0]))
        if citation.status == status
    ]


def _citations(library: ClauseLibrary) -> list[tuple[str, Citation]]:
    found = [(c.id, citation) for c in library.clauses.values() for citation in c.authorities]
    return found + [(f"term {t.id}", citation) for t in library.terms.values() for citation in t.authorities]
