"""The formats there are. Each writer is imported when it is first used, so that naming them costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from drafter.model.instrument import Instrument
from drafter.model.report import Report

Document = Instrument | Report


class CannotWrite(Exception):
    """A format cannot be written on this machine; ``code`` is a diagnostic code, ``hint`` says what to install."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Writer:
    """A format: its name, the suffix of its files, and how it is written, with the pages where it has pages.

    The writing function may raise :class:`CannotWrite`.
    """

    name: str
    suffix: str
    write_counted: Callable[[Document, Path], tuple[bytes, int | None]]

    def write(self, document: Document, templates: Path) -> bytes:
        """The file's bytes."""
        return self.write_counted(document, templates)[0]


def _docx(document: Document, templates: Path) -> tuple[bytes, int | None]:
    from drafter.writers.docx import write_docx

    return write_docx(document, templates), None


def _pdf(document: Document, templates: Path) -> tuple[bytes, int | None]:
    from drafter.writers.pdf import render_pdf

    return render_pdf(document, templates)


def _html(document: Document, templates: Path) -> tuple[bytes, int | None]:
    from drafter.writers.html import write_html

    return write_html(document, templates).encode(), None


def _md(document: Document, templates: Path) -> tuple[bytes, int | None]:
    from drafter.writers.markdown import write_markdown

    return write_markdown(document, templates).encode(), None


def _akn(document: Document, templates: Path) -> tuple[bytes, int | None]:
    from drafter.writers.akn import write_akn

    return write_akn(document, templates).encode(), None


WRITERS: dict[str, Writer] = {
    "docx": Writer("docx", ".docx", _docx),
    "pdf": Writer("pdf", ".pdf", _pdf),
    "html": Writer("html", ".html", _html),
    "md": Writer("md", ".md", _md),
    "akn": Writer("akn", ".akn.xml", _akn),
}
