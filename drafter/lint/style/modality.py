"""N-2: duties of the parties take "shall"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document
from drafter.lint.rule import Lapse, Rule
from drafter.lint.sentences import SUBORDINATORS, sentences

_PROMISED = re.compile(
    r"\b(?:States|State|Parties|Party)(?: (?:Parties|Party|concerned))? (?P<modal>will|is to|are to|undertakes? to)\b"
)
_SUBORDINATE = re.compile(rf"\b(?:{SUBORDINATORS}|what|how|why)\b", re.IGNORECASE)

_CLOSED = re.compile(r",\s*(?:(?:the|that|each|a|an|every) )?\Z")


def _check(document: Document) -> Iterator[Lapse]:
    if not document.binding:
        return
    for passage in document.of(*OPERATIVE):
        for sentence in sentences(passage.words):
            for found in _PROMISED.finditer(sentence.words):
                if not _is_subordinate(sentence.words[: found.start()]):
                    start = sentence.start + found.start("modal")
                    modal = found["modal"]
                    message = f"'{modal}' says what is foreseen or promised; a duty takes 'shall'"
                    weight = Severity.WARNING if modal.startswith("undertake") else None
                    yield Lapse(passage, start, start + len(modal), message, severity=weight)


def _is_subordinate(before: str) -> bool:
    """Whether what stands before a subject leads into a subordinate clause that is still open.

    A sentence may begin with one (``Where it so decides, the Party will``): the comma closes it.
    """
    leads = list(_SUBORDINATE.finditer(before))
    if not leads:
        return False
    return not (leads[0].start() == 0 and len(leads) == 1 and _CLOSED.search(before) is not None)


RULE = Rule(
    code="N-2",
    title="Modality of duties",
    says=(
        "What the parties must do is said with 'shall': not with 'will' or 'is to', and rather not with "
        "'undertakes to', outside subordinate clauses."
    ),
    reason="'Will' is read as a forecast or a political promise; memoranda use it precisely in order not to bind.",
    source="measured on the official texts: 'Party will' and 'Parties will' do not occur in a main clause",
    hint="write 'shall'",
    severity=Severity.ERROR,
    check=_check,
    styles=("un", "coe", "ilc", "bilateral"),
)
