"""House styles: the shipped ones are sound, and a faulty one is told as a clause is."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.diagnostics import Findings
from drafter.library.load import load_style, style_names
from drafter.library.style_records import read_style
from drafter.library.yaml_source import read_yaml
from drafter.model.style import NUMBER_FORMATS
from drafter.pipeline import house_styles, templates_folder

STYLES = templates_folder() / "styles"


@pytest.mark.parametrize("name", house_styles())
class TestShippedStyles:
    def test_it_is_sound(self, name: str) -> None:
        findings = Findings()
        style = load_style(name, STYLES, None, findings)
        assert findings.items == []
        assert style is not None
        assert (style.name, bool(style.title), bool(style.description)) == (name, True, True)

    def test_its_levels_can_be_numbered(self, name: str) -> None:
        style = load_style(name, STYLES, None, Findings())
        assert style is not None
        for level in (style.part, style.chapter, style.article, style.paragraph, *style.subparagraphs, style.annex):
            assert level.format in NUMBER_FORMATS
            assert level.format == "none" or "{n}" in level.reference

    def test_the_same_file_with_a_key_too_many_is_told(self, name: str) -> None:
        text = (STYLES / f"{name}.yaml").read_text(encoding="utf-8") + "\ncolour: blue\n"
        findings = Findings()
        root = read_yaml(text, "style.yaml", findings)
        assert root is not None
        read_style(root, name, findings)
        assert [(d.code, d.message) for d in findings.items] == [
            ("unknown-key", f"the house style '{name}' has no key 'colour'")
        ]


def faults(text: str) -> list[tuple[str, str]]:
    findings = Findings()
    root = read_yaml(text, "style.yaml", findings)
    assert root is not None
    read_style(root, "own", findings)
    return [(d.code, d.message) for d in findings.items]


class TestFaultyStyles:
    def test_a_list_is_no_style(self) -> None:
        assert faults("- title: Own\n") == [
            ("wrong-shape", "a house-style file must hold named values, and a list stands here")
        ]

    def test_everything_that_is_missing_is_told_at_once(self) -> None:
        told = dict.fromkeys(message for _, message in faults("language: en-GB\n"))
        for key in ("title", "part", "article", "paragraph", "annex", "preamble_opening", "enacting_words"):
            assert f"the house style 'own' has no '{key}'" in told
        assert "'subparagraphs' must have three levels" in told

    def test_a_wrong_numbering_and_a_wrong_number_of_quotation_marks(self) -> None:
        text = (STYLES / "un.yaml").read_text(encoding="utf-8")
        text = text.replace("upper-roman", "upper-romain").replace('quotes: ["“", "”"]', 'quotes: ["“"]')
        assert faults(text) == [
            ("wrong-value", "'format' cannot be 'upper-romain'"),
            ("wrong-value", "'quotes' must have two members"),
        ]

    def test_an_unknown_style_is_told_and_another_stands_in_for_the_rest_of_the_check(self) -> None:
        findings = Findings()
        style = load_style("unn", STYLES, None, findings)
        assert [(d.code, d.hint) for d in findings.items] == [("unknown-style", "did you mean 'un'?")]
        assert style is not None

    def test_where_nothing_is_near_all_are_named(self, tmp_path: Path) -> None:
        findings = Findings()
        load_style("zzzzzz", STYLES, None, findings)
        assert findings.items[0].hint == f"house styles are {', '.join(style_names(STYLES))}"
        assert load_style("un", tmp_path, None, Findings()) is None
