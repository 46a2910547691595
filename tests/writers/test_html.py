"""The HTML page: its words, its links, its syntax, its independence."""

from __future__ import annotations

import re
import shutil
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import jinja2
import pytest
from expected_words import instrument_lines, report_lines
from page_reader import classes, lines, parse
from samples import (
    UN_STYLE,
    as_comparison,
    coe_instrument,
    sample_instrument,
    sample_report,
    words,
)
from side_by_side_sample import side_by_side

from drafter.model.inline import CrossReference, Deleted, Footnote, Inserted, NumberReference, Text
from drafter.model.instrument import Article, Former, Instrument, Paragraph, Part, Recital, Signatory
from drafter.model.report import Report
from drafter.writers.carried import recipe_element
from drafter.writers.html import page_rules, write_html

TEMPLATES = Path(__file__).parents[2] / "templates"

DOCUMENTS = {"instrument": sample_instrument(), "coe": coe_instrument(), "report": sample_report()}


def page_of(document: Instrument | Report) -> str:
    return write_html(document, TEMPLATES)


def one_article(*content: Paragraph) -> Instrument:
    """An instrument of a single article."""
    article = Article("a.b", words("Heading"), content, number="1", label="Article 1", eid="art_1")
    return replace(sample_instrument(), preamble=None, body=(article,), testimonium=None, annexes=())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_page_says_the_words_of_the_tree_in_their_order(name: str) -> None:
    document = DOCUMENTS[name]
    expected = report_lines(document) if isinstance(document, Report) else instrument_lines(document)
    body = parse(page_of(document)).find("body")
    assert body is not None
    assert " ".join(lines(body)).split() == " ".join(expected).split()


def test_paragraphs_and_items_are_lines_of_their_own() -> None:
    body = parse(page_of(sample_instrument())).find("body")
    assert body is not None
    found = lines(body)
    for line in instrument_lines(sample_instrument()):
        if not line.startswith(("Part ", "Chapter ", "Article ", "Annex ")):
            assert line in found


@pytest.mark.parametrize("name", DOCUMENTS)
def test_identifiers_are_given_once_and_links_lead_somewhere(name: str) -> None:
    page = page_of(DOCUMENTS[name])
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    links = re.findall(r' href="([^"]*)"', page)
    assert links
    assert {link[1:] for link in links} <= set(ids)
    assert all(link.startswith("#") for link in links)


def with_recipe(document: Instrument, recipe: str) -> Instrument:
    return replace(document, identity=replace(document.identity, recipe=recipe))


def scripts_of(page: str) -> list[Element]:
    return list(parse(page).iter("script"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_page_stands_alone(name: str) -> None:
    page = page_of(DOCUMENTS[name])
    assert not re.findall(r"<link|<img|<iframe|\bsrc=|url\(|@import|https?:|\bimport\b|\bfetch\b", page)


def test_the_page_may_run_its_own_script_and_ask_for_nothing() -> None:
    page = page_of(sample_instrument())
    (policy,) = [meta for meta in parse(page).iter("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    (script,) = scripts_of(page)
    assert script.text
    digest = b64encode(sha256(script.text.encode()).digest()).decode()
    assert dict(part.split(maxsplit=1) for part in (policy.get("content") or "").split("; ")) == {
        "default-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "img-src": "data:",
        "style-src": "'unsafe-inline'",
        "script-src": f"'sha256-{digest}'",
    }
    assert page.index("Content-Security-Policy") < page.index("<style")


def test_the_page_carries_the_recipe_whatever_is_in_it() -> None:
    recipe = 'title: "A & B </script><!-- <script> ]]> \\u2028 --> é"\n'
    document = with_recipe(sample_instrument(), recipe)
    page = page_of(document)
    _, carried = scripts_of(page)
    assert (carried.get("type"), carried.get("id")) == ("application/xml", "recipe")
    assert carried.text == recipe_element(document)
    assert fromstring(carried.text or "")[-1].text == recipe
    body = parse(page).find("body")
    assert body is not None
    assert lines(body) == lines(parse(page_of(sample_instrument())).find("body"))  # type: ignore[arg-type]


def test_a_page_without_a_recipe_has_no_place_for_one() -> None:
    assert 'id="recipe"' not in page_of(sample_instrument())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_headings_skip_no_level(name: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", page_of(DOCUMENTS[name]))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_kind_of_node_has_its_class() -> None:
    tree = parse(page_of(sample_instrument()))
    found = {name for element in tree.iter() if isinstance(element.tag, str) for name in classes(element)}
    assert found >= set(
        "preamble recital opener part chapter article paragraph subparagraph chapeau closing-words alternatives "
        "alternative alternative-label bracket blank term reference note testimonium signatory annex label".split()
    )


def test_a_use_of_a_term_leads_to_its_definition() -> None:
    page = page_of(sample_instrument())
    assert '<dfn id="term-cyber-operation">Cyber operation</dfn>' in page
    assert '<a class="term" href="#term-cyber-operation">cyber operation</a>' in page


def test_a_reference_is_one_link_where_it_leads_to_one_place_and_several_where_to_several() -> None:
    page = page_of(sample_instrument())
    assert '<a class="reference" href="#art_3__para_2">article\N{NO-BREAK SPACE}3, paragraph 2</a>' in page
    assert 'articles <a class="reference" href="#art_1">1</a> and <a class="reference" href="#art_3">3</a>' in page


def test_article_1_is_not_taken_for_the_beginning_of_article_10() -> None:
    parts = (Text("articles "), NumberReference("art_1", "1"), Text(" and "), NumberReference("art_10", "10"))
    last = Article("a.c", words("Last"), (), number="10", label="Article 10", eid="art_10")
    document = one_article(Paragraph((CrossReference("art_10", parts),), eid="art_1__para_1"))
    page = page_of(replace(document, body=(*document.body, last)))
    assert '<a class="reference" href="#art_1">1</a> and <a class="reference" href="#art_10">10</a>' in page


def test_a_reference_to_nowhere_is_words_alone() -> None:
    document = one_article(Paragraph((CrossReference("art_9", (NumberReference("art_9", "article 9"),)),)))
    assert "<p class=\"chapeau\">article 9</p>" in page_of(document)  # fmt: skip


def test_what_a_comparison_deletes_has_a_place_of_its_own() -> None:
    old = Paragraph(words("Old."), label="1.", number="1", eid="old.art_1__para_1", mark="deleted")
    new = Paragraph(words("New."), label="1.", number="1", eid="art_1__para_1", mark="inserted")
    page = page_of(one_article(old, new))
    assert page.index('id="old.art_1__para_1"') < page.index("Old.") < page.index('id="art_1__para_1"')
    assert '<del><span class="label">1. </span>Old.</del>' in page
    assert '<ins><span class="label">1. </span>New.</ins>' in page


def marked(page: str, mark: str) -> list[str]:
    """The blocks that bear a mark, each by its identifier or its words."""
    found = [e for e in parse(page).iter() if isinstance(e.tag, str) and mark in classes(e)]
    return [element.get("id") or " ".join(lines(element)) for element in found]


def test_blocks_that_are_new_or_gone_say_so_and_a_part_says_so_of_its_heading() -> None:
    document = sample_instrument()
    assert document.preamble
    assert document.testimonium
    recital = Recital("a.r", words("Noting"), words("this,"), "rec_3", mark="deleted")
    article = Article("a.b", words("Old"), (), label="Article 9", eid="old.art_9", mark="deleted")
    part = Part(words("New part"), (article,), label="Part IV", eid="part_IV", mark="inserted")
    page = page_of(
        replace(
            document,
            preamble=replace(document.preamble, recitals=(recital,)),
            body=(*document.body, part),
            testimonium=replace(document.testimonium, signatories=(Signatory(words("For D"), "inserted"),)),
        )
    )
    assert marked(page, "inserted") == ["art_3__para_3", "Part IV New part", "For D"]
    assert marked(page, "deleted") == ["rec_3", "old.art_3__para_3", "old.art_9", "Article 9 Old"]
    assert marked(page_of(coe_instrument()), "inserted") == []


def test_the_legend_of_a_comparison_stands_under_the_title_and_an_empty_one_nowhere() -> None:
    document = sample_instrument()
    assert document.changes
    legend = ((Inserted(words("So")), Text(" are new, "), Deleted(words("so")), Text(" gone.")), words("Second line."))
    page = page_of(replace(document, changes=replace(document.changes, legend=legend)))
    shown = "<p><ins>So</ins> are new, <del>so</del> gone.</p>\n<p>Second line.</p>"
    assert f'<div class="legend">\n{shown}\n</div>\n</header>' in page
    assert '<div class="legend"' not in page_of(document)


def test_a_kept_block_with_another_label_says_which_number_it_had() -> None:
    paragraph = Paragraph(words("Words."), label="2.", number="2", eid="art_1__para_2")
    same = Paragraph(words("Words."), label="3.", number="3", eid="art_1__para_3")
    bare = Paragraph(words("Words."), eid="art_1__para_4")
    document = as_comparison(
        one_article(paragraph, same, bare),
        art_1=Former("Rule 1 –", "1", "art_1"),
        art_1__para_2=Former("1.", "1", "art_1__para_1"),
        art_1__para_4=Former("4.", "4", "art_1__para_4"),
    )
    page = page_of(document)
    assert re.findall(r'([^>]*)</span><span class="former">(.*?) </span>', page) == [
        ("Article 1 ", "(was Rule 1)"),
        ("2. ", "(was 1)"),
    ]
    assert '<p class="chapeau"><span class="former">(was 4) </span>Words.</p>' in page


def test_a_report_turned_sideways_says_so_and_its_cells_how_far_they_are_set_in() -> None:
    page = page_of(side_by_side())
    assert '<body class="report heading-below landscape"' in page
    assert "@page{size:A4 landscape;" in page
    assert '<td class="level-2" data-column="Old &amp; former">(a) Gone.</td>' in page
    assert '<td data-column="New">Article 2</td>' in page
    plain = page_of(sample_report())
    assert "landscape" not in re.sub(r"<style.*?</style>", "", plain, flags=re.DOTALL)
    assert "data-column=" not in plain
    assert "<td>yes</td>" in plain


def test_notes_have_the_numbers_of_the_tree_and_lead_there_and_back() -> None:
    page = page_of(one_article(Paragraph((Text("Words"), Footnote(words("A note."), 41)))))
    assert '<a class="note-call" id="call-41" href="#note-41" role="doc-noteref">41</a>' in page
    assert '<a class="note-number" href="#call-41" aria-label="41, back to the text">41</a> A note.</span>' in page


def test_literal_text_stays_literal() -> None:
    page = page_of(one_article(Paragraph(words("{{ 7*7 }} {% import os %} <script>alert(1)</script> &amp; \"'"))))
    assert "{{ 7*7 }} {% import os %} &lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &#34;&#39;" in page


def test_a_deleted_article_is_printed_but_not_in_the_contents() -> None:
    document = one_article(Paragraph(words("Gone."), label="1.", number="1"))
    document = replace(document, body=(replace(document.body[0], mark="deleted"),))  # type: ignore[arg-type]
    page = page_of(document)
    assert "<nav" not in page
    assert '<del><span class="label">Article 1 </span></del>' in page
    assert '<del><span class="label">1. </span>Gone.</del>' in page


def test_dates_and_keywords_come_from_the_identity_alone() -> None:
    assert '<meta name="dcterms.created" content="2026-11-23">' in page_of(sample_instrument())
    assert "dcterms" not in page_of(coe_instrument())
    keywords = "cyber security, samples &amp; more, convention, sample, draft a1b2c3d4e5f6"
    assert f'<meta name="keywords" content="{keywords}">' in page_of(sample_instrument())
    assert 'lang="en-GB"' in page_of(coe_instrument())


def test_the_house_style_sets_the_paper_and_no_more() -> None:
    rules = page_rules(coe_instrument().style, TEMPLATES)
    assert rules == "@page{size:Letter;margin:20mm 30mm 20mm}html{font-size:11pt}"
    page = replace(UN_STYLE.page, paper="A4}</style><script>", font_print="Libertinus Serif")
    rules = page_rules(replace(UN_STYLE, page=page), TEMPLATES)
    assert rules == (
        "@page{size:A4;margin:25mm 25mm 25mm}html{font-size:12pt}"
        'body{font-family:"Drafter Libertinus Serif",serif}'
    )  # fmt: skip


def test_an_undefined_name_in_a_template_is_an_error(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES / "html", tmp_path / "html")
    shutil.copytree(TEMPLATES / "css", tmp_path / "css")
    shell = tmp_path / "html" / "page.html"
    shell.write_text(shell.read_text().replace("{{ title }}", "{{ titel }}"))
    with pytest.raises(jinja2.UndefinedError):
        write_html(sample_instrument(), tmp_path)


def test_a_template_cannot_reach_out_of_its_sandbox(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES / "html", tmp_path / "html")
    shutil.copytree(TEMPLATES / "css", tmp_path / "css")
    shell = tmp_path / "html" / "page.html"
    shell.write_text(shell.read_text().replace("{{ title }}", "{{ run.__globals__ }}"))
    with pytest.raises(jinja2.exceptions.SecurityError):
        write_html(sample_instrument(), tmp_path)
