"""References: from the name of a provision to the words by which a treaty speaks of it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from house import STYLES, House, article, codes, lines_of, message

from drafter.model.inline import CrossReference, NumberReference, Text
from drafter.model.instrument import Instrument, Recital
from drafter.model.walk import nodes, plain_words

TARGET = """
#. {#first} First.
#. {#second} Second:
   - {#a} A;
   - {#b} B:
     - {#inner} C:
       - {#deep} D.
"""


@pytest.fixture
def shop(house: House) -> House:
    """Articles to refer to: with paragraphs, with a list alone, with one paragraph; an annex and parts."""
    house.clause("x.target", TARGET)
    house.clause("x.list", "#. {#all} It is:\n   - {#a} A;\n   - {#b} B.")
    house.clause("y.plain", "#. {#only} Only.")
    house.clause("z.annex", "#. {#first} First.\n#. Second.", "kind: annex")
    house.clause("z.other", "#. Other.", "kind: annex")
    return house


PARTS = """
parts: [{heading: X, select: [x]}, {heading: Y, select: [y]}, {heading: W, select: [w]}]
annexes: [z]
"""


def said(house: House, text: str, style: str = "un", **how: object) -> str:
    """What a sentence in an article of its own prints, after the four articles it may refer to."""
    house.clause("w.here", text)
    return plain_words(house_article(house, style, **how).content[0].chapeau)  # type: ignore[union-attr]


def house_article(house: House, style: str = "un", **how: object):  # type: ignore[no-untyped-def]
    return article(house.sound(PARTS, style=style, **how), "w.here")


REFERENCES = [
    ("{ref x.target}", "article 1", "Article 1"),
    ("{ref x.target#second}", "article 1, paragraph 2", "Article 1, paragraph 2"),
    ("{ref x.target#b}", "article 1, paragraph 2 (b)", "Article 1, paragraph 2.b"),
    ("{ref x.target#inner}", "article 1, paragraph 2 (b) (i)", "Article 1, paragraph 2.b.i"),
    ("{ref x.target#deep}", "article 1, paragraph 2 (b) (i) a", "Article 1, paragraph 2.b.i.1"),
    ("{ref x.list}", "article 2", "Article 2"),
    ("{ref x.list#all}", "article 2", "Article 2"),
    ("{ref x.list#b}", "article 2, subparagraph (b)", "Article 2, sub-paragraph b"),
    ("{ref y.plain#only}", "article 3", "Article 3"),
    ("{ref z.annex}", "Annex A", "Appendix I"),
    ("{ref z.annex#first}", "Annex A, paragraph 1", "Appendix I, paragraph 1"),
    ("{ref part:x}", "Part I", "Chapter I"),
    ("{ref part:w}", "Part III", "Chapter III"),
    ("{ref x.target, y.plain}", "article 1 and article 3", "Article 1 and Article 3"),
    ("{ref x.target, x.list, y.plain}", "article 1, article 2 and article 3", "Article 1, Article 2 and Article 3"),
    ("{ref part:x, part:y}", "Part I and Part II", "Chapter I and Chapter II"),
    ("{ref x.target, z.annex}", "article 1 and Annex A", "Article 1 and Appendix I"),
    ("{ref x.target#first, y.plain}", "article 1, paragraph 1, and article 3", "Article 1, paragraph 1, and Article 3"),
    ("{ref w.here}", "this article", "this article"),
]


@pytest.mark.parametrize(("typed", "un", "coe"), REFERENCES, ids=[typed for typed, _, _ in REFERENCES])
def test_a_reference_is_worded_as_the_house_has_it(shop: House, typed: str, un: str, coe: str) -> None:
    sentence = f"#. See also {typed}."
    assert said(shop, sentence, "un") == f"See also {un}."
    assert said(shop, sentence, "coe") == f"See also {coe}."


OWN = [
    ("{ref #first}", "paragraph 1 of this article"),
    ("{ref #b}", "paragraph 2 (b) of this article"),
    ("{ref #inner}", "paragraph 2 (b) (i) of this article"),
    ("{ref #first, #second}", "paragraphs 1 and 2 of this article"),
    ("{ref w.own#first}", "paragraph 1 of this article"),
    ("{ref w.own}", "this article"),
]


@pytest.mark.parametrize(("typed", "words"), OWN, ids=[typed for typed, _ in OWN])
def test_a_provision_of_the_same_article_is_spoken_of_as_its_own(shop: House, typed: str, words: str) -> None:
    shop.clause("w.own", f"{TARGET}#. See also {typed}.")
    assert shop.lines("w.own", PARTS)[-1] == f"3. See also {words}."


def test_an_item_of_the_only_paragraph_is_spoken_of_without_it(house: House) -> None:
    house.clause("w.own", "#. It is:\n   - {#a} A;\n   - B under {ref #a}.")
    assert house.lines("w.own")[-1] == "  (b) B under subparagraph (a) of this article."


def test_an_annex_speaks_of_itself_as_an_annex(shop: House) -> None:
    shop.clause("w.here", "#. Here.")
    shop.clause("z.self", "#. {#a} A.\n#. Under {ref #a}, {ref z.self} and {ref z.annex}.", "kind: annex")
    assert shop.lines("z.self", PARTS)[-1] == "2. Under paragraph 1 of this annex, this annex and Annex A."
    assert shop.lines("z.self", PARTS, style="coe")[-1] == (
        "2. Under paragraph 1 of this appendix, this appendix and Appendix I."
    )


def test_the_only_annex_is_the_annex(house: House) -> None:
    house.clause("z.annex", "#. {#a} First.\n#. Second.", "kind: annex")
    house.clause("w.here", "#. See {ref z.annex} and {ref z.annex#a}. {ref z.annex} stands.")
    assert house.lines("w.here") == ["See the Annex and the Annex, paragraph 1. The Annex stands."]


# --- in the sentence ----------------------------------------------------------------------------------------------

SENTENCES = [
    ("{ref x.target} applies.", "Article 1 applies."),
    ("It is so. {ref x.target} applies.", "It is so. Article 1 applies."),
    ("{ref x.target, x.list} apply.", "Article 1 and article 2 apply."),
    ("{ref #p, #q} apply.", "Paragraphs 1 and 2 of this article apply."),
    ("*{ref x.target}* applies.", "Article 1 applies."),
    ("Under {ref x.target#second} it is.", "Under article 1, paragraph 2, it is."),
    ("Under {ref x.target#second}, it is.", "Under article 1, paragraph 2, it is."),
    ("Under {ref x.target#second}.", "Under article 1, paragraph 2."),
    ("Under {ref x.target#b} of this Convention.", "Under article 1, paragraph 2 (b), of this Convention."),
    ("(under {ref x.target#second}) it is.", "(under article 1, paragraph 2) it is."),
    ("Under {ref x.target#second} {term act} is.", "Under article 1, paragraph 2, act is."),
    ("Under {ref x.target} it is.", "Under article 1 it is."),
    ("It [goes under {ref x.target#second} here|stays].", "It [goes under article 1, paragraph 2, here] [stays]."),
    ("It is.{note {ref x.target#second} says so.}", "It is.Article 1, paragraph 2, says so."),
]


@pytest.mark.parametrize(("typed", "printed"), SENTENCES)
def test_a_reference_has_the_capital_and_the_comma_its_sentence_needs(shop: House, typed: str, printed: str) -> None:
    shop.write("terms.yaml", "act: {singular: act, definition: means an act}")
    shop.clause("w.here", f"#. {{#p}} P.\n#. {{#q}} Q.\n#. {typed}")
    assert lines_of(house_article(shop, face="options"))[-1] == f"3. {printed}"


def test_a_reference_that_goes_on_with_a_sentence_has_no_capital(shop: House) -> None:
    shop.clause("w.here", "#. It applies:\n   - {ref x.target} first;\n   - So,\n   {ref x.list} notwithstanding.")
    shop.clause("v.why", "{ref x.target}", "kind: recital\nopener: Recalling")
    for style, item in (("un", "  (a) Article 1 first;"), ("coe", "  a. Article 1 first;")):
        draft = shop.sound(f"{PARTS}preamble: {{recitals: [v]}}", style=style)
        lines = lines_of(article(draft, "w.here"))
        assert lines[1] == item
        assert lines[-1] == ("article 2 notwithstanding." if style == "un" else "Article 2 notwithstanding.")
        recital = next(node for node in nodes(draft.instrument) if isinstance(node, Recital))
        assert plain_words(recital.content) == ("article 1," if style == "un" else "Article 1,")


def test_an_item_that_opens_in_lower_case_opens_so_with_a_reference(shop: House) -> None:
    lists = replace(STYLES["un"].lists, capital=False)
    shop.clause("w.here", "#. It applies:\n   - {ref x.target};\n   - So.")
    assert shop.lines("w.here", PARTS, style=replace(STYLES["un"], lists=lists))[1] == "  (a) article 1;"


# --- where a reference leads --------------------------------------------------------------------------------------


def references(instrument: Instrument) -> list[CrossReference]:
    return [node for node in nodes(instrument) if isinstance(node, CrossReference)]


def test_a_reference_knows_where_it_leads_and_each_number_what_it_numbers(shop: House) -> None:
    shop.clause("w.here", "#. See {ref x.target#inner}.")
    (found,) = references(shop.sound(PARTS).instrument)
    assert found == CrossReference(
        "part_I__art_1__para_2__subpara_b__subpara_i",
        (
            NumberReference("part_I__art_1", "article 1"),
            Text(", paragraph "),
            NumberReference("part_I__art_1__para_2", "2"),
            Text(" "),
            NumberReference("part_I__art_1__para_2__subpara_b", "(b)"),
            Text(" "),
            NumberReference("part_I__art_1__para_2__subpara_b__subpara_i", "(i)"),
        ),
    )


def test_references_follow_when_articles_move(shop: House) -> None:
    shop.clause("w.here", "#. See {ref y.plain} and {ref x.list#b}.")
    moved = "parts: [{heading: Y, select: [y]}, {heading: X, select: [x.list, w]}]"
    assert shop.lines("w.here", PARTS) == ["See article 3 and article 2, subparagraph (b)."]
    assert shop.lines("w.here", moved) == ["See article 1 and article 2, subparagraph (b)."]


def test_a_name_in_open_alternatives_is_that_of_the_first_that_has_it(house: House) -> None:
    house.clause(
        "w.here",
        "#. See {ref #that}.\n{choose which}",
        """
        choices:
          which:
            question: Which?
            default: a
            alternatives: {a: {label: A, text: "#. {#that} A."}, b: {label: B, text: "#. B.\\n#. {#that} C."}}
        """,
    )
    draft = house.sound(face="options", settings=("w.here.which=open",))
    (found,) = references(draft.instrument)
    assert found.eid == "art_1__alt_1-1__para_2"
    assert plain_words((found,)) == "paragraph 2 of this article"


# --- faults -------------------------------------------------------------------------------------------------------


def test_a_reference_to_a_passage_that_is_out_says_where_it_stands(shop: House) -> None:
    shop.clause("x.maybe", "#. A.\n{option more}", 'options: {more: {label: M, default: out, text: "#. {#more} M."}}')
    shop.clause("w.here", "#. See {ref x.maybe#more} and {ref #gone}.\n{option gone}",
                'options: {gone: {label: G, default: out, text: "#. {#gone} G."}}')  # fmt: skip
    draft = shop.draft(PARTS)
    assert [(d.code, d.message) for d in draft.diagnostics] == [
        ("reference-to-nothing", "'w.here' refers to 'w.here#gone', and nothing of that name is in this draft"),
        ("reference-to-nothing", "'w.here' refers to 'x.maybe#more', and nothing of that name is in this draft"),
    ]
    span = draft.diagnostics[0].span
    assert span is not None
    assert (span.file, span.line) == ("house/w/here.yaml", 1)


def test_a_part_that_is_not_there_cannot_be_referred_to(shop: House) -> None:
    shop.clause("w.here", "#. See {ref part:x}.")
    assert message(shop.draft("parts: [{select: [x, w]}]"), "reference-to-nothing") == (
        "'w.here' refers to 'part:x', and nothing of that name is in this draft"
    )


def test_nobody_can_speak_of_an_unnumbered_paragraph_among_others(house: House) -> None:
    house.clause("x.target", "{#loose} Loose.\n\n#. Numbered.")
    house.clause("w.here", "#. See {ref x.target#loose}.")
    draft = house.draft()
    assert codes(draft) == ["reference-to-unnumbered"]
    assert message(draft, "reference-to-unnumbered") == (
        "'w.here' refers to 'x.target#loose', a paragraph without a number"
    )


# --- the page on the notation -------------------------------------------------------------------------------------


def test_references_print_as_the_page_on_the_notation_says(house: House) -> None:
    """The four examples of the page, in a draft in which the articles have the numbers it gives them."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "notation.md").read_text(encoding="utf-8")
    said = dict(re.findall(r"^\| `\{(ref [^`]+)\}` \| ([^|;]+?)(?:;.*)? \|$", page, re.MULTILINE))
    for number in range(1, 13):
        clause_id = {9: "due-diligence.duty", 10: "a.b", 12: "c.d"}.get(number, f"f.n{number}")
        text = "#. {#duty} A.\n#. B:\n   - C;\n   - {#notice} D.\n#. As in {ref #notice}." if number == 9 else "#. X."
        house.clause(clause_id, text)
    house.clause(
        "w.here",
        "#. See {ref due-diligence.duty}; {ref due-diligence.duty#notice}.\n#. See {ref due-diligence.duty, c.d}.",
    )
    draft = house.sound()
    lines = lines_of(article(draft, "w.here"))
    assert lines[0] == f"1. See {said['ref due-diligence.duty']}; {said['ref due-diligence.duty#notice']}."
    assert lines[1] == f"2. See {said['ref a.b, c.d']}."
    own = said["ref #notice"].rpartition(": ")[2]
    assert lines_of(article(draft, "due-diligence.duty"))[-1] == f"3. As in {own}."
