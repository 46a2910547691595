"""Which files are opened: ordinary ones of bounded size, in a clause pack never by way of a link."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from drafter.diagnostics import Findings
from drafter.library.files import LARGEST_FILE, lines_of_file, read_text_file
from drafter.library.load import Shelf, load_library, load_profile
from drafter.model.clause import ClauseLibrary

FILES = {
    "groups.yaml": "- {id: notice, heading: Notice, kind: frame}\n",
    "authorities.yaml": "vclt: {type: treaty, weight: treaty, title: The Treaty on Treaties, status: recalled}\n",
    "notice/mine.yaml": "heading: A\nsummary: A.\ntext: Words.\nauthorities: [{source: vclt, status: recalled}]\n",
}
BESIDE = ("groups.yaml", "terms.yaml", "authorities.yaml", "paper.yaml", "VERSION")

with_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes that lie in a folder")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "pack" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "pack"


def load(pack: Path) -> tuple[ClauseLibrary, list[tuple[str, str]]]:
    findings = Findings()
    library = load_library([Shelf(pack, "pack")], findings)
    return library, [(d.code, d.message) for d in findings.items if d.code == "file-unreadable"]


@contextmanager
def pipe(path: Path) -> Iterator[None]:
    """A pipe somebody writes to; a reader that opened one nobody writes to would keep the test waiting for ever."""
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    writer = os.open(path, os.O_RDWR)
    try:
        os.write(writer, b"secret: words\n")
        yield
    finally:
        os.close(writer)


class TestAPack:
    @pytest.mark.parametrize("name", [*BESIDE, "notice/mine.yaml"])
    def test_no_link_is_followed(self, pack: Path, tmp_path: Path, name: str) -> None:
        (tmp_path / "outside").write_text("secret", encoding="utf-8")
        (pack / name).unlink(missing_ok=True)
        (pack / name).symlink_to(tmp_path / "outside")
        library, found = load(pack)
        assert found == [("file-unreadable", f"pack/{name} is a link, and links are not followed")]
        assert "secret" not in repr(library)

    def test_a_linked_folder_is_not_entered(self, pack: Path, tmp_path: Path) -> None:
        (tmp_path / "outside").mkdir()
        (tmp_path / "outside" / "theirs.yaml").write_text(FILES["notice/mine.yaml"], encoding="utf-8")
        (pack / "notice" / "more").symlink_to(tmp_path / "outside")
        library, found = load(pack)
        assert (sorted(library.clauses), found) == (["notice.mine"], [])

    @with_pipes
    @pytest.mark.parametrize("name", [*BESIDE, "notice/mine.yaml"])
    def test_no_pipe_is_waited_for(self, pack: Path, name: str) -> None:
        with pipe(pack / name):
            library, found = load(pack)
        assert found == [("file-unreadable", f"pack/{name} is no ordinary file")]
        assert "secret" not in repr(library)

    def test_a_folder_that_is_named_as_a_clause_is_told(self, pack: Path) -> None:
        (pack / "notice" / "folder.yaml").mkdir()
        assert load(pack)[1] == [("file-unreadable", "pack/notice/folder.yaml is a folder")]

    def test_a_version_that_is_no_text_is_told(self, pack: Path) -> None:
        (pack / "VERSION").write_bytes(b"\xff\xfe1")
        library, found = load(pack)
        assert (library.version, found) == ("", [("file-unreadable", "pack/VERSION is not UTF-8 text")])


class TestAProfile:
    def read(self, path: Path) -> list[tuple[str, str]]:
        findings = Findings()
        load_profile(str(path), (), findings)
        return [(d.code, d.message) for d in findings.items]

    def test_it_may_be_a_link_to_an_ordinary_file(self, tmp_path: Path) -> None:
        (tmp_path / "own.yaml").write_text("title: Own\nkind: code\n", encoding="utf-8")
        (tmp_path / "link.yaml").symlink_to(tmp_path / "own.yaml")
        assert self.read(tmp_path / "link.yaml") == []

    def test_it_may_not_be_a_link_to_anything_else(self, tmp_path: Path) -> None:
        link = tmp_path / "link.yaml"
        link.symlink_to(tmp_path)
        assert self.read(link) == [("file-unreadable", f"{link} is a folder")]

    def test_a_link_to_nothing_is_told(self, tmp_path: Path) -> None:
        link = tmp_path / "link.yaml"
        link.symlink_to(tmp_path / "none.yaml")
        assert self.read(link) == [("file-unreadable", f"cannot read {link}: no such file or directory")]

    @with_pipes
    def test_no_pipe_is_waited_for(self, tmp_path: Path) -> None:
        with pipe(tmp_path / "pipe.yaml"):
            found = self.read(tmp_path / "pipe.yaml")
        assert found == [("file-unreadable", f"{tmp_path / 'pipe.yaml'} is no ordinary file")]

    @pytest.mark.parametrize("name", ["a\x00b.yaml", "\udcff.yaml", "\udcff", "x" * 300 + ".yaml", "x" * 300])
    def test_a_name_no_file_can_have_is_that_of_no_profile(self, name: str) -> None:
        findings = Findings()
        assert load_profile(name, (Path(),), findings) is None
        (found,) = findings.items
        assert found.code == "unknown-profile"
        assert found.message.encode("utf-8")


class TestAHugeFile:
    @pytest.fixture
    def huge(self, tmp_path: Path) -> Path:
        path = tmp_path / "huge.yaml"
        with path.open("wb") as stream:
            stream.truncate(3_000_000_000)  # of which the disk holds nothing
        return path

    def test_it_is_refused(self, huge: Path) -> None:
        findings = Findings()
        assert read_text_file(huge, "huge.yaml", findings) is None
        (found,) = findings.items
        assert (found.code, found.message) == ("file-unreadable", f"huge.yaml is larger than {LARGEST_FILE:,} bytes")
        assert found.span is not None
        assert found.span.path is None

    def test_none_of_its_lines_is_shown(self, huge: Path) -> None:
        assert lines_of_file(huge) == []


def test_the_lines_of_a_file_are_those_that_places_count(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\nfour \xff")
    assert lines_of_file(tmp_path / "x") == ["one", "two", "three", "four \N{REPLACEMENT CHARACTER}"]
    assert lines_of_file(tmp_path / "none") == []
