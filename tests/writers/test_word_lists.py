"""The counting of lists: known answers for the rules of ECMA-376 Part 1, 17.9, one by one."""

from __future__ import annotations

import pytest
from redline_reader import plain
from small_word_file import LEVELS, para, run, word_file
from word_lists import NotUnderstood, as_referred, letter, roman


def numbered(depth: int, number: int) -> str:
    return para(run("x"), properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def num(number: int, overrides: str = "", abstract: int = 7) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


def starting(depth: int, value: int) -> str:
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def level(depth: int, text: str, form: str = "decimal", more: str = "") -> str:
    first = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    return f'<w:lvl w:ilvl="{depth}">{first}{more}<w:lvlText w:val="{text}"/></w:lvl>'


def labels(*paragraphs: str, nums: str = "", levels: str = LEVELS) -> list[str]:
    lists = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>{num(1)}{nums}'
    return [line.label for line in plain(word_file("".join(paragraphs), lists=lists)).body]


HEADING, NUMBERED = para(run("x"), "Heading"), para(run("x"), "Numbered")


def test_a_level_begins_anew_after_any_level_above_it() -> None:
    found = labels(HEADING, NUMBERED, numbered(2, 1), numbered(2, 1), NUMBERED, numbered(2, 1), HEADING, numbered(2, 1))
    assert found == ["Article 1", "1.", "(a)", "(b)", "2.", "(a)", "Article 2", "(a)"]


def test_the_style_names_the_list_and_the_list_the_level() -> None:
    # "Tied" names no level, and the list ties it to the third; "Derived" counts where its base does.
    assert labels(para(run("x"), "Derived"), NUMBERED, para(run("x"), "Tied")) == ["Article 1", "1.", "(a)"]
    # The list ties both otherwise than the styles say.
    swapped = LEVELS.replace('"Heading"', '"?"').replace('"Numbered"', '"Heading"').replace('"?"', '"Numbered"')
    assert labels(NUMBERED, HEADING, levels=swapped) == ["Article 1", "1."]


def test_list_0_is_no_list_and_the_words_of_a_paragraph_stand_over_those_of_its_style() -> None:
    off = para(run("x"), "Heading", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
    deeper = para(run("x"), "Heading", properties='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
    assert labels(HEADING, off, HEADING, deeper) == ["Article 1", "", "Article 2", "1."]


def test_all_instances_of_one_list_share_their_counters() -> None:
    assert labels(numbered(0, 1), numbered(0, 2), numbered(0, 1), nums=num(2)) == [f"Article {n}" for n in (1, 2, 3)]


def test_an_instance_starts_at_its_number_once_and_so_again_where_the_level_begins_anew() -> None:
    found = labels(
        *(numbered(0, 1), numbered(1, 1), numbered(1, 2), numbered(1, 2), numbered(1, 1)),
        *(numbered(0, 1), numbered(1, 2), numbered(0, 1), numbered(1, 1)),
        nums=num(2, starting(1, 5)),
    )
    assert found == ["Article 1", "1.", "5.", "6.", "7.", "Article 2", "5.", "Article 3", "1."]


def test_an_instance_starts_a_level_when_it_first_reaches_it() -> None:
    found = labels(numbered(1, 1), numbered(2, 2), numbered(1, 2), numbered(1, 2), nums=num(2, starting(1, 8)))
    assert found == ["1.", "(a)", "8.", "9."]


def test_an_instance_may_have_a_level_of_its_own_and_still_counts() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "Article 1 bis", "none")}</w:lvlOverride>'
    assert labels(HEADING, numbered(0, 2), HEADING, nums=num(2, own)) == ["Article 1", "Article 1 bis", "Article 3"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        ("", ["1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1.1"]),
        ('<w:lvlRestart w:val="0"/>', ["1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1.3"]),
        ('<w:lvlRestart w:val="1"/>', ["1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1.1"]),
        ('<w:lvlRestart w:val="3"/>', ["1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1.1"]),
    ],
)
def test_a_level_may_say_after_which_level_it_begins_anew(restart: str, expected: list[str]) -> None:
    levels = level(0, "%1") + level(1, "%1.%2") + level(2, "%1.%2.%3", more=restart)
    order = (0, 1, 2, 1, 2, 0, 2)
    assert labels(*(numbered(depth, 1) for depth in order), levels=levels) == expected


def test_a_legal_level_prints_all_figures_as_plain_ones() -> None:
    levels = level(0, "%1", "upperRoman") + level(1, "%1.%2", "lowerLetter", more="<w:isLgl/>")
    assert labels(numbered(0, 1), numbered(0, 1), numbered(1, 1), levels=levels) == ["I", "II", "2.1"]


def test_a_bullet_is_no_label() -> None:
    assert labels(numbered(0, 1), levels=level(0, "•", "bullet")) == [""]


def test_figures() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 49, 90, 400, 1994)] == [
        *("i", "iv", "ix", "xiv", "xl", "xlix", "xc", "cd", "mcmxciv")
    ]
    assert [letter(n) for n in (1, 26, 27, 28, 53)] == ["a", "z", "aa", "bb", "aaa"]


def test_what_a_reference_prints_of_a_number() -> None:
    assert as_referred("Article 9", (r"\r", r"\h")) == "Article 9"
    assert as_referred("Article 9", (r"\r", r"\h", r"\*", "Lower")) == "article 9"
    assert as_referred("Annex II", (r"\r", r"\t", r"\h")) == "II"
    assert as_referred("2.", (r"\n", r"\h")) == "2"
    assert as_referred("(b)", (r"\n", r"\t", r"\h")) == "(b)"


@pytest.mark.parametrize("levels", [level(0, "%1", "chicago"), level(0, "%1", more='<w:lvlPicBulletId w:val="0"/>')])
def test_what_is_not_understood_is_refused(levels: str) -> None:
    with pytest.raises(NotUnderstood):
        labels(numbered(0, 1), levels=levels)
    with pytest.raises(NotUnderstood):
        as_referred("Article 9", (r"\h",))
