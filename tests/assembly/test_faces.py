"""The three faces: clean, options with brackets and alternatives, annotated with authorities in footnotes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from house import STYLES, House, article, codes, lines_of, message, open_alternatives

from drafter.model.inline import Footnote
from drafter.model.instrument import Alternatives, Recital
from drafter.model.walk import nodes, plain_words
from drafter.pipeline import try_draft, try_library

CHOICES = """
choices:
  standard:
    question: Which standard?
    default: strict
    alternatives:
      strict: {label: Strict, text: "#. Strict.", group: Group of victims}
      mild: {label: Mild, text: "#. Mild.\\n#. Very mild."}
  verb:
    question: How binding?
    default: shall
    alternatives: {shall: {label: Shall, text: shall}, should: {label: Should, text: should, group: Group B}}
options:
  more: {label: More, default: in, text: "#. More.", group: Group C}
  soon: {label: Soon, default: out, text: soon}
parameters: {hours: {type: integer, default: 12, description: Hours after notice.}}
"""
TEXT = """
#. States {choose verb} act {option soon} within {hours} hours.
{choose standard}
{option more}
#. End.
"""
OPEN = tuple(f"duty.care.{name}=open" for name in ("standard", "verb", "more", "soon", "hours"))


@pytest.fixture
def shop(house: House) -> House:
    """A clause in which everything can be left open."""
    house.clause("duty.care", TEXT, CHOICES)
    return house


def test_a_clean_text_makes_every_choice(shop: House) -> None:
    assert shop.lines("duty.care") == [
        "1. States shall act within 12 hours.",
        "2. Strict.",
        "3. More.",
        "4. End.",
    ]


def test_what_is_open_is_an_error_in_a_clean_text_each_with_its_question(shop: House) -> None:
    draft = shop.draft(settings=OPEN)
    assert sorted(d.message for d in draft.diagnostics) == [
        "'duty.care.hours' has no value in a clean text: Hours after notice.",
        "'duty.care.more' is open in a clean text: More",
        "'duty.care.soon' is open in a clean text: Soon",
        "'duty.care.standard' is open in a clean text: Which standard?",
        "'duty.care.verb' is open in a clean text: How binding?",
    ]
    assert {d.span.file.split()[0] for d in draft.diagnostics if d.span} == {"--set"}
    assert set(codes(draft)) == {"open-choice", "open-blank"}


@pytest.mark.parametrize("face", ["options", "annotated"])
def test_what_is_open_stands_in_brackets_with_those_who_want_it(shop: House, face: str) -> None:
    assert shop.lines("duty.care", face=face, settings=OPEN) == [
        "1. States [shall] [Group B: should] act [soon] within [Hours after notice] hours.",
        "<Alternative 1 (Group of victims)>",
        "  2. [Group of victims: Strict.]",
        "<Alternative 2>",
        "  2. [Mild.",
        "  3. Very mild.]",
        "< (Group C)>",
        "  4. [Group C: More.]",
        "5. End.",
    ]


def test_open_alternatives_carry_their_question_and_the_label_of_the_house(shop: House) -> None:
    style = replace(STYLES["un"], alternative_label="Alt {n}", optional_label="Optional")
    draft = shop.sound(face="options", settings=OPEN, style=style)
    standard, more = open_alternatives(draft, "duty.care")
    assert (standard.question, [text.label for text in standard.texts]) == ("Which standard?", ["Alt 1", "Alt 2"])
    assert (more.question, [text.label for text in more.texts]) == ("More", ["Optional"])
    assert [text.name for text in standard.texts] == ["strict", "mild"]


def test_what_is_settled_stays_settled_in_the_options_face(shop: House) -> None:
    assert shop.lines("duty.care", face="options") == shop.lines("duty.care")


def test_open_points_are_counted_by_article(shop: House) -> None:
    shop.clause("duty.plain", "#. Plain.")
    shop.clause("duty.seat", "#. At {blank place} or {blank} [in|on] time.")
    draft = shop.sound(face="options", settings=OPEN)
    assert draft.open_points == {"duty.care": 2 + 1 + 1 + 2 + 1, "duty.seat": 3}
    assert shop.sound("parts: [{select: [duty.care]}]").open_points == {}


# --- authorities --------------------------------------------------------------------------------------------------

REGISTER = """
corfu:
  type: legal_case
  weight: judgment
  title: Corfu Channel
  parties: United Kingdom v. Albania
  phase: Merits
  date: 1949-04-09
  report: I.C.J. Reports 1949
  page: p. 4
  status: checked
  seen: a copy
vclt:
  type: treaty
  weight: treaty
  title: Vienna Convention on the Law of Treaties
  place: Vienna
  date: 1969-05-23
  series: United Nations, Treaty Series
  volume: 1155
  page: 331
  status: secondary
  seen: a book
book:
  type: book
  weight: doctrine
  title: Treaties
  author: [A. Author, B. Author, C. Author, D. Author]
  publisher: A Press
  date: 2013
  status: recalled
essay:
  type: article-journal
  weight: doctrine
  title: On Diligence
  author: [A. Author, B. Author]
  container: A Journal
  volume: 12
  issue: 3
  date: 2020
  page: 7
  status: recalled
"""
CITED = """
authorities:
  - {source: corfu, at: p. 22, relation: adapts, status: checked, seen: here, proposition: territory knowingly allowed}
  - {source: vclt, at: art. 26, relation: codifies, status: secondary, seen: a book}
  - {source: book, at: pp. 3-4, relation: departs, status: recalled}
  - {source: essay, relation: considers, status: checked, seen: here}
"""


@pytest.fixture
def cited(house: House) -> House:
    """Clauses of every kind that rest on authorities."""
    house.write("authorities.yaml", REGISTER)
    house.clause("duty.care", "#. Care.{note See {ref duty.more}.}", CITED)
    house.clause(
        "duty.more", "#. More.{note Second.}", "authorities: [{source: vclt, relation: follows, status: recalled}]"
    )
    house.clause("open.why", "why", "kind: recital\nopener: Recalling\nauthorities: [{source: book, status: recalled}]")
    house.clause("annexes.a", "#. A.", "kind: annex\nauthorities: [{source: essay, status: recalled}]")
    return house


def footnotes(house: House, face: str) -> list[tuple[int, str]]:
    draft = house.sound("preamble: {recitals: [open]}\nannexes: [annexes]", face=face)
    return [(n.number, plain_words(n.content)) for n in nodes(draft.instrument) if isinstance(n, Footnote)]


def test_only_the_annotated_face_cites(cited: House) -> None:
    assert footnotes(cited, "clean") == [(1, "See article 2."), (2, "Second.")]
    assert footnotes(cited, "options") == footnotes(cited, "clean")


def test_footnotes_are_numbered_in_the_order_in_which_they_are_read(cited: House) -> None:
    found = footnotes(cited, "annotated")
    assert [number for number, _ in found] == [1, 2, 3, 4, 5, 6]
    assert [words[:14] for _, words in found] == [
        "Considers: A. ",  # at the recital
        "Adapts: Corfu ",  # at the heading of the first article
        "See article 2.",
        "Follows as a m",
        "Second.",
        "Considers: A. ",  # at the heading of the annex
    ]


def test_a_citation_says_how_it_is_relied_on_and_whether_anybody_looked(cited: House) -> None:
    # The essay's pinpoint was checked; its entry in the register was not, so it is marked all the same.
    assert footnotes(cited, "annotated")[1][1] == (
        "Adapts: Corfu Channel (United Kingdom v. Albania), Merits, I.C.J. Reports 1949, p. 4, at p. 22"
        " (territory knowingly allowed); "
        "Codifies: Vienna Convention on the Law of Treaties, Vienna, 23 May 1969, United Nations, Treaty Series,"
        " vol. 1155, p. 331, art. 26; "
        "Departs from: A. Author and others, Treaties, A Press, 2013, pp. 3-4 [recalled, to be checked]; "
        "Considers: A. Author and B. Author, “On Diligence”, A Journal, vol. 12, No. 3, 2020, p. 7"
        " [recalled, to be checked]."
    )


def test_the_footnote_of_a_recital_stands_before_its_comma(cited: House) -> None:
    draft = cited.sound("preamble: {recitals: [open]}", face="annotated")
    recital = next(node for node in nodes(draft.instrument) if isinstance(node, Recital))
    assert [type(node).__name__ for node in recital.content] == ["Text", "Footnote", "Text"]
    assert plain_words(recital.content) == "why,"


def test_the_annotated_face_keeps_the_words_of_the_options_face(cited: House) -> None:
    profile = "preamble: {recitals: [open]}\nannexes: [annexes]"
    faces = [cited.sound(profile, face=face) for face in ("options", "annotated")]
    assert lines_of(article(faces[0], "duty.more")) == lines_of(article(faces[1], "duty.more"))
    headings = [plain_words(article(draft, "duty.care").heading) for draft in faces]
    assert headings == ["Care", "Care"]


def test_a_profile_without_clauses_is_an_empty_draft(house: House) -> None:
    house.clause("duty.care", "#. Care.")
    assert (
        message(house.draft("parts: [{select: [duty]}]\ndrop: [duty]"), "empty-draft")
        == "the profile selects no clauses"
    )


def test_a_choice_may_stay_open_between_some_of_its_alternatives(tmp_path: Path) -> None:
    profile = tmp_path / "some.yaml"
    profile.write_text(
        "title: T\nkind: convention\nface: options\nparts:\n  - {heading: H, select: [due-diligence.knowledge]}\n"
        "settings:\n  due-diligence.knowledge: {standard: [constructive, actual]}\n",
        encoding="utf-8",
    )
    draft = try_draft(try_library()[0], str(profile)).draft
    assert draft is not None
    found = [node for node in nodes(draft.instrument) if isinstance(node, Alternatives)]
    assert [[text.name for text in node.texts] for node in found] == [["constructive", "actual"]]
