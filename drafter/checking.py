"""A draft, or a text that somebody hands in, through the rules of drafting: each finding at its place in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.diagnostics import Diagnostic, Findings, SourceSpan
from drafter.library.locate import Locator
from drafter.lint.circumstances import circumstances_of
from drafter.lint.document import Circumstances
from drafter.lint.examine import examine
from drafter.lint.rule import Lapse
from drafter.lint.told import as_diagnostics, check_allowances, check_unused
from drafter.model.allowance import Allowance
from drafter.model.clause import ClauseLibrary
from drafter.model.draft import Draft
from drafter.model.inline import DefinedTerm
from drafter.model.profile import Profile
from drafter.model.style import HouseStyle
from drafter.readers.file import read_text


def examined_draft(
    draft: Draft, library: ClauseLibrary, profile: Profile, *, as_it_stands: bool = True
) -> tuple[Diagnostic, ...]:
    """What the rules of drafting find in a draft, each in the file whose words it is about.

    Allowances that nothing needs are told only of a draft made with the profile ``as_it_stands``: under another face
    or other settings they may well be idle.
    """
    findings = Findings()
    check_allowances(profile.allowances, library.clauses, findings)
    of_clauses = (library.clauses[name].allowances for name in draft.reasons if name in library.clauses)
    allowances = (*profile.allowances, *(allowance for found in of_clauses for allowance in found))
    remarks = examine(draft.instrument, circumstances_of(library, profile), allowances)
    if as_it_stands:
        check_unused(tuple(_own_allowances(profile, library)), remarks, findings)
    places = _Places(library, profile, Locator())
    return (*findings.items, *as_diagnostics(remarks, places.of, draft.instrument.identity.profile))


def _own_allowances(profile: Profile, library: ClauseLibrary) -> Iterator[Allowance]:
    """Those that the profile itself makes, and not one that it extends."""
    for allowance in profile.allowances:
        own = allowance.span and profile.span and allowance.span.file == profile.span.file
        if own and allowance.clause in ("", *library.clauses):
            yield allowance


def faulty_allowances(library: ClauseLibrary) -> tuple[Diagnostic, ...]:
    """What is wrong with the allowances that clauses make for themselves."""
    findings = Findings()
    for clause in library.clauses.values():
        check_allowances(clause.allowances, library.clauses, findings)
    return tuple(findings.items)


def examined_text(
    path: Path, style_of: Callable[[str], HouseStyle | None], findings: Findings
) -> tuple[Diagnostic, ...]:
    """What the rules find in a file of plain text or Markdown; what is wrong with the file goes into ``findings``."""
    reading = read_text(path, style_of, findings)
    if reading is None:
        return ()
    locator = Locator()

    def place_of(lapse: Lapse) -> SourceSpan | None:
        passage = lapse.passage
        line = reading.lines.get(passage.eid) or reading.lines.get(passage.unit, 1)
        span = SourceSpan(str(path), line, 1, path=path)
        return locator.passage((span,), passage.words[: lapse.start], lapse.words, passage.words[lapse.end :])

    return tuple(as_diagnostics(examine(reading.instrument, Circumstances()), place_of, path.name))


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the words of a draft were written: in a clause, in the register of terms, in the profile."""

    library: ClauseLibrary
    profile: Profile
    locator: Locator

    def of(self, lapse: Lapse) -> SourceSpan | None:
        """The place of a lapse."""
        passage = lapse.passage
        clause = self.library.clauses.get(passage.clause_id)
        term = next((run.node.term for run in passage.runs if isinstance(run.node, DefinedTerm)), "")
        owner = self.library.terms.get(term) or clause
        spans = tuple(span for span in (owner.span if owner else None, self.profile.span) if span)
        if not spans:
            return None
        return self.locator.passage(spans, passage.words[: lapse.start], lapse.words, passage.words[lapse.end :])
