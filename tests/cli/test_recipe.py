"""``drafter recipe`` as its user meets it: the profile on the screen or in a file, or why there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drafter import pipeline
from drafter.cli.app import app

SMALL = """\
title: Convention on Sûreté
kind: convention
style: un
parts:
  - heading: Due diligence
    select: [due-diligence.duty, due-diligence.standard]
"""
OWN_CLAUSE = "heading: Courtesy\nsummary: Words are chosen with care.\ntext: States Parties shall be courteous.\n"
ALL = "docx,html,md,akn"
SUFFIXES = ("docx", "html", "md", "akn.xml")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a profile in it and, under ``output``, the files built from it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    code, _, said = run("build", "small.yaml", "-f", ALL)
    assert code == 0, said
    return tmp_path


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def with_own_clause(here: Path) -> Path:
    """Builds ``own.md`` with a clause of one's own, which lies where it says."""
    clause = here / "pack" / "due-diligence" / "courtesy.yaml"
    clause.parent.mkdir(parents=True)
    clause.write_text(OWN_CLAUSE, encoding="utf-8")
    own = SMALL.replace("[due-diligence.duty,", "[due-diligence.courtesy, due-diligence.duty,")
    (here / "own.yaml").write_text(own, encoding="utf-8")
    assert run("build", "own.yaml", "-f", "md", "--library", "pack")[0] == 0
    return clause


def test_it_prints_the_profile_and_how_to_build_it_again(here: Path) -> None:
    code, printed, said = run("recipe", "output/small.docx")
    assert (code, said) == (0, "")
    draft_id = (here / "output" / "small.md").read_text(encoding="utf-8").partition("\nDraft ")[2][:12]
    assert printed.splitlines()[:4] == [
        f"# The recipe of draft {draft_id}: its profile, with all that it extends or that was set written out.",
        "# Profile small, clause library 2026.1, face clean.",
        "# Keep this text as small.yaml. The same Drafter builds the same draft from it, byte for byte:",
        "#   drafter build small.yaml -f docx,pdf,html,md,akn",
    ]
    assert printed.partition("\n\n")[2] == (
        'face: "clean"\nkind: "convention"\nparts:\n  - heading: "Due diligence"\n    select:\n'
        '      - "due-diligence.duty"\n      - "due-diligence.standard"\nstyle: "un"\ntitle: "Convention on Sûreté"\n'
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_file_gives_the_same(here: Path, suffix: str) -> None:
    assert run("recipe", f"output/small.{suffix}") == run("recipe", "output/small.docx")


def test_what_it_writes_is_built_into_the_same_files(here: Path) -> None:
    code, printed, said = run("recipe", "output/small.docx", "-o", "again")
    assert (code, printed) == (0, "")
    assert said == "again/small.yaml is ready. Use it with: drafter build again/small.yaml\n"
    assert run("build", "again/small.yaml", "-f", ALL, "-o", "rebuilt")[0] == 0
    for suffix in SUFFIXES:
        name = f"small.{suffix}"
        assert (here / "rebuilt" / name).read_bytes() == (here / "output" / name).read_bytes()


# --- building again -----------------------------------------------------------------------------------------------


def test_it_builds_the_files_again_beside_the_profile(here: Path) -> None:
    code, printed, said = run("recipe", "output/small.md", "-o", "again", "-f", ALL)
    assert (code, printed) == (0, "")
    assert said.startswith("again/small.yaml is written.\nagain/small.docx ")
    for suffix in SUFFIXES:
        name = f"small.{suffix}"
        assert (here / "again" / name).read_bytes() == (here / "output" / name).read_bytes()
    names = ["small.yaml", *(f"small.{suffix}" for suffix in SUFFIXES)]
    assert sorted(path.name for path in (here / "again").iterdir()) == sorted(names)


def test_what_was_built_with_clauses_of_ones_own_needs_them_again(here: Path) -> None:
    with_own_clause(here)
    code, _, said = run("recipe", "output/own.md", "-o", "without", "-f", "md")
    assert code == 1
    assert "due-diligence.courtesy" in said
    assert not (here / "without" / "own.md").exists()
    assert run("recipe", "output/own.md", "-o", "with", "-f", "md", "--library", "pack")[0] == 0
    assert (here / "with" / "own.md").read_bytes() == (here / "output" / "own.md").read_bytes()


def test_a_draft_that_comes_out_otherwise_is_told(here: Path) -> None:
    clause = with_own_clause(here)
    clause.write_text(OWN_CLAUSE.replace("courteous", "civil"), encoding="utf-8")
    code, _, said = run("recipe", "output/own.md", "-o", "again", "-f", "md", "--library", "pack")
    assert code == 1
    assert "error: this is draft " in said
    assert ", and the file was built from draft " in said
    assert "[another-draft]\n  hint: its clauses are not those of this library: name the folders of your own" in said


def test_of_a_redline_and_of_a_report_it_builds_the_draft(here: Path) -> None:
    (here / "other.yaml").write_text(SMALL.replace("Sûreté", "Security"), encoding="utf-8")
    assert run("compare", "other.yaml", "small.yaml", "-f", "md", "-o", "output")[0] == 0
    assert run("commentary", "small.yaml", "-f", "md")[0] == 0
    redline = next(p for p in (here / "output").glob("*.md") if "other" in p.name)
    for name, kind in ((redline.name, "comparison"), ("small.commentary.md", "report")):
        code, _, said = run("recipe", f"output/{name}", "-o", f"again-{kind}", "-f", "md")
        assert code == 0
        assert f"The file it was taken from is a {kind}; what is built from it is the draft.\n" in said
    clean = (here / "output" / "small.md").read_bytes()
    assert (here / "again-comparison" / "small.md").read_bytes() == clean


def test_formats_need_a_folder_and_clauses_need_formats(here: Path) -> None:
    assert run("recipe", "output/small.md", "-f", "md") == (
        2,
        "",
        "drafter: -f builds files again, and needs a folder for them and the profile: name one with -o\n",
    )
    assert run("recipe", "output/small.md", "-o", "x", "--library", "pack")[::2] == (
        2,
        "drafter: --library is for building the files again: say which with -f\n",
    )
    code, _, said = run("recipe", "output/small.md", "-o", "x", "-f", "word")
    assert (code, said.startswith("drafter: there is no format 'word'")) == (2, True)
    assert not (here / "x").exists()


def test_files_that_the_style_names_are_asked_for(here: Path) -> None:
    shutil.copy(pipeline.templates_folder() / "docx" / "base.docx", here / "ministry.docx")
    styled = SMALL.replace("style: un", "style: {name: un, docx_base: ministry.docx}")
    (here / "styled.yaml").write_text(styled, encoding="utf-8")
    assert run("build", "styled.yaml", "-f", "md")[0] == 0
    code, _, said = run("recipe", "output/styled.md", "-o", "again")
    assert code == 0
    assert "warning: 'ministry.docx' does not lie in again [unusable-file]\n" in said
    assert "  hint: a recipe does not hold the files its style names: put it there\n" in said
    assert said.endswith(
        "again/styled.yaml is written, and is ready when the files it names lie there. "
        "Use it with: drafter build again/styled.yaml\n"
    )
    (here / "again" / "styled.yaml").unlink()
    shutil.copy(here / "ministry.docx", here / "again" / "ministry.docx")
    assert run("recipe", "output/styled.md", "-o", "again", "-f", "md")[0] == 0
    assert (here / "again" / "styled.md").read_bytes() == (here / "output" / "styled.md").read_bytes()


# --- printing and writing -----------------------------------------------------------------------------------------


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


def test_files_are_built_again_beside_the_same_profile(here: Path) -> None:
    for _ in range(2):
        code, _, said = run("recipe", "output/small.docx", "-o", "again", "-f", "md")
        assert code == 0, said
    (here / "again/small.yaml").write_text("title: Mine\n", encoding="utf-8")
    assert run("recipe", "output/small.docx", "-o", "again", "-f", "md")[0] == 1
    assert (here / "again/small.yaml").read_text(encoding="utf-8") == "title: Mine\n"


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
    code, printed, said = run("recipe", "small.yaml")
    assert (code, printed) == (1, "")
    assert said == (
        "error: small.yaml carries no recipe [no-recipe]\n"
        "  hint: only files that 'drafter build', 'drafter compare' and 'drafter commentary' wrote carry one\n"
    )
    assert run("recipe")[0] == 2
    assert run("recipe", "nothing.docx")[0] == 1
