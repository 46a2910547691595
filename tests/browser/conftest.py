"""Chromium for the tests of this room, by way of Playwright; skipped where the machine has neither."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "writers"))  # samples and side_by_side_sample

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


class Shown:
    """A page in the browser, with all that it asked for and complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))


Show = Callable[..., Shown]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium without a window."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (see .ci/browser)")
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("there is no Chromium (Debian: chromium)")
    with api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Shows a page, in a context as described, at a place of it if one is named."""
    contexts = []

    def shown(html: bytes, place: str = "", **described: Any) -> Shown:
        file = tmp_path / "page.html"
        file.write_bytes(html)
        context = browser.new_context(**described)
        context.set_default_timeout(5000)
        contexts.append(context)
        made = Shown(context.new_page())
        made.page.goto(file.as_uri() + (f"#{place}" if place else ""))
        return made

    yield shown
    for context in contexts:
        context.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this room run in one worker, so that there is one browser at a time."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))
