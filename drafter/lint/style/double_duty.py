"""N-26: one duty to a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document
from drafter.lint.rule import Lapse, Rule
from drafter.lint.sentences import sentences

_BEARER = (
    r"(?:States?(?: Part(?:y|ies))?|Part(?:y|ies)|Conference|Secretariat|Commission|Committee|Council|Court|tribunal"
    r"|depositary|Depositary|Secretary-General|Fund|Board|Panel)"
)
_DUTY = re.compile(rf"\b(?P<who>{_BEARER})(?: of [^,;.]{{1,40}}?| concerned)? shall(?: not)?\b")
_JOINS = re.compile(r"[,;] (?:and|but|while|whereupon) ")


def _check(document: Document) -> Iterator[Lapse]:
    if not document.binding:
        return
    for passage in document.of(*OPERATIVE):
        for sentence in sentences(passage.words):
            duties = list(_DUTY.finditer(sentence.words))
            for before, after in pairwise(duties):
                between = sentence.words[before.end() : after.start()]
                if before["who"] != after["who"] and _JOINS.search(between):
                    start = sentence.start + after.start()
                    message = f"a second duty, of the {after['who']}, in the sentence that obliges the {before['who']}"
                    yield Lapse(passage, start, sentence.start + after.end(), message)


RULE = Rule(
    code="N-26",
    title="Two duties in a sentence",
    says="A sentence obliges one addressee: 'shall' does not come back with another subject after 'and' or 'but'.",
    reason="A reservation, a breach and a reference are to a provision; two duties in one cannot be told apart.",
    source="drafting practice (recalled)",
    hint="make a sentence, or a paragraph, of each duty",
    severity=Severity.WARNING,
    check=_check,
)
