"""Whole processes, interleaved; medians of paired ratios with their spread."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Goal:
    """A command against its yardstick; ``gate`` is the ratio never to be above, ``aim`` the one to reach."""

    name: str
    ours: tuple[str, ...]
    yardstick: tuple[str, ...]
    gate: float
    aim: float
    rounds: int = 9


@dataclass(frozen=True, slots=True)
class Result:
    """Medians in seconds, and the median, least and greatest of the paired ratios."""

    goal: Goal
    ours: float
    yardstick: float
    ratio: float
    least: float
    greatest: float

    @property
    def holds(self) -> bool:
        return self.ratio <= self.goal.gate


def seconds(command: Sequence[str], folder: Path) -> float:
    """The time of one whole process.

    Raises:
        RuntimeError: where the command fails; a failing command has no speed.
    """
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - start
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    return taken


def measure(goal: Goal, folder: Path) -> Result:
    """Runs both commands in turn, the order changing from round to round, after one round that does not count."""
    seconds(goal.ours, folder), seconds(goal.yardstick, folder)
    pairs = []
    for number in range(goal.rounds):
        if number % 2:
            yardstick = seconds(goal.yardstick, folder)
            ours = seconds(goal.ours, folder)
        else:
            ours = seconds(goal.ours, folder)
            yardstick = seconds(goal.yardstick, folder)
        pairs.append((ours, yardstick))
    ratios = [ours / yardstick for ours, yardstick in pairs]
    return Result(
        goal,
        statistics.median(ours for ours, _ in pairs),
        statistics.median(yardstick for _, yardstick in pairs),
        statistics.median(ratios),
        min(ratios),
        max(ratios),
    )
