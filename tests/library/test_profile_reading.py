"""A profile laid on what it extends, with ``--set`` over both."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.diagnostics import COMMAND_LINE, Findings, SourceSpan
from drafter.library.load import load_profile, profile_names
from drafter.model.profile import Located, Profile

BASE = """\
title: Base
kind: convention
parties: {one: State Party, several: States Parties, potential: 193}
facts: {depositary: the Secretary-General, place: Geneva}
parts:
  - heading: One
    select: [general, notice.duty]
settings:
  notice.duty: {hours: 24, timing: prompt}
  final.entry: {ratifications: 30}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "shipped").mkdir()
    (tmp_path / "shipped" / "base.yaml").write_text(BASE, encoding="utf-8")
    return tmp_path


def read(folder: Path, text: str, *settings: str) -> Profile:
    """The profile a text makes, which has no fault."""
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    findings = Findings()
    profile = load_profile(str(path), (folder / "shipped",), findings, settings)
    assert findings.items == []
    assert profile is not None
    return profile


def facts_of(profile: Profile) -> dict[str, object]:
    return {name: fact.value for name, fact in profile.facts.items()}


def settings_of(profile: Profile) -> dict[str, dict[str, object]]:
    return {clause: {n: v.value for n, v in values.items()} for clause, values in profile.settings.items()}


class TestExtending:
    def test_what_is_not_said_is_as_in_the_other(self, folder: Path) -> None:
        profile = read(folder, "extends: base\ntitle: Own\n")
        assert (profile.title, profile.kind, profile.potential_parties) == ("Own", "convention", 193)
        assert [entry.value for entry in profile.parts[0].select] == ["general", "notice.duty"]

    def test_named_values_are_laid_over_one_by_one(self, folder: Path) -> None:
        profile = read(folder, "extends: base\nfacts: {place: Vienna}\nsettings:\n  notice.duty: {hours: 48}\n")
        assert facts_of(profile) == {"depositary": "the Secretary-General", "place": "Vienna"}
        assert settings_of(profile) == {
            "notice.duty": {"hours": "48", "timing": "prompt"},
            "final.entry": {"ratifications": "30"},
        }

    def test_parts_are_replaced_as_a_whole(self, folder: Path) -> None:
        profile = read(folder, "extends: base\nparts:\n  - {heading: Two, select: [final]}\n")
        assert [part.heading for part in profile.parts] == ["Two"]

    def test_a_profile_may_extend_a_profile_that_extends_another(self, folder: Path) -> None:
        (folder / "middle.yaml").write_text("extends: base\nfacts: {place: Vienna}\n", encoding="utf-8")
        profile = read(folder, "extends: middle.yaml\ntitle: Own\n")
        assert (profile.title, facts_of(profile)["place"], profile.kind) == ("Own", "Vienna", "convention")

    def test_a_path_is_read_from_the_folder_of_the_file_it_stands_in(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (folder / "treaties").mkdir()
        (folder / "treaties" / "near.yaml").write_text("extends: base\ntitle: Near\n", encoding="utf-8")
        (folder / "near.yaml").write_text("extends: base\ntitle: Here\n", encoding="utf-8")
        monkeypatch.chdir(folder)
        (folder / "treaties" / "own.yaml").write_text("extends: near.yaml\n", encoding="utf-8")
        findings = Findings()
        profile = load_profile("treaties/own.yaml", (folder / "shipped",), findings)
        assert profile is not None
        assert profile.title == "Near"

    def test_a_fault_in_the_other_file_is_placed_there(self, folder: Path) -> None:
        (folder / "middle.yaml").write_text("extends: base\nkind: pact\n", encoding="utf-8")
        (folder / "own.yaml").write_text("extends: middle.yaml\ntitel: Own\n", encoding="utf-8")
        findings = Findings()
        load_profile(str(folder / "own.yaml"), (folder / "shipped",), findings)
        assert {(d.code, Path(d.span.file).name, d.span.line) for d in findings.items if d.span} == {
            ("unknown-key", "own.yaml", 2),
            ("wrong-value", "middle.yaml", 2),
        }

    def test_where_the_other_is_not_found_nothing_is_said_of_keys_it_may_have(self, folder: Path) -> None:
        (folder / "own.yaml").write_text("extends: bases\nsubject: [a]\n", encoding="utf-8")
        findings = Findings()
        assert load_profile(str(folder / "own.yaml"), (folder / "shipped",), findings) is None
        assert [d.code for d in findings.items] == ["unknown-profile", "wrong-shape"]

    def test_a_long_chain_is_refused(self, folder: Path) -> None:
        for number in range(12):
            (folder / f"p{number}.yaml").write_text(f"extends: p{number + 1}.yaml\n", encoding="utf-8")
        findings = Findings()
        assert load_profile(str(folder / "p0.yaml"), (folder / "shipped",), findings) is None
        (found,) = findings.items
        assert (found.code, found.message) == ("extends-cycle", "profiles extend one another through more than 8 steps")

    def test_a_file_may_have_the_shown_name_of_the_shipped_one_that_it_extends(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (folder / "profiles").mkdir()
        (folder / "profiles" / "base.yaml").write_text("extends: base\ntitle: Own\nsubject: [a]\n", encoding="utf-8")
        (folder / "shipped" / "root.yaml").write_text(BASE, encoding="utf-8")
        (folder / "shipped" / "base.yaml").write_text("extends: root\nkeywords: {a: b}\n", encoding="utf-8")
        monkeypatch.chdir(folder)
        findings = Findings()
        profile = load_profile("profiles/base.yaml", (folder / "shipped",), findings)
        assert profile is not None
        assert (profile.title, profile.kind) == ("Own", "convention")
        assert [(d.span.file, d.span.path) for d in findings.items if d.span] == [
            ("profiles/base.yaml", Path("profiles/base.yaml")),
            ("profiles/base.yaml", folder / "shipped" / "base.yaml"),
        ]

    def test_a_file_extends_itself_by_whatever_path_it_is_named(self, folder: Path) -> None:
        (folder / "own.yaml").write_text("extends: ./shipped/../link.yaml\n", encoding="utf-8")
        (folder / "link.yaml").symlink_to(folder / "own.yaml")
        findings = Findings()
        assert load_profile(str(folder / "own.yaml"), (folder / "shipped",), findings) is None
        assert [d.code for d in findings.items] == ["extends-cycle"]

    def test_shipped_names_are_those_of_the_folder(self, folder: Path) -> None:
        assert profile_names((folder / "shipped",)) == ("base",)


class TestSetting:
    def test_a_setting_goes_over_the_profile(self, folder: Path) -> None:
        profile = read(folder, "extends: base\n", "notice.duty.hours=72", "final.entry.period=3 months")
        assert settings_of(profile) == {
            "notice.duty": {"hours": "72", "timing": "prompt"},
            "final.entry": {"ratifications": "30", "period": "3 months"},
        }

    def test_the_later_setting_wins(self, folder: Path) -> None:
        profile = read(folder, "extends: base\n", "notice.duty.hours=72", "notice.duty.hours=12")
        assert settings_of(profile)["notice.duty"]["hours"] == "12"

    def test_facts_terms_and_keys_of_the_profile_can_be_set(self, folder: Path) -> None:
        profile = read(
            folder, "extends: base\n", "facts.place=The Hague", "terms.security=information", "title=A = B", "style=coe"
        )
        assert facts_of(profile)["place"] == "The Hague"
        assert profile.terms["security"].value == "information"
        assert (profile.title, profile.style.value) == ("A = B", "coe")

    def test_a_list_stands_in_square_brackets(self, folder: Path) -> None:
        profile = read(folder, "extends: base\n", "facts.languages=[English,  French]", "drop=[general, final.entry]")
        assert facts_of(profile)["languages"] == ("English", "French")
        assert [entry.value for entry in profile.drop] == ["general", "final.entry"]

    @pytest.mark.parametrize("nothing", ["", '""'])
    def test_what_a_profile_lays_over_its_style_can_be_taken_away(self, folder: Path, nothing: str) -> None:
        text = "extends: base\nauthor: Treaty Section\nstyle: {watermark: DRAFT}\n"
        profile = read(folder, text, f"style.watermark={nothing}", f"author={nothing}")
        assert (profile.layout.watermark, profile.author) == ("", "")
        assert read(folder, text).layout.watermark == "DRAFT"

    def test_its_place_is_the_command_line(self, folder: Path) -> None:
        profile = read(folder, "extends: base\n", "notice.duty.hours=72")
        assert profile.settings["notice.duty"]["hours"] == Located(
            "72", SourceSpan(f"{COMMAND_LINE} notice.duty.hours=72", 1, 13, 8)
        )

    @pytest.mark.parametrize(
        "value",
        ["{{ 7*7 }}", "{ref x.y}", "*x*", "a=b", "\\", "# not a comment", "- item", "key: value", "!!tag", "&a", "é"],
    )
    def test_its_value_is_never_read_as_yaml_or_notation(self, folder: Path, value: str) -> None:
        profile = read(folder, "extends: base\n", f"notice.register.keeper={value}")
        assert settings_of(profile)["notice.register"]["keeper"] == value

    @pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\udcff", "\ufffe"])
    @pytest.mark.parametrize("target", ["title", "notice.duty.hours", "facts.place", "terms.a", "style"])
    def test_a_character_no_text_may_hold_is_refused(self, folder: Path, target: str, character: str) -> None:
        (folder / "own.yaml").write_text("extends: base\n", encoding="utf-8")
        findings = Findings()
        profile = load_profile(str(folder / "own.yaml"), (folder / "shipped",), findings, [f"{target}=a{character}b"])
        (found,) = findings.items
        assert found.code == "bad-setting"
        assert found.message == f"'{target}=a\N{REPLACEMENT CHARACTER}b' holds a character no text may hold"
        assert found.span is not None
        assert found.span.file.encode("utf-8")
        assert profile is not None
        assert profile.title == "Base"


class TestFacts:
    @pytest.mark.parametrize(
        ("typed", "value"),
        [
            ("date: open", "open"),
            ("date: 2026-12-31", "2026-12-31"),
            ("date: the first of May", "the first of May"),
            ("date: 31 December 2026", "31 December 2026"),
            ("date: 31 December 2026 (2026-12-31)", "31 December 2026 (2026-12-31)"),
            ("place: The  Hague", "The Hague"),
            ("languages: open", "open"),
            ("languages: English", ("English",)),
            ("languages: [English, French]", ("English", "French")),
            ("depositary: [the One, the Other]", ("the One", "the Other")),
        ],
    )
    def test_what_may_be_said(self, folder: Path, typed: str, value: object) -> None:
        name = typed.split(":", maxsplit=1)[0]
        assert facts_of(read(folder, f"extends: base\nfacts:\n  {typed}\n"))[name] == value

    @pytest.mark.parametrize(
        ("typed", "why"),
        [
            ("date: 2026-99-99", "it must be a date written 2026-12-31, not '2026-99-99'"),
            ("date: 2026-2-3", "it must be a date written 2026-12-31, not '2026-2-3'"),
            ("date: on 2026-02-30", "it must be a date written 2026-12-31, not '2026-02-30'"),
            ("date: [2026, 12]", "it must be a single value, not a list"),
            ("place: [Geneva, Vienna]", "it must be a single value, not a list"),
            ("place: ''", "it must not be empty"),
            ("languages: []", "it must be a list with at least one item"),
        ],
    )
    def test_what_may_not(self, folder: Path, typed: str, why: str) -> None:
        (folder / "own.yaml").write_text(f"extends: base\nfacts:\n  {typed}\n", encoding="utf-8")
        findings = Findings()
        load_profile(str(folder / "own.yaml"), (folder / "shipped",), findings)
        (found,) = findings.items
        name = typed.split(":", maxsplit=1)[0]
        assert (found.code, found.message) == ("wrong-value", f"'{name}': {why}")
        assert found.span is not None
        assert (found.span.line, found.span.column) == (3, len(name) + 5)

    def test_each_has_its_place(self, folder: Path) -> None:
        profile = read(folder, "extends: base\nfacts:\n  place: Vienna\n", "facts.date=open")
        assert profile.facts["place"].span == SourceSpan(str(folder / "own.yaml"), 3, 3, 13)
        assert profile.facts["date"].span == SourceSpan(f"{COMMAND_LINE} facts.date=open", 1, 7, 9)


class TestTheStyle:
    def test_it_has_its_place(self, folder: Path) -> None:
        own = read(folder, "extends: base\ntitle: Own\nstyle: coe\n")
        assert own.style == Located("coe", SourceSpan(str(folder / "own.yaml"), 3, 8, 3))
        over = read(folder, "extends: base\n", "style=coe")
        assert over.style == Located("coe", SourceSpan(f"{COMMAND_LINE} style=coe", 1, 7, 3))

    @pytest.mark.parametrize("typed", ["", "style: ''\n"])
    def test_where_none_is_named_it_is_the_usual_one(self, folder: Path, typed: str) -> None:
        assert read(folder, f"extends: base\n{typed}").style.value == "un"


class TestRecipe:
    def test_it_does_not_depend_on_the_order_of_keys_or_on_where_a_value_was_given(self, folder: Path) -> None:
        one = read(folder, "extends: base\ntitle: Own\nsettings:\n  notice.duty: {hours: 48}\n")
        two = read(folder, "settings:\n  notice.duty:\n    hours: '48'\ntitle: Own\nextends: base\n")
        three = read(folder, "extends: base\ntitle: Own\n", "notice.duty.hours=48")
        assert one.recipe == two.recipe == three.recipe

    def test_it_tells_different_profiles_apart(self, folder: Path) -> None:
        recipes = {
            read(folder, "extends: base\n", f"notice.duty.hours={n}").recipe for n in ("24", "25", '2"4', "2\\4")
        }
        assert len(recipes) == 4

    def test_it_is_a_profile_that_gives_itself_again(self, folder: Path) -> None:
        once = read(folder, "extends: base\n", 'title=A "quoted" \\ title', "facts.languages=[English, French]")
        again = read(folder, once.recipe)
        assert again.recipe == once.recipe
        assert (again.title, facts_of(again), settings_of(again)) == (once.title, facts_of(once), settings_of(once))
