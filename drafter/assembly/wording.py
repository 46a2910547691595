"""The words the profile and the house style turn: this Convention, States Parties, shall, spelling, quotation marks.

Clause texts are written in one canonical vocabulary. This pass turns it word for word and leaves alone what stands in
double quotation marks. Values of parameters are filled in after it and are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from drafter.model.inline import Inline, Inlines, TermUse, Text
from drafter.model.profile import Profile
from drafter.model.style import HouseStyle
from drafter.model.walk import map_inlines

_QUOTED = re.compile(r'("[^"]*"|“[^”]*”)')

Reword = Callable[[str], str]


def rewording(profile: Profile, style: HouseStyle) -> Reword:
    """The function that turns canonical words into the words of this profile and house style."""
    pairs = {
        "States Parties": profile.parties,
        "State Party": profile.party,
        "this Convention": f"this {profile.instrument}",
        "This Convention": f"This {profile.instrument}",
    }
    pairs.update(style.vocabulary)
    pairs = {canonical: house for canonical, house in pairs.items() if canonical != house}
    words = sorted(pairs, key=len, reverse=True)
    whole = re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b") if words else None
    spelling = dict(style.spelling)
    stems = re.compile("|".join(map(re.escape, sorted(spelling, key=len, reverse=True)))) if spelling else None
    opening, closing = style.quotes

    def turn(text: str) -> str:
        if whole:
            text = whole.sub(lambda found: pairs[found.group()], text)
        if stems:
            text = stems.sub(lambda found: spelling[found.group()], text)
        return text

    def reword(text: str) -> str:
        if '"' not in text and "“" not in text:
            return turn(text).replace("'", "’")
        pieces = _QUOTED.split(text)
        for index, piece in enumerate(pieces):
            pieces[index] = f"{opening}{piece[1:-1]}{closing}" if index % 2 else turn(piece)
        return "".join(pieces).replace("'", "’")

    return reword


def reworded(content: Inlines, reword: Reword) -> Inlines:
    """A run of inline nodes with its literal words turned."""

    def change(node: Inline) -> Inlines:
        if isinstance(node, Text):
            return (Text(reword(node.text)),)
        if isinstance(node, TermUse):
            return (TermUse(node.term, reword(node.words)),)
        return (node,)

    return map_inlines(content, change)
