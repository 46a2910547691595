"""N-21: language that includes everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import Document
from drafter.lint.rule import Lapse, Rule

_ALONE = re.compile(
    r"(?<!she or )(?<!her or )(?<!hers or )(?<!herself or )\b(?:[Hh]e(?! or she\b|/she\b)|[Hh]im(?! or her\b)"
    r"|[Hh]is(?! or her\b|/her\b)|[Hh]imself(?! or herself\b)|[Cc]hairm[ae]n|[Mm]ankind|[Mm]anpower"
    r"|[Ss]pokesm[ae]n|[Ww]orkm[ae]n)\b(?!-)"
)
_INSTEAD = {
    "he": "he or she",
    "him": "him or her",
    "his": "his or her",
    "himself": "himself or herself",
    "chairman": "Chair",
    "chairmen": "Chairs",
    "mankind": "humankind",
    "manpower": "staff",
    "spokesman": "representative",
    "spokesmen": "representatives",
    "workman": "worker",
    "workmen": "workers",
}


def _check(document: Document) -> Iterator[Lapse]:
    for passage in document.passages:
        for found in passage.found(_ALONE):
            right = _INSTEAD[found[0].casefold()]
            yield Lapse(passage, *found.span(), f"'{found[0]}' speaks of men alone", f"write '{right}', or recast")


RULE = Rule(
    code="N-21",
    title="Inclusive language",
    says="Persons are 'he or she', the presiding one is the Chair or Chairperson; no 'he', 'his' or 'Chairman' alone.",
    reason="A treaty speaks to all who hold an office or a right; official texts have long written so.",
    source="the official texts: the newer keep to it, the Statute of the Court does not (seen)",
    hint="write 'he or she', or name the office again",
    severity=Severity.ERROR,
    check=_check,
)
