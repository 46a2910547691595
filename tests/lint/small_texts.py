"""Small instruments for the tests of rules, from words: articles of paragraphs, lists as nested tuples."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from drafter import pipeline
from drafter.assembly.number import number_instrument
from drafter.lint.analyse import analyse
from drafter.lint.document import Circumstances, Document
from drafter.lint.rule import Lapse, Rule
from drafter.model.inline import Inlines, Text
from drafter.model.instrument import (
    Annex,
    Article,
    Identity,
    Instrument,
    Paragraph,
    Preamble,
    Recital,
    Subparagraph,
    Testimonium,
)
from drafter.model.style import HouseStyle

Words = str | Inlines
Block = Words | tuple[object, ...]
"""Words alone, or ``(chapeau, [items], closing words)`` with the closing words left out where there are none."""

_styles: dict[str, HouseStyle] = {}


def house_style(name: str) -> HouseStyle:
    """A shipped house style, read once."""
    return _styles.setdefault(name, pipeline.load_style(name))


def article(heading: Words, *paragraphs: Block, clause: str = "") -> Article:
    """An article; its clause id is made from its heading unless one is given."""
    clause_id = clause or "test." + str(heading).lower().replace(" ", "-")
    return Article(clause_id, _inlines(heading), tuple(_paragraph(p) for p in paragraphs))


def annex(heading: Words, *paragraphs: Block) -> Annex:
    return Annex("annexes.test", _inlines(heading), tuple(_paragraph(p) for p in paragraphs))


def instrument(
    *articles: Article,
    style: str = "un",
    recitals: Iterable[tuple[str, str]] = (),
    annexes: Iterable[Annex] = (),
    testimonium: str = "",
    title: str = "Convention on Tests",
    kind: str = "convention",
) -> Instrument:
    """A numbered instrument. ``recitals`` are pairs of opener and the rest with its comma."""
    found = tuple(Recital("preamble.test", (Text(opener),), (Text(rest),)) for opener, rest in recitals)
    preamble = Preamble((Text("The States Parties to this Convention,"),), found, (Text("Have agreed as follows:"),))
    house = house_style(style)
    closing = Testimonium("final.testimonium", (Paragraph((Text(testimonium),), numbered=False),))
    made = Instrument(
        (Text(title),),
        preamble if found else None,
        articles,
        closing if testimonium else None,
        tuple(annexes),
        Identity("test", "0" * 12, "1", kind),
        house,
    )
    return number_instrument(made)


def document(*articles: Article, circumstances: Circumstances | None = None, **more: object) -> Document:
    """An analysed instrument: what a rule's check is handed."""
    return analyse(instrument(*articles, **more), circumstances or Circumstances(drafted=True))  # type: ignore[arg-type]


def lapses(rule: Rule, *articles: Article, circumstances: Circumstances | None = None, **more: object) -> list[Lapse]:
    """What a rule finds in a small instrument."""
    return list(rule.check(document(*articles, circumstances=circumstances, **more)))


def faulted(rule: Rule, words: str, **more: object) -> list[str]:
    """The stretches of words that a rule faults in an article of one paragraph."""
    return [lapse.words for lapse in lapses(rule, article("Scope", words), **more)]  # type: ignore[arg-type]


def without_numbers(made: Instrument) -> Instrument:
    """The same instrument with no labels on its articles."""
    return replace(made, body=tuple(replace(a, label="", number="") for a in made.body))


def _inlines(words: Words) -> Inlines:
    return (Text(words),) if isinstance(words, str) else words


def _paragraph(block: Block) -> Paragraph:
    if not _is_list(block):
        return Paragraph(_inlines(block))  # type: ignore[arg-type]
    chapeau, items, *rest = block
    return Paragraph(_inlines(chapeau), tuple(_item(i) for i in items), _inlines(rest[0]) if rest else ())  # type: ignore[arg-type, attr-defined]


def _item(block: Block) -> Subparagraph:
    if not _is_list(block):
        return Subparagraph(_inlines(block))  # type: ignore[arg-type]
    chapeau, items, *rest = block
    return Subparagraph(_inlines(chapeau), tuple(_item(i) for i in items), _inlines(rest[0]) if rest else ())  # type: ignore[arg-type, attr-defined]


def _is_list(block: Block) -> bool:
    return isinstance(block, tuple) and len(block) > 1 and isinstance(block[1], list)
