"""What is fuzzed: the readers of profiles, clauses and plain texts, and all that a check does with what they read.

Whatever bytes a file holds, the answer is diagnostics that can be printed, or a draft; never an exception.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from drafter import pipeline
from drafter.assembly.assemble import assemble
from drafter.checking import examined_draft
from drafter.cli.report import SourceLines, as_text
from drafter.diagnostics import Diagnostic, Findings, has_errors
from drafter.library.load import KnownClauses, Shelf, load_library, load_profile
from drafter.model.clause import ClauseLibrary

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BAD = HERE.parent / "bad"
HOUSE = BAD / "house"
FOUND = HERE / "found"
"""Inputs that once raised an exception; the tests try each again."""

OVER_IT = "title: A Convention\nkind: convention\nparts: [{select: [notice]}]\nfacts: {place: open}\n"


class Targets:
    """The three targets, working in a folder of their own over the small library of ``tests/bad``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known: KnownClauses = {}
        self.house = Shelf(HOUSE / "clauses", "clauses")
        self.library = load_library([self.house], Findings(), self.known)
        self.clause_file = folder / "pack/notice/fuzzed.yaml"
        self.clause_file.parent.mkdir(parents=True, exist_ok=True)
        (folder / "over.yaml").write_text(OVER_IT, encoding="utf-8")

    def profile(self, data: bytes) -> None:
        """The bytes as a profile."""
        path = self.folder / "fuzzed.yaml"
        path.write_bytes(data)
        self._draft(self.library, path, [])

    def clause(self, data: bytes) -> None:
        """The bytes as a clause of a group that a profile selects."""
        self.clause_file.write_bytes(data)
        findings = Findings()
        shelves = [self.house, Shelf(self.folder / "pack", "pack")]
        library = load_library(shelves, findings, dict(self.known))
        self._draft(library, self.folder / "over.yaml", findings.items)

    def text(self, data: bytes) -> None:
        """The bytes as the text of a treaty."""
        path = self.folder / "fuzzed.txt"
        path.write_bytes(data)
        _print(pipeline.try_check_text(path))

    def _draft(self, library: ClauseLibrary, path: Path, found: Iterable[Diagnostic]) -> None:
        findings = Findings()
        findings.items.extend(found)
        profile = load_profile(str(path), (HOUSE / "profiles",), findings)
        if profile is not None:
            style, told = pipeline.try_style(profile)
            findings.items.extend(told)
            if style is not None:
                draft = assemble(library, profile, style, profile.face)
                findings.items.extend(draft.diagnostics)
                if not has_errors(findings.items):
                    findings.items.extend(examined_draft(draft, library, profile))
                    pipeline.write(draft.instrument, "md")
        _print(findings.items)


def _print(found: Iterable[Diagnostic]) -> None:
    lines = SourceLines()
    for diagnostic in found:
        as_text(diagnostic, lines)


def target(name: str, folder: Path) -> Callable[[bytes], None]:
    """A target by its name."""
    call: Callable[[bytes], None] = getattr(Targets(folder), name)
    return call


NAMES = ("profile", "clause", "text")


def corpus(name: str) -> list[bytes]:
    """What mutation begins from: sound files and files that are wrong in known ways."""
    places = {
        "profile": [*ROOT.glob("profiles/*.yaml"), *HOUSE.glob("profiles/*.yaml"), *BAD.glob("profiles/*.yaml")],
        "clause": [
            *ROOT.glob("clauses/*/*.yaml"),
            *HOUSE.glob("clauses/*/*.yaml"),
            *BAD.glob("packs/*/*/*.yaml"),
        ],
        "text": [],
    }
    texts = [path.read_bytes() for path in sorted(places[name])]
    return texts or [TREATY.encode()]


TREATY = """\
CONVENTION ON NOTICE

The States Parties to this Convention,

Recalling the Charter,

Have agreed as follows:

PART I. GENERAL

Article 1
Use of terms

1. For the purposes of this Convention:

(a) “Incident” means an event;

(b) “Notice” means a message, including:

(i) a call; and

(ii) a letter.

2. Article 3 and paragraph 1 (a) shall apply mutatis mutandis.

Article 2

Each State Party shall, within thirty (30) days, give notice to the Secretariat.

DONE at Vienna on 1 May 2026, in the English language.
"""
