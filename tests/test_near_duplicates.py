"""Sentences that stand in two clauses almost word for word: each pair is meant, and on the list that says so.

The list is ``tests/near_duplicates.txt``: a line for each pair, clause | clause | the first eight words. What is on it
was read by a person. ``python tests/test_near_duplicates.py`` prints every pair as it is now, with both sentences
and their likeness.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process

from drafter import pipeline
from drafter.library.names import texts_of
from drafter.markup.unparse import unparse_sentence
from drafter.model.clause import ClauseLibrary, ClauseText, TextBlock

LIST = Path(__file__).with_name("near_duplicates.txt")

LEAST_WORDS = 13
"""Shorter sentences are formulas, and formulas are alike."""
ALIKE = 90.0
"""The likeness, of 100, from which two sentences are a pair."""

_TERM = re.compile(r"\{term ([^}]*)\}")
_SENTENCE_END = re.compile(r"(?<=[.;:])\s+(?=[A-Z])")


class Sentence(NamedTuple):
    """A sentence with the clause in which it stands."""

    clause: str
    words: str


class Pair(NamedTuple):
    """Two sentences of different clauses, in the order of their clauses."""

    one: Sentence
    other: Sentence
    likeness: float

    @property
    def line(self) -> str:
        """The pair as it stands in the list."""
        return f"{self.one.clause} | {self.other.clause} | {' '.join(self.one.words.split()[:8])}"


def sentences(library: ClauseLibrary) -> list[Sentence]:
    """Every longer sentence of the clauses' texts, alternatives and passages, once for each clause."""
    found = {
        Sentence(clause.id, sentence): None
        for clause in library.clauses.values()
        for text, _ in texts_of(clause)
        for sentence in _sentences(text)
        if len(sentence.split()) >= LEAST_WORDS
    }
    return list(found)


def _sentences(text: ClauseText | tuple[TextBlock, ...]) -> Iterator[str]:
    for block in text:
        if isinstance(block, TextBlock):
            for content in (block.content, block.closing_words):
                yield from _SENTENCE_END.split(_TERM.sub(r"\1", unparse_sentence(content)))
            yield from _sentences(block.items)


def pairs(library: ClauseLibrary) -> list[Pair]:
    """Every pair of sentences of different clauses that are alike, the likest first."""
    everything = sentences(library)
    words = [sentence.words for sentence in everything]
    found = set()
    for number, sentence in enumerate(everything):
        rest = words[number + 1 :]
        for _, likeness, index in process.extract(
            sentence.words, rest, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None
        ):
            other = everything[number + 1 + index]
            if other.clause != sentence.clause:
                one, two = sorted((sentence, other))
                found.add(Pair(one, two, likeness))
    return sorted(found, key=lambda pair: (-pair.likeness, pair.line))


def listed() -> list[str]:
    """The pairs that were read and are meant."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_two_clauses_say_the_same_only_where_it_is_meant(library: ClauseLibrary) -> None:
    assert [pair.line for pair in pairs(library) if pair.line not in listed()] == []


def test_what_is_on_the_list_is_still_said_twice(library: ClauseLibrary) -> None:
    lines = {pair.line for pair in pairs(library)}
    assert [line for line in listed() if line not in lines] == []


def test_the_list_is_in_order_and_has_nothing_twice() -> None:
    assert listed() == sorted(set(listed()))


def report(library: ClauseLibrary) -> Iterator[str]:
    """Every pair with its likeness, both sentences, and whether it is on the list."""
    meant = listed()
    for pair in pairs(library):
        yield f"{pair.likeness:5.1f}  {pair.line}{'' if pair.line in meant else '   (not on the list)'}"
        yield f"       {pair.one.words}"
        if pair.other.words != pair.one.words:
            yield f"       {pair.other.words}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in report(pipeline.load_library()))
