"""N-25: vague words, counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document
from drafter.lint.rule import Lapse, Rule

_VAGUE = re.compile(
    r"\b(?:as appropriate|where appropriate|appropriate|as far as possible|to the extent possible|where possible"
    r"|where feasible|as soon as possible|endeavours? to|strives? to|best efforts|reasonable|where necessary"
    r"|in due course|as may be necessary|to the fullest extent possible|wherever possible|inter alia|adequate)\b",
    re.IGNORECASE,
)


def _check(document: Document) -> Iterator[Lapse]:
    for passage in document.of(*OPERATIVE):
        for found in passage.found(_VAGUE):
            yield Lapse(passage, *found.span(), f"'{found[0].casefold()}' leaves something open")


RULE = Rule(
    code="N-25",
    title="Vague words",
    says="'Appropriate', 'as far as possible', 'endeavour to' and their like are counted and shown; none is a fault.",
    reason="They are bargains: each is the price of somebody's consent, and counsel should know where they stand.",
    source="drafting practice (recalled)",
    hint="leave it where it was bargained for; elsewhere say what is meant",
    severity=Severity.INFO,
    check=_check,
)
