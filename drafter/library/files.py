"""Opening what a user names: ordinary files of bounded size, and nothing that only looks like one."""

from __future__ import annotations

from pathlib import Path

from drafter.bounded import Unreadable, bytes_of
from drafter.diagnostics import Findings, SourceSpan, lines_of

LARGEST_FILE = 1_000_000
"""In bytes."""


def read_text_file(path: Path, name: str, findings: Findings, *, links: bool = False) -> str | None:
    """The text of a file, or ``None`` with a diagnostic; ``name`` is how the file is called in it.

    A link is followed only with ``links``: a clause pack comes from a stranger, and may not show what lies elsewhere.
    """
    try:
        data = bytes_of(path, LARGEST_FILE, links=links)
    except Unreadable as fault:
        findings.error("file-unreadable", f"{name} {fault}", SourceSpan(name, 1, 1))
        return None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        findings.error("file-unreadable", f"cannot read {name}: {(reason or 'no such file').lower()}")
        return None
    try:
        return _with_plain_line_ends(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        findings.error("file-unreadable", f"{name} is not UTF-8 text", SourceSpan(name, line, 1), "save it as UTF-8")
        return None


def lines_of_file(path: Path) -> list[str]:
    """The lines of a file that has been read; none where it is no longer there, or no longer what it was."""
    try:
        return lines_of(_with_plain_line_ends(bytes_of(path, LARGEST_FILE, links=True).decode("utf-8-sig", "replace")))
    except (OSError, ValueError, Unreadable):
        return []


def is_there(path: Path) -> bool:
    """Whether anything lies under a path, were it a link to nothing."""
    try:
        path.lstat()
    except (OSError, ValueError):
        return False
    return True


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
