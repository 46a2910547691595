"""An institution that is spoken of and nowhere created."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.diagnostics import Severity
from drafter.lint.document import OPERATIVE, Document, Passage
from drafter.lint.rule import Lapse, Rule

_KINDS = (
    "Conference|Secretariat|Committee|Commission|Fund|Board|Council|Tribunal|Assembly|Authority|Centre|Panel|Meeting"
)
_BODY = re.compile(
    rf"\b(?P<article>[Tt]he|a|an|[Aa]ny)\s(?P<name>(?:[A-Z][\w-]+\s){{0,3}}(?:{_KINDS})(?:\sof\sthe\s(?:States\s)?Parties)?)\b"
    r"(?!\s(?:of|for|on)\s(?:the\s)?[A-Z])"
)
_CREATES = re.compile(
    r"\b(?:establish(?:es|ed)?|created?|constitute[sd]?|set up|there shall be|shall have|hereby|convened?|"
    r"shall consist|hereinafter|referred to (?:herein)?after as|appointed|designated?|requested to (?:act|perform))\b",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"^(?:International|United Nations|European|World|Inter-American|African)\b"
    r"|\b(?:General Assembly|Security Council|Economic and Social Council|Trusteeship Council|"
    r"International Law Commission|Human Rights Council|Court of Arbitration|Human Rights Committee|Red Cross)\b"
)


def _check(document: Document) -> Iterator[Lapse]:
    created = _created(document)
    told: set[str] = set()
    for passage in document.of(*OPERATIVE):
        for found in passage.found(_BODY):
            name = found["name"]
            if name in told or _OUTSIDE.search(name) or _is_among(name, created):
                continue
            told.add(name)
            message = f"'{found[0]}' is spoken of as if it were there, and nothing in the text creates it"
            yield Lapse(passage, found.start("name"), found.end("name"), message)


def _created(document: Document) -> set[str]:
    """The bodies that a text creates or names: in a sentence that does so, in a heading, or as a term it defines."""
    created = {definition.words for definition in document.definitions}
    for section in document.sections:
        created.update(_names(section.heading))
        for passage in section.passages:
            if _CREATES.search(passage.words):
                created.update(_names(passage))
    return {name.casefold() for name in created}


_NAMED = re.compile(rf"\b(?:[A-Z][\w-]+\s)*(?:{_KINDS})\b(?:\sof\sthe\s(?:States\s)?Parties)?", re.IGNORECASE)


def _names(passage: Passage) -> Iterator[str]:
    return (found[0] for found in passage.found(_NAMED))


def _is_among(name: str, created: set[str]) -> bool:
    """Whether a body is created, by its whole name or by the short form it goes by afterwards."""
    wanted = name.casefold()
    return any(wanted == other or other.endswith(f" {wanted}") or other.startswith(f"{wanted} ") for other in created)


RULE = Rule(
    code="institution-not-created",
    title="Institution nobody has created",
    says="A body that is given tasks is created by the text, or named as one that exists.",
    reason="Duties towards a body that does not exist bind nobody, and its first session has no rules.",
    source="drafting practice (recalled); UNTOC, article 32, paragraph 1 (seen)",
    hint="add the clause that creates it ('drafter list clauses' shows institutions), or name the body that is meant",
    severity=Severity.WARNING,
    check=_check,
)
