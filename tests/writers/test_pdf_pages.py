"""How the pages look: measure, small capitals, breaks, changes, and pages turned sideways."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from expected_words import instrument_lines
from samples import sample_instrument, words
from shipped_pages import bodies_of, draft_of, headings_of, letters, pages_of
from side_by_side_sample import side_by_side

from drafter.model.inline import Deleted, Inserted, Text
from drafter.model.instrument import Article, Instrument, Paragraph, Signatory
from drafter.model.instrument import Testimonium as Closing
from drafter.model.report import Report
from drafter.pipeline import FLAGSHIP, shipped_profiles
from drafter.writers.pdf import write_pdf

BY_PROFILE = [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in shipped_profiles()]
"""One after the other in one process, so that each PDF is made once."""
TEMPLATES = Path(__file__).parents[2] / "templates"


def read(document: Instrument | Report) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(write_pdf(document, TEMPLATES))


@pytest.mark.parametrize("name", BY_PROFILE)
def test_no_heading_stands_last_on_a_page(name: str) -> None:
    instrument = draft_of(name)
    lines = instrument_lines(instrument)
    pages = bodies_of(name)
    page_of = [n for n, page in enumerate(pages) for _ in page]
    whole = "".join(pages)
    place = whole.index(letters(lines[lines.index(instrument.contents_heading) + 1])[:60])
    headings = iter(headings_of(instrument))
    heading = next(headings)
    for line, following in pairwise(lines):
        if line != heading:
            continue
        run = letters(line) + letters(following)[:40]
        place = whole.index(run, place)
        assert page_of[place] == page_of[place + len(run) - 1], line
        heading = next(headings, "")
    assert heading == ""


@pytest.mark.xdist_group(FLAGSHIP)
def test_a_full_line_has_between_sixty_and_eighty_letters() -> None:
    lines = [line.strip() for page in pages_of(FLAGSHIP)[4:20] for line in page.splitlines()]
    full = sorted(len(line) for line in lines)[-len(lines) // 4 :]
    assert 62 <= median(full) <= 76


def test_small_capitals_are_drawn_as_such_and_not_made_smaller() -> None:
    text = read(sample_instrument())[1].get_textpage()
    start = text.get_text_range().index("Part I")
    assert len({round(pdfium.FPDFText_GetFontSize(text.raw, start + i), 2) for i in range(4)}) == 1
    capital, *small = (_height(text, start + i) for i in range(4))
    # Of the letters of "art", the last is the tallest in small letters; capitals are all of one height.
    assert max(small) / min(small) < 1.06
    assert 0.6 < max(small) / capital < 0.85


def _height(text: pypdfium2.PdfTextPage, index: int) -> float:
    _, bottom, _, top = text.get_charbox(index)
    return float(top - bottom)


@pytest.mark.parametrize("count", range(20, 60, 3))
def test_signatures_stay_together_with_the_testimonium(count: int) -> None:
    body = (Article("a", words("One"), tuple(Paragraph(words("Words of an article.")) for _ in range(count))),)
    signatories = tuple(Signatory(words(f"For State {n}")) for n in range(6))
    testimonium = Closing("t", (Paragraph(words("IN WITNESS WHEREOF they have signed. " * 4)),), signatories)
    document = replace(sample_instrument(), changes=None, preamble=None, annexes=(), body=body, testimonium=testimonium)
    (last,) = [t for t in (page.get_textpage().get_text_bounded() for page in read(document)) if "WITNESS" in t]
    assert all(f"For State {n}" in last for n in range(6))


def test_words_are_broken_in_the_text_and_never_in_headings() -> None:
    long = "internationalization of telecommunications infrastructures notwithstanding incomprehensibilities "
    broken = {}
    for place, heading, text in (("heading", long * 4, "Words."), ("text", "Words", long * 4)):
        article = Article(
            "a", words(heading.strip()), (Paragraph(words(text.strip())),), label="Article 1", eid="art_1"
        )
        document = replace(sample_instrument(), changes=None, preamble=None, annexes=(), testimonium=None)
        made = read(replace(document, body=(article,)))
        lines = "\n".join(page.get_textpage().get_text_bounded() for page in made).splitlines()
        broken[place] = sum(line[-1:] in {"\u2010", "\u00ad", "\ufffe", "\x02", "-"} for line in lines)
    assert broken["heading"] == 0
    assert broken["text"] > 0


# --- changes ------------------------------------------------------------------------------------------------------


def test_the_legend_stands_before_the_contents_with_its_marks() -> None:
    document = sample_instrument()
    assert document.changes is not None
    legend = (
        words("Compared with draft b2c3d4e5f6a1."),
        (Inserted((Text("Words so marked"),)), Text(" are new, "), Deleted((Text("words so marked"),)), Text(" gone.")),
    )
    made = read(replace(document, changes=replace(document.changes, legend=legend)))
    flat = " ".join(made[0].get_textpage().get_text_bounded().split())
    assert "Compared with draft b2c3d4e5f6a1. Words so marked are new, words so marked gone. Contents" in flat


def lines_on(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of everything drawn on a page that is no letter."""
    return [item.get_bounds() for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])]


def test_changes_are_told_apart_without_colour() -> None:
    kept = Paragraph((Text("Kept "), Inserted(words("inserted")), Text(" and "), Deleted(words("deleted")), Text(".")))
    document = replace(
        sample_instrument(),
        preamble=None,
        annexes=(),
        testimonium=None,
        body=(Article("a", words("One"), (kept,), number="1", label="Article 1", eid="art_1"),),
    )
    page = read(document)[1]
    text = page.get_textpage()
    strokes = lines_on(page)
    for word, above in (("inserted", False), ("deleted", True)):
        start = text.get_text_range().index(word)
        left, bottom, _, top = text.get_charbox(start)
        right = text.get_charbox(start + len(word) - 1)[2]
        (line,) = [box for box in strokes if abs(box[0] - left) < 2 and abs(box[2] - right) < 2]
        assert (bottom < (line[1] + line[3]) / 2 < top) == above


@pytest.mark.parametrize("mark", ["inserted", "deleted"])
def test_a_bar_stands_beside_a_block_that_is_new_or_gone(mark: str) -> None:
    def bars(mark: str) -> int:
        content = (Paragraph(words("Whole. " * 40), mark=mark),)
        body = (Article("a", words("One"), content, label="Article 1", eid="art_1"),)
        page = read(replace(sample_instrument(), preamble=None, annexes=(), testimonium=None, body=body))[1]
        text = page.get_textpage()
        edge = min(text.get_charbox(i)[0] for i in range(text.count_chars()))
        return sum(top - bottom > 20 and left < edge - 5 for left, bottom, _, top in lines_on(page))

    assert bars(mark) and not bars("")


def test_a_comparison_side_by_side_lies_on_pages_turned_sideways_and_repeats_its_head() -> None:
    report = side_by_side()
    (table,) = [block for block in report.blocks if hasattr(block, "rows")]
    made = read(replace(report, blocks=(replace(table, rows=table.rows * 12),)))
    sizes = {tuple(round(side) for side in page.get_size()) for page in made}
    assert sizes == {(842, 595)}
    texts = [" ".join(page.get_textpage().get_text_bounded().split()) for page in made]
    with_rows = [text for text in texts if "Every State Party" in text]
    assert len(with_rows) > 1
    assert all("Old & former" in text for text in with_rows)


def test_the_cells_of_a_comparison_are_set_in_by_their_level() -> None:
    (page,) = [page for page in read(side_by_side()) if "Every State" in page.get_textpage().get_text_range()]
    text = page.get_textpage()
    shown = text.get_text_range()
    edges = [text.get_charbox(shown.index(start))[0] for start in ("Article 1", "1. Every", "(a) Gone")]
    assert all(deeper - edge > 15 for edge, deeper in pairwise(edges))
    assert text.get_charbox(shown.index("Article 2"))[0] > page.get_size()[0] / 2
