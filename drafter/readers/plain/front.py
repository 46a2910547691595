"""What stands before the articles: the title, notices, the preamble."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafter.model.inline import Inlines, Text
from drafter.model.instrument import Preamble, Recital
from drafter.readers.plain.blocks import Block
from drafter.readers.plain.heads import reads_as_heading
from drafter.readers.plain.identifiers import Identifiers
from drafter.readers.plain.labels import paragraph_label
from drafter.readers.plain.source import HEADING_OF_PREAMBLE, Remarks

_ADVERBS = (
    "Deeply|Gravely|Seriously|Fully|Firmly|Profoundly|Strongly|Further|Also|Again|Equally|Keenly|Particularly|Being|"
    "Having been|Solemnly"
)
_NOT_OPENERS = "Beijing|Nanjing|Peking|Darling|Sterling|Building|Meeting|Hearing|Everything|Nothing|Anything"
_PHRASES = (
    r"Bearing(?: also| further)? in mind|Having(?: in mind| regard(?: also)?(?: to)?| considered| noted| taken note of|"
    r" recalled)|Taking(?: also)? (?:into account|into consideration|account of|note(?: with [a-z]+)?)|"
    r"In view of|In the light of|With a view to|Pursuant to|On the basis of|In pursuance of|In accordance with"
)
_MOODS = (
    "Aware|Conscious|Convinced|Concerned|Mindful|Determined|Desirous|Anxious|Resolved|Guided|Inspired|Persuaded|Alarmed|"
    "Moved|Encouraged|Committed|Prompted|Cognizant|Cognisant|Disturbed|Disposed|Animated|Faithful|Sharing"
)
_SINGLE = f"{_MOODS}|WHEREAS|Whereas|AWARE|CONSCIOUS|CONVINCED|CONCERNED|MINDFUL|DETERMINED|DESIROUS|ANXIOUS|RESOLVED"
_opener = re.compile(
    rf"(?P<opener>(?:(?:{_ADVERBS}) (?:{_MOODS.lower()}|[a-z]{{2,14}}ing\b)|(?:(?:{_ADVERBS}) )?"
    rf"(?:{_PHRASES}|{_SINGLE}|(?!{_NOT_OPENERS})[A-Z][a-z]{{2,14}}?ing|(?!BUILDING|MEETING)[A-Z]{{3,14}}ING))"
    r"(?: (?:also|further|furthermore|moreover|again|in particular)\b)?)"
    r"(?=$|[\s,:]|the|that|their|and|its|in|to|of)"
)
_wide_enacting = re.compile(
    r"(?:(?:HAVE|Have|have|HAS|Has|DO|Do) ?(?:[A-Za-z]{1,12} ){0,2}|)(?:[Hh]ereby |HEREBY )?"
    r"(?:agreed?|AGREED?|Agreed?|[Rr]esolved|RESOLVED|decided|DECIDED|concluded|CONCLUDED)"
)
_as_follows = re.compile(
    r" ?(?:as follows|AS FOLLOWS|(?:up)?on the following|(?:UP)?ON THE FOLLOWING|to the following)"
)
_lost_break = re.compile(r"(?<=[A-Z]{3})(?=(?:to|that|the) )|(?<=[, ]and)(?=(?:to|that) )")
_preamble_heading = re.compile(r"PREAMBLE\b[:.]?|Preamble(?![a-z])[:.]?")
_opening = re.compile(r"(?:(?:The|THE) |WE,? |We,? |PREAMBLE|Preamble|(?:Desiring|Considering|Recognizing|Whereas)\b)")
_BEFORE = ',;:.–—”"'


@dataclass(slots=True)
class Front:
    """The parts of it; ``rest`` are the blocks that belong to the provisions."""

    title: Inlines = ()
    notice: Inlines = ()
    preamble: Preamble | None = None
    rest: tuple[Block, ...] = ()


@dataclass(slots=True)
class _Collected:
    opening: list[str] = field(default_factory=list)
    recitals: list[tuple[str, str, int]] = field(default_factory=list)
    enacting: list[str] = field(default_factory=list)


def read_front(
    blocks: Sequence[Block], title: str, identifiers: Identifiers, remarks: Remarks, *, alone: bool = False
) -> Front:
    """The front of a text from the blocks before its first head.

    ``title`` is that of a text that begins without one. Where the text has no head at all, its front is ``alone``, and
    has a preamble only if there are words that enact.
    """
    front = Front()
    rest = list(blocks)
    front.title, taken = _title(rest, title)
    del rest[:taken]
    notices = 0
    while notices < len(rest) and _is_notice(rest[notices].words):
        remarks.add(rest[notices].line, rest[notices].words, "a note stands where the preamble is looked for")
        notices += 1
    front.notice = _text(" ".join(block.words for block in rest[:notices]))
    if alone and all(_enacting_at(block.words) is None for block in rest):
        front.rest = tuple(rest[notices:])
    else:
        front.preamble, front.rest = _preamble(rest[notices:], identifiers, remarks)
    return front


def _title(blocks: Sequence[Block], given: str) -> tuple[Inlines, int]:
    """The title and how many blocks it takes: lines right under the first that can be headings, in capitals as that."""
    if not blocks:
        return _text(given), 0
    first = blocks[0].words
    if given and "".join(given.split()).casefold() != "".join(first.split()).casefold():
        return _text(given), 0
    if not given and (_opening.match(first) and not reads_as_heading(first)):
        return (), 0
    taken = 1
    while taken < min(len(blocks), 8) and first.isupper() and _goes_on(blocks[taken].words):
        taken += 1
    return _text(" ".join(block.words for block in blocks[:taken])), taken


def _goes_on(words: str) -> bool:
    return words.isupper() and reads_as_heading(words) and not _opening.match(words)


def _is_notice(words: str) -> bool:
    return (words[0], words[-1]) in {("(", ")"), ("[", "]")}


def _preamble(
    blocks: Sequence[Block], identifiers: Identifiers, remarks: Remarks
) -> tuple[Preamble | None, tuple[Block, ...]]:
    if not blocks or (paragraph_label(blocks[0].words) and not _signed(blocks)):
        return None, tuple(blocks)
    identifiers.give("preamble", blocks[0].line)
    body = list(blocks)
    found = _preamble_heading.match(body[0].words)
    if found:
        remarks.add(body[0].line, found[0], HEADING_OF_PREAMBLE)
        body[0] = body[0].after(found.end())
        if not body[0].words:
            del body[0]
    taken, rest = _up_to_end(body)
    collected = _Collected()
    for at, block in enumerate(taken, 1):
        _collect(block, collected, _enacting_at(block.words) if at == len(taken) else None)
    recitals = tuple(
        Recital("", _text(opener), _text(words), identifiers.give(f"recs__rec_{at}", line))
        for at, (opener, words, line) in enumerate(collected.recitals, 1)
    )
    opening, enacting = _text(" ".join(collected.opening)), _text(" ".join(collected.enacting))
    return Preamble(opening, recitals, enacting), rest


def _signed(blocks: Sequence[Block]) -> bool:
    """Whether blocks have the words of a preamble: a recital, or those that enact."""
    return any(_enacting_at(block.words) is not None or _opener.match(block.words) for block in blocks)


def _up_to_end(blocks: Sequence[Block]) -> tuple[list[Block], tuple[Block, ...]]:
    """The blocks of the preamble, and what stands after the words that enact: after their colon."""
    ends = [at for at, block in enumerate(blocks) if _enacting_at(block.words) is not None]
    if not ends:
        signed = _signed(blocks)
        cut = len(blocks) if signed else min(len(blocks), 1)
        return list(blocks[:cut]), tuple(blocks[cut:])
    last = blocks[ends[-1]]
    colon = last.words.find(":", _enacting_at(last.words) or 0)
    end = colon + 1 if colon >= 0 else len(last.words)
    rest = last.after(end)
    left = (rest,) if rest.words else ()
    return [*blocks[: ends[-1]], last.before(end)], (*left, *blocks[ends[-1] + 1 :])


def _enacting_at(words: str) -> int | None:
    """Where the words that enact begin: at the last place that says *as follows*, or begins a line or a clause."""
    place = None
    for found in _wide_enacting.finditer(words):
        head = found[0]
        formal = head[0].isupper() and _stands_first(words, found.start()) and " " in head.strip()
        if formal or _as_follows.match(words, found.end()):
            place = found.start()
    return place


def _stands_first(words: str, at: int) -> bool:
    """Whether a place is at the start of words, or right after a stop or a note's figure."""
    before = words[max(0, at - 6) : at].rstrip()
    if not words[:at] or not before:
        return True
    before = before.removesuffix("and").rstrip() if before.endswith((" and", ",and", ";and")) else before
    glued = not words[at - 1].isspace()
    return bool(before) and (before[-1] in _BEFORE or (glued and before[-1].isdigit()))


def _segments(block: Block) -> Iterator[tuple[int, int, int]]:
    """Where the clauses of a preamble begin in a block, how long their openers are, and where they end."""
    words = block.words
    begins = {found.start(): 0 for found in _lost_break.finditer(words)}
    begins |= {
        found.start(): len(found["opener"]) for found in _opener.finditer(words) if _stands_first(words, found.start())
    }
    begins.setdefault(0, 0)
    places = sorted(begins)
    for at, place in enumerate(places):
        yield place, begins[place], places[at + 1] if at + 1 < len(places) else len(words)


def _collect(block: Block, into: _Collected, enacting: int | None) -> None:
    """Puts the words of a block where they belong: before the recitals, in one of them, or among those that enact.

    The last formula alone enacts: one before it has to stay where it stands.
    """
    body = block if enacting is None else block.before(enacting)
    if body.words:
        for start, opener, end in _segments(body):
            words = body.words[start:end].strip()
            if opener or into.recitals or start:
                into.recitals.append((words[:opener], words[opener:].strip(), body.line_at(start)))
            elif words:
                into.opening.append(words)
    if enacting is not None:
        into.enacting.append(block.words[enacting:])


def _text(words: str) -> Inlines:
    return (Text(words),) if words else ()
