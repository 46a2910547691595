"""Printing diagnostics, and the exit code that follows from them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from drafter.diagnostics import Diagnostic, Severity, SourceSpan
from drafter.resources import data_folder

CLEAN, AT_FAULT, WRONG_USAGE = 0, 1, 2


def usage_error(message: str) -> int:
    """Says what is wrong with the command line; the exit code for wrong usage."""
    sys.stderr.write(f"drafter: {message}\n")
    return WRONG_USAGE


def print_diagnostics(found: Iterable[Diagnostic], least: Severity = Severity.WARNING) -> None:
    """Writes to standard error those that weigh at least ``least``, each with its source line and a caret."""
    weights = list(Severity)
    reader = _Lines()
    for diagnostic in found:
        if weights.index(diagnostic.severity) <= weights.index(least):
            sys.stderr.write(as_text(diagnostic, reader) + "\n")


def as_text(diagnostic: Diagnostic, lines: _Lines) -> str:
    """``file:line:col: severity: message [code]``, the source line, a caret, the hint."""
    place = f"{diagnostic.span}: " if diagnostic.span else ""
    text = [f"{place}{diagnostic.severity}: {diagnostic.message} [{diagnostic.code}]"]
    source = lines.at(diagnostic.span) if diagnostic.span else None
    if source is not None and diagnostic.span is not None:
        margin = "".join("\t" if c == "\t" else " " for c in source[: diagnostic.span.column - 1])
        length = max(1, min(diagnostic.span.length, len(source) - diagnostic.span.column + 1))
        text += [f"    {source}", f"    {margin}{'^' * length}"]
    if diagnostic.hint:
        text.append(f"  hint: {diagnostic.hint}")
    return "\n".join(text)


def print_json(found: Iterable[Diagnostic]) -> None:
    """Writes all of them to standard output as JSON with the same fields."""
    rows = [
        {
            "code": d.code,
            "severity": str(d.severity),
            "message": d.message,
            "hint": d.hint,
            "place": asdict(d.span) if d.span else None,
        }
        for d in found
    ]
    sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")


def exit_code(found: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """1 where an error stands among them, or with ``strict`` a warning; else 0."""
    weights = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return AT_FAULT if any(d.severity in weights for d in found) else CLEAN


class _Lines:
    """Source lines by the names files have in messages."""

    def __init__(self) -> None:
        self.files: dict[str, list[str]] = {}

    def at(self, span: SourceSpan) -> str | None:
        if span.file not in self.files:
            self.files[span.file] = self._read(span.file)
        lines = self.files[span.file]
        return lines[span.line - 1] if 0 < span.line <= len(lines) else None

    def _read(self, name: str) -> list[str]:
        for path in (Path(name), data_folder() / name):
            if path.is_file():
                return path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
        return []


def source_lines() -> _Lines:
    """A reader of source lines for :func:`as_text`."""
    return _Lines()
