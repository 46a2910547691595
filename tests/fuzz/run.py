"""Fuzzes the readers for some minutes: ``make fuzz MINUTES=10``.

Half the processes let atheris seek inputs that reach new lines (``pip install --group fuzz``); the others, or all where
it is not installed, mutate files blindly but in more likely ways. Every exception is told once for each place it comes
from, and its input kept in ``tests/fuzz/found``, where the tests find it.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).parent
FOUND = HERE / "found"
NAMES = ("profile", "clause", "text")


def place_of(fault: BaseException) -> str:
    """The kind of an exception and the line that raised it, by which two finds are known to be one."""
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__} at {Path(frame.filename).name}:{frame.lineno}"


class Finds:
    """What was found: one input for each place that raises."""

    def __init__(self, name: str, folder: Path = FOUND) -> None:
        self.name, self.folder = name, folder
        self.places: set[str] = set()
        self.tried = 0
        self.slowest = 0.0

    def attempt(self, call: Callable[[bytes], None], data: bytes) -> None:
        """Tries one input, and keeps it if it raises."""
        self.tried += 1
        start = time.perf_counter()
        try:
            call(data)
        except Exception as fault:
            place = place_of(fault)
            if place not in self.places:
                self.places.add(place)
                self.folder.mkdir(exist_ok=True)
                path = self.folder / f"{self.name}-{hashlib.sha256(data).hexdigest()[:12]}.txt"
                path.write_bytes(data)
                print(f"{self.name}: {place}: {fault}\n    kept as {path}", flush=True)
        self.slowest = max(self.slowest, time.perf_counter() - start)

    def summary(self, engine: str) -> str:
        """What was tried, in a line."""
        found = f"{len(self.places)} found"
        return f"{self.name}, {engine}: {self.tried:,} inputs, the slowest {self.slowest:.2f} s; {found}"


def mutate_for(seconds: float, name: str, seed: int) -> Finds:
    """Mutates files of the corpus one after the other."""
    from mutate import mutated
    from targets import corpus, target

    finds, texts, end = Finds(name), corpus(name), time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        call = target(name, Path(folder))
        for number in range(seed, sys.maxsize):
            if time.monotonic() > end:
                break
            finds.attempt(call, mutated(texts, number))
    return finds


def seek_for(seconds: float, name: str, seed: int) -> None:
    """Lets atheris seek; the process ends with it."""
    import atheris

    with atheris.instrument_imports(include=["drafter"]):
        from targets import corpus, target
    from mutate import mutated

    finds, texts, end = Finds(name), corpus(name), time.monotonic() + seconds
    folder = Path(tempfile.mkdtemp())
    call = target(name, folder)
    seeds = folder / "seeds"
    seeds.mkdir()
    for number, text in enumerate(texts):
        (seeds / str(number)).write_bytes(text)

    def one(data: bytes) -> None:
        finds.attempt(call, data)
        if time.monotonic() > end:
            print(finds.summary("atheris"), flush=True)
            shutil.rmtree(folder)
            os._exit(1 if finds.places else 0)  # libFuzzer knows no other way to stop without a complaint

    def mutator(data: bytes, most: int, number: int) -> bytes:
        return mutated([data, texts[number % len(texts)]], number)[:most]

    options = ["-max_len=20000", f"-seed={seed % 2**31 + 1}", "-verbosity=0", str(seeds)]
    atheris.Setup([sys.argv[0], *options], one, custom_mutator=mutator)
    atheris.Fuzz()


def main(words: Sequence[str]) -> int:
    """Runs all targets side by side; 1 where anything was found."""
    parser = argparse.ArgumentParser(prog="python tests/fuzz/run.py", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=int(time.time()), help="another seed gives other inputs")
    parser.add_argument("--only", choices=NAMES, help=argparse.SUPPRESS)
    parser.add_argument("--engine", choices=("mutate", "atheris"), help=argparse.SUPPRESS)
    asked = parser.parse_args(words)
    if asked.only:
        if asked.engine == "atheris":
            seek_for(asked.minutes * 60, asked.only, asked.seed)
        finds = mutate_for(asked.minutes * 60, asked.only, asked.seed)
        print(finds.summary("mutate"), flush=True)
        return 1 if finds.places else 0
    return _side_by_side(asked.minutes, asked.seed)


def _side_by_side(minutes: float, seed: int) -> int:
    engines = ["mutate"] + (["atheris"] if importlib.util.find_spec("atheris") else [])
    before = set(FOUND.glob("*")) if FOUND.exists() else set()
    print(f"fuzzing {', '.join(NAMES)} for {minutes:g} minutes with {' and '.join(engines)}, seed {seed}", flush=True)
    jobs = [
        subprocess.Popen(
            [
                sys.executable,
                __file__,
                "--only",
                name,
                "--engine",
                engine,
                "--seed",
                str(seed),
                "--minutes",
                str(minutes),
            ],
            stderr=subprocess.DEVNULL if engine == "atheris" else None,
            env=os.environ | {"PYTHONPATH": str(HERE.parents[1])},
        )
        for name in NAMES
        for engine in engines
    ]
    codes = [job.wait() for job in jobs]
    found = set(FOUND.glob("*")) - before if FOUND.exists() else set()
    print(f"{len(found)} found" if found else "nothing found")
    return 1 if found or any(codes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
