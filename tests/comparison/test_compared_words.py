"""Word by word: what stays, goes and comes, and how it reads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sides import words_of

from drafter.comparison.words import compare_words, wholly
from drafter.model.inline import (
    Blank,
    Bracket,
    Bracketed,
    Comment,
    CrossReference,
    DefinedTerm,
    Deleted,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    Inserted,
    NumberReference,
    TermUse,
    Text,
)
from drafter.model.walk import plain_words

OPEN, CLOSE = {Inserted: "[+", Deleted: "[-"}, "]"


def shown(content: Inlines) -> str:
    """Words with ``[+what is inserted]`` and ``[-what is deleted]``; notes as ``^(…)``, italics as ``*…*``."""
    return "".join(map(_shown, content))


def _shown(node: Inline) -> str:
    match node:
        case Inserted(inner) | Deleted(inner):
            return f"{OPEN[type(node)]}{shown(inner)}{CLOSE}"
        case Emphasis(inner):
            return f"*{shown(inner)}*"
        case DefinedTerm(_, inner):
            return f"«{shown(inner)}»"
        case Footnote(inner):
            return f"^({shown(inner)})"
        case _:
            return plain_words((node,))


def compared(old: str, new: str) -> str:
    return shown(compare_words((Text(old),), (Text(new),)))


READ = {
    "a word replaced": ("Each Party shall act.", "Each State shall act.", "Each [-Party][+State] shall act."),
    "a word put in": ("Each State shall act.", "Each State Party shall act.", "Each State [+Party ]shall act."),
    "a word taken out": ("Each State Party shall act.", "Each State shall act.", "Each State [-Party ]shall act."),
    "another first word": ("Every State shall act.", "Each State shall act.", "[-Every][+Each] State shall act."),
    "another ending": (
        "a State shall act promptly;",
        "a State shall act promptly.",
        "a State shall act promptly[-;][+.]",
    ),
    "a blank between two changes is no island": (
        "The Parties shall consult one another without delay.",
        "The States concerned consult one another without delay.",
        "The [-Parties shall][+States concerned] consult one another without delay.",
    ),
    "a word after a change of many is no island": (
        "The Parties and their agents shall consult without undue delay and in good faith with one another",
        "Any State concerned or affected shall notify without undue delay and in good faith with one another",
        "[-The Parties and their agents shall consult][+Any State concerned or affected shall notify]"
        " without undue delay and in good faith with one another",
    ),
    "a word after a change of one stays": (
        "in the territory of coastal States, without undue delay",
        "in the airspace of subjacent States, without undue delay",
        "in the [-territory][+airspace] of [-coastal][+subjacent] States, without undue delay",
    ),
    "a long word between two changes stays": (
        "each State notifies promptly all operators of it",
        "every State notifies quickly all operators of it",
        "[-each][+every] State notifies [-promptly][+quickly] all operators of it",
    ),
    "words added before the stop": (
        "Each State shall act.",
        "Each State shall act, without delay.",
        "Each State shall act[+, without delay].",
    ),
    "a sentence added at the end": (
        "Each State shall act.",
        "Each State shall act. It shall report.",
        "Each State shall act[-.][+. It shall report.]",
    ),
    "what has little in common is replaced as a whole, but for its stop": (
        "The depositary notifies all States of each signature.",
        "Nothing in the annex prejudices the rights of persons under another treaty.",
        "[-The depositary notifies all States of each signature]"
        "[+Nothing in the annex prejudices the rights of persons under another treaty].",
    ),
    "nothing before": ("", "New words", "[+New words]"),
    "nothing after": ("Old words", "", "[-Old words]"),
    "an apostrophe or hyphen parts no word": (
        "the State’s due-diligence duty towards others",
        "the States’ due-diligent duty towards others",
        "the [-State’s due-diligence][+States’ due-diligent] duty towards others",
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), READ.values(), ids=READ.keys())
def test_changes_read_as_a_drafter_would_mark_them(old: str, new: str, expected: str) -> None:
    assert compared(old, new) == expected


def test_a_term_in_use_is_the_same_as_its_words_and_the_new_text_says_which_it_is() -> None:
    plain: Inlines = (Text("any cyber operation here"),)
    term: Inlines = (Text("any "), TermUse("cyber-operation", "cyber operation"), Text(" here"))
    assert compare_words(plain, term) == term
    assert compare_words(term, plain) == plain


def test_a_term_of_which_a_part_is_new_becomes_words() -> None:
    result = compare_words(
        (Text("any cyber attack here"),), (Text("any "), TermUse("o", "cyber operation"), Text(" here"))
    )
    assert shown(result) == "any cyber [-attack][+operation] here"
    assert not [node for node in result if isinstance(node, TermUse)]


def test_italics_are_words_of_their_own() -> None:
    old: Inlines = (Text("the rule applies mutatis mutandis to them"),)
    new: Inlines = (Text("the rule applies "), Emphasis((Text("mutatis mutandis"),)), Text(" to them"))
    assert shown(compare_words(old, new)) == "the rule applies [-mutatis mutandis][+*mutatis mutandis*] to them"


def test_words_within_italics_and_within_a_definition_are_compared_one_by_one() -> None:
    for wrap in (lambda words: Emphasis((Text(words),)), lambda words: DefinedTerm("t", (Text(words),))):
        old, new = (wrap("harmful cyber operation"),), (wrap("harmful network operation"),)
        sign = shown((wrap("|"),)).split("|")
        signed = [f"{sign[0]}{part}{sign[1]}" for part in ("harmful ", "cyber", "network", " operation")]
        assert shown(compare_words(old, new)) == f"{signed[0]}[-{signed[1]}][+{signed[2]}]{signed[3]}"


def reference(number: str, eid: str) -> CrossReference:
    return CrossReference(eid, (NumberReference(eid, f"article {number}"),))


WHOLE: dict[str, tuple[Inline, Inline]] = {
    "a reference with another number": (reference("2", "art_2"), reference("3", "art_2")),
    "a reference to another place": (reference("2", "art_2"), reference("2", "art_3")),
    "a blank": (Blank("number"), Blank("date")),
    "a bracket": (Bracket("[Group A: "), Bracket("[")),
    "open words": (
        Bracketed(((Text("shall"),), (Text("may"),))),
        Bracketed(((Text("shall"),), (Text("should"),))),
    ),
}


@pytest.mark.parametrize(("old", "new"), WHOLE.values(), ids=WHOLE.keys())
def test_what_is_no_word_is_compared_as_a_whole(old: Inline, new: Inline) -> None:
    before, after = Text("Each State acts "), Text(" as it sees fit")
    assert compare_words((before, old, after), (before, new, after)) == (
        before, Deleted((old,)), Inserted((new,)), after,
    )  # fmt: skip
    assert compare_words((before, old, after), (before, old, after)) == (before, old, after)


def test_a_comment_on_open_words_is_no_change_and_the_new_one_stays() -> None:
    alternatives: tuple[Inlines, ...] = ((Text("shall"),), (Text("may"),))
    old, new = (Bracketed(alternatives, (), Comment(((Text(word),),))) for word in ("Old", "New"))
    assert compare_words((Text("x "), old), (Text("x "), new)) == (Text("x "), new)


def test_footnotes_at_one_place_are_compared_by_their_words() -> None:
    old, new = (Footnote((Text(f"Corfu Channel, {page}."),), number) for page, number in (("p. 22", 4), ("p. 4", 5)))
    result = compare_words((Text("Diligence"), old), (Text("Diligence"), new))
    assert shown(result) == "Diligence^(Corfu Channel, p. [-22][+4].)"
    assert [node.number for node in result if isinstance(node, Footnote)] == [5]


def test_a_footnote_that_is_new_or_gone_is_marked_with_all_its_words() -> None:
    note = Footnote((Text("See above."),))
    without: Inlines = (Text("Duty"), Text(" of care"))
    with_it: Inlines = (Text("Duty"), note, Text(" of care"))
    assert compare_words(without, with_it) == (Text("Duty"), Inserted((note,)), Text(" of care"))
    assert compare_words(with_it, without) == (Text("Duty"), Deleted((note,)), Text(" of care"))


def test_words_added_at_the_end_take_a_word_along_but_not_in_a_text_that_stands_alone() -> None:
    old, new = (Text("Use of terms"),), (Text("Use of terms"), Footnote((Text("See above."),)))
    assert shown(compare_words(old, new)) == "Use of [-terms][+terms^(See above.)]"
    assert shown(compare_words(old, new, alone=True)) == "Use of terms[+^(See above.)]"


def test_a_run_that_one_text_alone_has_is_marked_as_a_whole_and_nothing_stays_nothing() -> None:
    assert wholly((Text("Words"),), Inserted) == (Inserted((Text("Words"),)),)
    assert wholly((), Deleted) == ()


# --- whatever the words ---------------------------------------------------------------------------------------------

vocabulary = st.sampled_from(["State", "the", "shall", "of", "consult", ",", ".", ";", "cyber", "-", "1"])
texts = st.lists(vocabulary, min_size=1, max_size=7).map(lambda words: Text(" ".join(words)))
leaves = st.one_of(
    texts,
    texts.map(lambda text: TermUse("t", text.text)),
    st.sampled_from([Blank("n"), Bracket("["), Bracket("]"), reference("1", "art_1"), reference("2", "art_2")]),
)
simple = st.lists(leaves, max_size=4).map(tuple)
runs = st.lists(
    st.one_of(
        leaves,
        simple.filter(bool).map(Emphasis),
        simple.map(Footnote),
        texts.map(lambda text: DefinedTerm("t", (text,))),
    ),
    max_size=5,
).map(tuple)


@given(runs, runs)
@settings(deadline=None, derandomize=True, max_examples=300)
def test_what_stays_and_comes_is_the_new_text_and_what_stays_and_goes_the_old(old: Inlines, new: Inlines) -> None:
    result = compare_words(old, new)
    assert words_of(result, Inserted) == words_of(new, Inserted)
    assert words_of(result, Deleted) == words_of(old, Deleted)


@given(runs)
@settings(deadline=None, derandomize=True, max_examples=100)
def test_a_text_compared_with_itself_is_itself(content: Inlines) -> None:
    assert compare_words(content, content) == content
