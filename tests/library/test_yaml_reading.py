"""Reading YAML: every value stays as typed and keeps its place, and no file makes the reader work without end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.diagnostics import Findings, SourceSpan, lines_of
from drafter.library.files import LARGEST_FILE, read_text_file
from drafter.library.yaml_source import Mapping, Node, Scalar, Sequence, read_yaml

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufeff"), max_size=20)
WORDS = st.text(st.characters(categories=("Ll", "Lu", "Nd")), min_size=1, max_size=8)
YAML_SIGNS = (*"ab:-[]{}*&!|>#%@\"'\\,? \n\t", "\x00", "\x85", "é", "\N{LINE SEPARATOR}")


def tree(text: str) -> Node:
    """The tree of a text that has no fault."""
    findings = Findings()
    root = read_yaml(text, "x.yaml", findings)
    assert findings.items == []
    assert root is not None
    return root


def plain(node: Node) -> object:
    """A tree as Python's own lists, mappings and texts."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}


class TestValuesStayAsTyped:
    @pytest.mark.parametrize(
        "typed",
        "no|yes|on|off|null|~|true|1.10|12:30|2026-01-02|010|0x1F|1_000|1e3|.5|NaN|=|<<|72|-5|5 years|1 May 2026".split(
            "|"
        ),
    )
    def test_a_value_that_yaml_would_turn_into_something_else(self, typed: str) -> None:
        assert plain(tree(f"value: {typed}\n")) == {"value": typed}

    @pytest.mark.parametrize("typed", ["no", "1.10", "12:30", "null", "2026-01-02", "true"])
    def test_a_key_likewise(self, typed: str) -> None:
        assert plain(tree(f"{typed}: x\n")) == {typed: "x"}

    def test_nothing_after_the_colon_is_an_empty_text(self) -> None:
        assert plain(tree("value:\nother: ''\n")) == {"value": "", "other": ""}

    def test_a_block_keeps_its_lines_and_a_folded_text_joins_them(self) -> None:
        assert plain(tree("a: |\n  one\n  two\nb: >\n  one\n  two\n")) == {"a": "one\ntwo\n", "b": "one two\n"}

    def test_a_quoted_star_or_brace_is_text(self) -> None:
        assert plain(tree("a: '*not an alias'\nb: \"{not: a mapping}\"\n")) == {
            "a": "*not an alias",
            "b": "{not: a mapping}",
        }

    @settings(deadline=None, derandomize=True)
    @given(
        st.recursive(
            TEXTS,
            lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
            max_leaves=12,
        )
    )
    def test_whatever_is_written_in_double_quotation_marks_is_read_as_it_is(self, value: object) -> None:
        assert plain(tree(json.dumps(value, ensure_ascii=False))) == value


class TestEveryScalarHasItsPlace:
    @settings(deadline=None, derandomize=True)
    @given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6, unique_by=lambda pair: pair[0]))
    def test_its_words_stand_where_its_span_points(self, pairs: list[tuple[str, str]]) -> None:
        text = "".join(f"k{key}:\n  - {{inner:   v{value}}}\n" for key, value in pairs)
        lines = text.split("\n")
        root = tree(text)
        assert isinstance(root, Mapping)
        for key, value in root.entries:
            assert isinstance(value, Sequence)
            (item,) = value.items
            assert isinstance(item, Mapping)
            for scalar in (key, *item.entries[0]):
                assert isinstance(scalar, Scalar)
                span = scalar.span
                assert lines[span.line - 1][span.column - 1 :].startswith(scalar.text)
                assert span.length == len(scalar.text)

    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("a: one two three\n", "three"),
            ("a: 'one two three'\n", "three"),
            ("a: |\n  one\n    two\n  three four\n", "four"),
            ("a: |\n\n  one\n\n  two three\n", "three"),
            ("a: >\n  one\n  two\n\n  three four\n", "four"),
            ("a: >-\n\n  one\n  two  three\n", "three"),
            ("a: one\n   two\n   three four\n", "four"),
            ('a: "one\n   two\n   three four"\n', "four"),
            ("list:\n  - one two\n  - >\n    three\n    four five\n", "five"),
        ],
    )
    def test_a_word_within_a_text_is_found_again_in_the_file(self, text: str, word: str) -> None:
        scalar = next(s for s in scalars(tree(text)) if word in s.text)
        before = scalar.text[: scalar.text.index(word)]
        line = before.count("\n")
        place = scalar.place(line, len(before) - (before.rfind("\n") + 1), len(word))
        assert text.split("\n")[place.line - 1][place.column - 1 :].startswith(word)
        assert place.length == len(word)


def scalars(node: Node) -> list[Scalar]:
    match node:
        case Scalar():
            return [node]
        case Sequence():
            return [s for item in node.items for s in scalars(item)]
        case Mapping():
            return [s for key, value in node.entries for s in (key, *scalars(value))]


class TestFilesAsTheyCome:
    def read(self, path: Path, data: bytes) -> tuple[Node | None, Findings]:
        file = path / "file.yaml"
        file.write_bytes(data)
        findings = Findings()
        text = read_text_file(file, "file.yaml", findings)
        return None if text is None else read_yaml(text, "file.yaml", findings), findings

    def test_a_byte_order_mark_is_no_part_of_the_first_key(self, tmp_path: Path) -> None:
        root, findings = self.read(tmp_path, b"\xef\xbb\xbftitle: One\n")
        assert findings.items == []
        assert root is not None
        assert plain(root) == {"title": "One"}
        assert isinstance(root, Mapping)
        assert root.entries[0][0].span == SourceSpan("file.yaml", 1, 1, 5)
        assert root.source.lines[0] == "title: One"

    @pytest.mark.parametrize("end", [b"\r\n", b"\r"])
    def test_line_ends_of_other_systems_change_neither_texts_nor_places(self, tmp_path: Path, end: bytes) -> None:
        text = b"title: One\ntext: |\n  two\n  three\nlast: four\n"
        root, findings = self.read(tmp_path, text.replace(b"\n", end))
        assert findings.items == []
        assert root is not None
        assert plain(root) == {"title": "One", "text": "two\nthree\n", "last": "four"}
        assert isinstance(root, Mapping)
        assert root.entries[2][0].span.line == 5
        block = root.entries[1][1]
        assert isinstance(block, Scalar)
        assert block.place(1, 0, 5) == SourceSpan("file.yaml", 4, 3, 5)

    def test_a_file_that_is_not_utf_8_is_refused_at_its_line(self, tmp_path: Path) -> None:
        root, findings = self.read(tmp_path, "title: One\nsubject: Sécurité\n".encode("latin-1"))
        (found,) = findings.items
        assert root is None
        assert (found.code, found.message) == ("file-unreadable", "file.yaml is not UTF-8 text")
        assert found.span == SourceSpan("file.yaml", 2, 1)
        assert found.hint == "save it as UTF-8"

    def test_a_file_that_is_too_large_is_refused_unread(self, tmp_path: Path) -> None:
        root, findings = self.read(tmp_path, b"#" * (LARGEST_FILE + 1))
        (found,) = findings.items
        assert root is None
        assert (found.code, found.message) == ("file-unreadable", "file.yaml is larger than 1,000,000 bytes")

    def test_the_largest_file_that_is_allowed_is_read(self, tmp_path: Path) -> None:
        root, findings = self.read(tmp_path, b"a: b\n#" + b"#" * (LARGEST_FILE - 6))
        assert findings.items == []
        assert root is not None

    def test_a_file_that_is_not_there_and_a_folder_are_told(self, tmp_path: Path) -> None:
        findings = Findings()
        assert read_text_file(tmp_path / "none.yaml", "none.yaml", findings) is None
        assert read_text_file(tmp_path, "folder", findings) is None
        assert [(d.code, d.message) for d in findings.items] == [
            ("file-unreadable", "cannot read none.yaml: no such file or directory"),
            ("file-unreadable", "folder is a folder"),
        ]


class TestBombs:
    @pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "{? "])
    def test_nesting_without_end_stops_at_a_depth(self, opening: str) -> None:
        findings = Findings()
        assert read_yaml("a:\n  " + opening * 100_000, "x.yaml", findings) is None
        assert [d.code for d in findings.items] == ["yaml-depth"]

    def test_aliases_never_unfold(self) -> None:
        lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
        lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 40)]
        findings = Findings()
        root = read_yaml("\n".join(lines), "x.yaml", findings)
        assert {d.code for d in findings.items} == {"yaml-alias"}
        assert root is not None
        assert len(scalars(root)) == 40 + 10

    def test_an_alias_to_its_own_anchor_is_refused(self) -> None:
        findings = Findings()
        read_yaml("a: &a [*a]\n", "x.yaml", findings)
        assert [(d.code, d.span) for d in findings.items] == [
            ("yaml-alias", SourceSpan("x.yaml", 1, 4)),
            ("yaml-alias", SourceSpan("x.yaml", 1, 8)),
        ]

    @pytest.mark.parametrize(
        "tag", ["!!python/object/apply:os.system", "!!python/name:os.system", "!!int", "!own", "!<tag:x,2000:y>"]
    )
    def test_a_tag_makes_nothing(self, tag: str) -> None:
        findings = Findings()
        root = read_yaml(f"a: {tag} [harm]\n", "x.yaml", findings)
        assert [d.code for d in findings.items] == ["yaml-tag"]
        assert root is not None
        assert plain(root) == {"a": ["harm"]}

    @pytest.mark.parametrize("escape", ["\\0", "\\x1b", "\\x7f", "\\b", "\\uFFFE"])
    def test_an_escape_cannot_bring_in_a_control_character(self, escape: str) -> None:
        findings = Findings()
        root = read_yaml(f'a: "b{escape}c"\n', "x.yaml", findings)
        assert [d.code for d in findings.items] == ["wrong-value"]
        assert root is not None
        assert plain(root) == {"a": "b\N{REPLACEMENT CHARACTER}c"}

    @settings(deadline=None, derandomize=True, max_examples=300)
    @given(st.text(st.sampled_from(YAML_SIGNS), max_size=40))
    def test_any_text_gives_a_tree_or_a_diagnostic_and_never_an_exception(self, text: str) -> None:
        findings = Findings()
        root = read_yaml(text, "x.yaml", findings)
        assert root is not None or findings.items
        for found in findings.items:
            assert found.span is not None
            assert 1 <= found.span.line <= len(lines_of(text)) + 1
