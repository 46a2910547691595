"""What the comment at the end of a Markdown file says of the draft beside its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from drafter.model.inline import Inlines
from drafter.model.instrument import (
    OLD,
    AlternativeText,
    Annex,
    Article,
    Changes,
    Chapter,
    Former,
    Identity,
    Instrument,
    Paragraph,
    Part,
    Recital,
    Subparagraph,
    Testimonium,
)
from drafter.model.recipe import COMPARISON
from drafter.model.style import HouseStyle, LevelStyle
from drafter.phrasing.places import item_level, number_of, sign_of
from drafter.readers.markdown.source import Source

N = TypeVar("N")
_HELD = ("recitals", "content", "articles", "texts", "paragraphs", "subparagraphs")


def identity_of(source: Source) -> Identity:
    """Where the draft comes from; where nothing is carried, only what the last line of the text says."""
    if source.carried is None:
        return Identity("", source.draft_id, "", "")
    recipe, said = source.carried.recipe, source.carried.words
    return Identity(
        recipe.profile,
        recipe.draft_id,
        recipe.library_version,
        said.get("kind", ""),
        said.get("language", "en"),
        said.get("date", ""),
        said.get("subject", ""),
        tuple(said["keywords"].split("\n")) if said.get("keywords") else (),
        recipe.face,
        recipe=recipe.text,
        released=said.get("released", ""),
    )


# --- clauses ------------------------------------------------------------------------------------------------------


def with_clauses(document: Instrument, source: Source) -> Instrument:
    """The instrument with the ids of its clauses, and the names that provisions have within them."""
    clauses = source.carried.clauses if source.carried else {}
    if not clauses:
        return document
    return replace(
        document,
        preamble=_named(document.preamble, clauses) if document.preamble else None,
        body=tuple(_named(node, clauses) for node in document.body),
        testimonium=_named(document.testimonium, clauses) if document.testimonium else None,
        annexes=tuple(_named(node, clauses) for node in document.annexes),
    )


def _named(node: N, clauses: Mapping[str, tuple[str, str]]) -> N:
    """A node with its clause and name and, in the same manner, all that it holds."""
    held: Any = node
    changes: dict[str, Any] = {
        key: tuple(_named(child, clauses) for child in found) for key in _HELD if (found := getattr(node, key, ()))
    }
    clause_id, name = clauses.get(getattr(node, "eid", ""), ("", ""))
    if isinstance(node, Article | Annex | Recital | Testimonium):
        changes["clause_id"] = clause_id
    elif isinstance(node, Part | Chapter | Paragraph | Subparagraph | AlternativeText):
        changes["name"] = name
    return replace(held, **changes) if changes else node


# --- comparisons --------------------------------------------------------------------------------------------------


def compared(document: Instrument, source: Source, legend: Sequence[Inlines], formers: Mapping[str, str]) -> Instrument:
    """The instrument as a comparison, where it is one: who marked it and which draft it was made from are not known.

    Every provision that stands was what it is, or had the number that the text gives.
    """
    carried = source.carried
    if not legend and not (carried and carried.recipe.document == COMPARISON):
        return document
    former: dict[str, Former] = {}
    for node in (document.preamble, *document.body, document.testimonium, *document.annexes):
        _keep(node, document.style, formers, former, 0)
    return replace(document, changes=Changes("", "", document.identity, document.style, former, tuple(legend)))


def _keep(node: Any, style: HouseStyle, formers: Mapping[str, str], kept: dict[str, Former], depth: int) -> None:
    """What a provision was in the old text, and what those under it were."""
    mark, eid = getattr(node, "mark", ""), getattr(node, "eid", "")
    if mark and not isinstance(node, Part | Chapter):
        return
    if eid and not mark and not eid.startswith(OLD):
        number = formers.get(eid)
        label, now = getattr(node, "label", ""), getattr(node, "number", "")
        kept[eid] = Former(label, now, eid)
        if number is not None:
            level = _level(node, style, depth)
            before = _label(number, level)
            kept[eid] = Former(before, number if sign_of(before, level) else "", eid)
    for key in _HELD:
        for child in getattr(node, key, ()):
            _keep(child, style, formers, kept, depth + isinstance(node, Subparagraph))


def _level(node: object, style: HouseStyle, depth: int) -> LevelStyle | None:
    match node:
        case Part():
            return style.part
        case Chapter():
            return style.chapter
        case Article():
            return style.article
        case Annex():
            return style.annex
        case Paragraph():
            return style.paragraph
        case Subparagraph():
            return item_level(style, depth)
        case _:
            return None


def _label(number: str, level: LevelStyle | None) -> str:
    """The label of a provision of which only the number is known; the number itself where it is a label."""
    sign = number.strip("()")
    label = level.label.format(n=sign) if level else number
    return label if level and number_of(label, level) in {number, level.reference.format(n=number)} else number
