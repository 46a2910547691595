"""Printing diagnostics, and the exit code that follows from them."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from drafter.diagnostics import COMMAND_LINE, Diagnostic, Severity, SourceSpan
from drafter.library.files import lines_of_file

CLEAN, AT_FAULT, WRONG_USAGE = 0, 1, 2

WIDEST = 110
"""How much of a source line is shown, in characters."""
BEFORE = 60
"""How much of a longer line is shown before the place of the fault."""
LONGEST_MESSAGE = 1_200

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def usage_error(message: str) -> int:
    """Says what is wrong with the command line; the exit code for wrong usage."""
    sys.stderr.write(f"drafter: {message}\n")
    return WRONG_USAGE


def our_fault(fault: Exception) -> str:
    """What is said of a fault that no file of the user's is to blame for."""
    return (
        f"drafter: this is a fault of ours, not of your files: {type(fault).__name__}: {fault}\n"
        "Set DRAFTER_DEBUG=1 and run again to see where; please report what it prints."
    )


def cannot_write(fault: OSError, target: Path) -> int:
    """Says why a file could not be written; the exit code."""
    message = f"cannot write {fault.filename or target}: {(fault.strerror or str(fault)).lower()}"
    print_diagnostics([Diagnostic("cannot-write", Severity.ERROR, message, hint="choose another place with -o")])
    return AT_FAULT


def print_diagnostics(
    found: Iterable[Diagnostic], least: Severity = Severity.WARNING, stream: TextIO | None = None
) -> None:
    """Writes those that weigh at least ``least``, each with its source line and a caret.

    They go to standard error, beside what a command makes; to ``stream`` where they are what it makes.
    """
    weights = list(Severity)
    reader = SourceLines()
    for diagnostic in found:
        if weights.index(diagnostic.severity) <= weights.index(least):
            (stream or sys.stderr).write(as_text(diagnostic, reader) + "\n")


def as_text(diagnostic: Diagnostic, lines: SourceLines) -> str:
    """``file:line:col: severity: message [code]``, the source line, a caret, the place in the draft, the hint."""
    span = diagnostic.span
    text = [f"{_place(span)}{diagnostic.severity}: {_in_one_line(diagnostic.message)} [{diagnostic.code}]"]
    source = lines.at(span) if span else None
    if source and span is not None:
        text += [f"    {line}" for line in _pointed_at(_printable(source), span)]
    if diagnostic.where:
        text.append(f"  in: {_in_one_line(diagnostic.where)}")
    if diagnostic.allowed:
        text.append(f"  allowed: {_in_one_line(diagnostic.allowed)}")
    if diagnostic.hint:
        text.append(f"  hint: {_in_one_line(diagnostic.hint)}")
    return "\n".join(text)


def _place(span: SourceSpan | None) -> str:
    if span is None:
        return ""
    return f"{COMMAND_LINE}: " if _on_command_line(span) else f"{_printable(str(span))}: "


def _on_command_line(span: SourceSpan) -> bool:
    return span.file.startswith(f"{COMMAND_LINE} ")


def _pointed_at(source: str, span: SourceSpan) -> tuple[str, str]:
    """The source line, or of a long one the piece about the place, and the carets under it."""
    start = span.column - 1
    first = max(0, start - BEFORE) if len(source) > WIDEST else 0
    piece = source[first : first + WIDEST]
    head, tail = "… " if first else "", " …" if first + WIDEST < len(source) else ""
    margin = "".join("\t" if c == "\t" else " " for c in source[first:start])
    length = max(1, min(span.length, len(piece) - (start - first)))
    return f"{head}{piece}{tail}", f"{' ' * len(head)}{margin}{'^' * length}"


def _in_one_line(words: str) -> str:
    """Words that may quote a file, without line ends and of bounded length."""
    words = _printable(" ".join(words.split()))
    return words if len(words) <= LONGEST_MESSAGE else f"{words[: LONGEST_MESSAGE // 2]} … {words[-60:]}"


def _printable(words: str) -> str:
    """Without the control characters by which a file could write over the reader's screen."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", words)


def print_json(found: Iterable[Diagnostic]) -> None:
    """Writes all of them to standard output as JSON with the same fields."""
    rows = [
        {
            "code": d.code,
            "severity": str(d.severity),
            "message": d.message,
            "hint": d.hint,
            "place": _as_json(d.span) if d.span else None,
            "where": d.where or None,
            "allowed": d.allowed or None,
        }
        for d in found
    ]
    sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")


def _as_json(span: SourceSpan) -> dict[str, str | int]:
    return {"file": span.file, "line": span.line, "column": span.column, "length": span.length}


def exit_code(found: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """1 where an error stands among them, or with ``strict`` a warning; else 0."""
    weights = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return AT_FAULT if any(d.severity in weights for d in found) else CLEAN


class SourceLines:
    """Source lines of the files that were really read; there are none of a file that could not be."""

    def __init__(self) -> None:
        self.files: dict[Path, list[str]] = {}

    def at(self, span: SourceSpan) -> str | None:
        if _on_command_line(span):
            return span.file.removeprefix(f"{COMMAND_LINE} ")
        if span.path is None:
            return None
        if span.path not in self.files:
            self.files[span.path] = lines_of_file(span.path)
        lines = self.files[span.path]
        return lines[span.line - 1] if 0 < span.line <= len(lines) else None
