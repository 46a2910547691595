"""Names that name nothing: told at their place, a bounded number of them, for a bounded price."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.diagnostics import Diagnostic, Findings, SourceSpan, did_you_mean
from drafter.library import files, locate
from drafter.library.load import Shelf, load_library

CLAUSE = "heading: A\nsummary: A.\ntext: |\n  #. {0}\nauthorities: [{{source: vclt, status: recalled}}]\n"
VERY_MANY = CLAUSE.format(" ".join(f"{{term no{n}}}" for n in range(50)))


def faults(folder: Path, **clauses: str) -> list[Diagnostic]:
    (folder / "notice").mkdir()
    (folder / "groups.yaml").write_text("- {id: notice, heading: Notice, kind: frame}\n", encoding="utf-8")
    (folder / "authorities.yaml").write_text(
        "vclt: {type: treaty, weight: treaty, title: The Treaty on Treaties, status: recalled}\n", encoding="utf-8"
    )
    for name, text in clauses.items():
        (folder / "notice" / f"{name}.yaml").write_text(text, encoding="utf-8")
    findings = Findings()
    load_library([Shelf(folder, "pack")], findings)
    return findings.items


class TestVeryManyInAClause:
    def test_twenty_are_told_and_the_others_counted(self, tmp_path: Path) -> None:
        found = faults(tmp_path, mine=VERY_MANY)
        assert [d.code for d in found] == ["unknown-term"] * 20 + ["unknown-name"]
        assert found[-1].message == "and 30 names more in 'notice.mine' that name nothing, not shown"

    def test_each_clause_counts_for_itself(self, tmp_path: Path) -> None:
        found = faults(tmp_path, mine=VERY_MANY, other=CLAUSE.format("{term nothing}"))
        assert [d.span.file for d in found if d.span][20:] == ["pack/notice/mine.yaml", "pack/notice/other.yaml"]

    def test_the_file_is_read_again_once_only(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        read: list[Path] = []

        def lines_of_file(path: Path) -> list[str]:
            read.append(path)
            return files.lines_of_file(path)

        monkeypatch.setattr(locate, "lines_of_file", lines_of_file)
        faults(tmp_path, mine=VERY_MANY)
        assert read == [tmp_path / "notice" / "mine.yaml"]


class TestFindingANameAgain:
    def found(self, folder: Path, text: str, words: str, after: str) -> tuple[int, int, int]:
        path = folder / "x.yaml"
        path.write_text(text, encoding="utf-8")
        place = locate.Locator().place(SourceSpan("x.yaml", 1, 1, path=path), words, after)
        return place.line, place.column, place.length

    def test_after_its_mark_before_anywhere_else(self, tmp_path: Path) -> None:
        text = "days: 1\ntext: of days\nmore: {ref #days}\n"
        assert self.found(tmp_path, text, "days", r"\{ref [^}]*#") == (3, 13, 4)
        assert self.found(tmp_path, text, "days", r"\{term\s+") == (1, 1, 4)

    def test_as_a_whole_word(self, tmp_path: Path) -> None:
        assert self.found(tmp_path, "a: {some-days} {days-on} {days}", "days", r"\{") == (1, 27, 4)

    def test_where_it_is_not_found_the_place_stays(self, tmp_path: Path) -> None:
        assert self.found(tmp_path, "a: b\n", "days", "") == (1, 1, 1)

    def test_in_a_file_that_is_no_longer_there_the_place_stays(self, tmp_path: Path) -> None:
        span = SourceSpan("x.yaml", 4, 1, path=tmp_path / "x.yaml")
        assert locate.Locator().place(span, "days") == span

    def test_a_mark_far_before_it_is_not_looked_for(self, tmp_path: Path) -> None:
        mark = r"\{ref [^}]*#"
        near, far = (f"a: days\nb: {{ref {' ' * n}#days}}" for n in (100, locate.FARTHEST_MARK))
        assert self.found(tmp_path, near, "days", mark) == (2, 110, 4)
        assert self.found(tmp_path, far, "days", mark) == (1, 4, 4)

    def test_of_very_many_places_only_the_first_are_looked_at(self, tmp_path: Path) -> None:
        text = "days " * locate.MOST_PLACES + "{days}"
        assert self.found(tmp_path, text, "days", r"\{") == (1, 1, 4)


def test_a_word_of_no_name_s_length_is_compared_with_none() -> None:
    assert did_you_mean("a" * 100, ["a" * 99]) is not None
    assert did_you_mean("a" * 101, ["a" * 100]) is None
    assert did_you_mean("a" * 100, ["a" * 101]) is None
