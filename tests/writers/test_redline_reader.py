"""The reader of redlines: small files with known answers, and one wrong file for every fault it is there to see."""

from __future__ import annotations

import pytest
from redline_reader import Reading, accepted, plain, rejected
from small_word_file import (
    bookmark,
    call,
    change,
    control,
    deleted,
    field,
    gone,
    inserted,
    new,
    note,
    para,
    row,
    run,
    table,
    word_file,
)

LEVEL_0 = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def shown(reading: Reading) -> list[str]:
    """Style, label and words of every paragraph, with its place in front where it has one."""
    return [" ".join(f"{line.place} {line.style} {line.label} {line.text}".split()) for line in reading.body]


def both(body: str, **parts: str) -> tuple[list[str], list[str]]:
    """What accepting and what rejecting leave of a file in which there must be no fault."""
    data = word_file(body, **parts)
    yes, no = accepted(data), rejected(data)
    assert (yes.faults, no.faults) == ((), ())
    return shown(yes), shown(no)


# --- words and paragraphs ---------------------------------------------------------------------------------------------


def test_words_stay_or_go() -> None:
    body = para(run("Each ") + deleted("Party ") + inserted("State ") + run("shall"))
    assert both(body) == (["Normal Each State shall"], ["Normal Each Party shall"])


def test_what_was_put_in_and_taken_out_again_is_in_neither() -> None:
    body = para(run("Each") + change("ins", change("del", run(" Party"))) + inserted(" State"))
    assert both(body) == (["Normal Each State"], ["Normal Each"])


def test_moved_words_are_in_one_place_each_time() -> None:
    body = para(change("moveFrom", run("first ")) + run("middle ") + change("moveTo", run("first")))
    assert both(body) == (["Normal middle first"], ["Normal first middle"])


def test_whole_paragraphs_come_and_go_and_the_rest_is_counted_anew() -> None:
    body = (
        para(run("One"), "Heading")
        + gone("Two", "Heading")
        + para(run("First"), "Numbered")
        + new("Second", "Numbered")
        + para(run("Three"), "Heading")
    )
    yes, no = both(body)
    assert yes == ["Heading Article 1 One", "Numbered 1. First", "Numbered 2. Second", "Heading Article 2 Three"]
    assert no == ["Heading Article 1 One", "Heading Article 2 Two", "Numbered 1. First", "Heading Article 3 Three"]


def test_of_two_paragraphs_that_are_joined_the_second_gives_the_properties() -> None:
    body = para(run("One, "), "Heading", mark="del") + para(run("and two"), "Numbered") + para(run("End"))
    assert both(body) == (
        ["Numbered 1. One, and two", "Normal End"],
        ["Heading Article 1 One,", "Numbered 1. and two", "Normal End"],
    )


def test_a_chain_of_marks_that_go_is_joined_to_one() -> None:
    body = para(run("a"), mark="ins") + para(inserted("b"), mark="ins") + para(run("c"), "Numbered")
    assert both(body) == (["Normal a", "Normal b", "Numbered 1. c"], ["Numbered 1. ac"])


def test_a_rejection_brings_back_style_and_number_but_not_a_mark_that_goes() -> None:
    was = '<w:pStyle w:val="Numbered"/>'
    body = para(run("One"), "Heading", before=was) + para(run("Two"), "Heading", properties=LEVEL_0, before=was)
    assert both(body) == (
        ["Heading Article 1 One", "Heading Article 2 Two"],
        ["Numbered 1. One", "Numbered 2. Two"],
    )
    body = para(inserted("One"), "Heading", mark="ins", before=was) + para(run("Two"))
    assert both(body) == (["Heading Article 1 One", "Normal Two"], ["Normal Two"])


def test_the_outline_is_read_from_the_style_and_those_it_is_based_on() -> None:
    reading = plain(word_file(para(run("a"), "Derived") + para(run("b"), "Numbered")))
    assert [line.outline for line in reading.body] == [0, None]
    assert reading.body[0].label == "Article 1"


# --- tables, controls, notes, fields ----------------------------------------------------------------------------------


def test_rows_come_and_go_and_so_does_a_table_without_rows() -> None:
    body = table(row("A"), row("B", "del"), row("C", "ins")) + table(row("D", "ins")) + para(run("End"))
    assert both(body) == (
        ["row 1, cell 1 Normal A", "row 2, cell 1 Normal C", "row 1, cell 1 Normal D", "Normal End"],
        ["row 1, cell 1 Normal A", "row 2, cell 1 Normal B", "Normal End"],
    )


def test_a_control_stays_or_goes_by_its_tags_and_its_words_by_their_own_marks() -> None:
    body = (
        control("a", para(run("A")))
        + control("b", new("B"), "Ins")
        + control("c", gone("C"), "Del", 200)
        + control("d", para(run("D")), "Del", 300)
        + para(run("End"))
    )
    yes, no = accepted(word_file(body)), rejected(word_file(body))
    assert (yes.ids, shown(yes)) == (("a", "b"), ["Normal A", "Normal B", "Normal D", "Normal End"])
    assert (no.ids, shown(no)) == (("a", "c", "d"), ["Normal A", "Normal C", "Normal D", "Normal End"])
    assert yes.faults == no.faults == ()


def test_one_range_may_cover_both_tags_and_the_controls_within() -> None:
    range_ = '<w:customXmlInsRange{} w:id="5" w:author="A"/>'
    inner = control("outer", control("inner", new("B")))
    body = range_.format("Start") + inner + range_.format("End") + para(run("End"))
    assert accepted(word_file(body)).ids == ("outer", "inner")
    no = rejected(word_file(body))
    assert (no.ids, shown(no), no.faults) == ((), ["Normal End"], ())


def test_a_paragraph_is_joined_to_the_next_across_the_edge_of_a_control() -> None:
    body = control("a", para(run("A "), mark="del") + para(deleted("B"), mark="del")) + para(run("C"), "Numbered")
    yes, no = accepted(word_file(body)), rejected(word_file(body))
    assert (shown(yes), yes.faults) == (["Numbered 1. A C"], ("text: the control 'a' is left empty",))
    assert (shown(no), no.faults) == (["Normal A", "Normal B", "Numbered 1. C"], ())


def test_a_footnote_goes_with_the_reference_that_calls_it() -> None:
    notes = note(1, para(deleted("Old"), mark="del")) + note(2, para(run("Stays"))) + note(3, para(inserted("New")))
    body = para(run("A") + change("del", call(1)) + run("B") + call(2) + change("ins", call(3)))
    data = word_file(body, notes=notes)
    yes, no = accepted(data), rejected(data)
    assert (shown(yes), shown(no)) == (["Normal AB[^1][^2]"], ["Normal A[^1]B[^2]"])
    assert [[line.text for line in lines] for lines in yes.notes] == [["Stays"], ["New"]]
    assert [[line.text for line in lines] for lines in no.notes] == [["Old"], ["Stays"]]
    assert yes.faults == no.faults == ()


def test_headers_are_read_as_the_section_names_them() -> None:
    data = word_file(para(run("A")), header=para(deleted("Old") + inserted("New")))
    for reading, text in ((accepted(data), "New"), (rejected(data), "Old")):
        ((name, lines),) = reading.around
        assert (name, [line.text for line in lines]) == ("section 1, header, default", [text])


def test_references_say_where_they_lead_and_whether_they_show_the_number_there() -> None:
    reference = change("del", field(r"REF _a \n \h", "1")) + change("ins", field(r"REF _a \r \h \* Lower", "article 2"))
    body = new("New", "Heading") + para(bookmark("_a", run("Old")), "Heading") + para(run("See ") + reference)
    yes, no = accepted(word_file(body)), rejected(word_file(body))
    assert (shown(yes)[-1], yes.fields, yes.stale) == (
        "Normal See article 2",
        ((r"REF ¶1 \r \h \* Lower", "article 2"),),
        (),
    )
    assert (shown(no)[-1], no.fields) == ("Normal See 1", ((r"REF ¶0 \n \h", "1"),))
    assert no.stale == (r"REF _a \n \h: shows '1', and once updated 'Article 1'",)


def test_a_reference_to_a_paragraph_that_is_gone_leads_nowhere() -> None:
    body = para(change("del", run("A")) + bookmark("_a", ""), mark="del") + para(field(r"REF _a \n \h", "1"))
    assert accepted(word_file(body)).stale == (r"REF _a \n \h: leads nowhere",)


def test_the_table_of_contents_is_left_out() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    entry = para(field(r"PAGEREF _a \h", "7"))
    contents = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{entry}</w:sdtContent></w:sdt>"
    reading = plain(word_file(contents + para(run("A"))))
    assert (shown(reading), reading.fields) == (["Normal A"], ())


def test_two_versions_of_one_text_are_equal_and_any_difference_is_seen() -> None:
    redline = word_file(para(run("A ") + deleted("b") + inserted("c"), "Heading") + new("D"))
    assert accepted(redline) == plain(word_file(para(run("A c"), "Heading") + para(run("D"))))
    assert accepted(redline) != plain(word_file(para(run("A c"), "Numbered") + para(run("D"))))
    assert accepted(redline) != plain(word_file(para(run("A  c"), "Heading") + para(run("D"))))


# --- faults -----------------------------------------------------------------------------------------------------------

END = para(run("End"))
WRONG = {
    "the last paragraph of the text": (para(run("A")) + gone("B"), "text: the last paragraph of a w:body cannot go"),
    "the last paragraph of a cell": (
        f"<w:tbl><w:tr><w:tc>{gone('B')}</w:tc></w:tr></w:tbl>{END}",
        "text: the last paragraph of a w:tc cannot go",
    ),
    "words before a table": (
        para(run("A"), mark="del") + table(row("B")) + END,
        "text: the mark goes, but not the words, of a paragraph that no other follows: 'A'",
    ),
    "an emptied control": (control("a", gone("A")) + END, "text: the control 'a' is left empty"),
    "one tag of a control": (
        '<w:customXmlDelRangeStart w:id="5" w:author="A"/>'
        + control("a", '<w:customXmlDelRangeEnd w:id="5"/>' + gone("A") + para(run("B")))
        + END,
        "text: the two tags of the control 'a' are not marked alike",
    ),
    "a range without an end": (
        '<w:customXmlInsRangeStart w:id="5" w:author="A"/>' + END,
        "text: a range over tags never ends: 5",
    ),
    "a range without a beginning": (
        '<w:customXmlInsRangeEnd w:id="5"/>' + END,
        "text: a range over tags ends that never began: 5",
    ),
    "deleted words as plain ones": (
        para(f'<w:del w:id="1" w:author="A">{run("A")}</w:del>') + END,
        "text: deleted words are not written as such: 'A'",
    ),
    "plain words as deleted ones": (
        para("<w:r><w:delText>A</w:delText></w:r>") + END,
        "text: words written as deleted stand outside every deletion: 'A'",
    ),
    "a change without an author": (
        para(f'<w:ins w:id="1">{run("A")}</w:ins>') + END,
        "text: a w:ins without id or author",
    ),
    "a change around a paragraph": (change("ins", END) + END, "text: a w:ins around a w:p"),
    "a change around a link": (para(change("ins", "<w:hyperlink/>")) + END, "text: a w:ins around a w:hyperlink"),
    "half a field": (
        para(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            + change("del", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        )
        + END,
        "text: a field is left with only one of its ends",
    ),
    "the end of a section": (
        para(deleted("A"), mark="del", properties="").replace("</w:rPr>", "</w:rPr><w:sectPr/>") + END,
        "text: a section ends in a paragraph whose mark goes",
    ),
    "a change nobody can read": (
        para(run("A"), properties='<w:numPr><w:ins w:id="1" w:author="A"/></w:numPr>') + END,
        "text: a change that nobody here can read, in w:numPr",
    ),
    "a footnote that is not there": (para(call(4)), "text: there is no footnote 4"),
}
NOTES_WRONG = {
    "kept without its reference": (change("del", call(1)), run("A"), "note 1 is not called and keeps its words: 'A'"),
    "emptied under its reference": (call(1), deleted("A"), "note 1 is called and has no words"),
}


@pytest.mark.parametrize(("body", "fault"), WRONG.values(), ids=WRONG.keys())
def test_every_fault_is_seen(body: str, fault: str) -> None:
    assert fault in accepted(word_file(body)).faults


@pytest.mark.parametrize(("reference", "words", "fault"), NOTES_WRONG.values(), ids=NOTES_WRONG.keys())
def test_every_fault_of_a_footnote_is_seen(reference: str, words: str, fault: str) -> None:
    assert accepted(word_file(para(reference), notes=note(1, para(words)))).faults == (f"footnotes: {fault}",)


def test_an_end_of_paragraph_that_is_not_marked_leaves_an_empty_paragraph() -> None:
    assert both(para(run("A")) + para(deleted("B")) + END)[0] == ["Normal A", "Normal", "Normal End"]


def test_a_footnote_called_twice_is_a_fault() -> None:
    data = word_file(para(call(1) + call(1)), notes=note(1, para(run("A"))))
    assert "text: footnote 1 is called more than once" in plain(data).faults


@pytest.mark.parametrize(
    "body",
    [
        para(inserted("A")),
        gone("A") + END,
        table(row("A", "ins")) + END,
        control("a", END, "Ins"),
        para(run("A"), before='<w:pStyle w:val="Numbered"/>'),
    ],
    ids=["words", "a mark", "a row", "tags", "properties"],
)
def test_a_plain_file_has_no_change(body: str) -> None:
    assert "word/document.xml: has tracked changes" in plain(word_file(body)).faults
    assert plain(word_file(END)).faults == ()
