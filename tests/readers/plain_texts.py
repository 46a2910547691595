"""A small treaty in plain text of our own, and all words of a reading in their order."""

from __future__ import annotations

from drafter.model.instrument import Annex, Article, Chapter, Paragraph, Part, Subparagraph
from drafter.model.walk import plain_words
from drafter.readers.plain.source import HEADING_OF_PREAMBLE, NOTE_BEFORE_TITLE
from drafter.readers.reading import Reading

SMALL = """\
# a note of the collector

Convention on Lighthouses

Preamble

The States Parties to this Convention,

Recalling the perils of the sea,

Noting also that lamps go out,

Have agreed as follows:

PART I

GENERAL

Article 1

Use of terms

For the purposes of this Convention:

(a) “lighthouse” means a tower with a lamp;

(b) “keeper” means whoever lights it:

(i) by day; or

(ii) by night.

Article 2

Keepers

1. Each Party shall have keepers.
2. Article 1 applies to them. A Party shall:

(a) pay them;

(b) feed them,

at its own expense.

CHAPTER II Final clauses

Article 3 bis

This Convention enters into force when two States are bound by it.

IN WITNESS WHEREOF the undersigned have signed. DONE at Harbour, on a clear day.

ANNEX I

Lamps

1. Lamps are round.

2. They are bright.
"""


def all_words(reading: Reading) -> str:
    """Every word of a reading, in the order of the text and without blanks."""
    instrument = reading.instrument
    found = [passage.words for passage in reading.unplaced if passage.reason == NOTE_BEFORE_TITLE]
    found += [plain_words(instrument.title), plain_words(instrument.notice)]
    found += [passage.words for passage in reading.unplaced if passage.reason == HEADING_OF_PREAMBLE]
    if instrument.preamble:
        found.append(plain_words(instrument.preamble.opening))
        for recital in instrument.preamble.recitals:
            found += [plain_words(recital.opener), plain_words(recital.content)]
        found.append(plain_words(instrument.preamble.enacting_words))
    for node in instrument.body:
        found += _words(node)
    if instrument.testimonium:
        for paragraph in instrument.testimonium.paragraphs:
            found += _words(paragraph)
    for annex in instrument.annexes:
        found += _words(annex)
    return "".join("".join(found).split())


def _words(node: object) -> list[str]:
    match node:
        case Part():
            held: tuple[object, ...] = node.content
        case Chapter():
            held = node.articles
        case Article() | Annex():
            held = node.content
        case Paragraph() | Subparagraph():
            items = [words for item in node.subparagraphs for words in _words(item)]
            return [node.label, plain_words(node.chapeau), *items, plain_words(node.closing_words)]
        case _:
            raise TypeError(node)
    return [node.label, plain_words(node.heading), *(words for child in held for words in _words(child))]
