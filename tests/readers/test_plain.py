"""Treaties in plain text: what stands where, what looks like a slip, and that no word is lost."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from plain_texts import SMALL, all_words

from drafter.model.inline import DefinedTerm
from drafter.model.instrument import Article, Chapter, Paragraph, Part, Subparagraph
from drafter.model.structure import misplaced
from drafter.model.style import HouseStyle
from drafter.model.walk import nodes, plain_words
from drafter.pipeline import load_style
from drafter.readers.plain import DROPPED, read_plain
from drafter.readers.reading import Reading
from drafter.writers.tree import write_tree

STYLE: HouseStyle = load_style("un")
INSTRUMENTS = Path(__file__).parents[2] / "../shared/instruments"
ARTICLES = {
    "budapest-additional-protocol-2003-ets189": 16,
    "space-liability-1972": 28,
    "early-notification-nuclear-1986": 17,
    "assistance-nuclear-1986": 19,
    "untoc-2000": 41,
    "clc-1992": 30,
    "mine-ban-1997": 22,
    "vclt": 85,
    "un-charter": 111,
    "icj-statute": 70,
    "uncac": 71,
}


def read(text: str, title: str = "") -> Reading:
    return read_plain(text, STYLE, title)


def articles(reading: Reading) -> list[Article]:
    return [node for node in nodes(reading.instrument) if isinstance(node, Article)]


def provisions(reading: Reading) -> list[tuple[str, str]]:
    """The label and the words of every paragraph and item in articles."""
    found = [node for article in articles(reading) for node in nodes(article)]
    return [(n.label, plain_words(n.chapeau)) for n in found if isinstance(n, Paragraph | Subparagraph)]


def labels(reading: Reading) -> list[str]:
    return [label for label, _ in provisions(reading)]


def reasons(reading: Reading) -> list[str]:
    return [passage.reason for passage in reading.unplaced]


def article(*lines: str) -> Reading:
    """An article with these lines in it, in a text with a title."""
    return read("\n\n".join(("Convention on X", "Article 1", *lines)))


def conserved(text: str) -> bool:
    return all_words(read(text)) == "".join(text.split())


# --- the whole ----------------------------------------------------------------------------------------------------


def test_a_small_treaty_is_read_whole() -> None:
    reading = read(SMALL)
    instrument = reading.instrument
    assert plain_words(instrument.title) == "Convention on Lighthouses"
    preamble = instrument.preamble
    assert preamble is not None
    assert plain_words(preamble.opening) == "The States Parties to this Convention,"
    assert [(plain_words(r.opener), plain_words(r.content)) for r in preamble.recitals] == [
        ("Recalling", "the perils of the sea,"),
        ("Noting also", "that lamps go out,"),
    ]
    assert plain_words(preamble.enacting_words) == "Have agreed as follows:"
    part = instrument.body[0]
    assert isinstance(part, Part)
    assert [(type(n).__name__, n.label, n.number, plain_words(n.heading)) for n in part.content] == [
        ("Article", "Article 1", "1", "Use of terms"),
        ("Article", "Article 2", "2", "Keepers"),
        ("Chapter", "CHAPTER II", "II", "Final clauses"),
    ]
    assert instrument.testimonium is not None
    assert len(instrument.testimonium.paragraphs) == 2
    assert [(a.label, a.number, plain_words(a.heading)) for a in instrument.annexes] == [("ANNEX I", "I", "Lamps")]
    assert [p.number for p in instrument.annexes[0].content if isinstance(p, Paragraph)] == ["1", "2"]
    assert (instrument.identity.profile, instrument.identity.kind) == ("convention-on-lighthouses", "convention")


def test_identifiers_follow_from_the_numbers_and_know_their_lines() -> None:
    reading = read(SMALL)
    text = SMALL.split("\n")
    expected = {
        "preamble": "Preamble",
        "recs__rec_2": "Noting also that lamps go out,",
        "part_I": "PART I",
        "part_I__art_1": "Article 1",
        "part_I__art_1__para_1__subpara_b__subpara_ii": "(ii) by night.",
        "part_I__art_2__para_2": "2. Article 1 applies to them. A Party shall:",
        "part_I__chp_II__art_3bis": "Article 3 bis",
        "concl": "IN WITNESS WHEREOF the undersigned have signed. DONE at Harbour, on a clear day.",
        "testimonium": "IN WITNESS WHEREOF the undersigned have signed. DONE at Harbour, on a clear day.",
        "annex_I": "ANNEX I",
        "annex_I__para_2": "2. They are bright.",
    }
    assert {eid: text[reading.lines[eid] - 1] for eid in expected} == expected
    given_eids = [eid for node in nodes(reading.instrument) if (eid := getattr(node, "eid", ""))]
    assert len(given_eids) == len(set(given_eids))
    assert set(given_eids) == set(reading.lines) - {"preamble", "testimonium"}


def test_doubles_have_identifiers_of_their_own() -> None:
    reading = read("T\n\nArticle 1\n\n1. One is here.\n1. One again.\n\nArticle 1\n\nTwo is here.\n")
    assert [a.eid for a in articles(reading)] == ["art_1", "art_1-2"]
    assert {"art_1__para_1", "art_1__para_1-2", "art_1-2__para_1"} <= set(reading.lines)


def test_nothing_is_read_from_nothing() -> None:
    reading = read("")
    assert (reading.instrument.body, reading.unplaced, reading.lines) == ((), (), {})
    assert plain_words(read("", "Given").instrument.title) == "Given"


def test_notes_before_the_title_are_left_out_and_told() -> None:
    reading = read("# Source: somewhere\n# Licence\n\nConvention on X\n\nArticle 1\n\n# Stands in the text.")
    assert [(p.line, p.words) for p in reading.unplaced if p.reason in DROPPED] == [
        (1, "# Source: somewhere"),
        (2, "# Licence"),
    ]
    assert provisions(reading) == [("", "# Stands in the text.")]


def test_a_title_that_is_given_stands_for_one_that_is_not_there() -> None:
    text = "The States Parties,\n\nHave agreed as follows:\n\nArticle 1\n\nIt is so."
    assert plain_words(read(text, "Treaty").instrument.title) == "Treaty"
    assert plain_words(read(f"TREATY\n\n{text}", "Treaty").instrument.title) == "TREATY"
    untitled = read(text, "Treaty").instrument.preamble
    assert untitled is not None
    assert plain_words(untitled.opening) == "The States Parties,"


# --- the preamble -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "The Parties,Aware that it rains,Noting the wind,Have agreed as follows:",
        "The Parties, Aware that it rains, Noting the wind, Have agreed on the following:",
        "The Parties; Awarethat it rains; Notingthe wind; HAVE AGREED AS FOLLOWS:",
        "PreambleThe Parties, Aware that it rains, and Noting the wind, have agreed as follows:",
    ],
)
def test_a_preamble_on_one_line_is_taken_apart(line: str) -> None:
    text = f"T\n\n{line}\n\nArticle 1\n\nIt is so."
    preamble = read(text).instrument.preamble
    assert preamble is not None
    assert plain_words(preamble.opening).startswith("The Parties")
    assert [plain_words(recital.opener) for recital in preamble.recitals] == ["Aware", "Noting"]
    assert plain_words(preamble.enacting_words).lower().startswith("have agreed")
    assert conserved(text)


def test_a_text_without_articles_or_enacting_words_has_no_preamble() -> None:
    made = read("A code\n\n1. Notice\n\nParticipating States should give notice.")
    assert made.instrument.preamble is None
    assert "ParticipatingStatesshouldgivenotice." in all_words(made)


def test_longer_openers_are_whole() -> None:
    line = "The Parties, Bearing in mind the law, Having regard to it, Deeply concerned, Taking note of that, Agree:"
    preamble = read(f"T\n\n{line}\n\nArticle 1\n\nIt is so.").instrument.preamble
    assert preamble is not None
    openers = [plain_words(recital.opener) for recital in preamble.recitals]
    assert openers == ["Bearing in mind", "Having regard to", "Deeply concerned", "Taking note"]


def test_there_may_be_no_preamble() -> None:
    assert read("T\n\nArticle 1\n\nIt is so.").instrument.preamble is None


def test_a_bracketed_note_in_its_place_is_a_notice() -> None:
    reading = read("Statute\n\n(It is part of the Charter.)\n\nArticle 1\n\nIt is so.")
    assert reading.instrument.preamble is None
    assert plain_words(reading.instrument.notice) == "(It is part of the Charter.)"
    assert "a note stands where the preamble is looked for" in reasons(reading)


# --- heads and headings -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "label", "number", "heading"),
    [
        ("Article 1\n\nScope", "Article 1", "1", "Scope"),
        ("Article XII bis\nScope", "Article XII bis", "XII bis", "Scope"),
        ("Article XII ter", "Article XII ter", "XII ter", ""),
        ("ARTICLE 4 – Scope", "ARTICLE 4 –", "4", "Scope"),
        ("Article 4: Scope", "Article 4:", "4", "Scope"),
        ("Article 4. Scope.", "Article 4.", "4", "Scope."),
        ("Article 12A Scope", "Article 12A", "12A", "Scope"),
        ("Article l\n\nScope", "Article l", "1", "Scope"),
    ],
)
def test_heads_of_articles(head: str, label: str, number: str, heading: str) -> None:
    reading = read(f"T\n\n{head}\n\nIt shall be so.")
    only = articles(reading)[0]
    assert (only.label, only.number, plain_words(only.heading)) == (label, number, heading)
    assert plain_words(next(p for p in nodes(only) if isinstance(p, Paragraph)).chapeau) == "It shall be so."


@pytest.mark.parametrize(
    "words",
    [
        "1. This applies as it does under\nArticle 5 of this Convention shall not apply to it.",
        "Article 5 of this Convention shall apply.",
        "Articles 5 and 6 shall apply.",
        "Article 5, paragraph 2, applies.",
        "It applies under\nArticle 5.",
        "It applies under Part II of the Convention. The rules laid down in Part V apply.",
        "It is so. Section 2 of this Part applies.",
    ],
)
def test_a_reference_is_no_heading(words: str) -> None:
    reading = article(words)
    assert len(articles(reading)) == 1
    assert not [n for n in nodes(reading.instrument) if isinstance(n, Part | Chapter)]


def test_a_wrapped_line_goes_on() -> None:
    text = (
        "T\n\nArticle 1\nScope and other\nmatters\n\n1. This applies to whatever is said in\nArticle 6. It applies\n"
        "to the rest as well, and to paragraph\n2. of the annex.\n2. It ends."
    )
    reading = read(text)
    assert plain_words(articles(reading)[0].heading) == "Scope and other matters"
    assert labels(reading) == ["1.", "2."]
    assert reading.lines["art_1__para_2"] == 11


def test_a_heading_that_runs_into_the_article() -> None:
    heads = "".join(f"Article {n}\n\nThing number {n}\n\nIt shall be so.\n\n" for n in range(1, 5))
    reading = read(f"T\n\n{heads}Article 5\n\nImplementation Parties shall do it.")
    last = articles(reading)[-1]
    assert plain_words(last.heading) == "Implementation"
    assert provisions(reading)[-1] == ("", "Parties shall do it.")
    assert "the heading runs into the first words of the article" in reasons(reading)


@pytest.mark.parametrize(
    ("glued", "label", "heading"),
    [
        ("under domestic law.Chapter IIPreventive measures", "Chapter II", "Preventive measures"),
        ("under domestic law.Chapter IVInternational cooperation", "Chapter IV", "International cooperation"),
        ("under domestic law. CHAPTER III FINAL PROVISIONS", "CHAPTER III", "FINAL PROVISIONS"),
    ],
)
def test_a_division_glued_to_the_article_before(glued: str, label: str, heading: str) -> None:
    reading = read(f"T\n\nArticle 1\n\nIt is so {glued}\n\nArticle 2\n\nIt is so.")
    chapter = reading.instrument.body[1]
    assert isinstance(chapter, Chapter)
    assert (chapter.label, plain_words(chapter.heading)) == (label, heading)
    assert [a.number for a in chapter.articles] == ["2"]
    assert provisions(reading)[0] == ("", "It is so under domestic law.")
    assert "a heading or formula runs on from the words before it" in reasons(reading)


def test_chapters_have_sections_where_both_are_there() -> None:
    text = (
        "T\n\nCHAPTER I\n\nFIRST\n\nSection 1. Beginnings\n\nArticle 1\n\nIt is so.\n\nCHAPTER II\n\nArticle 2\n\nYes."
    )
    first, second = read(text).instrument.body
    assert isinstance(first, Part)
    assert isinstance(second, Part)
    section = first.content[0]
    assert isinstance(section, Chapter)
    assert (section.label, section.eid, plain_words(section.heading)) == ("Section 1.", "part_I__chp_1", "Beginnings")


def test_a_heading_in_capitals_between_articles_is_a_division() -> None:
    body = read("T\n\nArticle XII\n\nIt is so.\n\nFINAL CLAUSES\n\nArticle 12\n\nIt is so.").instrument.body
    assert isinstance(body[1], Part)
    assert (body[1].label, body[1].eid, plain_words(body[1].heading)) == ("", "part_nn_1", "FINAL CLAUSES")


def test_words_before_the_first_article_have_one_without_a_number() -> None:
    reading = read("T\n\nThe Parties have agreed as follows:\n\n1. It is so.\n\n2. It stays so.")
    assert [(a.label, a.eid) for a in articles(reading)] == [("", "art_nn_1")]
    assert labels(reading) == ["1.", "2."]


# --- paragraphs and lists -----------------------------------------------------------------------------------------


def test_numbers_of_paragraphs_and_slips_in_them() -> None:
    reading = article("l. States shall.\n2 They shall.\n3.“Ship” means a ship.")
    assert labels(reading) == ["l.", "2", "3."]
    assert {"art_1__para_1", "art_1__para_2", "art_1__para_3"} <= set(reading.lines)
    assert reasons(reading) == [
        "letter l stands where the figure 1 is meant",
        "no stop stands after the number",
        "no blank stands after the label",
    ]


def test_a_number_that_is_none() -> None:
    reading = article("1. It applies.", "30 States may ask for it.", "1969 was a year.")
    assert labels(reading) == ["1.", "", ""]


@pytest.mark.parametrize(
    "labelled", [("(a)", "(b)", "(c)"), ("a)", "b)", "c)"), ("a.", "b.", "c."), ("(i)", "(ii)", "(iii)")]
)
def test_items_in_every_manner(labelled: tuple[str, ...]) -> None:
    reading = article("The Parties shall:", *(f"{label} do this;" for label in labelled), "and no more.")
    paragraph = articles(reading)[0].content[0]
    assert isinstance(paragraph, Paragraph)
    assert tuple(item.label for item in paragraph.subparagraphs) == labelled
    assert plain_words(paragraph.closing_words) == "and no more."
    assert {item.number for item in paragraph.subparagraphs} == {f"({label.strip('().')})" for label in labelled}


def test_three_levels() -> None:
    reading = article("1. The Parties:", "a) One:", "(i) Two:", "a. Three;", "b. Four;", "(ii) Five.", "b) Six.")
    end = "art_1__para_1__subpara_a__subpara_i__subpara_b"
    assert end in reading.lines
    assert "art_1__para_1__subpara_b" in reading.lines
    assert misplaced(reading.instrument) == []


def test_a_letter_that_is_also_a_numeral() -> None:
    reading = article("It is:", *(f"({letter}) this;" for letter in "abcdefghij"))
    assert "art_1__para_1__subpara_i" in reading.lines
    assert "art_1__para_1__subpara_j" in reading.lines
    nested = article("It is:", *(f"({letter}) this;" for letter in "abcdefgh"), "(i) one;", "(ii) two;", "(i) nine.")
    assert "art_1__para_1__subpara_h__subpara_ii" in nested.lines
    assert "art_1__para_1__subpara_i" in nested.lines


def test_items_run_together_are_split() -> None:
    reading = article("1. In these areas:(a) One;(b) Two: (i) three; or(ii) four; and(c) Five.")
    assert labels(reading) == ["1.", "(a)", "(b)", "(i)", "(ii)", "(c)"]
    assert "an item runs on from the words before it" in reasons(reading)
    assert conserved("T\n\nArticle 1\n\n1. In these areas:(a) One;(b) Two: (i) three; or(ii) four; and(c) Five.")


def test_items_within_a_sentence() -> None:
    reading = article("It harms, (i) persons who belong to a group, or (ii) a group of persons.")
    assert labels(reading) == ["", "(i)", "(ii)"]


@pytest.mark.parametrize(
    "words",
    [
        "Subject to paragraph 1 a) (i) of this article, and to (a) above, it applies.",
        "It applies to subparagraphs (a), (b) and (c); and to reservation(s).",
        "Under paragraph 9(a) and paragraph 9 (b), it applies.",
    ],
)
def test_a_reference_is_no_item(words: str) -> None:
    assert labels(article(words)) == [""]


def test_a_list_under_a_number_alone_and_labels_without_blanks() -> None:
    reading = article("1. It is so.", "2.", "(a)One;", "(b). Two.")
    assert provisions(reading)[1:] == [("2.", ""), ("(a)", "One;"), ("(b).", "Two.")]
    assert "no blank stands after the label" in reasons(reading)


def test_other_brackets_are_told() -> None:
    reading = article("It is:", "(a) one; or", "b) two.")
    assert {"art_1__para_1__subpara_a", "art_1__para_1__subpara_b"} <= set(reading.lines)
    assert "the label is not written like those before it" in reasons(reading)


def test_items_without_labels() -> None:
    reading = article("1. The Court shall apply:", "conventions;", "custom, as law; and", "principles.", "2. It ends.")
    assert "art_1__para_1__subpara_3" in reading.lines
    assert labels(reading) == ["1.", "", "", "", "2."]


def test_what_follows_a_list_is_closing_words_or_a_paragraph() -> None:
    closing = articles(article("It is:", "(a) one;", "(b) two;", "Where it is so."))[0].content
    assert len(closing) == 1
    assert len(articles(article("It is:", "(a) one;", "(b) two.", "It is so."))[0].content) == 2


# --- terms, closing formula, annexes ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("“ship” means a boat.", ["ship"]),
        ('"launching State" shall mean it.', ["launching-state"]),
        ("``goods'' includes wares.", ["goods"]),
        ("“a b”, “c” and “d” mean it.", ["a-b", "c", "d"]),
        ("“seizure”, which includes arrest, shall mean it.", ["seizure"]),
        ("The term, “object” is wide.", ["object"]),
        ("In “this Convention” nothing is said.", []),
    ],
)
def test_terms_at_their_definition(words: str, terms: list[str]) -> None:
    reading = article(words)
    assert [node.term for node in nodes(reading.instrument) if isinstance(node, DefinedTerm)] == terms
    assert provisions(reading) == [("", words)]


@pytest.mark.parametrize(
    "end",
    [
        "IN WITNESS WHEREOF, the undersigned have signed.DONE at Z.",
        "In witness whereofthe undersigned have signed.Doneat Z.",
        "DONE AT Z. IN FAITH WHEREOF the undersigned have signed.",
    ],
)
def test_the_closing_formula(end: str) -> None:
    for text in (f"T\n\nArticle 1\n\nIt is so.\n\n{end}", f"T\n\nArticle 1\n\nIt is so.{end}"):
        reading = read(text)
        testimonium = reading.instrument.testimonium
        assert testimonium is not None
        assert (len(testimonium.paragraphs), testimonium.eid) == (2, "concl")
        assert provisions(reading) == [("", "It is so.")]
        assert conserved(text)


def test_done_at_within_a_sentence_ends_nothing() -> None:
    assert article("This Convention, done at Oslo, is open.").instrument.testimonium is None


def test_annexes_and_the_articles_in_them() -> None:
    rules_and_schedule = "Appendix – Rules\n\nArticle 1\n\nNumbers\n\n1. One.\n\nSchedule 2\n\nAnnex I of it stands."
    text = f"{SMALL}\n{rules_and_schedule}"
    reading = read(text)
    assert [(a.label, a.eid) for a in reading.instrument.annexes] == [
        ("ANNEX I", "annex_I"),
        ("Appendix –", "annex_2"),
        ("Schedule 2", "annex_2-2"),
    ]
    rules = reading.instrument.annexes[1].content
    assert [p.label for p in rules if isinstance(p, Paragraph)] == ["Article 1", "1."]
    assert "annex_2__art_1__para_1" in reading.lines
    assert len(articles(reading)) == 3
    assert conserved(text)


def test_what_runs_together_is_told_once_in_a_line() -> None:
    reading = article("It goes to theSecretary of theUnited Nations.It is so.It stays.")
    assert reasons(reading) == ["two words seem to stand together without a blank", "no blank stands after a stop"]
    runs_on = "an item runs on from the words before it"
    assert reasons(article("It is: (a) one; (b) two; (c) three.")) == [runs_on]


def test_an_item_within_a_wrapped_paragraph_knows_its_line() -> None:
    reading = article("1. It applies to\nx:(a) this\nand that\nas well; (b) more.", "It is\nb) so")
    assert {eid: line for eid, line in reading.lines.items() if "subpara" in eid} == {
        "art_1__para_1__subpara_a": 6,
        "art_1__para_1__subpara_b": 8,
        "art_1__al_1__subpara_b": 11,
    }


# --- nothing lost, nothing slow -----------------------------------------------------------------------------------

LINES = SMALL.split("\n")
MUTATIONS = st.lists(
    st.tuples(
        st.sampled_from(["delete", "join", "glue", "double", "swap"]), st.integers(0, len(LINES)), st.integers(0, 90)
    ),
    max_size=25,
)
ANY = st.text(st.sampled_from("aiv1l. (){}:;,–“\"`'\n#ACPDAr")) | st.lists(
    st.sampled_from(
        ["Article 1", "PART I", "ANNEX", "(a)", "(i)", "1.", "Have agreed:", "Noting", "DONE at", "x;", "\n", " "]
    )
).map("".join)


def mutated(changes: list[tuple[str, int, int]]) -> str:
    """The small treaty with lines deleted, joined, doubled and exchanged."""
    lines = list(LINES)
    for change, at, other in changes:
        if not lines:
            break
        at %= len(lines)
        match change:
            case "delete":
                del lines[at]
            case "double":
                lines.insert(at, lines[other % len(lines)])
            case "swap":
                lines[at], lines[other % len(lines)] = lines[other % len(lines)], lines[at]
            case _ if at + 1 < len(lines):
                lines[at : at + 2] = [(" " if change == "join" else "").join(lines[at : at + 2])]
    return "\n".join(lines)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MUTATIONS)
@example([("double", 3, 12)])
def test_whatever_happens_to_a_treaty_no_word_is_lost(changes: list[tuple[str, int, int]]) -> None:
    text = mutated(changes)
    reading = read(text)
    assert all_words(reading) == "".join(text.split())
    assert misplaced(reading.instrument) == []


@settings(max_examples=300, deadline=None)
@given(ANY)
@example("Article 1\n(a)\nArticle 1x;(a)")
def test_any_text_is_read(text: str) -> None:
    reading = read(text)
    assert all_words(reading) == "".join(text.split())
    assert misplaced(reading.instrument) == []
    eids = [eid for node in nodes(reading.instrument) if (eid := getattr(node, "eid", ""))]
    assert len(eids) == len(set(eids))
    assert set(eids) <= set(reading.lines)


@pytest.mark.parametrize(
    "text",
    [
        "(a)" * 100_000,
        "".join(f";({'abcdefghijklmnopqrstuvwxyz'[n % 26]}) w" for n in range(40_000)),
        "and" * 100_000,
        "“" * 200_000,
        "a." * 150_000,
        ".Done at " * 15_000,
        "a.Part IIXx " * 20_000,
    ],
    ids=["labels", "items", "one word", "quotes", "stops", "formulas", "heads"],
)
def test_long_lines_take_no_longer_than_they_are(text: str) -> None:
    start = time.perf_counter()
    read(f"T\n\nArticle 1\n\n{text}")
    assert time.perf_counter() - start < 10


# --- real treaties ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ARTICLES)
def test_a_real_treaty(name: str) -> None:
    path = INSTRUMENTS / f"{name}.txt"
    if not path.is_file():
        pytest.skip("the real treaties are not here: ../shared/instruments")
    text = path.read_text(encoding="utf-8")
    reading = read(text)
    assert len(articles(reading)) == ARTICLES[name]
    assert all_words(reading) == "".join(text.split())
    assert misplaced(reading.instrument) == []
    assert all(article.content for article in articles(reading))
    assert write_tree(reading.instrument)
    eids = [eid for node in nodes(reading.instrument) if (eid := getattr(node, "eid", ""))]
    assert len(eids) == len(set(eids))
    assert set(eids) == set(reading.lines) - {"preamble", "testimonium"}
    begins = [reading.lines[article.eid] for article in articles(reading)]
    assert begins == sorted(begins)
