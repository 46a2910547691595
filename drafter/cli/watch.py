"""``drafter build --watch``: builds again whenever a file that the drafts are made from has changed.

What wakes it says only that something happened somewhere; what changed is seen from the files themselves. A file that
was saved with the same words in it, or that Drafter wrote, is therefore no change.
"""

from __future__ import annotations

import gc
import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from drafter.cli.build import BuildRequest, draft_from, tell_and_write
from drafter.cli.documents import say
from drafter.cli.report import CLEAN, our_fault
from drafter.diagnostics import Diagnostic
from drafter.library.load import KnownClauses, is_path
from drafter.model.clause import ClauseLibrary
from drafter.model.instrument import Instrument
from drafter.pipeline import files_of_profile, profile_folders, shelves, templates_folder, try_library

SETTLING = 30
"""How long, in milliseconds, nothing more must happen before a save counts as done."""

LONGEST_SLEEP = 2_000
"""After how long, in milliseconds, it looks of its own accord: what happened while it was waking went unseen."""

Print = tuple[int, int, bytes]
"""When a file was written, its size, and a digest of what is in it."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where drafts are made from: the files of their profiles, the folders of clauses, the folder of templates."""

    profiles: tuple[Path, ...]
    clauses: tuple[Path, ...]
    templates: Path

    def files(self) -> Iterator[Path]:
        """Every file there is."""
        yield from (path for path in self.profiles if path.is_file())
        for folder in self.clauses:
            yield from (path for path in _within(folder) if path.suffix in _OF_CLAUSES)
        yield from _within(self.templates)

    def folders(self) -> frozenset[Path]:
        """Every folder in which something may happen."""
        found = {path.parent for path in self.profiles}
        for folder in (*self.clauses, self.templates):
            found |= {folder, *(path for path in folder.rglob("*") if path.is_dir())}
        return frozenset(folder for folder in found if folder.is_dir())


@dataclass(frozen=True, slots=True)
class Work:
    """What a change asks for: to read the clauses again, to write every draft even if its words are the same."""

    clauses: bool
    writing: bool


def work_for(changed: Iterable[Path], sources: Sources) -> Work:
    """What the files that changed ask for."""
    paths = tuple(changed)
    clauses = any(path.is_relative_to(folder) for path in paths for folder in sources.clauses)
    return Work(clauses, any(path.is_relative_to(sources.templates) for path in paths))


def changed_files(before: Mapping[Path, Print], after: Mapping[Path, Print]) -> tuple[Path, ...]:
    """The files that came, went, or have other words in them."""
    return tuple(path for path in sorted({*before, *after}) if before.get(path, _NONE)[2] != after.get(path, _NONE)[2])


def take_prints(files: Iterable[Path], before: Mapping[Path, Print]) -> dict[Path, Print]:
    """The print of every file; one that was not written since ``before`` is not read again."""
    prints = {}
    for path in files:
        try:
            stat = path.stat()
            known = before.get(path)
            if known and known[:2] == (stat.st_mtime_ns, stat.st_size):
                prints[path] = known
            else:
                prints[path] = (stat.st_mtime_ns, stat.st_size, hashlib.sha256(path.read_bytes()).digest())
        except OSError:  # it went while we looked; that is a change like any other
            continue
    return prints


_NONE: Print = (0, 0, b"")


_OF_CLAUSES = (".yaml", ".yml", "")
"""How the names of files among clauses end: clauses, registers, and the version."""


def _within(folder: Path) -> Iterator[Path]:
    """The files in a folder that somebody wrote, and no editor keeps for itself."""
    for path in folder.rglob("*"):
        kept = any(part.startswith((".", "~")) or part.endswith("~") for part in path.relative_to(folder).parts)
        if not kept and path.is_file():
            yield path


@dataclass(slots=True)
class Bench:
    """Where drafts are built again and again: keeps what has been read and need not be read anew."""

    request: BuildRequest
    prints: dict[Path, Print] = field(default_factory=dict)
    library: ClauseLibrary | None = None
    known: KnownClauses = field(default_factory=dict)
    told: tuple[Diagnostic, ...] = ()
    written: dict[str, Instrument] = field(default_factory=dict)

    def sources(self) -> Sources:
        """Where the drafts are made from now; a profile may come to extend another at any time."""
        profiles: dict[Path, None] = {}
        for name in self.request.profiles:
            beside = Path(name) if is_path(name) else profile_folders()[0] / f"{name}.yaml"
            profiles |= dict.fromkeys(path.absolute() for path in (beside, *files_of_profile(name)))
        folders = tuple(shelf.folder.absolute() for shelf in shelves(self.request.packs))
        return Sources(tuple(profiles), folders, templates_folder().absolute())

    def look(self) -> bool:
        """Builds again if anything changed; whether it did. Neither a bad file nor a fault of ours ends the watch."""
        try:
            sources = self.sources()
            left = (path for path in self.prints if path.is_file())  # a faulty profile no longer says what it extends
            prints = take_prints((*sources.files(), *left), self.prints)
            changed = changed_files(self.prints, prints)
            self.prints = prints
            if changed:
                self._build(changed, work_for(changed, sources))
        except Exception as fault:
            if os.environ.get("DRAFTER_DEBUG"):
                raise
            say(our_fault(fault))
            return True
        return bool(changed)

    def _build(self, changed: tuple[Path, ...], work: Work) -> None:
        start, request = time.perf_counter(), self.request
        if self.library is not None:
            _clear()
            say(_named(changed))
        if self.library is None or work.clauses:
            self.library, self.told = try_library(request.packs, self.known)
        drafts, found = draft_from(self.library, self.told, request.profiles, request.face, request.settings)
        last = {} if work.writing else self.written
        fresh = [draft for draft in drafts if last.get(draft.instrument.identity.profile) != draft.instrument]
        code = tell_and_write(fresh, found, request)
        if code == CLEAN:
            self.written = {draft.instrument.identity.profile: draft.instrument for draft in drafts}
            same = "" if fresh else "; the drafts are as they were"
            say(f"built in {time.perf_counter() - start:.2f} s{same}. Watching; Ctrl+C ends it.")
        else:
            say("Watching; what was written before stands as it was. Ctrl+C ends it.")


def run_watch(request: BuildRequest, waking: Callable[[Bench], Iterable[object]] | None = None) -> int:
    """Builds, then again at every wake-up at which something has changed, until it is interrupted."""
    bench = Bench(request)
    try:
        bench.look()
        for _ in (waking or wake_ups)(bench):
            if bench.look():
                gc.collect()  # now that nobody waits: while it builds, nothing is collected (see cli/app.py)
    except KeyboardInterrupt:
        pass
    return CLEAN


def wake_ups(bench: Bench) -> Iterator[object]:
    """Returns whenever something happened in a folder that the drafts are made from."""
    from watchfiles import watch

    while True:
        folders = bench.sources().folders()
        yield folders  # something may have happened while no one watched
        events = watch(
            *folders,
            watch_filter=None,
            step=SETTLING,
            recursive=False,
            rust_timeout=LONGEST_SLEEP,
            yield_on_timeout=True,
            raise_interrupt=True,
        )
        for event in events:
            yield event
            if bench.sources().folders() != folders:
                break


def _named(changed: tuple[Path, ...]) -> str:
    here = Path.cwd()
    names = [str(path.relative_to(here) if path.is_relative_to(here) else path) for path in changed[:3]]
    more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
    return f"changed: {', '.join(names)}{more}"


def _clear() -> None:
    """Empties the screen, so that what is told of the last save is all there is to see."""
    if sys.stderr.isatty():
        sys.stderr.write("\033[2J\033[H")
