"""Authentic languages that differ from those of the profile, or from one place of the text to another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import Document, Kind, Passage
from drafter.lint.rule import Lapse, Rule
from drafter.phrasing.numerals import listed

LANGUAGES = (
    "Arabic Chinese English French Russian Spanish German Portuguese Italian Dutch Turkish Persian Hindi Japanese "
    "Korean Swahili Malay Indonesian Vietnamese Thai Urdu Bengali Hebrew Greek Polish Ukrainian Kazakh Uzbek Tajik "
    "Kyrgyz Catalan Afrikaans Nepali Danish Swedish Norwegian Finnish Icelandic Czech Slovak Hungarian Romanian "
    "Bulgarian"
).split()
_LANGUAGE = re.compile(rf"\b(?:{'|'.join(LANGUAGES)})\b")
_AUTHENTIC = re.compile(r"\b(?:equally authentic|authentic texts?|[Dd]one\b.{0,200}\bin (?:the )?[A-Z]\w+)")


def _check(document: Document) -> Iterator[Lapse]:
    wanted = set(document.circumstances.languages)
    before: tuple[set[str], Passage] | None = None
    for passage in document.of(Kind.PARAGRAPH, Kind.CLOSING, Kind.TESTIMONIUM):
        if not _AUTHENTIC.search(passage.words):
            continue
        named = list(passage.found(_LANGUAGE))
        languages = {found[0] for found in named}
        if not languages:
            continue
        start, end = named[0].start(), named[-1].end()
        if wanted and languages != wanted:
            message = f"the authentic texts are {_said(languages)}, and the profile has {_said(wanted)}"
            yield Lapse(passage, start, end, message)
        elif before and languages != before[0]:
            message = f"the texts are {_said(languages)} here, and {_said(before[0])} in {before[1].where}"
            yield Lapse(passage, start, end, message)
        before = before or (languages, passage)


def _said(languages: set[str]) -> str:
    return listed(tuple(sorted(languages)), "and")


RULE = Rule(
    code="authentic-texts-differ",
    title="Languages of the authentic texts",
    says="The clause on authentic texts names the languages of the profile, and every place names the same.",
    reason="Which texts are authentic decides by which a dispute over meaning is settled.",
    source="VCLT, article 33 (seen)",
    hint="set 'facts: {languages: […]}' in the profile, and let the clause take them from there",
    severity=Severity.ERROR,
    check=_check,
)
