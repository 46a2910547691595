"""N-8: a defined term keeps its form, comes after its definition and has no rival."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Definition, Document, Kind, Passage
from drafter.lint.rule import Lapse, Rule
from drafter.lint.sentences import sentences
from drafter.lint.uses import forms_of
from drafter.model.inline import CrossReference

_RIVALS = (
    ("cyberattack", "cyber attack", "cyber-attack"),
    ("cyber operation", "cyberoperation", "cyber-operation"),
    ("cyber security", "cybersecurity", "cyber-security"),
    ("cyberspace", "cyber space", "cyber-space"),
    ("cybercrime", "cyber crime", "cyber-crime"),
    ("cyber incident", "cyberincident", "cyber-incident"),
)
"""Forms of one term, of which a text keeps to one."""
_TITLE = re.compile(
    r"\b(?:Convention|Protocol|Agreement|Treaty|Charter|Code|Committee|Commission|Fund|Organization|Conference|Centre|Group"
    r"|Network) (?:on|for|of|against|concerning|relating to|regarding) "
    r"(?:[A-Z][\w-]*(?: (?:on|for|of|the|and|in|against) | |\Z))*\Z"
)
"""The title of an instrument or the name of a body, up to where something stands in it."""
_HEREINAFTER = re.compile(r"hereinafter|hereafter|referred to as", re.IGNORECASE)


def _check(document: Document) -> Iterator[Lapse]:
    yield from _rival_forms(document)
    for definition in document.definitions:
        if " " in definition.words:
            yield from _other_capitals(document, definition)
        if _HEREINAFTER.search(definition.passage.words):
            yield from _used_before(document, definition)


def _rival_forms(document: Document) -> Iterator[Lapse]:
    for rivals in _RIVALS:
        pattern = re.compile(rf"\b(?:{'|'.join(rivals)})(?=s?\b)", re.IGNORECASE)
        found = [(p, hit) for p in document.of(*OPERATIVE, Kind.RECITAL, Kind.HEADING) for hit in p.found(pattern)]
        counts = Counter(hit[0].casefold() for _, hit in found)
        kept = max(counts, key=lambda form: counts[form], default="")
        for passage, hit in found:
            if hit[0].casefold() != kept and not _in_a_name(hit):
                message = f"'{hit[0]}' here, '{kept}' elsewhere, for one thing"
                yield Lapse(passage, *hit.span(), message, f"write '{kept}'")


def _in_a_name(hit: re.Match[str]) -> bool:
    return hit.start() > 0 and hit[0][0].isupper()


def _other_capitals(document: Document, definition: Definition) -> Iterator[Lapse]:
    """Uses within a sentence whose capitals differ from those of most uses."""
    uses = [
        (p, hit)
        for p in document.of(*OPERATIVE)
        if p is not definition.passage
        for hit in _uses(document, p, definition)
    ]
    forms = Counter(hit[0][0].isupper() for _, hit in uses)
    if len(forms) < 2:
        return
    usual = forms[True] > forms[False]
    for passage, hit in uses:
        if hit[0][0].isupper() != usual:
            right = "with capitals" if usual else "in lower case"
            yield Lapse(passage, *hit.span(), f"'{hit[0]}' is written {right} elsewhere")


def _uses(document: Document, passage: Passage, definition: Definition) -> Iterator[re.Match[str]]:
    words = "|".join(re.escape(form) for form in sorted(forms_of(document, definition), key=lambda f: (-len(f), f)))
    starts = {sentence.start for sentence in sentences(passage.words)}
    for hit in re.finditer(rf"(?<![\w“\"-])(?:{words})(?![\w-])", passage.words, re.IGNORECASE):
        capitals = [word[:1].isupper() for word in hit[0].split() if len(word) > 3]
        inside = hit.start() not in starts and not passage.within(*hit.span(), CrossReference)
        in_a_title = _TITLE.search(passage.words, max(0, hit.start() - 120), hit.start())
        if inside and not in_a_title and len(set(capitals)) == 1:
            yield hit


def _used_before(document: Document, definition: Definition) -> Iterator[Lapse]:
    pattern = re.compile(rf"(?<!\w){re.escape(definition.words)}(?!\w)")
    for passage in document.of(*OPERATIVE):
        if passage is definition.passage:
            return
        for hit in passage.found(pattern):
            where = definition.passage.where
            yield Lapse(passage, *hit.span(), f"'{hit[0]}' is used here and defined only later, in {where}")
            return


RULE = Rule(
    code="N-8",
    title="Defined terms in use",
    says=(
        "A defined term has the same capitals wherever it is used within a sentence; a short name introduced by "
        "'hereinafter' is not used before; one spelling is kept where several are about (cyberattack, cyber attack)."
    ),
    reason="A reader who meets a second form looks for a second meaning, and counsel will find one.",
    source="drafting practice (recalled)",
    hint="keep to one form",
    severity=Severity.ERROR,
    check=_check,
)
