"""What Drafter says when something is wrong: a code, a place, a sentence, a hint.

*error*: the draft would be wrong or cannot be made; nothing is written.
*warning*: the draft is made, and a careful reader would want to know.
*info*: for the record (a clause pulled in, an optional passage left out).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

COMMAND_LINE = "--set"
"""In place of a file's name, before the setting itself, where a fault stands on the command line."""

LONGEST_WORD = 100
"""How long a word may be, in characters, for a nearer one to be looked for."""

_LINE_END = re.compile("[\n\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]")


class Severity(StrEnum):
    """How much a diagnostic weighs; only errors stop a build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class SourceSpan:
    """A place in a file the user wrote. ``line`` and ``column`` count from 1; ``length`` is in characters.

    ``file`` is how the file is called; ``path`` is the file that was really read, where its lines can be shown.
    """

    file: str
    line: int
    column: int
    length: int = 1
    path: Path | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


def lines_of(text: str) -> list[str]:
    """The lines of a file as places count them: they end where YAML has them end."""
    return _LINE_END.split(text)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. ``code`` is a key of :data:`CODES` or of a rule of drafting; ``hint`` says what to write instead.

    ``where`` is the place in the draft, for what is found in one; the same fault of one clause in several drafts is one
    finding. ``allowed`` is the reason for which a profile or a clause lets it stand.
    """

    code: str
    severity: Severity
    message: str
    span: SourceSpan | None = None
    hint: str | None = None
    where: str = field(default="", compare=False)
    allowed: str = ""


class DraftingError(Exception):
    """Raised by the Python interface when the input has errors; ``diagnostics`` holds all of them."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(f"{d.span or '-'}: {d.severity}: {d.message} [{d.code}]" for d in self.diagnostics))


CODES: dict[str, str] = {
    # reading YAML
    "file-unreadable": "The file does not exist, is too large, is a link or a pipe, or is not UTF-8 text.",
    "yaml-syntax": "The file is not well-formed YAML.",
    "yaml-alias": "Anchors and aliases are refused: a small file can unfold to a huge one.",
    "yaml-tag": "Tags are refused: a file may hold text, lists and mappings only.",
    "yaml-depth": "Mappings and lists are nested too deeply.",
    "duplicate-key": "A key stands twice in one mapping; YAML would keep only the last.",
    "unknown-key": "The key is not one this file may have.",
    "missing-key": "A key this file must have is missing.",
    "wrong-shape": "A text, a list or a mapping was expected here, and something else stands there.",
    "wrong-value": "The value is not of the kind or within the bounds that are allowed.",
    # the notation
    "notation": "The clause text does not follow the notation (docs/notation.md).",
    # the library
    "unknown-clause": "No clause has this id.",
    "unknown-name": "The clause has no paragraph, choice point, optional passage or parameter of this name.",
    "unknown-term": "The words are not a form of any defined term.",
    "unknown-authority": "The register of authorities has no such source.",
    "unknown-group": "No group of clauses has this id.",
    "unstated-status": "A pinpoint must say whether it was checked, is secondary, or was recalled.",
    "unsourced-status": "A pinpoint marked checked or secondary must say where it was seen.",
    "duplicate-name": "A name is used twice where it must be unique.",
    "same-text": "Two alternatives of one choice point have the same text.",
    "unused-definition": "A choice point, optional passage or parameter is defined but the text never uses it.",
    "clause-overridden": "A clause pack replaces a clause, a term, a group or an authority of the library.",
    "file-not-read": "A file of a clause pack has no place in it and is not read.",
    # what is allowed to stand
    "unknown-rule": "An allowance names a rule of drafting that there is not.",
    "unused-allowance": "An allowance of the profile covers nothing in its draft.",
    # the profile
    "unknown-profile": "There is no profile of this name.",
    "extends-cycle": "A profile extends itself, directly or through others.",
    "unknown-style": "There is no house style of this name.",
    "unknown-alternative": "The choice point has no such alternative.",
    "missing-fact": "The text needs a fact the profile does not give.",
    "bad-setting": "A --set value is not of the form clause.name=value.",
    "unusable-file": "An emblem or a Word base that the profile names is not of a kind that can serve, or is broken.",
    "base-lacks-styles": "A ministry's Word base lacks styles; the draft takes those from Drafter's own base.",
    # assembly
    "conflict": "Two selected clauses or choices cannot stand together.",
    "unmet-requirement": "A selected clause needs another to be chosen otherwise.",
    "values-disagree": "Two values of the draft contradict one another: clocks out of order, a number out of reach.",
    "recommendation": "A selected clause is better with another.",
    "clause-required": "A clause was pulled in because another needs it.",
    "dropped-required": "The profile drops a clause that another selected clause needs.",
    "open-blank": "A blank is not filled in a clean text.",
    "open-choice": "A choice is not made in a clean text.",
    "misplaced-clause": "A clause is named where clauses of another kind stand.",
    "empty-draft": "The profile selects no clauses.",
    "reference-to-nothing": "A reference names a paragraph that is not in this draft.",
    "reference-to-unnumbered": "A reference names a paragraph that has no number.",
    # reading built files
    "not-a-word-file": "The file is no Word file (.docx), or is locked with a password.",
    "unplaced": "A passage of the file has no place in the tree of an instrument.",
    "no-recipe": "The file does not carry the profile it was built from.",
    "damaged-recipe": "The file carries a recipe that is not as it was written.",
    "newer-recipe": "The file carries a recipe that a later version of Drafter wrote.",
    # writing
    "not-rendered": "A node, or something the profile asks for, cannot be shown in this format.",
    "cannot-write": "The file could not be written.",
    "missing-system-library": "A system library that PDF needs is not installed.",
}
"""Every code with its meaning, for ``drafter check --explain CODE`` and the documentation."""


@dataclass(slots=True)
class Findings:
    """A list of diagnostics being collected while a file or a draft is read; never shared between runs."""

    items: list[Diagnostic] = field(default_factory=list)

    def error(self, code: str, message: str, span: SourceSpan | None = None, hint: str | None = None) -> None:
        self.items.append(Diagnostic(code, Severity.ERROR, message, span, hint))

    def warning(self, code: str, message: str, span: SourceSpan | None = None, hint: str | None = None) -> None:
        self.items.append(Diagnostic(code, Severity.WARNING, message, span, hint))

    def info(self, code: str, message: str, span: SourceSpan | None = None, hint: str | None = None) -> None:
        self.items.append(Diagnostic(code, Severity.INFO, message, span, hint))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them is an error."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def did_you_mean(wrong: str, known: Iterable[str]) -> str | None:
    """A hint naming the nearest known word, or ``None`` where nothing is near."""
    if len(wrong) > LONGEST_WORD:
        return None  # comparing takes the square of the length, and no name is so long
    known = (word for word in known if len(word) <= LONGEST_WORD)
    close = difflib.get_close_matches(wrong, list(known), n=1, cutoff=0.6)
    return f"did you mean '{close[0]}'?" if close else None


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by file, line and column, without repeats; those with no place come last."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.span is None, d.span or SourceSpan("", 0, 0), d.code, d.message)))
