"""The words the profile and the house style turn: this Convention, States Parties, shall, spelling, quotation marks.

Clause texts are written in one canonical vocabulary. This pass turns it word for word and leaves alone what stands in
double quotation marks. Values of parameters are filled in after it and are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from drafter.model.inline import Bracketed, DefinedTerm, Emphasis, Footnote, Inline, Inlines, Text
from drafter.model.profile import Profile
from drafter.model.style import HouseStyle

_QUOTE = re.compile('(["“”])')
Pairs = dict[str, str]


class Wording:
    """Turns canonical words into the words of one profile and house style."""

    def __init__(self, profile: Profile, style: HouseStyle) -> None:
        own = {
            "States Parties": profile.parties,
            "State Party": profile.party,
            "this Convention": f"this {profile.instrument}",
            "This Convention": f"This {profile.instrument}",
        }
        named = _whole_words(own)
        pairs = {**own, **{word: _turned(house, named, own) for word, house in style.vocabulary}}
        self._pairs = pairs
        self._words = _whole_words(pairs)
        self._spelling = {stem.casefold(): house for stem, house in style.spelling}
        stems = sorted(self._spelling, key=len, reverse=True)
        self._stems = re.compile("|".join(map(re.escape, stems)), re.IGNORECASE) if stems else None
        self._opening, self._closing = style.quotes

    def __call__(self, text: str) -> str:
        """A whole text."""
        return self._read([text])[0]

    def run(self, content: Inlines) -> Inlines:
        """A run of inline nodes; a quotation may begin in one of its texts and end in another."""
        turned = iter(self._read([text for node in content for text in _texts(node)]))
        return tuple(_with_texts(node, turned) for node in content)

    def _read(self, texts: list[str]) -> list[str]:
        """The texts of one sentence. Where quotation marks do not pair, none of them opens a quotation."""
        signs = [sign for text in texts for sign in text if sign in '"“”']
        if not signs:
            return [self._turn(text) for text in texts]
        paired = signs.count('"') % 2 == 0 and signs.count("“") == signs.count("”")
        quoted = False
        found = []
        for text in texts:
            pieces = _QUOTE.split(text)
            for index, piece in enumerate(pieces):
                if index % 2 and paired:
                    quoted = not quoted if piece == '"' else piece == "“"
                    pieces[index] = self._opening if quoted else self._closing
                elif not quoted:
                    pieces[index] = self._turn(piece)
            found.append("".join(pieces).replace("'", "’"))
        return found

    def _turn(self, text: str) -> str:
        text = _turned(text, self._words, self._pairs)
        if self._stems:
            text = self._stems.sub(lambda found: self._spelt(found[0]), text)
        return text.replace("'", "’")

    def _spelt(self, stem: str) -> str:
        house = self._spelling[stem.casefold()]
        return house[:1].upper() + house[1:] if stem[:1].isupper() else house


def _whole_words(pairs: Pairs) -> re.Pattern[str] | None:
    words = sorted((word for word, house in pairs.items() if word != house), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b") if words else None


def _turned(text: str, words: re.Pattern[str] | None, pairs: Pairs) -> str:
    return words.sub(lambda found: pairs[found[0]], text) if words else text


def _texts(node: Inline) -> list[str]:
    match node:
        case Text(text):
            return [text]
        case Emphasis(content) | Footnote(content) | DefinedTerm(_, content):
            return [text for inner in content for text in _texts(inner)]
        case Bracketed(alternatives):
            return [text for inner in chain(*alternatives) for text in _texts(inner)]
        case _:
            return []


def _with_texts(node: Inline, texts: Iterator[str]) -> Inline:
    match node:
        case Text():
            return Text(next(texts))
        case Emphasis(content) | Footnote(content) | DefinedTerm(_, content):
            return replace(node, content=tuple(_with_texts(inner, texts) for inner in content))
        case Bracketed(alternatives):
            return replace(node, alternatives=tuple(tuple(_with_texts(n, texts) for n in a) for a in alternatives))
        case _:
            return node
