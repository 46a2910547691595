"""N-9: acronyms are expanded where they first stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document, Kind
from drafter.lint.rule import Lapse, Rule

_ACRONYM = re.compile(r"(?<![\w.&/-])(?:[A-Z]{2,7})(?=s?(?![\w&/-]))")
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}")
_IN_BRACKETS = re.compile(r"\w \(([A-Z]{2,7})s?\)")
"""An acronym after its words; a definition that has one explains it for the whole text, wherever it stands."""
_ROMAN = re.compile(r"[IVXLC]+\Z")
_NEVER = {
    "UN": "United Nations",
    "UNGA": "General Assembly",
    "GA": "General Assembly",
    "UNSC": "Security Council",
    "SC": "Security Council",
}


def _check(document: Document) -> Iterator[Lapse]:
    told = {found[1] for definition in document.definitions for found in definition.passage.found(_IN_BRACKETS)}
    for passage in document.of(*OPERATIVE, Kind.RECITAL):
        for found in passage.found(_DOTTED):
            plain = found[0].replace(".", "")
            yield Lapse(passage, *found.span(), f"'{found[0]}' has full stops", f"write '{plain}', or the words")
        if _shouts(passage.words):
            continue
        for found in passage.found(_ACRONYM):
            acronym = found[0]
            if acronym in told or _ROMAN.match(acronym):
                continue
            told.add(acronym)
            if acronym in _NEVER:
                hint = f"write '{_NEVER[acronym]}'"
                yield Lapse(passage, *found.span(), f"'{acronym}' is not used in official texts", hint)
            elif not _is_expanded(passage.words, found):
                message = f"'{acronym}' stands here for the first time, and nothing says what it means"
                yield Lapse(passage, *found.span(), message, f"write the words out, followed by '({acronym})'")


def _shouts(words: str) -> bool:
    letters = [letter for letter in words if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) * 2 > len(letters)


def _is_expanded(words: str, found: re.Match[str]) -> bool:
    """Whether the words before an acronym in brackets or quotation marks begin with its letters, or words follow."""
    before = words[: found.start()].rstrip("“\"'‘ ")
    if before.endswith("(") or "hereinafter" in words[max(0, found.start() - 40) : found.start()]:
        return True
    return words[found.end() :].lstrip("”\"'’ ").startswith(("means", "(", "stands for"))


RULE = Rule(
    code="N-9",
    title="Acronyms",
    says=(
        "An acronym is expanded at its first use, or among the definitions, and has no full stops; the United Nations, "
        "its General Assembly and its Security Council have none."
    ),
    reason="A treaty is read decades later by people to whom the acronyms of its day say nothing.",
    source="UN Correspondence Manual, UNU guide (seen)",
    hint="write the words out where they first stand",
    severity=Severity.ERROR,
    check=_check,
)
