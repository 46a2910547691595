"""N-6: one term for the parties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document, Kind, Passage
from drafter.lint.rule import Lapse, Rule

_TERMS = {
    "State Party": re.compile(r"(?<!developing )(?<!Developing )\b(?:State Party|States Parties)\b"),
    "Party": re.compile(
        r"(?<!State )(?<!States )(?<!Contracting )(?<!of the )(?<!non-)(?<!not )\b(?:Party|Parties)\b(?! to\b)(?=\W|\Z)"
    ),
    "Contracting State": re.compile(r"\bContracting States?\b"),
    "Contracting Party": re.compile(r"\bContracting Part(?:y|ies)\b"),
}
_FEW = 3
"""How often a text must have one term, and that many times as often as all others, before those can be called slips."""


def _check(document: Document) -> Iterator[Lapse]:
    right = _own_term(document)
    for term, pattern in _TERMS.items():
        if not right or term == right:
            continue
        for passage in _asked(document):
            for found in passage.found(pattern):
                if not document.circumstances.gives(passage, *found.span()):
                    yield Lapse(passage, *found.span(), f"'{found[0]}' here, '{right}' elsewhere", f"write '{right}'")


def _asked(document: Document) -> Iterator[Passage]:
    return document.of(*OPERATIVE, Kind.HEADING, Kind.RECITAL)


def _own_term(document: Document) -> str:
    """The term that the profile sets, or the text keeps to; nothing where that cannot be told."""
    if document.circumstances.party:
        return document.circumstances.party if document.circumstances.party in _TERMS else ""
    counts = {
        term: sum(1 for passage in _asked(document) for _ in passage.found(pattern)) for term, pattern in _TERMS.items()
    }
    usual = max(counts, key=lambda term: counts[term])
    others = sum(counts.values()) - counts[usual]
    return usual if counts[usual] >= max(_FEW, _FEW * others) else ""


RULE = Rule(
    code="N-6",
    title="One term for the parties",
    says=(
        "The parties are 'State Party, States Parties' or 'Party, Parties' (in older texts 'Contracting State' or "
        "'Contracting Party') throughout; 'developing States Parties' is allowed beside the second. Parties to a "
        "dispute or to another instrument are no matter of this rule."
    ),
    reason="Two terms are read as two circles of addressees: those for whom it is in force, and those who take part.",
    source="UNCAC 403 to 3; BBNJ 351 to 33, all 33 in 'developing States Parties' (measured)",
    hint="keep to the term that the text began with",
    severity=Severity.ERROR,
    check=_check,
)
