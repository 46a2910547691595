"""Rows of the paper against the clauses that answer them and the profiles that reach those clauses."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from drafter.model.clause import ClauseLibrary


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One row of the paper; unmet where it has no clause, or no profile, and no reason for being left out."""

    row: str
    says: str
    clauses: tuple[str, ...]
    profiles: tuple[str, ...]
    left_out: str
    slip: str

    @property
    def met(self) -> bool:
        return bool(self.left_out) or bool(self.clauses and self.profiles)


def cover(library: ClauseLibrary, selections: Mapping[str, Set[str]]) -> tuple[CoverageRow, ...]:
    """The coverage of every row; ``selections`` maps each profile to the clauses in its draft."""
    found = []
    for row in library.paper.values():
        clauses = tuple(sorted(c.id for c in library.clauses.values() if row.id in c.answers))
        profiles = tuple(name for name, chosen in selections.items() if not chosen.isdisjoint(clauses))
        found.append(CoverageRow(row.id, row.says, clauses, profiles, row.left_out, row.slip))
    return tuple(found)
