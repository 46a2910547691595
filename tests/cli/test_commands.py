"""The commands as their user meets them: words, files, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drafter.cli.app import app

SMALL = """\
title: Small convention
kind: convention
style: un
parts:
  - heading: Due diligence
    select: [due-diligence.duty, due-diligence.standard]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(words))
    return result.exit_code, result.stdout, result.stderr


def drafter(*words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "drafter", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_build_writes_each_format_and_says_so(here: Path) -> None:
    (here / "small.yaml").write_text(SMALL, encoding="utf-8")
    code, _, said = run("build", "small.yaml", "-f", "docx,html,md", "-o", "drafts")
    assert code == 0, said
    assert sorted(p.name for p in (here / "drafts").iterdir()) == ["small.docx", "small.html", "small.md"]
    for name in ("small.docx", "small.html", "small.md"):
        assert f"drafts/{name}" in said
    assert (here / "drafts" / "small.docx").read_bytes()[:2] == b"PK"


def test_build_of_a_pdf_tells_its_pages(here: Path) -> None:
    (here / "small.yaml").write_text(SMALL, encoding="utf-8")
    code, _, said = run("build", "small.yaml", "-f", "pdf")
    assert code == 0, said
    assert (here / "output" / "small.pdf").read_bytes().startswith(b"%PDF-")
    assert " pages" in said


def test_nothing_is_written_where_one_of_two_profiles_is_at_fault(here: Path) -> None:
    (here / "small.yaml").write_text(SMALL, encoding="utf-8")
    (here / "wrong.yaml").write_text(SMALL.replace("standard]", "standrd]"), encoding="utf-8")
    code, _, said = run("build", "small.yaml", "wrong.yaml", "-f", "md")
    assert code == 1
    assert "wrong.yaml:6:34: error: there is no clause or group 'due-diligence.standrd' [unknown-clause]" in said
    assert "did you mean 'due-diligence.standard'?" in said
    assert "Nothing was written." in said
    assert not (here / "output").exists()


def test_a_file_in_the_way_of_the_folder_is_a_diagnostic(here: Path) -> None:
    (here / "small.yaml").write_text(SMALL, encoding="utf-8")
    (here / "taken").write_text("a file", encoding="utf-8")
    code, _, said = run("build", "small.yaml", "-f", "md", "-o", "taken")
    assert code == 1
    assert "[cannot-write]" in said
    assert (here / "taken").read_text(encoding="utf-8") == "a file"


def test_an_old_file_survives_a_failing_build(here: Path) -> None:
    (here / "small.yaml").write_text(SMALL, encoding="utf-8")
    assert run("build", "small.yaml", "-f", "md")[0] == 0
    before = (here / "output" / "small.md").read_bytes()
    (here / "small.yaml").write_text(SMALL + "title: Twice\n", encoding="utf-8")
    assert run("build", "small.yaml", "-f", "md")[0] == 1
    assert (here / "output" / "small.md").read_bytes() == before
    assert [p.name for p in (here / "output").iterdir()] == ["small.md"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build", "-f", "docs"), "there is no format 'docs'; did you mean 'docx'?"),
        (("build", "-f", ""), "there is no format ''"),
        (("build", "--face", "cleen"), "there is no face 'cleen'"),
        (("list", "clawses"), "there are no 'clawses' to list; did you mean 'clauses'?"),
        (("list", "clauses", "--status", "recalled"), "--status goes with authorities"),
        (("check", "--explain", "conflikt"), "there is no code 'conflikt'; did you mean 'conflict'?"),
        (("new", "My Treaty"), "'My Treaty' cannot name a profile"),
        (("show", "due-diligence.duty", "--format", "xml"), "there is no format 'xml'"),
        (("compare", "a", "b", "-f", "text"), "there is no format 'text'; formats are docx, pdf, html, md, akn"),
        (("compare", "a", "b", "--face", "cleen"), "there is no face 'cleen'"),
        (("compare", "a", "b", "--date", "31 May 2026"), "'31 May 2026' is no date; write it as 2026-05-31"),
        (("compare", "a", "b", "--author", " "), "--author names nobody; leave it out"),
    ],
)
def test_wrong_usage_exits_with_2_and_says_what_is_right(here: Path, words: tuple[str, ...], said: str) -> None:
    code, _, error = run(*words)
    assert code == 2
    assert said in error


def test_an_unknown_option_exits_with_2(here: Path) -> None:
    assert run("build", "--colour")[0] == 2


def test_a_profile_that_is_not_there_exits_with_1(here: Path) -> None:
    code, _, said = run("build", "model-convntion", "-f", "md")
    assert code == 1
    assert "there is no profile 'model-convntion'" in said
    assert "did you mean 'model-convention'?" in said
    assert run("check", "nowhere/at-all.yaml")[0] == 1


def test_our_own_fault_exits_with_3_and_shows_no_traceback(here: Path) -> None:
    script = (
        "import drafter.cli.build as b, sys\n"
        "def broken(*a, **k): raise RuntimeError('a bug')\n"
        "b.run_build = broken\n"
        "from drafter.cli.app import run\n"
        "sys.argv = ['drafter', 'build']\n"
        "run()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "this is a fault of ours" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_prints_json_with_the_same_fields(here: Path) -> None:
    (here / "wrong.yaml").write_text(SMALL.replace("kind: convention", "kind: treaty"), encoding="utf-8")
    code, printed, _ = run("check", "wrong.yaml", "--format", "json")
    rows = json.loads(printed)
    assert code == 1
    fault = next(row for row in rows if row["severity"] == "error")
    assert fault["code"] == "wrong-value"
    assert fault["place"] == {"file": "wrong.yaml", "line": 2, "column": 7, "length": 6}
    assert fault["message"] == "'kind' cannot be 'treaty'"


def test_strict_turns_warnings_into_a_failure(here: Path) -> None:
    pack = here / "pack" / "due-diligence"
    pack.mkdir(parents=True)
    (pack / "extra.yaml").write_text("heading: Extra\nsummary: S.\ntext: Words.\n", encoding="utf-8")
    assert run("check", "--library", "--pack", "pack")[0] == 0
    assert run("check", "--library", "--pack", "pack", "--strict")[0] == 1


@pytest.mark.parametrize("what", ["clauses", "profiles", "strategies", "terms", "authorities", "styles"])
def test_list_prints_every_kind_as_table_and_as_json(what: str) -> None:
    code, table, _ = run("list", what)
    rows = json.loads(run("list", what, "--format", "json")[1])
    assert code == 0
    assert rows
    assert all(str(row["id"]) in table for row in rows)


def test_list_of_recalled_pinpoints_names_the_clause_that_rests_on_them() -> None:
    rows = json.loads(run("list", "authorities", "--status", "recalled", "--format", "json")[1])
    assert any(row["id"] == "corfu-channel" and row["in"].startswith("due-diligence.") for row in rows)


def test_show_prints_alternatives_with_their_price() -> None:
    code, printed, _ = run("show", "due-diligence.knowledge")
    assert code == 0
    for words in ("standard=constructive", "standard=actual", "standard=notified", "Wanted by:", "Cost:", "Corfu"):
        assert words in printed


def test_show_of_an_unknown_id_hints_at_the_nearest() -> None:
    code, _, said = run("show", "due-diligence.knowlege")
    assert code == 1
    assert "did you mean 'due-diligence.knowledge'?" in said


def test_new_begins_a_profile_that_builds_and_never_overwrites(here: Path) -> None:
    assert run("new", "my-treaty")[0] == 0
    assert run("check", "my-treaty.yaml")[0] == 0
    (here / "my-treaty.yaml").write_text("mine", encoding="utf-8")
    assert run("new", "my-treaty")[0] == 1
    assert (here / "my-treaty.yaml").read_text(encoding="utf-8") == "mine"


def test_new_puts_the_schema_it_names_beside_the_file_and_leaves_one_that_is_there(here: Path) -> None:
    code, _, said = run("new", "my-treaty", "-o", "drafts")
    assert code == 0
    assert f"{Path('drafts/profile.schema.json')} is for your editor" in said
    first = (here / "drafts/my-treaty.yaml").read_text(encoding="utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=profile.schema.json"
    schema = here / "drafts/profile.schema.json"
    assert json.loads(schema.read_text(encoding="utf-8")) == json.loads(run("schema", "profile")[1])
    schema.write_text("{}", encoding="utf-8")
    assert "for your editor" not in run("new", "another", "-o", "drafts")[2]
    assert schema.read_text(encoding="utf-8") == "{}"


def test_a_schema_knows_the_clauses_of_a_pack_and_its_file_is_named_by_the_clause(here: Path) -> None:
    assert run("new", "secrecy.duty.of-care", "--clause", "-o", "pack")[0] == 0
    path = here / "pack/secrecy/duty/of-care.yaml"
    named = path.read_text(encoding="utf-8").split("\n")[0].partition("$schema=")[2]
    assert (path.parent / named).resolve() == (here / "pack/clause.schema.json").resolve()
    assert (here / "pack/clause.schema.json").exists()
    assert run("schema", "profile", "--pack", "pack", "-o", "profile.schema.json")[0] == 0
    schema = json.loads((here / "profile.schema.json").read_text(encoding="utf-8"))
    setting = schema["properties"]["settings"]["properties"]["secrecy.duty.of-care"]
    assert setting["properties"]["force"]["default"] == "refusal"
    assert "secrecy.duty.of-care" not in run("schema", "profile")[1]


def test_a_schema_of_a_faulty_pack_is_not_written(here: Path) -> None:
    (here / "pack/secrecy").mkdir(parents=True)
    (here / "pack/secrecy/duty.yaml").write_text("heading: Duty\n", encoding="utf-8")
    code, printed, said = run("schema", "clause", "--pack", "pack", "-o", "clause.schema.json")
    assert (code, printed) == (1, "")
    assert "has no 'summary'" in said
    assert not (here / "clause.schema.json").exists()
    assert run("schema", "clauses")[0] == 2
    assert run("schema", "profile", "-o", "pack")[0] == 1


def test_set_reaches_the_text_and_a_wrong_set_is_placed(here: Path) -> None:
    (here / "small.yaml").write_text(SMALL + "settings: {}\n", encoding="utf-8")
    words = ("build", "model-convention", "-f", "md", "--set", "final.entry-into-force.ratifications=sixty")
    code, _, said = run(*words)
    assert code == 1
    assert "--set: error: 'final.entry-into-force.ratifications': it must be a whole number" in said


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "sys.argv = ['drafter', '--help']\n"
        "from drafter.cli.app import run\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        "heavy = {'yaml', 'jinja2', 'docx', 'lxml', 'weasyprint', 'pydantic', 'rich'} & set(sys.modules)\n"
        "sys.stderr.write(','.join(sorted(heavy)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "Drafts model conventions" in done.stdout


@pytest.mark.parametrize("command", ["build", "check", "list", "show", "new", "compare", "schema"])
def test_every_command_has_help_with_an_example(command: str) -> None:
    code, printed, _ = run(command, "--help")
    assert code == 0
    assert "Example" in printed
    assert f"drafter {command}" in printed


def test_the_module_runs_as_a_program(here: Path) -> None:
    done = drafter("--version", folder=here)
    assert done.returncode == 0
    assert done.stdout.startswith("drafter ")


def test_new_begins_a_clause_that_can_be_used_as_it_stands(here: Path) -> None:
    assert run("new", "cooperation.answers", "--clause")[0] == 0
    assert run("check", "--library", "--pack", "my-clauses", "--strict")[0] == 0
    (here / "small.yaml").write_text(SMALL.replace("due-diligence.duty,", "cooperation.answers,"), encoding="utf-8")
    assert run("build", "small.yaml", "--library", "my-clauses", "-f", "md")[0] == 0
    assert "within 30 days of its receipt" in (here / "output" / "small.md").read_text(encoding="utf-8")
    assert run("new", "cooperation.answers", "--clause")[0] == 1
    assert run("new", "answers", "--clause")[0] == 2


def test_explain_tells_reasons_decisions_and_what_is_left_out(here: Path) -> None:
    code, told, _ = run("explain", "bilateral-agreement")
    assert code == 0
    assert "(due-diligence.knowledge)" in told
    assert "Not in the draft" in told
    code, told, _ = run("explain", "bilateral-agreement", "due-diligence.knowledge")
    assert "standard: notified (by the profile)" in told
    assert "or actual: " in told
    assert run("explain", "bilateral-agreement", "due-diligence.knowlege")[0] == 1


def test_explain_draws_the_rules(here: Path) -> None:
    assert run("explain", "bilateral-agreement", "--graph", "rules.svg")[0] == 0
    picture = (here / "rules.svg").read_text(encoding="utf-8")
    assert picture.startswith("<svg ")
    assert "due-diligence.requests-to-mitigate requires cooperation.points-of-contact" in picture
    assert run("explain", "bilateral-agreement", "--graph", "rules.bmp")[0] == 2


def test_every_row_of_the_paper_is_met_or_says_why_not() -> None:
    code, printed, said = run("coverage", "--format", "json")
    rows = json.loads(printed)
    assert code == 0, said
    assert len(rows) == 45
    assert all(row["not encoded, or slip"] for row in rows if row["clauses"] == "—")


def test_a_clause_of_a_new_group_brings_its_group(here: Path) -> None:
    assert run("new", "secrecy.duty", "--clause", "-o", "pack")[0] == 0
    assert run("new", "secrecy.exceptions", "--clause", "-o", "pack")[0] == 0
    assert run("check", "--library", "pack", "--strict")[0] == 0
    assert (here / "pack" / "groups.yaml").read_text(encoding="utf-8").count("id: secrecy") == 1


def test_two_profiles_of_one_name_are_not_written_over_one_another(here: Path) -> None:
    for folder in ("a", "b"):
        (here / folder).mkdir()
        (here / folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    code, _, said = run("build", "a/small.yaml", "b/small.yaml", "-f", "md")
    assert code == 2
    assert "two profiles would both be written as 'small'" in said
    assert not (here / "output").exists()


def test_a_folder_in_the_way_is_named_and_nothing_is_left_behind(here: Path) -> None:
    (here / "small.yaml").write_text(SMALL, encoding="utf-8")
    (here / "output" / "small.md").mkdir(parents=True)
    code, _, said = run("build", "small.yaml", "-f", "md")
    assert code == 1
    assert "cannot write output/small.md: a folder of that name is in the way" in said
    assert [p.name for p in (here / "output").iterdir()] == ["small.md"]


def test_the_commentary_is_written_beside_the_draft(here: Path) -> None:
    code, _, said = run("commentary", "bilateral-agreement", "-f", "md,docx")
    assert code == 0, said
    text = (here / "output" / "bilateral-agreement.commentary.md").read_text(encoding="utf-8")
    assert "What it does" in text
    assert "(taken)" in text
    assert "recalled, to be checked" in text


@pytest.mark.parametrize("drop", ["liability", "[liability]"])
def test_what_is_dropped_adds_to_what_the_extended_profile_drops(here: Path, drop: str) -> None:
    (here / "mine.yaml").write_text(f"extends: model-convention\ntitle: T\ndrop: {drop}\n", encoding="utf-8")
    assert run("check", "mine.yaml", "--strict")[0] == 0
    assert run("check", "model-convention", "--set", f"drop={drop}", "--strict")[0] == 0


def test_what_is_added_by_name_comes_back_though_its_group_is_dropped(here: Path) -> None:
    (here / "base.yaml").write_text("extends: model-convention\ntitle: T\ndrop: liability\n", encoding="utf-8")
    (here / "heir.yaml").write_text("extends: base.yaml\nadd: [liability.individuals]\n", encoding="utf-8")
    code, told, _ = run("explain", "heir.yaml")
    assert code == 0
    assert "(liability.individuals)" in told.split("Not in the draft")[0]


# --- compare ----------------------------------------------------------------------------------------------------------


def two_drafts(folder: Path) -> None:
    (folder / "new.yaml").write_text(SMALL, encoding="utf-8")
    longer = SMALL.replace(".standard", ".standard, cooperation.confidence-building")
    (folder / "old.yaml").write_text(longer, encoding="utf-8")


def test_compare_writes_a_redline_or_the_two_texts_side_by_side(here: Path) -> None:
    two_drafts(here)
    assert run("compare", "old.yaml", "new.yaml", "-f", "docx")[0] == 0
    code, _, said = run("compare", "old.yaml", "new.yaml", "-f", "html,docx", "--side-by-side", "--author", "Group A")
    assert code == 0, said
    stem = "old--new.side-by-side"
    written = sorted(p.name for p in (here / "output").iterdir())
    assert written == ["old--new.compare.docx", f"{stem}.docx", f"{stem}.html"]
    columns = (here / "output" / f"{stem}.html").read_text(encoding="utf-8")
    assert "two texts side by side" in columns
    assert "The changes are marked by Group A." in columns
    assert "<del>Article 4 Confidence-building measures</del>" in columns


@pytest.mark.parametrize("how", [(), ("--side-by-side",)])
def test_compare_says_where_two_texts_do_not_differ(here: Path, how: tuple[str, ...]) -> None:
    two_drafts(here)
    code, _, said = run("compare", "old.yaml", "old.yaml", "-f", "docx", *how)
    assert code == 0
    assert "The two texts do not differ in any word." in said
    assert "do not differ" not in run("compare", "old.yaml", "new.yaml", "-f", "docx", *how)[2]
