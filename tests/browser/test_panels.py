"""The panel that opens beside a term or a reference: by mouse, by keyboard, by touch, and on pages without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from pages import PHONE, page

if TYPE_CHECKING:
    from conftest import Show
    from playwright.sync_api import Locator, Page

TERM = "#art_2__para_1 a.term"
TO_PARAGRAPH = "#art_2__para_1 a.reference"
TO_ARTICLE = "#art_2__para_3 a.reference >> text=1"
TO_PART = "#art_2__para_4 a.reference >> text=Part II"
DEFINITION = "(a) “Cyber operation” means any act;"


def panel_of(shown: Page) -> Locator:
    return shown.locator(".panel")


def told(shown: Page) -> str:
    """The words of the panel once it stands open, without its way to the place."""
    panel_of(shown).wait_for(state="visible")
    blocks = shown.locator(".panel-words > *").all_text_contents()
    return " ".join(" ".join(blocks).split())


def way_of(shown: Page) -> str | None:
    return shown.locator(".panel-way").text_content()


def test_hovering_over_a_term_shows_its_meaning_until_the_mouse_is_gone(show: Show) -> None:
    shown = show(page("sample")).page
    shown.hover(TERM)
    assert told(shown) == DEFINITION
    shown.hover(".panel-words")
    shown.wait_for_timeout(500)
    assert panel_of(shown).is_visible()
    shown.mouse.move(1, 1)
    panel_of(shown).wait_for(state="hidden")


def test_the_panel_stands_beside_its_link_and_within_the_screen(show: Show) -> None:
    for width, height in ((1280, 800), (360, 640)):
        shown = show(page("annotated"), viewport={"width": width, "height": height}).page
        for link in shown.locator("main a.reference").all()[:8:4]:
            link.hover()
            told(shown)
            box, target = panel_of(shown).bounding_box(), link.bounding_box()
            assert box is not None
            assert target is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["y"] >= 0
            assert box["y"] + box["height"] <= height
            beside = min(abs(box["y"] - target["y"] - target["height"]), abs(target["y"] - box["y"] - box["height"]))
            assert beside < 40  # a link may go over two lines
            shown.keyboard.press("Escape")


def test_keyboard_focus_shows_the_meaning_and_escape_hides_it_and_nothing_holds_the_focus(show: Show) -> None:
    shown = show(page("sample")).page
    shown.locator("#art_2__para_1 .note-call, #art_2 .note-call").first.focus()
    while not shown.evaluate(f"document.activeElement.matches('{TERM}')"):
        shown.keyboard.press("Tab")
    assert told(shown) == DEFINITION
    link = shown.locator(TERM)
    assert link.get_attribute("aria-describedby") == panel_of(shown).get_attribute("id")
    shown.keyboard.press("Escape")
    panel_of(shown).wait_for(state="hidden")
    assert link.get_attribute("aria-describedby") is None
    assert shown.evaluate(f"document.activeElement.matches('{TERM}')")
    shown.keyboard.press("Tab")
    assert shown.evaluate(f"document.activeElement.matches('{TO_PARAGRAPH}')")
    assert "A State Party" not in told(shown)
    shown.keyboard.press("Enter")
    assert shown.url.endswith("#art_3__para_2")
    assert not panel_of(shown).is_visible()


@pytest.mark.parametrize(
    ("link", "words", "way"),
    [
        (TO_PARAGRAPH, r"Article 3 Notification 2\. The \[Secretariat\] \[Group B: Commission\] shall .*", "Article 3"),
        (TO_ARTICLE, r"Article 1 Use of terms For the purposes .* affects: \(a\) .* Domestic law\.", "Article 1"),
        (TO_PART, r"Part II Due diligence Chapter 1 Duties Article 2 Obligation of .*", "Part II"),
    ],
    ids=["a paragraph", "an article", "a part"],
)  # fmt: skip
def test_a_reference_shows_the_text_it_leads_to(show: Show, link: str, words: str, way: str) -> None:
    shown = show(page("sample")).page
    shown.hover(link)
    assert re.fullmatch(words, told(shown))
    assert way_of(shown) == f"Go to {way}"
    ids = shown.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))
    assert shown.locator(".panel-words :is(a, .note, .comment, .permalink)").count() == 0
    address = shown.locator(link).get_attribute("href")
    shown.click(link)
    assert shown.url.endswith(str(address))
    assert not panel_of(shown).is_visible()


def test_a_reference_within_a_report_shows_the_section_under_its_heading(show: Show) -> None:
    shown = show(page("sample report")).page
    shown.hover("main a.reference")
    assert told(shown).startswith("Options First Nested Nested too Second Sign In the capital Ratify by [date] ")
    assert told(shown).endswith(" Another count Goes on")
    assert way_of(shown) == "Go to Options"


def test_a_first_tap_shows_the_text_and_the_way_there_leads_there(show: Show) -> None:
    shown = show(page("sample"), **PHONE).page
    shown.tap(TO_PARAGRAPH)
    assert "Article 3 Notification 2." in told(shown)
    assert "#" not in shown.url
    shown.tap(".panel-way")
    shown.wait_for_url("**#art_3__para_2")
    assert not panel_of(shown).is_visible()


def test_a_second_tap_follows_the_link_and_a_tap_elsewhere_shuts_the_panel(show: Show) -> None:
    shown = show(page("sample"), **PHONE).page
    shown.tap(TERM)
    assert told(shown) == DEFINITION
    shown.tap("#art_2 > .heading .words", position={"x": 5, "y": 5})
    panel_of(shown).wait_for(state="hidden")
    shown.tap(TERM)
    assert told(shown) == DEFINITION
    shown.tap(TERM)
    shown.wait_for_url("**#term-cyber-operation")
    assert not panel_of(shown).is_visible()


def test_without_a_script_the_links_lead_to_their_places(show: Show) -> None:
    shown = show(page("sample"), java_script_enabled=False).page
    assert shown.locator(".panel, .permalink").count() == 0
    shown.click(TO_PARAGRAPH)
    assert shown.url.endswith("#art_3__para_2")
