"""The page on screens of all kinds: alone, narrow, light and dark, with its contents, and as a browser prints it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from pages import DESK, PHONE, page

if TYPE_CHECKING:
    from conftest import Show
    from playwright.sync_api import Page

MARKED = ".contents [aria-current]"


@pytest.mark.parametrize("kind", ["annotated", "commentary", "redline", "side by side", "sample"])
def test_on_a_narrow_phone_nothing_is_cut_off_asked_for_or_complained_of(show: Show, kind: str) -> None:
    shown = show(page(kind), viewport={"width": 360, "height": 740})
    assert shown.page.evaluate("document.documentElement.scrollWidth") == 360
    beyond = """[...document.querySelectorAll('main p, main li, main td, .front *, .contents summary')]
        .filter(element => !element.closest('.table') || element.closest('.landscape'))
        .filter(element => element.getBoundingClientRect().right > 361).length"""
    assert shown.page.evaluate(beyond) == 0
    assert [url.split(":")[0] for url in shown.asked] == ["file"]
    assert shown.complaints == []


def test_the_page_is_not_allowed_to_ask_for_anything(show: Show) -> None:
    shown = show(page("sample"))
    refused = shown.page.evaluate(
        """new Promise(resolve => {
            const found = [];
            document.addEventListener('securitypolicyviolation', event => {
                found.push(event.effectiveDirective);
                if (found.length === 3) resolve(found.sort());
            });
            setTimeout(() => resolve(found.sort()), 3000);
            fetch('http://127.0.0.1:9/').catch(() => {});
            document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.1:9/'}));
            document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}));
        })"""
    )
    assert refused == ["connect-src", "img-src", "script-src-elem"]
    assert shown.page.evaluate("window.ran") is None


# --- the contents -------------------------------------------------------------------------------------------------


def marked(shown: Page, address: str) -> bool:
    """Whether the contents come to mark the line with this address, and no other."""
    shown.locator(f"{MARKED}[href='{address}']").wait_for()
    return shown.locator(MARKED).count() == 1


def address_of(shown: Page, number: int) -> str:
    """Where the article with this number is found on the page."""
    return "#" + str(shown.locator("section.article").nth(number - 1).get_attribute("id"))


def test_the_contents_mark_the_article_that_is_read_and_keep_it_in_view(show: Show) -> None:
    shown = show(page("draft"), **DESK).page
    assert shown.locator(MARKED).count() == 0
    for number in (3, 20, 4):
        address = address_of(shown, number)
        shown.evaluate(f"document.querySelector('{address}').scrollIntoView()")
        assert marked(shown, address)
        line = shown.locator(MARKED).bounding_box()
        assert line is not None
        assert 0 <= line["y"] <= 800
    shown.evaluate("scrollTo(0, 0)")
    shown.locator(MARKED).wait_for(state="detached")


def test_a_line_of_the_contents_leads_to_its_article_which_is_then_marked(show: Show) -> None:
    shown = show(page("draft"), **DESK).page
    address = address_of(shown, 7)
    shown.click(f".contents a.words[href='{address}']")
    assert shown.url.endswith(address)
    assert marked(shown, address)


def test_a_commentary_marks_its_headings(show: Show) -> None:
    shown = show(page("commentary"), **DESK).page
    address = "#" + str(shown.locator("main h2").nth(2).get_attribute("id"))
    shown.evaluate(f"document.getElementById('{address[1:]}').scrollIntoView()")
    assert marked(shown, address)


def test_on_a_phone_the_contents_open_over_the_text_and_shut_when_a_line_is_chosen(show: Show) -> None:
    shown = show(page("draft"), **PHONE).page
    address = address_of(shown, 12)
    shown.evaluate("scrollTo(0, 3000)")
    box = shown.locator(".contents summary").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 10
    assert box["height"] >= 40
    line = shown.locator(f".contents a.words[href='{address}']")
    assert not line.is_visible()
    shown.touchscreen.tap(box["x"] + 40, box["y"] + box["height"] / 2)
    line.wait_for(state="visible")
    assert shown.evaluate("scrollY") == 3000
    line.tap()
    shown.wait_for_url(f"**{address}")
    assert not line.is_visible()
    top = shown.locator(f"{address} > .heading").bounding_box()
    assert top is not None
    assert box["height"] <= top["y"] < 120


def test_every_article_has_a_link_to_copy_which_is_no_part_of_its_words(show: Show) -> None:
    shown = show(page("sample"), **DESK).page
    links = shown.locator("section.article > .permalink")
    assert links.count() == shown.locator("section.article").count() == 4
    link = links.nth(1)
    assert link.get_attribute("href") == "#art_2"
    assert link.get_attribute("aria-label") == "Link to Article 2"
    assert link.text_content() == ""
    assert link.evaluate("link => getComputedStyle(link).opacity") == "0"
    shown.hover("#art_2 > .heading")
    assert link.evaluate("link => getComputedStyle(link).opacity") == "1"
    link.click()
    assert shown.url.endswith("#art_2")


# --- colours ------------------------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    """The relative luminance of a colour, as in WCAG 2.2."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as in WCAG 2.2: 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def colour_of(shown: Page, selector: str, property_: str = "color") -> str:
    return str(shown.locator(selector).first.evaluate(f"element => getComputedStyle(element).{property_}"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_paper_in_light_and_in_dark(show: Show, scheme: Any) -> None:
    shown = show(page("redline"), color_scheme=scheme, **DESK).page
    paper = colour_of(shown, "html", "backgroundColor")
    assert (luminance(paper) < 0.05) == (scheme == "dark")
    for selector, least in (("main p", 7), ("main a.reference", 4.5), ("ins", 4.5), ("del", 4.5), (".former", 4.5)):
        assert contrast(colour_of(shown, selector), paper) >= least, selector
    assert contrast(colour_of(shown, ".legend"), colour_of(shown, ".legend", "backgroundColor")) >= 7


def test_what_is_new_and_what_is_gone_differ_without_colour(show: Show) -> None:
    shown = show(page("sample"), **DESK).page
    line = "element => getComputedStyle(element).textDecorationLine"
    assert shown.locator("#art_3__para_1 ins").first.evaluate(line) == "underline"
    assert shown.locator("#art_3__para_1 del").first.evaluate(line) == "line-through"
    bar = "element => getComputedStyle(element, '::before').borderLeftStyle"
    assert shown.locator(".paragraph.inserted").evaluate(bar) == "solid"
    assert shown.locator(".paragraph.deleted").evaluate(bar) == "dashed"


# --- printing -----------------------------------------------------------------------------------------------------


def test_a_browser_prints_the_text_without_what_only_a_screen_needs(show: Show) -> None:
    shown = show(page("annotated"), **DESK).page
    shown.hover("main a.term >> nth=3")
    shown.locator(".panel").wait_for(state="visible")
    shown.emulate_media(media="print")
    for selector in (".contents", ".permalink", ".panel", ".note-call", ".colophon"):
        assert not shown.locator(selector).first.is_visible(), selector
    assert shown.locator(".comment p").first.is_visible()
    assert colour_of(shown, "html", "backgroundColor") == "rgb(255, 255, 255)"


def test_a_browser_prints_two_texts_side_by_side_on_pages_turned_sideways(show: Show) -> None:
    for kind, sideways in (("side by side", True), ("sample report", False)):
        printed = pypdfium2.PdfDocument(show(page(kind)).page.pdf(prefer_css_page_size=True))
        width, height = printed[0].get_size()
        assert (width > height) == sideways, kind
