"""LibreOffice Writer for the tests of this room: one for each module, skipped where the machine has none."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "writers"))  # word_reader, which reads what Writer saves

CLIENT = HERE / "writer_client.py"
SECONDS_FOR_A_REQUEST = 180


@cache
def python_with_uno() -> str:
    """A Python that can talk to LibreOffice: that of the system, or one that came with the program."""
    beside = Path(os.path.realpath(shutil.which("soffice") or "")).parent / "python"
    for candidate in ("/usr/bin/python3", str(beside)):
        if shutil.which(candidate):
            probe = subprocess.run([candidate, str(CLIENT), "--probe"], capture_output=True, check=False, timeout=60)
            if probe.returncode == 0:
                return candidate
    return ""


class Writer:
    """Writer in a process of its own, by way of ``writer_client.py``; the requests are the methods of its session."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [python_with_uno(), str(CLIENT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # so that whatever it starts can be ended with it
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        self._answers: Queue[str] = Queue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._answers.put(line)
        self._answers.put("")

    def __call__(self, do: str, **values: Any) -> Any:
        """Makes a request and gives its answer; a request that takes too long fails, and the Writer with it."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": do, **values}) + "\n")
        self._process.stdin.flush()
        try:
            line = self._answers.get(timeout=SECONDS_FOR_A_REQUEST)
        except Empty:
            self.end()
            pytest.fail(f"LibreOffice did not answer within {SECONDS_FOR_A_REQUEST} seconds: {do}")
        if not line:
            pytest.fail(f"LibreOffice ended before it answered: {do}")
        reply = json.loads(line)
        assert "error" not in reply, f"{do}: {reply['error']}"
        return reply["answer"]

    def end(self) -> None:
        """Ends the process and all that it started."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        if not self._process.stdin.closed:
            with suppress(BrokenPipeError):
                self._process.stdin.close()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(30)
        self._reader.join(10)
        self._process.stdout.close()


@pytest.fixture(scope="module")
def writer() -> Iterator[Writer]:
    """A running LibreOffice Writer."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed (Debian: libreoffice-writer)")
    if not python_with_uno():
        pytest.skip("no Python here can talk to LibreOffice (Debian: python3-uno)")
    running = Writer()
    yield running
    running.end()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this room run in one worker, so that there is one LibreOffice at a time."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("office"))
