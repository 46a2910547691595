"""``drafter check``: forms of output, what is shown and what is counted, rules explained, texts checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drafter.cli.app import app
from drafter.diagnostics import CODES
from drafter.lint.rules import RULES

PROFILE = """extends: framework-convention
title: Convention on Small Things
"""
TREATY = """Convention on Small Things

Article 1
Duty

State Parties shall consult under article 7.

Article 2
Entry into force

This Convention shall enter into force upon signature.
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "treaty.txt").write_text(TREATY, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["check", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.usefixtures("here")
class TestAText:
    def test_its_findings_have_their_lines(self) -> None:
        code, told, _ = run("treaty.txt")
        assert code == 1
        assert "treaty.txt:6:1: error: " in told
        assert "[N-7]" in told
        assert (
            "treaty.txt:6:35: error: 'article 7': there is no such article in the text [reference-dangling]\n" in told
        )
        assert "  in: treaty.txt: article 1\n" in told
        assert told.splitlines()[-1].startswith("treaty.txt: ")

    def test_the_house_style_is_named_or_wrong(self) -> None:
        assert run("treaty.txt", "--style", "coe")[0] == 1
        code, _, told = run("treaty.txt", "--style", "uno")
        assert (code, "there is no house style 'uno'" in told) == (2, True)
        code, _, told = run("model-convention", "--style", "un")
        assert (code, "--style goes with a text" in told) == (2, True)

    def test_one_that_is_not_there(self) -> None:
        code, told, _ = run("other.txt")
        assert code == 1
        assert told.startswith(
            "error: cannot read other.txt: no such file or directory [file-unreadable]\n"
            "  hint: name a treaty in plain text (.txt), or Markdown that Drafter built (.md)\n"
        )

    def test_one_in_which_there_is_nothing_to_ask_of_is_told_so(self, here: Path) -> None:
        (here / "empty.txt").write_text(" \n\n", encoding="utf-8")
        code, told, _ = run("empty.txt")
        assert (code, "empty.txt is empty [file-unreadable]" in told) == (1, True)
        (here / "prose.txt").write_text("A paper on treaties.\n", encoding="utf-8")
        code, told, _ = run("prose.txt")
        assert (code, "prose.txt:1:1: warning: no article was recognized" in told) == (0, True)
        assert "no article" not in run("treaty.txt")[1]

    def test_it_is_checked_beside_a_profile(self) -> None:
        told = run("framework-convention", "treaty.txt")[1]
        assert " clauses and framework-convention, treaty.txt: " in told.splitlines()[-1]


class TestWhatIsShown:
    def test_what_is_for_information_is_counted_and_shown_when_asked_for(self) -> None:
        _, short, _ = run("framework-convention")
        assert "info: " not in short
        assert "(not shown without --all: " in short.splitlines()[-1]
        _, long, _ = run("framework-convention", "--all")
        assert "info: " in long
        assert "not shown" not in long

    def test_what_is_allowed_is_shown_with_its_reason(self, here: Path) -> None:
        allow = "allow:\n  - {rule: term-used-once, reason: Negotiators ask for this one.}\n"
        (here / "mine.yaml").write_text(PROFILE + allow, encoding="utf-8")
        code, told, _ = run("mine.yaml")
        assert code == 0
        assert "[term-used-once]\n" in told
        assert "  allowed: Negotiators ask for this one.\n" in told

    def test_what_the_extended_profile_allows_is_allowed_here(self, here: Path) -> None:
        allow = "allow:\n  - {rule: term-used-once, reason: Negotiators ask for this one.}\n"
        (here / "base.yaml").write_text(PROFILE + allow, encoding="utf-8")
        own = "extends: base.yaml\ntitle: Other\nallow:\n  - {rule: N-25, reason: These are bargains.}\n"
        (here / "mine.yaml").write_text(own, encoding="utf-8")
        told = run("mine.yaml")[1]
        assert "  allowed: Negotiators ask for this one.\n" in told
        assert "  allowed: These are bargains.\n" in told

    def test_one_that_nothing_needs_is_told_of_the_profile_as_it_stands_and_of_no_variant(self, here: Path) -> None:
        allow = "allow:\n  - {rule: reference-to-self, reason: It may come to that.}\n"
        (here / "mine.yaml").write_text(PROFILE + allow, encoding="utf-8")
        idle = "warning: the draft has no finding of reference-to-self that this allows [unused-allowance]"
        assert idle in run("mine.yaml")[1]
        assert idle in run("mine.yaml", "--face", "clean")[1]
        assert idle not in run("mine.yaml", "--face", "options")[1]
        assert idle not in run("mine.yaml", "--set", "final.withdrawal.months=18")[1]


class TestOutputs:
    def test_sarif_names_every_rule_and_every_finding(self, here: Path) -> None:
        code, printed, _ = run("treaty.txt", "--format", "sarif")
        log = json.loads(printed)
        assert (code, log["version"], len(log["runs"])) == (1, "2.1.0", 1)
        driver, results = log["runs"][0]["tool"]["driver"], log["runs"][0]["results"]
        ids = [descriptor["id"] for descriptor in driver["rules"]]
        assert set(ids) == {rule.code for rule in RULES} | set(CODES)
        plural = next(result for result in results if result["ruleId"] == "N-7")
        assert (ids[plural["ruleIndex"]], plural["level"]) == ("N-7", "error")
        physical = plural["locations"][0]["physicalLocation"]
        assert physical["artifactLocation"] == {"uri": "treaty.txt"}
        assert physical["region"] == {"startLine": 6, "startColumn": 1, "endColumn": 14}
        assert plural["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "treaty.txt: article 1"}]
        assert all(result["suppressions"] == [] for result in results)

    def test_sarif_gives_a_file_elsewhere_as_a_file_uri(
        self, here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir(tmp_path / "elsewhere")
        (here / "a treaty.txt").write_text((here / "treaty.txt").read_text(encoding="utf-8"), encoding="utf-8")
        log = json.loads(run(str(here / "a treaty.txt"), "--format", "sarif")[1])
        physical = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
        assert physical["artifactLocation"] == {"uri": (here / "a treaty.txt").as_uri()}

    def test_sarif_keeps_what_is_allowed_with_its_reason(self, here: Path) -> None:
        allow = "allow:\n  - {rule: term-used-once, reason: Negotiators ask for this one.}\n"
        (here / "mine.yaml").write_text(PROFILE + allow, encoding="utf-8")
        results = json.loads(run("mine.yaml", "--format", "sarif")[1])["runs"][0]["results"]
        kept = [result["suppressions"] for result in results if result["ruleId"] == "term-used-once"]
        assert kept
        assert all(k == [{"kind": "inSource", "justification": "Negotiators ask for this one."}] for k in kept)

    def test_json_tells_the_place_in_the_text_too(self, here: Path) -> None:
        rows = json.loads(run("treaty.txt", "--format", "json")[1])
        plural = next(row for row in rows if row["code"] == "N-7")
        assert (plural["where"], plural["allowed"]) == ("treaty.txt: article 1", None)
        assert plural["place"] == {"file": "treaty.txt", "line": 6, "column": 1, "length": 13}

    def test_another_format_is_wrong_usage(self) -> None:
        assert run("--format", "xml")[0] == 2


class TestExplaining:
    def test_a_rule_is_told_whole(self) -> None:
        code, printed, _ = run("--explain", "n-7")
        assert code == 0
        for part in (
            "N-7: Plural of State Party",
            "Why: ",
            "Source: ",
            "un (error)",
            "What to do: ",
            "{rule: N-7, reason:",
        ):
            assert part in printed

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
    def test_each_rule_has_all_that_is_told(self, rule) -> None:  # type: ignore[no-untyped-def]
        code, printed, _ = run("--explain", rule.code)
        assert code == 0
        assert printed.startswith(f"{rule.code}: {rule.title}\n")
        assert all((rule.says, rule.reason, rule.source, rule.hint))
        assert rule.says.endswith(".")
        assert not rule.hint.endswith(".")

    def test_all_of_them_are_listed(self) -> None:
        printed = run("--explain", "rules")[1]
        assert [line.split()[0] for line in printed.splitlines()] == [rule.code for rule in RULES]

    def test_a_rule_there_is_not_is_told_with_the_nearest(self) -> None:
        code, _, told = run("--explain", "term-unusd")
        assert (code, told) == (2, "drafter: there is no code 'term-unusd'; did you mean 'term-unused'?\n")
