"""Identifiers of blocks, each given once, with the line in which the block begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_not_in_eid = re.compile(r"[^0-9A-Za-z-]")


@dataclass(slots=True)
class Identifiers:
    """Gives identifiers; the second block that would have one gets it with ``-2``."""

    lines: dict[str, int] = field(default_factory=dict)
    _given: dict[str, int] = field(default_factory=dict)

    def give(self, eid: str, line: int) -> str:
        """The identifier of a block that begins in ``line``."""
        own = eid
        while own in self.lines:
            self._given[eid] = self._given.get(eid, 1) + 1
            own = f"{eid}-{self._given[eid]}"
        self.lines[own] = line
        return own

    def step(self, above: str, name: str, number: str, line: int) -> str:
        """The identifier of a division under ``above``; one without a number is counted among those."""
        bare = _not_in_eid.sub("", number)
        start = f"{above}__{name}" if above else name
        if bare:
            return self.give(f"{start}_{bare}", line)
        unnumbered = f"{start}_nn"
        self._given[unnumbered] = self._given.get(unnumbered, 0) + 1
        return self.give(f"{unnumbered}_{self._given[unnumbered]}", line)
