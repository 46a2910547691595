"""Profiles of a few clauses of the shipped library, written to a file, and what is found when they are drafted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from drafter import pipeline
from drafter.diagnostics import Diagnostic, Severity
from drafter.model.clause import ClauseLibrary

FACTS = (
    "{depositary: the Depositary, place: Geneva, date: 2026-01-01, organization: the Organization, "
    "languages: [English, French], parent: the Parent Convention}"
)


def profile(
    *clauses: str,
    settings: Mapping[str, str] | None = None,
    drop: Iterable[str] = (),
    potential: int = 193,
    facts: str = FACTS,
    more: str = "",
) -> str:
    """The text of a profile of these articles; ``settings`` has the YAML of each clause's own."""
    lines = [
        "title: Convention of a Test",
        "kind: convention",
        f"parties: {{potential: {potential}}}",
        f"facts: {facts}",
        f"parts: [{{select: [{', '.join(clauses)}]}}]",
        *([f"drop: [{', '.join(drop)}]"] if drop else []),
        *(["settings:", *(f"  {clause}: {{{said}}}" for clause, said in settings.items())] if settings else []),
        *([more] if more else []),
    ]
    return "\n".join(lines) + "\n"


def profile_of(library: ClauseLibrary, clauses: Iterable[str], settings: Mapping[str, Mapping[str, str]]) -> str:
    """The text of a profile of clauses of any kind, each where its kind belongs."""
    by_kind: dict[str, list[str]] = {}
    for clause in dict.fromkeys(clauses):
        by_kind.setdefault(library.clauses[clause].kind, []).append(clause)
    lines = ["title: Convention of a Test", "kind: convention", "parties: {potential: 193}", f"facts: {FACTS}"]
    for kind, members in by_kind.items():
        listed = f"[{', '.join(members)}]"
        lines.append(
            {
                "article": f"parts: [{{select: {listed}}}]",
                "recital": f"preamble: {{recitals: {listed}}}",
                "annex": f"annexes: {listed}",
                "testimonium": f"testimonium: {members[0]}",
            }[kind]
        )
    said = {clause: ", ".join(f"{n}: {v}" for n, v in values.items()) for clause, values in settings.items() if values}
    if said:
        lines += ["settings:", *(f"  {clause}: {{{words}}}" for clause, words in said.items())]
    return "\n".join(lines) + "\n"


def drafted(library: ClauseLibrary, folder: Path, text: str, face: str = "clean") -> pipeline.Outcome:
    """What trying to draft a profile of this text gives."""
    path = folder / "profile.yaml"
    path.write_text(text, encoding="utf-8")
    return pipeline.try_draft(library, str(path), face=face)


def found(library: ClauseLibrary, folder: Path, text: str) -> tuple[Diagnostic, ...]:
    """Everything found when a profile of this text is drafted."""
    return drafted(library, folder, text).diagnostics


def errors(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """The messages of those that are errors."""
    return [d.message for d in diagnostics if d.severity is Severity.ERROR]
