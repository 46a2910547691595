"""PDF: the HTML page through WeasyPrint and ``print.css``; PDF/A-3a and PDF/UA-1 at once, with its sources attached."""

from drafter.writers.pdf.finish import VARIANT
from drafter.writers.pdf.render import OutsideTemplates, render_pdf, write_pdf

__all__ = ["VARIANT", "OutsideTemplates", "render_pdf", "write_pdf"]
