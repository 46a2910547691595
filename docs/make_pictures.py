"""Makes the pictures of this folder anew from freshly built files: ``make pictures``.

Some are pages of our own PDF. Others show the Word files as LibreOffice lays them out, with comments in the margin and
changes in colour, and one the page in HTML on a telephone, in Chromium; what a program is wanting for is left as it is,
and that is said.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

FOLDER = Path(__file__).resolve().parent
FLAGSHIP, OPTIONS, FRAMEWORK = "model-convention", "moot-compromis", "framework-convention"
WIDTH = 662
"""Of a page, in pixels; comments in the margin come on top of it."""
LARGEST = 150_000
"""Bytes of a picture, so that the repository stays small."""
SECONDS = 180
COMMENTS_IN_MARGIN = (
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Office.Writer/Print/Content"><prop oor:name="Note" oor:op="fuse"><value>4</value>'
    "</prop></item></oor:items>"
)
"""The setting of Writer that prints comments in the margin."""

Pages = pypdfium2.PdfDocument
Choice = Callable[[Pages], int]
"""Which page of a document to show, counted from 0."""


@dataclass(frozen=True)
class Picture:
    """A picture: its name, the arguments with which its file is built, that file's name, and the page to show.

    ``comments``: the file has comments, to be shown in the margin.
    """

    name: str
    command: tuple[str, ...]
    file: str
    page: Choice
    comments: bool = False


def number(page: int) -> Choice:
    """The page of this number, counted from 1."""
    return lambda _: page - 1


def text_of(pages: Pages, at: int) -> str:
    return " ".join(pages[at].get_textpage().get_text_bounded().split())


def saying(words: str) -> Choice:
    """The first page with these words."""

    def chosen(pages: Pages) -> int:
        at = next((at for at in range(len(pages)) if words in text_of(pages, at)), None)
        if at is None:
            raise LookupError(f"no page says {words!r}")
        return at

    return chosen


def most_bracketed(pages: Pages) -> int:
    """The page with most open alternatives."""
    return max(range(len(pages)), key=lambda at: text_of(pages, at).count("["))


def most_coloured(pages: Pages) -> int:
    """The page with most to see in colour: changes, or comments."""
    return max(range(len(pages)), key=lambda at: _colour(pages[at].render(scale=0.4).to_pil().convert("RGB")))


def _colour(page: Image.Image) -> int:
    red, green, blue = page.split()
    apart = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return sum(apart.histogram()[24:])


PICTURES = (
    Picture("page", ("build", FLAGSHIP, "-f", "pdf"), f"{FLAGSHIP}.pdf", saying("of conduct and not of result")),
    Picture("word-title", ("build", FLAGSHIP, "-f", "docx"), f"{FLAGSHIP}.docx", number(1)),
    Picture("word-contents", ("build", FLAGSHIP, "-f", "docx"), f"{FLAGSHIP}.docx", number(2)),
    Picture("word-page", ("build", FLAGSHIP, "-f", "docx"), f"{FLAGSHIP}.docx", saying("of conduct and not of result")),
    Picture("word-options", ("build", OPTIONS, "-f", "docx"), f"{OPTIONS}.docx", most_bracketed),
    Picture(
        "word-annotated",
        ("build", FLAGSHIP, "-f", "docx", "--face", "annotated"),
        f"{FLAGSHIP}.docx",
        most_coloured,
        comments=True,
    ),
    Picture(
        "word-redline",
        ("compare", FRAMEWORK, FLAGSHIP, "-f", "docx"),
        f"{FRAMEWORK}--{FLAGSHIP}.compare.docx",
        saying("The purposes of this Convention are"),
    ),
    Picture(
        "pdf-redline",
        ("compare", FRAMEWORK, FLAGSHIP, "-f", "pdf"),
        f"{FRAMEWORK}--{FLAGSHIP}.compare.pdf",
        saying("The purposes of this Convention are"),
    ),
    Picture(
        "pdf-side-by-side",
        ("compare", FRAMEWORK, FLAGSHIP, "-f", "pdf", "--side-by-side"),
        f"{FRAMEWORK}--{FLAGSHIP}.side-by-side.pdf",
        saying("The purposes of this Convention are"),
    ),
    Picture("html-phone", ("build", FLAGSHIP, "-f", "html"), f"{FLAGSHIP}.html", number(1)),
)

PHONE = {"viewport": {"width": 390, "height": 780}, "device_scale_factor": 1.5, "has_touch": True, "is_mobile": True}
TAPPED = "section.article:has(a.term) p.chapeau a.term"
"""What the picture of the telephone shows the meaning of: the first term in use."""


def made(command: tuple[str, ...], folder: Path) -> None:
    """Runs ``drafter`` and has it write into ``folder``."""
    built = [sys.executable, "-m", "drafter", *command, "-o", str(folder)]
    subprocess.run(built, check=True, stdout=subprocess.DEVNULL)


def as_pdf(file: Path, comments: bool) -> Path:
    """A Word file as LibreOffice lays it out."""
    # Writer 7.4 exports comments into a margin only with a window open; when it prints, the settings can ask for it.
    way = ("--print-to-file",) if comments else ("--convert-to", "pdf")
    with tempfile.TemporaryDirectory() as profile:
        settings = Path(profile) / "user" / "registrymodifications.xcu"
        settings.parent.mkdir()
        settings.write_text(COMMENTS_IN_MARGIN, encoding="utf-8")
        own = f"-env:UserInstallation={Path(profile).as_uri()}"
        command = ["soffice", "--headless", "--norestore", own, *way, "--outdir", str(file.parent), str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    return file.with_suffix(".pdf")


def drawn(pdf: Path, page: Choice) -> Image.Image:
    """A page of a PDF."""
    pages = pypdfium2.PdfDocument(pdf)
    shown = pages[page(pages)]
    return shown.render(scale=WIDTH / min(shown.get_width(), shown.get_height())).to_pil().convert("RGB")


def tapped(page: Path, chromium: str) -> Image.Image:
    """The page on a telephone, its first term in use tapped."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        shown = browser.new_context(**PHONE).new_page()
        shown.goto(page.as_uri())
        term = shown.locator(TAPPED).first
        term.evaluate("term => term.scrollIntoView({block: 'center'})")
        shown.wait_for_timeout(300)
        term.tap()
        shown.wait_for_timeout(300)
        png = shown.screenshot()
        browser.close()
    return Image.open(io.BytesIO(png)).convert("RGB")


def small(image: Image.Image, name: str) -> bytes:
    """A picture as a small PNG: as many colours as fit."""
    for colours in (64, 32, 16, 8):
        target = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(target, "PNG", optimize=True)
        if target.tell() <= LARGEST:
            return target.getvalue()
    raise ValueError(f"the picture {name} is too large")


def wanting(picture: Picture) -> str:
    """What is not installed that a picture needs; nothing where all is there."""
    if picture.file.endswith(".docx") and not shutil.which("soffice"):
        return "LibreOffice is not installed (Debian: libreoffice-writer)"
    if picture.file.endswith(".html") and not (shutil.which("chromium") and find_spec("playwright")):
        return "Chromium or playwright is not installed (sh .ci/browser)"
    return ""


def main() -> None:
    """Makes every picture that can be made here."""
    for picture in PICTURES:
        if missing := wanting(picture):
            print(f"{picture.name}.png: left as it is, since {missing}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            made(picture.command, Path(folder))
            file = Path(folder) / picture.file
            if file.suffix == ".html":
                image = tapped(file, shutil.which("chromium") or "")
            else:
                image = drawn(as_pdf(file, picture.comments) if file.suffix == ".docx" else file, picture.page)
        png = small(image, picture.name)
        (FOLDER / f"{picture.name}.png").write_bytes(png)
        print(f"{picture.name}.png: {len(png) // 1000} kB")


if __name__ == "__main__":
    main()
