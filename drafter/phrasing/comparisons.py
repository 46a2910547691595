"""What a comparison says of itself: which texts were compared, who marked the changes, and how the changes show."""

from __future__ import annotations

from datetime import date as day_of

from drafter.model.inline import Deleted, Inlines, Inserted, Text
from drafter.model.instrument import Identity
from drafter.model.style import HouseStyle
from drafter.model.values import is_day
from drafter.phrasing.numerals import date_words

NO_DIFFERENCE = "The two texts do not differ in any word."

MARKS: Inlines = (
    Inserted((Text("Words so marked"),)),
    Text(" are new; "),
    Deleted((Text("words so marked"),)),
    Text(" are left out. What has moved is left out at its old place and new at its new one."),
)
"""How changes show: the words are marked themselves, so that each format shows its own marks."""


def draft_words(title: str, identity: Identity, style: HouseStyle) -> str:
    """A draft by its title, its profile and its id: ``“Convention on Samples” (model-convention, draft a1b2c3d4)``."""
    opening, closing = style.quotes
    return f"{opening}{title}{closing} ({short_words(identity)})"


def short_words(identity: Identity) -> str:
    """A draft by its profile and its id."""
    return f"{identity.profile}, draft {identity.draft_id}"


def signed_words(author: str, date: str, style: HouseStyle) -> Inlines:
    """Who marked the changes, and when if that is known; nothing where nobody did. ``date`` is as ``2026-05-31``."""
    if not author:
        return ()
    when = f" on {date_words(day_of.fromisoformat(date), style)}" if is_day(date) else ""
    return (Text(f"The changes are marked by {author}{when}."),)
