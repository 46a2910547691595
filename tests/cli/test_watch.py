"""``drafter build --watch``: what counts as a change, what it asks for, and that only the user ends the watch."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drafter import pipeline
from drafter.cli import watch as watching
from drafter.cli.build import BuildRequest
from drafter.cli.watch import Bench, Sources, Work, changed_files, run_watch, work_for

SMALL = """\
title: A Convention
kind: convention
face: clean
parties: {potential: 193}
facts: {depositary: the Secretary-General, place: open, date: open, languages: [English]}
parts: [{heading: One, select: [general.good-faith]}]
"""
CLAUSE = """\
heading: Courtesy
summary: States are courteous.
text: Each State Party shall be courteous.
authorities: [{source: vclt, at: art. 26, status: recalled}]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a profile, a pack with one clause, and a copy of the templates of HTML."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "pack/general").mkdir(parents=True)
    (tmp_path / "pack/general/courtesy.yaml").write_text(CLAUSE, encoding="utf-8")
    return tmp_path


def bench(*profiles: str, folder: str = "output") -> Bench:
    return Bench(BuildRequest(profiles or ("small.yaml",), ("html",), Path(folder), "", (), (Path("pack"),)))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def page(folder: str = "output") -> str:
    return Path(folder, "small.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("changed", "work"),
    [
        ("/home/small.yaml", Work(clauses=False, writing=False)),
        ("/clauses/general/scope.yaml", Work(clauses=True, writing=False)),
        ("/templates/css/screen.css", Work(clauses=False, writing=True)),
        ("/templates/styles/un.yaml", Work(clauses=False, writing=True)),
    ],
)
def test_what_a_change_asks_for(changed: str, work: Work) -> None:
    sources = Sources((Path("/home/small.yaml"),), (Path("/clauses"),), Path("/templates"))
    assert work_for([Path(changed)], sources) == work


def test_files_that_came_went_or_say_something_else_have_changed() -> None:
    before = {Path(name): (1, 1, name.encode()) for name in ("same", "touched", "gone", "edited")}
    after = {
        Path("same"): (1, 1, b"same"),
        Path("touched"): (2, 1, b"touched"),
        Path("edited"): (2, 1, b"otherwise"),
        Path("new"): (2, 1, b"new"),
    }
    assert changed_files(before, after) == (Path("edited"), Path("gone"), Path("new"))


def test_a_saved_profile_and_a_saved_clause_are_built_again(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at_work = bench()
    assert at_work.look()
    assert "A Convention" in page()
    replace(here / "small.yaml", "A Convention", "A Treaty")
    assert at_work.look()
    assert "A Treaty" in page()
    replace(here / "small.yaml", "[general.good-faith]", "[general.courtesy]")
    assert at_work.look()
    capsys.readouterr()
    replace(here / "pack/general/courtesy.yaml", "shall be courteous", "shall be kind")
    assert at_work.look()
    assert "shall be kind" in page()
    said = capsys.readouterr().err
    assert said.startswith(f"changed: {Path('pack/general/courtesy.yaml')}\n")
    assert "output/small.html" in said
    assert "Watching; Ctrl+C ends it." in said


def test_what_says_the_same_is_no_change_and_not_written_again(here: Path) -> None:
    at_work = bench()
    at_work.look()
    os.utime(here / "small.yaml", (1, 1))
    assert not at_work.look()
    written = Path("output/small.html").stat().st_mtime_ns
    replace(here / "small.yaml", "kind: convention", "kind: convention  # of course")
    assert at_work.look()
    assert Path("output/small.html").stat().st_mtime_ns == written


def test_the_files_it_writes_are_no_change_wherever_they_lie(here: Path) -> None:
    for folder in (".", "pack", "pack/general"):
        at_work = bench(folder=folder)
        at_work.look()
        page(folder)
        assert not at_work.look(), folder


def test_a_bad_file_is_told_and_costs_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at_work = bench()
    at_work.look()
    before = page()
    for bad in ("title: [x", "kind: treaty", "\x00", ""):
        (here / "small.yaml").write_text(bad, encoding="utf-8")
        capsys.readouterr()
        assert at_work.look()
        said = capsys.readouterr().err
        assert "small.yaml:1" in said
        assert "what was written before stands" in said
        assert page() == before
    (here / "small.yaml").unlink()
    assert at_work.look()
    assert "there is no profile 'small.yaml'" in capsys.readouterr().err
    (here / "small.yaml").write_text(SMALL.replace("A Convention", "A Treaty"), encoding="utf-8")
    assert at_work.look()
    assert "A Treaty" in page()


def test_a_faulty_profile_is_named_alone_and_not_with_what_it_extended(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "base.yaml").write_text(SMALL, encoding="utf-8")
    (here / "small.yaml").write_text("extends: base.yaml\n", encoding="utf-8")
    at_work = bench()
    at_work.look()
    (here / "small.yaml").write_text("extends: [base.yaml\n", encoding="utf-8")
    capsys.readouterr()
    at_work.look()
    assert capsys.readouterr().err.startswith("changed: small.yaml\n")
    (here / "small.yaml").write_text("extends: base.yaml\n", encoding="utf-8")
    at_work.look()
    replace(here / "base.yaml", "A Convention", "A Treaty")
    assert at_work.look()
    assert "A Treaty" in page()


def test_a_template_is_written_with_though_the_words_are_the_same(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(pipeline.templates_folder(), here / "templates")
    for module in (pipeline, watching, sys.modules["drafter.cli.documents"]):
        monkeypatch.setattr(module, "templates_folder", lambda: here / "templates")
    at_work = bench()
    at_work.look()
    with (here / "templates/css/screen.css").open("a", encoding="utf-8") as css:
        css.write("\nmain{outline-width:7px}\n")
    assert at_work.look()
    assert "outline-width:7px" in page()
    replace(here / "templates/styles/un.yaml", "title: United Nations", "title: United")
    assert at_work.look()


def test_a_fault_of_ours_does_not_end_the_watch(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at_work = bench()
    at_work.look()
    with monkeypatch.context() as patched:
        patched.setattr(watching, "draft_from", lambda *_: 1 / 0)
        replace(here / "small.yaml", "A Convention", "A Treaty")
        assert at_work.look()
    assert "this is a fault of ours, not of your files: ZeroDivisionError" in capsys.readouterr().err
    replace(here / "small.yaml", "A Treaty", "A Protocol")
    assert at_work.look()
    assert "A Protocol" in page()


def test_an_interrupt_ends_it_well(here: Path) -> None:
    seen = []

    def waking(at_work: Bench) -> Iterator[object]:
        seen.append(at_work)
        yield None
        raise KeyboardInterrupt

    request = BuildRequest(("small.yaml",), ("html",), Path("output"), "", (), ())
    assert run_watch(request, waking) == 0
    assert len(seen) == 1
    assert "A Convention" in page()


def test_the_folders_of_a_profile_its_base_its_emblem_and_its_pack_are_watched(here: Path) -> None:
    for folder in ("bases", "pictures", "pack/later"):
        (here / folder).mkdir()
    (here / "bases/base.yaml").write_text(SMALL, encoding="utf-8")
    emblem = "{file: pictures/arms.png, description: Arms}"
    (here / "small.yaml").write_text(f"extends: bases/base.yaml\nstyle: {{emblem: {emblem}}}\n", encoding="utf-8")
    sources = bench().sources()
    assert {here, here / "bases", here / "pictures", here / "pack/general", here / "pack/later"} <= sources.folders()
    assert here / "bases/base.yaml" in set(sources.files())


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_a_real_watch_sees_a_real_save(here: Path) -> None:
    # A shell tells what it starts in the background to ignore interrupts, and the tests may have been started so.
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    program = f"{heeding}; from drafter.cli.app import run; run()"
    command = [sys.executable, "-c", program, "build", "small.yaml", "-f", "html", "--pack", "pack", "--watch"]
    with (here / "said").open("wb") as said:
        process = subprocess.Popen(command, cwd=here, stderr=said)
    try:
        until(lambda: "Watching" in (here / "said").read_text(encoding="utf-8"))
        for title in ("A Treaty", "A Protocol"):
            (here / "next.yaml").write_text(SMALL.replace("A Convention", title), encoding="utf-8")
            (here / "next.yaml").replace("small.yaml")  # as many editors save
            until(lambda wanted=title: wanted in page())
        (here / "pack/secrecy").mkdir()
        (here / "pack/secrecy/duty.yaml").write_text("heading: Duty\n", encoding="utf-8")
        until(lambda: "the clause 'secrecy.duty' has no 'summary'" in (here / "said").read_text(encoding="utf-8"))
        (here / "pack/secrecy/duty.yaml").write_text("heading: Duty\nsummary: It binds.\n", encoding="utf-8")
        until(lambda: (here / "said").read_text(encoding="utf-8").count("changed: pack/secrecy/duty.yaml") == 2)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()


def until(happened: Callable[[], bool]) -> None:
    """Waits for something to happen, for as long as a slow machine may need."""
    last = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < last
        time.sleep(0.05)
