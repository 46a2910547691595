"""Markdown: what GitHub's reading of it says, and that no word is taken for markup."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from expected_words import instrument_lines, report_lines
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from page_reader import lines, parse, without_comments
from samples import as_comparison, coe_instrument, sample_instrument, sample_report, words

from drafter.model.inline import Blank, Bracket, Bracketed, DefinedTerm, Emphasis, Inlines, Inserted, Text
from drafter.model.instrument import Article, Former, Instrument, Paragraph, Provision, Subparagraph
from drafter.model.report import BulletList, ListItem, Report, ReportParagraph
from drafter.writers.markdown import write_markdown

TEMPLATES = Path(__file__).parents[2] / "templates"

DOCUMENTS = {"instrument": sample_instrument(), "coe": coe_instrument(), "report": sample_report()}
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def markdown_of(document: Instrument | Report) -> str:
    return write_markdown(document, TEMPLATES)


def shown(markdown: str) -> str:
    """The page GitHub makes of it, without contents, comments, notes and the line that says which draft it is."""
    text = markdown.removesuffix("\n\nDraft a1b2c3d4e5f6\n")
    assert text != markdown
    text = without_comments(text)
    text = re.sub(r"(?<!\\)\[\^\d+\](?!:)", "", text)
    text = re.sub(r"^\[\^\d+\]: .*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"^ *- \[.*\]\(#[^)]*\)\n", "", text, flags=re.MULTILINE)
    return READER.render(text)


def shown_lines(markdown: str) -> list[str]:
    body = parse(f"<!DOCTYPE html><title>t</title><body>{shown(markdown)}").find("body")
    assert body is not None
    return lines(body)


def report_of(content: Inlines) -> Report:
    """A report with one run of inline nodes in every place that Markdown treats in its own way."""
    return replace(
        sample_report(),
        title=content,
        blocks=(
            ReportParagraph(content),
            ReportParagraph(content, quoted=True),
            BulletList((ListItem(content, (ListItem(content),)), ListItem(content))),
        ),
        notice=(),
    )


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_words_of_the_tree_in_their_order(name: str) -> None:
    document = DOCUMENTS[name]
    expected = report_lines(document) if isinstance(document, Report) else instrument_lines(document)
    assert " ".join(shown_lines(markdown_of(document))).split() == " ".join(expected).split()


def test_paragraphs_and_items_are_lines_of_their_own() -> None:
    found = shown_lines(markdown_of(sample_instrument()))
    for line in instrument_lines(sample_instrument()):
        if not line.startswith(("Part ", "Chapter ", "Article ", "Annex ")):
            assert line in found


@pytest.mark.parametrize("name", ["instrument", "coe"])
def test_markdown_numbers_nothing_itself(name: str) -> None:
    assert "<ol" not in shown(markdown_of(DOCUMENTS[name]))


def test_items_are_nested_as_in_the_tree() -> None:
    page = parse(f"<!DOCTYPE html><title>t</title><body>{shown(markdown_of(sample_instrument()))}")
    deepest = page.findall(".//ul/li/ul/li/ul/li")
    assert [" ".join("".join(item.itertext()).split()) for item in deepest] == ["a. A network;", "b. A service;"]
    item = next(li for li in page.iter("li") if "".join(li.itertext()).strip().startswith("(b) “Operator"))
    assert " ".join("".join(item.itertext()).split()).endswith("wherever that person resides.")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_to_anchors_and_anchors_are_given_once(name: str) -> None:
    markdown = markdown_of(DOCUMENTS[name])
    anchors = re.findall(r'<a id="([^"]*)">', markdown)
    assert len(anchors) == len(set(anchors))
    links = re.findall(r"\]\(#([^)]*)\)", markdown)
    assert links
    assert set(links) <= set(anchors)


def test_notes_are_called_once_and_stand_at_the_end_before_the_line_that_names_the_draft() -> None:
    markdown = markdown_of(sample_instrument())
    assert re.findall(r"\[\^(\d)\](?!:)", markdown) == ["1", "2", "3", "4"]
    assert markdown.endswith(
        "[^1]: See *inter alia* [article 1](#art_1)\n\n[^2]: Corfu Channel, I.C.J. Reports 1949, p. 22.\n\n"
        "[^3]: Compare the Alabama award.\n\n[^4]: New in this draft.\n\n"
        "Draft a1b2c3d4e5f6\n"
    )


def test_changes_are_marked() -> None:
    markdown = markdown_of(sample_instrument())
    assert "<del>forty-eight</del><ins>seventy-two</ins>" in markdown
    assert re.search(r"^<ins>\d\\\. A paragraph that is new as a whole.</ins>$", markdown, re.MULTILINE)
    assert "- <del>(a) With its list.</del>" in markdown


def test_a_list_without_words_before_it() -> None:
    items = tuple(Subparagraph(words(w), label=f"({w})", eid=f"art_1__para_1__subpara_{w}") for w in "ab")
    paragraph = Paragraph((), items, numbered=False, eid="art_1__para_1")
    article = Article("a.b", words("H"), (paragraph,), "1", "Article 1", "art_1")
    document = replace(sample_instrument(), preamble=None, body=(article,), testimonium=None, annexes=())
    assert "Article 1<br>H\n\n- (a) a\n- (b) b\n" in markdown_of(document)


NASTY = (
    *("*", "_a_", "**b**", "`c`", "[d](e)", "[f]", "[^1]", "![g](h)", "<i>", "</main>", "<!-- -->", "a | b", "~~j~~"),
    *("# k", "k #", "- l", "+ m", "1. n", "1) o", "> p", "---", "===", "***", "$x$", "\\", "\\*", "a\\", "{{ 7*7 }}"),
    *("snake_case_word", "_ _", "a*b*c", "[x] y", "[ ] z", "<http://a.b>", "|", "| --- |", "12.", "&#42;", ":---"),
    *("```", "&amp;", "\tq"),
)


@pytest.mark.parametrize("text", NASTY)
def test_no_word_is_markup(text: str) -> None:
    assert shown_lines(markdown_of(report_of(words(text)))) == [text.strip()] * 6


@given(st.text(st.sampled_from("*_`[]()<>|~$&!#+-=.1a;:\\\"'^ "), min_size=1))
def test_no_run_of_signs_is_markup(text: str) -> None:
    text = " ".join(f"x{text}".split())
    assert shown_lines(markdown_of(report_of(words(text)))) == [text] * 6


@given(st.lists(st.tuples(st.integers(0, 2), st.text("ab*_( .", min_size=1)), min_size=1))
def test_emphasis_keeps_its_words(pieces: list[tuple[int, str]]) -> None:
    kinds = (Text, lambda t: Emphasis(words(t)), lambda t: DefinedTerm("t", words(t)))
    content = (Text("x"), *(kinds[kind](text) for kind, text in pieces), Text("y"))
    text = " ".join("".join(["x", *(text for _, text in pieces), "y"]).split())
    assert shown_lines(markdown_of(report_of(content))) == [text] * 6
    emphasised = "".join("".join(t for k, t in pieces if k == 1).split())
    page = parse(f"<!DOCTYPE html><title>t</title><body>{shown(markdown_of(report_of(content)))}")
    first = page.find("body/p")
    assert first is not None
    assert "".join("".join("".join(e.itertext()) for e in first.iter("em")).split()) == emphasised


def test_emphasis_within_a_notice_keeps_its_words() -> None:
    notice = (Emphasis(words("Model")), Text(" text, "), Emphasis(words("sic")))
    assert shown_lines(markdown_of(replace(sample_report(), notice=notice)))[1] == "Model text, sic"


# --- what is there for those who read it back ---------------------------------------------------------------------


def with_content(*content: Provision) -> Instrument:
    """An instrument with one article."""
    article = Article("a.b", words("H"), content, "1", "Article 1", "art_1")
    return replace(sample_instrument(), preamble=None, body=(article,), testimonium=None, annexes=(), changes=None)


def numbered(text: str, eid: str = "art_1__para_1", label: str = "1.") -> Paragraph:
    return Paragraph(words(text), label=label, number=label.rstrip("."), eid=eid)


def body_of(document: Instrument) -> list[str]:
    """The lines of source between the heading of the article and the line that names the draft."""
    text = markdown_of(document)
    return [line for line in text[text.index("<br>H\n") + 6 : text.index("\nDraft ")].split("\n") if line]


def test_a_place_gives_its_identifier_only_where_it_does_not_follow() -> None:
    plain = Paragraph(words("No label."), numbered=False, eid="art_1__al_1")
    assert body_of(with_content(numbered("First."), plain)) == ["1\\. First.", "No label."]
    assert body_of(with_content(numbered("First.", "old.art_3__para_1"), plain)) == [
        '<a id="old.art_3__para_1"></a>1\\. First.',
        "No label.",
    ]


def test_words_that_look_like_a_label_follow_an_anchor_and_an_empty_comment() -> None:
    looks = Paragraph(words("1. In words."), numbered=False, eid="art_1__al_1")
    assert body_of(with_content(numbered("2. Too."), looks)) == [
        "1\\. 2. Too.",
        '<a id="art_1__al_1"></a><!-- --> 1. In words.',
    ]
    found = shown_lines(markdown_of(with_content(looks)))
    assert found[-1] == "1. In words."


def test_a_label_that_is_not_of_the_house_style_stands_in_the_anchor() -> None:
    document = with_content(numbered("Words.", label="§ 1"))
    assert body_of(document) == ['<a id="art_1__para_1">§ 1</a> Words.']
    assert shown_lines(markdown_of(document))[-1] == "§ 1 Words."


def test_an_unlabelled_paragraph_after_a_list_is_told_from_closing_words() -> None:
    items = (Subparagraph(words("x"), label="(a)", eid="art_1__para_1__subpara_a"),)
    closed = replace(numbered("Where:"), subparagraphs=items, closing_words=words("so be it."))
    plain = Paragraph(words("No label."), numbered=False, eid="art_1__al_1")
    assert body_of(with_content(closed, plain))[2:] == ["so be it.", "No label."]
    assert body_of(with_content(replace(closed, closing_words=()), plain))[2:] == ['<a id="art_1__al_1"></a>No label.']


def test_brackets_say_what_they_are() -> None:
    content = (
        *(Text("[a] "), Blank("place"), Text(" "), Bracketed((words("yes"), words("no")), ("", "Group: A"))),
        Bracket("["),
    )
    assert body_of(with_content(Paragraph(content, eid="art_1__para_1"))) == [
        "&#91;a&#93; \\[place] \\[yes\\] \\[Group: A\\: no\\]\\["
    ]


def test_the_testimonium_and_the_signatures_have_anchors() -> None:
    markdown = markdown_of(sample_instrument())
    assert '\n<a id="testimonium"></a>IN WITNESS WHEREOF' in markdown
    assert '\n<a id="testimonium__signature_1"></a>For ' in markdown


def test_a_file_ends_with_the_recipe_in_a_comment_that_nothing_ends_early() -> None:
    recipe = 'face: "options"\ntitle: "--> <!-- --!> ]]> -- </script>"\n'
    identity = replace(sample_instrument().identity, recipe=recipe, keywords=("-->", "<!--"))
    markdown = markdown_of(replace(sample_instrument(), identity=identity))
    page = READER.render(markdown)
    comment = page.rindex("<!--")
    assert page.index("-->", comment) == len(page.rstrip()) - 3
    text, _, carried = markdown.rpartition("\n\n<!--\n")
    assert text + "\n" == markdown_of(sample_instrument())
    assert carried.startswith('<draft xmlns="urn:drafter:draft:1">\n')
    assert carried.endswith("</draft>\n-->\n")


def test_nothing_of_what_is_carried_is_seen() -> None:
    identity = replace(sample_instrument().identity, recipe='face: "clean"\n')
    page = READER.render(markdown_of(replace(sample_instrument(), identity=identity)))
    body = parse(f"<!DOCTYPE html><title>t</title><body>{page}").find("body")
    assert body is not None
    assert lines(body)[-1] == "Draft a1b2c3d4e5f6"


class TestRedlines:
    def test_the_legend_stands_below_the_notice(self) -> None:
        document = sample_instrument()
        assert document.changes is not None
        legend = (words("Compared with draft 1."), (Inserted(words("New")), Text(" is new.")))
        markdown = markdown_of(replace(document, changes=replace(document.changes, legend=legend)))
        notice = "*Model text without official standing.*"
        assert f"{notice}\n\nCompared with draft 1.\n\n<ins>New</ins> is new.\n\n## Contents" in markdown
        assert f"{notice}\n\n## Contents" in markdown_of(document)

    def test_former_numbers_stand_after_the_labels_in_small_type(self) -> None:
        former = {
            "part_I": Former("Part II", "II", "part_II"),
            "art_1": Former("Article 9", "9", "art_9"),
            "art_3__para_2": Former("1.", "1", "art_9__para_1"),
            "art_3__para_1": Former("(1)", "1", "art_9__para_1"),
        }
        markdown = markdown_of(as_comparison(sample_instrument(), **former))
        assert "Part I <sub>(was II)</sub><br>General provisions\n" in markdown
        assert "Article 1 <sub>(was 9)</sub><br>" in markdown
        assert "2\\. <sub>(was 1)</sub>" in markdown
        assert markdown.count("(was ") == 3
