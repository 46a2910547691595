"""The page through WeasyPrint, which may read the packaged templates and nothing else."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from textwrap import shorten
from types import ModuleType
from typing import Any
from urllib.parse import unquote, urlsplit

from drafter.model.instrument import Instrument
from drafter.model.report import Report
from drafter.writers.html import WATERMARK_FAMILY, write_html
from drafter.writers.pdf.attachments import Attached, attachments_of, day_of
from drafter.writers.pdf.finish import VARIANT, finish
from drafter.writers.pictures import addresses_of
from drafter.writers.registry import CannotWrite

SYSTEM_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


MEDIA_TYPES = {".css": "text/css", ".otf": "font/otf", ".png": "image/png", ".svg": "image/svg+xml"}
"""What the templates may hold. The machine is not asked: its own table could say anything."""


LONGEST_HEAD = 150
"""How many letters of a title the running head gives: three lines of it at most."""


class OutsideTemplates(Exception):
    """A page or style sheet asked for something that does not lie in the templates folder."""


def write_pdf(document: Instrument | Report, templates: Path) -> bytes:
    """A document as a PDF, which is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once.

    Equal documents give equal bytes. ``templates`` is the folder that holds ``html/``, ``css/`` and ``fonts/``;
    nothing outside it is read.

    Raises:
        CannotWrite: where the machine lacks what WeasyPrint builds on.
        OutsideTemplates: where a template asks for anything outside that folder.
    """
    return render_pdf(document, templates)[0]


def render_pdf(document: Instrument | Report, templates: Path) -> tuple[bytes, int]:
    """The PDF and how many pages it has."""
    with _no_collection():
        weasyprint = _weasyprint()
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import FatalURLFetchingError

        attached = attachments_of(document, templates)
        fetcher = _fetcher(templates, addresses_of(document.style, WATERMARK_FAMILY), attached)
        fonts = FontConfiguration()
        print_css = templates / "css" / "print.css"
        page_shell = templates / "html" / "page.html"
        try:
            sheet = weasyprint.CSS(
                string=print_css.read_text(encoding="utf-8"),
                base_url=print_css.resolve().as_uri(),
                font_config=fonts,
                url_fetcher=fetcher,
            )
            page = weasyprint.HTML(
                string=write_html(document, templates),
                base_url=page_shell.resolve().as_uri(),
                url_fetcher=fetcher,
            )
            _shorten_head(page)
            rendered = page.render(font_config=fonts, stylesheets=[sheet], pdf_variant=VARIANT)
            day = day_of(document.identity)
            files = [
                weasyprint.Attachment(
                    url=file.address,
                    url_fetcher=fetcher,
                    name=file.name,
                    description=file.description,
                    relationship=file.relationship,
                    created=day,
                    modified=day,
                )
                for file in attached
            ]
            with warnings.catch_warnings():
                # WeasyPrint 70 reads its colour profile from a file that it leaves to Python to close.
                warnings.simplefilter("ignore", ResourceWarning)
                pdf = rendered.write_pdf(pdf_variant=VARIANT, attachments=files, finisher=finish)
            return pdf, len(rendered.pages)
        except FatalURLFetchingError as refused:
            raise OutsideTemplates(str(refused)) from None


def _shorten_head(page: Any) -> None:
    """Cuts a title that would take more lines than there is room for above the text."""
    body = page.etree_element.find("body")
    body.set("data-title", shorten(body.get("data-title"), LONGEST_HEAD, placeholder=" …"))


def _weasyprint() -> ModuleType:
    try:
        import weasyprint
    except OSError as missing:
        message = "a PDF needs the system's Pango library"
        hint = f"on Debian or Ubuntu: apt-get install {SYSTEM_PACKAGES}"
        raise CannotWrite("missing-system-library", message, hint) from missing
    module: ModuleType = weasyprint
    return module


def _fetcher(templates: Path, pictures: frozenset[str], attached: tuple[Attached, ...]) -> Any:
    """What WeasyPrint asks for files: it reads those under ``templates`` and stops at any other address.

    ``pictures`` are the ``data:`` addresses of the page's own; ``attached`` is handed over under its own addresses.
    """
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    folder = templates.resolve()
    own: Mapping[str, Attached] = {file.address: file for file in attached}

    class TemplatesOnly(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url in pictures:
                return super().fetch(url, headers)
            if url in own:
                return URLFetcherResponse(url, own[url].content, {"Content-Type": own[url].media_type})
            parts = urlsplit(url)
            path = Path(unquote(parts.path)).resolve()
            if parts.scheme != "file" or parts.netloc or not path.is_relative_to(folder):
                raise FatalURLFetchingError(f"nothing outside the templates may be read, and so not {url}")
            kind = MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream")
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return TemplatesOnly()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Puts garbage collection off: a layout keeps nearly all it makes, and searching it takes a sixth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
