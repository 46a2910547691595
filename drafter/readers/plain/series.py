"""The series of labels that are open in a list, and where the next label stands among them."""

from __future__ import annotations

from dataclasses import dataclass, field

from drafter.readers.plain.labels import Label, Lead
from drafter.readers.plain.signs import Reading

DEEPEST = 3


@dataclass(slots=True)
class _Level:
    kind: str
    brackets: str
    last: int
    by_comma: bool = False
    """Whether it was begun within a sentence, after a comma."""


@dataclass(frozen=True, slots=True)
class Place:
    """The level of an item, from 0, and what looks wrong about its label."""

    level: int
    fault: str = ""


@dataclass(slots=True)
class Series:
    """The levels of a list that are open, the outermost first."""

    levels: list[_Level] = field(default_factory=list)

    def clear(self) -> None:
        """Nothing is open any more."""
        self.levels.clear()

    def awaits(self, kind: str, brackets: str, ordinal: int) -> bool:
        """Whether a level goes on with this."""
        return any(v.kind == kind and v.brackets == brackets and v.last + 1 == ordinal for v in self.levels)

    def place(self, label: Label, following: Label | None) -> Place | None:
        """Where an item with this label stands; ``None`` where it is no label but part of a reference."""
        readings = _readings(label, following)
        place = self._next_in(label, readings) or self._first_of(label, readings, following)
        if place is None and (label.start == 0 or (label.glued and self._leaps(readings, label))):
            place = self._out_of_order(label, readings)
        return place

    def _leaps(self, readings: tuple[Reading, ...], label: Label) -> bool:
        """Whether a label leaves out a single one of the innermost level."""
        last = self.levels[-1] if self.levels else None
        return last is not None and any(
            r.kind == last.kind and r.ordinal == last.last + 2 and label.brackets == last.brackets for r in readings
        )

    def _next_in(self, label: Label, readings: tuple[Reading, ...]) -> Place | None:
        """A label that goes on with a level, the deepest such; one in other brackets only at the start of a line."""
        if label.lead == Lead.NOTHING:
            return None
        for same in (True, False) if label.start == 0 else (True,):
            for level in range(len(self.levels) - 1, -1, -1):
                open_ = self.levels[level]
                if label.lead == Lead.COMMA and not (open_.by_comma or label.glued):
                    continue
                for reading in readings:
                    dash = reading.kind == "dash" == open_.kind
                    fits = reading.kind == open_.kind and (dash or reading.ordinal == open_.last + 1)
                    if fits and (open_.brackets == label.brackets) is same:
                        open_.last = reading.ordinal
                        del self.levels[level + 1 :]
                        return Place(level, "" if same else "the label is not written like those before it")
        return None

    def _first_of(self, label: Label, readings: tuple[Reading, ...], following: Label | None) -> Place | None:
        """A label that begins a level; after a comma only where the next one in the line goes on with it."""
        if label.lead in {Lead.NOTHING, Lead.POINT}:
            return None
        for reading in readings:
            taken = any(v.kind == reading.kind and v.brackets == label.brackets for v in self.levels)
            if reading.ordinal != 1 or taken:
                continue
            if label.lead == Lead.COMMA and not _goes_on(reading, label, following):
                continue
            return self._open(reading, label)
        return None

    def _open(self, reading: Reading, label: Label, fault: str = "") -> Place:
        del self.levels[DEEPEST - 1 :]
        self.levels.append(_Level(reading.kind, label.brackets, reading.ordinal, label.lead == Lead.COMMA))
        return Place(len(self.levels) - 1, fault)

    def _out_of_order(self, label: Label, readings: tuple[Reading, ...]) -> Place:
        fault = "the label does not follow on the one before it"
        for level in range(len(self.levels) - 1, -1, -1):
            open_ = self.levels[level]
            for reading in readings:
                if reading.kind == open_.kind and label.brackets == open_.brackets:
                    open_.last = reading.ordinal
                    del self.levels[level + 1 :]
                    return Place(level, fault)
        return self._open(min(readings, key=lambda reading: reading.ordinal), label, fault)


def _goes_on(reading: Reading, label: Label, following: Label | None) -> bool:
    return (
        following is not None
        and following.brackets == label.brackets
        and following.lead in {Lead.COMMA, Lead.STOP}
        and Reading(reading.kind, reading.ordinal + 1) in following.readings
    )


def _readings(label: Label, following: Label | None) -> tuple[Reading, ...]:
    """The readings of a sign; what can be a letter and a numeral is what the label after it goes on with."""
    if following is None or len(label.readings) < 2 or following.brackets != label.brackets:
        return label.readings
    fits = tuple(r for r in label.readings if Reading(r.kind, r.ordinal + 1) in following.readings)
    return fits or label.readings
