"""N-6: one term for the parties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document, Kind, Passage
from drafter.lint.rule import Lapse, Rule

_STATE_PARTY = re.compile(r"(?<!developing )(?<!Developing )\b(?:State Party|States Parties)\b")
_PARTY = re.compile(
    r"(?<!State )(?<!States )(?<!Contracting )(?<!of the )(?<!non-)(?<!not )\b(?:Party|Parties)\b(?! to\b)(?=\W|\Z)"
)
_FEW = 5
"""How often a text must have one term, and ten times less the other, before the other can be called a slip."""


def _check(document: Document) -> Iterator[Lapse]:
    wrong = _other_term(document)
    if wrong is None:
        return
    pattern, right = wrong
    for passage in _asked(document):
        for found in passage.found(pattern):
            if not document.circumstances.gives(passage, *found.span()):
                yield Lapse(passage, *found.span(), f"'{found[0]}' here, '{right}' elsewhere", f"write '{right}'")


def _asked(document: Document) -> Iterator[Passage]:
    return document.of(*OPERATIVE, Kind.HEADING, Kind.RECITAL)


def _other_term(document: Document) -> tuple[re.Pattern[str], str] | None:
    """The pattern of the term that the text does not use, and the one it does; ``None`` where that cannot be told."""
    said = document.circumstances.party
    if said == "State Party":
        return _PARTY, said
    if said == "Party":
        return _STATE_PARTY, said
    long = sum(1 for passage in _asked(document) for _ in passage.found(_STATE_PARTY))
    short = sum(1 for passage in _asked(document) for _ in passage.found(_PARTY))
    if long >= _FEW and long >= 10 * short:
        return _PARTY, "State Party"
    if short >= _FEW and short >= 10 * long:
        return _STATE_PARTY, "Party"
    return None


RULE = Rule(
    code="N-6",
    title="One term for the parties",
    says=(
        "The parties are 'State Party, States Parties' or 'Party, Parties' throughout; 'developing States Parties' is "
        "allowed beside the second. Parties to a dispute or to another instrument are no matter of this rule."
    ),
    reason="Two terms are read as two circles of addressees: those for whom it is in force, and those who take part.",
    source="UNCAC 403 to 3; BBNJ 351 to 33, all 33 in 'developing States Parties' (measured)",
    hint="keep to the term that the text began with",
    severity=Severity.ERROR,
    check=_check,
)
