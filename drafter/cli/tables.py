"""Printing rows as a table for people or as JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence


def print_rows(rows: Sequence[dict[str, str]], output: str) -> None:
    """Writes rows that share their keys to standard output; ``output`` is ``text`` or ``json``."""
    if output == "json":
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    if not rows:
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for key in rows[0]:
        table.add_column(key, overflow="fold", no_wrap=key == "id")
    for row in rows:
        table.add_row(*(_literal(value) for value in row.values()))
    wide = sys.stdout.isatty()
    Console(width=None if wide else 160, highlight=False, markup=False, emoji=False).print(table)


def _literal(value: str) -> str:
    return value
