"""What a line says of its own place: the label at its head, and the identifier that follows from where it stands.

A text in which labels are words gives them back by these rules; what is written by them need not say more, and what
they would misread says so. Identifiers are in the manner of the Akoma Ntoso naming convention, as assembly gives them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from drafter.model.instrument import OLD, Former
from drafter.model.style import HouseStyle, LevelStyle

CONCLUSIONS = "concl"
"""The identifier of a testimonium that has none of its own."""
WRAP_UP, SIGNATURE = "wrapup_1", "signature_1"
"""The last step of the identifier of closing words, and of the first line of a signature block."""
OPENING, ENACTING = "formula_1", "formula_2"
"""The identifiers of the words that open a preamble, and of those that end it."""

_SIGNS = {
    "decimal": r"\d+",
    "upper-roman": "[IVXLCDM]+",
    "lower-roman": "[ivxlcdm]+",
    "upper-letter": "[A-Z]+",
    "lower-letter": "[a-z]+",
}
_not_in_eid = re.compile(r"[^0-9A-Za-z-]")
_alternative = re.compile(r"(?P<article>.+?)__alt_(?P<group>\d+)(?:-(?P<number>\d+))?(?P<under>__.*)?")


def label_at(words: str, level: LevelStyle | None) -> str:
    """The label that words begin with, where it is one of a level's; empty where they begin with none."""
    found = _pattern(level).match(words) if level else None
    return found["label"] if found else ""


def sign_of(label: str, level: LevelStyle | None) -> str:
    """The bare number in a label: ``a`` of ``(a)``."""
    found = _pattern(level).fullmatch(label) if level else None
    return (found["sign"] or "") if found else ""


def number_of(label: str, level: LevelStyle | None) -> str:
    """How a provision with this label is spoken of in references: ``(a)``; empty where the label is not the level's."""
    sign = sign_of(label, level)
    return level.reference.format(n=sign) if sign and level else ""


@lru_cache(maxsize=64)
def _pattern(level: LevelStyle) -> re.Pattern[str]:
    """What a label of the level looks like before a blank or at the end; bare of its number too, as of a sole annex."""
    if level.format not in _SIGNS:
        return re.compile("(?P<label>(?P<sign>(?!)))")
    before, _, after = level.label.partition("{n}")
    numbered = f"{re.escape(before)}(?P<sign>{_SIGNS[level.format]}){re.escape(after)}"
    bare = re.escape(level.label.format(n="").strip())
    only = f"|{bare}" if re.search(r"[^\W\d_]", before + after) else ""
    return re.compile(rf"(?P<label>{numbered}{only})(?=\s|\Z)")


def item_level(style: HouseStyle, depth: int) -> LevelStyle | None:
    """The level of the items of lists that stand ``depth`` deep, from 0; none below the deepest."""
    return style.subparagraphs[depth] if depth < len(style.subparagraphs) else None


def heading_level(eid: str, label: str, style: HouseStyle) -> tuple[str, LevelStyle | None]:
    """What a heading is the heading of (``part``, ``chapter``, ``article``, ``annex``), from the last step of its
    identifier or, where that does not say, from its label; empty where neither does."""
    step = eid.removeprefix(OLD).rpartition("__")[2].partition("_")[0]
    levels = {"part": style.part, "chapter": style.chapter, "article": style.article, "annex": style.annex}
    steps = {"part": "part", "chp": "chapter", "art": "article", "annex": "annex"}
    kind = steps.get(step) or next((kind for kind, level in levels.items() if label_at(label, level)), "")
    return kind, levels.get(kind)


# --- identifiers --------------------------------------------------------------------------------------------------


def paragraph_eid(above: str, label: str, unlabelled: int, *, alone: bool) -> str:
    """The identifier of a paragraph: by its label, or by how many without one there are up to it."""
    if alone and not label:
        return f"{above}__para_1"
    return f"{above}__para_{_bare(label) or 1}" if label else f"{above}__al_{unlabelled}"


def item_eid(above: str, label: str, position: int) -> str:
    """The identifier of an item of a list: by its label, or by its position from 1."""
    return f"{above}__subpara_{_bare(label) or position}"


@dataclass(frozen=True, slots=True)
class AlternativePlace:
    """Which of the alternatives of an article a text is; ``number`` is 0 where the identifier does not count them."""

    group: int
    number: int


def alternative_eid(article: str, place: AlternativePlace) -> str:
    """The identifier of one alternative text."""
    return f"{article}__alt_{place.group}-{place.number}"


def next_alternative(before: AlternativePlace | None, last_group: int) -> AlternativePlace:
    """The place of the next alternative text: after the one that stands right before it, or the first of a group."""
    if before:
        return AlternativePlace(before.group, before.number + 1)
    return AlternativePlace(last_group + 1, 1)


def alternative_of(eid: str) -> tuple[str, AlternativePlace | None]:
    """The alternative text that a provision is or stands in, by its identifier, and its place; empty for none."""
    found = _alternative.fullmatch(eid)
    if not found:
        return "", None
    text = eid.removesuffix(found["under"]) if found["under"] else eid
    return text, AlternativePlace(int(found["group"]), int(found["number"] or 0))


def stands_alone(eid: str) -> bool:
    """Whether an identifier is that of something beside the articles: it has one step only."""
    return bool(eid) and "__" not in eid.removeprefix(OLD)


# --- comparisons --------------------------------------------------------------------------------------------------


def former_number(was: Former | None, label: str, number: str) -> str:
    """The number that a block had in the old text of a comparison, where it has another one now; the label it had where
    the number alone would not tell them apart, and nothing where only the signs about the number have changed."""
    if was is None or was.label == label:
        return ""
    before, now = _bare(was.number), _bare(number)
    if before and before != now:
        return was.number
    return "" if _bare(was.label) in {_bare(label), now} else was.label.rstrip(" .:–—")


def _bare(label: str) -> str:
    return _not_in_eid.sub("", label)
