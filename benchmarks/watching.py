"""How soon a draft stands again after a save, with ``--watch``, beside building it anew."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.measure import seconds
from drafter.cli.build import BuildRequest
from drafter.cli.watch import Bench

PROFILE = "extends: model-convention\ntitle: Convention {n}\nsettings: {{due-diligence.knowledge: {{hours: {n}}}}}\n"
CLAUSE = """\
heading: Courtesy
summary: States are courteous.
text: Each State Party shall be courteous to {n} others.
authorities: [{{source: vclt, at: art. 26, status: recalled}}]
"""


@dataclass(frozen=True, slots=True)
class Watched:
    """The medians, in seconds, of building again after a save and of a whole build."""

    saved: str
    format: str
    again: float
    anew: float


def measure_watching(drafter: str, folder: Path, rounds: int) -> list[Watched]:
    """Saves a profile of the flagship, and a clause of a pack over it, ``rounds`` times; a PDF fewer times."""
    profile, clause = folder / "watched.yaml", folder / "watched/general/courtesy.yaml"
    clause.parent.mkdir(parents=True, exist_ok=True)
    profile.write_text(PROFILE.format(n=20), encoding="utf-8")
    clause.write_text(CLAUSE.format(n=20), encoding="utf-8")
    found = []
    for format_, times in (("html", rounds), ("docx", rounds), ("pdf", max(2, rounds // 4))):
        words = ("build", profile.name, "--library", "watched", "-f", format_, "-o", "out")
        anew = median(seconds((drafter, *words), folder) for _ in range(times))
        with contextlib.chdir(folder), contextlib.redirect_stderr(io.StringIO()):
            bench = Bench(BuildRequest((profile.name,), (format_,), Path("out"), "", (), (Path("watched"),)))
            bench.look()
            gc.disable()  # as the command line does
            for saved, path, text in (("a profile", profile, PROFILE), ("a clause", clause, CLAUSE)):
                took = []
                for n in range(times):
                    path.write_text(text.format(n=30 + n), encoding="utf-8")
                    os.utime(path, (n, n))
                    start = time.perf_counter()
                    bench.look()
                    took.append(time.perf_counter() - start)
                found.append(Watched(saved, format_, median(took), anew))
            gc.enable()
    return found
