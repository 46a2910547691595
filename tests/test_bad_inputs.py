"""Wrong inputs beside the exact messages expected of them.

``tests/bad/house`` is a small sound library with one profile. Against it stand ``bad/profiles/NAME.yaml`` and
``bad/packs/NAME/`` (a clause pack, with a profile ``NAME.yaml`` beside it where the fault shows only in a draft);
beside each, ``NAME.expected`` is what ``drafter check`` writes to standard error. The first line of an input may give
more of the command: ``# drafter check --set a.b=c``.

After a change of wording run ``pytest tests/test_bad_inputs.py --accept-messages`` and read every message that changed
as its reader would: what is wrong in my file, where, and what do I write instead?
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drafter import pipeline
from drafter.cli.app import app
from drafter.diagnostics import CODES
from drafter.library.load import Shelf
from drafter.lint.rules import BY_CODE

BAD = Path(__file__).parent / "bad"
HOUSE = BAD / "house"
CASES = sorted(
    [f"profiles/{path.stem}" for path in BAD.glob("profiles/*.yaml")]
    + [f"packs/{path.name}" for path in BAD.glob("packs/*") if path.is_dir()]
)

OF_WRITING = {"not-rendered", "cannot-write", "missing-system-library"}
"""Codes that reading and assembly never give."""
OF_BUILT_FILES = {"unplaced", "not-a-word-file", "no-recipe", "damaged-recipe", "newer-recipe"}
"""Codes for built files that are read back (tests/readers)."""
TESTED_ELSEWHERE = {"file-unreadable"}
"""Files that cannot lie in a repository as they are: too large, not UTF-8 (tests/library/test_yaml_reading.py)."""


@pytest.fixture
def in_house(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafter with the small library in place of the shipped one, started in ``tests/bad``."""
    monkeypatch.chdir(BAD)
    monkeypatch.setattr(pipeline, "profile_folders", lambda: (HOUSE / "profiles",))
    monkeypatch.setattr(
        pipeline, "shelves", lambda packs=(): (Shelf(HOUSE / "clauses", "clauses"), *(Shelf(p, str(p)) for p in packs))
    )


def command_of(case: str) -> list[str]:
    """The command line for a case."""
    if case.startswith("packs/"):
        profile = Path(f"{case}.yaml")
        own = [str(profile)] if profile.exists() else ["--library"]
        return ["check", "--all", "--pack", case, *own, *more_of(profile)]
    profile = Path(f"{case}.yaml")
    return ["check", "--all", str(profile), *more_of(profile)]


def more_of(profile: Path) -> list[str]:
    """The rest of the command, from the first line of a profile."""
    first = profile.read_text(encoding="utf-8").split("\n")[0] if profile.exists() else ""
    command = re.fullmatch(r"# drafter check (.*)", first)
    return shlex.split(command[1]) if command else []


def messages() -> Iterator[str]:
    for path in sorted(BAD.glob("*/*.expected")):
        yield path.read_text(encoding="utf-8")


@pytest.mark.usefixtures("in_house")
class TestWrongInputs:
    @pytest.mark.parametrize("case", CASES)
    def test_each_is_told_exactly_so(self, case: str, request: pytest.FixtureRequest) -> None:
        result = CliRunner().invoke(app, command_of(case))
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert result.stderr == ""
        assert result.exit_code == (1 if "error: " in result.stdout else 0)
        expected = BAD / f"{case}.expected"
        if request.config.getoption("--accept-messages"):
            expected.write_text(result.stdout, encoding="utf-8")
        assert result.stdout == expected.read_text(encoding="utf-8")

    def test_the_house_itself_is_sound(self) -> None:
        result = CliRunner().invoke(app, ["check", "--all", "model-notice", "--library", "--strict"])
        assert (result.exit_code, result.stdout) == (0, "9 clauses and model-notice: 0 errors, 0 warnings, 0 info\n")

    def test_a_profile_that_is_not_there_is_told_with_the_nearest_name(self) -> None:
        result = CliRunner().invoke(app, ["check", "--all", "modle-notice"])
        assert result.exit_code == 1
        assert result.stdout == (
            "error: there is no profile 'modle-notice' [unknown-profile]\n"
            "  hint: did you mean 'model-notice'?\n"
            "9 clauses and modle-notice: 1 error, 0 warnings, 0 info\n"
        )

    def test_a_bare_name_beside_which_a_file_lies_is_told_to_be_written_with_its_ending(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(BAD / "profiles")
        result = CliRunner().invoke(app, ["check", "--all", "ten-faults"])
        assert "  hint: write 'ten-faults.yaml' for the file\n" in result.stdout

    def test_json_gives_the_same_findings(self) -> None:
        as_json = json.loads(
            CliRunner().invoke(app, ["check", "--all", "profiles/ten-faults.yaml", "--format", "json"]).stdout
        )
        as_text = (BAD / "profiles" / "ten-faults.expected").read_text(encoding="utf-8")
        for found in as_json:
            place = f"{found['place']['file']}:{found['place']['line']}:{found['place']['column']}"
            head = f"{place}: {found['severity']}: {found['message']} [{found['code']}]\n"
            assert head in as_text
            assert f"  hint: {found['hint']}\n" in as_text
        assert len(as_json) == 10


@pytest.mark.usefixtures("in_house")
class TestAProfileWithTenFaults:
    """Ten faults of ten kinds: all are told in one run, and nothing is written."""

    FAULTS = (
        "there is no house style 'unn'",
        "the profile has no key 'titel'",
        "'kind' cannot be 'pact'",
        "'potential' must be a whole number, not 'many'",
        "a profile has no fact 'plaice'",
        "there is no clause or group 'notice.dutty'",
        "'final.entry.ratifications': it must be at most 120",
        "'final.entry' has no choice, passage or parameter 'seats'",
        "'final.entry.period': it must be a time such as '72 hours' or '5 years', not 'some time'",
        "'cyber-security' has no variant 'informaton'",
    )

    def test_build_tells_all_ten_and_writes_nothing(self, tmp_path: Path) -> None:
        folder = tmp_path / "output"
        result = CliRunner().invoke(app, ["build", "profiles/ten-faults.yaml", "-f", "docx,html,md", "-o", str(folder)])
        told = [line for line in result.stderr.splitlines() if re.match(r"\S+:\d+:\d+: error: ", line)]
        assert len(told) == 10
        for fault in self.FAULTS:
            assert sum(f" error: {fault} [" in line for line in told) == 1, fault
        assert result.exit_code == 1
        assert result.stderr.endswith("Nothing was written.\n")
        assert not folder.exists()

    def test_a_sound_profile_beside_it_is_not_written_either(self, tmp_path: Path) -> None:
        folder = tmp_path / "output"
        result = CliRunner().invoke(
            app, ["build", "model-notice", "profiles/ten-faults.yaml", "-f", "docx", "-o", str(folder)]
        )
        assert result.exit_code == 1
        assert not folder.exists()


def test_no_expected_message_is_left_without_its_input() -> None:
    assert sorted(f"{p.parent.name}/{p.stem}" for p in BAD.glob("*/*.expected")) == CASES


def test_every_code_that_reading_and_assembly_give_is_shown() -> None:
    given = {code for text in messages() for code in re.findall(r"^\S.* \[([\w-]+)\]$", text, re.MULTILINE)}
    given -= set(BY_CODE)  # the rules of drafting are tested one by one (tests/lint)
    assert given | OF_WRITING | OF_BUILT_FILES | TESTED_ELSEWHERE == set(CODES)
    assert not given & OF_WRITING


def test_every_error_has_a_place_or_a_hint() -> None:
    for text in messages():
        for finding in re.split(r"^(?=\S)", text, flags=re.MULTILINE):
            if re.search(r"\berror: ", finding):
                assert re.match(r"\S+:\d+:\d+: |--set: ", finding) or "  hint: " in finding, finding
