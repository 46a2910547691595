"""Headings of articles and divisions: on the line of the head, on the line after it, or run into the first words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.readers.plain.blocks import Block
from drafter.readers.plain.heads import is_labelled, reads_as_heading
from drafter.readers.plain.source import Remarks

_opens_sentence = re.compile(
    r"(?<=[\w)”\"]) ?(?=(?:The|Each|Every|Any|All|No|Nothing|This|These|In|If|For|Where|When|Whenever|Upon|Without|"
    r"Subject|Notwithstanding|Unless|Except|With|It|States?|Parties|Contracting|Member|Members|A|An|At|On|As|After)\b)"
)
_sentence = re.compile(r"(?:The|Each|Any|All|No|This|These|In|If|For|Where|When|Upon|Every|Nothing|It)\b")
_unfinished = re.compile(
    r"\b(?:of|the|to|for|in|by|with|and|or|between|other|on|from|a|an|all|each|any|under|as|at|into|its|their|States?|"
    r"Contracting|Member|United|High|The|Third|Non)$|[-–—,;:]$"
)
_LONGEST_RUN_IN = 12
"""How many words a heading has at most that is looked for before the first sentence of its article."""


class Headings:
    """Finds headings; ``articles`` are the blocks of every article, which say together whether headings are usual."""

    def __init__(self, articles: Sequence[Sequence[Block]], remarks: Remarks) -> None:
        headed = sum(1 for blocks in articles if blocks and reads_as_heading(blocks[0].words))
        self._usual = headed * 2 >= max(1, len(articles)) and headed > 0
        self._often = headed * 2 >= max(1, len(articles)) and headed >= 3
        self._remarks = remarks

    def article(self, blocks: Sequence[Block]) -> tuple[str, list[Block]]:
        """The heading of an article, empty for none, and the blocks of its text."""
        if not blocks:
            return "", []
        first = blocks[0]
        if reads_as_heading(first.words) and (len(blocks) > 1 or self._usual):
            return first.words, list(blocks[1:])
        if first.head and len(first.words) <= 80 and len(blocks) > 1 and _short_name(first.words):
            return first.words, list(blocks[1:])
        end = self._run_in(first) if self._often else 0
        if not end:
            return "", list(blocks)
        self._remarks.add(first.line, first.words[: end + 20], "the heading runs into the first words of the article")
        return first.words[:end], [first.after(end), *blocks[1:]]

    def division(self, blocks: Sequence[Block]) -> tuple[str, list[Block]]:
        """The heading of a division or an annex, empty for none, and the blocks after it."""
        if blocks and reads_as_heading(blocks[0].words):
            return blocks[0].words, list(blocks[1:])
        return "", list(blocks)

    @staticmethod
    def _run_in(block: Block) -> int:
        """Where a heading ends that the first sentence follows without a break; 0 for none."""
        words = block.words
        if is_labelled(words) or not words[0].isupper():
            return 0
        for found in _opens_sentence.finditer(words[:160]):
            heading = words[: found.start()]
            if not reads_as_heading(heading) or heading.count(" ") >= _LONGEST_RUN_IN:
                return 0
            if not _unfinished.search(heading) and not _starts_sentence(heading):
                return len(heading)
        return 0


def _starts_sentence(heading: str) -> bool:
    """Whether words are the start of a sentence rather than a heading of their own."""
    return bool(
        _opens_sentence.match(" " + heading, 0) or re.match(r"(?:The|Each|Any|All|No|This|In|If|For)\b", heading)
    )


def _short_name(words: str) -> bool:
    return words.endswith(".") and words.count(" ") <= 8 and reads_as_heading(words[:-1])
