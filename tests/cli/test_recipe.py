"""``drafter recipe`` as its user meets it: the profile on the screen or in a file, or why there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drafter.cli.app import app

SMALL = """\
title: Convention on Sûreté
kind: convention
style: un
parts:
  - heading: Due diligence
    select: [due-diligence.duty, due-diligence.standard]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a profile in it and, under ``output``, the files built from it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    code, _, said = run("build", "small.yaml", "-f", "docx,html,md")
    assert code == 0, said
    return tmp_path


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_it_prints_the_profile_and_how_to_build_it_again(here: Path) -> None:
    code, printed, said = run("recipe", "output/small.docx")
    assert (code, said) == (0, "")
    draft_id = (here / "output" / "small.md").read_text(encoding="utf-8").rpartition("Draft ")[2][:12]
    assert printed.splitlines()[:4] == [
        f"# The recipe of draft {draft_id}: its profile, with all that it extends or that was set written out.",
        "# Profile small, clause library 2026.1, face clean.",
        "# Keep this text as small.yaml. The same Drafter builds the same draft from it, byte for byte:",
        "#   drafter build small.yaml -f docx,pdf,html,md",
    ]
    assert printed.partition("\n\n")[2] == (
        'face: "clean"\nkind: "convention"\nparts:\n  - heading: "Due diligence"\n    select:\n'
        '      - "due-diligence.duty"\n      - "due-diligence.standard"\nstyle: "un"\ntitle: "Convention on Sûreté"\n'
    )


def test_what_it_writes_is_built_into_the_same_files(here: Path) -> None:
    code, printed, said = run("recipe", "output/small.docx", "-o", "again")
    assert (code, printed) == (0, "")
    assert said == "again/small.yaml is ready. Use it with: drafter build again/small.yaml\n"
    assert run("build", "again/small.yaml", "-f", "docx,html,md", "-o", "rebuilt")[0] == 0
    for suffix in ("docx", "html", "md"):
        name = f"small.{suffix}"
        assert (here / "rebuilt" / name).read_bytes() == (here / "output" / name).read_bytes()


@pytest.mark.parametrize("surroundings", [{}, {"PYTHONIOENCODING": "latin-1"}, {"PYTHONIOENCODING": "ascii"}])
def test_what_is_printed_into_a_file_can_be_built(here: Path, surroundings: dict[str, str]) -> None:
    (here / "printed").mkdir()
    with (here / "printed" / "small.yaml").open("wb") as stream:
        command = [sys.executable, "-m", "drafter", "recipe", "output/small.docx"]
        subprocess.run(command, stdout=stream, env={**os.environ, **surroundings}, check=True)
    assert run("build", "printed/small.yaml", "-f", "docx", "-o", "rebuilt")[0] == 0
    assert (here / "rebuilt" / "small.docx").read_bytes() == (here / "output" / "small.docx").read_bytes()


def test_a_file_that_is_there_is_left_as_it_is(here: Path) -> None:
    code, printed, said = run("recipe", "output/small.docx", "-o", ".")
    assert (code, printed) == (1, "")
    assert said == (
        "error: small.yaml is already there and was left as it is [cannot-write]\n"
        "  hint: choose another folder with -o\n"
    )
    assert (here / "small.yaml").read_text(encoding="utf-8") == SMALL


def test_a_link_to_nothing_is_left_as_it_is(here: Path) -> None:
    (here / "again").mkdir()
    (here / "again" / "small.yaml").symlink_to(here / "elsewhere.yaml")
    assert run("recipe", "output/small.docx", "-o", "again")[0] == 1
    assert not (here / "elsewhere.yaml").exists()
    assert (here / "again" / "small.yaml").is_symlink()


def test_a_folder_that_cannot_be_made_is_told(here: Path) -> None:
    code, _, said = run("recipe", "output/small.docx", "-o", "small.yaml/under")
    assert code == 1
    assert said.startswith("error: cannot write ")
    assert "[cannot-write]" in said


def test_a_file_without_a_recipe_is_told(here: Path) -> None:
    code, printed, said = run("recipe", "output/small.html")
    assert (code, printed) == (1, "")
    assert said == "error: output/small.html is no Word file [not-a-word-file]\n  hint: name a .docx file\n"
    assert run("recipe")[0] == 2
    assert run("recipe", "nothing.docx")[0] == 1
