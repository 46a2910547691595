"""Order: recitals into the preamble, clauses into parts, annexes at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from drafter.assembly.select import expand
from drafter.model.clause import Clause, ClauseLibrary
from drafter.model.profile import Located, PartPlan, Profile


class Plan:
    """Which clauses stand where, by kind; a part is its heading, the group it is named for, and its members."""

    def __init__(self, library: ClauseLibrary, profile: Profile, selected: Set[str]) -> None:
        self.library = library
        self.selected = selected
        self.placed: set[str] = set()
        self.recitals = self._taken(profile.preamble, "recital", pulled=True)
        self.parts = [self._part(plan) for plan in profile.parts]
        self._pulled_in()
        self.parts = [part for part in self.parts if part.clauses or part.chapters]
        self.annexes = self._taken(profile.annexes, "annex", pulled=True)
        testimonium = (profile.testimonium,) if profile.testimonium else ()
        self.testimonium = next(iter(self._taken(testimonium, "testimonium", pulled=True)), None)

    def _part(self, plan: PartPlan) -> PlannedPart:
        chapters = [self._part(chapter) for chapter in plan.chapters]
        clauses = self._taken(plan.select, "article", pulled=False)
        group = clauses[0].group if clauses else next((c.group for c in chapters if c.group), "")
        return PlannedPart(plan.heading, group, clauses, chapters)

    def _taken(self, entries: Sequence[Located[str]], kind: str, *, pulled: bool) -> list[Clause]:
        """The selected clauses of a kind the entries stand for, then those pulled in, each once."""
        found = []
        for entry in entries:
            for clause in expand(self.library, entry.value):
                if clause.kind == kind and clause.id in self.selected and clause.id not in self.placed:
                    self.placed.add(clause.id)
                    found.append(clause)
        if pulled:
            found.extend(self._left(kind))
        return found

    def _left(self, kind: str) -> Iterator[Clause]:
        for clause in self._in_library_order():
            if clause.kind == kind and clause.id not in self.placed:
                self.placed.add(clause.id)
                yield clause

    def _in_library_order(self) -> list[Clause]:
        order = {group: index for index, group in enumerate(self.library.groups)}
        chosen = (self.library.clauses[c] for c in self.selected)
        return sorted(chosen, key=lambda c: (order.get(c.group, len(order)), c.order, c.id))

    def _pulled_in(self) -> None:
        """Articles nobody named go beside others of their group, else into a part of their own in library order."""
        order = {group: index for index, group in enumerate(self.library.groups)}
        headed = any(p.heading for p in self.parts)
        for clause in list(self._left("article")):
            home = next((p for p in self._homes() if any(c.group == clause.group for c in p.clauses)), None)
            if home is None:
                group = self.library.groups.get(clause.group)
                home = PlannedPart(group.heading if group else "", clause.group, [], [])
                rank = order.get(clause.group, len(order))
                if self.parts and not headed:
                    later = (p for p in self.parts if any(order.get(c.group, len(order)) > rank for c in p.clauses))
                    home = next(later, self.parts[-1])
                else:
                    after = [i for i, p in enumerate(self.parts) if order.get(p.group, len(order)) > rank]
                    self.parts.insert(after[0] if after else len(self.parts), home)
            home.insert(clause, order)

    def _homes(self) -> Iterator[PlannedPart]:
        for part in self.parts:
            yield part
            yield from part.chapters


class PlannedPart:
    """A part, or a chapter of one, before it is numbered."""

    def __init__(self, heading: str, group: str, clauses: list[Clause], chapters: list[PlannedPart]) -> None:
        self.heading = heading
        self.group = group
        self.clauses = clauses
        self.chapters = chapters

    def insert(self, clause: Clause, groups: Mapping[str, int]) -> None:
        """Puts a pulled-in clause where its order in its group, and the order of the groups, have it."""
        rank = groups.get(clause.group, len(groups))
        later = (i for i, other in enumerate(self.clauses) if groups.get(other.group, len(groups)) > rank)
        place = next(later, len(self.clauses))
        for index, other in enumerate(self.clauses):
            if other.group == clause.group:
                if other.order > clause.order:
                    place = index
                    break
                place = index + 1
        self.clauses.insert(place, clause)
