"""N-27: a duty says whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document
from drafter.lint.rule import Lapse, Rule
from drafter.lint.sentences import sentences

_DONE = (
    r"taken|adopted|provided|given|made available|carried out|conducted|undertaken|implemented|established|ensured"
    r"|prevented|protected|preserved|exchanged|shared|published|notified|reported|investigated|prosecuted|punished|monitored|informed"
    r"|consulted|avoided|facilitated|promoted|strengthened|secured|paid|borne|returned|destroyed|transmitted|disclosed"
)
_PASSIVE = re.compile(
    rf"(?<!account )(?<!There )\bshall(?: not)?(?: also| further| promptly| immediately| only)? be (?P<done>{_DONE})\b"
)
_AGENT = re.compile(r"\b(?:by|between|among|through|to each other|to one another|one another)\b")
_NAMED_BEFORE = re.compile(
    r"\b(?:State|States|Party|Parties|Conference|Secretariat|Commission|Committee|Tribunal|tribunal|depositary)\b"
)


def _check(document: Document) -> Iterator[Lapse]:
    if not document.binding:
        return
    for passage in document.of(*OPERATIVE):
        if passage.annexed:
            continue
        for sentence in sentences(passage.words):
            for found in _PASSIVE.finditer(sentence.words):
                if not (_AGENT.search(sentence.words) or _NAMED_BEFORE.search(sentence.words)):
                    start, end = sentence.start + found.start(), sentence.start + found.end()
                    yield Lapse(passage, start, end, f"'{found[0]}': by whom?")


RULE = Rule(
    code="N-27",
    title="Duties without an addressee",
    says="A duty in the passive ('measures shall be taken') names, in the same sentence, who is to do it.",
    reason="Nobody can be in breach of a duty that is nobody's.",
    source="drafting practice (recalled)",
    hint="begin with who shall act: 'Each State Party shall take measures'",
    severity=Severity.WARNING,
    check=_check,
)
