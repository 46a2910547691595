"""Word files: the tree as native styles, numbering, fields, footnotes and changes. All ``w:`` is written here."""

from drafter.writers.docx.write import write_docx

__all__ = ["write_docx"]
