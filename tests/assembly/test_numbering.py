"""Numbers, labels and identifiers: no gaps, restarts where they belong, and no identifier twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from house import STYLES, House, article, lines_of, open_alternatives

from drafter.model import instrument as tree
from drafter.model.instrument import Annex, Article, Chapter, Paragraph, Part, Recital, Subparagraph
from drafter.model.style import HouseStyle, LevelStyle
from drafter.model.walk import nodes

NUMBERED = Part | Chapter | Article | Annex | Paragraph | Subparagraph | Recital | tree.Testimonium


@pytest.fixture
def shop(house: House) -> House:
    """Four articles in two groups, two annexes, recitals and a testimonium."""
    house.clause("one.a", "#. A.\n#. B:\n   - C:\n     - D:\n       - E;\n       - F.\n     - G.\n   - H.\n#. I.")
    house.clause("one.b", "#. Alone.")
    house.clause("two.a", "#. A.\n\nUnnumbered.\n\n#. B.")
    house.clause("two.b", "Alone.")
    house.clause("open.x", "x", "kind: recital\nopener: Recalling")
    house.clause("open.y", "y", "kind: recital\nopener: Noting")
    house.clause("more.m", "#. M.\n#. N.", "kind: annex")
    house.clause("more.n", "#. O.", "kind: annex")
    house.clause("end.done", "#. Done.", "kind: testimonium")
    return house


PARTS = """
parts:
  - {heading: One, chapters: [{heading: A, select: [one.a]}, {heading: B, select: [one.b]}]}
  - {heading: Two, chapters: [{heading: A, select: [two.a]}, {heading: B, select: [two.b]}]}
preamble: {recitals: [open]}
annexes: [more]
testimonium: end.done
"""


def labels(house: House, profile: str, style: str | HouseStyle = "un") -> list[tuple[str, str]]:
    draft = house.sound(profile, style=style)
    found = [n for n in nodes(draft.instrument) if isinstance(n, Part | Chapter | Article | Annex)]
    return [(node.label, node.eid) for node in found]


def test_parts_chapters_articles_and_annexes_are_numbered_in_the_manner_of_the_united_nations(shop: House) -> None:
    assert labels(shop, PARTS) == [
        ("Part I", "part_I"),
        ("Chapter 1", "part_I__chp_1"),
        ("Article 1", "part_I__chp_1__art_1"),
        ("Chapter 2", "part_I__chp_2"),
        ("Article 2", "part_I__chp_2__art_2"),
        ("Part II", "part_II"),
        ("Chapter 1", "part_II__chp_1"),
        ("Article 3", "part_II__chp_1__art_3"),
        ("Chapter 2", "part_II__chp_2"),
        ("Article 4", "part_II__chp_2__art_4"),
        ("Annex A", "annex_A"),
        ("Annex B", "annex_B"),
    ]


def test_the_council_of_europe_speaks_of_chapters_sections_and_appendices(shop: House) -> None:
    found = [(label.rstrip(" –"), eid) for label, eid in labels(shop, PARTS, "coe")]
    first = "part_I__chp_1"
    assert found[:3] == [("Chapter I", "part_I"), ("Section 1", first), ("Article 1", f"{first}__art_1")]
    assert found[-2:] == [("Appendix I", "annex_I"), ("Appendix II", "annex_II")]


def test_one_annex_alone_has_no_number(shop: House) -> None:
    profile = "parts: [{select: [one]}]\nannexes: [more]\ndrop: [more.n]"
    assert labels(shop, profile)[-1] == ("Annex", "annex_1")
    assert labels(shop, profile, "coe")[-1] == ("Appendix", "annex_1")


def test_paragraphs_and_items_are_numbered_to_the_third_level(shop: House) -> None:
    assert shop.lines("one.a") == [
        "1. A.",
        "2. B:",
        "  (a) C:",
        "    (i) D:",
        "      a. E;",
        "      b. F;",
        "    (ii) G;",
        "  (b) H.",
        "3. I.",
    ]
    assert [line.split()[0] for line in shop.lines("one.a", style="coe")] == [
        "1.", "2.", "a.", "i.", "1.", "2.", "ii.", "b.", "3.",
    ]  # fmt: skip


def test_identifiers_say_where_a_provision_stands(shop: House) -> None:
    draft = shop.sound(PARTS)
    inner = [n.eid for n in nodes(article(draft, "one.a")) if isinstance(n, Paragraph | Subparagraph)]
    assert [eid.removeprefix("part_I__chp_1__art_1__") for eid in inner] == [
        "para_1",
        "para_2",
        "para_2__subpara_a",
        "para_2__subpara_a__subpara_i",
        "para_2__subpara_a__subpara_i__subpara_a",
        "para_2__subpara_a__subpara_i__subpara_b",
        "para_2__subpara_a__subpara_ii",
        "para_2__subpara_b",
        "para_3",
    ]
    others = [node.eid for node in nodes(draft.instrument) if isinstance(node, Recital | tree.Testimonium)]
    assert others == ["recs__rec_1", "recs__rec_2", "concl"]


@pytest.mark.parametrize("clause_id", ["one.b", "two.b"])
def test_a_paragraph_alone_has_no_number(shop: House, clause_id: str) -> None:
    assert shop.lines(clause_id) == ["Alone."]


def test_an_unnumbered_paragraph_takes_no_number_and_leaves_no_gap(shop: House) -> None:
    assert shop.lines("two.a") == ["1. A.", "Unnumbered.", "2. B."]


def test_articles_count_through_or_anew_in_each_part_and_no_identifier_comes_twice(shop: House) -> None:
    anew = replace(STYLES["un"], continuous_articles=False)
    found = [(label, eid) for label, eid in labels(shop, PARTS, anew) if "Article" in label]
    assert found == [
        ("Article 1", "part_I__chp_1__art_1"),
        ("Article 2", "part_I__chp_2__art_2"),
        ("Article 1", "part_II__chp_1__art_1"),
        ("Article 2", "part_II__chp_2__art_2"),
    ]


@pytest.mark.parametrize("continuous", [True, False])
@pytest.mark.parametrize("form", ["decimal", "none"])
def test_no_identifier_comes_twice_whatever_the_house_numbers(shop: House, continuous: bool, form: str) -> None:
    plain = LevelStyle(form, "" if form == "none" else "{n}", "{n}")
    style = replace(
        STYLES["un"], continuous_articles=continuous, part=plain, chapter=plain, article=plain, paragraph=plain,
        subparagraphs=(plain, plain, plain), annex=plain,
    )  # fmt: skip
    eids = [node.eid for node in nodes(shop.sound(PARTS, style=style).instrument) if isinstance(node, NUMBERED)]
    named = [eid for eid in eids if eid]
    assert len(named) == len(set(named))
    assert all(named)


def test_parts_without_headings_are_no_parts_and_lose_nothing(shop: House) -> None:
    profile = "parts: [{chapters: [{heading: A, select: [one]}, {select: [two.a]}]}, {select: [two.b]}]"
    assert labels(shop, profile) == [
        ("Chapter 1", "chp_1"),
        ("Article 1", "chp_1__art_1"),
        ("Article 2", "chp_1__art_2"),
        ("Article 3", "art_3"),
        ("Article 4", "art_4"),
    ]


# --- alternatives -------------------------------------------------------------------------------------------------

WHICH = """
choices:
  which:
    question: Which?
    default: short
    alternatives:
      short: {label: Short, text: "#. Short:\\n   - One."}
      long: {label: Long, text: "#. Long.\\n#. Longer."}
  that:
    question: That?
    default: x
    alternatives: {x: {label: X, text: "#. X."}, y: {label: Y, text: "#. Y."}}
"""
OPEN = ("duty.care.which=open", "duty.care.that=open")


def test_each_alternative_counts_on_and_what_follows_counts_on_from_the_longest(house: House) -> None:
    house.clause("duty.care", "#. Care.\n{choose which}\n{choose that}\n#. End.", WHICH)
    assert house.lines("duty.care", face="options", settings=OPEN) == [
        "1. Care.",
        "<Alternative 1>",
        "  2. [Short:",
        "    (a) One.]",
        "<Alternative 2>",
        "  2. [Long.",
        "  3. Longer.]",
        "<Alternative 1>",
        "  4. [X.]",
        "<Alternative 2>",
        "  4. [Y.]",
        "5. End.",
    ]


def test_the_identifiers_of_alternatives_are_their_own(house: House) -> None:
    house.clause("duty.care", "#. Care.\n{choose which}\n{choose that}\n#. End.", WHICH)
    draft = house.sound(face="options", settings=OPEN)
    found = [
        (text.eid, [p.eid for p in text.paragraphs]) for a in open_alternatives(draft, "duty.care") for text in a.texts
    ]
    assert found == [
        ("art_1__alt_1-1", ["art_1__alt_1-1__para_2"]),
        ("art_1__alt_1-2", ["art_1__alt_1-2__para_2", "art_1__alt_1-2__para_3"]),
        ("art_1__alt_2-1", ["art_1__alt_2-1__para_4"]),
        ("art_1__alt_2-2", ["art_1__alt_2-2__para_4"]),
    ]


def test_alternatives_of_one_paragraph_each_are_not_numbered_where_nothing_else_stands(house: House) -> None:
    house.clause("duty.care", "{choose that}", WHICH.replace("\n  which:", "\n  unused:"))
    draft = house.sound(face="options", settings=("duty.care.that=open",))
    assert lines_of(article(draft, "duty.care")) == ["<Alternative 1>", "  [X.]", "<Alternative 2>", "  [Y.]"]
