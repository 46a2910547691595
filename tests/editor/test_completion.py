"""What an editor offers, explains and underlines in files that ``drafter new`` began, by the YAML language server."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from language_server import LanguageServer, find_server
from typer.testing import CliRunner

from drafter.cli.app import app

Open = Callable[[Path], LanguageServer]

PROFILE = """
drop: [liability, final.withdrawal]
settings:
  due-diligence.knowledge:
    standard: actual
    hours: 48
  due-diligence.proof:
    c
terms: {cyber-security: information}
"""


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens a file in the language server, as an editor does."""
    command = find_server()
    if command is None:
        pytest.skip("the YAML language server is not installed (npm: yaml-language-server)")
    monkeypatch.chdir(tmp_path)
    running = []

    def opened(file: Path) -> LanguageServer:
        running.append(LanguageServer(command, file))
        return running[-1]

    yield opened
    for server in running:
        server.close()


def new(*words: str) -> None:
    assert CliRunner().invoke(app, ["new", *words]).exit_code == 0


def test_a_profile_just_begun_is_completed_and_explained(editor: Open, tmp_path: Path) -> None:
    new("my-treaty")
    file = tmp_path / "my-treaty.yaml"
    file.write_text(file.read_text(encoding="utf-8") + PROFILE, encoding="utf-8")
    server = editor(file)

    assert {"preamble.charter", "due-diligence", "final.withdrawal"} <= set(
        server.completions("drop: [liability, final.withdrawal]", "drop: [")
    )
    assert server.completions("    standard: actual", "    standard: ") == [
        "constructive",
        "actual",
        "notified",
        "open",
    ]
    assert "no-monitoring" in server.completions("    hours: 48", "    ")
    assert "final.entry-into-force" in server.completions("  due-diligence.knowledge:", "  ")
    assert {"cyber", "information"} <= set(server.completions("terms: {cyber-security: information}", "security: "))

    assert "Withdrawal" in server.hover("drop: [liability, final.withdrawal]", "liability, ")
    said = server.hover("    standard: actual", "    ")
    assert "When does the duty arise?" in said
    assert "Actual knowledge only" in said
    assert "at least 6, at most 720" in server.hover("    hours: 48", "    ")


def test_a_slip_is_underlined_and_a_sound_profile_is_not(editor: Open, tmp_path: Path) -> None:
    new("my-treaty")
    assert editor(tmp_path / "my-treaty.yaml").diagnostics() == []
    new("slip")
    file = tmp_path / "slip.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "drop: [liabilty]\ndropp: []\n", encoding="utf-8")
    told = editor(file).diagnostics()
    assert len(told) == 2
    assert any("dropp" in message for message in told)
    assert any('"liability"' in message for message in told)


def test_a_clause_just_begun_is_completed_and_explained(editor: Open, tmp_path: Path) -> None:
    new("cooperation.answers", "--clause")
    file = tmp_path / "my-clauses/cooperation/answers.yaml"
    server = editor(file)
    assert server.diagnostics() == []
    source = next(line for line in server.lines if "source:" in line)
    relation = next(line for line in server.lines if re.match(r" +relation:", line))
    assert {"vclt", "corfu-channel"} <= set(server.completions(source, "source: "))
    assert {"codifies", "adapts"} <= set(server.completions(relation, "relation: "))
    assert "Vienna Convention" in server.hover(source, "source: ")
    assert "departs from it" in server.hover(relation, "relation: ")
