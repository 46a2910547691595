"""N-20: one spelling, that of the house style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.diagnostics import Severity
from drafter.lint.document import Document, Passage
from drafter.lint.rule import Lapse, Rule
from drafter.model.style import HouseStyle

_ISE = re.compile(r"\b(?P<stem>[A-Za-z]{2,}i)s(?P<end>e|ed|es|er|ers|ing|ation|ations|ational)\b")
_IZE = re.compile(r"\b(?P<stem>[A-Za-z]{2,}i)z(?P<end>e|ed|es|er|ers|ing|ation|ations|ational)\b")
_ALWAYS_S = re.compile(
    r"(?:.*(?:[ck]erc|adv|superv|rev|dev|prov|telev|improv|prom|prem|compr|surpr|enterpr|appr|repr|adver?t|desp|disgu"
    r"|franch|merchand|exc|inc|prec|conc|ar|ra|pra|pro?m|comprom|dem|surm|chast|excerc|ev|expert|lik|other|tort|treat"
    r"|circumc|parad|v|no|po|cru|bru|w|exerc|pract|un|mort)i)\Z",
    re.IGNORECASE,
)
"""Words in which the s belongs to the stem, up to their i: exercise, advise, supervise, comprise, promise."""
_ALWAYS_Z = re.compile(r"(?:cit|hor|caps|s|pr|se|ma?g|de|b)i\Z", re.IGNORECASE)
_WITH_HYPHEN = re.compile(r"\b(?P<co>[Cc]o)-(?P<rest>operat\w*|ordinat\w*)\b")
_WITHOUT_HYPHEN = re.compile(r"\b(?P<co>[Cc]o)(?P<rest>operat\w*)\b")
_AMERICAN = {
    "behavior": "behaviour",
    "center": "centre",
    "centers": "centres",
    "color": "colour",
    "defense": "defence",
    "endeavor": "endeavour",
    "endeavors": "endeavours",
    "favor": "favour",
    "favorable": "favourable",
    "fulfill": "fulfil",
    "harbor": "harbour",
    "honor": "honour",
    "labor": "labour",
    "neighbor": "neighbour",
    "neighboring": "neighbouring",
    "offense": "offence",
    "offenses": "offences",
}
_FOREIGN = re.compile(rf"\b(?:{'|'.join(_AMERICAN)})\b", re.IGNORECASE)


@lru_cache(maxsize=16)
def _writes_ise(spelling: tuple[tuple[str, str], ...]) -> bool:
    return any(ours.endswith("iz") and theirs.endswith("is") for ours, theirs in spelling)


def _check(document: Document) -> Iterator[Lapse]:
    style = document.style
    if not style.language.startswith("en"):
        return
    for passage in document.passages:
        yield from _endings(passage, style)
        yield from _hyphens(passage, style)
        for found in passage.found(_FOREIGN):
            if not _is_name(passage, found):
                right = _AMERICAN[found[0].casefold()]
                yield _lapse(passage, found, right.capitalize() if found[0][0].isupper() else right)


def _endings(passage: Passage, style: HouseStyle) -> Iterator[Lapse]:
    to_s = _writes_ise(style.spelling)
    pattern, own, letter = (_IZE, _ALWAYS_Z, "s") if to_s else (_ISE, _ALWAYS_S, "z")
    for found in passage.found(pattern):
        if not own.match(found["stem"]) and not _is_name(passage, found):
            yield _lapse(passage, found, f"{found['stem']}{letter}{found['end']}")


def _hyphens(passage: Passage, style: HouseStyle) -> Iterator[Lapse]:
    spelling = dict(style.spelling)
    hyphen = "cooperat" in spelling
    for found in passage.found(_WITHOUT_HYPHEN if hyphen else _WITH_HYPHEN):
        if not _is_name(passage, found):
            yield _lapse(passage, found, f"{found['co']}{'-' if hyphen else ''}{found['rest']}")


def _is_name(passage: Passage, found: re.Match[str]) -> bool:
    """Whether a word is part of the name of a body or an instrument, which keeps its own spelling."""
    if not found[0][0].isupper():
        return False
    before, after = passage.words[: found.start()].split()[-2:], passage.words[found.end() :].split()[:2]
    inside = found.start() > 0 and passage.words[: found.start()].rstrip()[-1:] not in '.:;“”"('
    return inside or (found.start() > 0 and any(word[:1].isupper() for word in (*before, *after)))


def _lapse(passage: Passage, found: re.Match[str], right: str) -> Lapse:
    return Lapse(passage, *found.span(), f"'{found[0]}' is not the house style's spelling", f"write '{right}'")


RULE = Rule(
    code="N-20",
    title="Spelling",
    says=(
        "A text keeps to the spelling of its house style: '-ize' and 'cooperation' in texts of the United Nations, "
        "'-ise' and 'co-operation' in those of the Council of Europe; British forms in both. Names keep their own."
    ),
    reason="Two spellings in one text show two hands, and defeat whoever searches it.",
    source="UNU guide, -ize (seen); Budapest, 'co-operation' (seen)",
    hint="write it in the house style's spelling",
    severity=Severity.ERROR,
    check=_check,
)
