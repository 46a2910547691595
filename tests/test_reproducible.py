"""Same library, same profile, same bytes: whatever the folder, the hash seed, the time zone and the locale."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

FORMATS = ("docx", "pdf", "html", "md")


def built(folder: Path, **environment: str) -> dict[str, str]:
    """The hash of every file of the flagship, built in a process of its own."""
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "drafter", "build", "-f", ",".join(FORMATS), "-o", "out"]
    subprocess.run(command, cwd=folder, env={**os.environ, **environment}, capture_output=True, check=True)
    files = sorted((folder / "out").iterdir())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_two_builds_in_different_surroundings_give_the_same_bytes(tmp_path: Path) -> None:
    first = built(tmp_path / "one", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    second = built(tmp_path / "a longer path" / "two", PYTHONHASHSEED="77", TZ="Pacific/Auckland", LC_ALL="C.UTF-8")
    assert len(first) == len(FORMATS)
    assert first == second
