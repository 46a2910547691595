"""A file read back to the tree, with what was found wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from drafter.diagnostics import Findings, SourceSpan
from drafter.model.instrument import Article, Instrument
from drafter.model.recipe import REPORT
from drafter.model.style import HouseStyle
from drafter.phrasing.references import units
from drafter.readers.carried import Damaged, Newer
from drafter.readers.markdown import USUAL_STYLE, TooDeep, read_markdown, style_named
from drafter.readers.reading import Reading
from drafter.readers.recipe import file_bytes, form_of
from drafter.readers.texts import as_utf8

LARGEST_TEXT = 5_000_000
"""In bytes; the text of a long treaty with all its annotations has less than a million."""

PLAIN = ".txt"
"""How a file of plain text ends."""

_TEXTS = "name a treaty in plain text (.txt), or Markdown that Drafter built (.md)"
_HINT = "name a Markdown file that Drafter built: other formats are not read back yet, other than for their recipe"


def read_file(path: Path, style_of: Callable[[str], HouseStyle | None], findings: Findings) -> Instrument | None:
    """The instrument in a Markdown file that Drafter built, or ``None`` with a diagnostic.

    ``style_of`` gives the house style of a name. A warning names each passage that has no place in the tree.
    """
    reading = read_text(path, style_of, findings)
    return reading.instrument if reading else None


def read_text(path: Path, style_of: Callable[[str], HouseStyle | None], findings: Findings) -> Reading | None:
    """What reading a text gives: of Markdown that Drafter built, or of a treaty in plain text (``.txt``).

    ``style_of`` gives the house style of a name. A warning names each passage that has no place in the tree.
    """
    data = file_bytes(path, findings, _TEXTS)
    if data is None:
        return None
    if form_of(data) != "text" or len(data) > LARGEST_TEXT:
        findings.error("file-unreadable", f"{path} is no text, or too much of it", hint=_HINT)
        return None
    try:
        text = as_utf8(data).decode()
    except UnicodeDecodeError as fault:
        message = f"{path} is not UTF-8 text from byte {fault.start + 1} on"
        findings.error("file-unreadable", message, hint="save it as UTF-8")
        return None
    if not text.strip():
        findings.error("file-unreadable", f"{path} is empty", hint=_TEXTS)
        return None
    try:
        plain = path.suffix.lower() == PLAIN
        style = style_of(USUAL_STYLE if plain else style_named(text))
        if style is None:
            return None
        return _told(_read_plain(text, style) if plain else read_markdown(text, style), path, findings)
    except TooDeep:
        findings.error("file-unreadable", f"{path} goes too many levels deep", hint=_HINT)
    except Newer:
        findings.error("newer-recipe", f"{path} carries a recipe of a newer form", hint="read it with a later Drafter")
    except Damaged as fault:
        hint = "take the comment at its end away: the text is read without it, other than for its clauses"
        findings.error("damaged-recipe", f"{path}: its recipe {fault}", hint=hint)
    return None


def _read_plain(text: str, style: HouseStyle) -> Reading:
    from drafter.readers.plain import read_plain

    return read_plain(text, style)


def _told(reading: Reading, path: Path, findings: Findings) -> Reading | None:
    """The reading, with a warning for each passage that has no place in it; none of a report."""
    if reading.document == REPORT:
        findings.error("file-unreadable", f"{path} is a report on a draft, and no draft", hint=_HINT)
        return None
    plain = path.suffix.lower() == PLAIN
    hint = "mend the text if it is a slip" if plain else "what is not in it is in no file that is written from it"
    for passage in reading.unplaced:
        place = SourceSpan(str(path), passage.line, 1, path=path)
        message = f"{passage.reason}: “{_short(passage.words)}”" if passage.words else passage.reason
        (findings.info if plain else findings.warning)("unplaced", message, place, hint)
    if plain and not any(isinstance(unit, Article) for _, unit in units(reading.instrument)):
        hint = "an article begins in a line of its own, such as 'Article 1'"
        message = "no article was recognized, so that the rules are asked of the words alone"
        findings.warning("unplaced", message, SourceSpan(str(path), 1, 1, path=path), hint)
    return reading


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 80 else f"{flat[:79]}…"
