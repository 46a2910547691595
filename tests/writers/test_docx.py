"""The Word writer: same words as the tree, numbers and references that Word itself would print, nothing but styles."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import redline_reader
from expected_words import instrument_lines, report_lines
from samples import COE_STYLE, as_comparison, coe_instrument, sample_instrument, sample_report, words
from word_reader import W, WordFile, contents_of, resolved, shown_text

from drafter.assembly.brackets import bracket_alternatives
from drafter.model.inline import (
    Bracketed,
    CrossReference,
    Deleted,
    Footnote,
    Inserted,
    NumberReference,
    ParameterUse,
    Text,
)
from drafter.model.instrument import (
    Alternatives,
    AlternativeText,
    Annex,
    Article,
    Chapter,
    Former,
    Instrument,
    Paragraph,
    Part,
)
from drafter.model.instrument import Subparagraph as Item
from drafter.model.report import BulletList, ListItem, Report
from drafter.model.structure import MAY_HOLD, misplaced
from drafter.model.walk import nodes, plain_words
from drafter.writers.docx import style_names, write_docx
from drafter.writers.docx.targets import bookmark_name

HERE = pathlib.Path(__file__).resolve()
ROOT = HERE.parents[2]
TEMPLATES = ROOT / "templates"
DOCUMENTS: dict[str, Instrument | Report] = {
    "instrument": sample_instrument(),
    "other style": coe_instrument(),
    "report": sample_report(),
}
every_document = pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS.keys())


def opened(document: Instrument | Report) -> WordFile:
    return WordFile(write_docx(document, TEMPLATES))


def printed(document: Instrument | Report) -> list[str]:
    return [line.printed for line in opened(document).lines if line.printed]


def with_articles(*articles: Article, **changes: Any) -> Instrument:
    plain = replace(sample_instrument(), preamble=None, testimonium=None, annexes=(), notice=())
    return replace(plain, body=articles, **changes)


def article(label: str, *content: Paragraph | Alternatives, eid: str = "") -> Article:
    return Article("x.y", words("Heading"), content, label=label, eid=eid)


def para(label: str, *items: Item, closing: str = "", eid: str = "") -> Paragraph:
    return Paragraph(words("Words"), items, words(closing) if closing else (), label=label, eid=eid)


def item(label: str, *items: Item) -> Item:
    return Item(words("Item"), items, label=label)


# --- words and numbers ------------------------------------------------------------------------------------------------


def test_the_samples_hold_every_kind_of_node_in_its_place() -> None:
    found = {type(node) for document in DOCUMENTS.values() for node in nodes(document)}
    allowed = {kind for kinds in MAY_HOLD.values() for kind in kinds} | set(MAY_HOLD)
    assert found == allowed
    assert [misplaced(document) for document in DOCUMENTS.values()] == [[], [], []]


def test_word_prints_the_labels_and_words_of_the_tree() -> None:
    assert printed(coe_instrument()) == instrument_lines(coe_instrument())


def test_changed_words_stand_in_the_order_of_the_tree() -> None:
    # Word counts deleted paragraphs until somebody accepts, so the numbers are compared after that, further below.
    texts = [line.text for line in opened(sample_instrument()).lines if line.text]
    expected = instrument_lines(sample_instrument())
    assert len(texts) == len(expected)
    assert [line for line, text in zip(expected, texts, strict=True) if not line.endswith(text.strip())] == []


def test_word_prints_the_words_of_a_report_and_counts_each_list_anew() -> None:
    assert printed(sample_report()) == report_lines(sample_report())


LETTERS = [*"abcdefghijklmnopqrstuvwxyz", "aa", "bb"]
AWKWARD = {
    "two lists in one article": with_articles(
        article("Article 1", para("", item("(a)"), item("(b)")), para("", item("(a)"), item("(b)"), item("(c)"))),
        article("Article 2", para("1.", item("(a)")), para("2.", item("(a)", item("(i)"), item("(ii)")), item("(b)"))),
    ),
    "a list before the first numbered paragraph": with_articles(
        article("Article 1", para("", item("(a)")), para("1.", item("(a)")), para("2."))
    ),
    "articles squeezed in": with_articles(
        article("Article 5", para("1."), para("2.")),
        article("Article 5 bis", para("1.", item("(a)")), para("2.")),
        article("Article 6", para("1.")),
        article("Article 7", para("1.")),
        article("Article 9"),
        article("Article 10", para("1."), para("1 bis."), para("2."), para("3.")),
    ),
    "labels of one's own at two levels": with_articles(
        article("Article 1", para("2 ter.", item("(a)"), item("(a bis)"), item("(b)")), para("3.", item("(a)")))
    ),
    "an article without a number": with_articles(article("Article 1"), article("", para("1.")), article("Article 2")),
    "a long list": with_articles(article("Article 1", para("1.", *[item(f"({sign})") for sign in LETTERS]))),
    "a list beyond Word's letters": with_articles(
        article("Article 1", para("1.", item("(z)"), item("(aa)"), item("(ab)"), item("(ac)")), para("2.", item("(a)")))
    ),
    "alternatives of unequal length": with_articles(
        article(
            "Article 1",
            para("1."),
            Alternatives(
                "?",
                (
                    AlternativeText("a", "Alternative 1", (para("2.", item("(a)")), para("3.", item("(a)"))), "Group"),
                    AlternativeText("b", "Alternative 2", (para("2.", item("(a)"), closing="in the end."),)),
                    AlternativeText("c", "", (para("2.", item("(a)")), para("3."), para("4."))),
                ),
            ),
            para("5.", item("(a)"), item("(b)")),
            para("6."),
        ),
        article("Article 2", para("1.")),
    ),
    "a single annex": replace(
        with_articles(article("Article 1")), annexes=(Annex("a.b", words("List"), (para("1."),), label="Annex"),)
    ),
    "annexes in the middle of the count": replace(
        with_articles(article("Article 1", para("1."))),
        annexes=tuple(Annex("a.b", words("List"), (para("1."), para("2.")), label=f"Annex {n}") for n in ("I", "II")),
    ),
    "articles numbered anew in each part": replace(
        with_articles(),
        style=COE_STYLE,
        body=(
            Part(words("One"), (article("Article 1 –", para("1")), article("Article 2 –")), label="Section A –"),
            Part(words("Two"), (article("Article 1 –", para("1"), para("2")),), label="Section B –"),
        ),
    ),
    "articles numbered through in a style that would count anew": replace(
        with_articles(),
        style=COE_STYLE,
        body=(
            Part(words("One"), (article("Article 1 –"),), label="Section A –"),
            Part(words("Two"), (article("Article 2 –"), article("Article 3 –")), label="Section B –"),
        ),
    ),
}


@pytest.mark.parametrize("document", AWKWARD.values(), ids=AWKWARD.keys())
def test_word_prints_awkward_numbers_too(document: Instrument) -> None:
    assert printed(document) == instrument_lines(document)


def test_a_list_with_no_words_of_its_own_keeps_brackets_and_identifiers() -> None:
    bare = Paragraph((), (Item(words("One"), label="(a)"), Item(words("Two"), label="(b)")), eid="p")
    open_text = Alternatives("?", (AlternativeText("a", "", (bare,), eid="alt"),))
    document = bracket_alternatives(with_articles(article("Article 1", open_text)))
    lines = [line for line in opened(document).lines if line.printed]
    assert [line.printed for line in lines][-2:] == ["(a) [One", "(b) Two]"]
    assert lines[-2].bookmarks == ("_alt", "_p")


def test_the_brackets_around_whole_paragraphs_look_like_those_within_a_sentence() -> None:
    styled = []
    for run in opened(sample_instrument()).document.iter(W + "r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        if style is not None and style.get(W + "val") == "Bracket":
            styled.append(shown_text(run))
    texts = [node for node in nodes(sample_instrument()) if isinstance(node, AlternativeText)]
    inline = [node for node in nodes(sample_instrument()) if isinstance(node, Bracketed)]
    assert texts
    assert styled.count("]") == len(texts) + sum(len(node.alternatives) for node in inline)
    assert len(styled) == 2 * styled.count("]")


def test_numbers_come_from_styles_unless_the_count_is_broken() -> None:
    file = opened(sample_instrument())
    direct = [p for p in file.document.iter(W + "p") if p.find(f"{W}pPr/{W}numPr") is not None]
    texts = [shown_text(p) for p in direct]
    assert texts[0] == "Other treaties;"  # the second list of article 1
    assert "[The measures required are all feasible measures." in texts  # numbered 2 again
    assert not any("Notification" in text for text in texts)


def test_a_heading_stands_below_its_label_or_beside_it_as_the_style_has_it() -> None:
    below, beside = opened(sample_instrument()), opened(coe_instrument())
    headings = [p for p in below.document.iter(W + "p") if below.style_of(p) == "ArticleHeading"]
    assert all(len(list(p.iter(W + "br"))) == 1 for p in headings)
    assert not list(beside.document.iter(W + "br"))
    assert "Article 1 – One" in printed(coe_instrument())


# --- references -------------------------------------------------------------------------------------------------------


def references(document: Instrument | Report) -> list[NumberReference]:
    return [node for node in nodes(document) if isinstance(node, NumberReference)]


def test_every_field_prints_after_an_update_what_it_printed_before() -> None:
    file = opened(sample_instrument())
    found = [f for part in ("document", "footnotes") for f in file.fields(f"word/{part}.xml") if f[0].startswith("REF")]
    assert [(i, file.updated(i)) for i, _ in found] == found
    live = {result for _, result in found}
    assert live == {"article 1", "article 2", "article 3", "article 4", "2", "(b)", "Part II", "Annex I"}


def test_every_reference_is_a_field_or_else_a_link_to_its_place() -> None:
    document = sample_instrument()
    file = opened(document)
    parts = [file.part("word/document.xml"), file.part("word/footnotes.xml")]
    in_contents = {id(h) for sdt in contents_of(parts[0]) for h in sdt.iter(W + "hyperlink")}
    links = [h for part in parts for h in part.iter(W + "hyperlink") if id(h) not in in_contents]
    assert sorted(shown_text(h) for h in links) == ["1", "3"]  # "articles 1 and 3": no field prints that
    live = [r for p in ("document", "footnotes") for i, r in file.fields(f"word/{p}.xml") if i.startswith("REF")]
    assert Counter(live) + Counter(map(shown_text, links)) == Counter(node.text for node in references(document))
    places = {name for line in file.lines for name in line.bookmarks}
    assert {h.get(W + "anchor") for h in links} <= places


def test_a_reference_to_nowhere_keeps_its_words() -> None:
    node = CrossReference("art_9", (NumberReference("art_9", "article 9"),))
    document = with_articles(article("Article 1", Paragraph((Text("See "), node, Text(".")))))
    assert printed(document)[-1] == "See article 9."
    assert not [i for i, _ in opened(document).fields() if i.startswith("REF")]


def test_the_number_of_an_article_in_a_nested_list_is_asked_for_without_its_part() -> None:
    found = [i for i, _ in opened(coe_instrument()).fields() if i.startswith("REF")]
    assert found == [rf"REF _sec_{eid} \n \h" for eid in ("A__art_1", "A__art_2", "B__art_1")]
    found = [i for i, _ in opened(sample_instrument()).fields() if i.startswith("REF _art_3 ")]
    assert found == [r"REF _art_3 \r \h \* Lower"]


# --- bookmarks --------------------------------------------------------------------------------------------------------


def test_every_identifier_has_one_bookmark_in_its_own_paragraph() -> None:
    document = sample_instrument()
    lines = opened(document).lines
    pointers = (CrossReference, NumberReference)
    eids = {getattr(node, "eid", "") for node in nodes(document) if not isinstance(node, pointers)} - {""}
    names = [name for line in lines for name in line.bookmarks]
    assert len(names) == len(set(names))
    assert {bookmark_name(eid) for eid in eids} == {name for name in names if not name.startswith("_Toc")}
    (urgency,) = [line for line in lines if "_art_2__para_2__subpara_b" in line.bookmarks]
    assert urgency.label == "(b)"


def test_bookmark_names_are_such_as_word_allows_and_never_two_alike() -> None:
    deep = "art_100__para_20__subpara_bb__subpara_vi"
    eids = ["art_1-a", "art_1_a", "é", f"{deep}ii", f"{deep}i"]
    document = with_articles(article("Article 1", *[replace(para(""), eid=eid) for eid in eids]))
    names = [name for line in opened(document).lines for name in line.bookmarks if not name.startswith("_Toc")]
    assert len(set(names)) == len(eids)
    assert all(len(name) <= 40 and name.startswith("_") and name.isascii() for name in names)


def test_what_a_comparison_deletes_has_a_place_of_its_own() -> None:
    gone = replace(para("1.", eid="old.p1"), mark="deleted")
    document = as_comparison(with_articles(article("Article 1", gone, replace(para("1.", eid="p1"), mark="inserted"))))
    assert [line.bookmarks for line in opened(document).lines if line.text == "Words"] == [("_old_p1",), ("_p1",)]


# --- contents and outline ---------------------------------------------------------------------------------------------


def contents_lines(file: WordFile) -> list[tuple[str, str]]:
    (sdt,) = contents_of(file.document)
    return [(file.style_of(p), shown_text(p)) for p in sdt.iter(W + "p") if shown_text(p)]


def test_the_contents_stand_in_the_file_already_with_page_numbers() -> None:
    file = opened(sample_instrument())
    entries = [(style, text.rpartition(" ")) for style, text in contents_lines(file)]
    assert [(style, text.split("TOC", 1)[0]) for style, (text, _, _) in entries] == [
        ("TOC1", "Part I General provisions"),
        ("TOC3", "Article 1 Use of terms"),
        ("TOC1", "Part II Due diligence"),
        ("TOC2", "Chapter 1 Duties"),
        ("TOC3", "Article 2 Obligation of due diligence"),
        ("TOC2", "Chapter 2 Procedure"),
        ("TOC3", "Article 3 Notification"),
        ("TOC1", "Part III Final provisions"),
        ("TOC2", "Chapter 1 Entry into force"),
        ("TOC3", "Article 4 Entry into force"),
        ("TOC1", "Annex I Groups of Parties"),
        ("TOC1", "Annex II Measures"),
    ]
    pages = [int(page) for _, (_, _, page) in entries]
    assert pages == sorted(pages)
    assert pages[0] == 2
    assert pages[-2] + 1 == pages[-1]  # each annex begins a page
    names = {name for line in file.lines for name in line.bookmarks}
    anchors = [i.split()[1] for i, _ in file.fields() if i.startswith("PAGEREF")]
    assert len(anchors) == len(entries)
    assert set(anchors) <= names


def test_only_the_contents_are_marked_for_an_update_and_word_asks_nothing() -> None:
    file = opened(coe_instrument())
    dirty = [f for f in file.document.iter(W + "fldChar") if f.get(W + "dirty")]
    assert len(dirty) == 1
    assert not [f for f in opened(sample_instrument()).document.iter(W + "fldChar") if f.get(W + "dirty")], "a redline"
    assert [i for i, _ in file.fields() if i.startswith("TOC")] == [r'TOC \o "1-3" \h \z \u']
    assert "updateFields" not in file.text_of("word/settings.xml")


def test_a_document_without_headings_has_no_contents_and_one_section() -> None:
    file = opened(replace(sample_report(), blocks=sample_report().blocks[1:3]))
    assert not list(file.document.iter(W + "sdt"))
    assert len(list(file.document.iter(W + "sectPr"))) == 1


def outline_depths(document: Instrument) -> list[int]:
    file = opened(document)
    found = []
    for line in file.lines:
        level = file.styles[line.style].find(f"{W}pPr/{W}outlineLvl")
        if level is not None:
            found.append(int(level.get(W + "val", "")))
    return found


def test_the_outline_skips_no_level() -> None:
    plain = sample_instrument()
    parts = tuple(part for part in plain.body if isinstance(part, Part))[1:]
    chapters = tuple(chapter for chapter in parts[0].content if isinstance(chapter, Chapter))
    articles = tuple(a for chapter in chapters for a in chapter.articles)
    assert outline_depths(replace(plain, body=parts)) == [0, 1, 2, 1, 2, 0, 1, 2, 0, 0]
    assert outline_depths(replace(plain, body=chapters)) == [0, 1, 0, 1, 0, 0]
    assert outline_depths(replace(plain, body=articles)) == [0, 0, 0, 0]
    assert outline_depths(replace(plain, body=(replace(parts[0], content=articles),))) == [0, 1, 1, 0, 0]


# --- notes and changes ------------------------------------------------------------------------------------------------


@every_document
def test_footnotes_are_numbered_in_the_order_of_the_tree(document: Instrument | Report) -> None:
    file = opened(document)
    notes = [node for node in nodes(document) if isinstance(node, Footnote)]
    written = [f for f in file.part("word/footnotes.xml") if f.get(W + "type") is None]
    assert [shown_text(f).strip() for f in written] == [plain_words(note.content) for note in notes]
    places = [r.get(W + "id") for r in file.document.iter(W + "footnoteReference")]
    assert places == [f.get(W + "id") for f in written] == [str(note.number) for note in notes]


def without(document: Instrument, unwanted: type, mark: str) -> list[str]:
    """The lines of the document with the changes of one kind taken out of the tree."""

    def reduced(node: Any) -> Any:
        if isinstance(node, tuple):
            return tuple(reduced(n) for n in node if not isinstance(n, unwanted) and getattr(n, "mark", "") != mark)
        if is_dataclass(node) and not isinstance(node, type):
            return replace(node, **{f.name: reduced(getattr(node, f.name)) for f in fields(node) if f.name != "style"})
        return node

    return instrument_lines(reduced(document))


@pytest.mark.parametrize("accept", [True, False], ids=["accepted", "rejected"])
def test_changes_can_be_accepted_or_rejected(accept: bool) -> None:
    document = sample_instrument()
    file = opened(document)
    file.document = resolved(file.document, accept)
    expected = without(document, Deleted, "deleted") if accept else without(document, Inserted, "inserted")
    assert [line.printed for line in file.lines if line.printed] == expected


CHANGED_LISTS = {
    "a paragraph replaced": ("1. 2. -3. +3. 4.", "1. 2. 3. 4.", "1. 2. 3. 4."),
    "a paragraph taken out": ("1. -2. 2. 3.", "1. 2. 3.", "1. 2. 3. 4."),
    "a paragraph put in": ("1. +2. 3.", "1. 2. 3.", "1. 2."),
    "the first taken out and another put in": ("-1. 1. 2. +3.", "1. 2. 3.", "1. 2. 3."),
}


@pytest.mark.parametrize(("marked", "accepted", "rejected"), CHANGED_LISTS.values(), ids=CHANGED_LISTS.keys())
def test_numbers_are_right_whether_changes_are_accepted_or_rejected(marked: str, accepted: str, rejected: str) -> None:
    marks = {"-": "deleted", "+": "inserted"}
    parts = [(marks.get(m[0], ""), m.lstrip("+-")) for m in marked.split()]
    letters = "abcd"
    paragraphs, items, former = [], [], {}
    numbers = iter(rejected.split())
    for i, (mark, label) in enumerate(parts):
        was = "" if mark == "inserted" else next(numbers)
        own = f"({letters[int(label[0]) - 1]})"
        paragraphs.append(replace(para(label, eid=f"p{i}"), mark=mark))
        items.append(replace(item(own), eid=f"i{i}", mark=mark))
        if not mark:
            former[f"p{i}"] = Former(was, "", f"p{i}")
            former[f"i{i}"] = Former(f"({letters[int(was[0]) - 1]})", "", f"i{i}")
    content = (*paragraphs, para("", item("(a)")), para("", *items))
    document = as_comparison(with_articles(article("Article 1", *content)), **former)
    data = write_docx(document, TEMPLATES)
    for reading, expected in ((redline_reader.accepted(data), accepted), (redline_reader.rejected(data), rejected)):
        assert reading.faults == ()
        labels = [line.label for line in reading.body if line.label and line.style != "ArticleHeading"]
        numbers = expected.split()
        assert labels == [*numbers, "(a)", *(f"({letters[i]})" for i in range(len(numbers)))]


def test_changes_bear_their_author_and_their_date_if_there_is_one() -> None:
    document = sample_instrument()
    assert document.changes is not None
    undated = replace(document, changes=replace(document.changes, date=""))
    signed = [(document, ("Group A", "2026-11-23T00:00:00Z")), (undated, ("Group A", None))]
    for changed, signature in signed:
        file = opened(changed)
        changes = [e for e in file.document.iter() if e.tag in (W + "ins", W + "del")]
        assert {(c.get(W + "author"), c.get(W + "date")) for c in changes} == {signature}
        assert len({c.get(W + "id") for c in changes}) == len(changes)
        assert not [t for d in file.document.iter(W + "del") for t in d.iter() if t.tag in (W + "t", W + "instrText")]


# --- looks ------------------------------------------------------------------------------------------------------------


@every_document
def test_looks_come_from_styles_alone(document: Instrument | Report) -> None:
    file = opened(document)
    for name in ("document", "footnotes", "header", "footer", "footer-first"):
        part = file.part(f"word/{name}.xml")
        for properties in part.iter(W + "pPr"):
            allowed = {W + tag for tag in ("pStyle", "numPr", "rPr", "sectPr")}
            assert {child.tag for child in properties} <= allowed
        for properties in part.iter(W + "rPr"):
            assert {child.tag for child in properties} <= {W + "rStyle", W + "ins", W + "del"}
        used = {e.get(W + "val") for tag in ("pStyle", "rStyle", "tblStyle") for e in part.iter(W + tag)}
        assert used <= set(file.styles)


def test_the_base_document_names_every_style_as_a_lawyer_expects() -> None:
    file = opened(sample_instrument())
    names = {i: next(s.iter(W + "name")).get(W + "val", "") for i, s in file.styles.items()}
    assert {i: names.get(i) for i in style_names.NAMES} == style_names.NAMES
    assert {"Article heading", "Subparagraph (a)", "Recital", "Testimonium"} <= set(names.values())


def test_headings_stay_with_what_follows_and_no_line_stands_alone() -> None:
    styles = opened(sample_instrument()).styles
    for style in ("PartHeading", "ChapterHeading", "ArticleHeading", "AnnexHeading", "Heading1", "Caption"):
        assert styles[style].find(f"{W}pPr/{W}keepNext") is not None, style
    assert styles["Normal"].find(f"{W}pPr/{W}widowControl") is not None


def test_the_base_document_is_what_the_script_makes() -> None:
    pytest.importorskip("docx")
    from drafter.writers.docx.base import base_document

    made = base_document()
    assert (TEMPLATES / "docx" / "base.docx").read_bytes() == made, (
        "templates/docx/base.docx is stale: run python -m drafter.writers.docx.base templates/docx/base.docx"
    )


def test_paper_type_and_language_are_those_of_the_house_style() -> None:
    file = opened(replace(coe_instrument(), style=replace(COE_STYLE, language="fr-FR")))
    root = file.part("word/styles.xml")
    (fonts,) = (e for e in root.iter(W + "rFonts"))
    assert {fonts.get(W + script) for script in ("ascii", "hAnsi")} == {"Arial"}
    assert [e.get(W + "val") for e in next(root.iter(W + "docDefaults")).iter(W + "sz")] == ["22"]
    assert [e.get(W + "val") for e in root.iter(W + "lang")] == ["fr-FR"]
    for section in file.document.iter(W + "sectPr"):
        (size,), (margins,) = section.findall(W + "pgSz"), section.findall(W + "pgMar")
        assert (size.get(W + "w"), size.get(W + "h")) == ("12240", "15840")
        assert (margins.get(W + "left"), margins.get(W + "top")) == ("1701", "1134")
    tab = file.styles["TOC1"].find(f"{W}pPr/{W}tabs/{W}tab")
    assert tab is not None
    assert tab.get(W + "pos") == "8838"  # 215.9 - 60 mm


def test_the_first_page_has_no_header_and_every_page_says_which_draft_it_is() -> None:
    file = opened(sample_instrument())
    first, second = file.document.iter(W + "sectPr")
    assert first.find(W + "titlePg") is not None
    assert second.find(W + "titlePg") is None
    kinds = [(r.tag.removeprefix(W), r.get(W + "type")) for r in first][:3]
    assert kinds == [("headerReference", "default"), ("footerReference", "default"), ("footerReference", "first")]
    assert shown_text(file.part("word/header.xml")) == plain_words(sample_instrument().title)
    for name in ("footer", "footer-first"):
        assert shown_text(file.part(f"word/{name}.xml")) == "Draft a1b2c3d4e5f6 Page 1 of 1"
        assert [i for i, _ in file.fields(f"word/{name}.xml")] == ["PAGE", "NUMPAGES"]


def test_a_table_repeats_its_header_and_keeps_its_rows_whole() -> None:
    file = opened(sample_report())
    tables = list(file.document.iter(W + "tbl"))
    assert [len(list(t.iter(W + "tblHeader"))) for t in tables] == [1, 1]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in file.document.iter(W + "tr"))
    assert [len(row.findall(W + "tc")) for row in tables[0].iter(W + "tr")] == [3, 3, 3]


def test_a_list_deeper_than_the_styles_keeps_its_words() -> None:
    deep = ListItem(words("1"), (ListItem(words("2"), (ListItem(words("3"), (ListItem(words("4")),)),)),))
    file = opened(replace(sample_report(), blocks=(BulletList((deep,)),)))
    assert [(line.style, line.text) for line in file.lines][-4:] == [
        ("ListBullet", "1"), ("ListBullet2", "2"), ("ListBullet3", "3"), ("ListBullet3", "4"),
    ]  # fmt: skip


# --- the file ---------------------------------------------------------------------------------------------------------


def test_words_are_never_read_as_markup() -> None:
    hostile = "</w:t></w:r> <script> & \" ' ]]> {{ 7*7 }} &amp; \u0000\u000b \U0001f600 \ud800"
    document = with_articles(
        article("Article 1", Paragraph(words(hostile))),
        title=words(hostile),
        identity=replace(sample_instrument().identity, subject=hostile, draft_id=hostile),
    )
    file = opened(document)
    shown = hostile.replace("\u0000", "\ufffd").replace("\u000b", "\ufffd").replace("\ud800", "\ufffd")
    texts = [line.text for line in file.lines if line.text]
    assert texts[-1] == shown
    assert texts[0] == shown


def test_line_breaks_and_tabs_in_words_survive() -> None:
    file = opened(with_articles(article("Article 1", Paragraph(words("one\ntwo\tthree")))))
    (last,) = [p for p in file.document.iter(W + "p") if "three" in shown_text(p)]
    assert [e.tag.removeprefix(W) for e in last.iter() if e.tag != W + "pStyle"] == [
        "p", "pPr", "r", "t", "br", "t", "tab", "t",
    ]  # fmt: skip


def test_what_assembly_left_unresolved_is_refused_and_not_dropped() -> None:
    document = with_articles(article("Article 1", Paragraph((ParameterUse("", "hours"),))))
    with pytest.raises(TypeError, match="ParameterUse is notation"):
        write_docx(document, TEMPLATES)


def test_properties_name_the_draft_and_no_person() -> None:
    core = opened(sample_instrument()).text_of("docProps/core.xml")
    assert "<dc:title>Convention on Specimens &amp; “Samples” &lt;of Cyber Security&gt;</dc:title>" in core
    assert "<dc:creator>Drafter</dc:creator>" in core
    keywords = "cyber security, samples &amp; more, convention, sample, draft a1b2c3d4e5f6"
    assert f"<cp:keywords>{keywords}</cp:keywords>" in core
    assert core.count("2026-11-23T00:00:00Z") == 2
    assert "lastModifiedBy" not in core
    assert "dcterms:created" not in opened(coe_instrument()).text_of("docProps/core.xml")


@every_document
def test_equal_documents_give_equal_bytes_without_a_clock(document: Instrument | Report) -> None:
    first, second = write_docx(document, TEMPLATES), write_docx(document, TEMPLATES)
    assert first == second
    assert {i.date_time for i in WordFile(first).zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_bytes_rest_on_no_hash_seed_time_zone_or_locale() -> None:
    code = (
        "import sys, hashlib, pathlib\n"
        f"sys.path[:0] = [{str(ROOT)!r}, {str(HERE.parent)!r}]\n"
        "from samples import sample_instrument\nfrom drafter.writers.docx import write_docx\n"
        f"print(hashlib.sha256(write_docx(sample_instrument(), pathlib.Path({str(TEMPLATES)!r}))).hexdigest())"
    )
    surroundings = [("0", "UTC", "C"), ("7", "Asia/Tokyo", "de_DE.UTF-8")]
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, zone, locale in surroundings
    }
    assert len(digests) == 1


def test_writing_needs_neither_python_docx_nor_lxml() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import drafter.writers.docx\n"
        "print([name for name in ('docx', 'lxml', 'jinja2', 'yaml', 'weasyprint') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert result.stdout.strip() == "[]"


@every_document
def test_every_part_is_well_formed_and_declared(document: Instrument | Report) -> None:
    file = opened(document)
    types = {e.get("PartName") for e in file.part("[Content_Types].xml") if e.get("PartName")}
    names = set(file.zip.namelist())
    assert {"/" + name for name in names if name.endswith(".xml")} - types == {"/[Content_Types].xml"}
    for name in names:
        ET.fromstring(file.zip.read(name))
